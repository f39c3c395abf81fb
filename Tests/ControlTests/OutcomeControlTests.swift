// The tester's rules for how things end: which decides, what it has happen, and what no rule can.

@testable import CleanRooms
import Control
import EmulatorTesting
import Files
import FilesTesting
import JSON
import Store
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct OutcomeControlTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func add(_ rule: JSON) -> Reply { emulator.control(.post, "/_cleanrooms/outcomes", rule) }

    private func rules() -> [JSON]? { emulator.control(.get, "/_cleanrooms/outcomes")["outcomes"]?.array }

    /// The query once it has ended.
    private func ended(_ sql: String = Emulator.overlap, in shared: SharedCollaboration) throws -> JSON? {
        let query = try emulator.startQuery(sql, in: shared)
        emulator.advance(by: .seconds(1))
        return emulator.query(query)
    }

    private static let failure: JSON = ["status": "FAILED", "error": ["code": "INTERNAL_ERROR", "message": "Out of luck."]]

    // MARK: Shape

    @Test func `a rule is told as it was added, with what it did not say`() throws {
        let added = add(["id": "luck", "match": ["sql": "FROM customers"], "status": "TIMED_OUT", "duration": "1h", "times": 2])
        #expect(
            added.json == [
                "id": "luck", "model_name": "cleanrooms::protected-query", "match": ["sql": "FROM customers"], "status": "TIMED_OUT",
                "error": ["code": "INSUFFICIENT_COMPUTE", "message": "The query exceeded the time limit.", "retryable": false],
                "duration": 3600.0, "times": 2,
            ])
        #expect(rules() == [added.json])
    }

    private static let sensitivity: JSON = [
        "aggregationType": "AVG", "aggregationExpression": "AVG(spend)", "userContributionLimit": 3, "minColumnValue": 0.5,
        "maxColumnValue": 250.0,
    ]

    @Test func `a query shows the sensitivity parameters that a rule gives it`() throws {
        let shared = try emulator.readyCollaboration()
        let added = add(["status": "SUCCESS", "differentialPrivacy": ["sensitivityParameters": [Self.sensitivity]]])
        #expect(added["differentialPrivacy"] == ["sensitivityParameters": [Self.sensitivity]])
        #expect(rules()?.first?["differentialPrivacy"] == added["differentialPrivacy"])
        let query = try ended(in: shared)
        #expect(query?["status"] == "SUCCESS")
        #expect(query?["differentialPrivacy"] == ["sensitivityParameters": [Self.sensitivity]])
    }

    @Test(
        arguments: [
            ["userContributionLimit": 0], ["maxColumnValue": 0.25], ["aggregationType": "MEDIAN"], ["aggregationExpression": .null],
        ] as [JSON])
    func `sensitivity parameters are such as answers show`(changes: JSON) {
        let parameters: JSON = ["sensitivityParameters": [Self.sensitivity.with(changes)]]
        #expect(add(["status": "SUCCESS", "differentialPrivacy": parameters]).status == 400)
    }

    @Test(
        arguments: [
            ["status": "FAILED", "error": ["code": "INTERNAL_ERROR"]], ["model_name": "cleanrooms::protected-job", "status": "SUCCESS"],
        ] as [JSON])
    func `only a query that succeeds has sensitivity parameters`(rule: JSON) {
        #expect(add(rule.with(["differentialPrivacy": ["sensitivityParameters": [Self.sensitivity]]])).status == 400)
    }

    @Test func `rules stand in their order, and go alone or together`() {
        for (id, position) in [("b", 0), ("c", 1), ("a", 0)] {
            #expect(add(["id": .string(id), "status": "SUCCESS", "position": .integer(Int64(position))]).status == 201)
        }
        #expect(rules()?.map { $0["id"] } == ["a", "b", "c"])
        #expect(emulator.control(.delete, "/_cleanrooms/outcomes/b").status == 204)
        #expect(emulator.control(.delete, "/_cleanrooms/outcomes/b").status == 404)
        #expect(rules()?.map { $0["id"] } == ["a", "c"])
        #expect(emulator.control(.delete, "/_cleanrooms/outcomes").status == 204)
        #expect(rules() == [])
    }

    @Test func `a rule without an id is given one, and no two have the same`() {
        #expect(add(["status": "SUCCESS"])["id"]?.string?.count == 36)
        #expect(add(["id": "a", "status": "SUCCESS"]).status == 201)
        #expect(add(["id": "a", "status": "SUCCESS"]).status == 409)
    }

    // MARK: Validation

    @Test(
        arguments: [
            [:], ["status": "LOST"], ["status": "FAILED"], ["status": "FAILED", "error": ["code": "OUT_OF_LUCK", "message": "x"]],
            ["status": "SUCCESS", "error": ["code": "INTERNAL_ERROR"]], ["status": "SUCCESS", "times": 0],
            ["status": "SUCCESS", "position": 1],
            ["status": "SUCCESS", "match": ["text": "x"]], ["status": "SUCCESS", "match": ["sqlPattern": "("]],
            ["status": "SUCCESS", "duration": "soon"], ["status": "SUCCESS", "when": "now"], ["status": "SUCCESS", "match": "FROM"],
            ["status": "TIMED_OUT", "model_name": "cleanrooms::protected-job"],
            ["status": "SUCCESS", "model_name": "cleanrooms::id-mapping-table"],
            ["status": "SUCCESS", "model_name": "cleanrooms::protected-job", "match": ["sql": "x"]],
            ["status": "CANCELLED", "model_name": "cleanrooms::analysis-log-export"],
            ["status": "FAILED", "error": ["code": "LOGS_NOT_AVAILABLE"]],
            ["status": "CANCELLED", "result": ["rows": []]], ["status": "SUCCESS", "result": ["rows": [[1], [1, 2]]]],
            ["status": "SUCCESS", "result": ["columns": [["name": "a", "type": "int"]], "rows": [["x"]]]],
            ["status": "SUCCESS", "result": [:]],
            ["status": "SUCCESS", "result": ["csv": ""]], ["status": "SUCCESS", "result": ["csv": "a,b\n1"]],
            ["status": "SUCCESS", "result": ["csv": "a\n\"1"]], ["status": "SUCCESS", "result": ["file": "/nowhere/at/all.csv"]],
        ] as [JSON])
    func `a rule that cannot be is refused in a sentence`(rule: JSON) {
        let reply = add(rule)
        #expect(reply.status == 400)
        #expect(reply.message?.isEmpty == false)
        #expect(rules() == [])
    }

    // MARK: Ends

    @Test func `a query fails with the code and the message of its rule`() throws {
        #expect(add(Self.failure).status == 201)
        let query = try ended(in: emulator.readyCollaboration())
        #expect(query?["status"] == "FAILED")
        #expect(query?["error"] == ["message": "Out of luck.", "code": "INTERNAL_ERROR", "retry": ["retryable": false]])
        #expect(query?["statistics"]?["billedResourceUtilization"] != nil)
    }

    @Test func `only a transient error may be tried again, unless the rule says otherwise`() throws {
        let shared = try emulator.readyCollaboration()
        #expect(add(["status": "FAILED", "error": ["code": "TRANSIENT_ERROR"], "times": 1]).status == 201)
        #expect(try ended(in: shared)?["error"]?["retry"]?["retryable"] == true)
        #expect(add(["status": "FAILED", "error": ["code": "INTERNAL_ERROR", "retryable": true]]).status == 201)
        #expect(try ended(in: shared)?["error"]?["retry"]?["retryable"] == true)
    }

    @Test func `a query times out`() throws {
        #expect(add(["status": "TIMED_OUT"]).status == 201)
        let query = try ended(in: emulator.readyCollaboration())
        #expect(query?["status"] == "TIMED_OUT")
        #expect(query?["error"]?["code"] == "INSUFFICIENT_COMPUTE")
    }

    @Test func `a query is cancelled, by way of CANCELLING`() throws {
        #expect(add(["status": "CANCELLED"]).status == 201)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(1))
        #expect(emulator.status(of: query) == "CANCELLING")
        emulator.advance(by: .milliseconds(200))
        #expect(emulator.status(of: query) == "CANCELLED")
        #expect(emulator.query(query)?["error"] == nil)
    }

    @Test(arguments: ["immediate", "time"])
    func `a rule's duration is that of the run`(progression: String) throws {
        let body: JSON = ["transition": ["progression": .string(progression)]]
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle", body).status == 200)
        #expect(add(["status": "SUCCESS", "duration": "10m"]).status == 201)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(599))
        #expect(emulator.status(of: query) == "STARTED")
        emulator.advance(by: .seconds(2))
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test(
        arguments: [
            ["columns": [["name": "city", "type": "string"], ["name": "count"]], "rows": [["Paris", 3], [.null, 4]]],
            ["csv": "city,count\nParis,3\n\n,4\n"], ["csv": "\u{FEFF}\"city\",count\r\nParis,3\r\n,4"],
        ] as [JSON])
    func `a success carries the rows of its rule`(result: JSON) throws {
        #expect(add(["status": "SUCCESS", "result": result]).status == 201)
        let query = try emulator.startQuery()
        let record = try #require(try emulator.service.store.find(ProtectedQueryRecord.self, id: query.id))
        #expect(record.run.cannedResult?.columns?.map(\.name) == ["city", "count"])
        #expect(record.run.cannedResult?.rows == [["Paris", 3], [.null, 4]])
    }

    @Test(arguments: [true, false])
    func `rows come from a file below a directory that is for it`(isAbsolute: Bool) throws {
        let directory = TemporaryDirectory(["rows.csv": "name,code\n\"O\"\"Hara\",007\n\"5\",true\n"])
        let emulator = try Emulator(files: LocalFiles([directory.path]))
        let path = isAbsolute ? "\(directory.path)/rows.csv" : "rows.csv"
        let reply = emulator.control(.post, "/_cleanrooms/outcomes", ["status": "SUCCESS", "result": ["file": .string(path)]])
        #expect(reply["result"]?["rows"] == [["O\"Hara", "007"], ["5", true]])
    }

    @Test func `no other file is read, whatever leads there`() throws {
        let elsewhere = TemporaryDirectory(["rows.csv": "secret\n1\n"])
        let directory = TemporaryDirectory([:])
        #expect(symlink("\(elsewhere.path)/rows.csv", "\(directory.path)/link.csv") == 0)
        #expect(mkfifo("\(directory.path)/pipe.csv", 0o600) == 0)
        for files in [LocalFiles(), LocalFiles([directory.path])] {
            let emulator = try Emulator(files: files)
            for path in [
                "\(elsewhere.path)/rows.csv", "link.csv", "\(directory.path)/link.csv", "pipe.csv", "../rows.csv", "", ".", "/dev/zero",
            ] {
                let reply = emulator.control(.post, "/_cleanrooms/outcomes", ["status": "SUCCESS", "result": ["file": .string(path)]])
                #expect(reply.status == 400, "\(path)")
            }
        }
    }

    @Test func `there are only so many rules`() throws {
        for _ in 0..<1000 { try #require(add(["status": "SUCCESS"]).status == 201) }
        #expect(add(["status": "SUCCESS"]).status == 400)
    }

    // MARK: Which rule decides

    @Test func `the first rule that fits decides`() throws {
        let shared = try emulator.readyCollaboration()
        #expect(add(["match": ["sql": "something else"], "status": "TIMED_OUT"]).status == 201)
        #expect(add(Self.failure).status == 201)
        #expect(add(["status": "CANCELLED"]).status == 201)
        #expect(try ended(in: shared)?["status"] == "FAILED")
    }

    @Test func `a rule decides as often as it may, such as for the third query`() throws {
        let shared = try emulator.readyCollaboration()
        #expect(add(["id": "two", "status": "SUCCESS", "times": 2]).status == 201)
        #expect(add(["status": "FAILED", "error": ["code": "INTERNAL_ERROR"], "times": 1]).status == 201)
        #expect(try (1...4).map { _ in try ended(in: shared)?["status"] } == ["SUCCESS", "SUCCESS", "FAILED", "SUCCESS"])
        #expect(rules()?.map { $0["times"] } == [0, 0])
    }

    private static let fitting: [JSON] = [
        ["account": "222222222222"], ["sql": "from  CUSTOMERS\ninner join"], ["sqlPattern": ".*FROM customers .* ON .*"],
        ["account": "222222222222", "sql": "DISTINCT"],
    ]

    private static let others: [JSON] = [
        ["account": "111111111111"], ["sql": "from orders"], ["sqlPattern": "FROM customers"], ["template": "nothing"], ["name": "nothing"],
        ["membership": "nothing"], ["collaboration": "nothing"], ["account": "111111111111", "sql": "DISTINCT"],
    ]

    @Test(arguments: fitting)
    func `a rule decides about what it fits`(match: JSON) throws {
        #expect(add(["match": match, "status": "TIMED_OUT"]).status == 201)
        #expect(try ended(in: emulator.readyCollaboration())?["status"] == "TIMED_OUT")
    }

    @Test(arguments: others)
    func `a rule leaves alone what it does not fit in all`(match: JSON) throws {
        #expect(add(["match": match, "status": "TIMED_OUT"]).status == 201)
        #expect(try ended(in: emulator.readyCollaboration())?["status"] == "SUCCESS")
    }

    @Test func `a rule fits one membership or collaboration of several`() throws {
        let (one, other) = (try emulator.readyCollaboration(), try emulator.readyCollaboration())
        let match: JSON = ["membership": .string(one.publisherMembership), "collaboration": .string(one.id)]
        #expect(add(["match": match, "status": "TIMED_OUT"]).status == 201)
        #expect(try ended(in: one)?["status"] == "TIMED_OUT")
        #expect(try ended(in: other)?["status"] == "SUCCESS")
    }

    // MARK: What no rule can

    @Test func `refused SQL stays refused, and uses no rule up`() throws {
        #expect(add(["status": "SUCCESS", "times": 1]).status == 201)
        let query = try ended("SELECT email FROM customers", in: emulator.readyCollaboration())
        #expect(query?["status"] == "FAILED")
        #expect(query?["error"]?["code"] != nil)
        #expect(rules()?.first?["times"] == 1)
    }

    @Test func `a query keeps its end when the rule goes`() throws {
        #expect(add(Self.failure).status == 201)
        let query = try emulator.startQuery()
        #expect(emulator.control(.delete, "/_cleanrooms/outcomes").status == 204)
        emulator.advance(by: .seconds(1))
        #expect(emulator.status(of: query) == "FAILED")
    }

    // MARK: Jobs and exports

    @Test(arguments: ["FAILED", "CANCELLED", "SUCCESS"])
    func `a job ends as its rule has it`(status: String) throws {
        let job = try emulator.readyJob()
        var rule: [(name: String, value: JSON)] = [
            ("model_name", "cleanrooms::protected-job"), ("status", .string(status)),
            ("match", ["template": .string(job.template), "name": "script"]),
        ]
        if status == "FAILED" { rule.append(("error", ["code": "RESOURCE_NOT_FOUND", "message": "No rows."])) }
        #expect(add(.object(JSON.Object(rule))).status == 201)
        let id = try emulator.startJob(job)
        emulator.advance(by: .seconds(1))
        _ = emulator.job(id, of: job)
        emulator.advance(by: .seconds(1))
        #expect(emulator.job(id, of: job)?["status"]?.string == status)
        #expect(emulator.job(id, of: job)?["error"]?["message"] == (status == "FAILED" ? "No rows." : nil))
    }

    @Test func `an export fails as its rule has it`() throws {
        let rule: JSON = [
            "model_name": "cleanrooms::analysis-log-export", "status": "FAILED", "duration": "5s",
            "error": ["code": "LOGS_NOT_AVAILABLE", "message": "Nothing was logged."],
        ]
        #expect(add(rule).status == 201)
        let shared = try emulator.readyCollaboration(abilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try emulator.startQuery(in: shared)
        emulator.advance(by: .seconds(1))
        let place = "/memberships/\(shared.publisherMembership)/analysislogexports"
        let body: JSON = [
            "analysisId": .string(query.id), "analysisType": "PROTECTED_QUERY",
            "resultConfiguration": ["outputConfiguration": ["s3": ["bucket": "logs"]]],
        ]
        let started = emulator.send(.post, place, body, as: .publisher)["analysisLogExport"]
        let id = try #require(started?["analysisLogExportId"]?.string)
        emulator.advance(by: .seconds(4))
        #expect(emulator.send(.get, "\(place)/\(id)", as: .publisher)["analysisLogExport"]?["status"] == "IN_PROGRESS")
        emulator.advance(by: .seconds(1))
        let ended = emulator.send(.get, "\(place)/\(id)", as: .publisher)["analysisLogExport"]
        #expect(ended?["status"] == "FAILED")
        #expect(ended?["error"] == ["code": "LOGS_NOT_AVAILABLE", "message": "Nothing was logged."])
    }

    // MARK: State

    @Test func `rules are part of the state, and a reset removes them`() throws {
        #expect(add(Self.failure).status == 201)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/failing").status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(rules() == [])
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/failing/restore").status == 200)
        #expect(rules()?.count == 1)
    }
}
