// What each of the seeds that come with the program promises in its comments.

import CleanRooms
import Control
import Embedded
import EmulatorTesting
import HTTP
import JSON
import Testing

@Suite struct ShippedSeedTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// Runs a seed and answers what its steps were answered.
    private func seed(_ name: String, at location: SourceLocation = #_sourceLocation) throws -> JSON {
        let reply = emulator.control(.post, "/_cleanrooms/seeds/\(name)", text: [])
        try #require(reply.status == 200, "\(reply.message ?? "")", sourceLocation: location)
        return try #require(reply["outputs"], sourceLocation: location)
    }

    /// Runs a query to its end.
    private func run(_ body: JSON, in membership: JSON?, as account: Account) throws -> JSON {
        let queries = "/memberships/\(try #require(membership?["membership"]?["id"]?.string))/protectedQueries"
        let started = emulator.send(.post, queries, body, as: account)
        let id = try #require(started["protectedQuery"]?["id"]?.string, "\(started.message ?? "")")
        emulator.advance(by: .seconds(5))
        return try #require(emulator.send(.get, "\(queries)/\(id)", as: account)["protectedQuery"])
    }

    // MARK: two-members

    @Test(
        arguments: [
            ["queryString": "SELECT DISTINCT customers.city FROM customers INNER JOIN viewers ON customers.email = viewers.email"],
            [
                "queryString":
                    "SELECT purchases.city, SUM(purchases.amount) AS spent FROM purchases\n  INNER JOIN visits ON purchases.email = visits.email GROUP BY purchases.city"
            ],
            ["analysisTemplateArn": "", "parameters": ["city": "Oslo"]],
        ] as [JSON])
    func `the queries of two-members succeed`(parameters: JSON) throws {
        let outputs = try seed("two-members")
        var parameters = parameters
        if parameters["analysisTemplateArn"] != nil {
            parameters = [
                "analysisTemplateArn": outputs["overlap-by-city"]?["analysisTemplate"]?["arn"] ?? .null,
                "parameters": parameters["parameters"] ?? .null,
            ]
        }
        let query = try run(["type": "SQL", "sqlParameters": parameters], in: outputs["publisher-membership"], as: .publisher)
        #expect(query["status"] == "SUCCESS", "\(query["error"]?["message"]?.string ?? "")")
        #expect(query["statistics"]?["billedResourceUtilization"] != nil)
    }

    @Test func `two-members' schemas are ready, with the types of its catalogue`() throws {
        let id = try #require(try seed("two-members")["campaign"]?["collaboration"]?["id"]?.string)
        let schemas = emulator.send(.get, "/collaborations/\(id)/schemas", as: .publisher)["schemaSummaries"]?.array
        #expect(schemas?.compactMap { $0["name"]?.string }.sorted() == ["customers", "profiles", "purchases", "viewers", "visits"])
        for name in ["customers", "profiles", "purchases", "viewers", "visits"] {
            let schema = emulator.send(.get, "/collaborations/\(id)/schemas/\(name)", as: .publisher)["schema"]
            let direct = schema?["schemaStatusDetails"]?.array?.first { $0["analysisType"] == "DIRECT_ANALYSIS" }
            #expect(direct?["status"] == "READY", "\(name)")
        }
        let purchases = emulator.send(.get, "/collaborations/\(id)/schemas/purchases", as: .publisher)["schema"]
        #expect(purchases?["columns"]?.array?.contains(["name": "amount", "type": "decimal(10,2)"]) == true)
    }

    // MARK: three-members

    @Test func `three-members' query is run by one, paid by another and received by the third`() throws {
        emulator.service.queryEngine = InlineEngine()
        let outputs = try seed("three-members")
        let body: JSON = [
            "type": "SQL",
            "sqlParameters": [
                "queryString": "SELECT DISTINCT orders.category FROM orders INNER JOIN customers ON orders.email = customers.email"
            ],
            "resultConfiguration": ["outputConfiguration": ["member": ["accountId": "333333333333"]]],
        ]
        let query = try run(body, in: outputs["agency-membership"], as: "111111111111")
        #expect(query["status"] == "SUCCESS", "\(query["error"]?["message"]?.string ?? "")")
        #expect(query["queryComputePayerAccountId"] == "222222222222")
        #expect(query["result"]?["output"]?["memberList"] == [["accountId": "333333333333"]], "\(query)")
        let results = "/_cleanrooms/results/\(query["id"]?.string ?? "")?receiver=333333333333"
        let categories = emulator.control(.get, results).list("rows").compactMap { $0.array?.first?.string }
        #expect(categories.sorted() == ["books", "garden", "music", "shoes", "toys"])
    }

    @Test func `a shipped seed that is copied and posted has the rows of the shipped files`() throws {
        let text = emulator.control.respond(to: HTTPRequest(method: "GET", path: "/_cleanrooms/seeds/three-members")).body
        #expect(emulator.control(.post, "/_cleanrooms/seeds", text: text).status == 200)
        let elsewhere = Array("catalog: [{database: crm, table: t, columns: {email: string}, data: three-members/other.csv}]".utf8)
        #expect(emulator.control(.post, "/_cleanrooms/seeds", text: elsewhere).status == 422)
    }

    // MARK: privacy-budgets

    @Test func `privacy-budgets' budgets are partly used`() throws {
        let outputs = try seed("privacy-budgets")
        let id = try #require(outputs["measured"]?["collaboration"]?["id"]?.string)
        func budget(_ type: String) -> JSON? {
            emulator.send(.get, "/collaborations/\(id)/privacybudgets?privacyBudgetType=\(type)", as: .publisher)[
                "collaborationPrivacyBudgetSummaries"]?.array?.first?["budget"]
        }
        let access = budget("ACCESS_BUDGET")?["accessBudget"]
        #expect(access?["details"]?.array?.compactMap { $0["remainingBudget"] } == [1, 7], "\(access ?? .null)")
        let aggregations = budget("DIFFERENTIAL_PRIVACY")?["differentialPrivacy"]?["aggregations"]?.array
        let distinct = aggregations?.first { $0["type"] == "COUNT_DISTINCT" }
        #expect(distinct?["remainingCount"] == 658, "\(aggregations ?? [])")
        emulator.advance(by: .seconds(5))
        let membership = try #require(outputs["publisher-membership"]?["membership"]?["id"]?.string)
        let queries = emulator.send(.get, "/memberships/\(membership)/protectedQueries", as: .publisher)["protectedQueries"]?.array
        #expect(queries?.map { $0["status"] } == Array(repeating: "SUCCESS", count: 5))
    }

    // MARK: every-status

    @Test func `every-status has a query, a job, a table and a change request in each state, and they stay`() throws {
        let outputs = try seed("every-status")
        emulator.advance(by: .seconds(3600))
        let membership = "/memberships/\(try #require(outputs["publisher-membership"]?["membership"]?["id"]?.string))"
        func statuses(_ target: String, _ list: String) -> [String] {
            emulator.send(.get, target, as: .publisher).list(list).compactMap { $0["status"]?.string }.sorted()
        }
        // Of the populations one is under way, one was cancelled and two have succeeded.
        #expect(
            statuses("\(membership)/protectedQueries", "protectedQueries") == [
                "CANCELLED", "CANCELLED", "CANCELLING", "FAILED", "STARTED", "SUBMITTED", "SUBMITTED", "SUCCESS", "SUCCESS", "SUCCESS",
                "TIMED_OUT",
            ])
        #expect(statuses("\(membership)/protectedJobs", "protectedJobs") == ["CANCELLED", "FAILED", "SUBMITTED", "SUCCESS"])
        for state in ["started", "cancelling"] {
            let other = try #require(outputs["\(state)-membership"]?["membership"]?["id"]?.string)
            #expect(statuses("/memberships/\(other)/protectedJobs", "protectedJobs") == [state.uppercased()])
        }
        #expect(
            statuses("\(membership)/intermediateTables", "intermediateTableSummaries") == [
                "BASE_TABLE_REMOVED", "CREATED", "DISALLOWED_BY_DATA_PROVIDER", "POPULATE_FAILED", "POPULATE_STARTED", "POPULATE_SUCCESS",
                "RETENTION_PERIOD_EXPIRED",
            ])
        for state in ["pending", "approved", "denied", "cancelled", "committed"] {
            let id = try #require(outputs["collaboration-\(state)"]?["collaboration"]?["id"]?.string)
            #expect(statuses("/collaborations/\(id)/changeRequests", "collaborationChangeRequestSummaries") == [state.uppercased()])
        }
        #expect(emulator.control(.get, "/_cleanrooms/outcomes")["outcomes"] == [])
    }

    // MARK: many

    @Test func `many holds ten thousand resources`() throws {
        let outputs = try seed("many")
        func count(_ target: String, _ list: String, _ account: Account) -> Int {
            var count = 0
            var token = ""
            repeat {
                let page = emulator.send(.get, "\(target)?maxResults=100\(token)", as: account)
                count += page[list]?.array?.count ?? 0
                token = page["nextToken"]?.string.map { "&nextToken=\($0)" } ?? ""
            } while !token.isEmpty
            return count
        }
        func membership(_ name: String) throws -> String {
            "/memberships/\(try #require(outputs[name]?["membership"]?["id"]?.string))"
        }
        #expect(outputs["collaboration"]?["collaboration"]?["name"] == "many-40")
        let collaborations = count("/collaborations", "collaborationList", .publisher)
        let memberships =
            count("/memberships", "membershipSummaries", .advertiser) + count("/memberships", "membershipSummaries", .publisher)
        let tables = count("/configuredTables", "configuredTableSummaries", .advertiser)
        let associations = count(
            "\(try membership("advertiser-membership"))/configuredTableAssociations", "configuredTableAssociationSummaries", .advertiser)
        let templates = count("\(try membership("publisher-membership"))/analysistemplates", "analysisTemplateSummaries", .publisher)
        #expect([collaborations, memberships, tables, associations, templates] == [40, 80, 3940, 25, 25])
        // Each table has a rule.
        #expect(collaborations * (1 + associations + templates) + memberships + 2 * tables == 10_000)
    }

    // MARK: All

    @Test(arguments: ["every-status", "privacy-budgets", "three-members", "two-members"])
    func `a seed makes the same state each time`(name: String) throws {
        let first = try seed(name)
        #expect(try Emulator().control(.post, "/_cleanrooms/seeds/\(name)", text: [])["outputs"] == first)
        #expect(emulator.control(.post, "/_cleanrooms/reset?seed=\(name)")["outputs"] == first)
    }
}
