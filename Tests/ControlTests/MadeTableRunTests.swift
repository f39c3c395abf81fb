// Tables that the collaboration makes itself, with their rows: ID mapping tables and intermediate tables, through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html and working-with-id-mapping-tables.html

import CleanRooms
import Embedded
import EmulatorTesting
import JSON
import Testing

/// The advertiser's `customers`, the publisher's `readers`, and both under custom rules that let the publisher ask anything.
private struct Stage {
    let emulator: Emulator
    let shared: SharedCollaboration
    static let source = "arn:aws:entityresolution:us-east-1:222222222222:idnamespace/readers-source"
    static let target = "arn:aws:entityresolution:us-east-1:111111111111:idnamespace/customers-target"

    init(customersRule: JSON = [:]) throws {
        emulator = try Emulator()
        emulator.service.queryEngine = InlineEngine()
        shared = try emulator.makeCollaboration()
        try contribute(
            "customers", customersRule, [["c1", "Oslo"], ["c2", "Oslo"], ["c3", "Bergen"], [.null, "Tromsø"]], as: .advertiser)
        try contribute("readers", [:], [["r1", "tv"], ["r2", "web"], ["r3", "web"], ["r9", "app"]], as: .publisher)
    }

    private func contribute(_ name: String, _ rule: JSON, _ rows: [JSON], as account: Account) throws {
        let table: JSON = [
            "database": "data", "table": .string(name), "columns": ["email": "string", "city": "string"], "rows": .array(rows),
        ]
        try #require(emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]]).status == 200)
        let policy: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(Account.publisher.id)]]
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        try emulator.contributeTable(
            name, through: membership, as: account, rule: ["custom": policy.with(rule)], receivers: [.publisher])
    }

    func send(_ method: Emulator.Method, _ target: String, _ body: JSON? = nil) -> Reply {
        emulator.send(method, "/memberships/\(shared.publisherMembership)/\(target)", body, as: .publisher)
    }

    func declare(_ namespaces: JSON) -> Reply { emulator.control(.post, "/_cleanrooms/catalog", ["idNamespaces": namespaces]) }

    /// Makes the ID mapping table `mapping` over two namespaces, and answers its id.
    func makeMapping() throws -> String {
        for (arn, membership, account) in [
            (Self.source, shared.publisherMembership, Account.publisher), (Self.target, shared.advertiserMembership, .advertiser),
        ] {
            let body: JSON = [
                "name": .string(account == .publisher ? "readers" : "customers"),
                "inputReferenceConfig": ["inputReferenceArn": .string(arn), "manageResourcePolicies": true],
                "idMappingConfig": ["allowUseAsDimensionColumn": true],
            ]
            let made = emulator.send(.post, "/memberships/\(membership)/idnamespaceassociations", body, as: account)
            try #require(made.status == 200, "\(made.message ?? "")")
        }
        let workflow: JSON = [
            "inputReferenceArn": "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/match", "manageResourcePolicies": true,
        ]
        let made = send(.post, "idmappingtables", ["name": "mapping", "inputReferenceConfig": workflow])
        return try #require(made["idMappingTable"]?["id"]?.string, "\(made.message ?? "")")
    }

    func populateMapping(_ id: String, _ type: String = "BATCH") throws {
        try #require(send(.post, "idmappingtables/\(id)/populate", ["jobType": .string(type)]).status == 200)
        try emulator.pass(.seconds(5))
    }

    /// Runs a query to its end, and answers it.
    func run(_ sql: String) throws -> JSON {
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let started = send(.post, "protectedQueries", body)
        let id = try #require(started["protectedQuery"]?["id"]?.string, "\(started.message ?? "")")
        emulator.advance(by: .seconds(5))
        return try #require(send(.get, "protectedQueries/\(id)")["protectedQuery"])
    }

    func rows(_ sql: String) throws -> [JSON] {
        let query = try run(sql)
        try #require(query["status"] == "SUCCESS", "\(query["error"]?["message"]?.string ?? "")")
        return emulator.control(.get, "/_cleanrooms/results/\(query["id"]?.string ?? "")").list("rows")
    }

    static let mapped = """
        SELECT c.city AS city, COUNT(*) AS n FROM mapping m JOIN customers c ON m.target_id = c.email JOIN readers r ON m.source_id = r.email \
        GROUP BY c.city ORDER BY c.city
        """
}

@Suite struct MadeTableRunTests {
    // MARK: ID mapping tables

    @Test func `an ID mapping table is filled by declared pairs, and rows with one id alone take no part`() throws {
        let stage = try Stage()
        let pairs: JSON = [["r1", "c1"], ["r2", "c3"], ["r3", .null], [.null, "c2"]]
        #expect(stage.declare([["arn": .string(Stage.source), "type": "SOURCE", "pairs": pairs]]).status == 200)
        try stage.populateMapping(try stage.makeMapping())
        #expect(try stage.rows(Stage.mapped) == [["Bergen", 1], ["Oslo", 1]])
        #expect(
            try stage.rows("SELECT m.source_id, m.target_id FROM mapping m JOIN readers r ON m.source_id = r.email ORDER BY 1") == [
                ["r1", "c1"], ["r2", "c3"],
            ])
    }

    @Test func `an ID mapping table is filled by equal values of the columns that both namespaces have`() throws {
        let stage = try Stage()
        let namespaces: JSON = [
            [
                "arn": .string(Stage.source), "type": "SOURCE", "columns": ["id", "phone", "name"],
                "rows": [["r1", "1", "Ann"], ["r2", "2", "Bo"], ["r3", .null, "Cy"], ["r1", "1", "Ann"]],
            ],
            [
                "arn": .string(Stage.target), "type": "TARGET", "columns": ["customer", "NAME", "phone", "age"],
                "rows": [["c1", "Ann", "1", "9"], ["c2", "Bo", "3", "9"], ["c3", "Cy", .null, "9"], ["c2", "Ann", "1", "8"]],
            ],
        ]
        #expect(stage.declare(namespaces).status == 200)
        let id = try stage.makeMapping()
        try stage.populateMapping(id)
        #expect(try stage.rows(Stage.mapped) == [["Oslo", 1]])
        #expect(stage.emulator.control(.get, "/_cleanrooms/catalog")["idNamespaces"]?.array?.last?["rows"]?.array?.count == 4)
    }

    @Test func `a job that only deletes takes out pairs that are mapped no more, and adds none`() throws {
        let stage = try Stage()
        func declare(_ pairs: JSON) {
            #expect(stage.declare([["arn": .string(Stage.source), "type": "SOURCE", "pairs": pairs]]).status == 200)
        }
        declare([["r1", "c1"], ["r2", "c3"]])
        let id = try stage.makeMapping()
        try stage.populateMapping(id)
        declare([["r2", "c3"], ["r3", "c2"]])
        try stage.populateMapping(id, "DELETE_ONLY")
        #expect(try stage.rows(Stage.mapped) == [["Bergen", 1]])
        try stage.populateMapping(id, "INCREMENTAL")
        #expect(try stage.rows(Stage.mapped) == [["Bergen", 1], ["Oslo", 1]])
    }

    @Test func `without pairs and records a query over an ID mapping table succeeds without rows`() throws {
        let stage = try Stage()
        try stage.populateMapping(try stage.makeMapping())
        #expect(try stage.rows(Stage.mapped) == [])
    }

    @Test(
        arguments: [
            ["columns": ["id"], "rows": []], ["rows": [["r1"]]], ["columns": ["id", "a"], "rows": [["r1"]]],
            ["columns": ["id", "a"], "rows": [["r1", 7]]], ["columns": ["id", "a", "A"]], ["pairs": [["r1"]]], ["pairs": "r1"],
            ["names": []],
        ] as [JSON])
    func `records and pairs that cannot be are refused`(changes: JSON) throws {
        let stage = try Stage()
        #expect(stage.declare([(["arn": .string(Stage.source), "type": "SOURCE"] as JSON).with(changes)]).status == 400)
        #expect(stage.declare([["arn": .string(Stage.target), "type": "TARGET", "pairs": [["r1", "c1"]]]]).status == 400)
    }

    // MARK: Intermediate tables

    /// Makes the intermediate table `cities` with a rule, populates it, and answers its id.
    private func populated(_ stage: Stage, _ sql: String, _ rule: JSON = [:]) throws -> String {
        let body: JSON = [
            "name": "cities", "populationAnalysisConfiguration": ["sqlParameters": ["queryString": .string(sql)]], "retentionInDays": 2,
        ]
        let made = stage.send(.post, "intermediateTables", body)
        let id = try #require(made["intermediateTable"]?["id"]?.string, "\(made.message ?? "")")
        let policy: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(Account.publisher.id)]]
        let ruled = stage.send(
            .post, "intermediateTables/\(id)/analysisRule",
            ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": ["custom": policy.with(rule)]]])
        try #require(ruled.status == 200, "\(ruled.message ?? "")")
        try #require(stage.send(.post, "intermediateTables/\(id)/populate", [:]).status == 200)
        stage.emulator.advance(by: .seconds(5))
        return id
    }

    private static let cities = "SELECT city, COUNT(*) AS customers FROM customers GROUP BY city"
    private static let all = "SELECT city, customers FROM cities ORDER BY city"

    @Test func `a version holds the rows of its population until it is populated anew, and its retention forgets them`() throws {
        let stage = try Stage()
        let id = try populated(stage, Self.cities)
        #expect(try stage.rows(Self.all) == [["Bergen", 1], ["Oslo", 2], ["Tromsø", 1]])
        let table: JSON = [
            "database": "data", "table": "customers", "columns": ["email": "string", "city": "string"], "rows": [["c1", "Voss"]],
        ]
        #expect(stage.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]]).status == 200)
        #expect(try stage.rows(Self.all) == [["Bergen", 1], ["Oslo", 2], ["Tromsø", 1]])
        try #require(stage.send(.post, "intermediateTables/\(id)/populate", [:]).status == 200)
        stage.emulator.advance(by: .seconds(5))
        #expect(try stage.rows(Self.all) == [["Voss", 1]])
        try stage.emulator.pass(.seconds(3 * 86_400))
        #expect(try stage.run(Self.all)["status"] == "FAILED")
        let kept = stage.emulator.control(.post, "/_cleanrooms/snapshots/after")
        #expect(kept.status == 200)
    }

    @Test func `a column that the table under it disallows in outputs cannot come out of an intermediate table`() throws {
        let stage = try Stage(customersRule: ["disallowedOutputColumns": ["email"]])
        _ = try populated(stage, "SELECT email AS person, city FROM customers")
        let refused = try stage.run("SELECT person FROM cities")
        #expect(refused["status"] == "FAILED" && refused["error"]?["message"]?.string?.contains("person") == true)
        #expect(try stage.rows("SELECT DISTINCT city FROM cities ORDER BY city") == [["Bergen"], ["Oslo"], ["Tromsø"]])
    }

    @Test func `a population under a threshold keeps rows with enough people behind them alone`() throws {
        let threshold: JSON = [
            "identityColumns": ["email"], "minimumIdentityCount": 2, "type": "COUNT_DISTINCT",
            "allowedAggregateExpressionType": "ANY_EXPRESSION",
        ]
        let stage = try Stage(customersRule: ["aggregationThresholds": [threshold]])
        _ = try populated(stage, Self.cities)
        #expect(try stage.rows(Self.all) == [["Oslo", 2]])
    }

    @Test func `intermediate rows and mapped pairs are in snapshots`() throws {
        let stage = try Stage()
        _ = try populated(stage, Self.cities)
        #expect(stage.declare([["arn": .string(Stage.source), "type": "SOURCE", "pairs": [["r1", "c1"]]]]).status == 200)
        let mapping = try stage.makeMapping()
        try stage.populateMapping(mapping)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/made").status == 200)
        #expect(stage.send(.delete, "idmappingtables/\(mapping)").status == 204)
        #expect(stage.emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/made/restore").status == 200)
        #expect(try stage.rows(Self.all).count == 3)
        #expect(try stage.rows(Stage.mapped) == [["Oslo", 1]])
    }

    // MARK: Failures

    @Test(
        arguments: [
            ("SUM(CAST(city AS INT))", "CastError"), ("SUM(9223372036854775807 + LENGTH(city))", "OverflowError"),
            ("MAX(to_date(city, 'yyyy'))", "ConversionError"), ("SUM(1 / (LENGTH(city) - LENGTH(city)))", "OverflowError"),
        ])
    func `the journal names a failure on rows as the log does`(value: String, name: String) throws {
        let stage = try Stage()
        let query = try stage.run("SELECT COUNT(*) AS n, \(value) AS v FROM customers")
        #expect(query["status"] == "FAILED", "\(value)")
        let found = stage.emulator.control(.post, "/_cleanrooms/requests/find", ["condition": .string(name)])
        let entries = found["requests"]?.array ?? []
        #expect(!entries.isEmpty && entries.allSatisfy { $0["operation"] == "GetProtectedQuery" && $0["condition"]?.string == name })
    }
}
