// Walks over whole statements, sub-queries included.
// Source: our own form.

/// A part of a statement as a walk comes by it.
package enum StatementPart {
    case query(Query)
    case setOperation(SetLink)
    case select(Select)
    case source(TableSource)
    case join(Join)
    case lateralView(LateralView)
    /// An expression, and each expression it is made of.
    case expression(Expression, Clause)
}

extension ParsedStatement {
    /// Visits every part, cached queries first, outer parts before inner ones.
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try StatementWalk.run(caches.compactMap(\.query).map { .query($0) } + [.query(query)], see)
    }
}

extension Query {
    /// Visits the query and every part inside it.
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try StatementWalk.run([.query(self)], see)
    }
}

extension Select {
    /// Visits the SELECT and every part inside it.
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try StatementWalk.run([.select(self)], see)
    }
}

extension Expression {
    /// Visits this expression, what it is made of, and the sub-queries in it.
    package func walk<Failure>(_ clause: Clause, _ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try StatementWalk.run([.expression(self, clause)], see)
    }
}

/// A walk as a loop over what is still to be seen, so that its depth costs memory and no stack.
private enum StatementWalk {
    enum Step {
        case query(Query)
        case body(QueryBody)
        case setOperation(SetLink)
        case select(Select)
        case item(FromItem)
        case source(TableSource)
        case join(Join)
        case lateralView(LateralView)
        case expression(Expression, Clause)

        /// What a visitor is shown of it.
        var part: StatementPart? {
            switch self {
            case .query(let query): .query(query)
            case .setOperation(let link): .setOperation(link)
            case .select(let select): .select(select)
            case .source(let source): .source(source)
            case .join(let join): .join(join)
            case .lateralView(let view): .lateralView(view)
            case .expression(let expression, let clause): .expression(expression, clause)
            case .body, .item: nil
            }
        }
    }

    static func run<Failure>(_ start: [Step], _ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        var pending = Array(start.reversed())
        while let step = pending.popLast() {
            if let part = step.part { try see(part) }
            let first = pending.count
            push(step, &pending)
            pending[first...].reverse()
        }
    }

    /// Appends what is directly inside a step, in the order of the text.
    private static func push(_ step: Step, _ pending: inout [Step]) {
        switch step {
        case .query(let query): push(query, &pending)
        case .body(let body): push(body, &pending)
        case .setOperation(let link): pending.append(.body(link.right))
        case .select(let select): push(select, &pending)
        case .item(let item):
            pending.append(.source(item.first))
            for join in item.joins { pending.append(.join(join)) }
        case .source(let source): push(source, &pending)
        case .join(let join):
            pending.append(.source(join.source))
            if case .on(let condition) = join.condition { pending.append(.expression(condition, .joinCondition)) }
        case .lateralView(let view): push(view.call.parts, .lateralView, &pending)
        case .expression(let expression, let clause):
            if expression.isLeaf { return }
            let parts = expression.parts
            push(parts.expressions, clause, &pending)
            for query in parts.queries { pending.append(.query(query)) }
        }
    }

    private static func push(_ expressions: [Expression], _ clause: Clause, _ pending: inout [Step]) {
        for expression in expressions { pending.append(.expression(expression, clause)) }
    }

    private static func push(_ query: Query, _ pending: inout [Step]) {
        if let with = query.with {
            for table in with.tables { pending.append(.query(table.query)) }
        }
        pending.append(.body(query.body))
        for key in query.orderBy { pending.append(.expression(key.expression, .orderBy)) }
        for key in query.sortBy { pending.append(.expression(key.expression, .orderBy)) }
        push(query.clusterBy, .orderBy, &pending)
        push(query.distributeBy, .orderBy, &pending)
        for window in query.windows { push(window.specification.parts, .select, &pending) }
        if case .rows(let count) = query.limit { pending.append(.expression(count, .limit)) }
        if let offset = query.offset { pending.append(.expression(offset, .limit)) }
    }

    private static func push(_ body: QueryBody, _ pending: inout [Step]) {
        switch body {
        case .select(let select): pending.append(.select(select))
        case .nested(let query): pending.append(.query(query))
        case .values(let rows, _, _): push(rows, .values, &pending)
        case .table: break
        case .chain(let first, let links):
            pending.append(.body(first))
            for link in links { pending.append(.setOperation(link)) }
        }
    }

    private static func push(_ select: Select, _ pending: inout [Step]) {
        for item in select.from { pending.append(.item(item)) }
        for view in select.laterals { pending.append(.lateralView(view)) }
        for item in select.items { pending.append(.expression(item.expression, .select)) }
        if let filter = select.filter { pending.append(.expression(filter, .filter)) }
        if let grouping = select.grouping { push(grouping.keys, .groupBy, &pending) }
        if let having = select.having { pending.append(.expression(having, .having)) }
        if let qualify = select.qualify { pending.append(.expression(qualify, .qualify)) }
        for window in select.windows { push(window.specification.parts, .select, &pending) }
    }

    private static func push(_ source: TableSource, _ pending: inout [Step]) {
        switch source.kind {
        case .table: break
        case .query(let query): pending.append(.query(query))
        case .values(let rows): push(rows, .values, &pending)
        case .function(let call): push(call.parts, .lateralView, &pending)
        case .joined(let item): pending.append(.item(item))
        }
        if let travel = source.travel { pending.append(.expression(travel.value, .lateralView)) }
        guard let pivot = source.pivot else { return }
        push((pivot.aggregates + pivot.values).map(\.expression), .pivot, &pending)
    }
}
