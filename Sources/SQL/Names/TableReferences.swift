// The tables a text refers to, without a collaboration to look them up in.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisSchema.html

/// The names of the tables that a text refers to, each once, in the order of first mention and as first written.
///
/// Names of common table expressions and of cached queries are no tables.
/// - Throws: ``SyntaxError``.
package func referencedTables(of text: String, dialect: Dialect = .spark) throws(SyntaxError) -> [String] {
    try parse(text, dialect: dialect).referencedTables
}

extension ParsedStatement {
    /// See ``referencedTables(of:dialect:)``.
    package var referencedTables: [String] {
        var references = TableReferences()
        for cache in caches {
            if let query = cache.query {
                references.read(query)
                references.define(cache.name)
            } else {
                references.refer(to: cache.qualifier + [cache.name])
            }
        }
        references.read(query)
        return references.names
    }
}

private struct TableReferences {
    private(set) var names: [String] = []
    private var seen: Set<String> = []
    private var frames: [Set<String>] = [[]]

    mutating func define(_ name: Identifier) { frames[frames.count - 1].insert(name.key) }

    mutating func refer(to path: [Identifier]) {
        let key = path.map(\.key).joined(separator: ".")
        if path.count == 1, frames.contains(where: { $0.contains(key) }) { return }
        if seen.insert(key).inserted { names.append(path.map(\.name).joined(separator: ".")) }
    }

    mutating func read(_ query: Query) {
        if let with = query.with {
            frames.append([])
            for table in with.tables {
                if with.isRecursive { define(table.name) }
                read(table.query)
                define(table.name)
            }
        }
        read(query.body)
        for key in query.orderBy + query.sortBy { read(key.expression) }
        for key in query.clusterBy + query.distributeBy { read(key) }
        if query.with != nil { frames.removeLast() }
    }

    private mutating func read(_ body: QueryBody) {
        switch body {
        case .select(let select): read(select)
        case .nested(let query): read(query)
        case .values(let rows, _, _): for row in rows { read(row) }
        case .table(let path): refer(to: path)
        case .chain(let first, let links):
            read(first)
            for link in links { read(link.right) }
        }
    }

    private mutating func read(_ select: Select) {
        for item in select.from { read(item) }
        for view in select.laterals { read(view.call.parts) }
        for item in select.items { read(item.expression) }
        for part in [select.filter, select.having, select.qualify] { if let part { read(part) } }
        for key in select.grouping?.keys ?? [] { read(key) }
    }

    private mutating func read(_ item: FromItem) {
        read(item.first)
        for join in item.joins {
            read(join.source)
            if case .on(let condition) = join.condition { read(condition) }
        }
    }

    private mutating func read(_ source: TableSource) {
        switch source.kind {
        case .table(let path): refer(to: path)
        case .query(let query): read(query)
        case .values(let rows): for row in rows { read(row) }
        case .function(let call): read(call.parts)
        case .joined(let item): read(item)
        }
    }

    private mutating func read(_ expressions: [Expression]) {
        for expression in expressions { read(expression) }
    }

    private mutating func read(_ expression: Expression) {
        var queries: [Query] = []
        expression.visit({ _ in }, query: { queries.append($0) })
        for query in queries { read(query) }
    }
}
