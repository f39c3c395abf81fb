// Queries: WITH, set operators, VALUES, ORDER BY, LIMIT.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html

import Tables

extension Binder {
    /// - Parameter edge: What the query may take from outside; nil for nothing.
    /// - Parameter isStart: Whether it is a common table's or an expression's query as a whole, and not one inside of a FROM clause.
    func bind(_ query: Query, edge: SubqueryEdge?, isStart: Bool = false) throws(NameError) -> BoundQuery {
        if let with = query.with {
            if isStart { checkNames(of: with) }
            definitions.append([:])
            try bind(with, edge: edge)
        }
        defer { if query.with != nil { definitions.removeLast() } }
        let bound: BoundQuery
        if case .select(let select) = query.body {
            bound = try self.bind(select, in: query, edge: edge)
        } else {
            let (body, outputs) = try bind(query.body, edge: edge, at: query.mark)
            let order = try orderOfOutputs(query, outputs, edge)
            resolution.record(outputs, of: query.mark)
            bound = BoundQuery(
                body: body, outputs: outputs.map(\.bound), order: order, limit: try limit(query), offset: try offset(query),
                mark: query.mark)
        }
        if let edge { notes.outerUses[query.mark.id] = edge.uses }
        return bound
    }

    /// Checks that no common table has a name that is one further out, which Spark does not choose between.
    private func checkNames(of with: WithClause) {
        for table in with.tables where definitions.dropFirst().contains(where: { $0[table.name.key] != nil }) {
            note(
                mismatch(
                    "AMBIGUOUS_ALIAS_IN_NESTED_CTE", "Common table \(table.name.name) is defined further out, too", at: table.name.mark))
        }
    }

    private func bind(_ with: WithClause, edge: SubqueryEdge?) throws(NameError) {
        var seen: Set<String> = []
        for table in with.tables {
            guard seen.insert(table.name.key).inserted else {
                throw NameError(message: "Common table \(table.name.name) is defined twice", mark: table.name.mark)
            }
            // A recursive table names itself; what it puts out is then not known, and the rules refuse it by its syntax.
            if with.isRecursive {
                let columns = table.columns.map { OutputColumn(name: $0.name, type: .unknown, lineage: Lineage(), direct: nil) }
                definitions[definitions.count - 1][table.name.key] = .open(columns)
            }
            let inner = edge.map { SubqueryEdge($0.place, left: $0.left, isPassing: $0.isPassing) }
            let query = try bind(table.query, edge: inner, isStart: true)
            if let inner, !inner.arguments.isEmpty {
                definitions[definitions.count - 1][table.name.key] = .inline(table, inner)
            } else {
                let columns = try renamed(resolution.outputs(of: table.query.mark), table.columns, table.name)
                define(table.name, query, columns, isCached: false)
            }
        }
    }

    /// A body other than one SELECT.
    private func bind(_ body: QueryBody, edge: SubqueryEdge?, at mark: Mark) throws(NameError) -> (BoundBody, [OutputColumn]) {
        switch body {
        case .select(let select):
            let query = try bind(select, in: nil, edge: edge)
            return (query.body, resolution.outputs(of: select.mark))
        case .nested(let query):
            let inner = try bind(query, edge: edge)
            return (.nested(inner), resolution.outputs(of: query.mark))
        case .values(let rows, let alias, _):
            let (values, columns) = try self.values(rows, edge)
            return (.values(values), try renamed(columns, alias?.columns ?? [], alias?.name))
        case .table(let path):
            let (kind, columns) = try relation(path, mark)
            let instance = try instance(kind, columns, alias: path.last?.name ?? "", at: path.first?.mark ?? mark)
            for column in columns { use(column, instance.number, .select, at: instance.mark) }
            let items = columns.enumerated().map { ordinal, column in
                BoundExpression(.column(instance: instance.number, ordinal: ordinal), column.type, instance.mark)
            }
            let from = BoundFrom(first: .instance(instance), joins: [])
            let select = BoundSelect(
                from: from, filter: nil, grouping: nil, having: nil, windows: [], qualify: nil, generators: [], items: items,
                isDistinct: false, mark: mark)
            return (.select(select), columns)
        case .chain(let first, let links): return try chain(first, links, edge, mark)
        }
    }

    private func branch(
        _ body: QueryBody, _ edge: SubqueryEdge?, _ mark: Mark
    ) throws(NameError) -> (BoundQuery, [OutputColumn]) {
        let (bound, outputs) = try bind(body, edge: edge, at: mark)
        if case .nested(let query) = bound { return (query, outputs) }
        return (BoundQuery(body: bound, outputs: outputs.map(\.bound), order: [], limit: nil, offset: nil, mark: mark), outputs)
    }

    private func chain(
        _ first: QueryBody, _ links: [SetLink], _ edge: SubqueryEdge?, _ mark: Mark
    ) throws(NameError) -> (BoundBody, [OutputColumn]) {
        var (start, outputs) = try branch(first, edge, mark)
        var bound: [BoundSetOperation.Link] = []
        for link in links {
            let (right, columns) = try branch(link.right, edge, link.mark)
            let word = link.operator.rawValue.uppercased()
            guard columns.count == outputs.count else {
                throw NameError(
                    message: "Both sides of \(word) must have the same number of columns, "
                        + "the left has \(outputs.count) and the right \(columns.count)", mark: link.mark)
            }
            for (index, column) in columns.enumerated() {
                let left = outputs[index].type
                let type = left.wider(with: column.type) ?? (left.hasShape(of: column.type) ? left : nil)
                if type == nil {
                    note(
                        mismatch(
                            "INCOMPATIBLE_COLUMN_TYPE",
                            "Column \(index + 1) of \(word) is \(outputs[index].type) on one side and \(column.type) on the other",
                            at: link.mark))
                }
                outputs[index] = outputs[index].united(with: column, type ?? .unknown)
            }
            let isAll = link.quantifier == .all
            if link.operator != .union || !isAll, let open = outputs.first(where: { !$0.type.isOpen && $0.type.hasMap }) {
                note(
                    mismatch(
                        "UNSUPPORTED_FEATURE.SET_OPERATION_ON_MAP_TYPE", "\(word) can't compare column \(open.name), a map", at: link.mark))
            }
            let operation: BoundSetOperation.Link.Operator =
                switch link.operator {
                case .union: .union
                case .except, .minus: .except
                case .intersect: .intersect
                }
            bound.append(.init(operator: operation, isAll: isAll, right: right))
        }
        return (.set(BoundSetOperation(first: start, links: bound, types: outputs.map(\.type))), outputs)
    }

    // MARK: VALUES

    func values(_ rows: [Expression], _ edge: SubqueryEdge?) throws(NameError) -> ([[BoundExpression]], [OutputColumn]) {
        let place = Place(Namespace(), edge, .values)
        var bound: [[BoundExpression]] = []
        var lineages: [Lineage] = []
        var areLiteral: [Bool] = []
        for row in rows {
            let cells: [Expression]
            switch row.kind {
            case .tuple(let items): cells = items
            // A struct is a row like a tuple.
            case .call(let call) where call.function == "struct" && call.qualifier.isEmpty: cells = call.arguments.map(\.value)
            default: cells = [row]
            }
            if let first = bound.first, first.count != cells.count {
                throw mismatch(
                    "INVALID_INLINE_TABLE", "The first row of VALUES has \(first.count) values, this one \(cells.count)", at: row.mark)
            }
            var values: [BoundExpression] = []
            for cell in cells { values.append(try bind(cell, place)) }
            if bound.isEmpty {
                lineages = cells.map { resolution.lineage(of: $0) }
                areLiteral = cells.map { resolution.isLiteral($0) }
            }
            for (index, cell) in cells.enumerated() where index < lineages.count {
                if !bound.isEmpty {
                    lineages[index].formUnion(resolution.lineage(of: cell))
                    areLiteral[index] = areLiteral[index] || resolution.isLiteral(cell)
                }
            }
            bound.append(values)
        }
        guard let first = bound.first else { return ([], []) }
        var columns: [OutputColumn] = []
        for index in first.indices {
            guard let type = DataType.commonInline(bound.lazy.map { $0[index].type }) else {
                throw mismatch(
                    "INVALID_INLINE_TABLE", "The values of column \(index + 1) of VALUES have no common type", at: rows[0].mark)
            }
            columns.append(
                OutputColumn(name: "col\(index + 1)", type: type, lineage: lineages[index], direct: nil, isLiteral: areLiteral[index]))
        }
        return (bound.map { row in zip(row, columns).map { $0.cast(to: $1.type) } }, columns)
    }

    // MARK: ORDER BY over outputs, LIMIT

    private func orderOfOutputs(_ query: Query, _ outputs: [OutputColumn], _ edge: SubqueryEdge?) throws(NameError) -> [BoundSortKey] {
        let names = Namespace(outputs: outputs, at: query.mark)
        let place = Place(names, edge, .orderBy)
        place.definitions = try windowDefinitions(query.windows)
        var keys: [BoundSortKey] = []
        for item in query.sortItems(outputs.count, hasAll: names.count(of: "all") > 0) {
            let expression: BoundExpression
            if let ordinal = try self.place(of: item.expression, outputs.count, "ORDER_BY_POS_OUT_OF_RANGE") {
                expression = BoundExpression(.output(ordinal), outputs[ordinal].type, item.expression.mark)
            } else {
                expression = try bind(item.expression, place)
            }
            guard place.aggregates.isEmpty, place.windows.isEmpty else {
                throw NameError(message: "Only columns of the result can be ordered by here", mark: item.expression.mark)
            }
            keys.append(try sortKey(item, expression))
        }
        for key in query.distributeBy { _ = try bind(key, place) }
        return keys
    }

    func sortKey(_ item: SortItem, _ expression: BoundExpression) throws(NameError) -> BoundSortKey {
        guard expression.type.isOrderable else {
            throw mismatch(
                "DATATYPE_MISMATCH.INVALID_ORDERING_TYPE", "Values of type \(expression.type) can't be ordered", at: item.expression.mark)
        }
        let isDescending = item.direction == .desc
        return BoundSortKey(
            expression: expression, isDescending: isDescending, nullsFirst: item.nulls.map { $0 == .first } ?? !isDescending)
    }

    /// The place that a whole number as a key stands for, from 0; nil for other expressions.
    func place(of key: Expression, _ count: Int, _ condition: String) throws(NameError) -> Int? {
        guard let number = key.writtenPlace else { return nil }
        guard number >= 1, number <= count else {
            throw mismatch(condition, "Place \(number) is not in the select list, which has \(count) items", at: key.mark)
        }
        return number - 1
    }

    func limit(_ query: Query) throws(NameError) -> BoundExpression? {
        guard case .rows(let count) = query.limit else { return nil }
        return try wholeNumber(count, "LIMIT")
    }

    func offset(_ query: Query) throws(NameError) -> BoundExpression? {
        guard let offset = query.offset else { return nil }
        return try wholeNumber(offset, "OFFSET")
    }

    private func wholeNumber(_ expression: Expression, _ clause: String) throws(NameError) -> BoundExpression {
        if expression.hasParts {
            throw mismatch("INVALID_LIMIT_LIKE_EXPRESSION.IS_UNFOLDABLE", "\(clause) must be a constant", at: expression.mark)
        }
        let place = Place(Namespace(), nil, .limit)
        let bound = try bind(expression, place)
        if bound.type.isOpen { return bound }
        guard bound.type.isInteger else {
            throw mismatch(
                "INVALID_LIMIT_LIKE_EXPRESSION.DATA_TYPE", "\(clause) must be a whole number, not \(bound.type)", at: expression.mark)
        }
        if let value = bound.wholeValue, value < 0 {
            throw mismatch("INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", "\(clause) must not be negative", at: expression.mark)
        }
        return bound
    }
}

extension DataType {
    /// Whether a map is in it, whose values nothing compares.
    var hasMap: Bool {
        switch self {
        case .map: true
        case .array(let element): element.hasMap
        case .structure(let fields): fields.contains { $0.type.hasMap }
        default: false
        }
    }
}

extension Namespace {
    /// The outputs of a query's body, as ORDER BY sees them.
    convenience init(outputs: [OutputColumn], at mark: Mark) {
        self.init()
        for (ordinal, column) in outputs.enumerated() {
            add(
                Entry(
                    name: column.name, key: column.name.foldedName, qualifier: nil,
                    expression: BoundExpression(.output(ordinal), column.type, mark), origin: column, instance: nil))
        }
    }
}

extension Query {
    /// The keys of ORDER BY; of SORT BY or CLUSTER BY, which order too, where there are none. ORDER BY ALL is spelled out.
    func sortItems(_ outputCount: Int, hasAll: Bool) -> [SortItem] {
        if ordersByAll, !hasAll {
            return (1...max(1, outputCount)).map { place in
                SortItem(
                    expression: Expression(kind: .literal(.number(String(place))), mark: orderBy[0].expression.mark),
                    direction: orderBy[0].direction, nulls: orderBy[0].nulls)
            }
        }
        if !orderBy.isEmpty { return orderBy }
        return sortBy + clusterBy.map { SortItem(expression: $0, direction: nil, nulls: nil) }
    }

    /// Whether the only key is the word ALL.
    private var ordersByAll: Bool {
        guard orderBy.count == 1, case .column(let path) = orderBy[0].expression.kind else { return false }
        return path.count == 1 && path[0].key == "all" && path[0].quote == .none
    }
}

extension Expression {
    /// The whole number that the expression is, written out; a key of GROUP BY or ORDER BY is then a place.
    var writtenPlace: Int? {
        switch kind {
        case .literal(.number(let text)): return Int(text)
        case .negative(let inner):
            guard case .literal(.number(let text)) = inner.kind, let number = Int(text) else { return nil }
            return -number
        default: return nil
        }
    }

    /// Whether it contains a column or a sub-query.
    var hasParts: Bool {
        var found = false
        visit { node in
            switch node.kind {
            case .column, .star: found = true
            default: break
            }
        } query: { _ in
            found = true
        }
        return found
    }
}

extension OutputColumn {
    /// The column of a set operation whose sides put out this and another.
    fileprivate func united(with other: OutputColumn, _ type: DataType) -> OutputColumn {
        var lineage = lineage
        var rowLineage = rowLineage
        lineage.formUnion(other.lineage)
        rowLineage.formUnion(other.rowLineage)
        return OutputColumn(
            name: name, type: type, lineage: lineage, rowLineage: rowLineage, direct: direct == other.direct ? direct : nil,
            isUnchanged: isUnchanged && other.isUnchanged, isLiteral: isLiteral || other.isLiteral)
    }
}
