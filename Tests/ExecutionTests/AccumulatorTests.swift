// The states of aggregates when they begin anew, as they do for the frames of windows.

import Execution
import SQL
import Tables
import Testing

struct AccumulatorTests {
    private let budget = MemoryBudget(limit: 1 << 20)

    /// The aggregate of a query over `t(a)`, with a frame over the rows.
    private func accumulator(_ aggregate: String, over values: [String]) throws -> (any GroupedAggregate, Frame, BoundAggregate) {
        let query = "SELECT \(aggregate) FROM VALUES \(values.map { "(\($0))" }.joined(separator: ", ")) AS t(a)"
        let statement = try BoundStatement(query)
        guard case .select(let select) = statement.query.body, case .instance(let instance)? = select.from?.first,
            case .values(let rows) = instance.kind, let bound = select.grouping?.aggregates.first
        else { throw QueryFailure(.notRun, "This is no such query.") }
        let context = RunContext(budget: budget, microseconds: 0)
        var scope = Scope(subqueries: Nothing(), context: context)
        let frame = Frame(sources: 1, variables: 0, context: context)
        let builder = RelationBuilder(names: ["a"], types: instance.columns.map(\.type), budget: budget)
        for row in rows { try builder.append([try scope.compile(row[0])(frame)]) }
        scope.instances[instance.number] = try builder.finish().columns.map { ColumnPlace(source: 0, column: $0) }
        return (try scope.accumulator(for: bound), frame, bound)
    }

    private func text(_ accumulator: any GroupedAggregate, _ frame: Frame, _ aggregate: BoundAggregate) throws -> String {
        try ValueText(aggregate.type, frame.context).text(try accumulator.value(of: 0, in: frame.arena))
    }

    @Test(arguments: [
        ("collect_set(a)", "[x, y]", "[x]"), ("approx_count_distinct(a)", "2", "1"), ("max(a)", "y", "x"),
        ("collect_list(a)", "[x, y]", "[x]"),
        ("count(DISTINCT a)", "2", "1"), ("last(a)", "y", "x"),
    ])
    func `a group that begins anew knows nothing of what it was`(aggregate: String, both: String, first: String) throws {
        let (accumulator, frame, bound) = try accumulator(aggregate, over: ["'x'", "'y'"])
        try accumulator.grow(to: 1)
        for row in 0..<2 {
            frame.rows[0] = row
            try accumulator.add(to: 0, frame)
        }
        #expect(try text(accumulator, frame, bound) == both)
        try accumulator.reset(0)
        frame.rows[0] = 0
        try accumulator.add(to: 0, frame)
        #expect(try text(accumulator, frame, bound) == first)
    }

    @Test(arguments: ["collect_list(a)", "max(a)", "percentile(length(a), 0.5)", "collect_set(a)"])
    func `frames one after the other take no more than the greatest`(aggregate: String) throws {
        let (accumulator, frame, _) = try accumulator(aggregate, over: ["'a text of some length'", "'another text, which is longer'"])
        try accumulator.grow(to: 1)
        for _ in 0..<20_000 {
            try accumulator.reset(0)
            for row in 0..<2 {
                frame.rows[0] = row
                try accumulator.add(to: 0, frame)
            }
            frame.arena.reset()
        }
        #expect(budget.taken < 200_000)
    }
}

/// Nothing here has a sub-query.
private final class Nothing: SubqueryRunning {
    func relation(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func values(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation { throw .notRun("A sub-query") }
    func members(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Membership { throw .notRun("A sub-query") }
}
