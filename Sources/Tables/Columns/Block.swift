// Memory of a column, while it grows and when it is done.
// Reference: realloc(3), which moves what is large without a copy, mremap(2).

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Bytes in a row that grow, each time after the budget was asked for what is more. They are aligned as `malloc` does, to 16.
///
/// Safety of `@unchecked Sendable`: only a ``ColumnBuilder`` writes, on one thread, and lets go of the block when it becomes a column's.
final class Block: @unchecked Sendable {
    private(set) var base: UnsafeMutableRawPointer
    private(set) var count = 0
    private var capacity = 0
    private let budget: MemoryBudget

    init(budget: MemoryBudget) {
        self.budget = budget
        // One byte: where there is none, no object could be made either.
        guard let base = malloc(1) else { preconditionFailure("The system has no memory at all.") }
        self.base = base
    }

    deinit {
        free(base)
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
        let size = isTooMuch ? .max : max(needed, capacity < 4 << 20 ? capacity * 2 : capacity + capacity / 4, 256)
        try budget.take(size - capacity)
        guard resize(to: size) else {
            budget.give(size - capacity)
            throw QueryFailure(.outOfMemory, "The system has no memory for what the embedded engine may take for rows.")
        }
    }

    /// Gives back what was reserved and not used, where that is worth a move.
    func trim() {
        let (former, needed) = (capacity, max(count, 1))
        if former > count + count / 8, resize(to: needed) { budget.give(former - needed) }
    }

    /// Whether the system had memory for it; without it the block stays as it is.
    private func resize(to size: Int) -> Bool {
        guard let moved = realloc(base, size) else { return false }
        base = moved
        capacity = size
        return true
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
