// How the pages of a column are packed.
// Reference: https://github.com/apache/parquet-format/blob/master/Compression.md

struct ParquetCodec {
    /// The numbers of parquet.thrift's `CompressionCodec`.
    static let none = 0

    private enum Way {
        case plain, snappy, lz4, hadoopLZ4
        case library(Unpacker)
    }

    private let way: Way
    private let file: FileSource

    /// - Throws: `brokenFile` for a codec that is not read, and for one whose library is not on this machine.
    init(_ number: Int, _ file: FileSource) throws(QueryFailure) {
        self.file = file
        switch number {
        case Self.none: way = .plain
        case 1: way = .snappy
        case 2: way = .library(try Unpacker(.gzip, file))
        case 6: way = .library(try Unpacker(.zstd, file))
        case 5: way = .hadoopLZ4
        case 7: way = .lz4
        case 3, 4: throw file.broken("it is compressed by \(["LZO", "Brotli"][number - 3]), which is not read")
        default: throw file.broken("it is compressed in an unknown way")
        }
    }

    /// Unpacks what fills a whole buffer.
    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(QueryFailure) {
        let isWhole: Bool
        switch way {
        case .plain:
            isWhole = input.count == output.count
            if isWhole { output.copyMemory(from: input) }
        case .snappy: isWhole = Snappy.unpack(input, into: output)
        case .lz4: isWhole = LZ4.unpack(input, into: output)
        // Older writers of other languages meant a block alone by the same number.
        case .hadoopLZ4: isWhole = LZ4.unpackHadoop(input, into: output) || LZ4.unpack(input, into: output)
        case .library(let unpacker):
            try unpacker.unpack(input, into: output)
            isWhole = true
        }
        guard isWhole else { throw file.broken("its compressed bytes are damaged") }
    }
}

/// LZ4's block format.
/// Reference: https://github.com/lz4/lz4/blob/dev/doc/lz4_Block_format.md
enum LZ4 {
    /// Unpacks a block that fills a whole buffer; false for one that is damaged or has another size.
    static func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        unpackStart(input, of: output) == output.count
    }

    /// Unpacks Hadoop's frames: the size of what follows, and chunks of it, each a block behind its packed size. Sizes have four bytes, the highest
    /// first.
    ///
    /// Reference: Hadoop's `BlockCompressorStream`
    static func unpackHadoop(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Bool {
        var position = 0
        var made = 0
        func size() -> Int? {
            guard input.count - position >= 4 else { return nil }
            position += 4
            return Int(UInt32(bigEndian: input.loadUnaligned(fromByteOffset: position - 4, as: UInt32.self)))
        }
        while position < input.count {
            guard let frame = size(), frame <= output.count - made else { return false }
            let end = made + frame
            while made < end {
                guard let packed = size(), packed > 0, packed <= input.count - position,
                    let more = unpackStart(
                        UnsafeRawBufferPointer(rebasing: input[position..<(position + packed)]),
                        of: UnsafeMutableRawBufferPointer(rebasing: output[made..<end])), more > 0
                else { return false }
                position += packed
                made += more
            }
        }
        return made == output.count
    }

    /// Unpacks a block into the beginning of a buffer.
    ///
    /// - Returns: How many bytes it has; nil for one that is damaged or has more than the buffer.
    private static func unpackStart(_ input: UnsafeRawBufferPointer, of output: UnsafeMutableRawBufferPointer) -> Int? {
        guard let source = input.baseAddress, let target = output.baseAddress else { return output.isEmpty ? 0 : nil }
        var position = 0
        var made = 0
        while position < input.count {
            let token = input[position]
            position += 1
            guard let literals = length(Int(token >> 4), input, &position), literals <= input.count - position,
                literals <= output.count - made
            else { return nil }
            (target + made).copyMemory(from: source + position, byteCount: literals)
            position += literals
            made += literals
            // The last sequence has literals alone.
            if position == input.count { break }
            guard input.count - position >= 2 else { return nil }
            let offset = Int(input[position]) | Int(input[position + 1]) << 8
            position += 2
            guard let more = length(Int(token & 15), input, &position), offset > 0, offset <= made, more + 4 <= output.count - made else {
                return nil
            }
            Snappy.repeatBytes(target + made, from: offset, more + 4)
            made += more + 4
        }
        return made
    }

    /// A length of which four bits stand in the token; nil where the bytes end.
    private static func length(_ start: Int, _ input: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
        var length = start
        guard start == 15 else { return length }
        while position < input.count {
            let byte = input[position]
            position += 1
            length += Int(byte)
            if byte < 255 { return length }
        }
        return nil
    }
}
