// Aggregates, windows and generators.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-window.html

import Tables

extension Binder {
    func aggregate(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        if let outer = try outerAggregate(call, mark, place) { return outer }
        if place.clause == .orderBy, place.hasHaving || !place.windows.isEmpty {
            throw mismatch(
                "UNSUPPORTED_EXPR_FOR_OPERATOR",
                "Behind HAVING and windows, ORDER BY can't hold an aggregate function; name the result's column",
                at: mark)
        }
        switch place.clause {
        case .filter:
            throw mismatch("INVALID_WHERE_CONDITION", "Aggregate function \(call.name.name) is not allowed in where", at: mark)
        case .joinCondition, .lateralView, .values, .limit:
            throw mismatch(
                "UNSUPPORTED_EXPR_FOR_OPERATOR", "Aggregate function \(call.name.name) is not allowed in \(place.clause.rawValue)", at: mark
            )
        case .groupBy: throw mismatch("GROUP_BY_AGGREGATE", "Aggregate function \(call.name.name) is not allowed in group by", at: mark)
        case .select, .having, .qualify, .orderBy, .pivot: break
        }
        guard !place.isInAggregate else {
            throw mismatch(
                "NESTED_AGGREGATE_FUNCTION", "Aggregate function \(call.name.name) can't stand inside of another", at: mark)
        }
        if function.name == .grouping || function.name == .groupingID { return try grouping(call, function, mark, place) }
        place.isInAggregate = true
        defer { place.isInAggregate = false }
        let bound = try aggregated(call, function, mark, place)
        let parts = bound.arguments + bound.order.map(\.expression) + (bound.filter.map { [$0] } ?? [])
        if let volatile = parts.first(where: \.isVolatile) {
            throw mismatch(
                "AGGREGATE_FUNCTION_WITH_NONDETERMINISTIC_EXPRESSION",
                "The argument of aggregate function \(call.name.name) gives another value each time", at: volatile.mark)
        }
        let slot = place.aggregates.firstIndex(of: bound) ?? place.aggregates.count
        if slot == place.aggregates.count { place.aggregates.append(bound) }
        return BoundExpression(.aggregate(slot), bound.type, mark)
    }

    /// An aggregate of nothing but outer columns is the outer query's: `HAVING EXISTS (SELECT 1 FROM t WHERE x > MIN(outer.y))`.
    private func outerAggregate(_ call: FunctionCall, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression? {
        guard let edge = place.edge, edge.place.takesAggregates, !edge.place.isInAggregate else { return nil }
        var columns: [[Identifier]] = []
        var isPlain = true
        for part in call.parts {
            part.visit { node in
                if case .column(let path) = node.kind { columns.append(path) }
                if case .star = node.kind { isPlain = false }
            } query: { _ in
                isPlain = false
            }
        }
        guard isPlain, !columns.isEmpty else { return nil }
        for path in columns {
            guard case .none = place.names.find(path) else { return nil }
            guard edge.left.contains(where: { if case .found = $0.find(path) { true } else { false } }) else { return nil }
        }
        let bound = try self.call(call, mark, edge.place)
        return edge.argument(bound, named: columns[0].last?.name ?? "", at: mark)
    }

    /// The function with its arguments, wherever it stands.
    private func aggregated(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundAggregate {
        var given: [BoundExpression]
        if function.name == .count, call.arguments.count == 1, !call.isDistinct, case .star(let star) = call.arguments[0].value.kind,
            star.qualifier.isEmpty
        {
            given = [BoundExpression(.literal(.integer(1)), .int, mark)]
        } else if function.name == .count, !call.isDistinct, let star = call.qualifiedStar {
            guard place.names.has(qualifier: star.key) else {
                throw NameError(message: "Table \(star.name) is not in the from clause", mark: star.mark)
            }
            throw mismatch("INVALID_USAGE_OF_STAR_OR_REGEX", "COUNT takes * and not the columns of one table", at: mark)
        } else {
            given = try arguments(call, place)
        }
        var arguments = try checked(function, call, given, mark)
        if call.isDistinct || function.name == .count,
            let open = arguments.first(where: { call.isDistinct && !$0.type.isOpen && $0.type.hasMap })
        {
            throw mismatch("DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "DISTINCT can't compare a \(open.type)", at: open.mark)
        }
        var type = try result(function, call, &arguments, mark)
        let order = try orderWithin(call, function, &type, mark, place)
        let filter = try call.filter.map { (filter) throws(NameError) in try condition(filter, place, "FILTER") } ?? nil
        // FIRST(a, true) is FIRST(a) IGNORE NULLS.
        var ignoresNulls = call.nulls == .ignore
        switch function.name {
        case .first, .last, .anyValue, .nthValue:
            let standard = function.name == .nthValue ? 2 : 1
            if arguments.count > standard, case .literal(.boolean(let value)) = arguments[standard].kind {
                ignoresNulls = ignoresNulls || value
                arguments.removeLast()
            }
        case .lag, .lead: break
        default:
            guard call.nulls == nil else {
                throw mismatch(
                    "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", "Function \(call.name.name) takes no IGNORE NULLS", at: mark)
            }
        }
        if function.name == .lag || function.name == .lead {
            type = arguments[0].type
            if arguments.count > 2 {
                let given = arguments[2].type
                guard given.isStored(as: type) || given.isText && type.isAtomic && !type.isInterval else {
                    throw mismatch(
                        "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "The default of \(call.name.name) is \(type), not \(arguments[2].type)",
                        at: arguments[2].mark)
                }
                arguments[2] = arguments[2].cast(to: type)
            }
        }
        return BoundAggregate(
            function: function.name, arguments: arguments, isDistinct: call.isDistinct, filter: filter, order: order,
            ignoresNulls: ignoresNulls, type: type, mark: mark)
    }

    /// WITHIN GROUP: the order of the values that the function looks at.
    private func orderWithin(
        _ call: FunctionCall, _ function: SQLFunction, _ type: inout DataType, _ mark: Mark, _ place: Place
    ) throws(NameError) -> [BoundSortKey] {
        if function.name == .percentileCont || function.name == .percentileDisc {
            guard call.withinGroup.count == 1 else {
                throw mismatch("WRONG_NUM_ARGS", "Function \(call.name.name) needs WITHIN GROUP (ORDER BY …) with one key", at: mark)
            }
        } else if !call.withinGroup.isEmpty, function.name != .listagg {
            throw mismatch(
                "INVALID_SQL_SYNTAX.FUNCTION_WITH_UNSUPPORTED_SYNTAX", "Function \(call.name.name) takes no WITHIN GROUP", at: mark)
        }
        var order: [BoundSortKey] = []
        for item in call.withinGroup {
            let key = try bind(item.expression, place)
            if function.name != .listagg {
                guard let wanted = SQLFunction.Argument.numericOrInterval.type(for: key.type) else {
                    throw mismatch(
                        "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "\(call.name.name) orders by a number, not by \(key.type)", at: key.mark)
                }
                if wanted.isInterval { type = wanted.wholeInterval }
                order.append(try sortKey(item, key.cast(to: wanted)))
            } else {
                order.append(try sortKey(item, key))
            }
        }
        return order
    }

    /// GROUPING and GROUPING_ID: which keys the row's set leaves out.
    func grouping(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        guard place.isGrouped else { return try deferredGrouping(call, function, mark, place) }
        // Keys are columns here, also where ORDER BY would take an alias first.
        let clause = place.clause
        place.clause = .groupBy
        defer { place.clause = clause }
        let arguments = try arguments(call, place)
        var keys: [Int] = []
        for argument in arguments {
            guard let index = place.keys.firstIndex(of: argument) else {
                throw mismatch("GROUPING_COLUMN_MISMATCH", "The argument of \(call.name.name) is no key of GROUP BY", at: argument.mark)
            }
            keys.append(index)
        }
        guard place.hasSets else {
            throw mismatch(
                "UNSUPPORTED_GROUPING_EXPRESSION", "Function \(call.name.name) needs GROUPING SETS, ROLLUP or CUBE", at: mark)
        }
        if function.name == .grouping {
            guard keys.count == 1 else { throw mismatch("WRONG_NUM_ARGS", "GROUPING takes one key", at: mark) }
            return BoundExpression(.grouping(key: keys[0]), .tinyint, mark)
        }
        guard keys.isEmpty || keys == Array(place.keys.indices) else {
            throw mismatch("GROUPING_ID_COLUMN_MISMATCH", "GROUPING_ID takes all keys of GROUP BY in their order, or none", at: mark)
        }
        return BoundExpression(.groupingID(keys: keys.isEmpty ? Array(place.keys.indices) : keys), .bigint, mark)
    }

    /// In the select list keys are not known yet: GROUP BY is bound after it.
    private func deferredGrouping(
        _ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        place.groupings.append((call: call, function: function, mark: mark))
        let number = -place.groupings.count
        return function.name == .grouping
            ? BoundExpression(.grouping(key: number), .tinyint, mark) : BoundExpression(.groupingID(keys: [number]), .bigint, mark)
    }

    // MARK: Windows

    func windowDefinitions(_ windows: [NamedWindow]) throws(NameError) -> [String: WindowSpecification] {
        var definitions: [String: WindowSpecification] = [:]
        for window in windows {
            guard definitions[window.name.key] == nil else {
                throw NameError(message: "Window \(window.name.name) is defined twice", mark: window.name.mark)
            }
            definitions[window.name.key] = window.specification
        }
        return definitions
    }

    func window(_ call: FunctionCall, _ function: SQLFunction, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        guard function.kind == .aggregate || function.kind == .window, function.name != .grouping, function.name != .groupingID else {
            throw mismatch("UNSUPPORTED_EXPR_FOR_WINDOW", "Function \(call.name.name) can't have an OVER clause", at: mark)
        }
        switch place.clause {
        case .orderBy where place.isGrouped:
            throw mismatch("UNSUPPORTED_EXPR_FOR_OPERATOR", "Behind GROUP BY, ORDER BY can't hold a window function", at: mark)
        case .select, .orderBy, .qualify: break
        default: throw NameError(message: "Window functions are not allowed in \(place.clause.rawValue)", mark: mark)
        }
        guard !place.isInAggregate, !place.isInWindow else {
            throw mismatch("NESTED_WINDOW_FUNCTION", "A window function can't stand inside of an aggregate or a window", at: mark)
        }
        guard call.filter == nil else {
            throw mismatch("WINDOW_FUNCTION_WITH_FILTER", "A function over a window takes no FILTER", at: mark)
        }
        guard !call.isDistinct else {
            throw mismatch("DISTINCT_WINDOW_FUNCTION_UNSUPPORTED", "Window functions take no DISTINCT", at: mark)
        }
        guard let over = call.over else { throw NameError(message: "A window function needs OVER", mark: mark) }
        let specification = try specification(over, place, mark)
        place.isInWindow = true
        defer { place.isInWindow = false }
        let aggregate = try aggregated(call, function, mark, place)
        var partition: [BoundExpression] = []
        for key in specification.partition { partition.append(try bind(key, place)) }
        var order: [BoundSortKey] = []
        for item in specification.order { order.append(try sortKey(item, try bind(item.expression, place))) }
        if let needs = partition.first(where: { !$0.type.isOrderable && !$0.type.isOpen }) {
            throw mismatch("EXPRESSION_TYPE_IS_NOT_ORDERABLE", "A window can't be partitioned by a \(needs.type)", at: needs.mark)
        }
        let frame = try frame(specification, function, aggregate, order, mark, place)
        if function.name == .median || function.name == .percentileCont || function.name == .percentileDisc,
            !order.isEmpty || specification.frame != nil
        {
            throw mismatch(
                "INVALID_WINDOW_SPEC_FOR_AGGREGATION_FUNC", "The window of \(call.name.name) has neither ORDER BY nor a frame", at: mark)
        }
        let bound = BoundWindow(function: aggregate, partition: partition, order: order, frame: frame)
        let slot = place.windows.firstIndex(of: bound) ?? place.windows.count
        if slot == place.windows.count { place.windows.append(bound) }
        return BoundExpression(.window(slot), aggregate.type, mark)
    }

    func specification(_ over: FunctionCall.Window, _ place: Place, _ mark: Mark) throws(NameError) -> WindowSpecification {
        switch over {
        case .named(let name):
            guard let found = place.definitions[name.key] else {
                throw mismatch("MISSING_WINDOW_SPECIFICATION", "Window \(name.name) is not defined", at: name.mark)
            }
            return try based(found, place, depth: 0)
        case .inline(let specification): return try based(specification, place, depth: 0)
        }
    }

    private func based(_ specification: WindowSpecification, _ place: Place, depth: Int) throws(NameError) -> WindowSpecification {
        guard let base = specification.base else { return specification }
        guard depth < 32, let found = place.definitions[base.key] else {
            throw mismatch("MISSING_WINDOW_SPECIFICATION", "Window \(base.name) is not defined", at: base.mark)
        }
        let under = try based(found, place, depth: depth + 1)
        return WindowSpecification(
            base: nil, partition: specification.partition.isEmpty ? under.partition : specification.partition,
            order: specification.order.isEmpty ? under.order : specification.order, frame: specification.frame ?? under.frame)
    }

    // MARK: Generators

    /// EXPLODE and the like, with the columns that it makes.
    func generator(_ call: FunctionCall, _ place: Place, at mark: Mark) throws(NameError) -> (BoundGenerator, [OutputColumn]) {
        resolution.calls.append(.init(call: call, clause: place.clause, mark: mark))
        guard !call.arguments.contains(where: { $0.name.map { $0.key != "collection" } ?? false }) || call.known(dialect) == nil else {
            throw mismatch("NAMED_PARAMETERS_NOT_SUPPORTED", "Function \(call.name.name) takes no named arguments", at: mark)
        }
        guard let function = call.known(dialect) else {
            for argument in call.arguments { _ = try bind(argument.value, place) }
            let row = [BoundExpression(.literal(.null), .unknown, mark)]
            return (
                BoundGenerator(kind: .rows([row], valueCount: 0, dropsNulls: false), isOuter: false),
                [generated("col", .unknown, call)]
            )
        }
        let values = try arguments(call, place)
        guard function.kind == .generator else {
            throw mismatch("UNSUPPORTED_GENERATOR.NOT_GENERATOR", "Function \(call.name.name) makes no rows", at: mark)
        }
        let value = try checked(function, call, values, mark)[0]
        let hasPosition = function.name == .posexplode
        var columns: [OutputColumn] = hasPosition ? [generated("pos", .int, call)] : []
        switch value.type {
        case .map(let key, let element): columns += [generated("key", key, call), generated("value", element, call)]
        case .array(let element): columns.append(generated("col", element, call))
        default: columns.append(generated("col", .unknown, call))
        }
        return (
            BoundGenerator(kind: .explode(value, hasPosition: hasPosition), isOuter: function.name == .explodeOuter), columns
        )
    }

    private func generated(_ name: String, _ type: DataType, _ call: FunctionCall) -> OutputColumn {
        var lineage = Lineage()
        for part in call.parts { lineage.formUnion(resolution.lineage(of: part)) }
        return OutputColumn(
            name: name, type: type, lineage: lineage, direct: nil, isLiteral: call.parts.allSatisfy { resolution.isLiteral($0) })
    }
}

extension DataType {
    /// An interval of its kind with all fields.
    var wholeInterval: DataType {
        switch self {
        case .yearMonthInterval: .yearMonthInterval(.year, .month)
        case .dayTimeInterval: .dayTimeInterval(.day, .second)
        default: self
        }
    }
}

extension FunctionCall {
    /// The table of `t.*`, the only argument.
    fileprivate var qualifiedStar: Identifier? {
        guard arguments.count == 1, case .star(let star) = arguments[0].value.kind else { return nil }
        return star.qualifier.last
    }
}
