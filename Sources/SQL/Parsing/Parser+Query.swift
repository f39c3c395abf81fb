// Queries: WITH, set operators, ORDER BY and LIMIT.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select.html

extension Parser {
    /// Whether a query begins here; a parenthesis may begin one too.
    var startsQuery: Bool { beginsQuery(current.keyword) && !(at(.table) && peek().kind == .leftParenthesis) }

    private func beginsQuery(_ keyword: Keyword?) -> Bool {
        keyword == .select || keyword == .with || keyword == .values || keyword == .table || keyword == .from
    }

    mutating func query() throws(ParseFailure) -> Query {
        try enter(.query)
        defer { leave(.query) }
        let start = mark(at: current)
        let with = at(.with) ? try withClause() : nil
        return try queryTail(Query(mark: start, with: with, body: try body()))
    }

    /// The rest of a query whose first part was read as something else: `((SELECT 1) UNION …`.
    mutating func query(continuing first: Query) throws(ParseFailure) -> Query {
        let start = mark(offset: first.mark.offset)
        let tight = try setChain(.nested(first), isTight: true)
        return try queryTail(Query(mark: start, body: try setChain(tight, isTight: false)))
    }

    /// Whether what follows makes a query of the parenthesized query before it.
    var continuesQuery: Bool {
        at(.union) || at(.except) || at(.minus) || at(.intersect) || at(.order) || at(.limit) || at(.offset) || at(.sort) || at(.cluster)
            || at(.distribute)
    }

    private mutating func withClause() throws(ParseFailure) -> WithClause {
        let start = mark(at: current)
        try expect(.with)
        let isRecursive = skip(.recursive)
        var tables: [CommonTable] = []
        repeat {
            let name = try identifier("the name of a common table expression")
            let columns = at(.leftParenthesis) && !beginsQuery(peek().keyword) ? try anyNameList() : []
            _ = skip(.as)
            try expect(.leftParenthesis, "\"(\" before the query of \(name.name)")
            tables.append(CommonTable(name: name, columns: columns, query: try query()))
            try expect(.rightParenthesis, "\")\" after the query of \(name.name)")
        } while skip(.comma)
        return WithClause(isRecursive: isRecursive, tables: tables, mark: start)
    }

    // MARK: Set operators

    private mutating func body() throws(ParseFailure) -> QueryBody {
        let first = try setChain(try primaryBody(), isTight: true)
        return try setChain(first, isTight: false)
    }

    /// A chain of INTERSECT (tight), or one of UNION, EXCEPT and MINUS over such chains.
    private mutating func setChain(_ first: QueryBody, isTight: Bool) throws(ParseFailure) -> QueryBody {
        var links: [SetLink] = []
        while let operation = setOperator, (operation == .intersect) == isTight {
            let start = mark(at: current)
            advance()
            let quantifier: SetLink.Quantifier? = skip(.all) ? .all : skip(.distinct) ? .distinct : nil
            var right = try primaryBody()
            if !isTight { right = try setChain(right, isTight: true) }
            links.append(SetLink(operator: operation, quantifier: quantifier, right: right, mark: start))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    private var setOperator: SetLink.Operator? {
        switch current.keyword {
        case .union: .union
        case .except: .except
        case .minus: .minus
        case .intersect: .intersect
        default: nil
        }
    }

    private mutating func primaryBody() throws(ParseFailure) -> QueryBody {
        switch current.keyword {
        case .select: return .select(try select())
        case .from: return try fromFirst()
        case .values:
            let start = mark(at: current)
            return .values(try valuesRows(), alias: try tableAlias(), start)
        case .table:
            advance()
            return .table(try path("a table name"))
        case nil where at(.leftParenthesis):
            advance()
            let nested = try query()
            try expect(.rightParenthesis, "\")\" after the query")
            return .nested(nested)
        default: throw unexpected("SELECT")
        }
    }

    /// `FROM tables SELECT …`; with several SELECTs their rows come together, as of UNION ALL.
    private mutating func fromFirst() throws(ParseFailure) -> QueryBody {
        advance()
        let tables = try fromItems()
        var laterals: [LateralView] = []
        while at(.lateral) { laterals.append(try lateralView()) }
        let first = QueryBody.select(try select(over: tables, laterals))
        var links: [SetLink] = []
        while at(.select) {
            let start = mark(at: current)
            let right = QueryBody.select(try select(over: tables, laterals))
            links.append(SetLink(operator: .union, quantifier: .all, right: right, mark: start))
        }
        return links.isEmpty ? first : .chain(first, links)
    }

    mutating func valuesRows() throws(ParseFailure) -> [Expression] {
        try expect(.values)
        return try expressions()
    }

    // MARK: After the body

    private mutating func queryTail(_ start: Query) throws(ParseFailure) -> Query {
        var query = start
        if skip(.order) {
            try expect(.by)
            query.orderBy = try sortItems()
        }
        if skip(.cluster) {
            try expect(.by)
            query.clusterBy = try expressions()
        }
        if skip(.distribute) {
            try expect(.by)
            query.distributeBy = try expressions()
        }
        if skip(.sort) {
            try expect(.by)
            query.sortBy = try sortItems()
        }
        query.windows = try namedWindows()
        // Spark has LIMIT before OFFSET; the other order is Redshift's and read as well.
        if at(.offset) { query.offset = try offset() }
        if at(.limit) {
            let start = mark(at: current)
            advance()
            query.limit = skip(.all) ? .all(start) : .rows(try expression())
        }
        if query.offset == nil, at(.offset) { query.offset = try offset() }
        return query
    }

    private mutating func offset() throws(ParseFailure) -> Expression {
        try expect(.offset)
        return try expression()
    }

    /// A key of ORDER BY; the word ALL is held as a name.
    private mutating func sortKey() throws(ParseFailure) -> Expression {
        guard at(.all), peek().kind != .dot, peek().kind != .leftParenthesis else { return try expression() }
        let token = current
        return make(.column([try anyIdentifier("a key")]), token)
    }

    mutating func sortItems() throws(ParseFailure) -> [SortItem] {
        var items: [SortItem] = []
        repeat {
            let key = try sortKey()
            let direction: SortItem.Direction? = skip(.asc) ? .asc : skip(.desc) ? .desc : nil
            var nulls: SortItem.Nulls?
            if skip(.nulls) {
                guard at(.first) || at(.last) else { throw unexpected("FIRST or LAST") }
                nulls = at(.first) ? .first : .last
                advance()
            }
            items.append(SortItem(expression: key, direction: direction, nulls: nulls))
        } while skip(.comma)
        return items
    }

    /// `WINDOW name AS (…), …`, if it is there.
    mutating func namedWindows() throws(ParseFailure) -> [NamedWindow] {
        guard at(.window), skip(.window) else { return [] }
        var windows: [NamedWindow] = []
        repeat {
            let name = try identifier("the name of a window")
            try expect(.as)
            if let base = identifierIfPresent(where: { !$0.isReserved }) {
                windows.append(NamedWindow(name: name, specification: .init(base: base, partition: [], order: [], frame: nil)))
            } else {
                windows.append(NamedWindow(name: name, specification: try windowSpecification()))
            }
        } while skip(.comma)
        return windows
    }
}
