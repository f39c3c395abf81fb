// Analysis log exports: whose, of which queries, and how they end.

import EmulatorTesting
import JSON
import Testing

@Suite struct LogExportsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    // MARK: Shape

    @Test func `an export is in progress, and a success when its time has come`() throws {
        let shared = try collaboration()
        let query = try endedQuery(in: shared)
        let export = try #require(start(of: query, in: shared)["analysisLogExport"])
        #expect(export["status"] == "IN_PROGRESS")
        #expect(export["analysisId"]?.string == query)
        #expect(export["analysisType"] == "PROTECTED_QUERY")
        #expect(export["membershipId"]?.string == shared.publisherMembership)
        #expect(export["resultConfiguration"] == Self.place("logs", "exports"))
        #expect(export["createTime"] == export["updateTime"])
        let id = try #require(export["analysisLogExportId"]?.string)
        #expect(get(id, in: shared)["analysisLogExport"] == export)
        emulator.advance(by: .seconds(1))
        let done = get(id, in: shared)["analysisLogExport"]
        #expect(done?["status"] == "SUCCESS")
        #expect(done?["error"] == nil)
        #expect(done?["updateTime"] != done?["createTime"])
    }

    // MARK: Validation

    @Test func `only the logs of queries are exported, to a bucket`() throws {
        let shared = try collaboration()
        let query = try endedQuery(in: shared)
        #expect(start(of: query, in: shared, ["analysisType": "PROTECTED_JOB"]).status == 400)
        #expect(start(of: query, in: shared, ["resultConfiguration": ["outputConfiguration": [:]]]).status == 400)
        #expect(start(of: "not-a-uuid", in: shared).status == 400)
    }

    // MARK: Access

    @Test func `exporting takes the ability, even for the runner`() throws {
        let shared = try collaboration(publisher: ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
        let reply = start(of: try endedQuery(in: shared), in: shared)
        #expect(reply.errorType == "AccessDeniedException")
        #expect(reply.message?.contains("CAN_EXPORT_QUERY_ANALYSIS_LOG") == true)
    }

    @Test func `a payer exports, a mere receiver does not, and to others the query does not exist`() throws {
        func export(creator: [String], pays: Bool) throws -> Reply {
            let shared = try collaboration(
                creator: creator + ["CAN_EXPORT_QUERY_ANALYSIS_LOG"], creatorPays: pays, publisher: ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
            let receiver: JSON? = creator.isEmpty ? nil : ["member": ["accountId": "111111111111"]]
            return start(of: try endedQuery(in: shared, receiver: receiver), in: shared, as: .advertiser)
        }
        #expect(try export(creator: [], pays: true)["analysisLogExport"]?["status"] == "IN_PROGRESS")
        #expect(try export(creator: ["CAN_RECEIVE_RESULTS"], pays: false).errorType == "AccessDeniedException")
        #expect(try export(creator: [], pays: false)["resourceType"] == "PROTECTED_QUERY")
    }

    @Test func `an export is seen through the membership that started it only`() throws {
        let shared = try collaboration(creator: ["CAN_EXPORT_QUERY_ANALYSIS_LOG"], creatorPays: true)
        let id = try identifier(start(of: try endedQuery(in: shared), in: shared))
        let other = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/analysislogexports/\(id)", as: .advertiser)
        #expect(other.status == 404)
        #expect(other.message == "No such analysis log export with analysisLogExportId: \(id)")
        let list = emulator.send(.get, "/memberships/\(shared.advertiserMembership)/analysislogexports", as: .advertiser)
        #expect(list["analysisLogExports"] == [])
    }

    // MARK: Behaviour

    @Test func `a query has to have ended`() throws {
        let shared = try collaboration()
        let query = try startedQuery(in: shared)
        for _ in 0..<2 {
            #expect(start(of: query, in: shared).fields == ["analysisId"])
            emulator.advance(by: .milliseconds(300))
        }
        emulator.advance(by: .seconds(1))
        #expect(start(of: query, in: shared).status == 200)
    }

    @Test func `a query that never ran has no logs`() throws {
        let shared = try collaboration()
        let refused = try startedQuery(in: shared, sql: "SELECT nothing FROM nowhere")
        emulator.advance(by: .seconds(1))
        #expect(start(of: refused, in: shared).message == "Query \(refused) has no logs: it never ran.")
        let cancelled = try startedQuery(in: shared)
        cancel(cancelled, in: shared)
        #expect(start(of: cancelled, in: shared).message == "Query \(cancelled) has no logs: it never ran.")
    }

    @Test func `a query that was cancelled while it ran has logs`() throws {
        let shared = try collaboration()
        let query = try startedQuery(in: shared)
        emulator.advance(by: .milliseconds(300))
        cancel(query, in: shared)
        #expect(start(of: query, in: shared).status == 200)
    }

    @Test func `the logs of a query with differential privacy stay where they are`() throws {
        let shared = try collaboration()
        let rule: JSON = [
            "custom": [
                "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"],
                "differentialPrivacy": ["columns": [["name": "email"]]],
            ]
        ]
        try emulator.contributeTable("members", through: shared.advertiserMembership, as: .advertiser, rule: rule, receivers: [.publisher])
        let policy: JSON = [
            "privacyBudgetType": "DIFFERENTIAL_PRIVACY", "autoRefresh": "NONE",
            "parameters": ["differentialPrivacy": ["epsilon": 10, "usersNoisePerQuery": 30]],
        ]
        let templates = "/memberships/\(shared.advertiserMembership)/privacybudgettemplates"
        #expect(emulator.send(.post, templates, policy, as: .advertiser).status == 200)
        let query = try startedQuery(in: shared, sql: "SELECT city, COUNT(DISTINCT email) FROM members GROUP BY city")
        emulator.advance(by: .seconds(1))
        let status = emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(query)", as: .publisher)
        #expect(status["protectedQuery"]?["status"] == "SUCCESS")
        #expect(start(of: query, in: shared).message == "Query \(query) used differential privacy: its logs cannot be exported.")
    }

    @Test func `logs go to a place once at a time`() throws {
        let shared = try collaboration(creator: ["CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try endedQuery(in: shared)
        #expect(start(of: query, in: shared).status == 200)
        #expect(start(of: query, in: shared).fields == ["resultConfiguration"])
        #expect(start(of: query, in: shared, ["resultConfiguration": Self.place("logs", "others")]).status == 200)
        #expect(start(of: query, in: shared, ["resultConfiguration": Self.place("other-logs", "exports")]).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(start(of: query, in: shared).status == 200)
    }

    @Test func `a membership of a collaboration that is no more starts nothing, and still shows`() throws {
        let shared = try collaboration()
        let query = try endedQuery(in: shared)
        let id = try identifier(start(of: query, in: shared))
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(start(of: query, in: shared).errorType == "AccessDeniedException")
        #expect(get(id, in: shared).status == 200)
    }

    // MARK: Paging

    @Test func `exports are listed newest first, by query and status and in pages`() throws {
        let shared = try collaboration()
        let queries = [try endedQuery(in: shared), try endedQuery(in: shared)]
        var ids: [String] = []
        for query in [queries[0], queries[1], queries[0], queries[0]] {
            ids.insert(try identifier(start(of: query, in: shared)), at: 0)
            emulator.advance(by: .seconds(1))
        }
        let last = try identifier(start(of: queries[1], in: shared))
        #expect(list(in: shared) == [last] + ids)
        #expect(list(in: shared, "?status=IN_PROGRESS") == [last])
        #expect(list(in: shared, "?analysisIdentifier=\(queries[1])") == [last, ids[2]])
        let target = "/memberships/\(shared.publisherMembership)/analysislogexports?maxResults=2"
        let first = emulator.send(.get, "\(target)&analysisIdentifier=\(queries[0])", as: .publisher)
        let token = try #require(first["nextToken"]?.string)
        #expect(list(in: shared, "?maxResults=2&analysisIdentifier=\(queries[0])&nextToken=\(token)") == [ids[3]])
        #expect(emulator.send(.get, "\(target)&analysisIdentifier=\(queries[1])&nextToken=\(token)", as: .publisher).status == 400)
    }
}

// MARK: Requests

extension LogExportsTests {
    private static func place(_ bucket: String, _ prefix: String) -> JSON {
        ["outputConfiguration": ["s3": ["bucket": .string(bucket), "keyPrefix": .string(prefix)]]]
    }

    private static func results(_ bucket: String) -> JSON {
        ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": .string(bucket)]]]
    }

    /// A collaboration with a table of each member, which the publisher may query.
    private func collaboration(
        creator: [String] = [], creatorPays: Bool = false,
        publisher: [String] = ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"]
    ) throws -> SharedCollaboration {
        let pays: JSON = ["queryCompute": ["isResponsible": .bool(creatorPays)]]
        let member: JSON = [
            "accountId": "222222222222", "displayName": "Publisher", "memberAbilities": .array(publisher.map(JSON.string)),
        ]
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "Logs", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": .array(creator.map(JSON.string)),
                "members": [member], "queryLogStatus": "DISABLED", "creatorPaymentConfiguration": pays,
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        func join(_ account: Account, _ more: JSON) throws -> String {
            let body: JSON = ["collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED"]
            return try #require(emulator.send(.post, "/memberships", body.with(more), as: account)["membership"]?["id"]?.string)
        }
        var settings: JSON = creatorPays ? ["paymentConfiguration": pays] : [:]
        if creator.contains("CAN_RECEIVE_RESULTS") {
            settings = settings.with(["defaultResultConfiguration": Self.results("advertiser-results")])
        }
        let shared = SharedCollaboration(
            id: id, advertiserMembership: try join(.advertiser, settings),
            publisherMembership: try join(.publisher, ["defaultResultConfiguration": Self.results("publisher-results")]))
        let receivers: [Account] = creator.contains("CAN_RECEIVE_RESULTS") ? [.publisher, .advertiser] : [.publisher]
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: receivers)
        try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: receivers)
        return shared
    }

    private static let overlap = "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"

    private func startedQuery(in shared: SharedCollaboration, sql: String = overlap, receiver: JSON? = nil) throws -> String {
        var body = JSON.Object([("type", "SQL"), ("sqlParameters", ["queryString": .string(sql)])])
        if let receiver { body.append("resultConfiguration", ["outputConfiguration": receiver]) }
        let reply = emulator.send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", .object(body), as: .publisher)
        return try #require(reply["protectedQuery"]?["id"]?.string)
    }

    private func endedQuery(in shared: SharedCollaboration, receiver: JSON? = nil) throws -> String {
        let id = try startedQuery(in: shared, receiver: receiver)
        emulator.advance(by: .seconds(1))
        return id
    }

    private func cancel(_ query: String, in shared: SharedCollaboration) {
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries/\(query)"
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        emulator.advance(by: .seconds(1))
    }

    private func start(
        of query: String, in shared: SharedCollaboration, _ changes: JSON = [:], as account: Account = .publisher
    ) -> Reply {
        let membership = account == .publisher ? shared.publisherMembership : shared.advertiserMembership
        let body: JSON = [
            "analysisId": .string(query), "analysisType": "PROTECTED_QUERY", "resultConfiguration": Self.place("logs", "exports"),
        ]
        return emulator.send(.post, "/memberships/\(membership)/analysislogexports", body.with(changes), as: account)
    }

    private func get(_ id: String, in shared: SharedCollaboration) -> Reply {
        emulator.send(.get, "/memberships/\(shared.publisherMembership)/analysislogexports/\(id)", as: .publisher)
    }

    private func list(in shared: SharedCollaboration, _ query: String = "") -> [String] {
        let reply = emulator.send(.get, "/memberships/\(shared.publisherMembership)/analysislogexports\(query)", as: .publisher)
        return reply.list("analysisLogExports").compactMap { $0["analysisLogExportId"]?.string }
    }

    private func identifier(_ export: Reply) throws -> String {
        try #require(export["analysisLogExport"]?["analysisLogExportId"]?.string)
    }
}
