// Whole queries, held against what Spark 3.5.3 answered to them.

import Execution
import SQL
import Tables
import Testing

struct QueryCasesTests {
    private let context = RunContext(budget: MemoryBudget(limit: 64 << 20), microseconds: 1_780_000_000_000_000)

    @Test(arguments: ["aggregates", "comparisons", "groups", "joins", "subqueries", "windows"])
    func `queries give the rows that Spark gives`(file: String) throws {
        let cases = try RowCase.all(in: file)
        #expect(!cases.isEmpty)
        for each in cases {
            do {
                let relation = try run(each.query)
                #expect(each.failure == nil, "\(each.query) gave \(relation.count) row(s)")
                #expect(relation.types.map(\.description) == each.types, "\(each.query)")
                let rows = try written(relation)
                // Without ORDER BY rows come in no order.
                let isOrdered = each.query.contains("ORDER BY")
                let (given, wanted) = isOrdered ? (rows, each.rows) : (Self.sorted(rows), Self.sorted(each.rows))
                let isSame =
                    given.count == wanted.count
                    && zip(given, wanted).allSatisfy { one, other in
                        one.count == other.count && zip(one, other).allSatisfy { RowCasesTests.isSame($0, $1) }
                    }
                if !isSame { Issue.record("\(each.query)\n gave \(given)\n for  \(wanted)") }
            } catch let failure as QueryFailure {
                #expect(failure.condition.rawValue == each.failure, "\(each.query): \(failure.message)")
            } catch let error as NameError {
                #expect(each.failure.map { Self.tells(error.message, of: $0) } ?? false, "\(each.query): \(error.message)")
            }
        }
    }

    @Test func `a sub-query that differs each time is run again for equal arguments`() throws {
        let rows = Array(repeating: "(1)", count: 64).joined(separator: ", ")
        let relation = try run(
            "SELECT count(*) FROM VALUES \(rows) AS a(k) WHERE EXISTS (SELECT 1 FROM VALUES (1) AS b(k) WHERE b.k = a.k AND rand() < 0.5)")
        #expect(1..<64 ~= relation.columns[0][0].integer)
    }

    /// Whether a message is that of one of Spark's conditions. One has the words in which the service was seen to say it, and no name.
    private static func tells(_ message: String, of condition: String) -> Bool {
        message.contains(condition) || (condition == "MISSING_AGGREGATION" && message.contains("must appear in group by clause"))
    }

    private func run(_ query: String) throws -> Relation {
        let statement = try BoundStatement(query)
        return try QueryRun(statement, over: [:], context: context).run().relation
    }

    private func written(_ relation: Relation) throws -> [[String]] {
        try (0..<relation.count).map { row in
            try relation.columns.map { $0[row].isNull ? "NULL" : try RowCasesTests.written($0[row], $0.type, context) }
        }
    }

    private static func sorted(_ rows: [[String]]) -> [[String]] { rows.sorted { $0.joined(separator: "|") < $1.joined(separator: "|") } }
}
