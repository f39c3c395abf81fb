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
    static let receiver = accounts[2]
    static let stranger = accounts[3]

    let emulator: Emulator
    let shelf = Shelf()
    private(set) var memberships: [Account: String] = [:]
    private(set) var tables: [MarkedTable] = []
    /// The tables whose results the third account may have.
    private(set) var receivable: Set<Int> = []
    var chance: Chance
    private let missing: Filter?
    private var deck: [AskedQuery.Form] = []

    /// The tables that queries are made for: those of others.
    private var asked: [MarkedTable] { tables.filter { $0.owner != Self.runner } }

    /// A query as a table's rule takes it, or by turns one of all that have something changed.
    func nextQuery() -> AskedQuery {
        let form: AskedQuery.Form
        if missing == nil, chance.percent(50) {
            form = .harmless(of: chance.one(of: asked), &chance)
        } else {
            if deck.isEmpty { deck = asked.flatMap(AskedQuery.Form.changed).shuffled(using: &chance) }
            form = deck.removeLast()
        }
        let isAlone = form.partnerRule == .anyQuery && chance.percent(40)
        return AskedQuery(form, partner: isAlone ? nil : tables.first { $0.owner == Self.runner && $0.rule == form.partnerRule })
    }

    /// - Parameter missing: What is taken out; the world then has only tables that this protects.
    init(seed: UInt64, without missing: Filter? = nil) throws {
        chance = Chance(seed: seed)
        self.missing = missing
        emulator = try Emulator()
        emulator.service.queryEngine = FilteredEngine(without: missing)
        emulator.service.resultDelivery = shelf
        try collaborate()
        for rule in [MarkedTable.Rule.anyQuery, .list, .aggregation] { try add(rule, of: Self.runner) }
        for (place, rule) in (missing?.rules ?? MarkedTable.Rule.allCases).enumerated() {
            try add(rule, of: [Self.accounts[0], Self.receiver, Self.stranger][place % 3])
        }
    }

    func path(_ account: Account, _ rest: String) -> String { "/memberships/\(memberships[account] ?? "")/\(rest)" }

    private func collaborate() throws {
        let others = Self.accounts.dropFirst().map { account -> JSON in
            let abilities: JSON =
                account == Self.runner
                ? ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"]
                : account == Self.receiver ? ["CAN_RECEIVE_RESULTS"] : []
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
            if account == Self.receiver {
                let place: JSON = ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "third-results"]]]
                body = body.with(["defaultResultConfiguration": place])
            }
            let joined = emulator.send(.post, "/memberships", body, as: account)
            memberships[account] = try #require(joined["membership"]?["id"]?.string, "\(joined.message ?? "")")
        }
    }

    /// Makes a table with its rows, its rule and its association.
    private func add(_ rule: MarkedTable.Rule, of owner: Account) throws {
        let table = MarkedTable(tables.count, rule, owner: owner, &chance)
        let declared = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table.declaration]])
        try #require(declared.status == 200, "\(declared.message ?? "")")
        let columns: JSON = missing == .allowedColumns ? ["id", "grp", "seg", "val", "secret"] : ["id", "grp", "seg", "val"]
        let changes: JSON = [
            "name": .string(table.name), "allowedColumns": columns,
            "tableReference": ["glue": ["databaseName": "data", "tableName": .string(table.name)]],
        ]
        let policy = table.policy(without: missing)
        let id =
            try policy.map { try emulator.makeTable(rule: $0.type, $0.policy, changes, as: owner) }
            ?? emulator.makeTable(changes, as: owner)
        let membership = try #require(memberships[owner])
        let association = try emulator.makeAssociation(of: id, as: table.name, through: membership, by: owner)
        tables.append(table)
        let isReceivable = owner == Self.runner || missing == nil && chance.percent(50)
        if isReceivable { receivable.insert(table.number) }
        guard let policy else { return }
        let receivers = isReceivable || missing == .receivers ? [Self.runner, Self.receiver] : [Self.runner]
        let made = emulator.send(
            .post, "/memberships/\(membership)/configuredTableAssociations/\(association)/analysisRule",
            TableBodies.rule(policy.type, ["allowedResultReceivers": .array(receivers.map { .string($0.id) })]), as: owner)
        try #require(made.status == 200, "\(made.message ?? "")")
    }

    // MARK: What may be seen

    /// What is wrong with a text that is no result, where no value may be; nil if nothing is.
    func leak(beside text: some Sequence<UInt8>) -> String? {
        Marker.all(in: text).first.map { "\($0) stands where no result is" }
    }

    /// What is wrong with the values of a query's result; nil if nothing is.
    func leak(in text: some Sequence<UInt8>, of asked: AskedQuery) -> String? {
        for marker in Marker.all(in: text) {
            guard asked.tables.contains(marker.table) else { return "\(marker) is of a table that nobody asked for" }
            if let reason = reason(against: marker, tables[marker.table], asked) { return "\(marker): \(reason)" }
        }
        return nil
    }

    private func reason(against marker: Marker, _ table: MarkedTable, _ asked: AskedQuery) -> String? {
        if marker.kind == .secret { return "the table does not allow the column" }
        // The runner's own people of the query, by which tables of lists and aggregations are joined.
        let known = asked.partner?.people ?? []
        let about = table.people(of: marker)
        switch (marker.kind, table.rule) {
        case (_, .others), (_, .none): return "nobody may ask about the table"
        case (.segment, .list): return about.isDisjoint(with: known) ? "the runner does not know whom it is about" : nil
        case (.group, .list): return "the column is not listed"
        case (.segment, .aggregation): return "the column is no dimension"
        case (.segment, .hiding): return "the column may not come out"
        case (.group, .aggregation): return about.intersection(known).count < table.minimum ? "too few people stand behind it" : nil
        case (_, .threshold):
            let people = asked.isJoinedByPeople ? about.intersection(known) : about
            return people.count < table.minimum ? "too few people stand behind it" : nil
        default: return nil
        }
    }
}
