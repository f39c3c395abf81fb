// The values of one column of a result as Parquet's pages: numbered by a dictionary and packed where that is smaller.
// Reference: https://github.com/apache/parquet-format/blob/master/Encodings.md

/// The pages of a column, which all rows of the table are in.
struct ParquetChunkWriter {
    /// The numbers of parquet.thrift's `Encoding`, `PageType` and `CompressionCodec`.
    private enum Encoding {
        static let plain = 0
        static let rle = 3
        static let dictionary = 8
    }

    private enum Page {
        static let data = 0
        static let dictionary = 2
    }

    private enum Codec {
        static let none = 0
        static let snappy = 1
    }

    /// A page's content before it is packed, and what it says of itself.
    private struct Content {
        let isDictionary: Bool
        let valueCount: Int
        let encoding: Int
        let bytes: [UInt8]
    }

    let column: ResultTable.Column
    let valueCount: Int
    let encodings: [Int]
    let codec: Int
    /// All pages with their headers.
    let bytes: [UInt8]
    /// What they take when unpacked, headers too.
    let unpackedSize: Int
    /// Where the page with data begins; 0 where nothing is before it.
    let dataOffset: Int

    init(_ column: ResultTable.Column, _ cells: [Cell?]) {
        self.column = column
        valueCount = cells.count
        let contents = Self.contents(column.type, cells)
        encodings = contents.count > 1 ? [Encoding.plain, Encoding.rle, Encoding.dictionary] : [Encoding.plain, Encoding.rle]
        let packed = contents.map { Snappy.pack($0.bytes) }
        let isPacked = zip(packed, contents).reduce(0) { $0 + $1.0.count - $1.1.bytes.count } < 0
        codec = isPacked ? Codec.snappy : Codec.none
        var bytes: [UInt8] = []
        var unpackedSize = 0
        var dataOffset = 0
        for (content, packed) in zip(contents, packed) {
            if !content.isDictionary { dataOffset = bytes.count }
            let body = isPacked ? packed : content.bytes
            let header = Self.header(content, packedSize: body.count)
            bytes += header
            bytes += body
            unpackedSize += header.count + content.bytes.count
        }
        self.bytes = bytes
        self.unpackedSize = unpackedSize
        self.dataOffset = dataOffset
    }

    private static func header(_ content: Content, packedSize: Int) -> [UInt8] {
        var header = ThriftWriter()
        header.field(1, int32: content.isDictionary ? Page.dictionary : Page.data)
        header.field(2, int32: content.bytes.count)
        header.field(3, int32: packedSize)
        header.field(content.isDictionary ? 7 : 5) { page in
            page.field(1, int32: content.valueCount)
            page.field(2, int32: content.encoding)
            if !content.isDictionary {
                page.field(3, int32: Encoding.rle)
                page.field(4, int32: Encoding.rle)
            }
        }
        header.end()
        return header.bytes
    }

    private static func contents(_ type: ColumnType, _ cells: [Cell?]) -> [Content] {
        let levels = ParquetRuns.encode(cells.map { $0 == nil ? 0 : 1 }, width: 1)
        var head: [UInt8] = []
        head.appendLittleEndian(UInt32(levels.count))
        head += levels
        if type == .boolean {
            return [Content(isDictionary: false, valueCount: cells.count, encoding: Encoding.plain, bytes: head + bits(of: cells))]
        }
        var values: [UInt8] = []
        var ends: [Int] = []
        for case let cell? in cells {
            values.append(cell, as: type)
            ends.append(values.count)
        }
        guard let dictionary = ValueDictionary(values, ends) else {
            return [Content(isDictionary: false, valueCount: cells.count, encoding: Encoding.plain, bytes: head + values)]
        }
        let width = max(1, Int.bitWidth - (dictionary.count - 1).leadingZeroBitCount)
        return [
            Content(isDictionary: true, valueCount: dictionary.count, encoding: Encoding.plain, bytes: dictionary.values),
            Content(
                isDictionary: false, valueCount: cells.count, encoding: Encoding.dictionary,
                bytes: head + [UInt8(width)] + ParquetRuns.encode(dictionary.numbers, width: width)),
        ]
    }

    /// Booleans, eight to a byte, the first in the lowest bit.
    private static func bits(of cells: [Cell?]) -> [UInt8] {
        var bytes: [UInt8] = []
        var count = 0
        for case .boolean(let flag)? in cells {
            if count % 8 == 0 { bytes.append(0) }
            if flag { bytes[bytes.count - 1] |= 1 << UInt8(count % 8) }
            count += 1
        }
        return bytes
    }
}

/// The different values of a column, in the order in which they come.
private struct ValueDictionary {
    /// Readers keep a dictionary in memory as a whole.
    private static let largest = 1 << 20

    private(set) var values: [UInt8] = []
    private(set) var count = 0
    /// For each value of the column, its number here.
    private(set) var numbers: [UInt32] = []

    /// - Parameters:
    ///   - all: The values in their plain encoding.
    ///   - ends: Where each ends.
    /// - Returns: Nil where the numbers and the dictionary would not be smaller than the values.
    init?(_ all: [UInt8], _ ends: [Int]) {
        guard ends.count > 1, ends.count <= Int(UInt32.max) else { return nil }
        // Slots hold a value's number and one more; 0 is free. Half of them stay free.
        var slots = [UInt32](repeating: 0, count: 1024)
        var places: [Range<Int>] = []
        numbers.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            let value = start..<end
            start = end
            var slot = Self.hash(all, value) & (slots.count - 1)
            while slots[slot] != 0, !Self.equal(all, places[Int(slots[slot]) - 1], value) { slot = (slot + 1) & (slots.count - 1) }
            if slots[slot] == 0 {
                places.append(value)
                values += all[value]
                guard values.count <= Self.largest, values.count * 4 <= all.count * 3 else { return nil }
                slots[slot] = UInt32(places.count)
                if places.count * 2 > slots.count { Self.grow(&slots, all, places) }
                numbers.append(UInt32(places.count - 1))
            } else {
                numbers.append(slots[slot] - 1)
            }
        }
        count = places.count
        let bits = Int.bitWidth - (count - 1).leadingZeroBitCount
        guard values.count + ends.count * bits / 8 + 16 < all.count else { return nil }
    }

    private static func grow(_ slots: inout [UInt32], _ all: [UInt8], _ places: [Range<Int>]) {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (index, place) in places.enumerated() {
            var slot = hash(all, place) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(index + 1)
        }
    }

    private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 29) & Int.max
    }

    private static func equal(_ bytes: [UInt8], _ left: Range<Int>, _ right: Range<Int>) -> Bool {
        left.count == right.count && bytes[left].elementsEqual(bytes[right])
    }
}

enum ParquetRuns {
    /// Numbers of a width of up to 32 bits: runs of eight equal ones or more are told by their length, others are packed in eights.
    static func encode(_ numbers: [UInt32], width: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var packedFrom = 0
        var start = 0
        while start < numbers.count {
            var end = start + 1
            while end < numbers.count, numbers[end] == numbers[start] { end += 1 }
            // What is packed before a run comes in eights, for which the run gives some of its own.
            let missing = (8 - (start - packedFrom) % 8) % 8
            let isAtEnd = packedFrom == start && end == numbers.count
            if end - start - missing >= 8 || isAtEnd {
                append(packed: numbers[packedFrom..<(start + missing)], width, to: &bytes)
                bytes.appendVarint(UInt64(end - start - missing) << 1)
                for shift in stride(from: 0, to: width, by: 8) { bytes.append(UInt8(truncatingIfNeeded: numbers[start] >> UInt32(shift))) }
                packedFrom = end
            }
            start = end
        }
        append(packed: numbers[packedFrom...], width, to: &bytes)
        return bytes
    }

    private static func append(packed numbers: ArraySlice<UInt32>, _ width: Int, to bytes: inout [UInt8]) {
        guard !numbers.isEmpty else { return }
        let groups = (numbers.count + 7) / 8
        bytes.appendVarint(UInt64(groups) << 1 | 1)
        var bits: UInt64 = 0
        var count = 0
        for index in 0..<(groups * 8) {
            let number = index < numbers.count ? numbers[numbers.startIndex + index] : 0
            bits |= UInt64(number) << UInt64(count)
            count += width
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                count -= 8
            }
        }
    }
}
