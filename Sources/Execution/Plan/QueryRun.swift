// Runs a bound statement over relations: one run, on one thread.
// Source: our own; tried beside other layouts before the engine was written.

package import SQL
package import Tables

/// What a run puts out.
package struct QueryOutput: Sendable {
    package let relation: Relation
    /// What differential privacy took from the data, an entry for each aggregate that had noise added.
    package let sensitivities: [Sensitivity]
}

/// Runs a statement. It holds what is computed once: common tables, sub-queries by their arguments, who is behind rows.
package final class QueryRun {
    let statement: BoundStatement
    let context: RunContext
    let tables: [Int: Relation]
    let policy: RowPolicy
    /// What rules demand of who is behind a row; empty where nobody asks.
    let demands: [Demand]
    var noise: NoiseRun?
    private let randoms = RandomSources()
    private let named: NamedColumns
    private var sources: [Int: TracedRelation] = [:]
    private var commonTables: [(rows: TracedRelation, reads: Set<Int>)?]
    /// The tables of the collaboration that were read since somebody last began to ask.
    private var reads: Set<Int> = []
    private var subqueries: [Int: SubqueryMemo] = [:]
    /// How many queries are being run inside of one another.
    private var depth = 0

    /// Deeper nesting than the binder lets through cannot come here; what comes is refused rather than run off the stack.
    private static let deepest = 400

    /// - Parameter tables: By the index of the relation in the schemas that the statement was bound with. They have the columns that the
    ///   schema has, in its order and of its types.
    package init(_ statement: BoundStatement, over tables: [Int: Relation], policy: RowPolicy = RowPolicy(), context: RunContext) {
        self.statement = statement
        self.tables = tables
        named = statement.namedColumns
        self.policy = policy
        self.context = context
        demands = Demand.all(of: policy)
        noise = policy.noise.map { NoiseRun($0) }
        commonTables = Array(repeating: nil, count: statement.commonTables.count)
    }

    /// Runs the statement to its end.
    ///
    /// - Throws: ``QueryFailure`` for a value that cannot be computed, a budget that is used up, and a run that was told to end.
    package func run() throws(QueryFailure) -> QueryOutput {
        let result = try rows(of: statement.query, outer: [], isOutermost: true)
        if let noise, !noise.isApplied { throw .notRun("Differential privacy for a query whose outermost SELECT does not aggregate") }
        let names = statement.query.outputs.map(\.name)
        return QueryOutput(relation: result.relation.named(names), sensitivities: noise?.sensitivities ?? [])
    }

    // MARK: Queries

    /// The rows of a query, in its order where it has one.
    ///
    /// - Parameters:
    ///   - outer: The values of the arguments of the sub-query that it is.
    ///   - read: The places of the outputs that somebody looks at; nil for all. As in Spark, others are not computed, and so cannot fail.
    func rows(
        of query: BoundQuery, outer: [Datum], isOutermost: Bool = false, reading read: Set<Int>? = nil
    ) throws(QueryFailure) -> TracedRelation {
        depth += 1
        defer { depth -= 1 }
        guard depth < Self.deepest else { throw .notRun("A query nested \(Self.deepest) deep") }
        try context.check()
        var body = try rows(of: query.body, outer: outer, isOutermost: isOutermost, reading: read?.union(query.placesForOrder))
        if isOutermost { body = try withoutHiddenRows(body) }
        guard !query.order.isEmpty || query.limit != nil || query.offset != nil else { return try body.keeping(query.outputs.count) }
        var places = try RowNumbers.all(body.relation.count, budget: context.budget)
        if !query.order.isEmpty { places = try sorted(body.relation, by: query.order, outer: outer) }
        let offset = try count(query.offset, outer: outer) ?? 0
        let limit = try count(query.limit, outer: outer) ?? Int.max
        let start = min(offset, places.count)
        let end = limit < places.count - start ? start + limit : places.count
        let picked = try RowNumbers(budget: context.budget, capacity: end - start)
        for place in start..<end { try picked.append(places[place]) }
        return try body.keeping(query.outputs.count).picking(picked, context)
    }

    private func rows(
        of body: BoundBody, outer: [Datum], isOutermost: Bool, reading read: Set<Int>?
    ) throws(QueryFailure) -> TracedRelation {
        switch body {
        case .select(let select): try rows(of: select, outer: outer, isOutermost: isOutermost, reading: read)
        case .values(let rows): TracedRelation(try relation(ofValues: rows, outer: outer))
        case .nested(let query): try self.rows(of: query, outer: outer, isOutermost: isOutermost, reading: read)
        case .set(let operation): try rows(of: operation, outer: outer, reading: read)
        }
    }

    /// The number that LIMIT or OFFSET gives.
    private func count(_ expression: BoundExpression?, outer: [Datum]) throws(QueryFailure) -> Int? {
        guard let expression else { return nil }
        let frame = frame(sources: 0, outer: outer)
        let value = try scope().compile(expression)(frame)
        return value.isNull ? nil : max(0, Int(clamping: value.integer))
    }

    func relation(ofValues rows: [[BoundExpression]], outer: [Datum]) throws(QueryFailure) -> Relation {
        let types = rows.first?.map(\.type) ?? []
        let builder = RelationBuilder(names: types.map { _ in "" }, types: types, budget: context.budget)
        let frame = frame(sources: 0, outer: outer)
        let scope = scope()
        for row in rows {
            var values: [Datum] = []
            for expression in row { values.append(try scope.compile(expression)(frame)) }
            try builder.append(values)
            frame.arena.reset()
        }
        return try builder.finish()
    }

    // MARK: What expressions see

    func scope() -> Scope { Scope(subqueries: self, context: context, randoms: randoms) }

    func frame(sources: Int, outer: [Datum]) -> Frame {
        let frame = Frame(sources: sources, variables: statement.variableCount, context: context)
        frame.outer = outer
        return frame
    }

    // MARK: What is computed once

    /// A table of the collaboration, with who its rows are about.
    func source(_ index: Int) throws(QueryFailure) -> TracedRelation {
        reads.insert(index)
        if let source = sources[index] { return source }
        guard let relation = tables[index] else { preconditionFailure("The statement reads a table that the run was not given.") }
        let complete = try relation.completed(policy.completes.filter { $0.relation == index }, context)
        let source = TracedRelation(complete, try Demand.trace(of: complete, index: index, demands, context))
        sources[index] = source
        return source
    }

    func commonTable(_ index: Int) throws(QueryFailure) -> TracedRelation {
        if let table = commonTables[index] {
            reads.formUnion(table.reads)
            return table.rows
        }
        let table = statement.commonTables[index]
        // CACHE TABLE computes all of it at once.
        let read = table.isCached ? nil : named.byCommonTable[index] ?? []
        let (rows, reads) = try reading { () throws(QueryFailure) in try self.rows(of: table.query, outer: [], reading: read) }
        commonTables[index] = (rows, reads)
        return rows
    }

    /// The rows that something makes, and the tables that it reads for them.
    private func reading(
        _ make: () throws(QueryFailure) -> TracedRelation
    ) throws(QueryFailure) -> (rows: TracedRelation, reads: Set<Int>) {
        let before = reads
        reads = []
        let rows = try make()
        defer { reads.formUnion(before) }
        return (rows, reads)
    }
}

extension QueryRun: SubqueryRunning {
    package func relation(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation {
        try traced(subquery, arguments).relation
    }

    /// As ``relation(of:arguments:)``, with who is behind the rows.
    ///
    /// - Parameter instance: The table in FROM that the sub-query is; nil for one that stands for a value, of which all is read.
    func traced(_ subquery: BoundSubquery, _ arguments: [Datum], as instance: Int? = nil) throws(QueryFailure) -> TracedRelation {
        let read = instance.map { named.byInstance[$0] ?? [] }
        guard subquery.isRemembered else { return try rows(of: subquery.query, outer: arguments, reading: read) }
        let memo = memo(of: subquery)
        let number = try memo.number(of: arguments)
        if let known = memo.results[number] {
            reads.formUnion(known.reads)
            return known.rows
        }
        let (rows, reads) = try reading { () throws(QueryFailure) in
            try self.rows(of: subquery.query, outer: arguments, reading: read)
        }
        memo.results[number] = (rows, reads)
        return rows
    }

    package func values(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Relation {
        guard demands.contains(where: { $0.minimum > 0 }) else { return try relation(of: subquery, arguments: arguments) }
        let (rows, reads) = try reading { () throws(QueryFailure) in try traced(subquery, arguments) }
        return try withoutHiddenRows(rows, of: reads).relation
    }

    package func members(of subquery: BoundSubquery, arguments: [Datum]) throws(QueryFailure) -> Membership {
        let memo = memo(of: subquery)
        let number = try memo.number(of: arguments)
        if let known = memo.memberships[number] { return known }
        let membership = try Membership(try relation(of: subquery, arguments: arguments), context)
        memo.memberships[number] = membership
        return membership
    }

    private func memo(of subquery: BoundSubquery) -> SubqueryMemo {
        let place = subquery.query.mark.id
        if let memo = subqueries[place] { return memo }
        let memo = SubqueryMemo(subquery.arguments.map(\.type), budget: context.budget)
        subqueries[place] = memo
        return memo
    }
}

/// What a sub-query gave, by its arguments.
private final class SubqueryMemo {
    /// With the tables that were read for them.
    var results: [Int: (rows: TracedRelation, reads: Set<Int>)] = [:]
    var memberships: [Int: Membership] = [:]
    private let types: [DataType]
    private let keys: KeyTable

    init(_ types: [DataType], budget: MemoryBudget) {
        self.types = types
        keys = KeyTable(budget: budget)
    }

    func number(of arguments: [Datum]) throws(QueryFailure) -> Int {
        keys.scratch.removeAll()
        for (value, type) in zip(arguments, types) { try keys.scratch.append(value, of: type) }
        return try keys.insertScratch().index
    }
}

extension Membership {
    /// The rows of a relation, as IN asks for them.
    convenience init(_ relation: Relation, _ context: RunContext) throws(QueryFailure) {
        let table = KeyTable(budget: context.budget)
        var hasNull = false
        for row in 0..<relation.count {
            if row & 4095 == 0 { try context.check() }
            table.scratch.removeAll()
            var isNull = false
            for column in relation.columns {
                let value = column[row]
                isNull = isNull || value.isNull
                try table.scratch.append(value, of: column.type)
            }
            if isNull { hasNull = true } else { _ = try table.insertScratch() }
        }
        self.init(table, types: relation.types, hasNull: hasNull, isEmpty: relation.count == 0)
    }
}
