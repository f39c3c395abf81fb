// Which columns of the collaboration's tables a statement looks at, so that readers of files read no others.

extension BoundStatement {
    /// By each table's index in the schemas, the ordinals of the columns that an expression names, at any depth.
    package var columnsRead: [Int: Set<Int>] {
        let walk = walk
        var read: [Int: Set<Int>] = [:]
        for (instance, ordinals) in walk.ordinals {
            if let relation = walk.relations[instance] { read[relation, default: []].formUnion(ordinals) }
        }
        return read
    }

    /// By each instance of a table of the collaboration, at any depth, the table's index in the schemas.
    package var relations: [Int: Int] { walk.relations }

    /// Which columns of tables in FROM are named anywhere; others need not be computed.
    package var namedColumns: NamedColumns {
        let walk = walk
        var named = NamedColumns(byInstance: walk.ordinals)
        for (instance, table) in walk.commonTables { named.byCommonTable[table, default: []].formUnion(walk.ordinals[instance] ?? []) }
        return named
    }

    /// Every SELECT, at any depth.
    package var selects: [BoundSelect] { walk.selects }

    private var walk: ColumnWalk {
        var walk = ColumnWalk()
        for table in commonTables { walk.visit(table.query) }
        walk.visit(query)
        return walk
    }
}

/// Ordinals of columns that some expression names.
package struct NamedColumns: Sendable {
    package fileprivate(set) var byInstance: [Int: Set<Int>]
    /// Those of all instances of the table together.
    package fileprivate(set) var byCommonTable: [Int: Set<Int>] = [:]
}

private struct ColumnWalk {
    /// The common tables that instances stand for.
    var commonTables: [Int: Int] = [:]
    /// The tables that instances stand for.
    var relations: [Int: Int] = [:]
    /// By instance.
    var ordinals: [Int: Set<Int>] = [:]
    var selects: [BoundSelect] = []

    mutating func visit(_ query: BoundQuery) {
        switch query.body {
        case .select(let select): visit(select)
        case .values(let rows): for row in rows { visit(row) }
        case .nested(let inner): visit(inner)
        case .set(let operation):
            visit(operation.first)
            for link in operation.links { visit(link.right) }
        }
        visit(query.order.map(\.expression) + [query.limit, query.offset].compactMap(\.self))
    }

    private mutating func visit(_ select: BoundSelect) {
        selects.append(select)
        if let from = select.from { visit(from) }
        for generator in select.generators { visit(generator) }
        visit([select.filter, select.having, select.qualify].compactMap(\.self) + select.items)
        if let grouping = select.grouping {
            visit(grouping.keys)
            for aggregate in grouping.aggregates { visit(aggregate) }
        }
        for window in select.windows {
            visit(window.function)
            visit(window.partition + window.order.map(\.expression))
            for bound in [window.frame.start, window.frame.end] {
                switch bound {
                case .preceding(let distance), .following(let distance): visit([distance])
                case .unboundedPreceding, .currentRow, .unboundedFollowing: break
                }
            }
        }
    }

    private mutating func visit(_ aggregate: BoundAggregate) {
        visit(aggregate.arguments + aggregate.order.map(\.expression) + [aggregate.filter].compactMap(\.self))
    }

    private mutating func visit(_ from: BoundFrom) {
        visit(from.first)
        for join in from.joins {
            visit(join.source)
            if let condition = join.condition { visit([condition]) }
        }
    }

    private mutating func visit(_ source: BoundSource) {
        switch source {
        case .instance(let instance): visit(instance)
        case .joined(let from): visit(from)
        }
    }

    private mutating func visit(_ instance: BoundInstance) {
        switch instance.kind {
        case .relation(let index): relations[instance.number] = index
        case .commonTable(let index): commonTables[instance.number] = index
        case .query(let subquery): visit(subquery)
        case .values(let rows): for row in rows { visit(row) }
        case .generator(let generator):
            switch generator.kind {
            case .explode(let value, _): visit([value])
            case .rows(let rows, _, _): for row in rows { visit(row) }
            case .function(_, let arguments): visit(arguments)
            }
        }
    }

    private mutating func visit(_ subquery: BoundSubquery) {
        visit(subquery.arguments)
        visit(subquery.query)
    }

    private mutating func visit(_ expressions: [BoundExpression]) {
        var pending = expressions
        while let next = pending.popLast() {
            switch next.kind {
            case .column(let instance, let ordinal): ordinals[instance, default: []].insert(ordinal)
            // Their arguments are among the parts.
            case .inQuery(_, let subquery, _), .exists(let subquery), .scalarQuery(let subquery): visit(subquery.query)
            default: break
            }
            pending += next.parts
        }
    }
}
