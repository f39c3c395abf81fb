// Joins of two matrices: by hash where the condition has equalities between the sides, else pair by pair.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-join.html

import SQL
import Tables

extension QueryRun {
    /// - Parameter conditions: All have to be true for a pair; none at all lets every pair match.
    func joined(
        _ left: RowMatrix, _ right: RowMatrix, _ kind: BoundJoin.Kind, on conditions: [BoundExpression], outer: [Datum]
    ) throws(QueryFailure) -> RowMatrix {
        var equalities: [JoinEquality] = []
        var others: [BoundExpression] = []
        for condition in conditions {
            if let equality = JoinEquality(condition, left.instances, right.instances) {
                equalities.append(equality)
            } else {
                others.append(condition)
            }
        }
        let pairs = try JoinPairs(left, right, kind, context)
        let test = try PairTest(.all(others), left, right, self, outer: outer)
        if equalities.isEmpty {
            try pairs.matchAll(test)
        } else if kind == .inner, left.count < right.count {
            // The smaller side goes into the table; the order of what comes out is that of the larger one, in every run the same.
            let table = try JoinTable(left, equalities.map(\.left), equalities, self, outer: outer)
            try pairs.matchRight(table, equalities, test, self, outer: outer)
        } else {
            let table = try JoinTable(right, equalities.map(\.right), equalities, self, outer: outer)
            try pairs.matchLeft(table, equalities, test, self, outer: outer)
        }
        return try pairs.finish()
    }
}

/// `left = right` or `left <=> right`, each of one side and both of one type.
struct JoinEquality {
    let left: BoundExpression
    let right: BoundExpression
    /// Whether NULL equals NULL.
    let matchesNulls: Bool

    init?(_ condition: BoundExpression, _ leftInstances: Set<Int>, _ rightInstances: Set<Int>) {
        guard case .chain(let first, let links) = condition.kind, links.count == 1, condition.isMovable,
            links[0].operator == .equal || links[0].operator == .nullSafeEqual
        else { return nil }
        let one = first.cast(to: links[0].leftType)
        let other = links[0].operand
        guard one.type == other.type else { return nil }
        let (ones, others) = (one.instances, other.instances)
        guard !ones.isEmpty, !others.isEmpty else { return nil }
        matchesNulls = links[0].operator == .nullSafeEqual
        if ones.isSubset(of: leftInstances), others.isSubset(of: rightInstances) {
            (left, right) = (one, other)
        } else if ones.isSubset(of: rightInstances), others.isSubset(of: leftInstances) {
            (left, right) = (other, one)
        } else {
            return nil
        }
    }
}

/// The key of a row of one side.
private final class JoinKey {
    private let evaluations: [Evaluation]
    private let types: [DataType]
    private let matchesNulls: [Bool]
    private let matrix: RowMatrix
    private let frame: Frame

    init(_ matrix: RowMatrix, _ keys: [BoundExpression], _ equalities: [JoinEquality], _ run: QueryRun, outer: [Datum]) throws(QueryFailure)
    {
        let scope = matrix.scope(run.scope())
        var evaluations: [Evaluation] = []
        for key in keys { evaluations.append(try scope.compile(key)) }
        self.evaluations = evaluations
        types = keys.map(\.type)
        matchesNulls = equalities.map(\.matchesNulls)
        self.matrix = matrix
        frame = run.frame(sources: matrix.sources.count, outer: outer)
    }

    /// - Returns: False for a row that matches none, since its key has a null.
    func fill(_ buffer: inout KeyBuffer, of row: Int) throws(QueryFailure) -> Bool {
        matrix.show(row, in: frame)
        defer { frame.arena.reset() }
        buffer.removeAll()
        for index in evaluations.indices {
            let value = try evaluations[index](frame)
            if value.isNull, !matchesNulls[index] { return false }
            try buffer.append(value, of: types[index])
        }
        return true
    }
}

/// One side's rows by their keys.
private final class JoinTable {
    private let keys: KeyTable
    /// By key: its first and its last row. By row: the next one of the same key.
    private var firsts: [Int32] = []
    private var lasts: [Int32] = []
    private let nexts: RowNumbers

    init(_ matrix: RowMatrix, _ expressions: [BoundExpression], _ equalities: [JoinEquality], _ run: QueryRun, outer: [Datum])
        throws(QueryFailure)
    {
        let context = run.context
        keys = KeyTable(budget: context.budget)
        nexts = try RowNumbers(budget: context.budget, capacity: matrix.count)
        let key = try JoinKey(matrix, expressions, equalities, run, outer: outer)
        for row in 0..<matrix.count {
            if row & 4095 == 0 { try context.check() }
            try nexts.append(-1)
            guard try key.fill(&keys.scratch, of: row) else { continue }
            let (index, isNew) = try keys.insertScratch()
            if isNew {
                firsts.append(Int32(truncatingIfNeeded: row))
                lasts.append(Int32(truncatingIfNeeded: row))
            } else {
                nexts.set(Int(lasts[index]), to: row)
                lasts[index] = Int32(truncatingIfNeeded: row)
            }
        }
    }

    /// Calls a body with each row whose key another side's row has.
    @inline(__always)
    func forEachRow(matching key: JoinKey, row: Int, _ body: (Int) throws(QueryFailure) -> Bool) throws(QueryFailure) {
        guard try key.fill(&keys.scratch, of: row), let index = keys.index(ofScratch: ()) else { return }
        var match = Int(firsts[index])
        while match >= 0 {
            guard try body(match) else { return }
            match = nexts[match]
        }
    }
}

/// The conditions of a pair that are no equalities.
private struct PairTest {
    private let test: Evaluation?
    private let frame: Frame
    private let left: RowMatrix
    private let right: RowMatrix

    init(_ condition: BoundExpression?, _ left: RowMatrix, _ right: RowMatrix, _ run: QueryRun, outer: [Datum]) throws(QueryFailure) {
        self.left = left
        self.right = right
        frame = run.frame(sources: left.sources.count + right.sources.count, outer: outer)
        let scope = RowMatrix(sources: left.sources + right.sources, count: 0).scope(run.scope())
        if let condition { test = try scope.compile(condition) } else { test = nil }
    }

    @inline(__always)
    func holds(_ leftRow: Int, _ rightRow: Int) throws(QueryFailure) -> Bool {
        guard let test else { return true }
        for index in left.sources.indices { frame.rows[index] = left.sources[index].rows[leftRow] }
        for index in right.sources.indices { frame.rows[left.sources.count + index] = right.sources[index].rows[rightRow] }
        defer { frame.arena.reset() }
        return try test(frame).isTrue
    }
}

/// The pairs that a join makes.
private final class JoinPairs {
    private let left: RowMatrix
    private let right: RowMatrix
    private let kind: BoundJoin.Kind
    private let context: RunContext
    private let leftPlaces: RowNumbers
    private let rightPlaces: RowNumbers
    /// Which rows of the right side have a match, where those without one come out too.
    private var isRightMatched: [Bool] = []
    private var steps = 0

    init(_ left: RowMatrix, _ right: RowMatrix, _ kind: BoundJoin.Kind, _ context: RunContext) throws(QueryFailure) {
        self.left = left
        self.right = right
        self.kind = kind
        self.context = context
        leftPlaces = try RowNumbers(budget: context.budget)
        rightPlaces = try RowNumbers(budget: context.budget)
        if kind == .right || kind == .full {
            try context.budget.take(right.count)
            isRightMatched = Array(repeating: false, count: right.count)
        }
    }

    deinit { context.budget.give(isRightMatched.count) }

    func matchAll(_ test: PairTest) throws(QueryFailure) {
        for row in 0..<left.count {
            var isMatched = false
            for match in 0..<right.count {
                try step()
                guard try test.holds(row, match) else { continue }
                isMatched = true
                guard try take(row, match) else { break }
            }
            try end(row, isMatched: isMatched)
        }
    }

    func matchLeft(_ table: JoinTable, _ equalities: [JoinEquality], _ test: PairTest, _ run: QueryRun, outer: [Datum]) throws(QueryFailure)
    {
        let key = try JoinKey(left, equalities.map(\.left), equalities, run, outer: outer)
        for row in 0..<left.count {
            try step()
            var isMatched = false
            try table.forEachRow(matching: key, row: row) { (match) throws(QueryFailure) in
                try step()
                guard try test.holds(row, match) else { return true }
                isMatched = true
                return try take(row, match)
            }
            try end(row, isMatched: isMatched)
        }
    }

    /// Of inner joins only.
    func matchRight(_ table: JoinTable, _ equalities: [JoinEquality], _ test: PairTest, _ run: QueryRun, outer: [Datum])
        throws(QueryFailure)
    {
        let key = try JoinKey(right, equalities.map(\.right), equalities, run, outer: outer)
        for row in 0..<right.count {
            try step()
            try table.forEachRow(matching: key, row: row) { (match) throws(QueryFailure) in
                try step()
                if try test.holds(match, row) { _ = try take(match, row) }
                return true
            }
        }
    }

    private func step() throws(QueryFailure) {
        steps &+= 1
        if steps & 4095 == 0 { try context.check() }
    }

    /// Takes a pair that matches.
    ///
    /// - Returns: Whether other matches of the left row matter.
    private func take(_ row: Int, _ match: Int) throws(QueryFailure) -> Bool {
        switch kind {
        case .inner, .left, .right, .full:
            try leftPlaces.append(row)
            try rightPlaces.append(match)
            if !isRightMatched.isEmpty { isRightMatched[match] = true }
            return true
        case .leftSemi:
            try leftPlaces.append(row)
            return false
        case .leftAnti: return false
        }
    }

    private func end(_ row: Int, isMatched: Bool) throws(QueryFailure) {
        guard !isMatched else { return }
        switch kind {
        case .left, .full:
            try leftPlaces.append(row)
            try rightPlaces.append(-1)
        case .leftAnti: try leftPlaces.append(row)
        case .inner, .right, .leftSemi: return
        }
    }

    func finish() throws(QueryFailure) -> RowMatrix {
        for match in isRightMatched.indices where !isRightMatched[match] {
            try leftPlaces.append(-1)
            try rightPlaces.append(match)
        }
        let kept = try left.picking(leftPlaces)
        switch kind {
        case .leftSemi, .leftAnti: return kept
        case .inner, .left, .right, .full: return kept.beside(try right.picking(rightPlaces))
        }
    }
}
