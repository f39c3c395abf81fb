// Recipes of configured tables, their rules, and their associations with rules and schemas.

import EmulatorTesting
import JSON

extension Recipe {
    static var tables: [String: Recipe] {
        [
            "CreateConfiguredTable": Recipe { _, input, changed in fitTable(&input, changed) },
            "UpdateConfiguredTable": Recipe { _, input, changed in fitTable(&input, changed) },
            "CreateConfiguredTableAnalysisRule": Recipe(makesParent: "configuredTableIdentifier") { world, input, changed in
                fitPolicy(&input, changed)
                input["configuredTableIdentifier"] = .string(try world.makeTable(for: input))
            },
            "UpdateConfiguredTableAnalysisRule": Recipe(makesParent: "configuredTableIdentifier") { world, input, changed in
                fitPolicy(&input, changed)
                let table = try world.makeTable(for: input)
                input["configuredTableIdentifier"] = .string(table)
                try world.giveRule(of: input["analysisRuleType"]?.string ?? "", to: table)
            },
            "GetConfiguredTableAnalysisRule": ruled,
            "DeleteConfiguredTableAnalysisRule": ruled,
            "CreateConfiguredTableAssociation": Recipe { world, input, changed in
                if !changed.hasPrefix("name") { input["name"] = .string("t\(world.next())") }
            },
            "CreateConfiguredTableAssociationAnalysisRule": Recipe { _, input, changed in fitReceivers(&input, changed) },
            "UpdateConfiguredTableAssociationAnalysisRule": Recipe { world, input, changed in
                fitReceivers(&input, changed)
                try world.giveAssociation(input, policy: input["analysisRulePolicy"] ?? .null)
            },
            "GetConfiguredTableAssociationAnalysisRule": associationRuled,
            "DeleteConfiguredTableAssociationAnalysisRule": associationRuled,
            "GetSchema": Recipe { world, input, _ in input["name"] = try world.makeSchema() },
            "BatchGetSchema": Recipe { world, input, changed in
                if changed.isEmpty { input["names"] = [try world.makeSchema()] }
            },
            "GetSchemaAnalysisRule": Recipe { world, input, _ in
                // No configured table has a rule of the fourth type, so that asking for it finds nothing.
                let type = input["type"]?.string ?? ""
                input["name"] = try world.makeSchema(type: type == "ID_MAPPING_TABLE" ? "LIST" : type)
            },
            "CreateConfiguredAudienceModelAssociation": Recipe { world, input, changed in
                // A membership has each model once.
                if changed.hasPrefix("configuredAudienceModelArn") { return }
                input["configuredAudienceModelArn"] = .string("\(input["configuredAudienceModelArn"]?.string ?? "")/\(world.next())")
            },
            "CreateIdNamespaceAssociation": Recipe { world, input, changed in
                let place = "inputReferenceConfig.inputReferenceArn"
                if changed != place { input[path: place] = .string("\(input[path: place]?.string ?? "")\(world.next())") }
            },
        ]
    }

    /// A table with a rule of the type that the request names.
    private static var ruled: Recipe {
        Recipe(makesParent: "configuredTableIdentifier") { world, input, _ in
            let table = try world.makeRuledTable(type: input["analysisRuleType"]?.string ?? "")
            input["configuredTableIdentifier"] = .string(table)
        }
    }

    private static var associationRuled: Recipe {
        Recipe { world, input, _ in
            let arm = input["analysisRuleType"]?.string?.lowercased() ?? ""
            try world.giveAssociation(input, policy: ["v1": JSON.object(JSON.Object([(name: arm, value: [:])]))])
        }
    }

    /// The methods are selected for MULTIPLE only, both of them; a Snowflake table states its columns.
    private static func fitTable(_ input: inout JSON, _ changed: String) {
        let selects = input["selectedAnalysisMethods"]?.array?.isEmpty == false
        if changed == "analysisMethod" ? input["analysisMethod"] == "MULTIPLE" : selects {
            input["analysisMethod"] = "MULTIPLE"
            input["selectedAnalysisMethods"] = ["DIRECT_JOB", "DIRECT_QUERY"]
        }
        if let columns = input[path: "tableReference.snowflake.tableSchema.v1"] {
            input["allowedColumns"] = .array(columns.strings(under: ["columnName"]).map(JSON.string))
        }
    }

    /// The type of a rule is that of its policy's arm; analyses are templates, or whatever accounts ask.
    private static func fitPolicy(_ input: inout JSON, _ changed: String) {
        if changed.hasPrefix("analysisRuleType") {
            input["analysisRulePolicy"] = policy(of: input["analysisRuleType"]?.string ?? "")
        }
        guard let arm = input[path: "analysisRulePolicy.v1"]?.object?.members.first else { return }
        input["analysisRuleType"] = .string(arm.name.uppercased())
        let custom = "analysisRulePolicy.v1.custom"
        if arm.name == "custom" {
            if changed.hasPrefix("\(custom).allowedAnalysisProviders") { input[path: "\(custom).allowedAnalyses"] = ["ANY_QUERY"] }
            // Whole rules: differential privacy excludes the other controls, and the association's rule has its own members.
            if changed == custom {
                for name in ["differentialPrivacy", "allowedResultReceivers", "allowedAdditionalAnalyses"] {
                    input[path: "\(custom).\(name)"] = nil
                }
                let namesProviders = input[path: "\(custom).allowedAnalysisProviders"] != nil
                if namesProviders { input[path: "\(custom).allowedAnalyses"] = ["ANY_QUERY"] }
            }
        } else if arm.name == "list", !changed.hasSuffix("listColumns") {
            input[path: "analysisRulePolicy.v1.list.listColumns"] = ["listed"]
        }
    }

    /// Receivers are members who may receive results; the type of a rule is that of its policy's arm.
    private static func fitReceivers(_ input: inout JSON, _ changed: String) {
        if changed.hasPrefix("analysisRuleType") {
            let arm = input["analysisRuleType"]?.string?.lowercased() ?? ""
            input["analysisRulePolicy"] = ["v1": .object(JSON.Object([(name: arm, value: [:])]))]
        }
        guard let arm = input[path: "analysisRulePolicy.v1"]?.object?.members.first?.name else { return }
        input["analysisRuleType"] = .string(arm.uppercased())
        let place = "analysisRulePolicy.v1.\(arm).allowedResultReceivers"
        if let count = input[path: place]?.array?.count {
            input[path: place] = .array([Account.advertiser, .publisher].prefix(count).map { .string($0.id) })
        }
    }

    static func policy(of type: String) -> JSON {
        switch type {
        case "LIST": ["v1": ["list": ["joinColumns": ["joined"], "listColumns": ["listed"]]]]
        case "CUSTOM": ["v1": ["custom": ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["111111111111"]]]]
        default:
            [
                "v1": [
                    "aggregation": [
                        "aggregateColumns": [["columnNames": ["counted"], "function": "COUNT"]], "joinColumns": ["joined"],
                        "dimensionColumns": ["listed"], "scalarFunctions": [],
                        "outputConstraints": [["columnName": "counted", "minimum": 2, "type": "COUNT_DISTINCT"]],
                    ]
                ]
            ]
        }
    }
}

extension World {
    private static let columnMembers: Set = [
        "joinColumns", "listColumns", "dimensionColumns", "columnNames", "columnName", "disallowedOutputColumns", "name",
        "identityColumns", "outputColumnName", "allowedLiteralComparisonColumns", "allowedColumnComparisonColumns",
    ]

    /// A table that has the columns of a policy.
    fileprivate func makeTable(for rule: JSON) throws -> String {
        let names = Set(rule["analysisRulePolicy"]?.strings(under: Self.columnMembers) ?? []).union(Self.ruleColumns)
        return try make("CreateConfiguredTable") { $0["allowedColumns"] = .array(names.sorted().map(JSON.string)) }.id
    }

    private static let ruleColumns = ["joined", "listed", "counted"]

    /// Gives a table of these columns a rule of a type.
    fileprivate func giveRule(of type: String, to table: String) throws {
        let body: JSON = [
            "configuredTableIdentifier": .string(table), "analysisRuleType": .string(type), "analysisRulePolicy": Recipe.policy(of: type),
        ]
        let reply = send("CreateConfiguredTableAnalysisRule", body)
        guard reply.status == 200 else { throw NotReady(operation: "CreateConfiguredTableAnalysisRule", reply: reply) }
    }

    fileprivate func giveAssociation(_ rule: JSON, policy: JSON) throws {
        let body = rule.with("analysisRulePolicy", policy)
        let reply = send("CreateConfiguredTableAssociationAnalysisRule", body)
        guard reply.status == 200 else { throw NotReady(operation: "CreateConfiguredTableAssociationAnalysisRule", reply: reply) }
    }

    /// A table with a rule of a type.
    func makeRuledTable(type: String) throws -> String {
        let table = try make("CreateConfiguredTable") { $0["allowedColumns"] = .array(Self.ruleColumns.map(JSON.string)) }.id
        try giveRule(of: type, to: table)
        return table
    }

    /// The name of a schema, which an associated table with a rule of a type makes.
    func makeSchema(type: String = "LIST") throws -> JSON {
        let table = try makeRuledTable(type: type)
        return try make("CreateConfiguredTableAssociation") { $0["configuredTableIdentifier"] = .string(table) }.resource["name"] ?? ""
    }
}
