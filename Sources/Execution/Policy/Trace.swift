// Who is behind a row: identities of protected tables, followed through joins, groups, windows and set operations.
// Source: nothing is published on how the service does it, so that all of it is inferred.

import Tables

/// A relation with who is behind its rows.
struct TracedRelation {
    let relation: Relation
    /// Nil where no rule asks.
    let trace: Trace?

    init(_ relation: Relation, _ trace: Trace? = nil) {
        self.relation = relation
        self.trace = trace
    }
}

/// For each row of a relation and each demand of the rules the identities behind it, as sorted numbers.
final class Trace {
    /// For each demand: where the numbers of a row begin. One more than there are rows.
    private var starts: [[Int]]
    private var numbers: [[Int32]]
    private let budget: MemoryBudget
    private var taken = 0

    /// - Parameter demands: How many demands there are.
    init(demands: Int, budget: MemoryBudget) {
        starts = Array(repeating: [0], count: demands)
        numbers = Array(repeating: [], count: demands)
        self.budget = budget
    }

    deinit { budget.give(taken) }

    var demands: Int { starts.count }

    func identities(of row: Int, demand: Int) -> ArraySlice<Int32> {
        numbers[demand][starts[demand][row]..<starts[demand][row + 1]]
    }

    /// Ends a row with these identities, one list a demand, sorted and each once.
    func append(_ lists: [[Int32]]) throws(QueryFailure) {
        var bytes = 0
        for (demand, list) in lists.enumerated() {
            numbers[demand].append(contentsOf: list)
            starts[demand].append(numbers[demand].count)
            bytes += list.count * MemoryLayout<Int32>.stride + MemoryLayout<Int>.stride
        }
        // Arrays grow by doubling, so that half of what they hold may be unused.
        try budget.take(bytes * 2)
        taken += bytes * 2
    }
}

/// Unites the identities of rows.
struct TraceUnion {
    private var lists: [[Int32]]

    init(demands: Int) { lists = Array(repeating: [], count: demands) }

    mutating func add(_ trace: Trace?, row: Int) {
        guard let trace, row >= 0 else { return }
        for demand in lists.indices { lists[demand].append(contentsOf: trace.identities(of: row, demand: demand)) }
    }

    /// Each identity once, in order; empty again afterwards.
    mutating func take() -> [[Int32]] {
        defer { for demand in lists.indices { lists[demand].removeAll(keepingCapacity: true) } }
        return lists.map { list in
            guard list.count > 1 else { return list }
            let sorted = list.sorted()
            var distinct: [Int32] = []
            for number in sorted where distinct.last != number { distinct.append(number) }
            return distinct
        }
    }
}

extension RowMatrix {
    /// Adds who is behind a row of the matrix.
    func unite(_ row: Int, into union: inout TraceUnion) {
        for source in sources { union.add(source.trace, row: source.rows[row]) }
    }
}
