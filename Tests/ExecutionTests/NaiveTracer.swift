// Random queries with a second, naive way to run them, which says who is behind each row.
// Source: our own; docs/differences.md says what counts as being behind a row.

/// A small generator whose sequence its seed decides.
struct Dice {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func roll(_ sides: Int) -> Int {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return Int(state >> 33) % sides
    }
}

/// A row, with the identities of each protected table behind it.
struct NaiveRow {
    var values: [Int?]
    var who: [Set<Int>]

    func united(with other: NaiveRow) -> [Set<Int>] { zip(who, other.who).map { $0.union($1) } }
}

/// A query over tables of whole numbers: `p` and `q`, whose first column tells identities, and `o`, which nobody protects.
indirect enum NaiveQuery {
    enum Join: CaseIterable { case inner, left, full, semi }

    case table(String)
    case filtered(NaiveQuery, column: Int, below: Int)
    case projected(NaiveQuery, [Int])
    case joined(NaiveQuery, NaiveQuery, Join, left: Int, right: Int)
    case grouped(NaiveQuery, key: Int?, summed: Int)
    case distinct(NaiveQuery)
    case united(NaiveQuery, NaiveQuery, isAll: Bool)
    case excepted(NaiveQuery, NaiveQuery)
    case windowed(NaiveQuery, partition: Int, summed: Int)

    static let width = 3

    static func random(_ dice: inout Dice, depth: Int) -> NaiveQuery {
        guard depth > 0 else { return .table(["p", "q", "o", "p"][dice.roll(4)]) }
        let inner = random(&dice, depth: depth - 1)
        let width = inner.width
        switch dice.roll(10) {
        case 0, 1: return .filtered(inner, column: dice.roll(width), below: dice.roll(8))
        case 2: return .projected(inner, (0..<(1 + dice.roll(3))).map { _ in dice.roll(width) })
        case 3, 4:
            let other = random(&dice, depth: depth - 1)
            return .joined(inner, other, Join.allCases[dice.roll(4)], left: dice.roll(width), right: dice.roll(other.width))
        case 5, 6: return .grouped(inner, key: dice.roll(4) == 0 ? nil : dice.roll(width), summed: dice.roll(width))
        case 7: return .distinct(inner)
        case 8:
            let other = random(&dice, depth: depth - 1)
            let count = 1 + dice.roll(min(width, other.width))
            let (one, two) = (NaiveQuery.projected(inner, Array(0..<count)), NaiveQuery.projected(other, Array(0..<count)))
            return dice.roll(4) == 0 ? .excepted(one, two) : .united(one, two, isAll: dice.roll(2) == 0)
        default: return .windowed(inner, partition: dice.roll(width), summed: dice.roll(width))
        }
    }

    var width: Int {
        switch self {
        case .table: Self.width
        case .filtered(let inner, _, _), .distinct(let inner), .excepted(let inner, _), .united(let inner, _, _): inner.width
        case .projected(_, let columns): columns.count
        case .joined(let one, let other, let kind, _, _): kind == .semi ? one.width : one.width + other.width
        case .grouped(_, let key, _): key == nil ? 2 : 3
        case .windowed(let inner, _, _): inner.width + 1
        }
    }

    /// Its text; columns are called `c0` and so on.
    var sql: String {
        func from(_ query: NaiveQuery, _ name: String) -> String {
            if case .table(let table) = query { return "\(table) AS \(name)" }
            return "(\(query.sql)) AS \(name)"
        }
        func columns(_ name: String, _ count: Int, from first: Int = 0) -> String {
            (0..<count).map { "\(name).c\($0) AS c\($0 + first)" }.joined(separator: ", ")
        }
        switch self {
        case .table(let table): return "SELECT c0, c1, c2 FROM \(table)"
        case .filtered(let inner, let column, let below): return "SELECT * FROM \(from(inner, "a")) WHERE a.c\(column) < \(below)"
        case .projected(let inner, let places):
            return "SELECT \(places.enumerated().map { "a.c\($1) AS c\($0)" }.joined(separator: ", ")) FROM \(from(inner, "a"))"
        case .joined(let one, let other, let kind, let left, let right):
            let on = "ON a.c\(left) = b.c\(right)"
            let both = "\(columns("a", one.width)), \(columns("b", other.width, from: one.width))"
            switch kind {
            case .inner: return "SELECT \(both) FROM \(from(one, "a")) JOIN \(from(other, "b")) \(on)"
            case .left: return "SELECT \(both) FROM \(from(one, "a")) LEFT JOIN \(from(other, "b")) \(on)"
            case .full: return "SELECT \(both) FROM \(from(one, "a")) FULL JOIN \(from(other, "b")) \(on)"
            case .semi: return "SELECT \(columns("a", one.width)) FROM \(from(one, "a")) LEFT SEMI JOIN \(from(other, "b")) \(on)"
            }
        case .grouped(let inner, let key, let summed):
            let aggregates = "SUM(a.c\(summed))"
            guard let key else { return "SELECT \(aggregates) AS c0, COUNT(*) AS c1 FROM \(from(inner, "a"))" }
            return "SELECT a.c\(key) AS c0, \(aggregates) AS c1, COUNT(*) AS c2 FROM \(from(inner, "a")) GROUP BY a.c\(key)"
        case .distinct(let inner): return "SELECT DISTINCT * FROM \(from(inner, "a"))"
        case .united(let one, let other, let isAll):
            return "SELECT * FROM \(from(one, "a")) UNION \(isAll ? "ALL " : "")SELECT * FROM \(from(other, "b"))"
        case .excepted(let one, let other): return "SELECT * FROM \(from(one, "a")) EXCEPT SELECT * FROM \(from(other, "b"))"
        case .windowed(let inner, let partition, let summed):
            return "SELECT a.*, SUM(a.c\(summed)) OVER (PARTITION BY a.c\(partition)) AS c\(inner.width) FROM \(from(inner, "a"))"
        }
    }

    /// Its rows, the long way.
    func rows(_ tables: [String: [NaiveRow]]) -> [NaiveRow] {
        switch self {
        case .table(let table): return tables[table] ?? []
        case .filtered(let inner, let column, let below): return inner.rows(tables).filter { ($0.values[column] ?? below) < below }
        case .projected(let inner, let places):
            return inner.rows(tables).map { row in NaiveRow(values: places.map { row.values[$0] }, who: row.who) }
        case .joined(let one, let other, let kind, let left, let right):
            return Self.joined(one.rows(tables), other.rows(tables), kind, left, right, one.width, other.width)
        case .grouped(let inner, let key, let summed):
            let groups = Self.classes(inner.rows(tables)) { row in key.map { [row.values[$0]] } ?? [] }
            let all = key == nil && groups.isEmpty ? [[]] : groups
            return all.map { rows in
                let aggregates: [Int?] = [Self.sum(rows, summed), rows.count]
                return NaiveRow(values: (key.map { [rows[0].values[$0]] } ?? []) + aggregates, who: Self.united(rows))
            }
        case .distinct(let inner): return Self.distinct(inner.rows(tables))
        case .united(let one, let other, let isAll):
            let rows = one.rows(tables) + other.rows(tables)
            return isAll ? rows : Self.distinct(rows)
        case .excepted(let one, let other):
            let right = Set(other.rows(tables).map(\.values))
            return Self.distinct(one.rows(tables).filter { !right.contains($0.values) })
        case .windowed(let inner, let partition, let summed):
            return Self.classes(inner.rows(tables)) { [$0.values[partition]] }.flatMap { rows in
                // What stands beside the window speaks of the rows that are equal there.
                rows.map { row in
                    let equal = Self.united(rows.filter { $0.values == row.values })
                    return NaiveRow(values: row.values + [Self.sum(rows, summed)], who: equal)
                }
            }
        }
    }

    private static func joined(
        _ left: [NaiveRow], _ right: [NaiveRow], _ kind: Join, _ one: Int, _ other: Int, _ leftWidth: Int, _ rightWidth: Int
    ) -> [NaiveRow] {
        func matches(_ a: NaiveRow, _ b: NaiveRow) -> Bool { a.values[one] != nil && a.values[one] == b.values[other] }
        var rows: [NaiveRow] = []
        for a in left {
            let found = right.filter { matches(a, $0) }
            if kind == .semi {
                if !found.isEmpty { rows.append(a) }
                continue
            }
            rows += found.map { NaiveRow(values: a.values + $0.values, who: a.united(with: $0)) }
            if found.isEmpty, kind != .inner {
                rows.append(NaiveRow(values: a.values + Array(repeating: nil, count: rightWidth), who: a.who))
            }
        }
        if kind == .full {
            for b in right where !left.contains(where: { matches($0, b) }) {
                rows.append(NaiveRow(values: Array(repeating: nil, count: leftWidth) + b.values, who: b.who))
            }
        }
        return rows
    }

    private static func classes(_ rows: [NaiveRow], by key: (NaiveRow) -> [Int?]) -> [[NaiveRow]] {
        Array(Dictionary(grouping: rows, by: key).values)
    }

    private static func distinct(_ rows: [NaiveRow]) -> [NaiveRow] {
        classes(rows, by: \.values).map { NaiveRow(values: $0[0].values, who: united($0)) }
    }

    private static func sum(_ rows: [NaiveRow], _ column: Int) -> Int? {
        let values = rows.compactMap { $0.values[column] }
        return values.isEmpty ? nil : values.reduce(0, +)
    }

    private static func united(_ rows: [NaiveRow]) -> [Set<Int>] {
        rows.reduce([[], []]) { who, row in zip(who, row.who).map { $0.union($1) } }
    }
}
