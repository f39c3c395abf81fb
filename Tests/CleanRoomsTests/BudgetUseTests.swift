// What queries take of budgets, and what becomes of queries for which too little is left.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AccessBudget.html

import EmulatorTesting
import JSON
import Testing

@Suite struct BudgetUseTests {
    private static let overlap = "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"

    // MARK: Access budgets

    @Test func `each query takes one use of each table that it names, be the table named once or twice`() throws {
        let house = try House()
        try house.limit("customers", [["type": "LIFETIME", "budget": 3]])
        try house.limit("others", [["type": "LIFETIME", "budget": 3]])
        #expect(house.start(Self.overlap).status == 200)
        #expect(try house.remaining("customers") == 2 && house.remaining("others") == 3)
        let twice =
            "SELECT DISTINCT a.city FROM customers a INNER JOIN customers b ON a.email = b.email INNER JOIN readers ON a.email = readers.email"
        #expect(house.start(twice).status == 200)
        #expect(try house.remaining("customers") == 1)
    }

    @Test func `a table whose budget is used up cannot be queried`() throws {
        let house = try House()
        try house.limit("customers", [["type": "LIFETIME", "budget": 1]])
        #expect(house.start(Self.overlap).status == 200)
        let refused = house.start(Self.overlap)
        #expect(refused.errorType == "ValidationException")
        #expect(refused.message == "The access budget of customers is used up.")
        #expect(try house.remaining("customers") == 0)
        // Without its budget a table is unlimited again.
        try house.deleteTemplates()
        #expect(house.start(Self.overlap).status == 200)
    }

    @Test func `the tighter of two limits counts, and both are used`() throws {
        let house = try House()
        try house.limit(
            "customers", [["type": "CALENDAR_DAY", "budget": 1, "autoRefresh": "ENABLED"], ["type": "LIFETIME", "budget": 2]])
        #expect(house.start(Self.overlap).status == 200)
        #expect(house.start(Self.overlap).status == 400)
        house.emulator.advance(by: .seconds(86_400))
        #expect(house.start(Self.overlap).status == 200)
        house.emulator.advance(by: .seconds(86_400))
        #expect(house.start(Self.overlap).status == 400)
        let details = try house.budget("customers")["details"]?.array
        #expect(details?.map { $0["remainingBudget"] } == [1, 0])
    }

    @Test func `a query that is refused takes nothing`() throws {
        let house = try House()
        try house.limit("customers", [["type": "LIFETIME", "budget": 2]])
        // Refused by the rule on the query's way, by the request, and for another table's budget.
        #expect(house.start("SELECT customers.email FROM customers").status == 200)
        #expect(house.start(Self.overlap, payer: "333333333333").status == 400)
        try house.limit("readers", [["type": "LIFETIME", "budget": 0]], as: .publisher)
        #expect(house.start(Self.overlap).status == 400)
        #expect(try house.remaining("customers") == 2)
    }

    @Test func `an edited budget is full again`() throws {
        let house = try House()
        let id = try house.limit("customers", [["type": "LIFETIME", "budget": 1]])
        #expect(house.start(Self.overlap).status == 200)
        let change: JSON = [
            "privacyBudgetType": "ACCESS_BUDGET",
            "parameters": ["accessBudget": ["budgetParameters": [["type": "LIFETIME", "budget": 1]]]],
        ]
        #expect(house.emulator.send(.patch, "\(house.templates())/\(id)", change, as: .advertiser).status == 200)
        #expect(house.start(Self.overlap).status == 200)
    }

    @Test func `a use is an update of the budget, not of its template`() throws {
        let house = try House()
        try house.limit("customers", [["type": "LIFETIME", "budget": 1]])
        house.emulator.advance(by: .seconds(5))
        #expect(house.start(Self.overlap).status == 200)
        let budget = try #require(house.budgets("ACCESS_BUDGET").first)
        #expect(budget["updateTime"] != budget["createTime"])
        let template = house.emulator.send(.get, house.templates(), as: .advertiser)["privacyBudgetTemplateSummaries"]?.array?.first
        #expect(template?["updateTime"] == template?["createTime"])
    }

    // MARK: Differential privacy

    private static let users = "SELECT COUNT(DISTINCT email) AS n FROM members"
    private static let average = "SELECT AVG(LENGTH(city)) AS a FROM members"

    @Test func `aggregations take what the console was seen to take`() throws {
        var house = try House()
        _ = try house.protectMembers(epsilon: 10)
        #expect(house.status(of: house.start(Self.users)) == "SUCCESS")
        #expect(house.remainingAggregations() == ["AVG": 164, "COUNT": 329, "COUNT_DISTINCT": 659, "SUM": 219, "STDDEV": 164])
        #expect(house.status(of: house.start(Self.users)) == "SUCCESS")
        #expect(house.status(of: house.start(Self.average)) == "SUCCESS")
        #expect(house.remainingAggregations() == ["AVG": 163, "COUNT": 327, "COUNT_DISTINCT": 654, "SUM": 218, "STDDEV": 163])
    }

    @Test func `a query that has succeeded names the aggregates to which noise was added`() throws {
        var house = try House()
        _ = try house.protectMembers(epsilon: 10)
        let query = try #require(house.query(house.start(Self.users)))
        #expect(
            query["differentialPrivacy"]?["sensitivityParameters"] == [
                ["aggregationType": "COUNT_DISTINCT", "aggregationExpression": "email", "userContributionLimit": 1]
            ])
    }

    @Test func `a query costs its aggregates, and its groups are free`() throws {
        var house = try House()
        _ = try house.protectMembers(epsilon: 10)
        let both = "SELECT city, COUNT(DISTINCT email) AS n, AVG(LENGTH(city)) AS a FROM members GROUP BY city"
        #expect(house.status(of: house.start(both)) == "SUCCESS")
        #expect(house.remainingAggregations()["COUNT_DISTINCT"] == 655)
    }

    @Test func `a query that asks for more than is left fails on Spark, and takes nothing`() throws {
        var house = try House()
        _ = try house.protectMembers(epsilon: 1)
        try house.limit("members", [["type": "LIFETIME", "budget": 9]])
        for _ in 1...2 { #expect(house.status(of: house.start(Self.average)) == "SUCCESS") }
        let query = try #require(house.query(house.start(Self.average)))
        #expect(query["status"] == "FAILED" && query["error"]?["code"] == "MALFORMED_QUERY")
        #expect(query["error"]?["message"]?.string == Self.exhausted)
        #expect(house.remainingAggregations()["COUNT_DISTINCT"] == 1)
        #expect(try house.remaining("members") == 7)
        #expect(house.status(of: house.start(Self.users)) == "SUCCESS")
    }

    @Test func `on the legacy engine it is refused at once`() throws {
        var house = try House(engine: "CLEAN_ROOMS_SQL")
        _ = try house.protectMembers(epsilon: 1)
        for _ in 1...2 { #expect(house.status(of: house.start(Self.average)) == "SUCCESS") }
        let refused = house.start(Self.average)
        #expect(refused.errorType == "ValidationException" && refused.message == Self.exhausted)
    }

    private static let exhausted =
        "You do not have enough aggregations remaining to run this query on the data from 111111111111. "
        + "You can wait for the utility to refresh or contact the data owner to provide you more utility."

    @Test func `a policy that refreshes is whole again on the first of the month`() throws {
        var house = try House()
        _ = try house.protectMembers(epsilon: 1, refresh: "CALENDAR_MONTH")
        for _ in 1...2 { #expect(house.status(of: house.start(Self.average)) == "SUCCESS") }
        #expect(house.status(of: house.start(Self.average)) == "FAILED")
        house.emulator.advance(by: .seconds(31 * 86_400))
        #expect(house.remainingAggregations()["AVG"] == 2)
        #expect(house.status(of: house.start(Self.average)) == "SUCCESS")
    }

    @Test func `after use epsilon goes up, keeping what was used, and never down`() throws {
        var house = try House()
        let id = try house.protectMembers(epsilon: 10)
        #expect(house.status(of: house.start(Self.users)) == "SUCCESS")
        func epsilon(_ value: Int64) -> Reply {
            let parameters: JSON = ["differentialPrivacy": ["epsilon": .integer(value)]]
            let body: JSON = ["privacyBudgetType": "DIFFERENTIAL_PRIVACY", "parameters": parameters]
            return house.emulator.send(.patch, "\(house.templates())/\(id)", body, as: .advertiser)
        }
        let lower = epsilon(9)
        #expect(lower.status == 409 && lower["reason"] == "INVALID_STATE" && lower["resourceId"]?.string == id)
        #expect(epsilon(10).status == 200)
        let maximum = try #require(house.aggregations("maxCount")["COUNT_DISTINCT"])
        #expect(epsilon(20).status == 200)
        let raised = try #require(house.aggregations("maxCount")["COUNT_DISTINCT"])
        #expect(raised > maximum && house.remainingAggregations()["COUNT_DISTINCT"] == raised - 1)
        // Deleted and made anew, it can be smaller, and nothing of it has been used.
        try house.deleteTemplates()
        #expect(house.status(of: house.start(Self.users)) == "FAILED")
        _ = try house.makePolicy(epsilon: 1)
        #expect(house.remainingAggregations()["COUNT_DISTINCT"] == 9)
    }
}

/// A collaboration with tables of the advertiser's and one of the publisher's, who queries them.
private struct House {
    let emulator: Emulator
    let shared: SharedCollaboration
    private var associations: [String: String] = [:]

    init(engine: String = "SPARK") throws {
        emulator = try Emulator()
        shared = try emulator.makeCollaboration(analyticsEngine: engine)
        let results: JSON = [
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]]
        ]
        try #require(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", results, as: .publisher).status == 200)
        for name in ["customers", "others"] {
            associations[name] =
                try emulator.contributeTable(name, through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
                .association
        }
        associations["readers"] =
            try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
            .association
    }

    private func membership(of account: Account) -> String {
        account == .advertiser ? shared.advertiserMembership : shared.publisherMembership
    }

    func templates(of account: Account = .advertiser) -> String { "/memberships/\(membership(of: account))/privacybudgettemplates" }

    private func arn(_ table: String, of account: Account = .advertiser) throws -> String {
        let association = try #require(associations[table])
        return "arn:aws:cleanrooms:us-east-1:\(account.id):membership/\(membership(of: account))/configuredtableassociation/\(association)"
    }

    @discardableResult
    func limit(_ table: String, _ parameters: JSON, as account: Account = .advertiser) throws -> String {
        let access: JSON = ["resourceArn": .string(try arn(table, of: account)), "budgetParameters": parameters]
        let body: JSON = ["privacyBudgetType": "ACCESS_BUDGET", "parameters": ["accessBudget": access]]
        let reply = emulator.send(.post, templates(of: account), body, as: account)
        return try #require(reply["privacyBudgetTemplate"]?["id"]?.string)
    }

    func deleteTemplates() throws {
        for template in emulator.send(.get, templates(), as: .advertiser).list("privacyBudgetTemplateSummaries") {
            let id = try #require(template["id"]?.string)
            try #require(emulator.send(.delete, "\(templates())/\(id)", as: .advertiser).status == 204)
        }
    }

    /// The budgets in the collaboration, as the runner of queries sees them.
    func budgets(_ type: String) -> [JSON] {
        emulator.send(.get, "/collaborations/\(shared.id)/privacybudgets?privacyBudgetType=\(type)", as: .publisher).list(
            "collaborationPrivacyBudgetSummaries")
    }

    func budget(_ table: String) throws -> JSON {
        let arn = try arn(table)
        return try #require(
            budgets("ACCESS_BUDGET").compactMap { $0["budget"]?["accessBudget"] }.first { $0["resourceArn"]?.string == arn })
    }

    func remaining(_ table: String) throws -> JSON? { try budget(table)["aggregateRemainingBudget"] }

    /// Associates a table of the advertiser's with differential privacy, `members`, and answers the id of the policy.
    mutating func protectMembers(epsilon: Int64, refresh: String = "NONE") throws -> String {
        let rule: JSON = [
            "custom": [
                "allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"],
                "differentialPrivacy": ["columns": [["name": "email"]]],
            ]
        ]
        associations["members"] =
            try emulator.contributeTable(
                "members", through: shared.advertiserMembership, as: .advertiser, rule: rule, receivers: [.publisher]
            )
            .association
        return try makePolicy(epsilon: epsilon, refresh: refresh)
    }

    func makePolicy(epsilon: Int64, refresh: String = "NONE") throws -> String {
        let body: JSON = [
            "privacyBudgetType": "DIFFERENTIAL_PRIVACY", "autoRefresh": .string(refresh),
            "parameters": ["differentialPrivacy": ["epsilon": .integer(epsilon), "usersNoisePerQuery": 30]],
        ]
        return try #require(emulator.send(.post, templates(), body, as: .advertiser)["privacyBudgetTemplate"]?["id"]?.string)
    }

    func remainingAggregations() -> [String: Int64] { aggregations("remainingCount") }

    /// A number of each type of aggregation.
    func aggregations(_ number: String) -> [String: Int64] {
        let budget = budgets("DIFFERENTIAL_PRIVACY").first?["budget"]?["differentialPrivacy"]
        var numbers: [String: Int64] = [:]
        for aggregation in budget?["aggregations"]?.array ?? [] {
            if let type = aggregation["type"]?.string, case .integer(let count)? = aggregation[number] { numbers[type] = count }
        }
        return numbers
    }

    func query(_ started: Reply) -> JSON? {
        let id = started["protectedQuery"]?["id"]?.string ?? ""
        return emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)", as: .publisher)["protectedQuery"]
    }

    func status(of started: Reply) -> JSON? { query(started)?["status"] }

    func start(_ sql: String, payer: String? = nil) -> Reply {
        var body = JSON.Object([("type", "SQL"), ("sqlParameters", ["queryString": .string(sql)])])
        if let payer { body.append("queryComputePayerAccountId", .string(payer)) }
        let reply = emulator.send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", .object(body), as: .publisher)
        // Past its end, so that no quota of queries under way comes into it.
        emulator.advance(by: .seconds(2))
        return reply
    }
}
