// What becomes of queries that the analysis rules refuse, by engine and by setting.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct JudgementTests {
    private static let alone = "SELECT DISTINCT customers.city FROM customers"
    private static let joinMissing = "Inner join to query runner table required for table customers"

    private func settings(_ change: (inout Settings) -> Void) -> Settings {
        var settings = Settings()
        change(&settings)
        return settings
    }

    /// A collaboration with a table under the LIST rule, whose publisher receives results.
    private func collaboration(on engine: String, _ emulator: Emulator) throws -> SharedCollaboration {
        let shared = try emulator.makeCollaboration(analyticsEngine: engine)
        let results: JSON = [
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]]
        ]
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", results, as: .publisher).status == 200)
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser)
        return shared
    }

    private func start(_ parameters: JSON, in shared: SharedCollaboration, _ emulator: Emulator) -> Reply {
        emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/protectedQueries", ["type": "SQL", "sqlParameters": parameters],
            as: .publisher)
    }

    @Test func `on Spark a refused query exists and fails without having started`() throws {
        let emulator = try Emulator()
        let shared = try collaboration(on: "SPARK", emulator)
        let submitted = try #require(start(["queryString": .string(Self.alone)], in: shared, emulator)["protectedQuery"])
        #expect(submitted["status"] == "SUBMITTED")
        #expect(submitted["error"] == nil)
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries/\(submitted["id"]?.string ?? "")"
        emulator.advance(by: .milliseconds(299))
        #expect(emulator.send(.get, target, as: .publisher)["protectedQuery"]?["status"] == "SUBMITTED")
        emulator.advance(by: .milliseconds(1))
        let failed = try #require(emulator.send(.get, target, as: .publisher)["protectedQuery"])
        #expect(failed["status"] == "FAILED")
        #expect(failed["error"] == ["message": .string(Self.joinMissing), "code": "MALFORMED_QUERY", "retry": ["retryable": false]])
        #expect(failed["statistics"]?["billedResourceUtilization"] == nil)
        #expect(failed["result"] == nil)
    }

    @Test func `on the legacy engine a refused query is a validation error with a message and nothing besides`() throws {
        let emulator = try Emulator()
        let shared = try collaboration(on: "CLEAN_ROOMS_SQL", emulator)
        let reply = start(["queryString": .string(Self.alone)], in: shared, emulator)
        #expect(reply.errorType == "ValidationException")
        #expect(reply.json == ["message": .string(Self.joinMissing)])
        let list = emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries", as: .publisher)
        #expect(list["protectedQueries"] == [])
    }

    @Test(arguments: ["SPARK", "CLEAN_ROOMS_SQL"])
    func `one form can be had on both engines`(engine: String) throws {
        let failing = try Emulator(settings: settings { $0.refusedSQL = .failed })
        #expect(start(["queryString": .string(Self.alone)], in: try collaboration(on: engine, failing), failing).status == 200)
        let refusing = try Emulator(settings: settings { $0.refusedSQL = .refused })
        #expect(start(["queryString": .string(Self.alone)], in: try collaboration(on: engine, refusing), refusing).status == 400)
    }

    @Test func `validation can stop at the syntax, or be left out`() throws {
        let parsing = try Emulator(
            settings: settings {
                $0.refusedSQL = .refused
                $0.queryValidation = .parse
            })
        let parsed = try collaboration(on: "SPARK", parsing)
        #expect(start(["queryString": .string(Self.alone)], in: parsed, parsing).status == 200)
        #expect(start(["queryString": "SELECT FROM WHERE"], in: parsed, parsing).status == 400)
        let trusting = try Emulator(
            settings: settings {
                $0.refusedSQL = .refused
                $0.queryValidation = .off
            })
        #expect(start(["queryString": "SELECT FROM WHERE"], in: try collaboration(on: "SPARK", trusting), trusting).status == 200)
    }

    @Test(arguments: [
        "SELECT DISTINCT nobody.city FROM nobody", "SELECT DISTINCT customers.salary FROM customers", "DELETE FROM customers", "SELECT (",
    ])
    func `text that cannot be understood is refused`(sql: String) throws {
        let emulator = try Emulator(settings: settings { $0.refusedSQL = .refused })
        #expect(start(["queryString": .string(sql)], in: try collaboration(on: "SPARK", emulator), emulator).status == 400)
    }

    @Test func `a table without a rule cannot be queried`() throws {
        let emulator = try Emulator(settings: settings { $0.refusedSQL = .refused })
        let shared = try collaboration(on: "SPARK", emulator)
        try emulator.contributeTable("bare", through: shared.advertiserMembership, as: .advertiser, rule: nil)
        #expect(start(["queryString": "SELECT city FROM bare"], in: shared, emulator).status == 400)
    }

    @Test func `a template runs with values for its parameters, and only those that it declares`() throws {
        let emulator = try Emulator(settings: settings { $0.refusedSQL = .refused })
        let shared = try collaboration(on: "SPARK", emulator)
        let made = emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/analysistemplates",
            [
                "name": "by_visits", "format": "SQL",
                "source": ["text": "SELECT city, count(*) AS visits FROM visits GROUP BY city HAVING count(*) > :least"],
                "analysisParameters": [["name": "least", "type": "INTEGER"]],
            ], as: .publisher)
        let arn = try #require(made["analysisTemplate"]?["arn"])
        try emulator.contributeTable(
            "visits", through: shared.advertiserMembership, as: .advertiser, rule: ["custom": ["allowedAnalyses": [arn]]])
        func run(_ values: JSON) -> Reply { start(["analysisTemplateArn": arn, "parameters": values], in: shared, emulator) }
        #expect(run(["least": "5"]).status == 200)
        #expect(run([:])["reason"] == "INVALID_QUERY")
        #expect(run(["least": "many"])["reason"] == "INVALID_QUERY")
        #expect(run(["least": "5", "most": "9"])["reason"] == "INVALID_QUERY")
        // The rule allows the template, not its text.
        #expect(start(["queryString": "SELECT city FROM visits"], in: shared, emulator).status == 400)
    }

    @Test(arguments: ["SPARK", "CLEAN_ROOMS_SQL"])
    func `a parameter in a direct query has nowhere to take its value from`(engine: String) throws {
        let emulator = try Emulator()
        let shared = try collaboration(on: engine, emulator)
        let reply = start(
            ["queryString": "SELECT DISTINCT customers.city FROM customers WHERE customers.city = :city"], in: shared, emulator)
        #expect(reply.status == 400)
        #expect(reply["reason"] == "INVALID_QUERY")
        #expect(reply["fieldList"]?.array?.first?["name"] == "sqlParameters.queryString")
    }
}
