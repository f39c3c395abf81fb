// What a statement demands of every row of a table: whoever reads the table may leave other rows out.
// Source: Spark's filters that are pushed to Parquet; see `PushedConditions` for where a condition is asked here.

package import SQL
package import Tables

extension BoundStatement {
    /// By each table's index in the schemas, conditions that a row meets which the statement takes; columns are by their ordinals.
    ///
    /// Comparisons of a column with a value of its own type, IN, BETWEEN and IS NULL that stand in a WHERE clause, joined by AND, and are asked
    /// before the table is joined. Not of a table that stands in several places, whose rows may be taken in another one, and not under
    /// differential privacy, to which all users of a table count.
    package func rowFilters(_ policy: RowPolicy, _ context: RunContext) -> [Int: [RowFilter]] {
        guard policy.noise == nil else { return [:] }
        let relations = relations
        var places: [Int: Int] = [:]
        for relation in relations.values { places[relation, default: 0] += 1 }
        // It reads no table: it is there for constants.
        let reader = FilterReader(QueryRun(self, over: [:], context: context).scope())
        var filters: [Int: [RowFilter]] = [:]
        for select in selects {
            guard let from = select.from, let filter = select.filter else { continue }
            var conditions = PushedConditions(filter)
            for (instance, own) in conditions.taken(by: from) {
                guard let relation = relations[instance], places[relation] == 1 else { continue }
                filters[relation, default: []] += reader.filters(own)
            }
        }
        return filters
    }
}

extension PushedConditions {
    /// The conditions that each instance of a FROM clause is asked before it is joined: what `QueryRun.matrix(of:filter:outer:)` takes.
    fileprivate mutating func taken(by from: BoundFrom) -> [(instance: Int, conditions: [BoundExpression])] {
        guard from.joins.allSatisfy({ $0.kind != .right && $0.kind != .full }) else { return [] }
        var taken = self.taken(by: from.first)
        for join in from.joins where !join.isLateral && join.kind == .inner { taken += self.taken(by: join.source) }
        return taken
    }

    private mutating func taken(by source: BoundSource) -> [(instance: Int, conditions: [BoundExpression])] {
        switch source {
        case .joined(let from): return taken(by: from)
        case .instance(let instance):
            // A sample is drawn from all rows.
            return instance.sample == nil ? [(instance.number, take(within: [instance.number]))] : []
        }
    }
}

/// Reads conditions on a column as filters.
private struct FilterReader {
    let scope: Scope

    init(_ scope: Scope) { self.scope = scope }

    /// The filters among conditions that are asked one after the other, up to the first one that may fail: a row that it fails on is not left
    /// out.
    func filters(_ conditions: [BoundExpression]) -> [RowFilter] {
        var filters: [RowFilter] = []
        for condition in conditions {
            let found = self.filters(condition)
            guard !found.isEmpty || condition.cannotFail else { break }
            filters += found
        }
        return filters
    }

    private func filters(_ condition: BoundExpression) -> [RowFilter] {
        switch condition.kind {
        case .isNull(let subject, let negated): return filter(subject, negated ? .isPresent : .isNull)
        case .between(let subject, let lower, let upper, negated: false):
            guard let least = value(lower, subject), let most = value(upper, subject) else { return [] }
            return filter(subject, .compared(.greaterOrEqual, least)) + filter(subject, .compared(.lessOrEqual, most))
        case .inList(let subject, let list, negated: false):
            let values = list.compactMap { value($0, subject) }
            return values.count == list.count ? filter(subject, .oneOf(values)) : []
        case .chain(let first, let links):
            guard links.count == 1, let comparison = RowFilter.Comparison(links[0].operator) else { return [] }
            let (left, right) = (first.cast(to: links[0].leftType), links[0].operand)
            if let value = value(right, left) { return filter(left, .compared(comparison, value)) }
            return value(left, right).map { filter(right, .compared(comparison.turned, $0)) } ?? []
        default: return []
        }
    }

    private func filter(_ subject: BoundExpression, _ test: RowFilter.Test) -> [RowFilter] {
        guard case .column(_, let ordinal) = subject.kind else { return [] }
        return [RowFilter(column: ordinal, type: subject.type, test: test)]
    }

    /// The value of a constant that a column of the same type is compared with.
    private func value(_ constant: BoundExpression, _ column: BoundExpression) -> FilterValue? {
        guard case .column = column.kind, constant.type == column.type, constant.isMovable,
            let value = try? ExpressionCompiler(scope).constant(constant)
        else { return nil }
        return FilterValue(value, constant.type)
    }
}

extension RowFilter.Comparison {
    fileprivate init?(_ operation: BinaryOperator) {
        switch operation {
        // With a value that is not null, both ask the same.
        case .equal, .nullSafeEqual: self = .equal
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        default: return nil
        }
    }

    /// The same with its sides exchanged.
    fileprivate var turned: RowFilter.Comparison {
        switch self {
        case .equal: .equal
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

extension BoundExpression {
    /// Whether it has a value for every row: it is made of columns, values and comparisons of them.
    fileprivate var cannotFail: Bool {
        switch kind {
        case .column, .outer, .literal: true
        case .not, .all, .any, .isNull, .isTruth, .isDistinct, .inList: parts.allSatisfy(\.cannotFail)
        case .chain(_, let links):
            links.allSatisfy { RowFilter.Comparison($0.operator) != nil || $0.operator == .notEqual } && parts.allSatisfy(\.cannotFail)
        case .cast(let inner, .implicit): inner.type.isInteger && (type == .bigint || type.isFloating) && inner.cannotFail
        default: false
        }
    }
}
