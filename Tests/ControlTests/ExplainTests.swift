// A query explained: the same answer as from StartProtectedQuery, and nothing of it stays.

import CleanRooms
import CleanRoomsModel
import Control
import EmulatorTesting
import JSON
import Testing

struct ExplainTests {
    private static let alone = "SELECT DISTINCT customers.city FROM customers"
    private static let overlap = "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"

    private struct Stage {
        let emulator: Emulator
        let shared: SharedCollaboration
        let customers: String

        init(engine: String = "SPARK", settings: Settings = Settings()) throws {
            emulator = try Emulator(settings: settings)
            shared = try emulator.makeCollaboration(analyticsEngine: engine)
            let receivers: [Account] = [.publisher]
            customers = try emulator.contributeTable(
                "customers", through: shared.advertiserMembership, as: .advertiser, receivers: receivers
            )
            .association
            _ = try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: receivers)
        }

        func explain(_ sql: String, _ changes: [(name: String, value: JSON)] = []) -> Reply {
            let body = JSON.Object([("membershipIdentifier", .string(shared.publisherMembership)), ("sql", .string(sql))] + changes)
            return emulator.control(.post, "/_cleanrooms/explain", .object(body))
        }

        func limit(_ budget: Int64) throws {
            let arn =
                "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(shared.advertiserMembership)/configuredtableassociation/\(customers)"
            let body: JSON = [
                "privacyBudgetType": "ACCESS_BUDGET",
                "parameters": [
                    "accessBudget": ["resourceArn": .string(arn), "budgetParameters": [["type": "LIFETIME", "budget": .integer(budget)]]]
                ],
            ]
            let reply = emulator.send(.post, "/memberships/\(shared.advertiserMembership)/privacybudgettemplates", body, as: .advertiser)
            try #require(reply.status == 200)
        }
    }

    @Test func `a refused query is told by rule, place and caret`() throws {
        let reply = try Stage().explain(Self.alone)
        #expect(reply.status == 200 && reply["verdict"] == "refused")
        #expect(reply["answer"] == ["status": 200, "queryStatus": "FAILED"])
        #expect(reply["code"] == "MALFORMED_QUERY" && reply["rule"] == "list.joinRunner" && reply["origin"] == "seen")
        #expect(reply.message == "Inner join to query runner table required for table customers")
        #expect(reply["table"] == "customers")
        #expect(reply["position"] == ["line": 1, "column": 37])
        #expect(reply["excerpt"]?.string == Self.alone + "\n" + String(repeating: " ", count: 36) + "^")
        let rules = reply.list("rules")
        #expect(rules.first { $0["rule"] == "list.joinRunner" }?["outcome"] == "refused")
        #expect(rules.first { $0["rule"] == "list.select" }?["outcome"] == "passed")
        #expect(rules.allSatisfy { $0["source"]?.string?.isEmpty == false })
    }

    @Test func `an accepted query tells the columns of its result`() throws {
        let reply = try Stage().explain(Self.overlap)
        #expect(reply["verdict"] == "accepted" && reply["answer"] == ["status": 200, "queryStatus": "SUBMITTED"])
        #expect(reply["columns"] == [["name": "city", "type": "string"]] && reply["tables"] == ["customers", "readers"])
        #expect(reply["message"] == nil && reply["rule"] == nil)
    }

    @Test func `on the legacy engine the answer is an exception`() throws {
        let reply = try Stage(engine: "CLEAN_ROOMS_SQL").explain(Self.alone)
        #expect(reply["verdict"] == "refused" && reply["answer"] == ["status": 400, "exception": "ValidationException"])
        #expect(reply.message == "Inner join to query runner table required for table customers")
        #expect(reply["rule"] == "list.joinRunner")
    }

    @Test func `no query is started and no budget used`() throws {
        let stage = try Stage()
        try stage.limit(1)
        for _ in 0..<3 { #expect(stage.explain(Self.overlap)["verdict"] == "accepted") }
        let queries = stage.emulator.send(.get, "/memberships/\(stage.shared.publisherMembership)/protectedQueries", as: .publisher)
        #expect(queries["protectedQueries"] == [])
        let budgets = stage.emulator.send(
            .get, "/collaborations/\(stage.shared.id)/privacybudgets?privacyBudgetType=ACCESS_BUDGET", as: .publisher)
        #expect(budgets["collaborationPrivacyBudgetSummaries"]?.array?.first?["budget"]?["accessBudget"]?["aggregateRemainingBudget"] == 1)
    }

    @Test func `a budget that is used up refuses, though all rules pass`() throws {
        let stage = try Stage()
        try stage.limit(0)
        let reply = stage.explain(Self.overlap)
        #expect(reply["verdict"] == "refused" && reply["answer"]?["exception"] == "ValidationException")
        #expect(reply.message == "The access budget of customers is used up." && reply["rule"] == nil)
        #expect(reply["rules"]?.array?.contains { $0["outcome"] == "refused" } == false)
    }

    @Test func `an explanation is by the rules, also where queries are not held against them`() throws {
        var settings = Settings()
        settings.queryValidation = .off
        #expect(try Stage(settings: settings).explain(Self.alone)["verdict"] == "refused")
    }

    @Test func `of names that mean nothing no rule is asked`() throws {
        let reply = try Stage().explain("SELECT nope FROM customers")
        #expect(reply["rule"] == "names" && reply["column"] == "nope")
        #expect(reply["rules"]?.array?.map { $0["rule"] } == ["syntax", "names"])
    }

    @Test func `a text that is no SQL is shown with its place`() throws {
        let reply = try Stage().explain("SELECT city\nFROM customers WHERE")
        #expect(reply["rule"] == "syntax" && reply["position"]?["line"] == 2)
        #expect(reply["excerpt"]?.string?.hasPrefix("FROM customers WHERE\n") == true)
    }

    // MARK: Who would run it

    @Test func `an account stands for its membership`() throws {
        let stage = try Stage()
        let reply = stage.emulator.control(.post, "/_cleanrooms/explain", ["account": "222222222222", "sql": .string(Self.overlap)])
        #expect(reply["membershipIdentifier"]?.string == stage.shared.publisherMembership && reply["verdict"] == "accepted")
        _ = try stage.emulator.makeCollaboration()
        let several = stage.emulator.control(.post, "/_cleanrooms/explain", ["account": "222222222222", "sql": .string(Self.overlap)])
        #expect(several.status == 400 && several.message?.contains(stage.shared.id) == true)
        let body: JSON = ["account": "222222222222", "collaboration": .string(stage.shared.id), "sql": .string(Self.overlap)]
        #expect(stage.emulator.control(.post, "/_cleanrooms/explain", body)["verdict"] == "accepted")
    }

    @Test func `a member who cannot query is refused as by the API`() throws {
        let stage = try Stage()
        let reply = stage.emulator.control(.post, "/_cleanrooms/explain", ["account": "111111111111", "sql": .string(Self.overlap)])
        #expect(reply["answer"] == ["status": 403, "exception": "AccessDeniedException"] && reply["rules"] == [])
    }

    @Test func `receivers are the ones named, or all who can be`() throws {
        let stage = try Stage()
        #expect(stage.explain(Self.overlap)["receivers"] == ["222222222222"])
        let refused = stage.explain(Self.overlap, [("receivers", ["111111111111"])])
        #expect(refused["answer"]?["exception"] == "ValidationException")
        #expect(refused.message == "Account 111111111111 is no member who can receive results.")
    }

    @Test(
        arguments: [
            (["sql": "SELECT 1"], 400, "Who would run the query is named by membershipIdentifier or by account."),
            (["account": "333333333333", "sql": "SELECT 1"], 400, "Account 333333333333 has no active membership in us-east-1."),
            (["membershipIdentifier": "x", "sql": "SELECT 1"], 400, "There is no membership x."),
            (["membershipIdentifier": "x", "query": "SELECT 1"], 400, "There is no member query; "),
        ] as [(JSON, Int, String)])
    func `a request that cannot be explained is refused in a sentence`(body: JSON, status: Int, start: String) throws {
        let reply = try Stage().emulator.control(.post, "/_cleanrooms/explain", body)
        #expect(reply.status == status && reply.message?.hasPrefix(start) == true, "\(reply)")
    }

    @Test func `a template is explained with its parameters`() throws {
        let stage = try Stage()
        let template: JSON = [
            "name": "by_city", "format": "SQL", "source": ["text": .string(Self.overlap + " WHERE customers.city = :city")],
            "analysisParameters": [["name": "city", "type": "VARCHAR"]],
        ]
        let made = stage.emulator.send(
            .post, "/memberships/\(stage.shared.publisherMembership)/analysistemplates", template, as: .publisher)
        let arn = try #require(made["analysisTemplate"]?["arn"])
        let base: [(name: String, value: JSON)] = [
            ("membershipIdentifier", .string(stage.shared.publisherMembership)), ("analysisTemplateArn", arn),
        ]
        func explain(_ more: [(name: String, value: JSON)]) -> Reply {
            stage.emulator.control(.post, "/_cleanrooms/explain", .object(JSON.Object(base + more)))
        }
        #expect(explain([("parameters", ["city": "Bern"])])["verdict"] == "accepted")
        let refused = explain([])
        #expect(refused["code"] == "INVALID_QUERY" && refused.message == "The parameter city has no value.")
    }

    // MARK: For people

    @Test func `the report shows the verdict, the place and the rules`() throws {
        let stage = try Stage()
        let request = ExplanationRequest(
            runner: .membership(stage.shared.publisherMembership), sql: .init(queryString: "SELECT customers.city FROM customers"))
        let lines = try stage.emulator.service.explain(request).report(showsAll: true).split(
            separator: "\n", omittingEmptySubsequences: false)
        #expect(
            lines.prefix(10) == [
                "Refused: the query would end FAILED with MALFORMED_QUERY.",
                "Inner join to query runner table required for table customers", "",
                "  line 1, column 28", "  SELECT customers.city FROM customers", "                             ^", "",
                "What would be accepted:", "  customers (LIST, of 111111111111): select city; join on email",
                "  readers (LIST, of 222222222222): select city; join on email",
            ])
        #expect(lines.contains { $0.hasPrefix("✓ list.select (customers): ") } && lines.contains { $0.hasPrefix("! list.distinct") })
        #expect(lines.contains { $0.hasPrefix("✗ list.joinRunner (customers): ") })
        let short = try stage.emulator.service.explain(request).report(showsAll: false).split(separator: "\n")
        #expect(!short.contains { $0.hasPrefix("✓ list.select") } && short.contains { $0.hasPrefix("✗ list.joinRunner") })
        #expect(short.contains { $0.hasPrefix("✓ ") && $0.hasSuffix(" rules hold (--all shows them)") })
    }

    @Test func `the report comes with the answer where it is asked for`() throws {
        let stage = try Stage()
        let body: JSON = ["membershipIdentifier": .string(stage.shared.publisherMembership), "sql": .string(Self.alone)]
        let reply = stage.emulator.control(.post, "/_cleanrooms/explain?report=short", body)
        #expect(reply["report"]?.string?.hasPrefix("Refused: the query would end FAILED") == true && reply["verdict"] == "refused")
        #expect(stage.emulator.control(.post, "/_cleanrooms/explain?report=long", body).status == 400)
    }

    @Test func `a refused query is told what would be accepted`() throws {
        let allowed = try Stage().explain(Self.alone).list("allowed")
        #expect(
            allowed.first == [
                "table": "customers", "account": "111111111111", "rule": "LIST", "columns": ["email", "city"],
                "uses": ["select": ["city"], "join on": ["email"]],
            ])
        #expect(try Stage().explain(Self.overlap)["allowed"] == nil)
    }

    @Test(
        arguments: [
            ("SELECT DISTINCT custmers.city FROM custmers", "Did you mean customers?"),
            ("SELECT DISTINCT customers.citi FROM customers", "Did you mean city?"), ("SELECT DISTINCT zzzzzzzz.a FROM zzzzzzzz", nil),
        ] as [(String, String?)])
    func `a name that is none is asked about where one comes near`(sql: String, question: String?) throws {
        let reply = try Stage().explain(sql)
        #expect(reply["verdict"] == "refused" && reply["question"]?.string == question)
    }

    @Test func `an account may be named by its display name`() throws {
        let stage = try Stage()
        func verdict(_ account: String) -> Reply {
            stage.emulator.control(.post, "/_cleanrooms/explain", ["account": .string(account), "sql": .string(Self.overlap)])
        }
        #expect(verdict("Publisher")["runner"] == "222222222222" && verdict("pubLISHer")["verdict"] == "accepted")
        #expect(verdict("Nobody").message?.hasPrefix("There is no account Nobody; there is ") == true)
    }

    @Test func `an empty state is told to be empty`() throws {
        let emulator = try Emulator()
        let reply = emulator.control(.post, "/_cleanrooms/explain", ["account": "222222222222", "sql": "SELECT 1"])
        #expect(reply.status == 400 && reply.message?.hasSuffix("The state is empty: there is no collaboration at all.") == true)
        let named = emulator.control(.post, "/_cleanrooms/explain", ["account": "Publisher", "sql": "SELECT 1"])
        #expect(named.message == "There is no account Publisher: the state is empty.")
    }
}
