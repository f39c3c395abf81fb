// Snappy: blocks as Parquet has them, and Hadoop's file of blocks.
// Reference: https://github.com/google/snappy/blob/main/format_description.txt

enum Snappy {
    /// Unpacks a block that fills a whole buffer; false for one that is damaged or has another size.
    static func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        var position = 0
        guard size(input, &position) == output.count else { return false }
        guard let source = input.baseAddress, let target = output.baseAddress else { return output.isEmpty }
        var made = 0
        while position < input.count {
            let tag = source.load(fromByteOffset: position, as: UInt8.self)
            position += 1
            if tag & 3 == 0 {
                guard let length = literal(tag, input, &position), length <= input.count - position, length <= output.count - made else {
                    return false
                }
                (target + made).copyMemory(from: source + position, byteCount: length)
                position += length
                made += length
            } else {
                guard let (length, offset) = copy(tag, input, &position), offset > 0, offset <= made, length <= output.count - made else {
                    return false
                }
                repeatBytes(target + made, from: offset, length)
                made += length
            }
        }
        return made == output.count
    }

    /// The unpacked size of a block, which stands before it; nil for what is no 32-bit number.
    static func size(_ input: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        var size = 0
        for shift in stride(from: 0, to: 35, by: 7) {
            guard position < input.count else { return nil }
            let byte = input[position]
            position += 1
            size |= Int(byte & 127) << shift
            if byte < 128 { return size <= Int(UInt32.max) ? size : nil }
        }
        return nil
    }

    private static func literal(_ tag: UInt8, _ input: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        let short = Int(tag >> 2)
        guard short >= 60 else { return short + 1 }
        let bytes = short - 59
        guard bytes <= input.count - position else { return nil }
        var length = 0
        for index in 0..<bytes { length |= Int(input[position + index]) << (8 * index) }
        position += bytes
        return length + 1
    }

    private static func copy(_ tag: UInt8, _ input: UnsafeRawBufferPointer, _ position: inout Int) -> (length: Int, offset: Int)? {
        let bytes = tag & 3 == 3 ? 4 : Int(tag & 3)
        guard bytes <= input.count - position else { return nil }
        var offset = 0
        for index in 0..<bytes { offset |= Int(input[position + index]) << (8 * index) }
        position += bytes
        if tag & 3 == 1 { return (Int(tag >> 2 & 7) + 4, Int(tag >> 5) << 8 | offset) }
        return (Int(tag >> 2) + 1, offset)
    }

    /// Writes bytes that stand so far before, among which may be those that are being written.
    static func repeatBytes(_ target: UnsafeMutableRawPointer, from offset: Int, _ length: Int) {
        if offset >= length { return target.copyMemory(from: target - offset, byteCount: length) }
        for index in 0..<length { (target + index).storeBytes(of: (target + index - offset).load(as: UInt8.self), as: UInt8.self) }
    }
}

/// A file as Hadoop's SnappyCodec writes it: blocks, each with its size unpacked, of chunks, each with its size packed; sizes have their
/// highest byte first.
final class SnappyStream: ByteStream {
    /// Hadoop's own is 256 KB.
    private static let largestBlock = 64 << 20

    private let source: PlainStream
    private let budget: MemoryBudget
    private var block: BudgetedBytes?
    private var position = 0
    private var end = 0
    /// What is left of the block that the file is in.
    private var rest = 0

    init(_ file: FileSource, _ budget: MemoryBudget) throws(QueryFailure) {
        source = PlainStream(file)
        self.budget = budget
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Int {
        while position == end {
            while rest == 0 {
                guard let size = try number(mayEnd: true) else { return 0 }
                guard size <= Self.largestBlock else { throw damage }
                rest = size
            }
            try unpackChunk()
        }
        guard let block else { return 0 }
        let count = min(buffer.count, end - position)
        buffer.copyMemory(from: UnsafeRawBufferPointer(block[position..<(position + count)]))
        position += count
        return count
    }

    private func unpackChunk() throws(QueryFailure) {
        guard let packedSize = try number(mayEnd: false), packedSize <= Self.largestBlock * 2 else { throw damage }
        let packed = try BudgetedBytes(packedSize, budget)
        guard try fill(packed.bytes) == packedSize else { throw damage }
        var start = 0
        guard let size = Snappy.size(UnsafeRawBufferPointer(packed.bytes), &start), size <= rest else { throw damage }
        block = nil
        let unpacked = try BudgetedBytes(size, budget)
        guard Snappy.unpack(UnsafeRawBufferPointer(packed.bytes), into: unpacked.bytes) else { throw damage }
        block = unpacked
        position = 0
        end = size
        rest -= size
    }

    private func number(mayEnd: Bool) throws(QueryFailure) -> Int? {
        var bytes: [UInt8] = [0, 0, 0, 0]
        var count = 0
        try bytes.fill { (buffer) throws(QueryFailure) in count = try self.fill(buffer) }
        if mayEnd, count == 0 { return nil }
        guard count == 4 else { throw damage }
        return bytes.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Fills a buffer as far as the file goes.
    private func fill(_ buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Int {
        try source.read(into: buffer)
    }

    private var damage: QueryFailure { source.file.broken("its compressed bytes are damaged") }
}
