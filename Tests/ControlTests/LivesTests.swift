// The lives of what is under way, who there is, what it cost, and the smaller questions of the console.

import CleanRooms
import Control
import EmulatorTesting
import HTTP
import JSON
import Testing

@Suite struct LivesTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func life(_ id: String) -> Reply { emulator.control(.get, "/_cleanrooms/lifecycle/\(id)") }

    // MARK: One life

    @Test func `a life has its stops to the millisecond, and what is next and when`() throws {
        emulator.advance(by: .milliseconds(5))
        let query = try emulator.startQuery()
        #expect(life(query.id)["next"] == ["status": "STARTED", "by": "time", "due": "2026-01-01T00:00:00.305Z"])
        emulator.advance(by: .milliseconds(400))
        let running = life(query.id)
        #expect(running["status"] == "STARTED")
        #expect(running["account"]?.string == Account.publisher.id)
        #expect(running["model_name"] == "cleanrooms::protected-query")
        #expect(running["next"] == ["status": "SUCCESS", "by": "time", "due": "2026-01-01T00:00:01.005Z"])
        emulator.advance(by: .seconds(1))
        #expect(
            life(query.id)["history"] == [
                ["status": "SUBMITTED", "at": "2026-01-01T00:00:00.005Z"], ["status": "STARTED", "at": "2026-01-01T00:00:00.305Z"],
                ["status": "SUCCESS", "at": "2026-01-01T00:00:01.005Z"],
            ])
        #expect(life(query.id)["next"] == nil)
        #expect(life("nothing").status == 404)
    }

    @Test func `a cancelled life tells when it was asked to end`() throws {
        let query = try emulator.startQuery()
        let target = "/memberships/\(query.collaboration.publisherMembership)/protectedQueries/\(query.id)"
        emulator.advance(by: .milliseconds(100))
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(life(query.id)["history"]?.array?.map { $0["status"] } == ["SUBMITTED", "CANCELLING", "CANCELLED"])
        #expect(life(query.id)["history"]?.array?.map { $0["at"] }[1] == "2026-01-01T00:00:00.100Z")
    }

    @Test func `what moves by hand or by looks says so`() throws {
        let query = try emulator.startQuery()
        emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "manual"]])
        #expect(life(query.id)["next"] == ["status": "STARTED", "by": "hand"])
        emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "manual", "times": 3]])
        #expect(life(query.id)["next"] == ["status": "STARTED", "by": "looks", "left": 3])
        _ = emulator.query(query)
        #expect(life(query.id)["next"]?["left"] == 2)
        #expect(life(query.id)["next"]?["left"] == 2)
    }

    @Test func `a life tells the rule that decides on its end`() throws {
        let shared = try emulator.readyCollaboration()
        let rule: JSON = ["id": "slow", "status": "FAILED", "error": ["code": "INTERNAL_ERROR"], "duration": 5]
        #expect(emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201)
        let query = try emulator.startQuery(in: shared)
        #expect(life(query.id)["outcome"] == ["status": "FAILED", "id": "slow", "duration": 5.0])
        emulator.advance(by: .milliseconds(300))
        #expect(life(query.id)["next"] == ["status": "FAILED", "by": "time", "due": "2026-01-01T00:00:05.300Z"])
    }

    // MARK: All of them

    @Test func `what is under way is listed in the order in which it is due`() throws {
        let shared = try emulator.readyCollaboration()
        let first = try emulator.startQuery(in: shared)
        emulator.advance(by: .milliseconds(200))
        let second = try emulator.startQuery(in: shared)
        // The first begins to run, for longer than the second waits.
        emulator.advance(by: .milliseconds(150))
        let reply = emulator.control(.get, "/_cleanrooms/lifecycle/ongoing")
        #expect(reply.list("ongoing").map { $0["id"]?.string } == [second.id, first.id])
        #expect(reply["total"] == 2)
        #expect(emulator.control(.get, "/_cleanrooms/lifecycle/ongoing?limit=1").list("ongoing").count == 1)
        emulator.advance(by: .seconds(5))
        #expect(emulator.control(.get, "/_cleanrooms/lifecycle/ongoing").list("ongoing").isEmpty)
    }

    @Test func `the clock names the next thing due, and goes there`() throws {
        emulator.control(.post, "/_cleanrooms/clock/freeze")
        #expect(emulator.control(.get, "/_cleanrooms/clock")["next"] == nil)
        #expect(emulator.control(.post, "/_cleanrooms/clock/advance", ["to": "next"]).status == 409)
        let query = try emulator.startQuery()
        #expect(emulator.control(.get, "/_cleanrooms/clock")["next"] == ["due": "2026-01-01T00:00:00.300Z", "id": .string(query.id)])
        let moved = emulator.control(.post, "/_cleanrooms/clock/advance", ["to": "next"])
        #expect(moved["applied"] == 1)
        #expect(moved["now"] == "2026-01-01T00:00:00.300Z")
        #expect(emulator.status(of: query) == "STARTED")
        #expect(emulator.control(.post, "/_cleanrooms/clock/advance", ["to": "yesterday"]).status == 400)
        #expect(emulator.control(.post, "/_cleanrooms/clock/advance", ["to": "next", "duration": 1]).status == 400)
    }

    // MARK: Accounts and bills

    @Test func `accounts are told with their names and what they have`() throws {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser)
        _ = emulator.createTable(as: .stranger, in: "eu-west-1")
        let accounts = emulator.control(.get, "/_cleanrooms/accounts").list("accounts")
        #expect(
            accounts.map { $0["account"]?.string } == [Account.advertiser.id, Account.publisher.id, Account.stranger.id, "000000000000"])
        #expect(accounts[0]["names"] == ["Advertiser"])
        #expect(accounts[0]["regions"] == [["region": "us-east-1", "memberships": 1, "invitations": 0, "configuredTables": 1]])
        #expect(accounts[2]["names"] == [])
        #expect(accounts[2]["regions"] == [["region": "eu-west-1", "memberships": 0, "invitations": 0, "configuredTables": 1]])
        #expect(accounts.map { $0["isDefault"] } == [false, false, false, true])
    }

    @Test func `bills are sums by payer, collaboration, kind and day`() throws {
        let shared = try emulator.readyCollaboration()
        try emulator.startQuery(in: shared)
        try emulator.startQuery(in: shared)
        #expect(emulator.control(.get, "/_cleanrooms/billing").list("bills").isEmpty)
        emulator.advance(by: .seconds(86_400))
        let query = try emulator.startQuery(in: shared)
        emulator.advance(by: .seconds(2))
        let units = try #require(emulator.query(query)?["statistics"]?["billedResourceUtilization"]?["units"]?.double)
        let reply = emulator.control(.get, "/_cleanrooms/billing?collaboration=\(shared.id)")
        #expect(reply.list("bills").map { $0["day"] } == ["2026-01-01", "2026-01-02"])
        #expect(reply.list("bills").map { $0["analyses"] } == [2, 1])
        #expect(reply.list("bills").map { $0["payer"]?.string } == [Account.publisher.id, Account.publisher.id])
        #expect(reply.list("bills").map { $0["kind"] } == ["protectedQuery", "protectedQuery"])
        #expect(reply["units"]?.double == 3 * units)
        #expect(emulator.control(.get, "/_cleanrooms/billing?since=2026-01-02").list("bills").count == 1)
        #expect(emulator.control(.get, "/_cleanrooms/billing?collaboration=other").list("bills").isEmpty)
    }

    // MARK: The rest

    @Test func `a seed can be read as it stands`() {
        let response = emulator.control.respond(to: HTTPRequest(method: "GET", path: "/_cleanrooms/seeds/two-members"))
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "application/yaml; charset=utf-8")
        #expect(String(decoding: response.body, as: UTF8.self).hasPrefix("# An advertiser"))
        #expect(emulator.control(.get, "/_cleanrooms/seeds/none").status == 404)
    }

    @Test func `the server tells what it was started with`() throws {
        let facts = ServerFacts(defaultAccount: "999999999999", options: JSON.Object([("quotas", "aws")]))
        let reply = try Emulator(facts: facts).control(.get, "/_cleanrooms/server")
        #expect(reply["defaultAccount"] == "999999999999")
        #expect(reply["options"] == ["quotas": "aws"])
        #expect(reply["version"] == "0.0.0")
    }

    @Test func `the place of a refusal has an end, after the whole word`() throws {
        let shared = try emulator.readyCollaboration()
        let reply = emulator.control(
            .post, "/_cleanrooms/explain",
            [
                "membershipIdentifier": .string(shared.publisherMembership),
                "sql": "SELECT DISTINCT customers.city, customers.email\nFROM customers",
            ])
        #expect(reply["position"] == ["line": 1, "column": 33])
        #expect(reply["end"] == ["line": 1, "column": 48])
    }
}

extension JSON {
    fileprivate var double: Double? {
        if case .double(let number) = self { number } else { nil }
    }
}
