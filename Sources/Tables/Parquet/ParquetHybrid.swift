// Small numbers in Parquet: runs of equal ones mixed with packed ones, and packed differences.
// Reference: https://github.com/apache/parquet-format/blob/master/Encodings.md

/// Numbers of so many bits in bytes, the lowest bits first.
struct PackedBits {
    let bytes: UnsafeRawBufferPointer

    /// A number at a bit; the bytes have to be there.
    @inline(__always)
    func number(at bit: Int, width: Int) -> UInt64 {
        let byte = bit >> 3
        let shift = UInt64(bit & 7)
        if width <= 56, byte + 8 <= bytes.count {
            let word = bytes.loadUnaligned(fromByteOffset: byte, as: UInt64.self).littleEndian >> shift
            return word & (1 << UInt64(width) &- 1)
        }
        return slowNumber(byte, shift, width)
    }

    private func slowNumber(_ byte: Int, _ shift: UInt64, _ width: Int) -> UInt64 {
        var low: UInt64 = 0
        for index in 0..<min(8, bytes.count - byte) { low |= UInt64(bytes[byte + index]) << UInt64(8 * index) }
        var number = low >> shift
        if shift > 0, byte + 8 < bytes.count { number |= UInt64(bytes[byte + 8]) << (64 - shift) }
        return width == 64 ? number : number & (1 << UInt64(width) &- 1)
    }
}

/// A number in groups of seven bits, the lowest first; nil where the bytes end, or beyond 64 bits.
func parquetVarint(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> UInt64? {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 70, by: 7) {
        guard position < bytes.count else { return nil }
        let byte = bytes[position]
        position += 1
        number |= UInt64(byte & 127) << shift
        if byte < 128 { return number }
    }
    return nil
}

enum ParquetHybrid {
    /// Writes that many numbers of a width of up to 32 bits; false for bytes that hold fewer.
    static func decode<Number: FixedWidthInteger & UnsignedInteger>(
        _ bytes: UnsafeRawBufferPointer, width: Int, count: Int, into numbers: UnsafeMutablePointer<Number>
    ) -> Bool {
        var position = 0
        var made = 0
        while made < count {
            guard let header = parquetVarint(bytes, &position) else { return false }
            let length = Int(clamping: header >> 1)
            if header & 1 == 0 {
                let size = (width + 7) / 8
                guard size <= bytes.count - position else { return false }
                var value: UInt64 = 0
                for index in 0..<size { value |= UInt64(bytes[position + index]) << UInt64(8 * index) }
                position += size
                let run = min(length, count - made)
                (numbers + made).update(repeating: Number(truncatingIfNeeded: value), count: run)
                made += run
            } else {
                let more = length > (count - made) / 8 ? count - made : length * 8
                guard (more * width + 7) / 8 <= bytes.count - position else { return false }
                let packed = PackedBits(bytes: UnsafeRawBufferPointer(rebasing: bytes[position...]))
                for index in 0..<more {
                    numbers[made + index] = Number(truncatingIfNeeded: packed.number(at: index * width, width: width))
                }
                made += more
                let (size, isTooMuch) = length.multipliedReportingOverflow(by: width)
                position = isTooMuch ? bytes.count : min(bytes.count, position + min(size, bytes.count))
            }
        }
        return true
    }
}

enum ParquetDelta {
    /// Writes that many numbers, each told as its difference from the one before.
    ///
    /// - Returns: Where the bytes behind them begin; nil for bytes that are damaged or hold another count.
    static func decode(_ bytes: UnsafeRawBufferPointer, count: Int, into numbers: UnsafeMutablePointer<Int64>) -> Int? {
        var position = 0
        guard let block = parquetVarint(bytes, &position), let pieces = parquetVarint(bytes, &position),
            let total = parquetVarint(bytes, &position), let first = parquetVarint(bytes, &position), total == UInt64(count),
            1...512 ~= pieces, block <= 1 << 20, block.isMultiple(of: pieces)
        else { return nil }
        let perPiece = Int(block / pieces)
        guard perPiece > 0, perPiece.isMultiple(of: 8) else { return nil }
        guard count > 0 else { return position }
        var value = zigZag(first)
        numbers[0] = value
        var made = 1
        while made < count {
            guard let least = parquetVarint(bytes, &position).map(zigZag), Int(pieces) <= bytes.count - position else { return nil }
            let widths = position
            position += Int(pieces)
            for piece in 0..<Int(pieces) where made < count {
                let width = Int(bytes[widths + piece])
                let more = min(perPiece, count - made)
                guard width <= 64, (more * width + 7) / 8 <= bytes.count - position else { return nil }
                let packed = PackedBits(bytes: UnsafeRawBufferPointer(rebasing: bytes[position...]))
                for index in 0..<more {
                    value = value &+ least &+ Int64(bitPattern: packed.number(at: index * width, width: width))
                    numbers[made + index] = value
                }
                made += more
                // The last piece may be cut off behind its last number.
                position = min(bytes.count, position + perPiece * width / 8)
            }
        }
        return position
    }

    private static func zigZag(_ number: UInt64) -> Int64 {
        Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
    }
}
