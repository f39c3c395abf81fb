// Lists of row numbers, which joins and filters make instead of copying rows.
// Source: our own; tried beside other layouts before the engine was written.

import Tables

/// Row numbers in a row, which grow after the budget was asked. -1 stands for a row of NULLs.
package final class RowNumbers {
    private(set) var base: UnsafeMutablePointer<Int32>
    package private(set) var count = 0
    private var capacity: Int
    private let budget: MemoryBudget

    init(budget: MemoryBudget, capacity: Int = 0) throws(QueryFailure) {
        self.budget = budget
        self.capacity = max(16, capacity)
        try budget.take(self.capacity * MemoryLayout<Int32>.stride)
        base = .allocate(capacity: self.capacity)
    }

    /// The numbers from 0 up to a count.
    static func all(_ count: Int, budget: MemoryBudget) throws(QueryFailure) -> RowNumbers {
        let rows = try RowNumbers(budget: budget, capacity: count)
        for row in 0..<count { rows.base[row] = Int32(truncatingIfNeeded: row) }
        rows.count = count
        return rows
    }

    deinit {
        base.deallocate()
        budget.give(capacity * MemoryLayout<Int32>.stride)
    }

    @inline(__always)
    subscript(_ place: Int) -> Int { Int(base[place]) }

    @inline(__always)
    func append(_ row: Int) throws(QueryFailure) {
        if count == capacity { try grow() }
        base[count] = Int32(truncatingIfNeeded: row)
        count &+= 1
    }

    private func grow() throws(QueryFailure) {
        let (size, isTooMuch) = capacity.multipliedReportingOverflow(by: 2)
        guard !isTooMuch else { throw QueryFailure(.outOfMemory, "The query makes more rows than can be counted.") }
        try budget.take(size * MemoryLayout<Int32>.stride)
        let grown = UnsafeMutablePointer<Int32>.allocate(capacity: size)
        grown.update(from: base, count: count)
        base.deallocate()
        budget.give(capacity * MemoryLayout<Int32>.stride)
        base = grown
        capacity = size
    }

    func removeAll() { count = 0 }

    func set(_ place: Int, to row: Int) { base[place] = Int32(truncatingIfNeeded: row) }

    /// The numbers at these places, in their order.
    func picking(_ places: RowNumbers) throws(QueryFailure) -> RowNumbers {
        let picked = try RowNumbers(budget: budget, capacity: places.count)
        for index in 0..<places.count {
            let place = places[index]
            picked.base[index] = place < 0 ? -1 : base[place]
        }
        picked.count = places.count
        return picked
    }
}
