// Asks queries in a world of rows, and looks at everything that anybody has of them.

import EmulatorTesting
import JSON
import Objects
import Tables
import Testing

/// What runs did.
struct RowTally: CustomStringConvertible {
    var queries = 0
    var withRows = 0
    var statuses: [String: Int] = [:]

    var description: String {
        "\(queries) queries, \(withRows) with rows (\(statuses.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")))"
    }
}

/// The queries of one world.
struct RowRun {
    private let world: RowWorld
    private var emulator: Emulator { world.emulator }
    /// The queries that were asked, by their ids.
    private var asked: [String: AskedQuery] = [:]

    init(seed: UInt64, without missing: Filter? = nil) throws { world = try RowWorld(seed: seed, without: missing) }

    /// Asks queries until something is seen that should not be; then says what.
    mutating func ask(_ count: Int, _ tally: inout RowTally) throws -> String? {
        for _ in 0..<count {
            let query = world.nextQuery()
            tally.queries += 1
            let leak = previewLeak(of: query) ?? startLeak(of: query, &tally)
            if let leak {
                let rules = query.tables.map { "\(world.tables[$0].name): \(world.tables[$0].rule), \(world.tables[$0].minimum)" }
                return "\(leak)\n  by \(query.sql)\n  rules \(rules.joined(separator: "; "))"
            }
        }
        return leakBeside()
    }

    private static func text(_ reply: Reply) -> [UInt8] { reply.json.text }

    private func receivers(of query: AskedQuery) -> [Account] {
        query.change == .thirdReceiver ? [RowWorld.runner, RowWorld.receiver] : [RowWorld.runner]
    }

    // MARK: A query

    /// What `explain` shows of rows to who asks.
    private func previewLeak(of query: AskedQuery) -> String? {
        let account = query.change == .stranger ? RowWorld.stranger : RowWorld.runner
        let body: JSON = [
            "account": .string(account.id), "sql": .string(query.sql), "run": true,
            "receivers": .array(receivers(of: query).map { .string($0.id) }),
        ]
        let reply = emulator.control(.post, "/_cleanrooms/explain", body)
        if query.change == .stranger, reply["result"] != nil { return "somebody sees rows of a query that it may not ask" }
        if let result = reply["result"], let leak = leak(in: result, of: query) { return "the preview: \(leak)" }
        let others = reply.json.object?.members.filter { $0.name != "result" } ?? []
        return world.leak(beside: JSON.object(JSON.Object(others)).text).map { "the preview's other words: \($0)" }
    }

    private mutating func startLeak(of query: AskedQuery, _ tally: inout RowTally) -> String? {
        let account = query.change == .stranger ? RowWorld.stranger : RowWorld.runner
        var places: [JSON] = [["s3": ["resultFormat": "CSV", "bucket": "runner-results"]]]
        if query.change == .thirdReceiver { places.append(["member": ["accountId": .string(RowWorld.receiver.id)]]) }
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(query.sql)],
            "resultConfiguration": ["outputConfiguration": places.count == 1 ? places[0] : ["distribute": ["locations": .array(places)]]],
        ]
        let started = emulator.send(.post, world.path(account, "protectedQueries"), body, as: account)
        if let leak = world.leak(beside: Self.text(started)) { return "the start's answer: \(leak)" }
        guard let id = started["protectedQuery"]?["id"]?.string else {
            tally.statuses["refused at once", default: 0] += 1
            return nil
        }
        if query.change == .stranger { return "somebody asks who may not" }
        asked[id] = query
        emulator.advance(by: .seconds(5))
        let shown = emulator.send(.get, world.path(account, "protectedQueries/\(id)"), as: account)
        if let leak = world.leak(beside: Self.text(shown)) { return "the query's answer: \(leak)" }
        tally.statuses[shown["protectedQuery"]?["status"]?.string ?? "none", default: 0] += 1
        for account in RowWorld.accounts {
            if let leak = resultLeak(of: query, id, for: account, &tally) { return leak }
        }
        return nil
    }

    /// What is wrong with what a receiver, or somebody who is none, has of a query.
    private func resultLeak(
        of query: AskedQuery, _ id: String, for account: Account, _ tally: inout RowTally
    ) -> String? {
        let result = emulator.control(.get, "/_cleanrooms/results/\(id)?receiver=\(account.id)")
        guard result.status == 200 else { return world.leak(beside: Self.text(result)).map { "a result's refusal: \($0)" } }
        guard receivers(of: query).contains(account) else { return "\(account.id) receives a result" }
        if account == RowWorld.receiver, !query.tables.allSatisfy(world.receivable.contains) {
            return "\(account.id) may not receive from a table"
        }
        if account == RowWorld.runner, !result.list("rows").isEmpty { tally.withRows += 1 }
        return leak(in: result.json, of: query).map { "the result: \($0)" }
    }

    /// What is wrong with a result, or with a preview of one.
    private func leak(in result: JSON, of query: AskedQuery) -> String? {
        let rows = result["rows"]?.array ?? []
        if let leak = world.leak(in: JSON.array(rows).text, of: query) { return leak }
        guard query.countsPeople, [.aggregation, .threshold].contains(query.main.rule),
            let place = result["columns"]?.array?.firstIndex(where: { $0["name"] == "people" })
        else { return nil }
        let fewest = rows.compactMap { row -> Int64? in if case .integer(let number)? = row.array?[place] { number } else { nil } }.min()
        guard let fewest, fewest < query.main.minimum else { return nil }
        return "a row has \(fewest) people"
    }

    // MARK: Everything else

    /// What the lists, the logs, the journal, the events and the objects show.
    private func leakBeside() -> String? {
        for id in asked.keys.sorted().prefix(8) {
            let body: JSON = [
                "analysisId": .string(id), "analysisType": "PROTECTED_QUERY",
                "resultConfiguration": ["outputConfiguration": ["s3": ["bucket": "logs"]]],
            ]
            let export = emulator.send(.post, world.path(RowWorld.runner, "analysislogexports"), body, as: RowWorld.runner)
            if let leak = world.leak(beside: Self.text(export)) { return "the answer to an export: \(leak)" }
            for account in RowWorld.accounts {
                let shown = emulator.send(.get, world.path(account, "protectedQueries/\(id)"), as: account)
                if let leak = world.leak(beside: Self.text(shown)) { return "an answer to \(account.id): \(leak)" }
            }
        }
        emulator.advance(by: .seconds(60))
        for account in RowWorld.accounts {
            let listed = emulator.send(.get, world.path(account, "protectedQueries"), as: account)
            if let leak = world.leak(beside: Self.text(listed)) { return "a list for \(account.id): \(leak)" }
        }
        for page in ["/_cleanrooms/requests", "/_cleanrooms/events"] {
            if let leak = world.leak(beside: Self.text(emulator.control(.get, page))) { return "\(page): \(leak)" }
        }
        for order in world.shelf.orders {
            for parcel in order.parcels {
                if let leak = leak(in: parcel, of: order.subject) { return "\(parcel.bucket): \(leak)" }
            }
        }
        return nil
    }

    private func leak(in parcel: DeliveryOrder.Parcel, of subject: String) -> String? {
        switch parcel.contents {
        case .objects(let objects): return objects.lazy.compactMap { world.leak(beside: $0.bytes) }.first
        case .table(let table, _):
            guard let query = asked[subject] else { return "a result of no query that was asked" }
            let isForThird = parcel.bucket == "third-results" && query.change == .thirdReceiver
            guard parcel.bucket == "runner-results" || isForThird else { return "a result is in a bucket of nobody's" }
            return world.leak(in: "\(table)".utf8, of: query)
        }
    }
}
