// A field of a text file, or a text in JSON, as a value of a type.
// Reference: Spark's CSV reader; https://spark.apache.org/docs/3.5.3/sql-data-sources-csv.html

enum FieldText {
    /// The value of a text for a type whose values need no memory of their own; nil for a text that is none of it.
    static func datum(_ text: String, _ type: DataType) -> Datum? {
        switch type {
        case .boolean:
            switch text.lowercased() {
            case "true": return .true
            case "false": return .false
            default: return nil
            }
        case .tinyint, .smallint, .int, .bigint:
            guard let number = Int64(text), type.integerRange?.contains(number) == true else { return nil }
            return Datum(number)
        case .float: return double(text).map { Datum(Double(Float($0))) }
        case .double: return double(text).map { Datum($0) }
        case .decimal(let precision, let scale):
            return DecimalText(text)?.unscaled(precision: precision, scale: scale).map { Datum(decimal: $0) }
        case .date: return CivilText.days(text).map { Datum(Int64($0)) }
        case .timestamp, .timestampNTZ: return CivilText.microseconds(text).map { Datum($0) }
        default: return nil
        }
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case "NaN", "nan": .nan
        case "Infinity", "Inf", "+Infinity": .infinity
        case "-Infinity", "-Inf": -.infinity
        default:
            text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") })
                ? nil : Double(text).flatMap { $0.isFinite ? $0 : nil }
        }
    }
}

enum Base64 {
    /// The bytes of a text in base64; nil for another text. RFC 4648, with its padding.
    static func decoded(_ text: String) -> [UInt8]? {
        let characters = Array(text.utf8)
        guard characters.count.isMultiple(of: 4) else { return nil }
        let padding = characters.suffix(2).count { $0 == UInt8(ascii: "=") }
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        for (index, character) in characters.enumerated() {
            let isPadding = index >= characters.count - padding
            guard let value = isPadding ? 0 : value(of: character) else { return nil }
            bits = bits << 6 | value
            if index % 4 == 3 {
                bytes += [UInt8(truncatingIfNeeded: bits >> 16), UInt8(truncatingIfNeeded: bits >> 8), UInt8(truncatingIfNeeded: bits)]
                bits = 0
            }
        }
        return Array(bytes.dropLast(padding))
    }

    private static func value(of character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
