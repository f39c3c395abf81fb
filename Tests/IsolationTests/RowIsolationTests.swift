// Random rules and queries of four accounts over rows: nothing that a rule protects is ever seen, in a result or anywhere else.
// `make test-all` asks 20,000 queries: ISOLATION_QUERIES; ISOLATION_SEED begins with another seed, such as that of a failure.

import CleanRooms
import EmulatorTesting
import Foundation
import JSON
import Objects
import Testing

@Suite struct RowIsolationTests {
    private static func number(_ name: String) -> Int? { ProcessInfo.processInfo.environment[name].flatMap { Int($0) } }

    private static let first = UInt64(number("ISOLATION_SEED") ?? 1)

    @Test func `no value that a rule protects is in a result, a preview, an answer, the journal, an event or an object`() throws {
        let most = max(1, Self.number("ISOLATION_QUERIES") ?? 320)
        var tally = RowTally()
        var seed = Self.first
        while tally.queries < most {
            var run = try RowRun(seed: seed)
            if let leak = try run.ask(min(RowRun.queriesOfAWorld, most - tally.queries), &tally) {
                Issue.record("ISOLATION_SEED=\(seed): \(leak)")
                return
            }
            seed += 1
        }
        print("isolation with rows: \(tally): passed")
        #expect(tally.withRows * 100 >= tally.queries * 30, "\(tally)")
    }

    /// Without this the test above would pass as well if it looked at nothing.
    @Test(arguments: Filter.allCases)
    func `with any one filter taken out something is seen`(missing: Filter) throws {
        var tally = RowTally()
        for seed in Self.first..<Self.first + 12 {
            var run = try RowRun(seed: seed, without: missing)
            if try run.ask(RowRun.queriesOfAWorld, &tally) != nil { return }
        }
        Issue.record("\(missing): nothing is seen in \(tally)")
    }
}

/// What a run did.
struct RowTally: CustomStringConvertible {
    var queries = 0
    var statuses: [String: Int] = [:]
    var withRows = 0
    var refusedReceivers = 0

    var description: String {
        "\(queries) queries (\(statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))), \(withRows) with rows"
    }
}

/// The queries of one world.
struct RowRun {
    static let queriesOfAWorld = 40

    private let world: RowWorld
    private var emulator: Emulator { world.emulator }

    init(seed: UInt64, without missing: Filter? = nil) throws { world = try RowWorld(seed: seed, without: missing) }

    /// Asks queries until something is seen that should not be; then says what.
    mutating func ask(_ count: Int, _ tally: inout RowTally) throws -> String? {
        for _ in 0..<count {
            let asked = AskedQuery.random(in: world)
            tally.queries += 1
            if let leak = try leak(of: asked, &tally) {
                return "\(leak)\n  by \(asked.sql)\n  rules \(world.tables.map { "\($0.name): \($0.rule)" })"
            }
        }
        return leakBeside()
    }

    private func path(_ account: Account) -> String { "/memberships/\(world.memberships[account] ?? "")/protectedQueries" }

    private func leak(of asked: AskedQuery, _ tally: inout RowTally) throws -> String? {
        let receivers = [RowWorld.runner] + (world.chance.percent(30) ? [RowWorld.accounts[2]] : [])
        if let leak = previewLeak(of: asked) { return leak }
        let places = receivers.map { account -> JSON in
            account == RowWorld.runner
                ? ["s3": ["resultFormat": "CSV", "bucket": "runner-results"]] : ["member": ["accountId": .string(account.id)]]
        }
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(asked.sql)],
            "resultConfiguration": ["outputConfiguration": places.count == 1 ? places[0] : ["distribute": ["locations": .array(places)]]],
        ]
        let started = emulator.send(.post, path(RowWorld.runner), body, as: RowWorld.runner)
        if let leak = world.leak(in: Self.text(started, without: asked), of: nil) { return "the start's answer: \(leak)" }
        guard let id = started["protectedQuery"]?["id"]?.string else {
            tally.statuses["refused at once", default: 0] += 1
            return nil
        }
        emulator.advance(by: .seconds(5))
        let status = emulator.send(.get, "\(path(RowWorld.runner))/\(id)", as: RowWorld.runner)["protectedQuery"]?["status"]?.string
        tally.statuses[status ?? "none", default: 0] += 1
        for account in RowWorld.accounts {
            for target in ["\(path(account))/\(id)", path(account)] {
                if let leak = world.leak(in: Self.text(emulator.send(.get, target, as: account), without: asked), of: nil) {
                    return "an answer to \(account.id): \(leak)"
                }
            }
            if let leak = resultLeak(of: asked, id, for: account, receivers, &tally) { return leak }
        }
        return nil
    }

    /// What is wrong with what a receiver, or somebody who is none, has of a query.
    private func resultLeak(
        of asked: AskedQuery, _ id: String, for account: Account, _ receivers: [Account], _ tally: inout RowTally
    ) -> String? {
        let result = emulator.control(.get, "/_cleanrooms/results/\(id)?receiver=\(account.id)")
        guard result.status == 200 else { return world.leak(in: Self.text(result, without: asked), of: nil) }
        guard receivers.contains(account) else { return "\(account.id) receives a result" }
        if account == RowWorld.accounts[2], !asked.tables.allSatisfy(world.receivable.contains) {
            return "\(account.id) may not receive from a table"
        }
        if account == RowWorld.runner, !result.list("rows").isEmpty { tally.withRows += 1 }
        return leak(in: result.json, of: asked)
    }

    /// What is wrong with a result.
    private func leak(in result: JSON, of asked: AskedQuery) -> String? {
        let rows = result["rows"]?.array ?? []
        if let leak = world.leak(in: String(decoding: JSON.array(rows).text, as: UTF8.self), of: asked) { return "the result: \(leak)" }
        guard let counted = asked.counted, [.aggregation, .threshold].contains(world.tables[counted].rule),
            let place = result["columns"]?.array?.firstIndex(where: { $0["name"] == "people" })
        else { return nil }
        let fewest = rows.compactMap { row -> Int64? in if case .integer(let number)? = row.array?[place] { number } else { nil } }.min()
        guard let fewest, fewest < world.tables[counted].minimum else { return nil }
        return "the result has a row of \(fewest) people"
    }

    /// What `explain` shows of rows to the runner, and to somebody who may not ask.
    private func previewLeak(of asked: AskedQuery) -> String? {
        for account in [RowWorld.runner, RowWorld.accounts[3]] {
            let body: JSON = ["account": .string(account.id), "sql": .string(asked.sql), "run": true]
            let reply = emulator.control(.post, "/_cleanrooms/explain", body)
            if account != RowWorld.runner, reply["result"] != nil { return "\(account.id) sees rows of a query that it may not ask" }
            if let result = reply["result"], let leak = leak(in: result, of: asked) { return "the preview: \(leak)" }
            let members = reply.json.object?.members.filter { $0.name != "result" } ?? []
            let rest = String(decoding: JSON.object(JSON.Object(members)).text, as: UTF8.self).replacing(asked.sql, with: "")
            if let leak = world.leak(in: rest, of: nil) { return "the preview's other words: \(leak)" }
        }
        return nil
    }

    /// What the journal, the events and the objects show.
    private func leakBeside() -> String? {
        for page in ["/_cleanrooms/requests", "/_cleanrooms/events"] {
            let reply = emulator.control(.get, page)
            if let leak = world.leak(in: String(decoding: reply.json.text, as: UTF8.self), of: nil) { return "\(page): \(leak)" }
        }
        for order in world.shelf.orders {
            for parcel in order.parcels where !["runner-results", "third-results"].contains(parcel.bucket) {
                return "an object is in the bucket \(parcel.bucket)"
            }
        }
        return nil
    }

    /// An answer without the query's own words.
    private static func text(_ reply: Reply, without asked: AskedQuery) -> String {
        String(decoding: reply.json.text, as: UTF8.self).replacing(asked.sql, with: "")
    }
}
