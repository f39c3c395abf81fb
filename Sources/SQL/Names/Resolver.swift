// Names to what they mean: tables, columns, aliases, stars, common table expressions.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-name-resolution.html

import Tables

/// Finds what every name of a statement means, or the first that means nothing.
package struct Resolver {
    /// The most columns all queries of a statement may have together: stars over stars double with each level.
    static let columnLimit = 100_000
    /// The most tables of one FROM clause, since joins by name look at all tables before them.
    static let sourceLimit = 1_000

    let schemas: TableSchemas
    let dialect: Dialect
    let statement: ParsedStatement
    var resolution: Resolution
    var clause = Clause.select
    private var commonTables: [[String: CommonTableOutputs]] = []
    private var columnCount = 0
    /// The first number of a relation's columns, by the relation's index.
    private var firstNumbers: [Int: Int] = [:]
    /// The columns of a relation as outputs, made once.
    private var relationColumns: [Int: (columns: [OutputColumn], ordinals: [String: Int])] = [:]

    struct CommonTableOutputs {
        let columns: [OutputColumn]
        let ordinals: [String: Int]
    }

    package init(_ statement: ParsedStatement, _ schemas: TableSchemas, _ dialect: Dialect) {
        self.statement = statement
        self.schemas = schemas
        self.dialect = dialect
        resolution = Resolution(statement)
    }

    package mutating func run() throws(NameError) -> Resolution {
        commonTables.append([:])
        for cache in statement.caches {
            if let query = cache.query {
                let outputs = try resolve(query, outer: nil)
                commonTables[0][cache.name.key] = CommonTableOutputs(columns: outputs, ordinals: ordinals(of: outputs))
            } else {
                _ = try columns(of: [cache.name], mark: cache.name.mark)
            }
        }
        resolution.outputs = try resolve(statement.query, outer: nil)
        return resolution
    }

    // MARK: Tables

    /// The columns of a named table: of a common table expression, or of the schemas.
    mutating func columns(of name: [Identifier], mark: Mark) throws(NameError) -> (
        relation: Int?, columns: [OutputColumn], ordinals: [String: Int]
    ) {
        if name.count == 1 {
            for frame in commonTables.reversed() {
                if let common = frame[name[0].key] { return (nil, common.columns, common.ordinals) }
            }
        }
        guard name.count == 1, let index = schemas.index(of: name[0].key) else {
            throw NameError(
                message: "Table \(name.map(\.name).joined(separator: ".")) does not exist in the collaboration",
                mark: name.first?.mark ?? mark)
        }
        if let known = relationColumns[index] {
            return (index, known.columns, known.ordinals)
        }
        resolution.relations.append((index, name[0].mark))
        let first = resolution.tableColumns.count
        firstNumbers[index] = first
        var columns: [OutputColumn] = []
        for (ordinal, column) in schemas.tables[index].columns.enumerated() {
            resolution.tableColumns.append(.init(relation: index, ordinal: ordinal))
            columns.append(
                OutputColumn(name: column.name, type: column.type, lineage: Lineage(first + ordinal), direct: first + ordinal))
        }
        let names = ordinals(of: columns)
        relationColumns[index] = (columns, names)
        return (index, columns, names)
    }

    mutating func count(_ columns: Int, at mark: Mark) throws(NameError) {
        columnCount += columns
        guard columnCount <= Self.columnLimit else {
            throw NameError(message: "The queries of the statement have more than \(Self.columnLimit) columns together", mark: mark)
        }
    }

    // MARK: Queries

    /// Resolves a query and gives what it puts out.
    mutating func resolve(_ query: Query, outer: Scope?) throws(NameError) -> [OutputColumn] {
        let clauseAround = clause
        defer { clause = clauseAround }
        if let with = query.with {
            commonTables.append([:])
            for table in with.tables {
                // A recursive table names itself; what it puts out is then not known, and the rules refuse it by its syntax.
                if with.isRecursive {
                    let names = table.columns.map { OutputColumn(name: $0.name, type: .unknown, lineage: Lineage(), direct: nil) }
                    commonTables[commonTables.count - 1][table.name.key] = CommonTableOutputs(columns: names, ordinals: ordinals(of: names))
                }
                // In two steps: calling one method in the arguments of another would copy the whole resolver.
                let unnamed = try resolve(table.query, outer: outer)
                let outputs = try renamed(unnamed, table.columns, table.name)
                commonTables[commonTables.count - 1][table.name.key] = CommonTableOutputs(columns: outputs, ordinals: ordinals(of: outputs))
            }
        }
        defer { if query.with != nil { commonTables.removeLast() } }
        var scope: Scope?
        let outputs = try resolve(query.body, outer: outer, scope: &scope)
        try count(outputs.count, at: query.mark)
        resolution.record(outputs, of: query.mark)
        try resolveTail(query, outputs, scope, outer: outer)
        return outputs
    }

    private mutating func resolveTail(_ query: Query, _ outputs: [OutputColumn], _ select: Scope?, outer: Scope?) throws(NameError) {
        clause = .orderBy
        let sorts = query.orderBy.map(\.expression) + query.sortBy.map(\.expression) + query.clusterBy + query.distributeBy
        if !sorts.isEmpty || !query.windows.isEmpty {
            let scope = outputScope(outputs, outer: select ?? outer)
            for key in sorts { try resolve(key, in: scope) }
            for window in query.windows { try resolve(window.specification, in: scope) }
        }
        clause = .limit
        let empty = Scope(outer: nil)
        if case .rows(let count) = query.limit { try resolve(count, in: empty) }
        if let offset = query.offset { try resolve(offset, in: empty) }
    }

    /// A scope in which the outputs have their names, inside the query's own scope.
    private func outputScope(_ outputs: [OutputColumn], outer: Scope?) -> Scope {
        let scope = Scope(outer: outer)
        for (item, column) in outputs.enumerated() where scope.aliases[column.name.foldedName] == nil {
            scope.aliases[column.name.foldedName] = (item, column)
        }
        return scope
    }

    private mutating func resolve(_ body: QueryBody, outer: Scope?, scope: inout Scope?) throws(NameError) -> [OutputColumn] {
        switch body {
        case .select(let select):
            let own = Scope(outer: outer)
            scope = own
            return try resolve(select, in: own)
        case .nested(let query): return try resolve(query, outer: outer)
        case .values(let rows, let alias, _): return try values(rows, alias, outer: outer)
        case .table(let name):
            let mark = name.first?.mark ?? statement.query.mark
            let (relation, columns, _) = try columns(of: name, mark: mark)
            let instance = addInstance(relation, name.last?.name ?? "", columns, mark)
            clause = .select
            for column in columns { use(column, instance, at: mark) }
            return columns
        case .chain(let first, let links): return try setOperation(first, links, outer: outer)
        }
    }

    private mutating func setOperation(_ first: QueryBody, _ links: [SetLink], outer: Scope?) throws(NameError) -> [OutputColumn] {
        var ignored: Scope?
        var outputs = try resolve(first, outer: outer, scope: &ignored)
        for link in links {
            let right = try resolve(link.right, outer: outer, scope: &ignored)
            guard right.count == outputs.count else {
                throw NameError(
                    message: "Both sides of \(link.operator.rawValue.uppercased()) must have the same number of columns, "
                        + "the left has \(outputs.count) and the right \(right.count)", mark: link.mark)
            }
            for index in outputs.indices {
                outputs[index] = outputs[index].united(with: right[index])
            }
        }
        return outputs
    }

    mutating func values(_ rows: [Expression], _ alias: TableAlias?, outer: Scope?) throws(NameError) -> [OutputColumn] {
        let clauseAround = clause
        clause = .values
        defer { clause = clauseAround }
        let scope = Scope(outer: outer)
        for row in rows { try resolve(row, in: scope) }
        guard let first = rows.first else { return [] }
        let cells: [Expression]
        if case .tuple(let items) = first.kind { cells = items } else { cells = [first] }
        let columns = cells.enumerated().map { index, cell in
            OutputColumn(
                name: "col\(index + 1)", type: .unknown, lineage: resolution.lineage(of: cell), direct: nil)
        }
        return try renamed(columns, alias?.columns ?? [], alias?.name)
    }

    /// The columns under the names that an alias gives them.
    func renamed(_ columns: [OutputColumn], _ names: [Identifier], _ table: Identifier?) throws(NameError) -> [OutputColumn] {
        guard !names.isEmpty else { return columns }
        guard names.count == columns.count else {
            throw NameError(
                message: "\(table?.name ?? "The alias") names \(names.count) columns of \(columns.count)",
                mark: table?.mark ?? names[0].mark)
        }
        return zip(columns, names).map { $0.renamed($1.name) }
    }

    // MARK: Instances and uses

    mutating func addInstance(_ relation: Int?, _ alias: String, _ columns: [OutputColumn], _ mark: Mark) -> Int {
        resolution.instances.append(.init(relation: relation, alias: alias, columns: columns, mark: mark))
        return resolution.instances.count - 1
    }

    mutating func use(_ column: OutputColumn, _ instance: Int?, item: Int? = nil, isCorrelated: Bool = false, at mark: Mark) {
        let binding = Resolution.Binding(column: column, instance: instance, item: item, isCorrelated: isCorrelated)
        resolution.uses.append(.init(binding: binding, clause: clause, mark: mark))
    }
}

extension OutputColumn {
    /// The column of a set operation whose sides put out this and another.
    fileprivate func united(with other: OutputColumn) -> OutputColumn {
        var lineage = lineage
        var rowLineage = rowLineage
        lineage.formUnion(other.lineage)
        rowLineage.formUnion(other.rowLineage)
        return OutputColumn(
            name: name, type: .unknown, lineage: lineage, rowLineage: rowLineage,
            direct: direct == other.direct ? direct : nil, isUnchanged: isUnchanged && other.isUnchanged)
    }
}
