// A world of rows: four accounts, their tables and rules, and what the rules let be seen.

import CleanRooms
import Embedded
import EmulatorTesting
import JSON
import Objects
import Tables
import Testing

/// Runs orders at once; without what a filter asks of rows, if that one is missing.
private final class FilteredEngine: QueryEngine {
    private let runner = EmbeddedRunner()
    private let missing: Filter?

    init(without missing: Filter?) { self.missing = missing }

    func run(_ order: ExecutionOrder) -> ExecutionOutcome? {
        var order = order
        if missing == .constraints { order.policy.constraints = [] }
        if missing == .thresholds { order.policy.thresholds = [] }
        return runner.outcome(of: order)
    }

    func cancel(_ run: ExecutionOrder.Run) {}
}

/// Keeps what is written to buckets.
final class Shelf: ResultDelivery {
    private(set) var orders: [DeliveryOrder] = []

    func deliver(_ order: DeliveryOrder) -> DeliveryOutcome? {
        orders.append(order)
        return .delivered
    }
}

/// One collaboration of four accounts. The second one asks; the second and the third may receive results, the third only of some tables.
final class RowWorld {
    static let accounts: [Account] = ["111111111111", "222222222222", "333333333333", "444444444444"]
    static let runner = accounts[1]

    let emulator: Emulator
    let shelf = Shelf()
    private(set) var memberships: [Account: String] = [:]
    private(set) var tables: [MarkedTable] = []
    /// The tables whose results the third account may have.
    private(set) var receivable: Set<Int> = []
    var chance: Chance

    init(seed: UInt64, without missing: Filter? = nil) throws {
        chance = Chance(seed: seed)
        emulator = try Emulator()
        emulator.service.queryEngine = FilteredEngine(without: missing)
        emulator.service.resultDelivery = shelf
        let others = Self.accounts.dropFirst().map { account -> JSON in
            let abilities: JSON =
                account == Self.runner
                ? ["CAN_QUERY", "CAN_RECEIVE_RESULTS"] : account == Self.accounts[2] ? ["CAN_RECEIVE_RESULTS"] : []
            return ["accountId": .string(account.id), "displayName": .string("Member \(account.id)"), "memberAbilities": abilities]
        }
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "rows", "description": "rows", "creatorDisplayName": "Creator", "creatorMemberAbilities": [],
                "members": .array(others), "queryLogStatus": "DISABLED", "analyticsEngine": "SPARK",
            ], as: Self.accounts[0])
        let id = try #require(made["collaboration"]?["id"]?.string, "\(made.message ?? "")")
        for account in Self.accounts {
            var body: JSON = ["collaborationIdentifier": .string(id), "queryLogStatus": "DISABLED"]
            if account == Self.accounts[2] {
                let place: JSON = ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "third-results"]]]
                body = body.with(["defaultResultConfiguration": place])
            }
            let joined = emulator.send(.post, "/memberships", body, as: account)
            memberships[account] = try #require(joined["membership"]?["id"]?.string, "\(joined.message ?? "")")
        }
        for number in 0..<6 { try add(number, without: missing) }
    }

    /// Makes a table with its rows, its rule and its association. The runner has the first two, the others one or two each.
    private func add(_ number: Int, without missing: Filter?) throws {
        let owner = number < 2 ? Self.runner : [Self.accounts[0], Self.accounts[2], Self.accounts[3]][number % 3]
        let rule = number < 2 ? .anyQuery : chance.one(of: MarkedTable.Rule.allCases)
        let rows = (0..<Int.random(in: 12...24, using: &chance)).map { _ in
            // The higher a group's number, the rarer it is; the runner does not know everybody.
            MarkedTable.Row(
                id: Int.random(in: number < 2 ? 0...9 : 0...15, using: &chance),
                group: [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][Int.random(in: 0..<10, using: &chance)],
                value: Int.random(in: 1...9, using: &chance))
        }
        let table = MarkedTable(
            number: number, owner: owner, rule: rule, minimum: Int.random(in: 2...4, using: &chance), rows: rows)
        let declared = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table.declaration]])
        try #require(declared.status == 200, "\(declared.message ?? "")")
        let columns: JSON = missing == .allowedColumns ? ["id", "grp", "seg", "val", "secret"] : ["id", "grp", "seg", "val"]
        let changes: JSON = [
            "name": .string(table.name), "allowedColumns": columns,
            "tableReference": ["glue": ["databaseName": "data", "tableName": .string(table.name)]],
        ]
        let policy = table.policy(for: Self.runner, without: missing)
        let id =
            try policy.map { try emulator.makeTable(rule: $0.type, $0.policy, changes, as: owner) }
            ?? emulator.makeTable(changes, as: owner)
        let membership = try #require(memberships[owner])
        let association = try emulator.makeAssociation(of: id, as: table.name, through: membership, by: owner)
        tables.append(table)
        let isReceivable = number < 2 || chance.percent(50)
        if isReceivable { receivable.insert(number) }
        guard let policy else { return }
        let receivers = isReceivable || missing == .receivers ? [Self.runner, Self.accounts[2]] : [Self.runner]
        let made = emulator.send(
            .post, "/memberships/\(membership)/configuredTableAssociations/\(association)/analysisRule",
            TableBodies.rule(policy.type, ["allowedResultReceivers": .array(receivers.map { .string($0.id) })]), as: owner)
        try #require(made.status == 200, "\(made.message ?? "")")
    }

    // MARK: What may be seen

    /// What is wrong with a text that a result or an answer shows; nil if nothing is.
    ///
    /// - Parameter asked: The query whose result it is; nil for what is no result, where no value may be.
    func leak(in text: String, of asked: AskedQuery?) -> String? {
        for marker in Marker.all(in: text) {
            guard tables.indices.contains(marker.table) else { continue }
            guard let asked else { return "\(marker) stands where no result is" }
            let table = tables[marker.table]
            guard asked.tables.contains(marker.table) else { return "\(marker) is of a table that nobody asked for" }
            if let reason = reason(against: marker, table, asked) { return "\(marker): \(reason)" }
        }
        return nil
    }

    private func reason(against marker: Marker, _ table: MarkedTable, _ asked: AskedQuery) -> String? {
        if marker.kind == .secret { return "the table does not allow the column" }
        if table.rule == .others || table.rule == .none { return "nobody may ask about the table" }
        // The runner's own tables of the query, by which tables of lists and aggregations are joined.
        let known = asked.tables.filter { tables[$0].owner == Self.runner }.map { tables[$0].people }.reduce(Set()) { $0.union($1) }
        switch (marker.kind, table.rule) {
        case (.segment, .list): return known.contains(table.rows[marker.number].id) ? nil : "the runner does not know whom it is about"
        case (.group, .list): return "the column is not listed"
        case (.segment, .aggregation): return "the column is no dimension"
        case (.segment, .hiding): return "the column may not come out"
        case (.segment, .threshold): return "one person stands behind it"
        case (.group, .aggregation):
            return table.people(ofGroup: marker.number).intersection(known).count < table.minimum ? "too few people stand behind it" : nil
        case (.group, .threshold):
            return table.people(ofGroup: marker.number).count < table.minimum ? "too few people stand behind it" : nil
        default: break
        }
        guard marker.kind == .group, asked.isInnerJoin else { return nil }
        for other in asked.tables where tables[other].rule == .aggregation || tables[other].rule == .threshold {
            let both = table.people(ofGroup: marker.number).intersection(tables[other].people)
            if both.count < tables[other].minimum { return "too few people of \(tables[other].name) stand behind it" }
        }
        return nil
    }
}

/// A value that tells where it comes from.
struct Marker: CustomStringConvertible {
    enum Kind: String, CaseIterable {
        case secret = "xx"
        case segment = "sg"
        case group = "gp"
    }

    let kind: Kind
    let table: Int
    /// The row, or the group.
    let number: Int

    var description: String { "\(kind.rawValue)\(table)\(kind == .group ? "g" : "r")\(number)" }

    static func all(in text: String) -> [Marker] {
        var markers: [Marker] = []
        let bytes = Array(text.lowercased().utf8)
        func number(from start: Int) -> (value: Int, end: Int)? {
            let digits = bytes[start...].prefix { (48...57).contains($0) }.prefix(6)
            return digits.isEmpty ? nil : (digits.reduce(0) { $0 * 10 + Int($1) - 48 }, digits.endIndex)
        }
        for place in bytes.indices.dropLast(4) {
            guard let kind = Kind.allCases.first(where: { bytes[place...].starts(with: $0.rawValue.utf8) }),
                let table = number(from: place + 2), table.end < bytes.count,
                bytes[table.end] == UInt8(ascii: kind == .group ? "g" : "r"), let last = number(from: table.end + 1)
            else { continue }
            markers.append(Marker(kind: kind, table: table.value, number: last.value))
        }
        return markers
    }
}
