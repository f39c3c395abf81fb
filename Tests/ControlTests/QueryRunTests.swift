// Queries that run on rows, through the door: from the seed `demo` to what the receiver gets.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import CleanRooms
import CleanRoomsModel
import Embedded
import EmulatorTesting
import JSON
import Testing

/// The two companies of the seed `demo`, with an engine.
private struct Demo {
    let emulator: Emulator
    let membership: String
    let outputs: JSON

    static let buyers = """
        SELECT purchases.city, COUNT(DISTINCT purchases.email) AS buyers FROM purchases JOIN visits ON purchases.email = visits.email \
        GROUP BY purchases.city ORDER BY purchases.city
        """

    init(engine: any QueryEngine = InlineEngine(), settings: Settings = Settings()) throws {
        emulator = try Emulator(settings: settings)
        emulator.service.queryEngine = engine
        let reply = emulator.control(.post, "/_cleanrooms/seeds/demo", text: [])
        try #require(reply.status == 200, "\(reply.message ?? "")")
        outputs = try #require(reply["outputs"])
        membership = try #require(outputs["publisher-membership"]?["membership"]?["id"]?.string)
    }

    func start(_ sql: String) throws -> String {
        let body: JSON = ["type": "SQL", "sqlParameters": ["queryString": .string(sql)]]
        let reply = emulator.send(.post, "/memberships/\(membership)/protectedQueries", body, as: .publisher)
        return try #require(reply["protectedQuery"]?["id"]?.string, "\(reply.message ?? "")")
    }

    func query(_ id: String) throws -> JSON {
        try #require(emulator.send(.get, "/memberships/\(membership)/protectedQueries/\(id)", as: .publisher)["protectedQuery"])
    }

    /// Runs a query to its end and answers its rows.
    func rows(_ sql: String) throws -> [JSON] {
        let id = try start(sql)
        emulator.advance(by: .seconds(5))
        let query = try query(id)
        try #require(query["status"] == "SUCCESS", "\(query["error"]?["message"]?.string ?? "")")
        return emulator.control(.get, "/_cleanrooms/results/\(id)", text: []).list("rows")
    }

    func explain(_ sql: String) -> Reply {
        emulator.control(.post, "/_cleanrooms/explain", ["account": .string(Account.publisher.id), "sql": .string(sql), "run": true])
    }
}

/// An engine that ends runs when it is told to.
private final class HeldEngine: QueryEngine {
    var orders: [ExecutionOrder] = []
    var cancelled: [ExecutionOrder.Run] = []

    func run(_ order: ExecutionOrder) -> ExecutionOutcome? {
        orders.append(order)
        return nil
    }

    func cancel(_ run: ExecutionOrder.Run) { cancelled.append(run) }

    func outcome(_ index: Int) -> ExecutionOutcome { EmbeddedRunner().outcome(of: orders[index]) }
}

@Suite struct QueryRunTests {
    @Test func `a join of two companies' tables gives its rows, with Spark's names and types`() throws {
        let demo = try Demo()
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .seconds(5))
        let result = demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: [])
        #expect(result["columns"] == [["name": "city", "type": "string"], ["name": "buyers", "type": "bigint"]])
        #expect(result["rows"] == [["Bergen", 12], ["Oslo", 14]])
        #expect(result["count"] == 2)
    }

    @Test func `a group below the aggregation rule's constraint is absent, and an empty result is a success`() throws {
        let demo = try Demo()
        let ofTromsø = "SELECT purchases.city, SUM(purchases.amount) FROM purchases JOIN visits ON purchases.email = visits.email "
        #expect(try demo.rows(ofTromsø + "WHERE purchases.city = 'Tromsø' GROUP BY purchases.city") == [])
    }

    @Test func `a row under a threshold has that many identities behind it, through common tables too`() throws {
        let demo = try Demo()
        let days = try demo.rows("SELECT day, COUNT(DISTINCT email) AS people FROM impressions GROUP BY day")
        #expect(!days.isEmpty)
        for day in days { #expect(try #require(day.array?[1].number) >= 3) }
        #expect(try demo.rows("SELECT email, COUNT(*) FROM impressions GROUP BY email") == [])
        let nested = "WITH d AS (SELECT email, SUM(seen) AS s FROM impressions GROUP BY email) "
        #expect(try demo.rows(nested + "SELECT s, COUNT(*) FROM d GROUP BY s HAVING COUNT(*) < 3") == [])
        #expect(try demo.rows(nested + "SELECT COUNT(*) AS n FROM d").count == 1)
    }

    @Test func `noise repeats for a query's id, and goes when it is switched off`() throws {
        let sql = "SELECT city, COUNT(DISTINCT email) AS people FROM members GROUP BY city ORDER BY city"
        #expect(try Demo().rows(sql) == Demo().rows(sql))
        var settings = Settings()
        settings.addsPrivacyNoise = false
        let exact = try Demo(settings: settings)
        #expect(try exact.rows(sql) == [["Bergen", 60], ["Oslo", 60], ["Tromsø", 60]])
        #expect(try Demo().rows(sql) != exact.rows(sql))
    }

    @Test func `what was read from the data is among a private query's sensitivity parameters`() throws {
        let demo = try Demo()
        let id = try demo.start("SELECT SUM(orders) AS orders FROM members")
        demo.emulator.advance(by: .seconds(5))
        let parameters = try demo.query(id)["differentialPrivacy"]?["sensitivityParameters"]?.array?.first
        #expect(parameters?["userContributionLimit"] == 1)
        #expect(parameters?["minColumnValue"]?.number == 1 && parameters?["maxColumnValue"]?.number == 9)
    }

    @Test func `a template runs with its parameters`() throws {
        let demo = try Demo()
        let arn = try #require(demo.outputs["overlap-by-city"]?["analysisTemplate"]?["arn"])
        let body: JSON = ["type": "SQL", "sqlParameters": ["analysisTemplateArn": arn, "parameters": ["city": "Bergen"]]]
        let reply = demo.emulator.send(.post, "/memberships/\(demo.membership)/protectedQueries", body, as: .publisher)
        let id = try #require(reply["protectedQuery"]?["id"]?.string)
        demo.emulator.advance(by: .seconds(5))
        let rows = demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: []).list("rows")
        #expect(rows.reduce(0) { $0 + ($1.array?[1].number ?? 0) } == 12)
    }

    @Test func `a value that cannot be cast fails the query with the condition's name, and it is billed`() throws {
        let demo = try Demo()
        let id = try demo.start("SELECT COUNT(DISTINCT email), SUM(CAST(CONCAT(format, 'x') AS INT)) FROM impressions")
        demo.emulator.advance(by: .seconds(5))
        let query = try demo.query(id)
        #expect(query["status"] == "FAILED" && query["error"]?["code"] == "MALFORMED_QUERY")
        #expect(query["error"]?["message"]?.string?.hasPrefix("[CAST_INVALID_INPUT]") == true)
        #expect(query["statistics"]?["billedResourceUtilization"] != nil)
    }

    @Test(arguments: [("America/New_York", "SUCCESS", 8), ("Asia/Kolkata", "SUCCESS", 17), ("Middle/Earth", "FAILED", 0)])
    func `a session has the time zone that its caller asks for`(zone: String, status: String, hour: Double) throws {
        let demo = try Demo()
        let sql = "SELECT COUNT(DISTINCT email) AS people, MIN(hour(TIMESTAMP'2026-07-01 12:00:00Z')) AS hour FROM impressions"
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
            "computeConfiguration": [
                "worker": ["type": "CR.1X", "number": 4, "properties": ["spark": ["spark.sql.session.timeZone": .string(zone)]]]
            ],
        ]
        let reply = demo.emulator.send(.post, "/memberships/\(demo.membership)/protectedQueries", body, as: .publisher)
        let id = try #require(reply["protectedQuery"]?["id"]?.string, "\(reply.message ?? "")")
        demo.emulator.advance(by: .seconds(5))
        let query = try demo.query(id)
        #expect(query["status"]?.string == status, "\(query["error"]?["message"]?.string ?? "")")
        if status == "FAILED" { #expect(query["error"]?["message"]?.string?.hasPrefix("[INVALID_CONF_VALUE]") == true) }
        guard status == "SUCCESS" else { return }
        #expect(demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: []).list("rows").first?.array?[1].number == hour)
    }

    @Test func `zones of the tz database are known by name`() throws {
        let local = "from_utc_timestamp(TIMESTAMP'2026-07-01 12:00:00', 'America/New_York')"
        let rows = try Demo().rows("SELECT COUNT(DISTINCT email) AS people, MIN(hour(\(local))) AS hour FROM impressions")
        #expect(rows.first?.array?[1].number == 8)
    }

    // MARK: Waiting

    @Test func `a query whose planned end has come waits for its rows, and ends at that time`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .seconds(5))
        #expect(try demo.query(id)["status"] == "STARTED" && !demo.emulator.service.isSettled)
        let index = try #require(engine.orders.firstIndex { $0.run.subject == id })
        for (order, place) in zip(engine.orders, engine.orders.indices) where order.run.subject == id {
            try demo.emulator.service.finishExecution(order.run, as: engine.outcome(place))
        }
        let query = try demo.query(id)
        #expect(query["status"] == "SUCCESS" && query["statistics"]?["totalDurationInMillis"]?.number ?? 9999 < 5000)
        #expect(engine.orders[index].tables.count == 2)
    }

    @Test func `a cancelled query's run is told to end, and what comes out of it all the same is dropped`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .milliseconds(500))
        let index = try #require(try startedOrder(of: id, engine, demo))
        let target = "/memberships/\(demo.membership)/protectedQueries/\(id)"
        try #require(demo.emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        #expect(engine.cancelled.contains(engine.orders[index].run))
        try demo.emulator.service.finishExecution(engine.orders[index].run, as: engine.outcome(index))
        demo.emulator.advance(by: .seconds(5))
        #expect(try demo.query(id)["status"] == "CANCELLED")
        #expect(demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: []).status == 404)
    }

    private func startedOrder(of id: String, _ engine: HeldEngine, _ demo: Demo) throws -> Int? {
        _ = try demo.query(id)
        return engine.orders.firstIndex { $0.run.subject == id }
    }

    @Test func `a reset ends all runs, and a late end does not touch the next test's query of the same id`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .seconds(5))
        let index = try #require(try startedOrder(of: id, engine, demo))
        #expect(demo.emulator.control(.post, "/_cleanrooms/reset", text: []).status == 200)
        #expect(engine.cancelled.contains(engine.orders[index].run) && demo.emulator.service.isSettled)
        try demo.emulator.service.finishExecution(engine.orders[index].run, as: engine.outcome(index))
        #expect(demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: []).status == 404)
    }

    @Test func `a restored snapshot runs again what was under way, with the same rows`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .seconds(5))
        _ = try demo.query(id)
        #expect(demo.emulator.control(.post, "/_cleanrooms/snapshots/waiting", text: []).status == 200)
        demo.emulator.service.queryEngine = InlineEngine()
        #expect(demo.emulator.control(.post, "/_cleanrooms/snapshots/waiting/restore", text: []).status == 200)
        #expect(try demo.query(id)["status"] == "SUCCESS")
        #expect(demo.emulator.control(.get, "/_cleanrooms/results/\(id)", text: [])["rows"] == [["Bergen", 12], ["Oslo", 14]])
    }

    // MARK: What is held

    @Test func `rows that wait for their query's end are held up to a bound, and are computed again beyond it`() throws {
        let engine = HeldEngine()
        let demo = try Demo()
        // The seed's own queries end.
        try demo.emulator.pass(.seconds(5))
        demo.emulator.service.queryEngine = engine
        demo.emulator.service.results.limit = 600
        let ids = try (0..<3).map { _ in try demo.start(Demo.buyers) }
        demo.emulator.advance(by: .milliseconds(500))
        for id in ids {
            let index = try #require(try startedOrder(of: id, engine, demo))
            try demo.emulator.service.finishExecution(engine.orders[index].run, as: engine.outcome(index))
        }
        let before = engine.orders.count
        demo.emulator.service.queryEngine = InlineEngine()
        demo.emulator.advance(by: .seconds(5))
        for id in ids { #expect(try demo.query(id)["status"] == "SUCCESS") }
        #expect(engine.orders.count == before)
    }

    @Test func `a reset ends the runs of explanations as well, and there are only so many at once`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        func rehearse() throws -> Bool {
            let explanation = try demo.emulator.service.explain(
                ExplanationRequest(
                    runner: .account(Account.publisher.id, region: "us-east-1", collaboration: nil),
                    sql: ProtectedQuerySQLParameters(queryString: Demo.buyers)))
            return try demo.emulator.service.rehearse(explanation) { _ in }
        }
        for _ in 0..<8 { #expect(try rehearse()) }
        #expect(throws: TooManyRehearsals.self) { try rehearse() }
        #expect(engine.orders.allSatisfy { $0.timeLimit == .seconds(60) })
        #expect(demo.emulator.control(.post, "/_cleanrooms/reset", text: []).status == 200)
        #expect(engine.cancelled.count == 8)
    }

    @Test func `a result counts as the engine's until nobody has it any more`() throws {
        let engine = HeldEngine()
        let demo = try Demo(engine: engine)
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .milliseconds(500))
        let index = try #require(try startedOrder(of: id, engine, demo))
        let outcome = EmbeddedRunner(memory: 1 << 10).outcome(of: engine.orders[index])
        guard case .failed(let failure) = outcome else { return #expect(Bool(false), "a kilobyte was enough") }
        #expect(failure.code == .insufficientCompute)
    }

    // MARK: Rows

    @Test func `declared rows are checked, and the message names the row and the type`() throws {
        let emulator = try Emulator()
        let table: JSON = ["database": "crm", "table": "t", "columns": ["a": "int"], "rows": [[1], ["x"]]]
        let reply = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]])
        #expect(reply.status == 400 && reply.message?.contains("rows[1][0]") == true && reply.message?.contains("a value of int") == true)
    }

    @Test func `a query over a table without rows succeeds without rows, and explain names the table`() throws {
        let demo = try Demo()
        let bare: JSON = ["database": "media", "table": "visits", "columns": ["email": "string", "page": "string", "seconds": "bigint"]]
        #expect(demo.emulator.control(.post, "/_cleanrooms/catalog", ["tables": [bare]]).status == 200)
        #expect(try demo.rows(Demo.buyers) == [])
        let explained = demo.explain(Demo.buyers)
        #expect(explained["tablesWithoutRows"] == ["visits"] && explained["result"] == nil)
    }

    @Test func `a canned outcome goes before the engine`() throws {
        let demo = try Demo()
        let rule: JSON = ["status": "SUCCESS", "result": ["columns": [["name": "city"]], "rows": [["Paris"]]]]
        #expect(demo.emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201)
        #expect(try demo.rows(Demo.buyers) == [["Paris"]])
    }

    // MARK: Rehearsals

    @Test func `explain with run gives the rows of an accepted query, and leaves no query and no budget used`() throws {
        let demo = try Demo()
        let path = "/memberships/\(demo.membership)/protectedQueries"
        let before = demo.emulator.send(.get, path, as: .publisher).list("protectedQueries").count
        let explained = demo.explain(Demo.buyers)
        #expect(explained["verdict"] == "accepted" && explained["result"]?["rows"] == [["Bergen", 12], ["Oslo", 14]])
        #expect(demo.emulator.send(.get, path, as: .publisher).list("protectedQueries").count == before)
    }

    @Test func `explain with run gives no rows of a refused query`() throws {
        let explained = try Demo().explain("SELECT email FROM customers")
        #expect(explained["verdict"] == "refused" && explained["result"] == nil && explained["failure"] == nil)
    }

    @Test func `results as CSV, by receiver, and of nobody else`() throws {
        let demo = try Demo()
        let id = try demo.start(Demo.buyers)
        demo.emulator.advance(by: .seconds(5))
        _ = try demo.query(id)
        let path = "/_cleanrooms/results/\(id)"
        #expect(demo.emulator.control(.get, "\(path)?receiver=\(Account.publisher.id)&limit=1", text: []).list("rows").count == 1)
        #expect(demo.emulator.control(.get, "\(path)?receiver=\(Account.advertiser.id)", text: []).status == 404)
    }
}

extension JSON {
    fileprivate var number: Double? {
        switch self {
        case .integer(let number): Double(number)
        case .double(let number): number
        default: nil
        }
    }
}
