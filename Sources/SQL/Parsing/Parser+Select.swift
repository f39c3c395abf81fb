// One SELECT with its clauses.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select.html

extension Parser {
    /// - Parameter tables: What a FROM in front of it says.
    mutating func select(over tables: [FromItem] = [], _ laterals: [LateralView] = []) throws(ParseFailure) -> Select {
        let start = mark(at: current)
        try expect(.select)
        var hints: [Hint] = []
        while at(.hintStart) { hints += try self.hints() }
        let quantifier: Select.Quantifier? = skip(.distinct) ? .distinct : at(.all) && !nextEndsValue && skip(.all) ? .all : nil
        var top: Expression?
        if dialect == .cleanRoomsSQL, at(.top), peek().kind == .number || peek().kind == .leftParenthesis {
            advance()
            top = try expression(.sign)
        }
        let transform = try scriptIfPresent()
        let items = if let transform { transform.items } else { try selectItems() }
        let from = tables.isEmpty && skip(.from) ? try fromItems() : tables
        var laterals = laterals
        while at(.lateral) { laterals.append(try lateralView()) }
        let filter = skip(.where) ? try expression() : nil
        let grouping = at(.group) ? try grouping() : nil
        let having = skip(.having) ? try expression() : nil
        let qualify = skip(.qualify) ? try expression() : nil
        return Select(
            mark: start, hints: hints, quantifier: quantifier, top: top, items: items, script: transform?.script, from: from,
            laterals: laterals, filter: filter, grouping: grouping, having: having, qualify: qualify, windows: try namedWindows())
    }

    private mutating func hints() throws(ParseFailure) -> [Hint] {
        try expect(.hintStart, "a hint")
        var hints: [Hint] = []
        while !at(.hintEnd) {
            let name = try identifier("the name of a hint")
            hints.append(Hint(name: name, arguments: at(.leftParenthesis) ? try parenthesizedExpressions() : []))
            _ = skip(.comma)
        }
        try expect(.hintEnd, "\"*/\"")
        return hints
    }

    mutating func selectItems() throws(ParseFailure) -> [SelectItem] {
        var items: [SelectItem] = []
        repeat {
            items.append(try selectItem())
        } while skip(.comma)
        return items
    }

    private mutating func selectItem() throws(ParseFailure) -> SelectItem {
        let expression = try expression()
        if skip(.as) {
            if at(.leftParenthesis) { return SelectItem(expression: expression, aliases: try anyNameList()) }
            return SelectItem(expression: expression, aliases: [try anyIdentifier("an alias")])
        }
        if at(.leftParenthesis) { return SelectItem(expression: expression, aliases: try anyNameList()) }
        let alias = identifierIfPresent { !$0.endsItem }
        return SelectItem(expression: expression, aliases: alias.map { [$0] } ?? [])
    }

    /// Whether the word at hand is followed by what ends a value, so that it is one itself: `SELECT all, city`.
    private var nextEndsValue: Bool {
        let next = peek()
        return next.kind == .comma || next.kind == .endOfText || next.kind == .rightParenthesis || next.keyword == .from
    }

    mutating func lateralView() throws(ParseFailure) -> LateralView {
        let start = mark(at: current)
        try expect(.lateral)
        try expect(.view)
        let isOuter = skip(.outer)
        guard let call = try functionCallIfPresent() else { throw unexpected("a generator function such as EXPLODE") }
        let table = at(.as) ? nil : identifierIfPresent { !$0.endsItem }
        var columns: [Identifier] = []
        if skip(.as) {
            repeat { columns.append(try identifier("a column name")) } while skip(.comma)
        } else if table != nil, let only = identifierIfPresent(where: { !$0.endsItem }) {
            columns = [only]
            while skip(.comma) { columns.append(try identifier("a column name")) }
        }
        if table == nil, columns.isEmpty { throw unexpected("the name of the lateral view") }
        return LateralView(isOuter: isOuter, call: call, table: table, columns: columns, mark: start)
    }

    private mutating func grouping() throws(ParseFailure) -> Grouping {
        let start = mark(at: current)
        try expect(.group)
        try expect(.by)
        if at(.all), peek().kind != .leftParenthesis, peek().kind != .comma {
            advance()
            return Grouping(mark: start, isAll: true, elements: [], extension: nil)
        }
        var elements = [try groupingElement()]
        while skip(.comma) { elements.append(try groupingElement()) }
        var suffix: Grouping.Extension?
        if at(.with), peek().keyword == .rollup || peek().keyword == .cube {
            advance()
            suffix = at(.rollup) ? .withRollup : .withCube
            advance()
        } else if at(.grouping), peek().keyword == .sets {
            advance()
            advance()
            suffix = .sets(try groupingSets())
        }
        return Grouping(mark: start, isAll: false, elements: elements, extension: suffix)
    }

    private mutating func groupingElement() throws(ParseFailure) -> GroupingElement {
        try enter(.grouping)
        defer { leave(.grouping) }
        let token = current
        switch (token.keyword, peek()) {
        case (.rollup, let next) where next.kind == .leftParenthesis:
            advance()
            return .rollup(try parenthesizedExpressions(), mark(at: token))
        case (.cube, let next) where next.kind == .leftParenthesis:
            advance()
            return .cube(try parenthesizedExpressions(), mark(at: token))
        case (.grouping, let next) where next.keyword == .sets:
            advance()
            advance()
            return .sets(try groupingSets(), mark(at: token))
        default:
            return .expression(try expression())
        }
    }

    private mutating func groupingSets() throws(ParseFailure) -> [GroupingElement] {
        try expect(.leftParenthesis, "\"(\"")
        var elements: [GroupingElement] = []
        repeat { elements.append(try groupingElement()) } while skip(.comma)
        try expect(.rightParenthesis, "\",\" or \")\"")
        return elements
    }
}
