// Recipes of the tables that are made of others: ID mapping tables, and intermediate tables with their rules.

import EmulatorTesting
import JSON

extension Recipe {
    static var derivedTables: [String: Recipe] {
        [
            "CreateIdMappingTable": Recipe { world, input, changed in
                if !changed.hasPrefix("name") { input["name"] = .string("m\(world.next())") }
                try world.makeNamespaces()
            },
            "CreateIntermediateTable": Recipe { world, input, changed in
                if !changed.hasPrefix("name") { input["name"] = .string("i\(world.next())") }
                let parameters = "populationAnalysisConfiguration.sqlParameters"
                if changed.hasPrefix("\(parameters).analysisTemplateArn") {
                    input[path: "\(parameters).queryString"] = nil
                    input[path: "\(parameters).analysisTemplateArn"] = .string(
                        try world.make("CreateAnalysisTemplate") { $0[path: "source.text"] = "SELECT 1 AS a" }.arn)
                } else if changed.hasPrefix("\(parameters).queryString"), let length = input[path: changed]?.string?.count, length > 0 {
                    input[path: changed] = .string(text + String(repeating: " ", count: max(0, length - text.count)))
                } else {
                    input[path: "populationAnalysisConfiguration"] = ["sqlParameters": ["queryString": .string(text)]]
                }
            },
            "UpdateIntermediateTable": Recipe(makesParent: "intermediateTableIdentifier") { world, input, _ in
                let names = input["columns"]?.array?.compactMap { $0["name"]?.string } ?? []
                input["intermediateTableIdentifier"] = .string(try world.makePopulatedTable(columns: names))
            },
            "PopulateIntermediateTable": Recipe(makesParent: "intermediateTableIdentifier") { world, input, _ in
                // Five queries of a membership are under way at most.
                world.emulator.advance(by: .seconds(60))
                let names = input["parameters"]?.object?.members.map(\.name) ?? []
                input["intermediateTableIdentifier"] = .string(try world.makeIntermediateTable(parameters: names))
                if input["analysisPayerAccountId"] != nil { input["analysisPayerAccountId"] = .string(Account.publisher.id) }
            },
            "CreateIntermediateTableAnalysisRule": Recipe { _, input, changed in fitCustomRule(&input, changed) },
            "UpdateIntermediateTableAnalysisRule": Recipe { world, input, changed in
                fitCustomRule(&input, changed)
                try world.giveRule(toTableOf: input)
            },
            "GetIntermediateTableAnalysisRule": Recipe { world, input, _ in try world.giveRule(toTableOf: input) },
            "DeleteIntermediateTableAnalysisRule": Recipe { world, input, _ in try world.giveRule(toTableOf: input) },
            "DisallowIntermediateTable": Recipe { world, input, changed in
                // The caller's own table is under it, which makes the caller a provider of its data.
                let base = try world.make("CreateConfiguredTableAssociation").resource["name"]?.string ?? ""
                let table = try world.make("CreateIntermediateTable") { made in
                    let path = "populationAnalysisConfiguration.sqlParameters.queryString"
                    made[path: path] = .string("SELECT listed FROM \(base)")
                    if changed == "intermediateTableName" { made["name"] = input["intermediateTableName"] }
                }
                input["intermediateTableName"] = table.resource["name"]
            },
        ]
    }

    private static var text: String { "SELECT 1 AS a" }

    /// Analyses are templates, or whatever accounts ask; receivers are members; differential privacy excludes the other controls.
    private static func fitCustomRule(_ input: inout JSON, _ changed: String) {
        let custom = "analysisRulePolicy.v1.custom"
        if changed.hasPrefix("\(custom).allowedAnalysisProviders") { input[path: "\(custom).allowedAnalyses"] = ["ANY_QUERY"] }
        if changed == custom {
            input[path: "\(custom).differentialPrivacy"] = nil
            if input[path: "\(custom).allowedAnalysisProviders"] != nil { input[path: "\(custom).allowedAnalyses"] = ["ANY_QUERY"] }
        }
        let receivers = "\(custom).allowedResultReceivers"
        if let count = input[path: receivers]?.array?.count {
            input[path: receivers] = .array([Account.advertiser, .publisher].prefix(count).map { .string($0.id) })
        }
    }
}

extension World {
    /// A source and a target, which every mapping needs.
    fileprivate func makeNamespaces() throws {
        for name in ["source", "target"] {
            _ = try make("CreateIdNamespaceAssociation") { input in
                let place = "inputReferenceConfig.inputReferenceArn"
                input[path: place] = .string("arn:aws:entityresolution:us-east-1:111111111111:idnamespace/\(name)\(next())")
            }
        }
    }

    /// An intermediate table over a template with these parameters.
    fileprivate func makeIntermediateTable(parameters: [String]) throws -> String {
        guard !parameters.isEmpty else { return try make("CreateIntermediateTable").id }
        let template = try make("CreateAnalysisTemplate") { input in
            let uses = parameters.map { ":\($0)" }.joined(separator: ", ")
            input[path: "source.text"] = .string("SELECT concat(\(uses)) AS a")
            input["analysisParameters"] = .array(parameters.map { ["name": .string($0), "type": "VARCHAR"] })
        }
        return try make("CreateIntermediateTable") { input in
            input["populationAnalysisConfiguration"] = ["sqlParameters": ["analysisTemplateArn": .string(template.arn)]]
        }.id
    }

    /// An intermediate table that has been populated with columns of these names.
    fileprivate func makePopulatedTable(columns: [String]) throws -> String {
        let table = try make("CreateIntermediateTable") { input in
            guard !columns.isEmpty else { return }
            let items = columns.map { "1 AS \"\($0)\"" }.joined(separator: ", ")
            input["populationAnalysisConfiguration"] = ["sqlParameters": ["queryString": .string("SELECT \(items)")]]
        }
        let request: JSON = ["membershipIdentifier": .string(try home.membership), "intermediateTableIdentifier": .string(table.id)]
        let reply = send("PopulateIntermediateTable", request)
        guard reply.status == 200 else { throw NotReady(operation: "PopulateIntermediateTable", reply: reply) }
        emulator.advance(by: .seconds(60))
        return table.id
    }

    fileprivate func giveRule(toTableOf input: JSON) throws {
        let body = input.with("analysisRuleType", "CUSTOM").with("analysisRulePolicy", ["v1": ["custom": [:]]])
        let reply = send("CreateIntermediateTableAnalysisRule", body)
        guard reply.status == 200 else { throw NotReady(operation: "CreateIntermediateTableAnalysisRule", reply: reply) }
    }
}
