// Resets and snapshots through the control API.

import CleanRooms
import Control
import EmulatorTesting
import HTTP
import JSON
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct StateTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    @discardableResult
    private func makeTable(_ name: String, as account: Account = .advertiser, in region: String = "us-east-1") -> Reply {
        emulator.createTable(["name": .string(name)], as: account, in: region)
    }

    private func tables(of account: Account = .advertiser, in region: String = "us-east-1") -> [String] {
        let reply = emulator.send(.get, "/configuredTables?maxResults=100", as: account, in: region)
        return reply.list("configuredTableSummaries").compactMap { $0["name"]?.string }.sorted()
    }

    // MARK: Reset

    @Test(arguments: ["/_cleanrooms/reset", "/_localstack/state/reset"])
    func `a reset erases everything, of all accounts`(path: String) {
        makeTable("a")
        makeTable("b", as: .publisher, in: "eu-west-1")
        let reply = emulator.control(.post, path)
        #expect(reply.status == 200)
        #expect(reply.json == ["status": "ok"])
        #expect(tables() == [])
        #expect(tables(of: .publisher, in: "eu-west-1") == [])
    }

    @Test func `a reset can be of one account, or of one in a region`() {
        makeTable("a")
        makeTable("b", in: "eu-west-1")
        makeTable("c", as: .publisher)
        #expect(emulator.control(.post, "/_cleanrooms/reset?account=111111111111&region=eu-west-1").status == 200)
        #expect(tables() == ["a"])
        #expect(tables(in: "eu-west-1") == [])
        #expect(emulator.control(.post, "/_cleanrooms/reset?account=111111111111").status == 200)
        #expect(tables() == [])
        #expect(tables(of: .publisher) == ["c"])
    }

    @Test(arguments: [
        ("acount=111111111111", "A reset takes the parameters account, region, seed, and not acount."),
        ("account=12", "account takes the twelve digits of an account."),
        ("account=", "account takes the twelve digits of an account."),
        ("region=us-east-1", "A reset of a region is a reset of an account in it: give account as well."),
        ("account=111111111111&region=", "region takes the name of a region, such as us-east-1."),
        ("account=%zz", "The query string is not valid percent-encoded UTF-8."),
    ])
    func `a reset that says anything odd is refused, and erases nothing`(query: String, sentence: String) {
        makeTable("a")
        let reply = emulator.control(.post, "/_cleanrooms/reset?\(query)")
        #expect(reply.status == 400)
        #expect(reply.message == sentence)
        #expect(tables() == ["a"])
    }

    @Test(arguments: ["", "?account=111111111111", "?account=222222222222"])
    func `a reset while queries are in flight leaves nothing for them to trip over`(query: String) throws {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
        try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
        let body: JSON = [
            "type": "SQL",
            "sqlParameters": [
                "queryString": "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"
            ],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries"
        let ids = try (0..<3).map { number in
            // Some are SUBMITTED at the reset, some STARTED.
            if number == 1 { emulator.advance(by: .milliseconds(700)) }
            return try #require(emulator.send(.post, target, body, as: .publisher)["protectedQuery"]?["id"]?.string)
        }
        #expect(emulator.control(.post, "/_cleanrooms/reset\(query)").status == 200)
        #expect(try emulator.service.timeToNextDue() == nil)
        emulator.advance(by: .seconds(60))
        for id in ids { #expect(emulator.send(.get, "\(target)/\(id)", as: .publisher).status == 404) }
    }

    @Test func `what follows the state is put back by a full reset alone, and read anew after a restore`() {
        var told: [String] = []
        emulator.service.followers.append(StateFollower(reset: { told.append("reset") }, reload: { told.append("reload") }))
        #expect(emulator.control(.post, "/_cleanrooms/reset?account=111111111111").status == 200)
        #expect(told == [])
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(told == ["reset"])
        _ = emulator.control(.post, "/_cleanrooms/snapshots/a")
        _ = emulator.control(.post, "/_cleanrooms/snapshots/a/restore")
        #expect(told == ["reset", "reload"])
    }

    // MARK: Snapshots

    @Test func `a snapshot is saved, listed, restored and deleted by its name`() {
        makeTable("a")
        let saved = emulator.control(.post, "/_cleanrooms/snapshots/before.1")
        #expect(saved.status == 200)
        #expect(saved["name"] == "before.1")
        #expect(emulator.control(.get, "/_cleanrooms/snapshots").json == ["snapshots": [saved.json]])
        emulator.control(.post, "/_cleanrooms/reset")
        makeTable("b")
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/before.1/restore").json == ["status": "ok"])
        #expect(tables() == ["a"])
        #expect(emulator.control(.delete, "/_cleanrooms/snapshots/before.1").status == 204)
        #expect(emulator.control(.get, "/_cleanrooms/snapshots").json == ["snapshots": []])
    }

    @Test func `a snapshot travels from one emulator to another as a file`() throws {
        makeTable("a")
        emulator.control(.post, "/_cleanrooms/snapshots/mine")
        let file = emulator.control.respond(to: HTTPRequest(method: "GET", path: "/_cleanrooms/snapshots/mine"))
        #expect(file.status == 200)
        #expect(file.headers["Content-Type"] == "application/vnd.sqlite3")
        #expect(file.headers["Content-Disposition"] == "attachment; filename=\"mine.sqlite\"")
        let other = try Emulator()
        let brought = other.control.respond(to: HTTPRequest(method: "PUT", path: "/_cleanrooms/snapshots/theirs", body: file.body))
        #expect(brought.status == 200)
        #expect(other.control(.post, "/_cleanrooms/snapshots/theirs/restore").status == 200)
        #expect(other.send(.get, "/configuredTables", as: .advertiser)["configuredTableSummaries"]?.array?.count == 1)
    }

    @Test func `a snapshot's file may be larger than other bodies, and nothing else may`() {
        #expect(Control.maximumBodyBytes(method: "PUT", path: "/_cleanrooms/snapshots/mine") ?? 0 > 100_000_000)
        #expect(Control.maximumBodyBytes(method: "POST", path: "/_cleanrooms/snapshots/mine") == nil)
        #expect(Control.maximumBodyBytes(method: "PUT", path: "/collaborations") == nil)
    }

    @Test(arguments: [
        ("POST", "/_cleanrooms/snapshots/none/restore", 404, "There is no snapshot none."),
        ("GET", "/_cleanrooms/snapshots/none", 404, "There is no snapshot none."),
        ("DELETE", "/_cleanrooms/snapshots/none", 404, "There is no snapshot none."),
        (
            "POST", "/_cleanrooms/snapshots/..%2Fnone", 400,
            "A snapshot's name is 1 to 64 letters, digits, dots, underscores and hyphens."
        ),
        (
            "PUT", "/_cleanrooms/snapshots/none", 400,
            "The file of snapshot none is not a database of cleanrooms-local, or it is damaged."
        ),
    ])
    func `what cannot be done with a snapshot is said in a sentence`(method: String, path: String, status: Int, sentence: String) throws {
        makeTable("a")
        let method = try #require(Emulator.Method(rawValue: method))
        let reply = emulator.control(method, path)
        #expect(reply.status == status)
        #expect(reply.message == sentence)
        #expect(tables() == ["a"])
    }

    @Test func `an emulator with a seed issues no id twice after a restore`() {
        makeTable("a")
        emulator.control(.post, "/_cleanrooms/snapshots/one")
        emulator.control(.post, "/_cleanrooms/reset")
        emulator.control(.post, "/_cleanrooms/snapshots/one/restore")
        // The clock stands still, so that only the seed's sequence tells the ids apart.
        #expect(makeTable("b").status == 200)
        #expect(tables() == ["a", "b"])
    }

    /// The file has a query in flight, made at a time that the test's clock has yet to reach.
    @Test func `the file of the first schema version can be brought in, and its collaboration goes on`() throws {
        let path = "\(#filePath.dropLast("ControlTests/StateTests.swift".count))StoreTests/Versions/1.sqlite"
        let file = try #require(fopen(path, "rb"))
        defer { fclose(file) }
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 20) { buffer, count in count = fread(buffer.baseAddress, 1, 1 << 20, file) }
        #expect(emulator.control.respond(to: HTTPRequest(method: "PUT", path: "/_cleanrooms/snapshots/old", body: bytes)).status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/old/restore").status == 200)
        #expect(tables() == ["customers"])
        let membership = try #require(
            emulator.send(.get, "/memberships", as: .advertiser)["membershipSummaries"]?.array?.first?["id"]?.string)
        let queries = "/memberships/\(membership)/protectedQueries"
        let query = { emulator.send(.get, queries, as: .advertiser)["protectedQueries"]?.array?.first?["status"]?.string }
        #expect(query() == "SUBMITTED")
        emulator.advance(by: .seconds(86_400 * 3650))
        #expect(query() == "SUCCESS")
    }

    @Test func `queries that were in flight when a snapshot was saved go on after its restore`() throws {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": "SELECT DISTINCT city FROM readers"],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries"
        let id = try #require(emulator.send(.post, target, body, as: .publisher)["protectedQuery"]?["id"]?.string)
        emulator.control(.post, "/_cleanrooms/snapshots/one")
        emulator.control(.post, "/_cleanrooms/reset")
        emulator.control(.post, "/_cleanrooms/snapshots/one/restore")
        emulator.advance(by: .seconds(60))
        let status = emulator.send(.get, "\(target)/\(id)", as: .publisher)["protectedQuery"]?["status"]?.string
        #expect(status == "SUCCESS" || status == "FAILED")
    }

    /// Random requests of two accounts, each list held against what should be there: no reset, save or restore is ever half-seen.
    @Test(arguments: [UInt64(1), 2, 3])
    func `whatever comes between, a list shows one state`(seed: UInt64) {
        var random = Lehmer(state: seed)
        var state: [Account: Set<String>] = [.advertiser: [], .publisher: []]
        var saved: [String: [Account: Set<String>]] = [:]
        for step in 0..<300 {
            let account: Account = random.next(2) == 0 ? .advertiser : .publisher
            let snapshot = "s\(random.next(3))"
            switch random.next(12) {
            case 0:
                emulator.control(.post, "/_cleanrooms/reset")
                state = [.advertiser: [], .publisher: []]
            case 1:
                emulator.control(.post, "/_cleanrooms/reset?account=\(account.id)")
                state[account] = []
            case 2:
                emulator.control(.post, "/_cleanrooms/snapshots/\(snapshot)")
                saved[snapshot] = state
            case 3:
                let reply = emulator.control(.post, "/_cleanrooms/snapshots/\(snapshot)/restore")
                #expect(reply.status == (saved[snapshot] == nil ? 404 : 200))
                state = saved[snapshot] ?? state
            default:
                #expect(makeTable("t\(step)", as: account).status == 200)
                state[account, default: []].insert("t\(step)")
            }
            for account in [Account.advertiser, .publisher] { #expect(Set(tables(of: account)) == state[account]) }
        }
    }
}

/// Lehmer's generator: the same steps in every run.
private struct Lehmer {
    var state: UInt64

    mutating func next(_ bound: UInt64) -> UInt64 {
        state = state &* 48_271 % 2_147_483_647
        return state / 7 % bound
    }
}
