// Memory for the bytes of the values that expressions make.

/// Memory that is handed out piece by piece and taken back all at once.
///
/// One thread uses an arena. The bytes are the budget's until the arena ends.
package final class Arena {
    /// Of the first chunk; each later one is twice as large as the one before.
    private static let chunkSize = 4 << 10
    /// Bytes that take a while to fill.
    private static let much = 64 << 10

    private struct Chunk {
        let base: UnsafeMutableRawPointer
        let size: Int
    }

    /// How full an arena is; what was handed out after it is taken back by ``release(to:)``.
    package struct Mark {
        fileprivate let chunk: Int
        fileprivate let used: Int
    }

    package let budget: MemoryBudget
    /// The bytes that one value may take.
    private let largest: Int
    private let check: @Sendable () throws(QueryFailure) -> Void
    private var chunks: [Chunk] = []
    /// The chunk that is handed out from, its first free byte, and its size.
    private var current = -1
    private var used = 0
    private var size = 0

    /// - Parameters:
    ///   - largest: The bytes that may be asked for at once.
    ///   - check: Asked before much is handed out, since whoever asks for it has much to do; throws where the run is to end.
    package init(
        budget: MemoryBudget, largest: Int = .max,
        check: @escaping @Sendable () throws(QueryFailure) -> Void = { () throws(QueryFailure) in }
    ) {
        self.budget = budget
        self.largest = largest
        self.check = check
    }

    deinit {
        for chunk in chunks {
            chunk.base.deallocate()
            budget.give(chunk.size)
        }
    }

    package var mark: Mark { Mark(chunk: current, used: used) }

    /// Takes back what was handed out since a mark. Values in it are then no values any more.
    package func release(to mark: Mark) {
        guard mark.chunk >= 0 else {
            current = chunks.isEmpty ? -1 : 0
            used = 0
            size = chunks.first?.size ?? 0
            return
        }
        current = mark.chunk
        used = mark.used
        size = chunks[mark.chunk].size
    }

    package func reset() { release(to: Mark(chunk: -1, used: 0)) }

    /// Memory for that many bytes, aligned for every value.
    ///
    /// - Throws: `outOfMemory`.
    package func raw(_ count: Int) throws(QueryFailure) -> UnsafeMutableRawPointer {
        if count > Self.much { try admit(count) }
        // The size is compared before it is rounded, which a size near the greatest number would not survive.
        if current >= 0, count <= size &- used {
            let start = used
            used = min(size, (used + count + 7) & ~7)
            return chunks[current].base + start
        }
        return try rawInNextChunk(count)
    }

    private func admit(_ count: Int) throws(QueryFailure) {
        guard count <= largest else {
            throw QueryFailure(
                .outOfMemory, "A value of the query needs more than the \(largest) bytes that one may take in the embedded engine.")
        }
        try check()
    }

    private func rawInNextChunk(_ count: Int) throws(QueryFailure) -> UnsafeMutableRawPointer {
        // Chunks behind the current one are left over from before a release.
        while current + 1 < chunks.count {
            current += 1
            used = 0
            size = chunks[current].size
            if count <= size { return try raw(count) }
        }
        let grown = max(Self.chunkSize, min(8 << 20, (chunks.last?.size ?? 0) * 2))
        let size = count > grown ? count : grown
        try budget.take(size)
        chunks.append(Chunk(base: .allocate(byteCount: size, alignment: 16), size: size))
        current = chunks.count - 1
        used = 0
        self.size = size
        return try raw(count)
    }

    package func bytes(_ count: Int) throws(QueryFailure) -> UnsafeMutablePointer<UInt8> {
        try raw(count).assumingMemoryBound(to: UInt8.self)
    }

    /// Memory for that many values, all of which have to be written before they are read.
    package func data(_ count: Int) throws(QueryFailure) -> UnsafeMutableBufferPointer<Datum> {
        let (size, isTooMuch) = count.multipliedReportingOverflow(by: MemoryLayout<Datum>.stride)
        let start = try raw(isTooMuch ? .max : size).bindMemory(to: Datum.self, capacity: count)
        return UnsafeMutableBufferPointer(start: start, count: count)
    }
}

extension Arena {
    /// A text or binary value of copied bytes.
    package func value(copying bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> Datum {
        let copy = try self.bytes(bytes.count)
        if let start = bytes.baseAddress { copy.update(from: start, count: bytes.count) }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: bytes.count))
    }

    package func value(copying bytes: [UInt8]) throws(QueryFailure) -> Datum {
        let copy = try self.bytes(bytes.count)
        for (index, byte) in bytes.enumerated() { copy[index] = byte }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: bytes.count))
    }

    package func value(_ text: String) throws(QueryFailure) -> Datum { try value(copying: Array(text.utf8)) }

    /// An array or a struct of values, which are not copied deeper.
    package func value(elements: [Datum]) throws(QueryFailure) -> Datum {
        let copy = try data(elements.count)
        for (index, element) in elements.enumerated() { copy[index] = element }
        return Datum(elements: UnsafeBufferPointer(copy))
    }

    /// The value with everything it points to.
    package func copy(_ value: Datum, of type: DataType) throws(QueryFailure) -> Datum {
        if value.isNull { return .null }
        switch type {
        case .string, .char, .varchar, .binary: return try self.value(copying: value.bytes)
        case .array(let element):
            let copy = try data(value.elements.count)
            for (index, each) in value.elements.enumerated() { copy[index] = try self.copy(each, of: element) }
            return Datum(elements: UnsafeBufferPointer(copy))
        case .map(let key, let mapped):
            let copy = try data(value.elements.count)
            for (index, each) in value.elements.enumerated() {
                copy[index] = try self.copy(each, of: index.isMultiple(of: 2) ? key : mapped)
            }
            return Datum(elements: UnsafeBufferPointer(copy))
        case .structure(let fields):
            let copy = try data(fields.count)
            for (index, field) in fields.enumerated() { copy[index] = try self.copy(value.elements[index], of: field.type) }
            return Datum(elements: UnsafeBufferPointer(copy))
        default: return value
        }
    }
}
