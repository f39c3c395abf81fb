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
        for cache in caches { try cache.query?.walk(see) }
        try query.walk(see)
    }
}

extension Query {
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try see(.query(self))
        for table in with?.tables ?? [] { try table.query.walk(see) }
        try body.walk(see)
        for key in orderBy + sortBy { try key.expression.walk(.orderBy, see) }
        for key in clusterBy + distributeBy { try key.walk(.orderBy, see) }
        for window in windows { try window.specification.visitParts { (part) throws(Failure) in try part.walk(.select, see) } }
        if case .rows(let count) = limit { try count.walk(.limit, see) }
        try offset?.walk(.limit, see)
    }
}

extension QueryBody {
    fileprivate func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        switch self {
        case .select(let select): try select.walk(see)
        case .nested(let query): try query.walk(see)
        case .values(let rows, _, _): for row in rows { try row.walk(.values, see) }
        case .table: break
        case .chain(let first, let links):
            try first.walk(see)
            for link in links {
                try see(.setOperation(link))
                try link.right.walk(see)
            }
        }
    }
}

extension Select {
    package func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try see(.select(self))
        for item in from { try item.walk(see) }
        for view in laterals {
            try see(.lateralView(view))
            try view.call.visitParts { (part) throws(Failure) in try part.walk(.lateralView, see) }
        }
        for item in items { try item.expression.walk(.select, see) }
        try filter?.walk(.filter, see)
        for key in grouping?.keys ?? [] { try key.walk(.groupBy, see) }
        try having?.walk(.having, see)
        try qualify?.walk(.qualify, see)
        for window in windows { try window.specification.visitParts { (part) throws(Failure) in try part.walk(.select, see) } }
    }
}

extension FromItem {
    fileprivate func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try first.walk(see)
        for join in joins {
            try see(.join(join))
            try join.source.walk(see)
            if case .on(let condition) = join.condition { try condition.walk(.joinCondition, see) }
        }
    }
}

extension TableSource {
    fileprivate func walk<Failure>(_ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try see(.source(self))
        switch kind {
        case .table: break
        case .query(let query): try query.walk(see)
        case .values(let rows): for row in rows { try row.walk(.values, see) }
        case .function(let call): try call.visitParts { (part) throws(Failure) in try part.walk(.lateralView, see) }
        case .joined(let item): try item.walk(see)
        }
        for item in (pivot?.aggregates ?? []) + (pivot?.values ?? []) { try item.expression.walk(.pivot, see) }
    }
}

extension Expression {
    /// Visits this expression, what it is made of, and the sub-queries in it.
    package func walk<Failure>(_ clause: Clause, _ see: (StatementPart) throws(Failure) -> Void) throws(Failure) {
        try see(.expression(self, clause))
        try visitParts(
            part: { (part) throws(Failure) in try part.walk(clause, see) }, query: { (query) throws(Failure) in try query.walk(see) })
    }
}
