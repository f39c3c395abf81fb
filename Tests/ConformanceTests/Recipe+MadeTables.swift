// Recipes of the tables that a collaboration makes: ID mapping tables, and intermediate tables with their rules and versions.

import EmulatorTesting
import JSON

extension Recipe {
    static var madeTables: [String: Recipe] {
        [
            "CreateIdMappingTable": Recipe { world, input, changed in
                if changed != "name" { input["name"] = .string("m\(world.next())") }
                // What is mapped are a source and a target; the emulator tells them apart by their names.
                for side in ["source", "target"] {
                    _ = try world.make("CreateIdNamespaceAssociation") {
                        $0[path: "inputReferenceConfig.inputReferenceArn"] = .string(
                            "arn:aws:entityresolution:us-east-1:111111111111:idnamespace/\(side)\(world.next())")
                    }
                }
            },
            "CreateIntermediateTable": Recipe(
                seed: ["populationAnalysisConfiguration": ["sqlParameters": ["queryString": "SELECT 1 FROM t"]]]
            ) { world, input, changed in
                if changed != "name" { input["name"] = .string("i\(world.next())") }
                let script = "populationAnalysisConfiguration.jobParameters"
                guard input[path: script] == nil else {
                    let template = try world.makeScript(over: [try world.makeSchema(type: "CUSTOM")], parameters: [])
                    input["populationAnalysisConfiguration"] = ["jobParameters": ["analysisTemplateArn": .string(template)]]
                    return
                }
                let place = "populationAnalysisConfiguration.sqlParameters"
                let length = input[path: "\(place).queryString"]?.string?.count ?? 0
                guard length > 0, input[path: "\(place).analysisTemplateArn"] == nil || changed != place else { return }
                let text = "SELECT listed FROM \(try world.makeSchema(type: "CUSTOM").string ?? "")"
                if changed.hasSuffix("analysisTemplateArn") {
                    let template = try world.make("CreateAnalysisTemplate") { $0[path: "source.text"] = .string(text) }
                    input[path: place] = ["analysisTemplateArn": .string(template.arn)]
                } else {
                    input[path: "\(place).queryString"] = .string(text + String(repeating: " ", count: max(0, length - text.count)))
                }
            },
            "UpdateIntermediateTable": Recipe(makesParent: "intermediateTableIdentifier") { world, input, changed in
                let table = try world.make("CreateIntermediateTable")
                input["intermediateTableIdentifier"] = .string(table.id)
                guard let columns = input["columns"]?.array, !columns.isEmpty else { return }
                // Columns are there once the table has been populated.
                try world.populate(table.id)
                if !changed.hasSuffix(".name") { input["columns"] = .array(columns.map { $0.with("name", "listed") }) }
            },
            "PopulateIntermediateTable": Recipe(makesParent: "intermediateTableIdentifier") { world, input, _ in
                world.emulator.advance(by: .seconds(60))
                let names = input["parameters"]?.object?.members.map(\.name) ?? []
                let isJob = input[path: "computeConfiguration.jobComputeConfiguration"] != nil
                let script = isJob ? try world.makeScript(over: [try world.makeSchema(type: "CUSTOM")], parameters: names) : nil
                let table = try world.make("CreateIntermediateTable") { table in
                    if let script {
                        table["populationAnalysisConfiguration"] = ["jobParameters": ["analysisTemplateArn": .string(script)]]
                    }
                    guard script == nil, !names.isEmpty else { return }
                    let place = "populationAnalysisConfiguration.sqlParameters"
                    let conditions = names.map { "listed = :\($0)" }.joined(separator: " AND ")
                    let text = "\(table[path: "\(place).queryString"]?.string ?? "") WHERE \(conditions)"
                    let template = try? world.make("CreateAnalysisTemplate") {
                        $0[path: "source.text"] = .string(text)
                        $0["analysisParameters"] = .array(names.map { ["name": .string($0), "type": "VARCHAR"] })
                    }
                    table[path: place] = ["analysisTemplateArn": .string(template?.arn ?? "")]
                }
                input["intermediateTableIdentifier"] = .string(table.id)
                if input["analysisPayerAccountId"] != nil { input["analysisPayerAccountId"] = .string(Account.publisher.id) }
            },
            "DisallowIntermediateTable": Recipe { world, input, changed in
                let name = changed == "intermediateTableName" ? input[changed] : nil
                let table = try world.make("CreateIntermediateTable") { if let name { $0["name"] = name } }
                input["intermediateTableName"] = table.resource["name"]
            },
            "CreateIntermediateTableAnalysisRule": Recipe { _, input, changed in fitIntermediatePolicy(&input, changed) },
            "UpdateIntermediateTableAnalysisRule": Recipe { world, input, changed in
                fitIntermediatePolicy(&input, changed)
                try world.giveIntermediateRule(input)
            },
            "GetIntermediateTableAnalysisRule": Recipe { world, input, _ in try world.giveIntermediateRule(input) },
            "DeleteIntermediateTableAnalysisRule": Recipe { world, input, _ in try world.giveIntermediateRule(input) },
        ]
    }

    /// Receivers are members who may receive results.
    private static func fitIntermediatePolicy(_ input: inout JSON, _ changed: String) {
        fitPolicy(&input, changed)
        let place = "analysisRulePolicy.v1.custom.allowedResultReceivers"
        if let count = input[path: place]?.array?.count {
            input[path: place] = .array([Account.advertiser, .publisher].prefix(count).map { .string($0.id) })
        }
    }
}

extension World {
    /// Populates an intermediate table, to the end.
    func populate(_ table: String) throws {
        emulator.advance(by: .seconds(60))
        let request: JSON = ["membershipIdentifier": .string(try home.membership), "intermediateTableIdentifier": .string(table)]
        let reply = send("PopulateIntermediateTable", request)
        guard reply.status == 200 else { throw NotReady(operation: "PopulateIntermediateTable", reply: reply) }
        emulator.advance(by: .seconds(60))
    }

    fileprivate func giveIntermediateRule(_ input: JSON) throws {
        let body = input.with("analysisRuleType", "CUSTOM").with("analysisRulePolicy", Recipe.policy(of: "CUSTOM"))
        let reply = send("CreateIntermediateTableAnalysisRule", body)
        guard reply.status == 200 else { throw NotReady(operation: "CreateIntermediateTableAnalysisRule", reply: reply) }
    }
}
