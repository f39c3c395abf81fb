// Random queries over marked tables: such as a table's rule takes, with one thing changed.

import EmulatorTesting

/// A query and what it reads.
struct AskedQuery {
    /// The one thing that is changed in a query that its table's rule takes. Of most, one rule alone stands in the way. The first three change
    /// nothing that a rule minds.
    enum Change: CaseIterable {
        case nothing, filter, order
        case hiddenColumn, protectedColumn, disguisedColumn
        case alone, outerJoin, joinByValue
        /// A row for each person.
        case finer
        case wrap, union, window
        /// A value that cannot be converted, so that a message speaks of it.
        case failing
        case thirdReceiver
        /// Somebody asks who may not.
        case stranger
    }

    /// A table, the rule whose form a query of it has, and what is changed.
    struct Form {
        let main: MarkedTable
        let rule: MarkedTable.Rule
        let change: Change
    }

    let form: Form
    private(set) var partner: MarkedTable?
    private var items: [String] = []
    private var keys: [String] = []
    private var join = "JOIN"
    private var condition = "a.id = b.id"
    private var tail = ""

    /// - Parameter partner: A table of the runner's, under a rule of the same type; nil where the rule asks for none.
    init(_ form: Form, partner: MarkedTable?) {
        self.form = form
        self.partner = partner
        switch form.rule {
        case .list: items = ["a.seg"]
        case .aggregation, .threshold:
            items = ["a.grp", "COUNT(DISTINCT a.id) AS people"]
            keys = ["a.grp"]
        case .anyQuery, .hiding, .others, .none: items = ["a.grp", "a.val"]
        }
        make(form.change)
    }

    var main: MarkedTable { form.main }
    var change: Change { form.change }
    var tables: [Int] { [main.number] + (partner.map { [$0.number] } ?? []) }

    /// Whether its tables are joined by their people, and by nothing else.
    var isJoinedByPeople: Bool { partner != nil && join == "JOIN" && condition == "a.id = b.id" }

    /// Whether a column `people` counts the people of the main table in each row.
    var countsPeople: Bool { !keys.isEmpty }

    private mutating func make(_ change: Change) {
        switch change {
        case .filter: tail = form.rule == .list ? " WHERE a.seg <> 'none'" : " WHERE a.grp <> 'none'"
        case .hiddenColumn: show(form.rule == .aggregation || form.rule == .threshold ? "MAX(a.secret)" : "a.secret")
        case .protectedColumn: show(protected, isKey: true)
        case .disguisedColumn: show(form.rule == .aggregation ? "MAX(a.seg)" : "UPPER(\(protected))", isKey: form.rule != .aggregation)
        case .alone: partner = nil
        case .outerJoin: join = "LEFT JOIN"
        case .joinByValue: condition = "a.val = b.val"
        case .finer: show("a.id", isKey: true)
        case .failing: show(keys.isEmpty ? "CAST(a.grp AS DATE)" : "MAX(CAST(a.grp AS DATE))")
        case .nothing, .order, .wrap, .union, .window, .thirdReceiver, .stranger: break
        }
    }

    private var protected: String { form.rule == .list ? "a.grp" : "a.seg" }

    private mutating func show(_ item: String, isKey: Bool = false) {
        items.append(item)
        if isKey, !keys.isEmpty { keys.append(item) }
    }

    var sql: String {
        var sql = "SELECT \(form.rule == .list ? "DISTINCT " : "")\(items.joined(separator: ", ")) FROM \(main.name) a"
        if let partner { sql += " \(join) \(partner.name) b ON \(condition)" }
        sql += tail
        if !keys.isEmpty { sql += " GROUP BY \(keys.joined(separator: ", "))" }
        switch change {
        case .order: return sql + " ORDER BY \(form.rule == .list ? "a.seg" : "a.grp")"
        case .wrap: return "WITH c AS (\(sql)) SELECT * FROM c"
        case .union: return "\(sql) UNION ALL \(sql)"
        case .window: return "SELECT x.*, COUNT(*) OVER () AS k FROM (\(sql)) x"
        default: return sql
        }
    }
}

extension AskedQuery.Form {
    /// The rule of the runner's table that such a query joins.
    var partnerRule: MarkedTable.Rule { rule == .list || rule == .aggregation ? rule : .anyQuery }

    /// A query as the table's rule takes it.
    static func harmless(of table: MarkedTable, _ chance: inout Chance) -> Self {
        Self(
            main: table, rule: table.rule, change: chance.one(of: table.rule == .list ? [.nothing, .filter] : [.nothing, .filter, .order]))
    }

    /// All that can be changed in it.
    static func changed(of table: MarkedTable) -> [Self] {
        switch table.rule {
        case .others: [Self(main: table, rule: .others, change: .nothing)]
        case .none: [.list, .aggregation, .anyQuery].map { Self(main: table, rule: $0, change: .nothing) }
        default: AskedQuery.Change.allCases.filter { $0 != .filter && $0 != .order }.map { Self(main: table, rule: table.rule, change: $0) }
        }
    }
}
