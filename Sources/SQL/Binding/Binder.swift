// A tree of syntax to a bound one: the stage between parsing and rules.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html; the checks are those of Spark 3.5.3's analyzer in ANSI mode.

import Tables

/// Binds one statement. A class for the time that takes: every part adds to its numbers.
package final class Binder {
    /// The most instances and columns of a statement: stars over stars, and common tables that take outer values, double with each level.
    static let instanceLimit = 20_000
    static let columnLimit = 100_000
    /// The most tables of one FROM clause.
    static let sourceLimit = 1_000

    let schemas: TableSchemas
    let dialect: Dialect
    let statement: ParsedStatement
    var commonTables: [BoundCommonTable] = []
    private(set) var instanceCount = 0
    private(set) var columnCount = 0
    var variableCount = 0
    /// What the names of outputs depend on besides the syntax, by the ids of nodes.
    var notes: BindingNotes

    /// A common table as a name means it.
    enum Definition {
        case table(Int)
        /// It takes values from around it, so that each use is a sub-query of its own.
        case inline(CommonTable, SubqueryEdge)
    }
    var definitions: [[String: Definition]] = [[:]]

    package init(_ statement: ParsedStatement, _ schemas: TableSchemas, _ dialect: Dialect) {
        self.statement = statement
        self.schemas = schemas
        self.dialect = dialect
        notes = BindingNotes(statement.nodeCount)
    }

    package func run() throws(NameError) -> BoundStatement {
        for cache in statement.caches {
            if let query = cache.query {
                let bound = try bind(query, edge: nil)
                define(cache.name, bound, bound.outputs, isCached: true)
            } else {
                _ = try relation([cache.name], cache.name.mark)
            }
        }
        let query = try bind(statement.query, edge: nil)
        return BoundStatement(commonTables: commonTables, query: query, instanceCount: instanceCount, variableCount: variableCount)
    }

    func define(_ name: Identifier, _ query: BoundQuery, _ columns: [BoundColumn], isCached: Bool) {
        commonTables.append(BoundCommonTable(name: name.name, query: query, columns: columns, isCached: isCached))
        definitions[definitions.count - 1][name.key] = .table(commonTables.count - 1)
    }

    // MARK: Instances

    func instance(
        _ kind: BoundInstance.Kind, _ columns: [BoundColumn], _ sample: BoundSample? = nil, at mark: Mark
    ) throws(NameError) -> BoundInstance {
        try count(columns.count, at: mark)
        guard instanceCount < Self.instanceLimit else {
            throw NameError(message: "The statement has more than \(Self.instanceLimit) tables", mark: mark)
        }
        defer { instanceCount += 1 }
        return BoundInstance(number: instanceCount, kind: kind, columns: columns, sample: sample, mark: mark)
    }

    func count(_ columns: Int, at mark: Mark) throws(NameError) {
        columnCount += columns
        guard columnCount <= Self.columnLimit else {
            throw NameError(message: "The queries of the statement have more than \(Self.columnLimit) columns together", mark: mark)
        }
    }

    /// What a name in a FROM clause stands for.
    func relation(_ path: [Identifier], _ mark: Mark) throws(NameError) -> (kind: BoundInstance.Kind, columns: [BoundColumn]) {
        if path.count == 1 {
            for frame in definitions.reversed() {
                switch frame[path[0].key] {
                case .table(let index): return (.commonTable(index), commonTables[index].columns)
                case .inline(let table, let around):
                    let edge = SubqueryEdge(around.place, left: around.left)
                    let query = try bind(table.query, edge: edge)
                    let columns = try renamed(query.outputs, table.columns, table.name)
                    return (.query(subquery(query, edge)), columns)
                case nil: continue
                }
            }
        }
        guard path.count == 1, let index = schemas.index(of: path[0].key) else {
            throw NameError(
                message: "Table \(path.map(\.name).joined(separator: ".")) does not exist in the collaboration",
                mark: path.first?.mark ?? mark)
        }
        return (.relation(index), schemas.tables[index].columns.map { BoundColumn(name: $0.name, type: $0.type.plain) })
    }

    func subquery(_ query: BoundQuery, _ edge: SubqueryEdge) -> BoundSubquery {
        BoundSubquery(query: query, arguments: edge.arguments, isDeterministic: true)
    }

    /// The columns under the names that an alias gives them.
    func renamed(_ columns: [BoundColumn], _ names: [Identifier], _ table: Identifier?) throws(NameError) -> [BoundColumn] {
        guard !names.isEmpty else { return columns }
        guard names.count == columns.count else {
            throw NameError(
                message: "\(table?.name ?? "The alias") names \(names.count) columns of \(columns.count)",
                mark: table?.mark ?? names[0].mark)
        }
        return zip(columns, names).map { BoundColumn(name: $1.name, type: $0.type) }
    }
}

/// What binding finds out about nodes of the syntax that the names of outputs depend on.
struct BindingNotes {
    /// Types by node; void where nothing was noted.
    private var types: [DataType?]
    /// How many names at the end of a column's path go into structs, where any do.
    var fields: [Int: Int] = [:]
    /// The names of outer columns that a sub-query uses, by the query's node.
    var outerUses: [Int: [String]] = [:]
    /// The columns that a star in a call stands for.
    var stars: [Int: [String]] = [:]
    /// Windows by the name that a SELECT gives them, complete.
    var windows: [String: WindowSpecification] = [:]

    /// A window as it is written, or as its name stands for.
    func window(_ over: FunctionCall.Window) -> WindowSpecification? {
        let written: WindowSpecification?
        switch over {
        case .named(let name): written = windows[name.key]
        case .inline(let specification): written = specification
        }
        guard let written, let base = written.base else { return written }
        guard let under = windows[base.key] else { return written }
        return WindowSpecification(
            base: nil, partition: written.partition.isEmpty ? under.partition : written.partition,
            order: written.order.isEmpty ? under.order : written.order, frame: written.frame ?? under.frame)
    }

    init(_ count: Int) { types = Array(repeating: nil, count: count) }

    func type(of mark: Mark) -> DataType? { types[mark.id] }

    mutating func note(_ type: DataType, at mark: Mark) { types[mark.id] = type }
}

/// A check of Spark's analyzer that a query does not pass: Spark's name of the error, and our sentence.
func mismatch(_ condition: String, _ message: String, at mark: Mark) -> NameError {
    NameError(message: "[\(condition)] \(message)", mark: mark)
}
