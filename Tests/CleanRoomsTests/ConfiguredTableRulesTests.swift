// Analysis rules of configured tables through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAnalysisRule.html

import EmulatorTesting
import JSON
import Testing

struct ConfiguredTableRulesTests {
    private static let template =
        "arn:aws:cleanrooms:us-east-1:222222222222:membership/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/analysistemplate/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a02"

    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    // MARK: Shape

    @Test(arguments: [("LIST", TableBodies.list), ("AGGREGATION", TableBodies.aggregation), ("CUSTOM", TableBodies.custom)])
    func `a rule shows its table, its type and its policy as sent`(type: String, policy: JSON) throws {
        let table = try emulator.makeTable()
        let made = create(type, policy, for: table)
        let rule = try #require(made["analysisRule"])
        #expect(made.status == 200 && rule["configuredTableId"]?.string == table && rule["type"]?.string == type)
        #expect(rule["configuredTableArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/\(table)")
        #expect(rule["policy"] == TableBodies.policyV1(type, policy))
        #expect(rule["createTime"] != nil && rule["createTime"] == rule["updateTime"])
        #expect(get(table, type)["analysisRule"] == rule)
    }

    // MARK: Validation

    @Test func `the policy is of the rule's type`() throws {
        let body = TableBodies.rule("LIST", TableBodies.list).with(["analysisRuleType": "CUSTOM"])
        let refused = emulator.send(.post, "/configuredTables/\(try emulator.makeTable())/analysisRule", body, as: .advertiser)
        #expect(refused.errorType == "ValidationException" && refused["reason"] == "INVALID_CONFIGURATION")
        #expect(refused.fields == ["analysisRulePolicy"])
    }

    @Test(arguments: [
        ("LIST", TableBodies.list.with(["listColumns": ["age"]])),
        (
            "AGGREGATION",
            TableBodies.aggregation.with(["outputConstraints": [["columnName": "age", "minimum": 2, "type": "COUNT_DISTINCT"]]])
        ),
        ("AGGREGATION", TableBodies.aggregation.with(["aggregateColumns": [["columnNames": ["spend", "age"], "function": "SUM"]]])),
        ("CUSTOM", TableBodies.custom.with(["disallowedOutputColumns": ["age"]])),
        ("CUSTOM", TableBodies.custom.with(["differentialPrivacy": ["columns": [["name": "age"]]]])),
        ("CUSTOM", thresholds(identity: "age")),
        ("CUSTOM", TableBodies.custom.with(["comparisonControls": controls(literals: [], columns: ["age"])])),
    ])
    func `a rule speaks of allowed columns only`(type: String, policy: JSON) throws {
        let refused = create(type, policy, for: try emulator.makeTable())
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.message?.contains("[age]") == true)
    }

    @Test(
        arguments: [
            ["joinColumns": ["email", "city"]], ["aggregateColumns": [["columnNames": ["spend", "city"], "function": "COUNT"]]],
        ] as [JSON])
    func `a dimension is neither joined nor aggregated`(changes: JSON) throws {
        let refused = create("AGGREGATION", TableBodies.aggregation.with(changes), for: try emulator.makeTable())
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.message?.contains("[city]") == true)
    }

    @Test func `an aggregated column may be joined`() throws {
        let policy = TableBodies.aggregation.with(["joinColumns": ["email", "spend"]])
        #expect(create("AGGREGATION", policy, for: try emulator.makeTable()).status == 200)
    }

    @Test(arguments: [["aggregateColumns": []], ["outputConstraints": []]] as [JSON])
    func `an aggregation rule has something to aggregate and a constraint`(changes: JSON) throws {
        let refused = create("AGGREGATION", TableBodies.aggregation.with(changes), for: try emulator.makeTable())
        #expect(refused.errorType == "ValidationException")
    }

    @Test(arguments: [["listColumns": ["city", "email"]], ["joinColumns": []]] as [JSON])
    func `a list rule has columns to join, and lists others`(changes: JSON) throws {
        let refused = create("LIST", TableBodies.list.with(changes), for: try emulator.makeTable())
        #expect(refused.errorType == "ValidationException")
    }

    @Test func `a list rule may list nothing`() throws {
        let made = create("LIST", TableBodies.list.with(["listColumns": []]), for: try emulator.makeTable())
        #expect(made["analysisRule"]?["policy"]?["v1"]?["list"]?["listColumns"] == [])
    }

    @Test(arguments: [TableBodies.athena, TableBodies.snowflake, TableBodies.databricks])
    func `a table that is not AWS Glue's takes custom rules only, and none with differential privacy`(reference: JSON) throws {
        let table = try emulator.makeTable(["tableReference": reference])
        for (type, policy) in [("LIST", TableBodies.list), ("AGGREGATION", TableBodies.aggregation)] {
            let refused = create(type, policy, for: table)
            #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["analysisRuleType"])
        }
        let noise: JSON = ["differentialPrivacy": ["columns": [["name": "email"]]]]
        let refused = create("CUSTOM", TableBodies.custom.with(noise), for: table)
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["analysisRulePolicy"])
        #expect(create("CUSTOM", TableBodies.custom, for: table).status == 200)
        #expect(update(table, "CUSTOM", TableBodies.custom.with(noise))["reason"] == "INVALID_CONFIGURATION")
    }

    @Test(arguments: [
        ("LIST", TableBodies.list), ("CUSTOM", TableBodies.custom.with(["differentialPrivacy": ["columns": [["name": "email"]]]])),
    ])
    func `a table does not move where its rule cannot follow`(type: String, policy: JSON) throws {
        let table = try emulator.makeTable(rule: type, policy)
        let refused = emulator.send(.patch, "/configuredTables/\(table)", ["tableReference": TableBodies.athena], as: .advertiser)
        #expect(refused.errorType == "ConflictException" && refused["reason"] == "INVALID_STATE")
    }

    @Test(
        arguments: [
            ["allowedAnalyses": ["ANY_QUERY", .string(template)], "allowedAnalysisProviders": ["222222222222"]],
            ["allowedAnalyses": [.string(template)], "allowedAnalysisProviders": ["222222222222"]],
            ["allowedAnalyses": ["ANY_QUERY"]], ["allowedAnalyses": ["ANY_JOB"]],
        ] as [JSON])
    func `a custom rule allows templates, or anything that named accounts ask`(policy: JSON) throws {
        #expect(create("CUSTOM", policy, for: try emulator.makeTable())["reason"] == "INVALID_CONFIGURATION")
    }

    @Test(
        arguments: [
            ["allowedAnalyses": []], ["allowedAnalyses": [.string(template)]],
            ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": []],
            ["allowedAnalyses": ["ANY_QUERY", "ANY_JOB"], "allowedAnalysisProviders": ["222222222222"]],
        ] as [JSON])
    func `a custom rule may allow nobody, templates, or both queries and jobs`(policy: JSON) throws {
        #expect(create("CUSTOM", policy, for: try emulator.makeTable()).status == 200)
    }

    @Test(arguments: [
        thresholds().with(["differentialPrivacy": ["columns": [["name": "email"]]]]),
        TableBodies.custom.with([
            "differentialPrivacy": ["columns": [["name": "email"]]], "comparisonControls": controls(literals: [], columns: []),
        ]),
        thresholds().with(["allowedAnalyses": ["ANY_JOB"]]),
        thresholds().with(["comparisonControls": controls(literals: ["email"], columns: [])]),
        thresholds(overriding: [["outputColumnName": "city", "minimumIdentityCount": 1]]),
        thresholds(overriding: [
            ["outputColumnName": "city", "minimumIdentityCount": 0], ["outputColumnName": "city", "minimumIdentityCount": 5],
        ]),
        TableBodies.custom.with(["allowedResultReceivers": ["222222222222"]]), TableBodies.custom.with(["allowedAdditionalAnalyses": []]),
    ])
    func `what does not go together in a custom rule is refused`(policy: JSON) throws {
        let refused = create("CUSTOM", policy, for: try emulator.makeTable())
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["analysisRulePolicy"])
    }

    @Test(arguments: [
        thresholds(overriding: [
            ["outputColumnName": "city", "minimumIdentityCount": 0], ["outputColumnName": "spend", "minimumIdentityCount": 2],
        ]),
        thresholds().with(["comparisonControls": controls(literals: ["city"], columns: ["email"])]),
        TableBodies.custom.with(["differentialPrivacy": ["columns": [["name": "email"]]]]),
    ])
    func `thresholds and controls go together, and differential privacy alone`(policy: JSON) throws {
        #expect(create("CUSTOM", policy, for: try emulator.makeTable()).status == 200)
    }

    @Test func `thresholds are for queries, so a table for jobs has none`() throws {
        let table = try emulator.makeTable(["analysisMethod": "DIRECT_JOB"])
        #expect(create("CUSTOM", Self.thresholds(), for: table)["reason"] == "INVALID_CONFIGURATION")
    }

    @Test func `an identity is text, where the type of its column is stated`() throws {
        let table = try emulator.makeTable(["tableReference": TableBodies.snowflake])
        #expect(create("CUSTOM", Self.thresholds(identity: "spend"), for: table).message?.contains("[spend]") == true)
        #expect(create("CUSTOM", Self.thresholds(identity: "email"), for: table).status == 200)
    }

    @Test(arguments: [("LIST", TableBodies.list), ("AGGREGATION", TableBodies.aggregation)])
    func `a table for jobs takes custom rules only`(type: String, policy: JSON) throws {
        for method in [
            ["analysisMethod": "DIRECT_JOB"], ["analysisMethod": "MULTIPLE", "selectedAnalysisMethods": ["DIRECT_JOB", "DIRECT_QUERY"]],
        ] as [JSON] {
            let table = try emulator.makeTable(method)
            let refused = create(type, policy, for: table)
            #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["analysisRuleType"])
            #expect(create("CUSTOM", TableBodies.custom, for: table).status == 200)
        }
    }

    @Test func `a rule has at most a hundred kilobytes`() throws {
        let table = try emulator.makeTable()
        func policy(ofTemplates count: Int) -> JSON { ["allowedAnalyses": .array(Array(repeating: .string(Self.template), count: count))] }
        let refused = create("CUSTOM", policy(ofTemplates: 800), for: table)
        #expect(refused.status == 402 && refused["quotaName"] == "Analysis rule size")
        #expect(create("CUSTOM", policy(ofTemplates: 600), for: table).status == 200)
        #expect(update(table, "CUSTOM", policy(ofTemplates: 800)).errorType == "ServiceQuotaExceededException")
    }

    @Test func `a type that the model does not know is no missing rule`() throws {
        #expect(get(try emulator.makeTable(), "SOME").status == 400)
    }

    // MARK: Access

    @Test func `the rule of another account's table is out of reach`() throws {
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        let path = "/configuredTables/\(table)/analysisRule"
        let body = TableBodies.rule("LIST", TableBodies.list)
        let replies = [
            emulator.send(.post, path, body, as: .stranger), emulator.send(.get, "\(path)/LIST", as: .stranger),
            emulator.send(.patch, "\(path)/LIST", ["analysisRulePolicy": TableBodies.policyV1("LIST", TableBodies.list)], as: .stranger),
        ]
        for reply in replies {
            #expect(reply.status == 404 && reply.message == "No such configured table with configuredTableId: \(table)")
        }
        #expect(emulator.send(.delete, "\(path)/LIST", as: .stranger).errorType == "AccessDeniedException")
        #expect(get(table, "LIST").status == 200)
    }

    // MARK: Behaviour

    @Test func `a missing rule is told of in AWS's words`() throws {
        let table = try emulator.makeTable()
        let missing = get(table, "CUSTOM")
        #expect(missing.status == 404 && missing["resourceType"] == "CONFIGURED_TABLE" && missing["resourceId"]?.string == table)
        #expect(missing.message == "No such analysis rule with configuredTableId: \(table) and type CUSTOM")
    }

    @Test func `a table has one rule, of whatever type`() throws {
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        for (type, policy) in [("LIST", TableBodies.list), ("CUSTOM", TableBodies.custom)] {
            let refused = create(type, policy, for: table)
            #expect(refused.status == 409 && refused["reason"] == "ALREADY_EXISTS" && refused["resourceType"] == "CONFIGURED_TABLE")
            #expect(refused["resourceId"]?.string == table && refused.message?.contains("already has") == true)
        }
    }

    @Test func `a rule comes and goes in its table, whose time stays`() throws {
        let table = try emulator.makeTable()
        let before = try #require(self.table(table))
        emulator.advance(by: .seconds(1))
        _ = create("LIST", TableBodies.list, for: table)
        #expect(self.table(table)?["analysisRuleTypes"] == ["LIST"])
        #expect(self.table(table)?["updateTime"] == before["updateTime"])
        #expect(emulator.send(.delete, "/configuredTables/\(table)/analysisRule/LIST", as: .advertiser).status == 204)
        #expect(self.table(table) == before)
    }

    @Test func `an update replaces the whole policy and moves the time`() throws {
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list.with(["allowedJoinOperators": ["OR"]]))
        let before = try #require(get(table, "LIST")["analysisRule"])
        emulator.advance(by: .seconds(1))
        let policy: JSON = ["joinColumns": ["city"], "listColumns": ["email"]]
        let rule = try #require(update(table, "LIST", policy)["analysisRule"])
        #expect(rule["policy"] == TableBodies.policyV1("LIST", policy))
        #expect(rule["createTime"] == before["createTime"] && rule["updateTime"] != before["updateTime"])
        #expect(get(table, "LIST")["analysisRule"] == rule)
    }

    @Test func `an update keeps to the rules, and to the type`() throws {
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        #expect(update(table, "LIST", TableBodies.list.with(["listColumns": ["email"]]))["reason"] == "INVALID_CONFIGURATION")
        #expect(update(table, "CUSTOM", TableBodies.custom).status == 404)
        let other: JSON = ["analysisRulePolicy": TableBodies.policyV1("CUSTOM", TableBodies.custom)]
        let refused = emulator.send(.patch, "/configuredTables/\(table)/analysisRule/LIST", other, as: .advertiser)
        #expect(refused["reason"] == "INVALID_CONFIGURATION")
    }

    @Test func `a rule can be deleted while its table is associated, and only once`() throws {
        let membership = try emulator.makeCollaboration().advertiserMembership
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        _ = try emulator.makeAssociation(of: table, as: "customers", through: membership)
        let path = "/configuredTables/\(table)/analysisRule"
        #expect(emulator.send(.delete, "\(path)/CUSTOM", as: .advertiser).status == 404)
        #expect(emulator.send(.delete, "\(path)/LIST", as: .advertiser).status == 204)
        #expect(emulator.send(.delete, "\(path)/LIST", as: .advertiser).status == 404)
    }

    @Test func `a table takes another rule when the first is gone`() throws {
        let table = try emulator.makeTable(rule: "LIST", TableBodies.list)
        _ = emulator.send(.delete, "/configuredTables/\(table)/analysisRule/LIST", as: .advertiser)
        #expect(create("CUSTOM", TableBodies.custom, for: table).status == 200)
    }

    private static func thresholds(identity: String = "email", overriding columns: JSON = []) -> JSON {
        TableBodies.custom.with([
            "aggregationThresholds": [
                [
                    "identityColumns": [.string(identity)], "minimumIdentityCount": 10, "type": "COUNT_DISTINCT",
                    "outputColumnThresholds": columns, "allowedAggregateExpressionType": "COLUMNS_ONLY",
                ]
            ]
        ])
    }

    private static func controls(literals: JSON, columns: JSON) -> JSON {
        ["allowedLiteralComparisonColumns": literals, "allowedColumnComparisonColumns": columns]
    }

    private func create(_ type: String, _ policy: JSON, for table: String) -> Reply {
        emulator.send(.post, "/configuredTables/\(table)/analysisRule", TableBodies.rule(type, policy), as: .advertiser)
    }

    private func get(_ table: String, _ type: String) -> Reply {
        emulator.send(.get, "/configuredTables/\(table)/analysisRule/\(type)", as: .advertiser)
    }

    private func update(_ table: String, _ type: String, _ policy: JSON) -> Reply {
        let body: JSON = ["analysisRulePolicy": TableBodies.policyV1(type, policy)]
        return emulator.send(.patch, "/configuredTables/\(table)/analysisRule/\(type)", body, as: .advertiser)
    }

    private func table(_ id: String) -> JSON? { emulator.send(.get, "/configuredTables/\(id)", as: .advertiser)["configuredTable"] }
}
