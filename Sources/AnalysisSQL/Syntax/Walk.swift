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
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) { try StatementWalk.run([.query(self)], see) }
}

extension Select {
    /// Visits the SELECT and every part inside it.
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) { try StatementWalk.run([.select(self)], see) }
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
            pending.append(contentsOf: inside(step).reversed())
        }
    }

    private static func inside(_ step: Step) -> [Step] {
        switch step {
        case .query(let query): inside(query)
        case .body(let body): inside(body)
        case .setOperation(let link): [.body(link.right)]
        case .select(let select): inside(select)
        case .item(let item): [.source(item.first)] + item.joins.map { .join($0) }
        case .source(let source): inside(source)
        case .join(let join): inside(join)
        case .lateralView(let view): view.call.parts.map { .expression($0, .lateralView) }
        case .expression(let expression, let clause): inside(expression, clause)
        }
    }

    private static func inside(_ expression: Expression, _ clause: Clause) -> [Step] {
        if expression.isLeaf { return [] }
        let parts = expression.parts
        return parts.expressions.map { .expression($0, clause) } + parts.queries.map { .query($0) }
    }

    private static func inside(_ query: Query) -> [Step] {
        var steps: [Step] = (query.with?.tables ?? []).map { .query($0.query) }
        steps.append(.body(query.body))
        steps += (query.orderBy + query.sortBy).map { .expression($0.expression, .orderBy) }
        steps += (query.clusterBy + query.distributeBy).map { .expression($0, .orderBy) }
        steps += query.windows.flatMap(\.specification.parts).map { .expression($0, .select) }
        if case .rows(let count) = query.limit { steps.append(.expression(count, .limit)) }
        if let offset = query.offset { steps.append(.expression(offset, .limit)) }
        return steps
    }

    private static func inside(_ body: QueryBody) -> [Step] {
        switch body {
        case .select(let select): [.select(select)]
        case .nested(let query): [.query(query)]
        case .values(let rows, _, _): rows.map { .expression($0, .values) }
        case .table: []
        case .chain(let first, let links): [.body(first)] + links.map { .setOperation($0) }
        }
    }

    private static func inside(_ select: Select) -> [Step] {
        var steps: [Step] = select.from.map { .item($0) }
        steps += select.laterals.map { .lateralView($0) }
        steps += select.items.map { .expression($0.expression, .select) }
        if let filter = select.filter { steps.append(.expression(filter, .filter)) }
        steps += (select.grouping?.keys ?? []).map { .expression($0, .groupBy) }
        if let having = select.having { steps.append(.expression(having, .having)) }
        if let qualify = select.qualify { steps.append(.expression(qualify, .qualify)) }
        return steps + select.windows.flatMap(\.specification.parts).map { .expression($0, .select) }
    }

    private static func inside(_ source: TableSource) -> [Step] {
        let pivoted = (source.pivot?.aggregates ?? []) + (source.pivot?.values ?? [])
        let steps: [Step] =
            switch source.kind {
            case .table: []
            case .query(let query): [.query(query)]
            case .values(let rows): rows.map { .expression($0, .values) }
            case .function(let call): call.parts.map { .expression($0, .lateralView) }
            case .joined(let item): [.item(item)]
            }
        return steps + pivoted.map { .expression($0.expression, .pivot) }
    }

    private static func inside(_ join: Join) -> [Step] {
        guard case .on(let condition) = join.condition else { return [.source(join.source)] }
        return [.source(join.source), .expression(condition, .joinCondition)]
    }
}
