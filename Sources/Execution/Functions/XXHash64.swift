// Spark's hash of 64 bits over values of any type.
// Reference: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md; Spark's XXH64 and HashExpression for what is hashed of a value

import Tables

enum XXHash64 {
    private static let primes: [UInt64] = [
        0x9E37_79B1_85EB_CA87, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9, 0x85EB_CA77_C2B2_AE63, 0x27D4_EB2F_1656_67C5,
    ]

    /// The hash of a value after that of the values before it; NULL changes nothing.
    static func hash(_ value: Datum, _ type: DataType, _ seed: UInt64) -> UInt64 {
        if value.isNull { return seed }
        switch type {
        case .boolean, .tinyint, .smallint, .int, .date, .yearMonthInterval: return hash(UInt32(truncatingIfNeeded: value.integer), seed)
        case .float: return hash(value.double == 0 ? 0 : Float(value.double).bitPattern, seed)
        case .double: return hash(value.double == 0 ? 0 : value.double.bitPattern, seed)
        case .decimal(let precision, _):
            if precision <= 18 { return hash(UInt64(bitPattern: Int64(truncatingIfNeeded: value.decimal)), seed) }
            return bigEndian(value.decimal).withUnsafeBufferPointer { hash($0, seed) }
        case .string, .char, .varchar, .binary: return hash(value.bytes, seed)
        case .array(let element): return value.elements.reduce(seed) { hash($1, element, $0) }
        case .map(let key, let mapped):
            return value.elements.enumerated().reduce(seed) { hash($1.element, $1.offset.isMultiple(of: 2) ? key : mapped, $0) }
        case .structure(let fields): return zip(value.elements, fields).reduce(seed) { hash($1.0, $1.1.type, $0) }
        case .calendarInterval:
            let (months, days, microseconds) = value.calendar
            let hashed = hash(UInt64(bitPattern: microseconds), seed)
            return hash(UInt32(bitPattern: months), hash(UInt32(bitPattern: days), hashed))
        default: return hash(UInt64(bitPattern: value.integer), seed)
        }
    }

    /// The fewest bytes that hold the number, highest first, as Java's BigInteger has them.
    private static func bigEndian(_ number: Int128) -> [UInt8] {
        var bytes = (0..<16).map { UInt8(truncatingIfNeeded: number >> Int128(120 - $0 * 8)) }
        while bytes.count > 1, bytes[0] == 0 && bytes[1] < 0x80 || bytes[0] == 0xFF && bytes[1] >= 0x80 { bytes.removeFirst() }
        return bytes
    }

    private static func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }

    private static func finished(_ hash: UInt64) -> UInt64 {
        var hash = hash
        hash = (hash ^ hash >> 33) &* primes[1]
        hash = (hash ^ hash >> 29) &* primes[2]
        return hash ^ hash >> 32
    }

    private static func hash(_ word: UInt32, _ seed: UInt64) -> UInt64 {
        var hash = seed &+ primes[4] &+ 4
        hash ^= UInt64(word) &* primes[0]
        return finished(rotated(hash, 23) &* primes[1] &+ primes[2])
    }

    private static func hash(_ word: UInt64, _ seed: UInt64) -> UInt64 {
        var hash = seed &+ primes[4] &+ 8
        hash ^= rotated(word &* primes[1], 31) &* primes[0]
        return finished(rotated(hash, 27) &* primes[0] &+ primes[3])
    }

    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ seed: UInt64) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        var offset = 0
        var hash: UInt64
        if bytes.count >= 32 {
            var lanes = [seed &+ primes[0] &+ primes[1], seed &+ primes[1], seed, seed &- primes[0]]
            while offset + 32 <= bytes.count {
                for lane in 0..<4 {
                    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset + lane * 8, as: UInt64.self))
                    lanes[lane] = rotated(lanes[lane] &+ word &* primes[1], 31) &* primes[0]
                }
                offset += 32
            }
            hash = rotated(lanes[0], 1) &+ rotated(lanes[1], 7) &+ rotated(lanes[2], 12) &+ rotated(lanes[3], 18)
            for lane in lanes { hash = (hash ^ rotated(lane &* primes[1], 31) &* primes[0]) &* primes[0] &+ primes[3] }
        } else {
            hash = seed &+ primes[4]
        }
        hash &+= UInt64(bytes.count)
        while offset + 8 <= bytes.count {
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            hash = rotated(hash ^ rotated(word &* primes[1], 31) &* primes[0], 27) &* primes[0] &+ primes[3]
            offset += 8
        }
        if offset + 4 <= bytes.count {
            let word = UInt64(UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
            hash = rotated(hash ^ word &* primes[0], 23) &* primes[1] &+ primes[2]
            offset += 4
        }
        while offset < bytes.count {
            hash = rotated(hash ^ UInt64(bytes[offset]) &* primes[4], 11) &* primes[0]
            offset += 1
        }
        return finished(hash)
    }
}
