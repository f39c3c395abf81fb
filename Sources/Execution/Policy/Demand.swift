// What rules demand of who is behind a row: aggregation constraints and thresholds, as one thing.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html and custom-min-agg-thresholds.html

import Tables

/// A number of distinct identities of a relation that every row of a result has behind it.
struct Demand: Sendable, Equatable {
    let relation: Int
    /// Together they tell an identity. A row with a null in one of them counts for nobody, as COUNT(DISTINCT) has it.
    let columns: [Int]
    /// 0 for identities that are only asked for, as differential privacy does.
    let minimum: Int

    static func all(of policy: RowPolicy) -> [Demand] {
        let constraints = policy.constraints.map { Demand(relation: $0.relation, columns: [$0.column], minimum: $0.minimum) }
        let thresholds = policy.thresholds.map { Demand(relation: $0.relation, columns: $0.identity, minimum: $0.minimum) }
        let users = (policy.noise?.users ?? []).map { Demand(relation: $0.relation, columns: [$0.column], minimum: 0) }
        return constraints + thresholds + users
    }

    /// Who the rows of a table are about; nil for a table of which nobody asks.
    static func trace(
        of relation: Relation, index: Int, _ demands: [Demand], _ context: RunContext
    ) throws(QueryFailure) -> Trace? {
        guard demands.contains(where: { $0.relation == index }) else { return nil }
        let trace = Trace(demands: demands.count, budget: context.budget)
        let numbers = demands.map { _ in KeyTable(budget: context.budget) }
        for row in 0..<relation.count {
            if row & 4095 == 0 { try context.check() }
            var lists = Array(repeating: [Int32](), count: demands.count)
            for (place, demand) in demands.enumerated() where demand.relation == index {
                guard demand.columns.allSatisfy({ $0 >= 0 && !relation.columns[$0].isNull(row) }) else { continue }
                numbers[place].scratch.removeAll()
                for column in demand.columns {
                    try numbers[place].scratch.append(relation.columns[column][row], of: relation.columns[column].type)
                }
                lists[place] = [Int32(truncatingIfNeeded: try numbers[place].insertScratch().index)]
            }
            try trace.append(lists)
        }
        return trace
    }
}

extension QueryRun {
    /// Without the rows that have fewer identities behind them than the rules demand.
    ///
    /// - Parameter tables: Those whose rules count; all of them without it.
    func withoutHiddenRows(_ traced: TracedRelation, of tables: Set<Int>? = nil) throws(QueryFailure) -> TracedRelation {
        let asked = demands.enumerated().filter { $0.element.minimum > 0 && tables?.contains($0.element.relation) ?? true }
        guard !asked.isEmpty else { return traced }
        let places = try RowNumbers(budget: context.budget)
        for row in 0..<traced.relation.count {
            if row & 4095 == 0 { try context.check() }
            let isShown = asked.allSatisfy { place, demand in
                (traced.trace?.identities(of: row, demand: place).count ?? 0) >= demand.minimum
            }
            if isShown { try places.append(row) }
        }
        return places.count == traced.relation.count ? traced : try traced.picking(places, context)
    }
}
