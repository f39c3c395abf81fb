// PIVOT and UNPIVOT, bound to SELECTs that do the same.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-pivot.html

import Tables

extension Binder {
    /// PIVOT groups twice: first by what is left and by the pivot's columns, then by what is left alone, taking each value's aggregates.
    func bind(_ pivot: Pivot, over source: BoundInstance, _ edge: SubqueryEdge?) throws(NameError) -> BoundInstance {
        let names = Namespace(source, columns(of: source), alias: nil)
        let place = Place(names, edge, .pivot)
        var aggregates: [BoundExpression] = []
        for item in pivot.aggregates {
            let bound = try bind(item.expression, place)
            guard bound.holdsAggregate else {
                throw mismatch("PIVOT_AGGREGATE", "PIVOT takes aggregate functions", at: item.expression.mark)
            }
            aggregates.append(bound)
        }
        var columns: [BoundExpression] = []
        for name in pivot.columns { columns.append(try bind(Expression(kind: .column([name]), mark: name.mark), place)) }
        var used = Set(columns.compactMap(\.kind.column))
        for aggregate in place.aggregates {
            for part in aggregate.arguments + (aggregate.filter.map { [$0] } ?? []) { part.collectColumns(&used) }
        }
        let kept = source.columns.indices.filter { !used.contains(.init(instance: source.number, ordinal: $0)) }
        let values = try pivot.values.map { (value) throws(NameError) in try self.value(value, columns, edge) }
        let keys =
            kept.map { BoundExpression(.column(instance: source.number, ordinal: $0), source.columns[$0].type, pivot.mark) } + columns
        var parts = Parts(items: aggregates, having: nil, qualify: nil, windows: [], generators: [])
        try regroup(&parts, place, keys: keys)
        let keyItems = keys.enumerated().map { BoundExpression(.key($0), $1.type, pivot.mark) }
        let inner = select(
            from: source, grouping: BoundGrouping(keys: keys, sets: nil, aggregates: place.aggregates), items: keyItems + parts.items,
            pivot.mark)
        var lineage = Lineage()
        for item in pivot.aggregates { lineage.formUnion(resolution.lineage(of: item.expression)) }
        for name in pivot.columns { lineage.formUnion(resolution.binding(of: name.mark)?.column.lineage ?? Lineage()) }
        let innerColumns = inner.items.map { OutputColumn(name: "", type: $0.type, lineage: lineage, direct: nil) }
        let grouped = try instance(.query(query(inner, innerColumns, pivot.mark)), innerColumns, at: pivot.mark)
        return try spread(pivot, source, kept, grouped, columns.count, values)
    }

    /// The second grouping.
    private func spread(
        _ pivot: Pivot, _ source: BoundInstance, _ kept: [Int], _ grouped: BoundInstance, _ columnCount: Int,
        _ values: [(name: String, values: [BoundExpression])]
    ) throws(NameError) -> BoundInstance {
        func column(_ ordinal: Int) -> BoundExpression {
            BoundExpression(.column(instance: grouped.number, ordinal: ordinal), grouped.columns[ordinal].type, pivot.mark)
        }
        let keys = kept.indices.map { column($0) }
        var items = keys.enumerated().map { BoundExpression(.key($0), $1.type, pivot.mark) }
        var outputs = kept.map { columns(of: source)[$0] }
        var aggregates: [BoundAggregate] = []
        for value in values {
            var conditions: [BoundExpression] = []
            for (index, one) in value.values.enumerated() {
                let (left, right) = try alike(column(kept.count + index), one, "PIVOT", pivot.mark)
                conditions.append(BoundExpression(.isDistinct(left, from: right, negated: true), .boolean, pivot.mark))
            }
            let filter = conditions.count == 1 ? conditions[0] : BoundExpression(.all(conditions), .boolean, pivot.mark)
            for (index, aggregate) in pivot.aggregates.enumerated() {
                let argument = column(kept.count + columnCount + index)
                aggregates.append(
                    BoundAggregate(
                        function: .first, arguments: [argument], isDistinct: false, filter: filter, order: [], ignoresNulls: false,
                        type: argument.type, mark: pivot.mark))
                items.append(BoundExpression(.aggregate(aggregates.count - 1), argument.type, pivot.mark))
                let suffix = aggregate.aliases.first?.name ?? SparkName.of(aggregate.expression, notes, dialect)
                outputs.append(
                    columns(of: grouped)[kept.count].renamed(
                        pivot.aggregates.count == 1 ? value.name : "\(value.name)_\(suffix)", argument.type))
            }
        }
        let outer = select(
            from: grouped, grouping: BoundGrouping(keys: keys, sets: nil, aggregates: aggregates), items: items, pivot.mark)
        return try instance(.query(query(outer, outputs, pivot.mark)), outputs, at: pivot.mark)
    }

    /// One value of IN, or a tuple for several columns, and the name that it gives.
    private func value(
        _ item: SelectItem, _ columns: [BoundExpression], _ edge: SubqueryEdge?
    ) throws(NameError) -> (name: String, values: [BoundExpression]) {
        let place = Place(Namespace(), nil, .pivot)
        let bound = try bind(item.expression, place)
        var values = [bound]
        if columns.count > 1 {
            guard case .structure(let parts) = bound.kind, parts.count == columns.count else {
                throw mismatch(
                    "PIVOT_VALUE_DATA_TYPE_MISMATCH", "A value of this PIVOT is a tuple of \(columns.count)", at: item.expression.mark)
            }
            values = parts
        }
        for (value, column) in zip(values, columns) {
            guard value.isConstant else {
                throw mismatch("NON_LITERAL_PIVOT_VALUES", "The values of PIVOT are constants", at: item.expression.mark)
            }
            guard value.type.compared(with: column.type) != nil else {
                throw mismatch(
                    "PIVOT_VALUE_DATA_TYPE_MISMATCH", "A value of PIVOT is \(value.type) and its column \(column.type)",
                    at: item.expression.mark)
            }
        }
        if let open = columns.first(where: { !$0.type.isOrderable && !$0.type.isOpen }) {
            throw mismatch("INCOMPARABLE_PIVOT_COLUMN", "PIVOT can't compare a column of type \(open.type)", at: item.expression.mark)
        }
        let name = item.aliases.first?.name ?? SparkName.text(ofValue: item.expression, notes, dialect)
        return (name, values)
    }

    // MARK: UNPIVOT

    func bind(_ unpivot: Unpivot, over source: BoundInstance, _ edge: SubqueryEdge?) throws(NameError) -> BoundInstance {
        let place = Place(Namespace(source, columns(of: source), alias: nil), edge, .pivot)
        var lineage = Lineage()
        var used: Set<BoundExpression.Kind.Column> = []
        var groups: [(name: String, values: [BoundExpression])] = []
        for group in unpivot.groups {
            var values: [BoundExpression] = []
            for path in group.columns {
                let value = try bind(Expression(kind: .column(path), mark: path[0].mark), place)
                value.collectColumns(&used)
                lineage.formUnion(resolution.binding(of: path[0].mark)?.column.lineage ?? Lineage())
                values.append(value)
            }
            guard values.count == unpivot.values.count else {
                throw mismatch(
                    "UNPIVOT_VALUE_SIZE_MISMATCH", "UNPIVOT folds \(unpivot.values.count) columns at a time, not \(values.count)",
                    at: unpivot.mark)
            }
            let names = group.columns.map { $0.last?.name ?? "" }
            groups.append((group.alias?.name ?? names.joined(separator: "_"), values))
        }
        var types: [DataType] = []
        for index in unpivot.values.indices {
            var type = DataType.void
            for group in groups {
                guard let wider = type.tightest(with: group.values[index].type) ?? type.wider(with: group.values[index].type),
                    wider == type || !(type.isText != group.values[index].type.isText && type != .void)
                else {
                    throw mismatch(
                        "UNPIVOT_VALUE_DATA_TYPE_MISMATCH", "The columns that UNPIVOT folds into one have no common type", at: unpivot.mark)
                }
                type = wider
            }
            types.append(type)
        }
        let rows = groups.map { group in
            [BoundExpression(.literal(.string(group.name)), .string, unpivot.mark)]
                + zip(group.values, types).map { $0.cast(to: $1) }
        }
        let folded =
            [OutputColumn(name: unpivot.name.name, type: .string, lineage: Lineage(), direct: nil)]
            + zip(unpivot.values, types).map { OutputColumn(name: $0.name, type: $1, lineage: lineage, direct: nil) }
        let generator = BoundGenerator(
            kind: .rows(rows, valueCount: types.count, dropsNulls: !unpivot.keepsNulls), isOuter: false)
        let made = try instance(.generator(generator), folded, at: unpivot.mark)
        let kept = source.columns.indices.filter { !used.contains(.init(instance: source.number, ordinal: $0)) }
        let items =
            kept.map { BoundExpression(.column(instance: source.number, ordinal: $0), source.columns[$0].type, unpivot.mark) }
            + folded.enumerated().map { BoundExpression(.column(instance: made.number, ordinal: $0), $1.type, unpivot.mark) }
        let from = BoundFrom(
            first: .instance(source),
            joins: [BoundJoin(kind: .inner, source: .instance(made), condition: nil, isLateral: true, mark: unpivot.mark)])
        let bound = BoundSelect(
            from: from, filter: nil, grouping: nil, having: nil, windows: [], qualify: nil, generators: [], items: items, isDistinct: false,
            mark: unpivot.mark)
        let outputs = kept.map { columns(of: source)[$0] } + folded
        return try instance(.query(query(bound, outputs, unpivot.mark)), outputs, at: unpivot.mark)
    }

    // MARK: SELECTs by hand

    private func select(from source: BoundInstance, grouping: BoundGrouping, items: [BoundExpression], _ mark: Mark) -> BoundSelect {
        BoundSelect(
            from: BoundFrom(first: .instance(source), joins: []), filter: nil, grouping: grouping, having: nil, windows: [], qualify: nil,
            generators: [], items: items, isDistinct: false, mark: mark)
    }

    private func query(_ select: BoundSelect, _ outputs: [OutputColumn], _ mark: Mark) -> BoundSubquery {
        BoundSubquery(
            query: BoundQuery(body: .select(select), outputs: outputs.map(\.bound), order: [], limit: nil, offset: nil, mark: mark),
            arguments: [],
            isDeterministic: true)
    }
}

extension BoundExpression {
    /// Adds the columns in the expression to a set.
    func collectColumns(_ columns: inout Set<Kind.Column>) {
        var pending = [self]
        while let next = pending.popLast() {
            if let column = next.kind.column { columns.insert(column) }
            pending += next.parts
        }
    }
}
