// FROM: instances and their joins, as lists of row numbers.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-join.html

import SQL
import Tables

extension QueryRun {
    /// The rows of a FROM clause.
    ///
    /// - Parameter filter: The WHERE clause. What of it speaks of one instance is asked before joins, and what joins two is a join's condition,
    ///   as Spark's optimizer has it: else a FROM of several tables would make every pair of their rows.
    /// - Returns: The rows, and what of the filter is still to be asked.
    func matrix(
        of from: BoundFrom?, filter: BoundExpression?, outer: [Datum]
    ) throws(QueryFailure) -> (RowMatrix, rest: BoundExpression?) {
        guard let from else { return (.single, filter) }
        var conditions = PushedConditions(filter)
        let matrix = try matrix(of: from, pushing: &conditions, outer: outer)
        return (matrix, conditions.rest)
    }

    private func matrix(
        of from: BoundFrom, pushing conditions: inout PushedConditions, outer: [Datum]
    ) throws(QueryFailure) -> RowMatrix {
        // A RIGHT or FULL JOIN fills the left side up, whose rows must not be gone by then.
        let canPush = from.joins.allSatisfy { $0.kind != .right && $0.kind != .full }
        var left = try matrix(of: from.first, pushing: &conditions, canPush: canPush, outer: outer)
        for join in from.joins {
            if join.isLateral {
                left = try laterallyJoined(left, join, outer: outer)
                continue
            }
            let isInner = join.kind == .inner
            let right = try matrix(of: join.source, pushing: &conditions, canPush: canPush && isInner, outer: outer)
            var all = join.condition.map(\.conjuncts) ?? []
            if isInner, canPush { all += conditions.take(joining: left.instances, right.instances) }
            left = try joined(left, right, join.kind, on: all, outer: outer)
        }
        return left
    }

    private func matrix(
        of source: BoundSource, pushing conditions: inout PushedConditions, canPush: Bool, outer: [Datum]
    ) throws(QueryFailure) -> RowMatrix {
        switch source {
        case .joined(let from):
            if canPush { return try matrix(of: from, pushing: &conditions, outer: outer) }
            var none = PushedConditions(nil)
            return try matrix(of: from, pushing: &none, outer: outer)
        case .instance(let instance):
            let traced = try rows(of: instance, outer: outer)
            var matrix = RowMatrix(
                sources: [try RowMatrix.Source(traced, instance: instance.number, budget: context.budget)], count: traced.relation.count)
            if let sample = instance.sample { matrix = try sampled(matrix, sample, of: instance.number) }
            if canPush, let own = BoundExpression.all(conditions.take(within: [instance.number])) {
                matrix = try filtered(matrix, by: own, in: matrix.scope(scope()), outer: outer)
            }
            return matrix
        }
    }

    /// The rows of an instance that sees nothing to its left.
    private func rows(of instance: BoundInstance, outer: [Datum]) throws(QueryFailure) -> TracedRelation {
        switch instance.kind {
        case .relation(let index): return try source(index)
        case .commonTable(let index): return try commonTable(index)
        case .query(let subquery):
            let frame = frame(sources: 0, outer: outer)
            let scope = scope()
            var arguments: [Datum] = []
            for argument in subquery.arguments { arguments.append(try scope.compile(argument)(frame)) }
            return try traced(subquery, arguments, as: instance.number)
        case .values(let rows): return TracedRelation(try relation(ofValues: rows, outer: outer))
        case .generator:
            let made = try lateral(.single, instance, isOuter: false, in: scope(), outer: outer)
            guard let source = made.sources.last else { preconditionFailure("A generator makes a source.") }
            return TracedRelation(
                Relation(names: instance.columns.map(\.name), columns: source.columns, count: made.count))
        }
    }

    /// Part of an instance's rows, the same ones in every run of the statement.
    private func sampled(_ matrix: RowMatrix, _ sample: BoundSample, of instance: Int) throws(QueryFailure) -> RowMatrix {
        let places = try RowNumbers(budget: context.budget)
        switch sample {
        case .rows(let count):
            for row in 0..<min(matrix.count, Int(clamping: max(0, count))) { try places.append(row) }
        case .percent(let percent):
            var random = SplitMix(seed: context.seed &+ UInt64(instance))
            for row in 0..<matrix.count where random.nextUnit() * 100 < percent { try places.append(row) }
        }
        return try matrix.picking(places)
    }

    // MARK: Lateral joins

    private func laterallyJoined(_ left: RowMatrix, _ join: BoundJoin, outer: [Datum]) throws(QueryFailure) -> RowMatrix {
        guard case .instance(let instance) = join.source else { throw .notRun("A LATERAL join of joined tables") }
        let scope = left.scope(scope())
        guard join.kind == .inner || join.kind == .left else { throw .notRun("A LATERAL join that is neither inner nor left") }
        guard let condition = join.condition else {
            return try lateral(left, instance, isOuter: join.kind == .left, in: scope, outer: outer)
        }
        // The rows that miss the condition go, and left rows that have lost all of theirs come back with NULLs.
        let numbered = try left.numbered(context.budget)
        let made = try lateral(numbered, instance, isOuter: false, in: numbered.scope(scope), outer: outer)
        let kept = try filtered(made, by: condition, in: made.scope(scope), outer: outer)
        guard join.kind == .left else { return kept.withoutSource(numbered.sources.count - 1) }
        return try kept.filledUp(from: numbered, context).withoutSource(numbered.sources.count - 1)
    }

    /// Each row with the rows that an instance makes of it.
    ///
    /// - Parameter isOuter: Whether a row of which nothing is made stays, with NULLs.
    func lateral(
        _ left: RowMatrix, _ instance: BoundInstance, isOuter: Bool, in scope: Scope, outer: [Datum]
    ) throws(QueryFailure) -> RowMatrix {
        let maker = try RowMaker(instance, in: scope, self)
        let frame = frame(sources: left.sources.count, outer: outer)
        let places = try RowNumbers(budget: context.budget)
        let made = try RowNumbers(budget: context.budget)
        for row in 0..<left.count {
            if row & 1023 == 0 { try context.check() }
            left.show(row, in: frame)
            let before = maker.count
            try maker.make(of: frame)
            for number in before..<maker.count {
                try places.append(row)
                try made.append(number)
            }
            if maker.count == before, isOuter || maker.isOuter {
                try places.append(row)
                try made.append(-1)
            }
            frame.arena.reset()
        }
        let traced = try maker.finish()
        let source = RowMatrix.Source(rows: made, columns: traced.relation.columns, trace: traced.trace, instance: instance.number)
        return try left.picking(places).beside(RowMatrix(sources: [source], count: made.count))
    }
}

extension RowMatrix {
    /// The instances whose columns it has.
    var instances: Set<Int> { Set(sources.compactMap(\.instance)) }

    /// With a source whose row numbers are the rows' own.
    fileprivate func numbered(_ budget: MemoryBudget) throws(QueryFailure) -> RowMatrix {
        beside(
            RowMatrix(
                sources: [Source(rows: try .all(count, budget: budget), columns: [], trace: nil, instance: nil)], count: count))
    }

    fileprivate func withoutSource(_ index: Int) -> RowMatrix {
        var matrix = self
        matrix.sources.remove(at: index)
        return matrix
    }

    /// The rows with those of a numbered matrix that are missing here, each at its place, with NULLs in what is not the matrix's.
    fileprivate func filledUp(from numbered: RowMatrix, _ context: RunContext) throws(QueryFailure) -> RowMatrix {
        let number = numbered.sources.count - 1
        var lists: [RowNumbers] = []
        for _ in sources { lists.append(try RowNumbers(budget: context.budget)) }
        var row = 0
        var total = 0
        for left in 0..<numbered.count {
            if left & 4095 == 0 { try context.check() }
            let start = row
            while row < count, sources[number].rows[row] == left {
                for (index, source) in sources.enumerated() { try lists[index].append(source.rows[row]) }
                row += 1
                total += 1
            }
            guard row == start else { continue }
            for index in sources.indices {
                try lists[index].append(index <= number ? numbered.sources[index].rows[left] : -1)
            }
            total += 1
        }
        let filled = zip(sources, lists).map { Source(rows: $1, columns: $0.columns, trace: $0.trace, instance: $0.instance) }
        return RowMatrix(sources: filled, count: total)
    }
}

/// What of a WHERE clause has not been asked yet.
struct PushedConditions {
    private var conjuncts: [(expression: BoundExpression, instances: Set<Int>, isMovable: Bool)]

    init(_ filter: BoundExpression?) {
        conjuncts = (filter?.conjuncts ?? []).map { ($0, $0.instances, $0.isMovable) }
    }

    /// The conditions that speak of these instances alone.
    mutating func take(within instances: Set<Int>) -> [BoundExpression] {
        take { !$0.isEmpty && $0.isSubset(of: instances) }
    }

    /// The conditions that speak of both sides.
    mutating func take(joining left: Set<Int>, _ right: Set<Int>) -> [BoundExpression] {
        let both = left.union(right)
        return take { !$0.isDisjoint(with: right) && $0.isSubset(of: both) }
    }

    private mutating func take(where isTaken: (Set<Int>) -> Bool) -> [BoundExpression] {
        let taken = conjuncts.filter { $0.isMovable && isTaken($0.instances) }.map(\.expression)
        conjuncts.removeAll { $0.isMovable && isTaken($0.instances) }
        return taken
    }

    /// All that is left, as one condition.
    var rest: BoundExpression? { .all(conjuncts.map(\.expression)) }
}
