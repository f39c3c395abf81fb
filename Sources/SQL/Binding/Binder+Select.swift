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
        var outputs = try items(select, place)
        let grouping = try self.grouping(select, place, &outputs)
        try having(select, place, outputs, grouping)
        // HAVING and QUALIFY are bound before windows are known to be complete, so that theirs are among them.
        place.clause = .having
        let having = try select.having.map { (having) throws(NameError) in try condition(having, place, "HAVING") } ?? nil
        place.clause = .qualify
        let qualify = try select.qualify.map { (qualify) throws(NameError) in try condition(qualify, place, "QUALIFY") } ?? nil
        var order: [(item: SortItem, index: Int)] = []
        if let query { order = try self.order(query, select, place, outputs) }
        let isDistinct = select.quantifier == .distinct
        var parts = Parts(items: place.items, having: having, qualify: qualify, windows: place.windows, generator: place.generator)
        let isGrouped = grouping != nil || !place.aggregates.isEmpty
        if !isGrouped || place.groupings.isEmpty == false { try resolveGroupings(place, isGrouped: grouping != nil) }
        if isGrouped { try regroup(&parts, place, keys: grouping?.keys ?? [], select) }
        let keys = try sortKeys(order, &parts, outputs.count, isDistinct: isDistinct)
        if isDistinct, let open = outputs.first(where: { !$0.type.isOpen && $0.type.hasMap }) {
            throw mismatch("UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", "DISTINCT can't compare \(open.name), a map", at: select.mark)
        }
        try count(outputs.count, at: select.mark)
        let bound = BoundSelect(
            from: from, filter: filter,
            grouping: isGrouped
                ? BoundGrouping(keys: grouping?.keys ?? [], sets: grouping?.sets, aggregates: place.aggregates) : nil,
            having: parts.having, windows: parts.windows, qualify: parts.qualify, generator: parts.generator, items: parts.items,
            isDistinct: isDistinct, mark: select.mark)
        return BoundQuery(
            body: .select(bound), outputs: outputs, order: keys,
            limit: try query.map { (query) throws(NameError) in try limit(query) } ?? nil,
            offset: try query.map { (query) throws(NameError) in try offset(query) } ?? nil, mark: query?.mark ?? select.mark)
    }

    /// What is bound of a SELECT and sees slots once it is grouped.
    struct Parts {
        var items: [BoundExpression]
        var having: BoundExpression?
        var qualify: BoundExpression?
        var windows: [BoundWindow]
        var generator: BoundInstance?
    }

    /// A condition: of type boolean, or of none that is known.
    func condition(_ expression: Expression, _ place: Place, _ clause: String) throws(NameError) -> BoundExpression {
        let bound = try bind(expression, place)
        guard bound.type == .boolean || bound.type.isOpen else {
            throw mismatch(
                "DATATYPE_MISMATCH.FILTER_NOT_BOOLEAN", "\(clause) takes a condition, not a value of type \(bound.type)",
                at: expression.mark)
        }
        return bound
    }

    // MARK: The select list

    private func items(_ select: Select, _ place: Place) throws(NameError) -> [BoundColumn] {
        var outputs: [BoundColumn] = []
        outputs.reserveCapacity(select.items.count)
        func add(_ expression: BoundExpression, _ name: String, isAlias: Bool) {
            outputs.append(BoundColumn(name: name, type: expression.type))
            if isAlias { place.aliases[name.foldedName, default: []].append(place.items.count) }
            place.items.append(expression)
        }
        for item in select.items {
            if case .star(let star) = item.expression.kind {
                guard item.aliases.isEmpty else {
                    throw mismatch("INVALID_USAGE_OF_STAR_OR_REGEX", "* can't have an alias", at: item.expression.mark)
                }
                for (name, expression) in try expand(star, at: item.expression.mark, place) { add(expression, name, isAlias: false) }
                continue
            }
            if case .call(let call) = item.expression.kind, call.known(dialect)?.kind == .generator {
                for (name, expression) in try generated(call, item, place) { add(expression, name, isAlias: !item.aliases.isEmpty) }
                continue
            }
            guard item.aliases.count < 2 else {
                throw NameError(
                    message: "Several names are given to one value; only a generator makes several", mark: item.expression.mark)
            }
            let bound = try bind(item.expression, place)
            if let alias = item.aliases.first {
                add(bound, alias.name, isAlias: true)
            } else {
                add(bound, SparkName.of(item.expression, notes, dialect), isAlias: false)
            }
        }
        return outputs
    }

    /// EXPLODE and the like as a select item: columns of an instance of its own.
    private func generated(
        _ call: FunctionCall, _ item: SelectItem, _ place: Place
    ) throws(NameError) -> [(String, BoundExpression)] {
        guard place.generator == nil else {
            throw mismatch("UNSUPPORTED_GENERATOR.MULTI_GENERATOR", "A select list can have one generator", at: item.expression.mark)
        }
        let (generator, columns) = try self.generator(call, place, at: item.expression.mark)
        let named = try renamed(columns, item.aliases, item.aliases.first)
        let instance = try instance(.generator(generator), named, at: item.expression.mark)
        place.generator = instance
        return named.enumerated().map { ordinal, column in
            (column.name, BoundExpression(.column(instance: instance.number, ordinal: ordinal), column.type, instance.mark))
        }
    }

    func expand(_ star: Star, at mark: Mark, _ place: Place) throws(NameError) -> [(String, BoundExpression)] {
        let except = Set(star.except.map(\.key))
        var columns: [(String, BoundExpression)] = []
        if star.qualifier.isEmpty {
            columns = place.names.starEntries.map { ($0.name, $0.expression) }
            guard !columns.isEmpty else {
                throw NameError(message: "There is no table whose columns * could stand for", mark: mark)
            }
        } else if star.qualifier.count == 1, place.names.has(qualifier: star.qualifier[0].key) {
            columns = place.names.entries(of: star.qualifier[0].key).map { ($0.name, $0.expression) }
        } else {
            // The fields of a struct.
            let text = star.qualifier.map(\.name).joined(separator: ".")
            guard case .found(let entry, let fields) = place.names.find(star.qualifier),
                let base = try? field(entry.expression, star.qualifier.suffix(fields), mark), case .structure(let inner) = base.type
            else {
                throw NameError(message: "Table \(text) is not in the from clause", mark: star.qualifier.last?.mark ?? mark)
            }
            columns = inner.enumerated().map { ordinal, field in
                (field.name, BoundExpression(.field(base, ordinal: ordinal), field.type, mark))
            }
        }
        return except.isEmpty ? columns : columns.filter { !except.contains($0.0.foldedName) }
    }

    // MARK: ORDER BY

    /// The keys of ORDER BY as indexes of items: of outputs, or of items put behind them.
    private func order(
        _ query: Query, _ select: Select, _ place: Place, _ outputs: [BoundColumn]
    ) throws(NameError) -> [(item: SortItem, index: Int)] {
        place.clause = .orderBy
        var byName: [String: [Int]] = [:]
        for (index, column) in outputs.enumerated() { byName[column.name.foldedName, default: []].append(index) }
        place.aliases = byName
        var order: [(item: SortItem, index: Int)] = []
        for item in query.sortItems(outputs.count, hasAll: byName["all"] != nil || place.names.count(of: "all") > 0) {
            if let ordinal = try self.place(of: item.expression, outputs.count, "ORDER_BY_POS_OUT_OF_RANGE") {
                order.append((item, ordinal))
                continue
            }
            if case .column(let path) = item.expression.kind, path.count == 1, let found = byName[path[0].key] {
                if found.count > 1, !found.allSatisfy({ place.items[$0] == place.items[found[0]] }) {
                    throw mismatch("AMBIGUOUS_REFERENCE", "Column \(path[0].name) is ambiguous in ORDER BY", at: item.expression.mark)
                }
                notes.note(outputs[found[0]].type, at: item.expression.mark)
                order.append((item, found[0]))
                continue
            }
            let bound = try bind(item.expression, place)
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
