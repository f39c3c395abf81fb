// The rules of the tables in a world of rows, and the filters that these rules are.

import CleanRooms
import EmulatorTesting
import JSON

/// A table of four columns that it shows, and one that it does not.
///
/// Of values one can tell where they come from: `sg0r7` is a segment of table 0, `gp0g2` a group of it, `xx0r7` what nobody may see.
struct MarkedTable {
    enum Rule: CaseIterable {
        /// Rows of those whom the runner knows too, with `seg`, which tells one from the other.
        case list
        /// Groups by `grp`, of so many people whom the runner knows too.
        case aggregation
        case anyQuery
        /// As `anyQuery`, and every row has so many people behind it.
        case threshold
        /// As `anyQuery`, and nothing that comes of `seg` may come out.
        case hiding
        /// Queries of somebody else.
        case others
        case none
    }

    struct Row {
        let id: Int
        let group: Int
        let segment: Int
        let value: Int
    }

    let number: Int
    let owner: Account
    let rule: Rule
    let minimum: Int
    let rows: [Row]

    /// Draws the rows. The higher a group's number, the rarer it is, and the runner knows two thirds of the people.
    init(_ number: Int, _ rule: Rule, owner: Account, _ chance: inout Chance) {
        self.number = number
        self.rule = rule
        self.owner = owner
        minimum = Int.random(in: 2...4, using: &chance)
        let people = owner == RowWorld.runner ? 0..<8 : 0..<12
        rows = (0..<Int.random(in: 24...36, using: &chance)).map { place in
            Row(
                id: Int.random(in: people, using: &chance), group: [0, 0, 0, 0, 1, 1, 1, 2, 2, 3][Int.random(in: 0..<10, using: &chance)],
                segment: rule == .list ? place : place % 8 == 0 ? 1 : 0, value: Int.random(in: 1...6, using: &chance))
        }
    }

    var name: String { "t\(number)" }

    var people: Set<Int> { Set(rows.map(\.id)) }

    /// The people of whom a group or a segment tells.
    func people(of marker: Marker) -> Set<Int> {
        Set(rows.filter { (marker.kind == .group ? $0.group : $0.segment) == marker.number }.map(\.id))
    }

    var declaration: JSON {
        [
            "database": "data", "table": .string(name), "account": .string(owner.id),
            "columns": ["id": "string", "grp": "string", "seg": "string", "val": "int", "secret": "string"],
            "rows": .array(
                rows.enumerated().map { place, row in
                    [
                        .string("u\(row.id)"), .string("gp\(number)g\(row.group)"), .string("sg\(number)r\(row.segment)"),
                        .integer(Int64(row.value)), .string("xx\(number)r\(place)"),
                    ]
                }),
        ]
    }

    /// The type and the policy of the rule that protects it; nil for a table without one.
    func policy(without missing: Filter?) -> (type: String, policy: JSON)? {
        var custom: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(RowWorld.runner.id)]]
        let joined: JSON = missing == .joinColumns ? ["id", "val"] : ["id"]
        switch rule {
        case .list:
            return ("LIST", ["joinColumns": joined, "listColumns": missing == .listColumns ? ["seg", "grp"] : ["seg"]])
        case .aggregation:
            var sums: [JSON] = [["columnNames": ["id"], "function": "COUNT_DISTINCT"]]
            if missing != .joinColumns { sums.append(["columnNames": ["val"], "function": "SUM"]) }
            let policy: JSON = [
                "aggregateColumns": .array(sums), "joinColumns": joined,
                "dimensionColumns": missing == .dimensionColumns ? ["grp", "seg"] : ["grp"], "scalarFunctions": [],
                "outputConstraints": [["columnName": "id", "minimum": .integer(Int64(minimum)), "type": "COUNT_DISTINCT"]],
            ]
            return ("AGGREGATION", missing == .requiredJoin ? policy : policy.with(["joinRequired": "QUERY_RUNNER"]))
        // The stranger would be let in too, were it able to ask.
        case .anyQuery: custom = custom.with(["allowedAnalysisProviders": [.string(RowWorld.runner.id), .string(RowWorld.stranger.id)]])
        case .threshold:
            let threshold: JSON = [
                "identityColumns": ["id"], "minimumIdentityCount": .integer(Int64(minimum)), "type": "COUNT_DISTINCT",
                "allowedAggregateExpressionType": "ANY_EXPRESSION",
            ]
            custom = custom.with(["aggregationThresholds": [threshold]])
        case .hiding: if missing != .disallowedColumns { custom = custom.with(["disallowedOutputColumns": ["seg"]]) }
        case .others: if missing != .providers { custom = custom.with(["allowedAnalysisProviders": [.string(owner.id)]]) }
        case .none: if missing != .wholeRule { return nil }
        }
        return ("CUSTOM", custom)
    }
}

/// What keeps values from being seen. With one of them taken out, a suite that looks has to find values.
enum Filter: CaseIterable {
    /// The columns that a configured table allows.
    case allowedColumns
    case listColumns
    case dimensionColumns
    /// By which columns tables are joined.
    case joinColumns
    case requiredJoin
    case disallowedColumns
    /// Who may ask.
    case providers
    /// That a table without a rule cannot be asked about.
    case wholeRule
    /// Groups of too few people.
    case constraints
    /// Rows of too few people.
    case thresholds
    /// Who may receive results.
    case receivers

    /// The rules that it belongs to.
    var rules: [MarkedTable.Rule] {
        switch self {
        case .allowedColumns, .receivers: [.anyQuery]
        case .listColumns, .joinColumns: [.list]
        case .dimensionColumns, .requiredJoin, .constraints: [.aggregation]
        case .disallowedColumns: [.hiding]
        case .providers: [.others]
        case .wholeRule: [.none]
        case .thresholds: [.threshold]
        }
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
    /// The row, the segment or the group.
    let number: Int

    var description: String { "\(kind.rawValue)\(table)\(kind == .group ? "g" : "r")\(number)" }

    /// The values in a text, in capitals or not.
    static func all(in text: some Sequence<UInt8>) -> [Marker] {
        let bytes = Array(text)
        var markers: [Marker] = []
        var place = 0
        while place + 4 < bytes.count {
            defer { place += 1 }
            guard let kind = Kind(bytes[place] | 0x20, bytes[place + 1] | 0x20), let table = number(in: bytes, from: place + 2),
                table.end < bytes.count, bytes[table.end] | 0x20 == UInt8(ascii: kind == .group ? "g" : "r"),
                let last = number(in: bytes, from: table.end + 1)
            else { continue }
            markers.append(Marker(kind: kind, table: table.value, number: last.value))
        }
        return markers
    }

    private static func number(in bytes: [UInt8], from start: Int) -> (value: Int, end: Int)? {
        var value = 0, end = start
        while end < bytes.count, end < start + 6, (48...57).contains(bytes[end]) {
            value = value * 10 + Int(bytes[end]) - 48
            end += 1
        }
        return end == start ? nil : (value, end)
    }
}

extension Marker.Kind {
    fileprivate init?(_ first: UInt8, _ second: UInt8) {
        switch (first, second) {
        case (UInt8(ascii: "x"), UInt8(ascii: "x")): self = .secret
        case (UInt8(ascii: "s"), UInt8(ascii: "g")): self = .segment
        case (UInt8(ascii: "g"), UInt8(ascii: "p")): self = .group
        default: return nil
        }
    }
}
