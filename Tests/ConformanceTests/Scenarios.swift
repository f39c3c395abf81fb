// What goes wrong after an input is the model's: for each operation, requests that reach the errors it declares.

import EmulatorTesting
import JSON

/// A request, or several, that end in an error.
struct Scenario {
    let label: String
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
                    world.send(operation.name, input.with(member.name, .string(strange)), as: Recipe.of(operation.name).caller)
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
                for _ in 0..<2 { world.send(operation.name, input, as: Recipe.of(operation.name).caller) }
            },
            Scenario(label: "a collaboration that is deleted") { world, operation in
                let input = try world.input(for: operation.name)
                let id = try input["collaborationIdentifier"]?.string ?? world.home.collaboration
                world.send("DeleteCollaboration", ["collaborationIdentifier": .string(id)])
                world.send(operation.name, input, as: Recipe.of(operation.name).caller)
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
            "StartProtectedQuery": [
                Scenario(label: "more queries than may be under way") { world, operation in
                    let input = try world.input(for: operation.name)
                    for _ in 0..<6 { world.send(operation.name, input) }
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
            "ListProtectedQueries": [],
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

    static func of(_ operation: Operation) -> [Scenario] { general + (special[operation.name] ?? []) }
}

/// A declared error that nothing reaches, and why.
struct Unreachable {
    let error: String
    /// Nil for every operation that declares it.
    var operations: Set<String>?
    let reason: String

    static func of(_ operation: Operation, _ error: String) -> Unreachable? {
        all.first { $0.error == error && ($0.operations?.contains(operation.name) ?? true) }
    }

    private static let all = [
        Unreachable(error: "ThrottlingException", reason: "No rate is limited; only faults that the tester sets answer it."),
        Unreachable(error: "InternalServerException", reason: "It would be a mistake of ours; only faults that the tester sets answer it."),
    ]
}
