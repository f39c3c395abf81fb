// The part of a text file that is in memory: as much as a record needs.

/// A piece of a text, which can be asked for more.
final class TextWindow {
    private static let size = 1 << 20

    private let stream: any ByteStream
    private let budget: MemoryBudget
    private var memory: BudgetedBytes
    private var start = 0
    private var end = 0
    /// Whether nothing comes behind what is here.
    private(set) var isLast = false

    init(_ stream: any ByteStream, _ budget: MemoryBudget) throws(QueryFailure) {
        self.stream = stream
        self.budget = budget
        memory = try BudgetedBytes(Self.size, budget)
    }

    /// What is here and was not taken.
    @inline(__always)
    var bytes: UnsafeBufferPointer<UInt8> {
        UnsafeRawBufferPointer(memory[start..<end]).assumingMemoryBound(to: UInt8.self)
    }

    /// Takes the first bytes away.
    @inline(__always)
    func take(_ count: Int) { start += count }

    /// Brings more bytes behind those that were not taken, which move, or finds that there are none.
    ///
    /// - Throws: `outOfMemory` for a record that is larger than the budget.
    func extend() throws(QueryFailure) {
        let count = end - start
        if count > memory.bytes.count / 2 {
            let larger = try BudgetedBytes(memory.bytes.count * 2, budget)
            larger[0..<count].copyMemory(from: UnsafeRawBufferPointer(memory[start..<end]))
            memory = larger
        } else if start > 0 {
            // `copyMemory` lets the two overlap.
            memory[0..<count].copyMemory(from: UnsafeRawBufferPointer(memory[start..<end]))
        }
        start = 0
        end = count
        while end < memory.bytes.count {
            let more = try stream.read(into: memory[end..<memory.bytes.count])
            if more == 0 {
                isLast = true
                return
            }
            end += more
        }
    }
}
