// What the rules of a query's tables demand of its rows once it runs.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html; on what is inferred see docs/differences.md.

import CleanRoomsModel
import SQL
import Tables

/// A column whose values tell the users that differential privacy protects.
package struct PrivateUsers: Sendable, Equatable {
    /// Index into the collaboration's schemas.
    package let relation: Int
    package let column: Int
}

extension Subject {
    /// Constraints of aggregation rules, thresholds of custom rules, and the completeness of ID mapping tables.
    var rowPolicy: RowPolicy {
        var policy = RowPolicy()
        for (index, relation) in indexedRelations {
            switch relation.rule {
            case .aggregation(let rule):
                policy.constraints += rule.outputConstraints.map {
                    .init(relation: index, column: relation.place(of: $0.columnName), minimum: $0.minimum)
                }
            case .custom(let rule):
                guard !isExemptCount else { continue }
                policy.thresholds += (rule.aggregationThresholds ?? []).compactMap { threshold(of: $0, index, relation) }
            case .idMappingTable:
                policy.completes.append(.init(relation: index, columns: Array(relation.columns.indices)))
            case .list, nil: continue
            }
        }
        return policy
    }

    /// Whose privacy the query's noise protects.
    var privateUsers: [PrivateUsers] {
        indexedRelations.compactMap { index, relation in
            guard case .custom(let rule) = relation.rule, let column = rule.differentialPrivacy?.columns.first else { return nil }
            return PrivateUsers(relation: index, column: relation.place(of: column.name))
        }
    }

    private var indexedRelations: [(index: Int, relation: Relation)] {
        resolution.relations.map { ($0.index, context.schemas.relations[$0.index]) }
    }

    /// The threshold for what the query puts out: the highest of those of its output columns, where the rule has one for a column of its own
    /// (inferred for queries with several such columns); nil if none is left.
    private func threshold(of threshold: AggregationThreshold, _ index: Int, _ relation: Relation) -> RowPolicy.Threshold? {
        let own = Dictionary(
            (threshold.outputColumnThresholds ?? []).map { ($0.outputColumnName.foldedName, $0.minimumIdentityCount) },
            uniquingKeysWith: max)
        let minimums = resolution.outputs.map { own[$0.name.foldedName] ?? threshold.minimumIdentityCount }
        let minimum = own.isEmpty ? threshold.minimumIdentityCount : minimums.max() ?? threshold.minimumIdentityCount
        guard minimum > 0 else { return nil }
        return .init(relation: index, identity: threshold.identityColumns.map(relation.place(of:)), minimum: minimum)
    }

    /// Whether the query does no more than count over one table, without groups or joins, for which thresholds do not hold (guide).
    private var isExemptCount: Bool {
        guard let select = onlySelect, select.grouping == nil, statement.caches.isEmpty, select.from.count == 1,
            let item = select.from.first,
            item.joins.isEmpty, case .table = item.first.kind, resolution.relations.count == 1
        else { return false }
        return select.items.allSatisfy { item in
            guard case .call(let call) = item.expression.kind, call.over == nil else { return false }
            return call.function == "count" || call.function == "approx_count_distinct"
        }
    }
}

extension Relation {
    /// The ordinal of a column; -1 for one that the schema does not show, and of which no row has a value.
    fileprivate func place(of column: String) -> Int {
        columns.firstIndex { $0.name.foldedName == column.foldedName } ?? -1
    }
}
