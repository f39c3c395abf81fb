// Where a sub-query may use outer columns.
// Reference: https://github.com/apache/spark/blob/v3.5.3/sql/catalyst/src/main/scala/org/apache/spark/sql/catalyst/analysis/CheckAnalysis.scala

import Tables

extension Binder {
    /// Checks that outer columns stand where Spark can take them out: in filters and select lists, not behind LIMIT, in GROUP BY or the like.
    ///
    /// - Parameter takesSets: Whether Spark takes outer columns out of set operations, too: of sub-queries for a value and of LATERAL ones.
    func check(correlationOf query: BoundQuery, takesSets: Bool, _ mark: Mark) {
        guard let condition = query.correlationFault(true, takesSets) else { return }
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
    fileprivate func correlationFault(_ mayHold: Bool, _ takesSets: Bool) -> String? {
        let below = mayHold && limit == nil && offset == nil
        switch body {
        case .select(let select): return select.correlationFault(below, takesSets, outputs.count)
        case .nested(let query): return query.correlationFault(below, takesSets)
        case .values(let rows): return rows.joined().contains(where: \.holdsOuter) ? accessing : nil
        case .set(let operation):
            for query in [operation.first] + operation.links.map(\.right) {
                if let fault = query.correlationFault(below && takesSets, takesSets) { return fault }
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
            if !select.generators.isEmpty { return false }
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
    /// Whether a key of GROUP BY uses a column that no condition holds beside an outer one.
    func groupsByUncorrelated(_ grouping: BoundGrouping) -> Bool {
        func columns(_ expression: BoundExpression) -> [BoundExpression.Kind.Column] {
            (expression.kind.column.map { [$0] } ?? []) + expression.parts.flatMap(columns)
        }
        var conditions = filter.map { [$0] } ?? []
        while let index = conditions.firstIndex(where: { if case .all = $0.kind { true } else { false } }) {
            conditions += conditions.remove(at: index).parts
        }
        let correlated = Set(conditions.filter(\.holdsOuter).flatMap(columns))
        // Sub-queries of FROM may hold the conditions.
        guard !correlated.isEmpty else { return false }
        return !grouping.keys.flatMap(columns).allSatisfy(correlated.contains)
    }

    fileprivate func correlationFault(_ mayBeHeld: Bool, _ takesSets: Bool, _ outputCount: Int) -> String? {
        // Nothing is taken out from below a window.
        let mayHold = mayBeHeld && windows.isEmpty
        func fault(_ expressions: some Sequence<BoundExpression>, hosts: Bool) -> String? {
            guard expressions.contains(where: \.holdsOuter) else { return nil }
            return mayHold ? (hosts ? nil : hosting) : accessing
        }
        // Aggregates, their keys, windows and keys of ORDER BY hold no outer column; a select list does, unless it is that of an aggregate.
        let arguments = (grouping?.aggregates ?? []).flatMap { $0.arguments + ($0.filter.map { [$0] } ?? []) }
        let inWindows = windows.flatMap { $0.partition + $0.function.arguments + $0.order.map(\.expression) }
        return fault((grouping?.keys ?? []) + arguments + inWindows + items.dropFirst(outputCount), hosts: false)
            ?? fault(items.prefix(outputCount), hosts: grouping == nil) ?? fault([filter, having].compactMap { $0 }, hosts: true)
            ?? from?.correlationFault(mayHold, takesSets)
    }
}

extension BoundFrom {
    fileprivate func correlationFault(_ mayHold: Bool, _ takesSets: Bool) -> String? {
        // Of an outer join nothing may be taken from outside on the side that is filled up.
        func isFilled(after index: Int) -> Bool { joins[index...].contains { $0.kind == .right || $0.kind == .full } }
        if let found = first.correlationFault(mayHold && !isFilled(after: 0), takesSets) { return found }
        for (index, join) in joins.enumerated() {
            let fillsRight = join.kind != .inner && join.kind != .right && !join.isLateral
            if join.condition?.holdsOuter == true { return mayHold ? hosting : accessing }
            if let found = join.source.correlationFault(mayHold && !fillsRight && !isFilled(after: index + 1), takesSets) { return found }
        }
        return nil
    }
}

extension BoundSource {
    fileprivate func correlationFault(_ mayHold: Bool, _ takesSets: Bool) -> String? {
        switch self {
        case .joined(let from): return from.correlationFault(mayHold, takesSets)
        case .instance(let instance):
            switch instance.kind {
            case .relation, .commonTable, .generator: return nil
            case .query(let query):
                guard query.arguments.contains(where: \.holdsOuter) else { return nil }
                return mayHold ? query.query.correlationFault(true, takesSets) : accessing
            case .values(let rows): return rows.joined().contains(where: \.holdsOuter) ? accessing : nil
            }
        }
    }
}
