// Text of a length that is not known beforehand.

import Tables

/// Bytes in an arena that grow as they are written, each time after the budget was asked.
struct TextBuilder {
    private let arena: Arena
    private var base: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(in arena: Arena, capacity: Int = 64) throws(QueryFailure) {
        self.arena = arena
        self.capacity = max(capacity, 16)
        base = try arena.bytes(self.capacity)
    }

    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) {
        try reserve(bytes.count)
        if let start = bytes.baseAddress { (base + count).update(from: start, count: bytes.count) }
        count += bytes.count
    }

    mutating func append(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) throws(QueryFailure) {
        try append(UnsafeBufferPointer(rebasing: bytes))
    }

    mutating func append(_ byte: UInt8) throws(QueryFailure) {
        try reserve(1)
        base[count] = byte
        count += 1
    }

    mutating func append(_ text: String) throws(QueryFailure) {
        for byte in text.utf8 { try append(byte) }
    }

    private mutating func reserve(_ more: Int) throws(QueryFailure) {
        guard more > capacity - count else { return }
        let (needed, isTooMuch) = count.addingReportingOverflow(more)
        let size = isTooMuch ? Int.max : max(needed, capacity * 2)
        let grown = try arena.bytes(size)
        grown.update(from: base, count: count)
        base = grown
        capacity = size
    }

    /// What was written, which further writing may leave behind.
    var value: Datum { Datum(bytes: UnsafeBufferPointer(start: base, count: count)) }
}
