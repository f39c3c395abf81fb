// What goes wrong after an input is the model's: for each operation, requests that reach the errors it declares.

import CleanRooms
import EmulatorTesting
import JSON

/// A request, or several, that end in an error.
struct Scenario {
    let label: String
    var settings = Settings()
    let run: (World, Operation) throws -> Void

    /// Those that fit any operation. Which error comes is the operation's to say; that it is a declared one is held against the model.
    static var general: [Scenario] {
        [
            Scenario(label: "ids that nothing has") { world, operation in
                let input = try world.input(for: operation.name)
                for member in world.model.input(of: operation).members where input[member.name] != nil {
                    let shape = world.model.shape(member.shape)
                    let isArn = member.name.hasSuffix("Arn") && member.place == .path
                    guard shape.isIdentifier || isArn || member.name == "accountId" || member.name == "name" && member.place == .path
                    else { continue }
                    let strange = world.samples.text(of: shape, in: "z", index: 999)
                    world.send(
                        operation.name, input.with(member.name, .string(strange)), as: Recipe.caller(of: operation.name, sending: input))
                }
            },
            Scenario(label: "a caller who has nothing") { world, operation in
                world.send(operation.name, try world.input(for: operation.name), as: .stranger)
            },
            Scenario(label: "the other member") { world, operation in
                let caller: Account = Recipe.of(operation.name).caller == .advertiser ? .publisher : .advertiser
                world.send(operation.name, try world.input(for: operation.name), as: caller)
            },
            Scenario(label: "a member without abilities") { world, operation in
                guard world.model.input(of: operation).members.contains(where: { $0.name == "membershipIdentifier" }) else { return }
                let input = try world.input(for: operation.name)
                let request = input.with("membershipIdentifier", .string(try world.home.otherMembership))
                world.send(operation.name, request, as: .publisher)
            },
            Scenario(label: "the same again") { world, operation in
                let input = try world.input(for: operation.name)
                for _ in 0..<2 { world.send(operation.name, input, as: Recipe.caller(of: operation.name, sending: input)) }
            },
            Scenario(label: "a collaboration that is deleted") { world, operation in
                let input = try world.input(for: operation.name)
                let caller = Recipe.caller(of: operation.name, sending: input)
                let membership = input["membershipIdentifier"].map { world.send("GetMembership", ["membershipIdentifier": $0], as: caller) }
                guard let id = input["collaborationIdentifier"] ?? membership?["membership"]?["collaborationId"] else { return }
                world.send("DeleteCollaboration", ["collaborationIdentifier": id])
                world.send(operation.name, input, as: caller)
            },
        ]
    }

    /// Those that one operation needs for an error that no general one reaches.
    private static var special: [String: [Scenario]] {
        [
            "DeleteMember": [
                Scenario(label: "the creator") { world, operation in
                    let input = try world.input(for: operation.name).with("accountId", .string(Account.advertiser.id))
                    world.send(operation.name, input)
                }
            ],
            "StartProtectedQuery": tooManyQueries,
            "PopulateIntermediateTable": tooManyQueries,
            "DeleteIntermediateTable": [
                Scenario(label: "a table that is being populated") { world, operation in
                    let input = try world.input(for: operation.name)
                    world.send("PopulateIntermediateTable", input)
                    world.send(operation.name, input)
                }
            ],
            "CreateAnalysisTemplate": [
                Scenario(label: "more text than the legacy engine reads") { world, operation in
                    let home = try world.makeHome { $0["analyticsEngine"] = "CLEAN_ROOMS_SQL" }
                    var input = try world.input(for: operation.name)
                    input["membershipIdentifier"] = .string(home.membership)
                    input[path: "source.text"] = .string("SELECT 1 FROM t" + String(repeating: " ", count: 90_000))
                    world.send(operation.name, input)
                }
            ],
            "CreateConfiguredTableAnalysisRule": tooLongRule,
            "UpdateConfiguredTableAnalysisRule": tooLongRule,
            "UpdateConfiguredTable": [
                Scenario(label: "a column that the rule names taken away") { world, operation in
                    let table = try world.makeRuledTable(type: "LIST")
                    world.send(operation.name, ["configuredTableIdentifier": .string(table), "allowedColumns": ["other"]])
                }
            ],
            "UpdateProtectedQuery": [
                Scenario(label: "a query that has ended") { world, operation in
                    let input = try world.input(for: operation.name)
                    world.emulator.advance(by: .seconds(60))
                    world.send(operation.name, input)
                }
            ],
            "CreateIntermediateTable": [
                Scenario(label: "more text than the engine reads") { world, operation in
                    var input = try world.input(for: operation.name)
                    // Each of these characters has two bytes, which the model's length does not count.
                    let text = "SELECT '\(String(repeating: "é", count: 260_000))' AS a"
                    input[path: "populationAnalysisConfiguration.sqlParameters.queryString"] = .string(text)
                    world.send(operation.name, input)
                }
            ],
            "CreateIntermediateTableAnalysisRule": tooLongRule,
            "DeleteMembership": [
                Scenario(label: "the creator's") { world, operation in
                    world.send(operation.name, ["membershipIdentifier": .string(try world.home.membership)])
                }
            ],
            "DeleteConfiguredTable": [
                Scenario(label: "a table with associations, where that is refused", settings: .refusingTableDeletion) { world, operation in
                    let association = try world.make("CreateConfiguredTableAssociation")
                    let table = association.input["configuredTableIdentifier"] ?? ""
                    world.send(operation.name, ["configuredTableIdentifier": table])
                }
            ],
        ]
    }

    private static var tooManyQueries: [Scenario] {
        [
            Scenario(label: "more queries than may be under way") { world, operation in
                let inputs = try (0..<6).map { _ in try world.input(for: operation.name) }
                for input in inputs { world.send(operation.name, input) }
            }
        ]
    }

    private static var tooLongRule: [Scenario] {
        [
            Scenario(label: "a rule longer than the quota") { world, operation in
                var input = try world.input(for: operation.name)
                input["analysisRuleType"] = "CUSTOM"
                let accounts = (0..<8000).map { JSON.string("\(100_000_000_000 + $0)") }
                input["analysisRulePolicy"] = [
                    "v1": ["custom": ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": .array(accounts)]]
                ]
                if operation.name.hasPrefix("Update") {
                    input["configuredTableIdentifier"] = .string(try world.makeRuledTable(type: "CUSTOM"))
                }
                world.send(operation.name, input)
            }
        ]
    }

    /// The quota that holds an operation back.
    private static let quotas: [String: Quota] = [
        "CreateAnalysisTemplate": .analysisTemplates,
        "CreateCollaboration": .collaborations,
        "CreateCollaborationChangeRequest": .members,
        "CreateConfiguredAudienceModelAssociation": .audienceModelAssociations,
        "CreateConfiguredTable": .configuredTables,
        "CreateConfiguredTableAssociation": .tableAssociations,
        "CreateIdMappingTable": .idMappingTables,
        "CreateIdNamespaceAssociation": .idNamespaceAssociations,
        "CreateMembership": .memberships,
        "CreatePrivacyBudgetTemplate": .accessBudgets,
        "UpdateConfiguredTable": .columns,
    ]

    /// The second time where there is room for one.
    private static func beyond(_ quota: Quota) -> Scenario {
        var settings = Settings()
        settings.quotas.values[quota] = 1
        return Scenario(label: "beyond the quota \(quota.rawValue)", settings: settings) { world, operation in
            for _ in 0..<2 {
                var input = try world.input(for: operation.name)
                if quota == .columns { input["allowedColumns"] = ["one", "two"] }
                world.send(operation.name, input, as: Recipe.caller(of: operation.name, sending: input))
            }
        }
    }

    static func of(_ operation: Operation) -> [Scenario] {
        general + (special[operation.name] ?? []) + (quotas[operation.name].map { [beyond($0)] } ?? [])
    }
}

extension Settings {
    fileprivate static var refusingTableDeletion: Settings {
        var settings = Settings()
        settings.tableDeletion = .refuse
        return settings
    }
}
