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
        return try query(start, with: with, try body())
    }

    /// The rest of a query whose first part was read as something else: `((SELECT 1) UNION …`.
    mutating func query(continuing first: Query) throws(ParseFailure) -> Query {
        let start = mark(offset: first.mark.offset)
        let tight = try setChain(.nested(first), isTight: true)
        return try query(start, try setChain(tight, isTight: false))
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

    private mutating func query(_ mark: Mark, with: WithClause? = nil, _ body: QueryBody) throws(ParseFailure) -> Query {
        let orderBy = try byClause(.order) ? sortItems() : []
        let clusterBy = try byClause(.cluster) ? expressions() : []
        let distributeBy = try byClause(.distribute) ? expressions() : []
        let sortBy = try byClause(.sort) ? sortItems() : []
        let windows = try namedWindows()
        // Spark has LIMIT before OFFSET; the other order is Redshift's and read as well.
        var offset = at(.offset) ? try offset() : nil
        var limit: Query.Limit?
        if at(.limit) {
            let start = self.mark(at: current)
            advance()
            limit = skip(.all) ? .all(start) : .rows(try expression())
        }
        if offset == nil, at(.offset) { offset = try self.offset() }
        return Query(
            mark: mark, with: with, body: body, orderBy: orderBy, clusterBy: clusterBy, distributeBy: distributeBy, sortBy: sortBy,
            windows: windows, limit: limit, offset: offset)
    }

    /// Skips a word and the BY after it, if the word stands here.
    private mutating func byClause(_ word: Keyword) throws(ParseFailure) -> Bool {
        guard skip(word) else { return false }
        try expect(.by)
        return true
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
