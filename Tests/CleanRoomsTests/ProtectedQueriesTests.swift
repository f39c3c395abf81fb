// Protected queries: who may start them, where their results go, how they live and what they cost.

import EmulatorTesting
import JSON
import Testing

@Suite struct ProtectedQueriesTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// A collaboration with a table of each member, ready to be queried by the publisher, who has a default for results.
    private func readyCollaboration(engine: String = "SPARK") throws -> SharedCollaboration {
        let shared = try emulator.makeCollaboration(analyticsEngine: engine)
        let results: JSON = [
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]]
        ]
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", results, as: .publisher).status == 200)
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
        try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
        return shared
    }

    private static let overlap = "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"

    private func start(
        _ sql: String = overlap, in shared: SharedCollaboration, _ more: [(name: String, value: JSON)] = [],
        as account: Account = .publisher
    ) -> Reply {
        let body = JSON.Object([("type", "SQL"), ("sqlParameters", ["queryString": .string(sql)])] + more)
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        return emulator.send(.post, "/memberships/\(membership)/protectedQueries", .object(body), as: account)
    }

    private func started(_ sql: String = overlap, in shared: SharedCollaboration) throws -> String {
        try #require(start(sql, in: shared)["protectedQuery"]?["id"]?.string)
    }

    private func query(_ id: String, in shared: SharedCollaboration) -> JSON? {
        emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)", as: .publisher)["protectedQuery"]
    }

    private func cancel(_ id: String, in shared: SharedCollaboration) -> Reply {
        emulator.send(
            .patch, "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)", ["targetStatus": "CANCELLED"], as: .publisher)
    }

    // MARK: Shape

    @Test func `the answer to a start says SUBMITTED and has neither statistics nor result`() throws {
        let shared = try readyCollaboration()
        let query = try #require(start(in: shared)["protectedQuery"])
        #expect(query["status"] == "SUBMITTED")
        #expect(query["membershipId"]?.string == shared.publisherMembership)
        #expect(query["sqlParameters"]?["queryString"] == .string(Self.overlap))
        #expect(query["computeConfiguration"] == ["worker": ["type": "CR.1X", "number": 16]])
        #expect(query["queryComputePayerAccountId"] == "222222222222")
        for absent in ["statistics", "result", "error", "differentialPrivacy", "resultConfiguration"] { #expect(query[absent] == nil) }
    }

    // MARK: Validation

    @Test func `a query has either text or a template`() throws {
        let shared = try readyCollaboration()
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries"
        let template = "arn:aws:cleanrooms:us-east-1:222222222222:membership/\(shared.publisherMembership)/analysistemplate/\(shared.id)"
        for parameters: JSON in [[:], ["queryString": "SELECT 1", "analysisTemplateArn": .string(template)]] {
            let reply = emulator.send(.post, target, ["type": "SQL", "sqlParameters": parameters], as: .publisher)
            #expect(reply.status == 400)
            #expect(reply.errorType == "ValidationException")
        }
        let missing = emulator.send(
            .post, target, ["type": "SQL", "sqlParameters": ["analysisTemplateArn": .string(template)]], as: .publisher)
        #expect(missing.status == 404)
    }

    @Test func `parameters need a template`() throws {
        let shared = try readyCollaboration()
        let reply = emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/protectedQueries",
            ["type": "SQL", "sqlParameters": ["queryString": .string(Self.overlap), "parameters": ["city": "Oslo"]]], as: .publisher)
        #expect(reply.status == 400)
    }

    private static let impossiblePlaces: [JSON] = [
        ["member": ["accountId": "111111111111"]],
        ["member": ["accountId": "333333333333"]],
        ["distribute": ["locations": [["member": ["accountId": "222222222222"]]]]],
        [
            "distribute": [
                "locations": [
                    ["s3": ["resultFormat": "CSV", "bucket": "one-bucket"]], ["s3": ["resultFormat": "CSV", "bucket": "other-bucket"]],
                ]
            ]
        ],
    ]

    @Test(arguments: impossiblePlaces)
    func `results go only where they can be received`(place: JSON) throws {
        let shared = try readyCollaboration()
        let reply = start(in: shared, [("resultConfiguration", ["outputConfiguration": place])])
        #expect(reply.status == 400)
        #expect(reply["reason"] == "INVALID_CONFIGURATION")
    }

    @Test func `a query without a place for its results is refused`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(start(in: shared).status == 400)
    }

    @Test func `what is Spark's own is refused on the legacy engine`() throws {
        let shared = try readyCollaboration(engine: "CLEAN_ROOMS_SQL")
        let single: JSON = ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "some-bucket", "singleFileOutput": true]]]
        #expect(start(in: shared, [("resultConfiguration", single)]).status == 400)
        #expect(start(in: shared, [("computeConfiguration", ["worker": ["type": "CR.1X", "number": 4]])]).status == 400)
        #expect(start(in: shared)["protectedQuery"]?["computeConfiguration"] == nil)
    }

    @Test func `only who pays for queries can be named as their payer`() throws {
        let shared = try readyCollaboration()
        #expect(start(in: shared, [("queryComputePayerAccountId", "111111111111")]).status == 400)
        #expect(start(in: shared, [("queryComputePayerAccountId", "222222222222")]).status == 200)
    }

    @Test func `longer SQL than the engine takes is over a quota`() throws {
        let shared = try readyCollaboration(engine: "CLEAN_ROOMS_SQL")
        let reply = start(Self.overlap + String(repeating: " ", count: 90_000), in: shared)
        #expect(reply.status == 402)
        #expect(reply.errorType == "ServiceQuotaExceededException")
        #expect(reply["quotaValue"] == 90.0)
    }

    // MARK: Access

    @Test func `only who may query starts and cancels`() throws {
        let shared = try readyCollaboration()
        #expect(start(in: shared, as: .advertiser).errorType == "AccessDeniedException")
        let id = try started(in: shared)
        let reply = emulator.send(
            .patch, "/memberships/\(shared.advertiserMembership)/protectedQueries/\(id)", ["targetStatus": "CANCELLED"], as: .advertiser)
        #expect(reply.errorType == "AccessDeniedException")
    }

    @Test func `a data provider sees nothing of a query`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        #expect(emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)", as: .advertiser).status == 404)
        let own = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/protectedQueries/\(id)", as: .advertiser)
        #expect(own.status == 404)
        #expect(own.message == "No such protected query with protectedQueryId: \(id)")
        let list = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/protectedQueries", as: .advertiser)
        #expect(list["protectedQueries"] == [])
    }

    // MARK: Behaviour

    @Test func `a query goes from SUBMITTED through STARTED to SUCCESS`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        #expect(query(id, in: shared)?["status"] == "SUBMITTED")
        emulator.advance(by: .milliseconds(300))
        #expect(query(id, in: shared)?["status"] == "STARTED")
        #expect(query(id, in: shared)?["statistics"] == nil)
        emulator.advance(by: .milliseconds(700))
        let done = try #require(query(id, in: shared))
        #expect(done["status"] == "SUCCESS")
        #expect(done["statistics"]?["totalDurationInMillis"] == 1000)
        // 16 workers of 2 CRPU for the least time that is billed, a minute.
        #expect(done["statistics"]?["billedResourceUtilization"]?["units"] == .double(32.0 * 60 / 3600))
        #expect(
            done["result"]?["output"]?["s3"]?["location"]
                == .string("s3://publisher-results/collaboration=\(shared.id)/\(id)/"))
    }

    @Test func `what was due happens at its own time, however late it is looked at`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        emulator.advance(by: .seconds(3600))
        #expect(query(id, in: shared)?["statistics"]?["totalDurationInMillis"] == 1000)
    }

    @Test func `workers are billed as they were asked for`() throws {
        let shared = try readyCollaboration()
        let reply = start(in: shared, [("computeConfiguration", ["worker": ["type": "CR.4X", "number": 3]])])
        let id = try #require(reply["protectedQuery"]?["id"]?.string)
        emulator.advance(by: .seconds(1))
        #expect(query(id, in: shared)?["statistics"]?["billedResourceUtilization"]?["units"] == .double(24.0 * 60 / 3600))
    }

    @Test func `a key prefix stands before the collaboration in the location`() throws {
        let shared = try readyCollaboration()
        let place: JSON = ["outputConfiguration": ["s3": ["resultFormat": "PARQUET", "bucket": "my-bucket", "keyPrefix": "runs/today"]]]
        let id = try #require(start(in: shared, [("resultConfiguration", place)])["protectedQuery"]?["id"]?.string)
        emulator.advance(by: .seconds(1))
        let done = query(id, in: shared)
        #expect(done?["resultConfiguration"] == place)
        #expect(
            done?["result"]?["output"]?["s3"]?["location"] == .string("s3://my-bucket/runs/today/collaboration=\(shared.id)/\(id)/"))
    }

    @Test func `a cancelled query is CANCELLING first, and CANCELLED after`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        emulator.advance(by: .milliseconds(300))
        #expect(cancel(id, in: shared)["protectedQuery"]?["status"] == "CANCELLING")
        #expect(cancel(id, in: shared)["protectedQuery"]?["status"] == "CANCELLING")
        emulator.advance(by: .milliseconds(200))
        #expect(cancel(id, in: shared)["protectedQuery"]?["status"] == "CANCELLED")
        emulator.advance(by: .seconds(10))
        let end = query(id, in: shared)
        #expect(end?["status"] == "CANCELLED")
        #expect(end?["result"] == nil)
        #expect(end?["statistics"]?["billedResourceUtilization"] != nil)
    }

    @Test func `a query that was cancelled before it started is not billed`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        #expect(cancel(id, in: shared).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(query(id, in: shared)?["status"] == "CANCELLED")
        #expect(query(id, in: shared)?["statistics"]?["billedResourceUtilization"] == nil)
    }

    @Test func `a query that has ended cannot be cancelled`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        emulator.advance(by: .seconds(1))
        let reply = cancel(id, in: shared)
        #expect(reply.status == 409)
        #expect(reply["reason"] == "INVALID_STATE")
    }

    @Test func `five queries can be under way in a membership, and no more`() throws {
        let shared = try readyCollaboration()
        for _ in 0..<5 { #expect(start(in: shared).status == 200) }
        let sixth = start(in: shared)
        #expect(sixth.errorType == "ServiceQuotaExceededException")
        #expect(sixth["quotaValue"] == 5.0)
        emulator.advance(by: .seconds(1))
        #expect(start(in: shared).status == 200)
    }

    @Test func `deleting the collaboration cancels what is under way`() throws {
        let shared = try readyCollaboration()
        let id = try started(in: shared)
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        emulator.advance(by: .seconds(5))
        #expect(query(id, in: shared)?["status"] == "CANCELLED")
        #expect(start(in: shared).status == 403)
    }

    // MARK: Paging

    @Test func `queries are listed newest first and by status`() throws {
        let shared = try readyCollaboration()
        let first = try started(in: shared)
        emulator.advance(by: .seconds(1))
        let second = try started(in: shared)
        func list(_ query: String) -> [String?]? {
            emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries\(query)", as: .publisher)["protectedQueries"]?
                .array?.map { $0["id"]?.string }
        }
        #expect(list("") == [second, first])
        #expect(list("?status=SUCCESS") == [first])
        #expect(list("?status=SUBMITTED") == [second])
        #expect(list("?status=FAILED") == [])
    }
}
