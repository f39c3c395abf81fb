// The conversions of Parquet's values, each over all values of a page.

extension ParquetConversion {
    /// Days and microseconds of the years 1 to 9999, which are all that the engine's dates have.
    private static let days: ClosedRange<Int64> = -719_162...2_932_896
    private static let microseconds: ClosedRange<Int64> = -62_135_596_800_000_000...253_402_300_799_999_999

    /// Converts values in their place.
    ///
    /// - Returns: False for a value that the table's type does not have.
    func convert(_ values: UnsafeMutableBufferPointer<Datum>, _ arena: Arena) throws(QueryFailure) -> Bool {
        switch self {
        case .same: return true
        case .integers(let range): return Self.each(values) { range.contains($0.integer) ? $0 : nil }
        case .unsigned32(let range):
            return Self.each(values) {
                let number = Int64(UInt32(truncatingIfNeeded: $0.low))
                return range.contains(number) ? Datum(number) : nil
            }
        case .unsigned64AsDecimal: return Self.each(values) { Datum(decimal: Int128($0.low)) }
        case .unsigned64AsInteger: return Self.each(values) { $0.integer >= 0 ? $0 : nil }
        case .decimalOfInteger(let precision):
            let limit = Self.limit(precision)
            return Self.each(values) {
                let number = Int128($0.integer)
                return -limit < number && number < limit ? Datum(decimal: number) : nil
            }
        case .decimalOfBytes(let precision):
            let limit = Self.limit(precision)
            return Self.each(values) { Self.decimal($0.bytes, limit).map { Datum(decimal: $0) } }
        case .dates: return Self.each(values) { Self.days.contains($0.integer) ? $0 : nil }
        case .moments(let times, let over):
            return Self.each(values) {
                let (product, isTooMuch) = $0.integer.multipliedReportingOverflow(by: times)
                let moment = Self.floor(product, over)
                return isTooMuch || !Self.microseconds.contains(moment) ? nil : Datum(moment)
            }
        case .int96: return Self.each(values) { Self.int96($0.bytes) }
        case .uuid:
            for index in values.indices { values[index] = try arena.value(copying: Self.uuid(values[index].bytes)) }
            return true
        case .clock(let unit):
            for index in values.indices {
                guard let text = Self.clock(values[index].integer, unit) else { return false }
                values[index] = try arena.value(text)
            }
            return true
        }
    }

    @inline(__always)
    private static func each(_ values: UnsafeMutableBufferPointer<Datum>, _ convert: (Datum) -> Datum?) -> Bool {
        for index in values.indices {
            guard let value = convert(values[index]) else { return false }
            values[index] = value
        }
        return true
    }

    static func floor(_ number: Int64, _ divisor: Int64) -> Int64 {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? quotient - 1 : quotient
    }

    static func limit(_ precision: Int) -> Int128 { (0..<precision).reduce(Int128(1)) { limit, _ in limit * 10 } }

    /// A number whose highest byte comes first; nil for one that is not below the limit.
    static func decimal(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int128) -> Int128? {
        var number: Int128 = bytes.first.map { $0 >= 128 ? -1 : 0 } ?? 0
        // Beyond sixteen bytes the first ones are nothing but the sign.
        let sign: UInt8 = number < 0 ? 255 : 0
        let excess = max(0, bytes.count - 16)
        guard bytes.prefix(excess).allSatisfy({ $0 == sign }) else { return nil }
        for byte in bytes.dropFirst(excess) { number = number << 8 | Int128(byte) }
        return -limit < number && number < limit && (number < 0) == (sign == 255) ? number : nil
    }

    /// Nanoseconds of a day, and the day by its Julian number.
    private static func int96(_ bytes: UnsafeBufferPointer<UInt8>) -> Datum? {
        let raw = UnsafeRawBufferPointer(bytes)
        guard raw.count == 12 else { return nil }
        let nanoseconds = Int64(littleEndian: raw.loadUnaligned(as: Int64.self))
        let day = Int64(Int32(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: Int32.self))) - 2_440_588
        // A day outside of the range by one may come back by its nanoseconds.
        guard days.lowerBound - 1...days.upperBound + 1 ~= day else { return nil }
        let (moment, isTooMuch) = (day * 86_400_000_000).addingReportingOverflow(floor(nanoseconds, 1000))
        return isTooMuch || !microseconds.contains(moment) ? nil : Datum(moment)
    }

    private static func uuid(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return text
    }

    /// `12:30:00`, and a fraction of a second where there is one.
    private static func clock(_ time: Int64, _ unit: ParquetMeaning.Unit) -> String? {
        let perSecond: Int64 =
            switch unit {
            case .milliseconds: 1000
            case .microseconds: 1_000_000
            case .nanoseconds: 1_000_000_000
            }
        guard time >= 0, time < 86_400 * perSecond else { return nil }
        let (seconds, rest) = time.quotientAndRemainder(dividingBy: perSecond)
        /// The digits of a number below a power of ten, with zeros before them.
        func padded(_ number: Int64, below power: Int64) -> String { String(String(number + power).dropFirst()) }
        let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, below: 100) }.joined(separator: ":")
        return rest == 0 ? clock : "\(clock).\(padded(rest, below: perSecond))"
    }
}
