// Recipes of analysis templates, protected queries and what they need.

import EmulatorTesting
import JSON

extension Recipe {
    static var templates: [String: Recipe] {
        [
            "CreateAnalysisTemplate": Recipe(seed: ["format": "SQL", "source": ["text": "SELECT 1 FROM t"]]) { world, input, changed in
                if !changed.hasPrefix("name") { input["name"] = .string("a\(world.next())") }
                // What the members of only one format need does not go into one request.
                if changed.isEmpty { input["errorMessageConfiguration"] = nil }
                fitSource(&input, changed)
                fitParameters(&input, changed)
                let mapping = "syntheticDataParameters.mlSyntheticDataParameters.columnClassification.columnMapping"
                if !changed.hasSuffix("isPredictiveValue"), let columns = input[path: mapping]?.array {
                    input[path: mapping] = .array(columns.map { $0.with("isPredictiveValue", true) })
                }
            },
            "GetCollaborationAnalysisTemplate": Recipe { world, input, _ in
                input["analysisTemplateArn"] = .string(try world.make("CreateAnalysisTemplate").arn)
            },
            "BatchGetCollaborationAnalysisTemplate": Recipe { world, input, changed in
                if changed.isEmpty { input["analysisTemplateArns"] = [.string(try world.make("CreateAnalysisTemplate").arn)] }
            },
        ]
    }

    static var queries: [String: Recipe] {
        [
            // Queries that ran have logs, those that were refused have none.
            "StartAnalysisLogExport": Recipe { world, input, _ in
                let table = try world.makeSchema(type: "CUSTOM").string ?? ""
                let query = try world.make("StartProtectedQuery") {
                    $0[path: "sqlParameters.queryString"] = .string("SELECT listed FROM \(table)")
                }
                world.emulator.advance(by: .seconds(60))
                input["analysisId"] = .string(query.id)
            },
            "StartProtectedQuery": Recipe(
                seed: ["sqlParameters": ["queryString": "SELECT 1 FROM t"], "resultConfiguration": Recipe.results]
            ) { world, input, changed in
                // Five queries of a membership are under way at most.
                world.emulator.advance(by: .seconds(60))
                if changed.contains("analysisTemplateArn") || changed.contains("parameters") {
                    let names = input[path: "sqlParameters.parameters"]?.object?.members.map(\.name) ?? []
                    let template = try world.make("CreateAnalysisTemplate") { $0.declare(names) }
                    input[path: "sqlParameters.queryString"] = nil
                    input[path: "sqlParameters.analysisTemplateArn"] = .string(template.arn)
                }
                input.nameReceivers()
                if input["queryComputePayerAccountId"] != nil { input["queryComputePayerAccountId"] = .string(Account.publisher.id) }
            },
        ]
    }

    static var jobs: [String: Recipe] {
        [
            "StartProtectedJob": Recipe { world, input, _ in
                // One job of a membership is under way at most.
                world.emulator.advance(by: .seconds(60))
                let names = input[path: "jobParameters.parameters"]?.object?.members.map(\.name) ?? []
                input[path: "jobParameters.analysisTemplateArn"] = .string(try world.makeScript(parameters: names))
                input.nameReceivers()
                if input["jobComputePayerAccountId"] != nil { input["jobComputePayerAccountId"] = .string(Account.publisher.id) }
            }
        ]
    }

    fileprivate static let script: JSON = [
        "artifacts": [
            "entryPoint": ["location": ["bucket": "scripts", "key": "main.py"]], "roleArn": "arn:aws:iam::111111111111:role/scripts",
        ]
    ]

    private static let results: JSON = ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "results"]]]

    /// SQL has a text, a script artifacts, whose files end as the user guide says; only scripts configure error messages.
    private static func fitSource(_ input: inout JSON, _ changed: String) {
        let isScript =
            changed == "format" ? input["format"] != "SQL" : input[path: "source.artifacts"] != nil || changed.hasPrefix("errorMessage")
        if changed == "source.text", let length = input[path: changed]?.string?.count, length > 0 {
            let text = "SELECT 1 FROM t"
            input[path: changed] = .string(text + String(repeating: " ", count: length - text.count))
        }
        guard isScript else { return }
        if input["format"] == "SQL" { input["format"] = "PYSPARK_1_0" }
        if input[path: "source.artifacts"] == nil { input["source"] = script }
        let entry = "source.artifacts.entryPoint.location.key"
        input[path: entry] = .string(input[path: entry]?.string.map { $0.count > 3 ? "\($0.dropLast(3)).py" : "a.py" } ?? "main.py")
        let additional = "source.artifacts.additionalArtifacts"
        if let artifacts = input[path: additional]?.array {
            input[path: additional] = .array(
                artifacts.map { artifact in
                    var artifact = artifact
                    let key = artifact[path: "location.key"]?.string ?? ""
                    artifact[path: "location.key"] = .string(key.count > 7 ? "\(key.dropLast(7)).tar.gz" : "a.tar.gz")
                    return artifact
                })
        }
    }

    /// Every parameter stands in the text, and its default is one of its type.
    private static func fitParameters(_ input: inout JSON, _ changed: String) {
        guard var parameters = input["analysisParameters"]?.array, input[path: "source.text"] != nil else { return }
        for index in parameters.indices where parameters[index]["defaultValue"] != nil {
            let type = changed.hasSuffix("defaultValue") ? "VARCHAR" : parameters[index]["type"]?.string ?? ""
            parameters[index]["type"] = .string(type)
            if !changed.hasSuffix("defaultValue") { parameters[index]["defaultValue"] = .string(example(of: type)) }
        }
        input["analysisParameters"] = .array(parameters)
        input.write(parameters.compactMap { $0["name"]?.string })
    }

    private static func example(of type: String) -> String {
        switch type {
        case "BOOLEAN": "true"
        case "DATE": "2026-01-01"
        case "TIME", "TIMETZ": "12:00:00"
        case "TIMESTAMP", "TIMESTAMPTZ", "TIMESTAMP_LTZ", "TIMESTAMP_NTZ": "2026-01-01 12:00:00"
        default: "1"
        }
    }
}

extension World {
    /// Makes a template of a script, and answers its ARN.
    ///
    /// - Parameter tables: Those that it says it reads; nil for whatever a template says.
    func makeScript(over tables: [JSON]? = nil, parameters names: [String]) throws -> String {
        try make("CreateAnalysisTemplate") {
            $0["format"] = "PYSPARK_1_0"
            $0["source"] = Recipe.script
            $0["analysisParameters"] = .array(names.map { ["name": .string($0), "type": "STRING"] })
            if let tables { $0["schema"] = ["referencedTables": .array(tables)] }
        }.arn
    }
}

extension JSON {
    /// Declares parameters of a template, and writes a text that has them.
    fileprivate mutating func declare(_ names: [String]) {
        self["analysisParameters"] = .array(names.map { ["name": .string($0), "type": "VARCHAR"] })
        write(names)
    }

    fileprivate mutating func write(_ names: [String]) {
        let conditions = names.map { "a = :\($0)" }.joined(separator: " AND ")
        self[path: "source.text"] = .string("SELECT 1 FROM t" + (names.isEmpty ? "" : " WHERE \(conditions)"))
    }

    /// Puts the other member in for every receiver named.
    fileprivate mutating func nameReceivers() {
        let output = "resultConfiguration.outputConfiguration"
        if self[path: "\(output).member"] != nil { self[path: "\(output).member.accountId"] = .string(Account.publisher.id) }
        let locations = "\(output).distribute.locations"
        guard let places = self[path: locations]?.array else { return }
        self[path: locations] = .array(
            places.enumerated().map { index, place in
                // The runner names a bucket, and each receiver once.
                place["member"] != nil || index == 1 ? ["member": ["accountId": .string(Account.publisher.id)]] : place
            })
    }
}
