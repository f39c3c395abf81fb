// The bytes of a text file, one after the other, unpacked.

/// Bytes that come in order.
protocol ByteStream: AnyObject {
    /// Writes the next bytes, and says how many; 0 is the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Int
}

/// A file's bytes as they are.
final class PlainStream: ByteStream {
    let file: FileSource
    private var position = 0

    init(_ file: FileSource) { self.file = file }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Int {
        let count = min(buffer.count, file.size - position)
        try file.read(position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<count]))
        position += count
        return count
    }
}

/// Memory that the budget knows of.
final class BudgetedBytes {
    private(set) var bytes: UnsafeMutableRawBufferPointer
    private let budget: MemoryBudget

    init(_ count: Int, _ budget: MemoryBudget) throws(QueryFailure) {
        try budget.take(count)
        self.budget = budget
        bytes = .allocate(byteCount: max(count, 1), alignment: 16)
        bytes = UnsafeMutableRawBufferPointer(rebasing: bytes[..<count])
    }

    deinit {
        bytes.baseAddress?.deallocate()
        budget.give(bytes.count)
    }

    subscript(_ range: Range<Int>) -> UnsafeMutableRawBufferPointer { UnsafeMutableRawBufferPointer(rebasing: bytes[range]) }
}

/// What one of the libraries unpacks.
final class UnpackedStream: ByteStream {
    private let source: PlainStream
    private let unpacker: Unpacker
    private let input: BudgetedBytes
    private var start = 0
    private var end = 0
    /// Whether what was packed in one piece is over, so that the file may end.
    private var isBetween = true

    init(_ file: FileSource, _ kind: Unpacker.Kind, _ budget: MemoryBudget) throws(QueryFailure) {
        source = PlainStream(file)
        unpacker = try Unpacker(kind, file)
        input = try BudgetedBytes(256 << 10, budget)
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Int {
        while true {
            if start == end {
                start = 0
                end = try source.read(into: input.bytes)
            }
            if start == end {
                // A library may hold back what it has made already.
                let step = isBetween ? Unpacker.Step(taken: 0, made: 0, isEnd: true) : try unpacker.step(input[0..<0], into: buffer)
                if step.made > 0 { return step.made }
                guard step.isEnd else { throw source.file.broken("its compressed bytes end too early") }
                return 0
            }
            if isBetween {
                try unpacker.restart()
                isBetween = false
            }
            let step = try unpacker.step(input[start..<end], into: buffer)
            start += step.taken
            isBetween = step.isEnd
            if step.made > 0 { return step.made }
            guard step.taken > 0 || step.isEnd else { throw source.file.broken("its compressed bytes are damaged") }
        }
    }
}

extension Compression {
    /// The bytes of a file, unpacked as its ending says.
    static func stream(of file: FileSource, _ budget: MemoryBudget) throws(QueryFailure) -> any ByteStream {
        switch try Compression(file) {
        case .gzip: try UnpackedStream(file, .gzip, budget)
        case .bzip2: try UnpackedStream(file, .bzip2, budget)
        case .zstd: try UnpackedStream(file, .zstd, budget)
        case .snappy: try SnappyStream(file, budget)
        case nil: PlainStream(file)
        }
    }
}
