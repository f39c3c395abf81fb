// Memory of a column, while it grows and when it is done.

/// Bytes in a row that grow by doubling, each time after the budget was asked.
///
/// Safety of `@unchecked Sendable`: only a ``ColumnBuilder`` writes, on one thread, and lets go of the block when it becomes a column's.
final class Block: @unchecked Sendable {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var count = 0
    private var capacity = 0
    private let budget: MemoryBudget

    init(budget: MemoryBudget) {
        self.budget = budget
        base = .allocate(byteCount: 1, alignment: 16)
    }

    deinit {
        base.deallocate()
        budget.give(capacity)
    }

    /// Makes room for that many bytes more.
    @inline(__always)
    func reserve(_ more: Int) throws(QueryFailure) {
        if more > capacity &- count { try grow(more) }
    }

    private func grow(_ more: Int) throws(QueryFailure) {
        let (needed, isTooMuch) = count.addingReportingOverflow(more)
        // Great blocks grow by a quarter: a doubling would ask the budget for memory that is not used.
        try move(to: isTooMuch ? .max : max(needed, capacity < 64 << 20 ? capacity * 2 : capacity + capacity / 4, 256))
    }

    /// Gives back what was reserved and not used, where that is worth a copy.
    func trim() throws(QueryFailure) {
        if capacity > count + count / 4 { try move(to: max(count, 1)) }
    }

    private func move(to size: Int) throws(QueryFailure) {
        try budget.take(size)
        let grown = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        grown.copyMemory(from: base, byteCount: count)
        base.deallocate()
        budget.give(capacity)
        base = grown
        capacity = size
    }

    /// Appends after ``reserve(_:)``.
    @inline(__always)
    func append<Value: BitwiseCopyable>(_ value: Value) {
        (base + count).storeBytes(of: value, as: Value.self)
        count &+= MemoryLayout<Value>.stride
    }

    /// Appends after ``reserve(_:)``.
    @inline(__always)
    func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        (base + count).copyMemory(from: start, byteCount: bytes.count)
        count &+= bytes.count
    }

    /// Appends after ``reserve(_:)``.
    func append(repeating byte: UInt8, count more: Int) {
        (base + count).initializeMemory(as: UInt8.self, repeating: byte, count: more)
        count &+= more
    }
}
