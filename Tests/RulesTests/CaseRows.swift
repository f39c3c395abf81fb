// The rows that an accepted query gives, over the rows that its case gives to the tables.
// Source: our own form, told in Cases/README.md.

import Execution
import Rules
import SQL
import SQLTesting
import Tables

extension Case {
    /// What comes out, each row as `a | b`; sorted, unless the query says in which order.
    func rows(from query: AcceptedQuery) throws -> [String] {
        guard let bound = query.bound else { throw QueryFailure(.notRun, "The query is not bound as Spark's.") }
        let context = RunContext(budget: MemoryBudget(limit: 16 << 20), microseconds: 1_780_000_000_000_000)
        var tables: [Int: Tables.Relation] = [:]
        for place in query.resolution.relations {
            let table = self.context.schemas.relations[place.index]
            let data = TableData(
                columns: table.columns.map { TableData.Column(name: $0.name, type: $0.type) }, source: .rows([]),
                places: Array(table.columns.indices))
            tables[place.index] = try JSONRows.relation(
                Array(rows(of: table.name).utf8), data, budget: MemoryBudget(limit: 16 << 20)
            ) { () throws(QueryFailure) in
            }
        }
        let output = try QueryRun(bound, over: tables, policy: query.policy, context: context).run().relation
        let rows = try (0..<output.count).map { row in
            try output.columns.map { $0[row].isNull ? "NULL" : try ValueText($0.type, context).text($0[row]) }.joined(separator: " | ")
        }
        return sql.contains("ORDER BY") ? rows : rows.sorted()
    }
}
