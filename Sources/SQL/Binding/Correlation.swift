// Where a sub-query may use outer columns.
// Reference: https://github.com/apache/spark/blob/v3.5.3/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/analysis/CheckAnalysis.scala

import Tables

extension Binder {
    /// Checks that outer columns stand where Spark can take them out: in filters and select lists, not behind LIMIT, in GROUP BY or the like.
    func check(correlationOf query: BoundQuery, _ mark: Mark) {
        guard let condition = query.correlationFault(mayHold: true) else { return }
        note(
            mismatch(
                "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.\(condition)", "The sub-query uses a column from outside where it can't be used",
                at: mark))
    }
}

private let accessing = "ACCESSING_OUTER_QUERY_COLUMN_IS_NOT_ALLOWED"
private let hosting = "CORRELATED_REFERENCE"

extension BoundExpression {
    /// Whether a value from outside is in it.
    fileprivate var holdsOuter: Bool { holds { if case .outer = $0 { true } else { false } } }
}

extension BoundQuery {
    /// - Parameter mayHold: whether an outer column may stand anywhere below.
    fileprivate func correlationFault(mayHold: Bool) -> String? {
        let below = mayHold && limit == nil && offset == nil
        switch body {
        case .select(let select): return select.correlationFault(below, outputs.count)
        case .nested(let query): return query.correlationFault(mayHold: below)
        case .values(let rows): return rows.joined().contains(where: \.holdsOuter) ? accessing : nil
        case .set(let operation):
            for query in [operation.first] + operation.links.map(\.right) {
                if let fault = query.correlationFault(mayHold: below) { return fault }
            }
            return nil
        }
    }

    /// Whether one row comes out, whatever the tables hold.
    func hasOneRow(_ commonTables: [BoundCommonTable]) -> Bool {
        switch body {
        case .values(let rows): return rows.count == 1
        case .nested(let query): return query.hasOneRow(commonTables)
        case .set: return false
        case .select(let select):
            if select.generator != nil { return false }
            guard let from = select.from else { return true }
            return from.joins.isEmpty && from.first.hasOneRow(commonTables)
        }
    }
}

extension BoundSource {
    fileprivate func hasOneRow(_ commonTables: [BoundCommonTable]) -> Bool {
        guard case .instance(let instance) = self else { return false }
        switch instance.kind {
        case .commonTable(let index): return commonTables[index].query.hasOneRow(commonTables)
        case .query(let query): return query.query.hasOneRow(commonTables)
        case .values(let rows): return rows.count == 1
        case .relation, .generator: return false
        }
    }
}

extension BoundSelect {
    fileprivate func correlationFault(_ mayHold: Bool, _ outputCount: Int) -> String? {
        func fault(_ expressions: some Sequence<BoundExpression>, hosts: Bool) -> String? {
            guard expressions.contains(where: \.holdsOuter) else { return nil }
            return mayHold ? (hosts ? nil : hosting) : accessing
        }
        // Aggregates, their keys, windows and keys of ORDER BY hold no outer column; a select list does, unless it is that of an aggregate.
        let arguments = (grouping?.aggregates ?? []).flatMap { $0.arguments + ($0.filter.map { [$0] } ?? []) }
        let inWindows = windows.flatMap { $0.partition + $0.function.arguments + $0.order.map(\.expression) }
        return fault((grouping?.keys ?? []) + arguments + inWindows + items.dropFirst(outputCount), hosts: false)
            ?? fault(items.prefix(outputCount), hosts: grouping == nil) ?? fault([filter, having].compactMap { $0 }, hosts: true)
            ?? from?.correlationFault(mayHold)
    }
}

extension BoundFrom {
    fileprivate func correlationFault(_ mayHold: Bool) -> String? {
        // Of an outer join nothing may be taken from outside on the side that is filled up.
        func isFilled(after index: Int) -> Bool { joins[index...].contains { $0.kind == .right || $0.kind == .full } }
        if let found = first.correlationFault(mayHold && !isFilled(after: 0)) { return found }
        for (index, join) in joins.enumerated() {
            let fillsRight = join.kind != .inner && join.kind != .right && !join.isLateral
            if join.condition?.holdsOuter == true { return mayHold ? hosting : accessing }
            if let found = join.source.correlationFault(mayHold && !fillsRight && !isFilled(after: index + 1)) { return found }
        }
        return nil
    }
}

extension BoundSource {
    fileprivate func correlationFault(_ mayHold: Bool) -> String? {
        switch self {
        case .joined(let from): return from.correlationFault(mayHold)
        case .instance(let instance):
            switch instance.kind {
            case .relation, .commonTable, .generator: return nil
            case .query(let query):
                guard query.arguments.contains(where: \.holdsOuter) else { return nil }
                return mayHold ? query.query.correlationFault(mayHold: true) : accessing
            case .values(let rows): return rows.joined().contains(where: \.holdsOuter) ? accessing : nil
            }
        }
    }
}
