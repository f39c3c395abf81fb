// One SELECT: its clauses in the order in which Spark resolves them.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html

import Tables

extension Binder {
    /// - Parameter query: The query whose body it is, for ORDER BY and LIMIT; nil for a branch of a set operator.
    func bind(_ select: Select, in query: Query?, edge: SubqueryEdge?) throws(NameError) -> BoundQuery {
        let names = Namespace()
        let (from, scope) = try bindFrom(select, edge) ?? (nil, names)
        let place = Place(scope, edge, .filter)
        let filter = try select.filter.map { (filter) throws(NameError) in try condition(filter, place, "WHERE") } ?? nil
        place.definitions = try windowDefinitions(select.windows + (query?.windows ?? []))
        notes.windows = place.definitions
        place.clause = .select
        if let top = select.top { _ = try bind(top, Place(Namespace(), nil, .limit)) }
        try items(select, place)
        if let script = select.script { through(script, place) }
        let outputs = place.outputs
        resolution.record(outputs, of: select.mark)
        if let query { resolution.record(outputs, of: query.mark) }
        let grouping = try self.grouping(select, place)
        nameOutputs(select, place)
        place.hasHaving = select.having != nil
        place.clause = .having
        let having = try select.having.map { (having) throws(NameError) in try condition(having, place, "HAVING") } ?? nil
        place.clause = .qualify
        let qualify = try select.qualify.map { (qualify) throws(NameError) in try condition(qualify, place, "QUALIFY") } ?? nil
        let order = try query.map { (query) throws(NameError) in try self.order(query, place) } ?? []
        let isDistinct = select.quantifier == .distinct
        var parts = Parts(items: place.items, having: having, qualify: qualify, windows: place.windows, generators: place.generators)
        // HAVING alone makes one group of all rows.
        let isGrouped = grouping != nil || !place.aggregates.isEmpty || select.having != nil
        if !place.groupings.isEmpty { try resolveGroupings(place, isGrouped: grouping != nil) }
        if isGrouped { try regroup(&parts, place, keys: grouping?.keys ?? []) }
        let keys = try sortKeys(order, &parts, outputs.count, isDistinct: isDistinct)
        if isDistinct, let open = outputs.first(where: { !$0.type.isOpen && $0.type.hasMap }) {
            note(mismatch("UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", "DISTINCT can't compare \(open.name), a map", at: select.mark))
        }
        try count(outputs.count, at: select.mark)
        let bound = BoundSelect(
            from: from, filter: filter,
            grouping: isGrouped
                ? BoundGrouping(keys: grouping?.keys ?? [], sets: grouping?.sets, aggregates: place.aggregates) : nil,
            having: parts.having, windows: parts.windows, qualify: parts.qualify, generators: parts.generators, items: parts.items,
            isDistinct: isDistinct, mark: select.mark)
        return BoundQuery(
            body: .select(bound), outputs: outputs.map(\.bound), order: keys,
            limit: try query.map { (query) throws(NameError) in try limit(query) } ?? nil,
            offset: try query.map { (query) throws(NameError) in try offset(query) } ?? nil, mark: query?.mark ?? select.mark)
    }

    /// What is bound of a SELECT and sees slots once it is grouped.
    struct Parts {
        var items: [BoundExpression]
        var having: BoundExpression?
        var qualify: BoundExpression?
        var windows: [BoundWindow]
        var generators: [BoundInstance]
    }

    /// A condition: of type boolean, or of none that is known.
    func condition(_ expression: Expression, _ place: Place, _ clause: String) throws(NameError) -> BoundExpression {
        let bound = try bind(expression, place)
        if bound.type != .boolean, !bound.type.isOpen {
            note(
                mismatch(
                    "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "\(clause) takes a condition, not a value of type \(bound.type)",
                    at: expression.mark))
        }
        return bound
    }

    // MARK: The select list

    private func items(_ select: Select, _ place: Place) throws(NameError) {
        place.outputs.reserveCapacity(select.items.count)
        func add(_ expression: BoundExpression, _ output: OutputColumn, isAlias: Bool) throws(NameError) {
            try requireBound(of: output.type, at: expression.mark)
            place.outputs.append(output)
            if isAlias {
                place.aliases[output.name.foldedName, default: []].append(place.items.count)
            } else if expression.kind.column == nil {
                place.madeNames[output.name.foldedName, default: []].append(place.items.count)
            }
            place.items.append(expression)
        }
        for item in select.items {
            let mark = item.expression.mark
            if case .star(let star) = item.expression.kind {
                if !item.aliases.isEmpty { note(mismatch("INVALID_USAGE_OF_STAR_OR_REGEX", "* can't have an alias", at: mark)) }
                place.hasStar = true
                let columns = try expand(star, at: mark, place)
                resolution.record(columns.map(\.origin), of: mark)
                for column in columns {
                    try add(column.expression, column.origin.renamed(column.name, column.expression.type), isAlias: false)
                }
                continue
            }
            if case .call(let call) = item.expression.kind, call.known(dialect)?.kind == .generator {
                for (column, expression) in try generated(call, item, place) { try add(expression, column, isAlias: !item.aliases.isEmpty) }
                continue
            }
            let bound = try bind(item.expression, place)
            if item.aliases.count > 1 {
                // Only a function that we do not know may make several values; the rules refuse it.
                if case .call(let call) = item.expression.kind, call.known(dialect) == nil {
                    for alias in item.aliases { try add(bound, output(item.expression, alias.name, bound.type), isAlias: true) }
                    continue
                }
                note(
                    mismatch("UDTF_ALIAS_NUMBER_MISMATCH", "Several names are given to one value; only a generator makes several", at: mark)
                )
            }
            let name = item.aliases.first?.name ?? SparkName.of(item.expression, notes, dialect)
            try add(bound, output(item.expression, name, bound.type), isAlias: !item.aliases.isEmpty)
        }
    }

    /// A struct of two others is twice as large: forty such steps would exhaust any memory, with types and with values.
    private func requireBound(of type: DataType, at mark: Mark) throws(NameError) {
        guard type.isNested, type.hasMoreParts(than: Self.typeLimit) else { return }
        throw NameError(message: "A column is made of more than \(Self.typeLimit) types", mark: mark)
    }

    private static let typeLimit = 2000

    /// Nothing is known of the columns of rows that go through a program; the rules refuse it.
    private func through(_ script: Script, _ place: Place) {
        var lineage = Lineage()
        for output in place.outputs { lineage.formUnion(output.lineage) }
        let names = script.columns.isEmpty ? ["key", "value"] : script.columns.map(\.name)
        place.outputs = names.map { OutputColumn(name: $0, type: .unknown, lineage: lineage, direct: nil) }
        place.items = names.map { _ in BoundExpression(.literal(.null), .unknown, script.mark) }
        place.aliases = [:]
    }

    /// A select item with where its values come from.
    private func output(_ expression: Expression, _ name: String, _ type: DataType) -> OutputColumn {
        if case .column = expression.kind, let binding = resolution.binding(of: expression.mark) {
            return binding.column.renamed(name, type)
        }
        return OutputColumn(
            name: name, type: type, lineage: resolution.lineage(of: expression), rowLineage: resolution.rowLineage(of: expression),
            direct: nil, isLiteral: resolution.isLiteral(expression))
    }

    /// EXPLODE and the like as a select item: columns of an instance of its own.
    private func generated(
        _ call: FunctionCall, _ item: SelectItem, _ place: Place
    ) throws(NameError) -> [(OutputColumn, BoundExpression)] {
        let (generator, columns) = try self.generator(call, place, at: item.expression.mark)
        let named = try renamed(columns, item.aliases, item.aliases.first)
        let instance = try instance(.generator(generator), named, at: item.expression.mark)
        place.generators.append(instance)
        return named.enumerated().map { ordinal, column in
            (column, BoundExpression(.column(instance: instance.number, ordinal: ordinal), column.type, instance.mark))
        }
    }

    /// The columns that a star stands for, under their names.
    func expand(
        _ star: Star, at mark: Mark, _ place: Place
    ) throws(NameError) -> [(name: String, expression: BoundExpression, origin: OutputColumn)] {
        let except = Set(star.except.map(\.key))
        var columns: [(name: String, expression: BoundExpression, origin: OutputColumn)] = []
        /// Columns to the left of a LATERAL sub-query, as arguments of it.
        func addOuter(_ entries: [Namespace.Entry], _ edge: SubqueryEdge) {
            for entry in entries where !except.contains(entry.key) {
                use(entry.origin, entry.instance, isCorrelated: true, place.clause, at: mark)
                columns.append((entry.name, edge.argument(entry.expression, named: entry.name, at: mark), entry.origin))
            }
        }
        func add(_ entries: [Namespace.Entry]) {
            for entry in entries where !except.contains(entry.key) {
                use(entry.origin, entry.instance, place.clause, at: mark)
                columns.append((entry.name, entry.expression, entry.origin))
            }
        }
        let edge = place.edge.flatMap { $0.isLateral ? $0 : nil }
        if star.qualifier.isEmpty, place.names.isEmpty, let edge {
            for names in edge.left { addOuter(names.starEntries, edge) }
        } else if star.qualifier.isEmpty {
            guard !place.names.isEmpty else {
                throw NameError(message: "There is no table whose columns * could stand for", mark: mark)
            }
            add(place.names.starEntries)
        } else if star.qualifier.count == 1, place.names.has(qualifier: star.qualifier[0].key) {
            add(place.names.entries(of: star.qualifier[0].key))
        } else if star.qualifier.count == 1, let edge, let names = edge.left.first(where: { $0.has(qualifier: star.qualifier[0].key) }) {
            addOuter(names.entries(of: star.qualifier[0].key), edge)
        } else {
            // The fields of a struct.
            let text = star.qualifier.map(\.name).joined(separator: ".")
            guard case .found(let entry, let fields) = place.names.find(star.qualifier),
                let base = try? field(entry.expression, star.qualifier.suffix(fields), mark), case .structure(let inner) = base.type
            else {
                throw NameError(message: "Table \(text) is not in the from clause", mark: star.qualifier.last?.mark ?? mark)
            }
            use(entry.origin, entry.instance, place.clause, at: mark)
            for (ordinal, field) in inner.enumerated() where !except.contains(field.name.foldedName) {
                let origin = OutputColumn(
                    name: field.name, type: field.type, lineage: entry.origin.lineage, rowLineage: entry.origin.rowLineage, direct: nil)
                columns.append((field.name, BoundExpression(.field(base, ordinal: ordinal), field.type, mark), origin))
            }
        }
        return columns
    }

    // MARK: ORDER BY

    /// The keys of ORDER BY as indexes of items: of outputs, or of items put behind them.
    private func order(_ query: Query, _ place: Place) throws(NameError) -> [(item: SortItem, index: Int)] {
        place.clause = .orderBy
        let outputs = place.outputs
        var byName: [String: [Int]] = [:]
        for (index, column) in outputs.enumerated() { byName[column.name.foldedName, default: []].append(index) }
        place.aliases = byName
        var order: [(item: SortItem, index: Int)] = []
        for item in query.sortItems(outputs.count, hasAll: byName["all"] != nil || place.names.count(of: "all") > 0) {
            if let ordinal = try self.place(of: item.expression, outputs.count, "ORDER_BY_POS_OUT_OF_RANGE") {
                order.append((item, ordinal))
                continue
            }
            if case .column(let path) = item.expression.kind, path.count == 1, let found = byName[path[0].key],
                found.count == 1 || place.names.count(of: path[0].key) != 1
                    || found.allSatisfy({ place.items[$0] == place.items[found[0]] })
            {
                if found.count > 1, !found.allSatisfy({ place.items[$0] == place.items[found[0]] }) {
                    throw mismatch("AMBIGUOUS_REFERENCE", "Column \(path[0].name) is ambiguous in ORDER BY", at: item.expression.mark)
                }
                notes.note(outputs[found[0]].type, at: item.expression.mark)
                bindAlias(found[0], place, item.expression.mark)
                order.append((item, found[0]))
                continue
            }
            let bound = try bind(item.expression, place)
            if place.hasHaving || !place.windows.isEmpty { try checkKeys(of: bound, place, item.expression.mark) }
            if bound.holds({ if case .exists = $0 { true } else if case .inQuery = $0 { true } else { false } }) {
                note(
                    mismatch(
                        "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.UNSUPPORTED_IN_EXISTS_SUBQUERY",
                        "EXISTS and IN with a sub-query are no keys of ORDER BY", at: item.expression.mark))
            }
            if let same = place.items.firstIndex(of: bound) {
                order.append((item, same))
            } else {
                order.append((item, place.items.count))
                place.items.append(bound)
            }
        }
        for key in query.distributeBy + (query.orderBy.isEmpty ? [] : query.clusterBy) { _ = try bind(key, place) }
        return order
    }

    /// Checks that a key of ORDER BY behind HAVING or windows uses columns that are keys themselves: Spark sees no other there.
    private func checkKeys(of key: BoundExpression, _ place: Place, _ mark: Mark) throws(NameError) {
        guard place.isGrouped, key.holds({ kind in kind.column != nil && !place.keys.contains { $0.kind == kind } }) else { return }
        throw mismatch(
            "UNRESOLVED_COLUMN", "Behind HAVING and windows, ORDER BY can't use what is grouped by; name the result's column", at: mark)
    }

    private func sortKeys(
        _ order: [(item: SortItem, index: Int)], _ parts: inout Parts, _ outputCount: Int, isDistinct: Bool
    ) throws(NameError) -> [BoundSortKey] {
        var keys: [BoundSortKey] = []
        for (item, index) in order {
            let expression = parts.items[index]
            var place = index
            if index >= outputCount, let same = parts.items[..<outputCount].firstIndex(of: expression) { place = same }
            if place >= outputCount, isDistinct {
                throw mismatch(
                    "UNRESOLVED_COLUMN", "With DISTINCT, ORDER BY can only name what is selected", at: item.expression.mark)
            }
            keys.append(try sortKey(item, BoundExpression(.output(place), expression.type, item.expression.mark)))
        }
        if isDistinct { parts.items.removeSubrange(outputCount...) }
        return keys
    }
}
