// A tree of syntax to a bound one: the stage between parsing and rules.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html; the checks are those of Spark 3.5.3's analyzer in ANSI mode.

import Tables

/// Binds one statement. It is a class while it does so, since every part adds to its numbers.
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
    /// The outputs of common tables, with where they come from.
    private var commonOutputs: [[OutputColumn]] = []
    /// What every name means, for the rules.
    package internal(set) var resolution: Resolution
    /// The first check of Spark's that is not passed. Binding goes on, so that every name has its meaning.
    package private(set) var fault: NameError?
    /// The columns of relations as outputs, and as they are bound, made once.
    private var relationColumns: [Int: (outputs: [OutputColumn], bound: [BoundColumn])] = [:]
    private(set) var instanceCount = 0
    private(set) var columnCount = 0
    var variableCount = 0
    /// How many calls were bound that give another value each time.
    var volatileCount = 0
    /// What the names of outputs depend on besides the syntax, by the ids of nodes.
    var notes: BindingNotes

    /// A common table as a name means it.
    enum Definition {
        case table(Int)
        /// It takes values from around it, so that each use is a sub-query of its own.
        case inline(CommonTable, SubqueryEdge)
        /// A recursive one inside of itself, which the rules refuse.
        case open([OutputColumn])
    }
    var definitions: [[String: Definition]] = [[:]]

    package init(_ statement: ParsedStatement, _ schemas: TableSchemas, _ dialect: Dialect) {
        self.statement = statement
        self.schemas = schemas
        self.dialect = dialect
        notes = BindingNotes(statement.nodeCount)
        resolution = Resolution(statement)
    }

    /// Binds the statement. Afterwards ``resolution`` says what its names mean.
    ///
    /// - Throws: ``NameError`` for a name without a meaning, and for a fault behind which nothing can be bound.
    package func run() throws(NameError) -> BoundStatement {
        for cache in statement.caches {
            if let query = cache.query {
                let bound = try bind(query, edge: nil)
                define(cache.name, bound, resolution.outputs(of: query.mark), isCached: true)
            } else {
                _ = try relation(cache.qualifier + [cache.name], cache.name.mark)
            }
        }
        let query = try bind(statement.query, edge: nil)
        resolution.outputs = resolution.outputs(of: statement.query.mark)
        return BoundStatement(commonTables: commonTables, query: query, instanceCount: instanceCount, variableCount: variableCount)
    }

    func define(_ name: Identifier, _ query: BoundQuery, _ columns: [OutputColumn], isCached: Bool) {
        commonTables.append(
            BoundCommonTable(name: name.name, query: query, columns: columns.map(\.bound), isCached: isCached))
        commonOutputs.append(columns)
        definitions[definitions.count - 1][name.key] = .table(commonTables.count - 1)
    }

    /// Notes a check that is not passed; the first is the one that is told.
    func note(_ error: NameError) { fault = fault ?? error }

    // MARK: Instances

    func instance(
        _ kind: BoundInstance.Kind, _ columns: [OutputColumn], alias: String = "", _ sample: BoundSample? = nil, at mark: Mark
    ) throws(NameError) -> BoundInstance {
        try count(columns.count, at: mark)
        guard instanceCount < Self.instanceLimit else {
            throw NameError(message: "The statement has more than \(Self.instanceLimit) tables", mark: mark)
        }
        defer { instanceCount += 1 }
        var relation: Int?
        if case .relation(let index) = kind { relation = index }
        resolution.instances.append(.init(relation: relation, alias: alias, columns: columns, mark: mark))
        let bound = relation.flatMap { relationColumns[$0]?.bound } ?? columns.map(\.bound)
        return BoundInstance(number: instanceCount, kind: kind, columns: bound, sample: sample, mark: mark)
    }

    /// The instance under the names of its alias.
    func renamed(_ instance: BoundInstance, _ columns: [OutputColumn], alias: String) -> BoundInstance {
        let known = resolution.instances[instance.number]
        resolution.instances[instance.number] = .init(relation: known.relation, alias: alias, columns: columns, mark: known.mark)
        return BoundInstance(
            number: instance.number, kind: instance.kind, columns: columns.map(\.bound), sample: instance.sample, mark: instance.mark)
    }

    func columns(of instance: BoundInstance) -> [OutputColumn] { resolution.instances[instance.number].columns }

    func count(_ columns: Int, at mark: Mark) throws(NameError) {
        columnCount += columns
        guard columnCount <= Self.columnLimit else {
            throw NameError(message: "The queries of the statement have more than \(Self.columnLimit) columns together", mark: mark)
        }
    }

    /// What a name in a FROM clause stands for.
    func relation(_ path: [Identifier], _ mark: Mark) throws(NameError) -> (kind: BoundInstance.Kind, columns: [OutputColumn]) {
        if path.count == 1 {
            for frame in definitions.reversed() {
                switch frame[path[0].key] {
                case .table(let index): return (.commonTable(index), commonOutputs[index])
                case .open(let columns): return (.values([]), columns)
                case .inline(let table, let around):
                    let edge = SubqueryEdge(around.place, left: around.left, isPassing: around.isPassing)
                    let query = try subquery(table.query, edge)
                    return (.query(query), try renamed(resolution.outputs(of: table.query.mark), table.columns, table.name))
                case nil: continue
                }
            }
        }
        guard path.count == 1, let index = schemas.index(of: path[0].key) else {
            throw NameError(
                message: "Table \(path.map(\.name).joined(separator: ".")) does not exist in the collaboration",
                mark: path.first?.mark ?? mark)
        }
        if let known = relationColumns[index] { return (.relation(index), known.outputs) }
        resolution.relations.append((index, path[0].mark))
        let first = resolution.tableColumns.count
        var columns: [OutputColumn] = []
        columns.reserveCapacity(schemas.tables[index].columns.count)
        for (ordinal, column) in schemas.tables[index].columns.enumerated() {
            resolution.tableColumns.append(.init(relation: index, ordinal: ordinal))
            columns.append(
                OutputColumn(
                    name: column.name, type: column.type.plain, lineage: Lineage(first + ordinal), direct: first + ordinal))
        }
        relationColumns[index] = (columns, columns.map(\.bound))
        return (.relation(index), columns)
    }

    func subquery(_ query: Query, _ edge: SubqueryEdge?, isStart: Bool = false) throws(NameError) -> BoundSubquery {
        let before = volatileCount
        let bound = try bind(query, edge: edge, isStart: isStart)
        return BoundSubquery(query: bound, arguments: edge?.arguments ?? [], isDeterministic: volatileCount == before)
    }

    /// The columns under the names that an alias gives them.
    func renamed(_ columns: [OutputColumn], _ names: [Identifier], _ table: Identifier?) throws(NameError) -> [OutputColumn] {
        guard !names.isEmpty else { return columns }
        guard names.count == columns.count else {
            throw NameError(
                message: "\(table?.name ?? "The alias") names \(names.count) columns of \(columns.count)",
                mark: table?.mark ?? names[0].mark)
        }
        return zip(columns, names).map { $0.renamed($1.name, $0.type) }
    }

    /// Records a use of a column.
    func use(_ column: OutputColumn, _ instance: Int?, item: Int? = nil, isCorrelated: Bool = false, _ clause: Clause, at mark: Mark) {
        let binding = Resolution.Binding(column: column, instance: instance, item: item, isCorrelated: isCorrelated)
        resolution.uses.append(.init(binding: binding, clause: clause, mark: mark))
    }
}

/// What binding finds out about nodes of the syntax that the names of outputs depend on.
struct BindingNotes {
    /// Types by node; void where nothing was noted.
    private var types: [DataType?]
    /// How many names at the end of a column's path go into structs, where any do.
    var fields: [Int: Int] = [:]
    /// Names, by their nodes, that are aliases of earlier items of the same select list.
    var lateralAliases: Set<Int> = []
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
