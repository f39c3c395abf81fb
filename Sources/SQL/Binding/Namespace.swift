// The names that can be seen at a place: columns of a FROM clause, merged by USING, and what is around.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-name-resolution.html

import Tables

/// The columns of tables joined so far, found by name.
///
/// A class: it grows join by join, and sub-queries look into the one around them.
final class Namespace {
    struct Entry {
        let name: String
        let key: String
        /// The table's alias in compared form; nil for a sub-query without one.
        let qualifier: String?
        /// The column with where it comes from.
        let origin: OutputColumn
        /// The instance it is a column of; of several merged, the one that it is equal to.
        let instance: Int?
        private let value: Value

        /// Most columns are never named, and need no expression.
        private enum Value {
            case column(instance: Int, ordinal: Int, Mark)
            case expression(BoundExpression)
        }

        var expression: BoundExpression {
            switch value {
            case .column(let instance, let ordinal, let mark):
                BoundExpression(.column(instance: instance, ordinal: ordinal), origin.type, mark)
            case .expression(let expression): expression
            }
        }

        /// A column of an instance.
        init(_ origin: OutputColumn, _ instance: BoundInstance, ordinal: Int, qualifier: String?) {
            name = origin.name
            key = origin.name.foldedName
            self.qualifier = qualifier
            self.origin = origin
            self.instance = instance.number
            value = .column(instance: instance.number, ordinal: ordinal, instance.mark)
        }

        init(name: String, key: String, qualifier: String?, expression: BoundExpression, origin: OutputColumn, instance: Int?) {
            self.name = name
            self.key = key
            self.qualifier = qualifier
            self.origin = origin
            self.instance = instance
            value = .expression(expression)
        }
    }

    private(set) var entries: [Entry] = []
    /// What `*` stands for but for merged columns, as indexes of entries in its order.
    private var base: [Int] = []
    /// Merged columns, those of the last join last though they stand first.
    private var fronts: [[Int]] = []
    /// What merged columns stand for.
    private var hidden: Set<Int> = []
    /// Of more entries than these, names are looked up in indexes; of fewer, looking through them is quicker than making the indexes.
    private static let scanned = 32
    /// Entries by their names; nil while there are few.
    private var indexes: Indexes?

    private struct Indexes {
        /// Entries that a bare name finds.
        var bare: [String: [Int]] = [:]
        /// Entries of each alias, hidden ones too: a qualified name still finds a column that USING has merged away.
        var qualified: [String: [Int]] = [:]

        mutating func add(_ entry: Entry, at index: Int) {
            bare[entry.key, default: []].append(index)
            if let qualifier = entry.qualifier { qualified[qualifier, default: []].append(index) }
        }
    }

    init() {}

    /// The columns of one instance.
    init(_ instance: BoundInstance, _ columns: [OutputColumn], alias: String?) {
        entries.reserveCapacity(columns.count)
        for (ordinal, column) in columns.enumerated() {
            add(Entry(column, instance, ordinal: ordinal, qualifier: alias))
        }
    }

    var isEmpty: Bool { entries.isEmpty }

    func has(qualifier: String) -> Bool {
        indexes.map { $0.qualified[qualifier] != nil } ?? entries.contains { $0.qualifier == qualifier }
    }

    func entries(of qualifier: String) -> [Entry] { qualified(qualifier).map { entries[$0] } }

    private func qualified(_ qualifier: String) -> [Int] {
        if let indexes { return indexes.qualified[qualifier] ?? [] }
        return entries.indices.filter { entries[$0].qualifier == qualifier }
    }

    private func bare(_ key: String) -> [Int] {
        if let indexes { return indexes.bare[key] ?? [] }
        return entries.indices.filter { entries[$0].key == key }
    }

    /// Makes the indexes if they are not there.
    private func index() {
        guard indexes == nil else { return }
        var made = Indexes()
        for (index, entry) in entries.enumerated() { made.add(entry, at: index) }
        indexes = made
    }

    /// The columns that `*` stands for, in its order: merged columns first.
    var starEntries: [Entry] { star.map { entries[$0] } }

    private var star: [Int] {
        guard !fronts.isEmpty else { return base }
        return (fronts.reversed().joined() + base).filter { !hidden.contains($0) }
    }

    /// Distinct names of the columns that a bare name finds, with how often each is there.
    func count(of key: String) -> Int { bare(key).count }

    func first(of key: String) -> Entry? { bare(key).first.map { entries[$0] } }

    func add(_ entry: Entry) {
        let index = entries.count
        entries.append(entry)
        base.append(index)
        if indexes != nil { indexes?.add(entry, at: index) } else if entries.count > Self.scanned { self.index() }
    }

    /// Everything of another namespace, behind what is here.
    func append(_ other: Namespace) {
        let offset = entries.count
        if other.indexes != nil || offset + other.entries.count > Self.scanned { index() }
        entries += other.entries
        base += other.star.map { $0 + offset }
        guard indexes != nil else { return }
        guard let others = other.indexes else {
            for (index, entry) in other.entries.enumerated() { indexes?.add(entry, at: offset + index) }
            return
        }
        for (key, places) in others.bare { indexes?.bare[key, default: []] += places.map { $0 + offset } }
        for (key, places) in others.qualified { indexes?.qualified[key, default: []] += places.map { $0 + offset } }
    }

    /// Puts merged columns in front of the others, which hides the two columns that each is made of.
    func merge(_ columns: [Entry]) {
        // From here on a bare name does not find all that has it.
        index()
        var front: [Int] = []
        for column in columns {
            for index in bare(column.key) { hidden.insert(index) }
            // A qualified name still finds the sides.
            let index = entries.count
            entries.append(column)
            indexes?.bare[column.key] = [index]
            front.append(index)
        }
        fronts.append(front)
    }

    /// The same columns under one alias, and under the names of its list: of tables in parentheses that are named together.
    func renamed(_ alias: String, _ columns: [String]) -> Namespace {
        let made = Namespace()
        for (index, entry) in starEntries.enumerated() {
            let name = columns.isEmpty ? entry.name : columns[index]
            made.add(
                Entry(
                    name: name, key: name.foldedName, qualifier: alias, expression: entry.expression, origin: entry.origin,
                    instance: entry.instance))
        }
        return made
    }

    enum Match {
        case none
        case ambiguous
        /// The column, and how many names of the path go on into its fields.
        case found(Entry, fields: Int)
    }

    /// Finds what a path names: `table.column.field…` or `column.field…`.
    func find(_ path: [Identifier]) -> Match {
        let first = path[0].key
        if path.count > 1 {
            let key = path[1].key
            if let match = indexes == nil ? only({ $0.key == key && $0.qualifier == first }) : only(qualified(first, key)) {
                return match.map { .found($0, fields: path.count - 2) } ?? .ambiguous
            }
        }
        if let match = indexes == nil ? only({ $0.key == first }) : only(bare(first)) {
            return match.map { .found($0, fields: path.count - 1) } ?? .ambiguous
        }
        return .none
    }

    /// The only entry that meets a condition, as ``only(_:)-([Int])`` has it, without a list of those that do.
    private func only(_ matches: (Entry) -> Bool) -> Entry?? {
        var found: Int?
        for index in entries.indices where matches(entries[index]) {
            if let found, entries[index].expression != entries[found].expression { return .some(nil) }
            found = found ?? index
        }
        return found.map { entries[$0] }
    }

    private func qualified(_ qualifier: String, _ key: String) -> [Int] {
        (indexes?.qualified[qualifier] ?? []).filter { entries[$0].key == key }
    }

    /// The only entry of some; nil inside for several, nil outside for none.
    private func only(_ indexes: [Int]) -> Entry?? {
        guard let first = indexes.first else { return nil }
        if indexes.count > 1, !indexes.dropFirst().allSatisfy({ entries[$0].expression == entries[first].expression }) {
            return .some(nil)
        }
        return entries[first]
    }
}

/// The edge of a sub-query: what it takes from outside comes in as arguments.
final class SubqueryEdge {
    /// Where the sub-query stands.
    let place: Place
    /// For LATERAL: the tables to its left, which are not yet all of the place's.
    let left: [Namespace]
    /// Whether it is the edge of a sub-query of FROM, which sees what the query around it sees; else only the query right around is seen.
    let isPassing: Bool
    /// Whether it is the edge of a LATERAL sub-query.
    let isLateral: Bool
    private(set) var arguments: [BoundExpression] = []
    /// The names of the outer columns in the order of their uses, for Spark's names of outputs.
    private(set) var uses: [String] = []

    init(_ place: Place, left: [Namespace]? = nil, isPassing: Bool = false) {
        self.place = place
        self.isPassing = isPassing
        isLateral = left != nil && place.clause == .lateralView
        self.left = left ?? [place.names]
    }

    /// The argument that is an outer value, as it is seen inside.
    func argument(_ expression: BoundExpression, named name: String, at mark: Mark) -> BoundExpression {
        uses.append(name)
        let index = arguments.firstIndex(of: expression) ?? arguments.count
        if index == arguments.count { arguments.append(expression) }
        return BoundExpression(.outer(index), expression.type, mark)
    }
}

/// Where an expression stands: what it sees, what it may hold, and where its aggregates and windows go.
final class Place {
    let names: Namespace
    /// Nil for a query that sees nothing around it.
    let edge: SubqueryEdge?
    var clause: Clause

    var aggregates: [BoundAggregate] = []
    var windows: [BoundWindow] = []
    var generators: [BoundInstance] = []
    var isInAggregate = false
    var isInWindow = false
    var definitions: [String: WindowSpecification] = [:]

    /// The select items bound so far, and their names: lateral aliases.
    var items: [BoundExpression] = []
    var aliases: [String: [Int]] = [:]
    /// Items without an alias by the names that Spark gives them, which are names as well.
    var madeNames: [String: [Int]] = [:]
    /// The items with where they come from.
    var outputs: [OutputColumn] = []
    /// Keys of GROUP BY, once they are bound.
    var keys: [BoundExpression] = []
    var isGrouped = false
    /// Whether there are GROUPING SETS, ROLLUP or CUBE.
    var hasSets = false
    /// Calls of GROUPING in the select list, which is bound before GROUP BY, and the keys that they turn out to name.
    var groupings: [(call: FunctionCall, function: SQLFunction, mark: Mark)] = []
    var groupingKeys: [[Int]] = []
    var hasHaving = false
    /// Whether a star stands in the select list.
    var hasStar = false
    /// Whether an aggregate of a sub-query may be this query's.
    var takesAggregates: Bool { clause == .select || clause == .having || clause == .orderBy }
    /// Parameters of the lambdas around.
    var variables: [(key: String, expression: BoundExpression)] = []

    init(_ names: Namespace, _ edge: SubqueryEdge?, _ clause: Clause) {
        self.names = names
        self.edge = edge
        self.clause = clause
    }
}
