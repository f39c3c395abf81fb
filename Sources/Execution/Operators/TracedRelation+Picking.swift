// Parts of relations: some of their columns, some of their rows.

import Tables

extension TracedRelation {
    /// The first columns.
    func keeping(_ count: Int) throws(QueryFailure) -> TracedRelation {
        guard count < relation.columns.count else { return self }
        return TracedRelation(
            Relation(names: Array(relation.names.prefix(count)), columns: Array(relation.columns.prefix(count)), count: relation.count),
            trace)
    }

    /// The rows at these places, in their order, copied.
    func picking(_ places: RowNumbers, _ context: RunContext) throws(QueryFailure) -> TracedRelation {
        let builder = RelationBuilder(names: relation.names, types: relation.types, budget: context.budget)
        let picked = trace.map { Trace(demands: $0.demands, budget: context.budget) }
        for index in 0..<places.count {
            if index & 4095 == 0 { try context.check() }
            let row = places[index]
            for (column, values) in zip(builder.columns, relation.columns) { try column.append(values[row]) }
            builder.endRow()
            if let trace { try picked?.append(trace.lists(of: row)) }
        }
        return TracedRelation(try builder.finish(), picked)
    }
}

extension Relation {
    /// Without the rows in which one of the columns that have to be there is null, as in an ID mapping table.
    func completed(_ demands: [RowPolicy.Complete], _ context: RunContext) throws(QueryFailure) -> Relation {
        guard !demands.isEmpty else { return self }
        let places = try RowNumbers(budget: context.budget)
        for row in 0..<count where demands.allSatisfy({ $0.columns.allSatisfy { !columns[$0].isNull(row) } }) { try places.append(row) }
        return try TracedRelation(self).picking(places, context).relation
    }
}

extension Trace {
    /// The identities behind a row, a list for each demand.
    func lists(of row: Int) -> [[Int32]] {
        (0..<demands).map { Array(identities(of: row, demand: $0)) }
    }
}
