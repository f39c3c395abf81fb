// Aggregation constraints as conditions of HAVING, for an engine that takes text.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html

import CleanRooms
import SQL
import Tables

/// The constraints of an order as text. Each constrained column is there once more under a name of its own, which is so the same whatever the query
/// calls its tables.
struct GroupConditions {
    /// By relation: the columns, by their places among those that are seen, and their other names.
    private(set) var columns: [Int: [(column: Int, alias: String)]] = [:]
    private(set) var texts: [String] = []

    /// Nil for a query that they cannot be written into: its outermost query is no plain SELECT with groups over the tables themselves, each under
    /// the names of its columns and each once.
    init?(_ order: ExecutionOrder) {
        guard !order.policy.constraints.isEmpty else { return }
        guard case .select(let select) = order.query.query.body, select.grouping != nil, !select.isDistinct,
            case .select = order.statement.query.body
        else { return nil }
        let instances = select.from.map(Self.instances) ?? []
        // Nothing would count what this SELECT does not read.
        guard order.query.commonTables.isEmpty, order.query.instanceCount == instances.count else { return nil }
        for constraint in order.policy.constraints {
            guard constraint.column >= 0 else {
                // No row has a value for a column that nobody may see.
                texts.append("FALSE")
                continue
            }
            let own = instances.filter { $0.kind == .relation(constraint.relation) }
            guard own.count == 1, let data = order.tables[constraint.relation],
                own[0].columns.map({ $0.name.lowercased() }) == data.places.map({ data.columns[$0].name.lowercased() })
            else { return nil }
            let alias = "cleanrooms_constraint_\(texts.count)"
            columns[constraint.relation, default: []].append((constraint.column, alias))
            texts.append("COUNT(DISTINCT \(alias)) >= \(constraint.minimum)")
        }
    }

    private static func instances(of from: BoundFrom) -> [BoundInstance] {
        ([from.first] + from.joins.map(\.source)).flatMap { source in
            switch source {
            case .instance(let instance): [instance]
            case .joined(let from): instances(of: from)
            }
        }
    }
}
