// Schemas through the door, with the tables, rules and templates that they are derived from.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

import EmulatorTesting
import JSON
import Testing

struct SchemasTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
    }

    // MARK: Shape

    @Test func `a schema shows the table's columns and methods under the association's name, times and description`() throws {
        let table = try table(rule: Policy.list)
        emulator.advance(by: .seconds(5))
        let association = try associate(table, as: "Customers")
        let schema = try #require(self.schema("customers"))
        #expect(schema["name"] == "customers" && schema["type"] == "TABLE" && schema["creatorAccountId"] == "111111111111")
        #expect(schema["columns"] == [["name": "email", "type": "string"], ["name": "city", "type": "string"]])
        #expect(schema["partitionKeys"] == [] && schema["analysisRuleTypes"] == ["LIST"] && schema["description"] == "")
        #expect(schema["analysisMethod"] == "DIRECT_QUERY" && schema["selectedAnalysisMethods"] == nil)
        #expect(schema["createTime"] == association["createTime"] && schema["updateTime"] == association["updateTime"])
        #expect(schema["resourceArn"] == association["arn"])
        #expect(schema["collaborationArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(collaboration.id)")
        let id = try #require(association["id"])
        #expect(schema["schemaTypeProperties"] == ["configuredTableAssociation": ["configuredTableAssociationId": id]])
    }

    @Test func `a summary has neither columns nor a status`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        let summary = try #require(list()["schemaSummaries"]?.array?.first)
        #expect(summary["name"] == "customers" && summary["analysisRuleTypes"] == ["LIST"])
        #expect(summary["columns"] == nil && summary["schemaStatusDetails"] == nil && summary["description"] == nil)
    }

    @Test func `the columns of a Snowflake table have the types that the table states`() throws {
        let columns: JSON = ["v1": [["columnName": "email", "columnType": "varchar"], ["columnName": "city", "columnType": "char"]]]
        let reference: JSON = [
            "snowflake": [
                "secretArn": "arn:aws:secretsmanager:us-east-1:111111111111:secret:snowflake", "accountIdentifier": "account",
                "databaseName": "crm", "schemaName": "public", "tableName": "customers", "tableSchema": columns,
            ]
        ]
        _ = try associate(try table(reference: reference, rule: nil), as: "customers")
        #expect(schema("customers")?["columns"] == [["name": "email", "type": "varchar"], ["name": "city", "type": "char"]])
    }

    // MARK: Validation

    @Test func `names, types and tokens are held against the model`() {
        #expect(emulator.send(.get, "\(schemas)?schemaType=VIEW", as: .advertiser).status == 400)
        #expect(emulator.send(.get, "\(schemas)/customers/analysisRule/SOME", as: .advertiser).status == 400)
        #expect(batch([]).status == 400)
        #expect(emulator.send(.get, "\(schemas)?nextToken=nonsense", as: .advertiser).status == 400)
    }

    // MARK: Access

    @Test func `no stranger sees schemas, nor does who has only been invited`() throws {
        let members: JSON = [["accountId": "222222222222", "displayName": "Publisher", "memberAbilities": ["CAN_QUERY"]]]
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "New", "description": "New", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "members": members,
                "queryLogStatus": "DISABLED",
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        #expect(emulator.send(.get, "/collaborations/\(id)/schemas", as: .publisher).status == 403)
        #expect(list(as: .stranger).status == 403)
        #expect(batch(["customers"], as: .stranger).status == 403)
        #expect(ruleReply("customers", "LIST", as: .stranger).status == 403)
    }

    // MARK: Behaviour

    @Test func `every member sees all tables, in whatever case their names are asked for`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        _ = try associate(try table(rule: Policy.list, as: .publisher), as: "readers", as: .publisher)
        for account in [Account.advertiser, .publisher] {
            #expect(names(list(as: account)) == ["readers", "customers"])
            #expect(emulator.send(.get, "\(schemas)/CUSTOMERS", as: account)["schema"]?["name"] == "customers")
        }
    }

    @Test func `a missing schema is told by its name`() {
        let missing = emulator.send(.get, "\(schemas)/nothing", as: .advertiser)
        #expect(missing.status == 404 && missing["resourceType"] == "SCHEMA" && missing["resourceId"] == "nothing")
        #expect(missing.message == "No such schema with name: nothing")
    }

    @Test func `schemas can be listed by their type`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        #expect(names(emulator.send(.get, "\(schemas)?schemaType=TABLE", as: .advertiser)) == ["customers"])
        #expect(names(emulator.send(.get, "\(schemas)?schemaType=ID_MAPPING_TABLE", as: .advertiser)) == [])
    }

    @Test func `a batch answers each name once, found or not`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        let reply = batch(["customers", "CUSTOMERS", "nothing", "nothing"])
        #expect(reply["schemas"]?.array?.map { $0["name"] } == ["customers"])
        #expect(
            reply["errors"]
                == [["name": "nothing", "code": "ResourceNotFoundException", "message": "No such schema with name: nothing"]])
    }

    @Test func `who is removed takes tables along`() throws {
        _ = try associate(try table(rule: Policy.list, as: .publisher), as: "readers", as: .publisher)
        #expect(emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser).status == 204)
        #expect(list()["schemaSummaries"] == [])
        #expect(emulator.send(.get, "\(schemas)/readers", as: .advertiser).status == 404)
    }

    @Test func `the schema goes with its association`() throws {
        let association = try associate(try table(rule: Policy.list), as: "customers")
        let id = try #require(association["id"]?.string)
        #expect(emulator.send(.delete, "\(associations)/\(id)", as: .advertiser).status == 204)
        #expect(list()["schemaSummaries"] == [])
    }

    // MARK: Status

    @Test func `a table without a rule is not ready`() throws {
        _ = try associate(try table(rule: nil), as: "customers")
        #expect(try status("customers") == Status(direct: ["ANALYSIS_RULE_MISSING"], additional: ["ANALYSIS_RULE_MISSING"]))
        #expect(schema("customers")?["analysisRuleTypes"] == [])
    }

    @Test func `a deleted table leaves a schema that is not ready and has no columns`() throws {
        let table = try table(rule: Policy.list)
        _ = try associate(table, as: "customers")
        #expect(emulator.send(.delete, "/configuredTables/\(table)", as: .advertiser).status == 204)
        #expect(try status("customers") == Status(direct: ["ANALYSIS_RULE_MISSING"], additional: ["ANALYSIS_RULE_MISSING"]))
        #expect(schema("customers")?["columns"] == [])
    }

    @Test(arguments: [("LIST", Policy.list), ("AGGREGATION", Policy.aggregation), ("CUSTOM", Policy.anyQuery)])
    func `a table with a rule is ready for queries, and for additional analyses only if the rule allows them`(
        type: String, policy: JSON
    ) throws {
        _ = try associate(try table(rule: policy), as: "customers")
        #expect(try status("customers") == Status(direct: [], additional: ["ADDITIONAL_ANALYSES_NOT_ALLOWED"]))
        let details = schema("customers")?["schemaStatusDetails"]?.array
        #expect(details?.map { $0["analysisType"] } == ["DIRECT_ANALYSIS", "ADDITIONAL_ANALYSIS"])
        #expect(details?.map { $0["analysisRuleType"]?.string } == [type, type])
        #expect(details?.first?["reasons"] == nil)
    }

    @Test func `a rule that allows additional analyses needs a collaboration rule for both`() throws {
        let association = try associate(try table(rule: Policy.list(additional: "ALLOWED")), as: "customers")
        let missing = ["COLLABORATION_ANALYSIS_RULE_NOT_CONFIGURED"]
        #expect(try status("customers") == Status(direct: missing, additional: missing))
        try addRule(["list": ["allowedResultReceivers": ["222222222222"], "allowedAdditionalAnalyses": [Policy.model]]], to: association)
        #expect(try status("customers") == Status(direct: [], additional: []))
    }

    @Test func `a collaboration rule without receivers and models configures neither`() throws {
        let association = try associate(try table(rule: Policy.list(additional: "ALLOWED")), as: "customers")
        try addRule(["list": ["allowedResultReceivers": []]], to: association)
        #expect(
            try status("customers")
                == Status(direct: ["RESULT_RECEIVERS_NOT_CONFIGURED"], additional: ["ADDITIONAL_ANALYSES_NOT_CONFIGURED"]))
    }

    @Test func `a rule that requires additional analyses lets nobody receive results`() throws {
        let association = try associate(try table(rule: Policy.list(additional: "REQUIRED")), as: "customers")
        try addRule(["list": ["allowedAdditionalAnalyses": [Policy.model]]], to: association)
        #expect(try status("customers") == Status(direct: ["RESULT_RECEIVERS_NOT_ALLOWED"], additional: []))
    }

    @Test func `rules of two types do not go together`() throws {
        let association = try associate(try table(rule: Policy.list), as: "customers")
        try addRule(["custom": ["allowedResultReceivers": ["222222222222"]]], to: association)
        let status = try status("customers")
        #expect(status.direct == ["ANALYSIS_RULE_TYPES_NOT_COMPATIBLE"])
        #expect(status.additional.contains("ANALYSIS_RULE_TYPES_NOT_COMPATIBLE"))
    }

    @Test func `a custom rule that allows nothing, or nobody, is not ready`() throws {
        _ = try associate(try table(rule: Policy.custom(analyses: [])), as: "no_templates")
        _ = try associate(try table(rule: Policy.custom(analyses: ["ANY_QUERY"], providers: [])), as: "no_accounts")
        #expect(try status("no_templates").direct == ["ANALYSIS_TEMPLATES_NOT_CONFIGURED"])
        #expect(try status("no_accounts").direct == ["ANALYSIS_PROVIDERS_NOT_CONFIGURED"])
    }

    @Test func `a custom rule is ready as long as a template that it allows is there`() throws {
        let template = try template("SELECT city FROM customers")
        let (arn, id) = (try #require(template["arn"]?.string), try #require(template["id"]?.string))
        _ = try associate(try table(rule: Policy.custom(analyses: [arn])), as: "customers")
        #expect(try status("customers").direct == [])
        #expect(emulator.send(.delete, "\(templates)/\(id)", as: .publisher).status == 204)
        #expect(try status("customers").direct == ["ANALYSIS_TEMPLATES_NOT_CONFIGURED"])
    }

    @Test func `differential privacy needs a policy in the collaboration, and shows in the status`() throws {
        _ = try associate(try table(rule: Policy.differentiallyPrivate), as: "customers")
        #expect(try status("customers").direct == ["DIFFERENTIAL_PRIVACY_POLICY_NOT_CONFIGURED"])
        let details = schema("customers")?["schemaStatusDetails"]?.array
        #expect(details?.map { $0["configurations"] } == [["DIFFERENTIAL_PRIVACY"], ["DIFFERENTIAL_PRIVACY"]])
    }

    // MARK: Rules

    @Test func `a rule shows the table's policy, the association's, and both as one`() throws {
        let association = try associate(try table(rule: Policy.list(additional: "ALLOWED")), as: "customers")
        let own = try #require(rule("customers", "LIST"))
        #expect(own["policy"] == ["v1": Policy.list(additional: "ALLOWED")] && own["collaborationPolicy"] == nil)
        #expect(own["consolidatedPolicy"] == ["v1": Policy.list(additional: "ALLOWED")])

        emulator.advance(by: .seconds(5))
        let lists: JSON = ["allowedResultReceivers": ["222222222222"], "allowedAdditionalAnalyses": [Policy.model]]
        try addRule(["list": lists], to: association)
        let both = try #require(rule("customers", "LIST"))
        #expect(both["collaborationPolicy"] == ["v1": ["list": lists]])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["allowedResultReceivers"] == ["222222222222"])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["allowedAdditionalAnalyses"] == [Policy.model])
        #expect(both["consolidatedPolicy"]?["v1"]?["list"]?["joinColumns"] == ["email"])
        #expect(both["policy"] == own["policy"] && both["createTime"] == own["createTime"] && both["updateTime"] == own["updateTime"])
    }

    @Test(arguments: [("AGGREGATION", Policy.aggregation), ("CUSTOM", Policy.differentiallyPrivate)])
    func `every kind of rule is consolidated`(type: String, policy: JSON) throws {
        _ = try associate(try table(rule: policy), as: "customers")
        let shown = try #require(rule("customers", type))
        #expect(shown["name"] == "customers" && shown["type"]?.string == type && shown["collaborationId"]?.string == collaboration.id)
        #expect(shown["policy"] == ["v1": policy] && shown["consolidatedPolicy"] == ["v1": policy])
    }

    @Test func `lists of a rule of another type are not consolidated`() throws {
        let association = try associate(try table(rule: Policy.list), as: "customers")
        try addRule(["custom": ["allowedResultReceivers": ["222222222222"]]], to: association)
        #expect(rule("customers", "LIST")?["consolidatedPolicy"] == ["v1": Policy.list])
        #expect(rule("customers", "LIST")?["collaborationPolicy"] != nil)
    }

    @Test func `a rule of another type, or of a table without one, is missing`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        _ = try associate(try table(rule: nil), as: "bare")
        #expect(ruleReply("customers", "CUSTOM").message == "No such analysis rule with name: customers and type CUSTOM")
        #expect(ruleReply("bare", "LIST").status == 404)
        #expect(ruleReply("nothing", "LIST").message == "No such schema with name: nothing")
    }

    @Test func `a batch of rules answers each name and type once`() throws {
        _ = try associate(try table(rule: Policy.list), as: "customers")
        let requests: JSON = [
            ["name": "customers", "type": "LIST"], ["name": "Customers", "type": "LIST"], ["name": "customers", "type": "CUSTOM"],
        ]
        let reply = emulator.send(
            .post, "/collaborations/\(collaboration.id)/batch-schema-analysis-rule", ["schemaAnalysisRuleRequests": requests],
            as: .publisher)
        #expect(reply["analysisRules"]?.array?.map { $0["type"] } == ["LIST"])
        #expect(reply["errors"]?.array?.map { $0["type"] } == ["CUSTOM"])
        #expect(reply["errors"]?.array?.first?["code"] == "ResourceNotFoundException")
    }

    // MARK: Templates of protected tables

    @Test func `a template is validated, at each look, when a table that it refers to has differential privacy`() throws {
        let template = try template("SELECT count(*) AS visits FROM customers JOIN stores ON customers.city = stores.city")
        #expect(validation(of: template) == nil)
        _ = try associate(try table(rule: Policy.differentiallyPrivate), as: "customers")
        #expect(validation(of: template)?["type"] == "DIFFERENTIAL_PRIVACY")
        #expect(validation(of: template)?["status"] == "UNABLE_TO_VALIDATE")
        #expect(validation(of: template)?["reasons"] == [["message": "Table stores is not associated with the collaboration."]])
        _ = try associate(try table(rule: Policy.anyQuery), as: "stores")
        #expect(validation(of: template) == ["type": "DIFFERENTIAL_PRIVACY", "status": "VALID"])
        let shared = "/collaborations/\(collaboration.id)/batch-analysistemplates"
        let views = emulator.send(.post, shared, ["analysisTemplateArns": [try #require(template["arn"])]], as: .advertiser)
        #expect(views["collaborationAnalysisTemplates"]?.array?.first?["validations"]?.array?.first?["status"] == "VALID")
    }

    @Test(arguments: [
        "SELECT min(city) FROM customers",
        "SELECT city FROM customers",
        "SELECT count(*) FROM customers UNION ALL SELECT count(*) FROM customers",
        "SELECT count(*), count(*) OVER (PARTITION BY email) FROM customers",
        "SELECT count(*) FROM (SELECT city FROM customers) people",
        "SELECT count(*) FROM customers WHERE email IN (SELECT email FROM customers)",
        "WITH cities AS (SELECT city FROM customers) SELECT count(*) FROM cities",
        "WITH a AS (SELECT email, city FROM customers), b AS (SELECT city FROM a) SELECT count(*) FROM b",
        "WITH people AS (SELECT email FROM customers LIMIT 5) SELECT count(*) FROM people",
        "WITH people AS (SELECT email, row_number() OVER (ORDER BY city) AS n FROM customers) SELECT sum(n) FROM people",
        "SELECT city, count(*) FROM customers GROUP BY ROLLUP (city)",
        "SELECT /*+ BROADCAST(customers) */ count(*) FROM customers",
        "SELECT count(city::string) FROM customers",
    ])
    func `what differential privacy does not allow is invalid, with a reason`(text: String) throws {
        _ = try associate(try table(rule: Policy.differentiallyPrivate), as: "customers")
        let validation = validation(of: try template(text))
        #expect(validation?["status"] == "INVALID")
        #expect(validation?["reasons"]?.array?.isEmpty == false)
    }

    @Test(arguments: [
        "SELECT city, count(*), count(DISTINCT email), avg(1) FROM customers GROUP BY city ORDER BY city LIMIT 5",
        "WITH people AS (SELECT email, count(*) AS n FROM customers GROUP BY email) SELECT avg(n), stddev(n) FROM people",
        "WITH a AS (SELECT email, city FROM customers), b AS (SELECT email FROM a WHERE city = 'Rome') SELECT count(*) FROM b",
        "WITH people AS (SELECT email, row_number() OVER (PARTITION BY email ORDER BY city) AS n FROM customers) SELECT sum(n) FROM people",
    ])
    func `aggregates over the tables and over common table expressions by user are valid`(text: String) throws {
        _ = try associate(try table(rule: Policy.differentiallyPrivate), as: "customers")
        #expect(validation(of: try template(text))?["status"] == "VALID")
    }

    @Test func `a template of unprotected tables is not validated`() throws {
        _ = try associate(try table(rule: Policy.differentiallyPrivate), as: "customers")
        _ = try associate(try table(rule: Policy.anyQuery), as: "stores")
        #expect(validation(of: try template("SELECT city FROM stores")) == nil)
    }

    // MARK: Paging

    @Test func `schemas are listed from the newest to the oldest, page by page`() throws {
        let table = try table(rule: Policy.list)
        for name in ["one", "two", "three"] {
            _ = try associate(table, as: name)
            emulator.advance(by: .seconds(1))
        }
        let first = emulator.send(.get, "\(schemas)?maxResults=2", as: .advertiser)
        #expect(names(first) == ["three", "two"])
        let token = try #require(first["nextToken"]?.string)
        _ = try associate(table, as: "four")
        let second = emulator.send(.get, "\(schemas)?maxResults=2&nextToken=\(token)", as: .advertiser)
        #expect(names(second) == ["one"] && second["nextToken"] == nil)
        #expect(emulator.send(.get, "\(schemas)?maxResults=2&nextToken=\(token)&schemaType=TABLE", as: .advertiser).status == 400)
    }
}

// MARK: Requests

extension SchemasTests {
    private struct Status: Equatable {
        let direct: [String]
        let additional: [String]
    }

    private var templates: String { "/memberships/\(collaboration.publisherMembership)/analysistemplates" }

    private func template(_ text: String) throws -> JSON {
        let body: JSON = ["name": "template", "format": "SQL", "source": ["text": .string(text)]]
        return try #require(emulator.send(.post, templates, body, as: .publisher)["analysisTemplate"])
    }

    private func validation(of template: JSON) -> JSON? {
        let id = template["id"]?.string ?? ""
        return emulator.send(.get, "\(templates)/\(id)", as: .publisher)["analysisTemplate"]?["validations"]?.array?.first
    }

    private var schemas: String { "/collaborations/\(collaboration.id)/schemas" }

    private var associations: String { "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations" }

    /// Makes a configured table with a rule, and answers its id.
    private func table(
        reference: JSON = ["glue": ["databaseName": "crm", "tableName": "customers"]], rule policy: JSON?,
        as account: Account = .advertiser
    ) throws -> String {
        let made = emulator.send(
            .post, "/configuredTables",
            ["name": "table", "tableReference": reference, "allowedColumns": ["email", "city"], "analysisMethod": "DIRECT_QUERY"],
            as: account)
        let id = try #require(made["configuredTable"]?["id"]?.string)
        if let policy, let arm = policy.object?.members.first?.name {
            let body: JSON = ["analysisRuleType": .string(arm.uppercased()), "analysisRulePolicy": ["v1": policy]]
            try #require(emulator.send(.post, "/configuredTables/\(id)/analysisRule", body, as: account).status == 200)
        }
        return id
    }

    private func associate(_ table: String, as name: String, as account: Account = .advertiser) throws -> JSON {
        let membership = account == .advertiser ? collaboration.advertiserMembership : collaboration.publisherMembership
        let body: JSON = [
            "name": .string(name), "configuredTableIdentifier": .string(table),
            "roleArn": .string("arn:aws:iam::\(account.id):role/clean-rooms"),
        ]
        let made = emulator.send(.post, "/memberships/\(membership)/configuredTableAssociations", body, as: account)
        return try #require(made["configuredTableAssociation"])
    }

    private func addRule(_ policy: JSON, to association: JSON) throws {
        let id = try #require(association["id"]?.string)
        let arm = try #require(policy.object?.members.first?.name)
        let body: JSON = ["analysisRuleType": .string(arm.uppercased()), "analysisRulePolicy": ["v1": policy]]
        try #require(emulator.send(.post, "\(associations)/\(id)/analysisRule", body, as: .advertiser).status == 200)
    }

    private func list(as account: Account = .advertiser) -> Reply { emulator.send(.get, schemas, as: account) }

    private func names(_ reply: Reply) -> [String] {
        (reply["schemaSummaries"]?.array ?? []).compactMap { $0["name"]?.string }
    }

    private func batch(_ names: [String], as account: Account = .advertiser) -> Reply {
        let body: JSON = ["names": .array(names.map(JSON.string))]
        return emulator.send(.post, "/collaborations/\(collaboration.id)/batch-schema", body, as: account)
    }

    private func schema(_ name: String) -> JSON? { emulator.send(.get, "\(schemas)/\(name)", as: .publisher)["schema"] }

    private func status(_ name: String) throws -> Status {
        let details = try #require(schema(name)?["schemaStatusDetails"]?.array)
        func reasons(_ type: String) throws -> [String] {
            let detail = try #require(details.first { $0["analysisType"]?.string == type })
            let reasons = (detail["reasons"]?.array ?? []).compactMap { $0["code"]?.string }
            #expect(detail["status"]?.string == (reasons.isEmpty ? "READY" : "NOT_READY"))
            return reasons
        }
        return Status(direct: try reasons("DIRECT_ANALYSIS"), additional: try reasons("ADDITIONAL_ANALYSIS"))
    }

    private func ruleReply(_ name: String, _ type: String, as account: Account = .publisher) -> Reply {
        emulator.send(.get, "\(schemas)/\(name)/analysisRule/\(type)", as: account)
    }

    private func rule(_ name: String, _ type: String) -> JSON? { ruleReply(name, type)["analysisRule"] }
}

/// Rules of tables with the columns email and city.
private enum Policy {
    static let list: JSON = ["list": ["joinColumns": ["email"], "listColumns": ["city"]]]

    static let aggregation: JSON = [
        "aggregation": [
            "aggregateColumns": [["columnNames": ["email"], "function": "COUNT_DISTINCT"]], "joinColumns": ["email"],
            "dimensionColumns": ["city"], "scalarFunctions": [],
            "outputConstraints": [["columnName": "email", "minimum": 2, "type": "COUNT_DISTINCT"]],
        ]
    ]

    static let anyQuery = custom(analyses: ["ANY_QUERY"], providers: ["222222222222"])

    static let differentiallyPrivate: JSON = [
        "custom": [
            "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"],
            "differentialPrivacy": ["columns": [["name": "email"]]],
        ]
    ]

    static let model: JSON =
        "arn:aws:cleanrooms:us-east-1:222222222222:membership/*/configuredaudiencemodelassociation/*"

    static func list(additional: String) -> JSON {
        ["list": ["joinColumns": ["email"], "listColumns": ["city"], "additionalAnalyses": .string(additional)]]
    }

    static func custom(analyses: [String], providers: [String]? = nil) -> JSON {
        var rule = JSON.Object([("allowedAnalyses", .array(analyses.map(JSON.string)))])
        if let providers { rule.append("allowedAnalysisProviders", .array(providers.map(JSON.string))) }
        return ["custom": .object(rule)]
    }
}
