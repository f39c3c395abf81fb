// Walks over whole statements, sub-queries included.
// Source: our own form.

/// A part of a statement as a walk comes by it.
///
/// What is large and no class stands in a box, since a walk moves each part several times.
package enum StatementPart {
    case query(Query)
    indirect case setOperation(SetLink)
    case select(Select)
    case source(TableSource)
    indirect case join(Join)
    indirect case lateralView(LateralView)
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

    /// Visits the query itself and its common tables: what a walk comes by before the body.
    package func walkHead(_ see: (StatementPart) -> Void) {
        see(.query(self))
        for table in with?.tables ?? [] { table.query.walk(see) }
    }

    /// Visits what stands after the body.
    package func walkTail(_ see: (StatementPart) -> Void) {
        StatementWalk.run(StatementWalk.tail(of: self), see)
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
    static func run<Failure>(_ start: [StatementPart], _ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        var pending: [StatementPart] = []
        pending.reserveCapacity(32)
        for part in start.reversed() { pending.append(part) }
        while let part = pending.popLast() {
            try see(part)
            let first = pending.count
            push(part, &pending)
            pending.reverse(from: first)
        }
    }

    /// Appends what is directly inside a part, in the order of the text.
    private static func push(_ part: StatementPart, _ pending: inout [StatementPart]) {
        switch part {
        case .query(let query): push(query, &pending)
        case .setOperation(let link): push(link.right, &pending)
        case .select(let select): push(select, &pending)
        case .source(let source): push(source, &pending)
        case .join(let join):
            pending.append(.source(join.source))
            if case .on(let condition) = join.condition { pending.append(.expression(condition, .joinCondition)) }
        case .lateralView(let view): push(view.call.parts, .lateralView, &pending)
        case .expression(let expression, let clause):
            if expression.isLeaf { return }
            expression.forEachPart {
                pending.append(.expression($0, clause))
            } query: {
                pending.append(.query($0))
            }
        }
    }

    private static func push(_ expressions: [Expression], _ clause: Clause, _ pending: inout [StatementPart]) {
        for expression in expressions { pending.append(.expression(expression, clause)) }
    }

    private static func push(_ query: Query, _ pending: inout [StatementPart]) {
        if let with = query.with {
            for table in with.tables { pending.append(.query(table.query)) }
        }
        push(query.body, &pending)
        pushTail(query, &pending)
    }

    /// What stands after a query's body, in the order of the text.
    static func tail(of query: Query) -> [StatementPart] {
        var parts: [StatementPart] = []
        pushTail(query, &parts)
        return parts
    }

    private static func pushTail(_ query: Query, _ pending: inout [StatementPart]) {
        for key in query.orderBy { pending.append(.expression(key.expression, .orderBy)) }
        for key in query.sortBy { pending.append(.expression(key.expression, .orderBy)) }
        push(query.clusterBy, .orderBy, &pending)
        push(query.distributeBy, .orderBy, &pending)
        for window in query.windows { push(window.specification.parts, .select, &pending) }
        if case .rows(let count) = query.limit { pending.append(.expression(count, .limit)) }
        if let offset = query.offset { pending.append(.expression(offset, .limit)) }
    }

    private static func push(_ body: QueryBody, _ pending: inout [StatementPart]) {
        switch body {
        case .select(let select): pending.append(.select(select))
        case .nested(let query): pending.append(.query(query))
        case .values(let rows, _, _): push(rows, .values, &pending)
        case .table: break
        case .chain(let first, let links):
            push(first, &pending)
            for link in links { pending.append(.setOperation(link)) }
        }
    }

    private static func push(_ select: Select, _ pending: inout [StatementPart]) {
        for item in select.from { push(item, &pending) }
        for view in select.laterals { pending.append(.lateralView(view)) }
        for item in select.items { pending.append(.expression(item.expression, .select)) }
        if let filter = select.filter { pending.append(.expression(filter, .filter)) }
        if let grouping = select.grouping { push(grouping.keys, .groupBy, &pending) }
        if let having = select.having { pending.append(.expression(having, .having)) }
        if let qualify = select.qualify { pending.append(.expression(qualify, .qualify)) }
        for window in select.windows { push(window.specification.parts, .select, &pending) }
    }

    private static func push(_ item: FromItem, _ pending: inout [StatementPart]) {
        pending.append(.source(item.first))
        for join in item.joins { pending.append(.join(join)) }
    }

    private static func push(_ source: TableSource, _ pending: inout [StatementPart]) {
        switch source.kind {
        case .table: break
        case .query(let query): pending.append(.query(query))
        case .values(let rows): push(rows, .values, &pending)
        case .function(let call): push(call.parts, .lateralView, &pending)
        case .joined(let item): push(item, &pending)
        }
        if let travel = source.travel { pending.append(.expression(travel.value, .lateralView)) }
        guard let pivot = source.pivot else { return }
        push((pivot.aggregates + pivot.values).map(\.expression), .pivot, &pending)
    }
}
