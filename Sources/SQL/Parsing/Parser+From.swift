// The FROM clause: tables, sub-queries, joins, samples and pivots.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-join.html

extension Parser {
    mutating func fromItems() throws(ParseFailure) -> [FromItem] {
        var items: [FromItem] = []
        repeat { items.append(try fromItem()) } while skip(.comma)
        return items
    }

    private mutating func fromItem() throws(ParseFailure) -> FromItem {
        try enter(.source)
        defer { leave(.source) }
        return try joins(to: try tableSource())
    }

    private mutating func joins(to first: TableSource) throws(ParseFailure) -> FromItem {
        var joins: [Join] = []
        while let join = try join() { joins.append(join) }
        return FromItem(first: first, joins: joins)
    }

    private mutating func join() throws(ParseFailure) -> Join? {
        let token = current
        let isNatural = skip(.natural)
        guard let kind = try joinKind() else {
            if isNatural { throw unexpected("a join after NATURAL") }
            return nil
        }
        let start = mark(at: token)
        let source = try tableSource()
        var condition: Join.Condition?
        if skip(.on) {
            condition = .on(try expression())
        } else if skip(.using) {
            condition = .using(try nameList())
        }
        return Join(kind: kind, isNatural: isNatural, source: source, condition: condition, mark: start)
    }

    private mutating func joinKind() throws(ParseFailure) -> Join.Kind? {
        let kind: Join.Kind
        switch current.keyword {
        case .join: kind = .inner
        case .inner:
            advance()
            kind = .inner
        case .cross:
            advance()
            kind = .cross
        case .full:
            advance()
            _ = skip(.outer)
            kind = .full
        case .right:
            advance()
            _ = skip(.outer)
            kind = .right
        case .left:
            advance()
            kind = skip(.semi) ? .leftSemi : skip(.anti) ? .leftAnti : .left
            if kind == .left { _ = skip(.outer) }
        case .semi:
            advance()
            kind = .leftSemi
        case .anti:
            advance()
            kind = .leftAnti
        default: return nil
        }
        try expect(.join)
        return kind
    }

    // MARK: One table

    private mutating func tableSource() throws(ParseFailure) -> TableSource {
        let token = current
        let isLateral = at(.lateral) && peek().keyword != .view && skip(.lateral)
        let kind = try sourceKind()
        let mark = mark(at: token)
        var travel: TimeTravel?
        if case .table = kind { travel = try timeTravelIfPresent() }
        let sample = at(.tablesample) ? try sample() : nil
        var pivot = try pivotIfPresent()
        var unpivot = at(.unpivot) ? try unpivot() : nil
        let alias = try tableAlias()
        func source(_ alias: TableAlias?) -> TableSource {
            TableSource(
                kind: kind, isLateral: isLateral, travel: travel, sample: sample, pivot: pivot, unpivot: unpivot, alias: alias, mark: mark)
        }
        // A pivot may also follow the table's alias; the alias then names the result, which reads the same to the rules.
        guard pivot == nil, unpivot == nil, at(.unpivot) || at(.pivot) && peek().kind == .leftParenthesis else { return source(alias) }
        if alias?.columns.isEmpty == false {
            return TableSource(
                kind: derived(source(alias), token), isLateral: false, pivot: try pivotIfPresent(),
                unpivot: at(.unpivot) ? try self.unpivot() : nil,
                alias: try tableAlias(), mark: self.mark(at: token))
        }
        pivot = try pivotIfPresent()
        unpivot = at(.unpivot) ? try self.unpivot() : nil
        return source(try tableAlias() ?? alias)
    }

    private mutating func pivotIfPresent() throws(ParseFailure) -> Pivot? {
        at(.pivot) && peek().kind == .leftParenthesis ? try pivot() : nil
    }

    /// A table as `(SELECT * FROM table)`, so that what follows sees the names of its alias.
    private mutating func derived(_ source: TableSource, _ token: Token) -> TableSource.Kind {
        let star = make(.star(Star(qualifier: [], except: [])), token)
        let select = Select(
            mark: mark(at: token), items: [SelectItem(expression: star, aliases: [])], from: [FromItem(first: source, joins: [])])
        return .query(Query(mark: mark(at: token), body: .select(select)))
    }

    /// `[FOR] VERSION AS OF 1` and `[FOR] TIMESTAMP AS OF '…'`, if one stands here: Spark reads them, of tables that keep what they were.
    private mutating func timeTravelIfPresent() throws(ParseFailure) -> TimeTravel? {
        let distance = at(.for) ? 1 : 0
        let word = peek(distance)
        guard dialect == .spark, word.kind == .word, peek(distance + 1).keyword == .as, peek(distance + 2).kind == .word,
            text(of: peek(distance + 2)).foldedName == "of"
        else { return nil }
        let isVersion: Bool
        switch text(of: word).foldedName {
        case "version", "system_version": isVersion = true
        case "timestamp", "system_time": isVersion = false
        default: return nil
        }
        for _ in 0..<distance + 3 { advance() }
        return TimeTravel(isVersion: isVersion, value: try expression(.sum))
    }

    private mutating func sourceKind() throws(ParseFailure) -> TableSource.Kind {
        switch current.kind {
        case .leftParenthesis: return try parenthesizedSource()
        case .word where at(.values): return .values(try valuesRows())
        default:
            if let call = try functionCallIfPresent() { return .function(call) }
            return .table(try path("a table name"))
        }
    }

    /// What stands in parentheses: a query, or tables joined.
    private mutating func parenthesizedSource() throws(ParseFailure) -> TableSource.Kind {
        try expect(.leftParenthesis, "\"(\"")
        if startsQuery {
            let nested = try query()
            try expect(.rightParenthesis, "\")\" after the sub-query")
            return .query(nested)
        }
        let item = try fromItem()
        if item.joins.isEmpty, item.first.alias == nil, case .query(let inner) = item.first.kind {
            // `((SELECT …) UNION …)`, and needless parentheses around a query.
            let whole = continuesQuery ? try query(continuing: inner) : inner
            try expect(.rightParenthesis, "\")\" after the sub-query")
            return .query(whole)
        }
        try expect(.rightParenthesis, "\")\" after the joined tables")
        return .joined(item)
    }

    /// `[AS] name [(columns)]`, or nothing.
    mutating func tableAlias() throws(ParseFailure) -> TableAlias? {
        let name: Identifier
        if skip(.as) {
            name = try identifier("an alias")
        } else if let bare = identifierIfPresent(where: { !$0.endsItem }) {
            name = bare
        } else {
            return nil
        }
        return TableAlias(name: name, columns: at(.leftParenthesis) ? try anyNameList() : [])
    }

    // MARK: Samples and pivots

    private mutating func sample() throws(ParseFailure) -> Sample {
        try expect(.tablesample)
        try expect(.leftParenthesis, "\"(\"")
        let amount: Sample.Amount
        if skip(.bucket) {
            let bucket = try numberText()
            try expect(.out)
            guard at(.word), text(of: current).foldedName == "of" else { throw unexpected("OF") }
            advance()
            amount = .bucket(bucket, outOf: try numberText())
        } else {
            let value = try expression(.sum)
            guard at(.percent) || at(.rows) else { throw unexpected("PERCENT or ROWS") }
            amount = at(.percent) ? .percent(value) : .rows(value)
            advance()
        }
        try expect(.rightParenthesis, "\")\"")
        guard at(.word), text(of: current).foldedName == "repeatable", peek().kind == .leftParenthesis else {
            return Sample(amount: amount, seed: nil)
        }
        advance()
        advance()
        let seed = try numberText()
        try expect(.rightParenthesis, "\")\"")
        return Sample(amount: amount, seed: seed)
    }

    private mutating func numberText() throws(ParseFailure) -> String {
        guard at(.number) else { throw unexpected("a number") }
        defer { advance() }
        return text(of: current)
    }

    private mutating func pivot() throws(ParseFailure) -> Pivot {
        let start = mark(at: current)
        try expect(.pivot)
        try expect(.leftParenthesis, "\"(\"")
        let aggregates = try selectItems()
        try expect(.for)
        let columns = at(.leftParenthesis) ? try nameList() : [try identifier("a column name")]
        try expect(.in)
        try expect(.leftParenthesis, "\"(\"")
        let values = try selectItems()
        try expect(.rightParenthesis, "\",\" or \")\"")
        try expect(.rightParenthesis, "\")\" after PIVOT")
        return Pivot(aggregates: aggregates, columns: columns, values: values, mark: start)
    }

    private mutating func unpivot() throws(ParseFailure) -> Unpivot {
        let start = mark(at: current)
        try expect(.unpivot)
        var keepsNulls = false
        if at(.include) || at(.exclude) {
            keepsNulls = at(.include)
            advance()
            try expect(.nulls)
        }
        try expect(.leftParenthesis, "\"(\"")
        let values = at(.leftParenthesis) ? try nameList() : [try identifier("the name of the value column")]
        try expect(.for)
        let name = try identifier("the name of the name column")
        try expect(.in)
        try expect(.leftParenthesis, "\"(\"")
        var groups: [Unpivot.Group] = []
        repeat { groups.append(try unpivotGroup()) } while skip(.comma)
        try expect(.rightParenthesis, "\",\" or \")\"")
        try expect(.rightParenthesis, "\")\" after UNPIVOT")
        return Unpivot(keepsNulls: keepsNulls, values: values, name: name, groups: groups, mark: start)
    }

    private mutating func unpivotGroup() throws(ParseFailure) -> Unpivot.Group {
        var columns: [[Identifier]] = []
        if skip(.leftParenthesis) {
            repeat { columns.append(try path("a column name")) } while skip(.comma)
            try expect(.rightParenthesis, "\",\" or \")\"")
        } else {
            columns.append(try path("a column name"))
        }
        let hasAs = skip(.as)
        let alias = identifierIfPresent { !$0.endsItem }
        if hasAs, alias == nil { throw unexpected("an alias") }
        return Unpivot.Group(columns: columns, alias: alias)
    }
}
