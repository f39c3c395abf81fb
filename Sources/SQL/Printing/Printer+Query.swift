// Printing of statements, queries and FROM clauses.
// Source: our own form.

extension Printer {
    mutating func print(_ cache: CacheTable) {
        put(cache.isLazy ? "CACHE LAZY TABLE " : "CACHE TABLE ")
        path(cache.qualifier + [cache.name])
        if !cache.options.isEmpty {
            put(" OPTIONS (")
            list(cache.options) { printer, option in
                printer.string(option.key)
                printer.put(" = ")
                printer.string(option.value)
            }
            put(")")
        }
        if let query = cache.query {
            put(" AS ")
            print(query)
        }
        put("; ")
    }

    mutating func print(_ query: Query) {
        depth += 1
        defer { depth -= 1 }
        if let with = query.with {
            put(with.isRecursive ? "WITH RECURSIVE " : "WITH ")
            list(with.tables) { printer, table in
                printer.put(table.name)
                if !table.columns.isEmpty { printer.names(table.columns) }
                printer.put(" AS (")
                printer.print(table.query)
                printer.put(")")
            }
            put(" ")
        }
        print(query.body)
        sort(" ORDER BY ", query.orderBy)
        keys(" CLUSTER BY ", query.clusterBy)
        keys(" DISTRIBUTE BY ", query.distributeBy)
        sort(" SORT BY ", query.sortBy)
        windows(query.windows)
        switch query.limit {
        case .all: put(" LIMIT ALL")
        case .rows(let count): clause(" LIMIT ", count)
        case nil: break
        }
        clause(" OFFSET ", query.offset)
    }

    mutating func clause(_ keyword: String, _ expression: Expression?) {
        guard let expression else { return }
        put(keyword)
        print(expression)
    }

    mutating func keys(_ keyword: String, _ keys: [Expression]) {
        guard !keys.isEmpty else { return }
        put(keyword)
        list(keys) { $0.print($1) }
    }

    mutating func sort(_ keyword: String, _ items: [SortItem]) {
        guard !items.isEmpty else { return }
        put(keyword)
        list(items) { printer, item in
            printer.print(item.expression)
            if let direction = item.direction { printer.put(" \(direction.rawValue.uppercased())") }
            if let nulls = item.nulls { printer.put(" NULLS \(nulls.rawValue.uppercased())") }
        }
    }

    private mutating func windows(_ windows: [NamedWindow]) {
        guard !windows.isEmpty else { return }
        put(" WINDOW ")
        list(windows) { printer, window in
            printer.put(window.name)
            printer.put(" AS ")
            printer.print(window.specification)
        }
    }

    private mutating func print(_ body: QueryBody) {
        switch body {
        case .select(let select): print(select)
        case .nested(let query):
            put("(")
            print(query)
            put(")")
        case .values(let rows, let alias, _):
            keys("VALUES ", rows)
            self.alias(alias)
        case .table(let name):
            put("TABLE ")
            table(name)
        case .chain(let first, let links):
            print(first)
            for link in links {
                put(" \(link.operator.rawValue.uppercased()) ")
                if let quantifier = link.quantifier { put("\(quantifier.rawValue.uppercased()) ") }
                print(link.right)
            }
        }
    }

    private mutating func print(_ select: Select) {
        put("SELECT ")
        for hint in select.hints {
            put("/*+ ")
            put(hint.name)
            if !hint.arguments.isEmpty {
                put("(")
                list(hint.arguments) { $0.print($1) }
                put(")")
            }
            put(" */ ")
        }
        if let quantifier = select.quantifier { put("\(quantifier.rawValue.uppercased()) ") }
        if let top = select.top {
            // Before anything else than a number TOP is a name unless a parenthesis follows.
            if case .literal(.number) = top.kind {
                put("TOP ")
                print(top)
                put(" ")
            } else {
                put("TOP (")
                print(top)
                put(") ")
            }
        }
        if let script = select.script {
            put("TRANSFORM (")
            items(select.items)
            put(") USING ")
            string(script.command)
            if !script.columns.isEmpty {
                put(" AS ")
                names(script.columns)
            }
        } else {
            items(select.items)
        }
        if !select.from.isEmpty {
            put(" FROM ")
            list(select.from) { $0.print($1) }
        }
        for view in select.laterals { print(view) }
        clause(" WHERE ", select.filter)
        if let grouping = select.grouping { print(grouping) }
        having(select)
        clause(" QUALIFY ", select.qualify)
        windows(select.windows)
    }

    private mutating func items(_ items: [SelectItem]) {
        list(items) { printer, item in
            printer.print(item.expression)
            if item.aliases.count == 1 {
                printer.put(" AS ")
                printer.put(item.aliases[0])
            } else if item.aliases.count > 1 {
                printer.put(" AS ")
                printer.names(item.aliases)
            }
        }
    }

    private mutating func print(_ view: LateralView) {
        put(view.isOuter ? " LATERAL VIEW OUTER " : " LATERAL VIEW ")
        print(view.call)
        if let table = view.table {
            put(" ")
            put(table)
        }
        if !view.columns.isEmpty {
            put(" AS ")
            list(view.columns) { $0.put($1) }
        }
    }

    private mutating func print(_ grouping: Grouping) {
        put(" GROUP BY ")
        if grouping.isAll { put("ALL") }
        list(grouping.elements) { $0.print($1) }
        switch grouping.extension {
        case .withRollup: put(" WITH ROLLUP")
        case .withCube: put(" WITH CUBE")
        case .sets(let elements):
            put(" GROUPING SETS (")
            list(elements) { $0.print($1) }
            put(")")
        case nil: break
        }
    }

    private mutating func print(_ element: GroupingElement) {
        switch element {
        case .expression(let expression): print(expression)
        case .rollup(let keys, _): group("ROLLUP (", keys)
        case .cube(let keys, _): group("CUBE (", keys)
        case .sets(let elements, _):
            put("GROUPING SETS (")
            list(elements) { $0.print($1) }
            put(")")
        }
    }

    private mutating func group(_ opening: String, _ keys: [Expression]) {
        put(opening)
        list(keys) { $0.print($1) }
        put(")")
    }

    // MARK: FROM

    private mutating func print(_ item: FromItem) {
        print(item.first)
        for join in item.joins {
            put(join.isNatural ? " NATURAL " : " ")
            put("\(join.kind.rawValue.uppercased()) JOIN ")
            print(join.source)
            switch join.condition {
            case .on(let condition): clause(" ON ", condition)
            case .using(let columns):
                put(" USING ")
                names(columns)
            case nil: break
            }
        }
    }

    private mutating func print(_ source: TableSource) {
        if source.isLateral { put("LATERAL ") }
        switch source.kind {
        case .table(let name): table(name)
        case .query(let query):
            put("(")
            print(query)
            put(")")
        case .values(let rows): keys("VALUES ", rows)
        case .function(let call): print(call)
        case .joined(let item):
            put("(")
            print(item)
            put(")")
        }
        if let travel = source.travel {
            put(travel.isVersion ? " VERSION AS OF " : " TIMESTAMP AS OF ")
            print(travel.value, tighterThan: .bitAnd)
        }
        if let sample = source.sample { print(sample) }
        if let pivot = source.pivot { print(pivot) }
        if let unpivot = source.unpivot { print(unpivot) }
        alias(source.alias)
    }

    private mutating func print(_ sample: Sample) {
        put(" TABLESAMPLE (")
        switch sample.amount {
        case .percent(let value):
            print(value, tighterThan: .bitAnd)
            put(" PERCENT")
        case .rows(let value):
            print(value, tighterThan: .bitAnd)
            put(" ROWS")
        case .bucket(let bucket, let outOf): put("BUCKET \(bucket) OUT OF \(outOf)")
        }
        put(")")
        if let seed = sample.seed { put(" REPEATABLE (\(seed))") }
    }

    private mutating func print(_ pivot: Pivot) {
        put(" PIVOT (")
        items(pivot.aggregates)
        put(" FOR ")
        if pivot.columns.count == 1 { put(pivot.columns[0]) } else { names(pivot.columns) }
        put(" IN (")
        items(pivot.values)
        put("))")
    }

    private mutating func nameOrNames(_ names: [Identifier]) {
        if names.count == 1 { put(names[0]) } else { self.names(names) }
    }

    private mutating func print(_ unpivot: Unpivot) {
        put(unpivot.keepsNulls ? " UNPIVOT INCLUDE NULLS (" : " UNPIVOT (")
        nameOrNames(unpivot.values)
        put(" FOR ")
        put(unpivot.name)
        put(" IN ")
        put("(")
        list(unpivot.groups) { printer, group in
            if group.columns.count == 1 {
                printer.path(group.columns[0])
            } else {
                printer.put("(")
                printer.list(group.columns) { $0.path($1) }
                printer.put(")")
            }
            if let alias = group.alias {
                printer.put(" AS ")
                printer.put(alias)
            }
        }
        put("))")
    }
}
