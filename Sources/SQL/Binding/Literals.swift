// What literals mean: numbers, dates, timestamps, intervals.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html

package import Tables

extension Literal {
    /// The value of a literal and its type; nil for a text that is no such value.
    ///
    /// - Parameter isNegative: of a number with a minus before it, which is part of the literal.
    func bound(isNegative: Bool = false) -> (literal: BoundLiteral, type: DataType)? {
        switch self {
        case .null: return (.null, .void)
        case .boolean(let value): return (.boolean(value), .boolean)
        case .string(let text): return (.string(text), .string)
        case .number(let text): return NumberText(text)?.bound(isNegative)
        case .typed(let word, let text):
            switch word {
            case "X":
                guard let bytes = hexadecimalBytes(text) else { return nil }
                return (.binary(bytes), .binary)
            case "DATE": return MomentText(text).map { _ in (.moment(text), .date) }
            case "TIMESTAMP_NTZ":
                guard let moment = MomentText(text), !moment.isTimeBroken else { return nil }
                return (.moment(text), .timestampNTZ)
            default:
                guard let moment = MomentText(text), !moment.isTimeBroken else { return nil }
                return (.moment(text), .timestamp)
            }
        }
    }

    package var type: DataType { bound()?.type ?? .unknown }
}

/// The digits of `X'1F'`; an odd number of them has a zero in front.
private func hexadecimalBytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8? = text.utf8.count.isMultiple(of: 2) ? nil : 0
    for byte in text.utf8 {
        let digit: UInt8
        switch byte {
        case 0x30...0x39: digit = byte - 0x30
        case 0x41...0x46: digit = byte - 0x41 + 10
        case 0x61...0x66: digit = byte - 0x61 + 10
        default: return nil
        }
        if let first = high {
            bytes.append(first << 4 | digit)
            high = nil
        } else {
            high = digit
        }
    }
    return bytes
}

/// A number as it is written, cut into its parts.
struct NumberText {
    enum Suffix { case none, tinyint, smallint, bigint, float, double, decimal }

    /// Without the point, at least one.
    let digits: [UInt8]
    /// How many digits stand behind the point; negative for zeros that an exponent puts behind the digits.
    let scale: Int
    let hasPoint: Bool
    let hasExponent: Bool
    let suffix: Suffix
    /// Without the suffix.
    let text: String

    init?(_ text: String) {
        var bytes = Array(text.utf8)
        var suffix = Suffix.none
        if bytes.count > 1, let last = bytes.last.map({ $0 | 0x20 }) {
            switch last {
            case UInt8(ascii: "l"): suffix = .bigint
            case UInt8(ascii: "s"): suffix = .smallint
            case UInt8(ascii: "y"): suffix = .tinyint
            case UInt8(ascii: "f"): suffix = .float
            case UInt8(ascii: "d"):
                suffix = bytes[bytes.count - 2] | 0x20 == UInt8(ascii: "b") ? .decimal : .double
            default: break
            }
        }
        if suffix != .none { bytes.removeLast(suffix == .decimal ? 2 : 1) }
        self.text = String(decoding: bytes, as: UTF8.self)
        self.suffix = suffix
        let exponentAt = bytes.firstIndex { $0 | 0x20 == UInt8(ascii: "e") }
        let mantissa = bytes[..<(exponentAt ?? bytes.count)]
        var exponent = 0
        if let exponentAt {
            let written = String(decoding: bytes[(exponentAt + 1)...], as: UTF8.self)
            guard let value = Int(written), abs(value) <= 10_000 else { return nil }
            exponent = value
        }
        let point = mantissa.firstIndex(of: UInt8(ascii: "."))
        digits = mantissa.filter { $0 != UInt8(ascii: ".") }
        guard !digits.isEmpty, digits.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
        scale = (point.map { mantissa.endIndex - $0 - 1 } ?? 0) - exponent
        hasPoint = point != nil
        hasExponent = exponentAt != nil
    }

    fileprivate func bound(_ isNegative: Bool) -> (literal: BoundLiteral, type: DataType)? {
        let sign = isNegative ? "-" : ""
        switch suffix {
        case .tinyint: return integer(sign, .tinyint)
        case .smallint: return integer(sign, .smallint)
        case .bigint: return integer(sign, .bigint)
        case .float: return floating(sign, .float)
        case .double: return floating(sign, .double)
        case .decimal: return decimal(isNegative)
        case .none: break
        }
        if hasExponent { return floating(sign, .double) }
        if hasPoint { return decimal(isNegative) }
        return integer(sign, .int) ?? integer(sign, .bigint) ?? decimal(isNegative)
    }

    private func integer(_ sign: String, _ type: DataType) -> (literal: BoundLiteral, type: DataType)? {
        guard !hasPoint, !hasExponent, let value = Int64(sign + text), type.integerRange?.contains(value) == true else { return nil }
        return (.integer(value), type)
    }

    private func floating(_ sign: String, _ type: DataType) -> (literal: BoundLiteral, type: DataType)? {
        if type == .float {
            guard let value = Float(sign + text), value.isFinite else { return nil }
            return (.double(Double(value)), .float)
        }
        guard let value = Double(sign + text), value.isFinite else { return nil }
        return (.double(value), .double)
    }

    private func decimal(_ isNegative: Bool) -> (literal: BoundLiteral, type: DataType)? {
        var significant = Array(digits.drop { $0 == UInt8(ascii: "0") })
        var scale = scale
        if scale < 0 {
            guard significant.count - scale <= DataType.widestDecimal else { return nil }
            significant += Array(repeating: UInt8(ascii: "0"), count: -scale)
            scale = 0
        }
        let precision = max(significant.count, scale, 1)
        guard precision <= DataType.widestDecimal else { return nil }
        let text = significant.isEmpty ? "0" : String(decoding: significant, as: UTF8.self)
        return (.decimal(digits: isNegative ? "-" + text : text), .decimal(precision: precision, scale: scale))
    }
}

/// A date or a time in its text, as CAST reads it: `2026-01-31`, `2026-1-31 12:00`, `2026-01-31T12:00:00.5Z`.
struct MomentText {
    private(set) var year = 0
    private(set) var month = 1
    private(set) var day = 1
    private(set) var hour = 0
    private(set) var minute = 0
    private(set) var second = 0
    private(set) var microsecond = 0
    /// What stands behind the time, without blanks around it.
    private(set) var zone: String?
    private(set) var hasTime = false

    init?(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        var sign = 1
        if bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+") {
            sign = bytes.removeFirst() == UInt8(ascii: "-") ? -1 : 1
        }
        guard let year = Self.number(&bytes, 4...7) else { return nil }
        self.year = sign * year
        if Self.skip("-", &bytes) {
            guard let month = Self.number(&bytes, 1...2), 1...12 ~= month else { return nil }
            self.month = month
            if Self.skip("-", &bytes) {
                guard let day = Self.number(&bytes, 1...2), 1...Self.days(self.year, month) ~= day else { return nil }
                self.day = day
            }
        }
        guard !bytes.isEmpty else { return }
        guard Self.skip(" ", &bytes) || Self.skip("T", &bytes) else { return nil }
        // A date ignores what stands behind it; only a time looks at it.
        hasTime = true
        guard readTime(&bytes) else {
            isTimeBroken = true
            return
        }
    }

    /// Whether what stands behind the date is no time.
    private(set) var isTimeBroken = false

    private mutating func readTime(_ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard let hour = Self.number(&bytes, 1...2), hour < 24 else { return false }
        self.hour = hour
        if Self.skip(":", &bytes) {
            guard let minute = Self.number(&bytes, 1...2), minute < 60 else { return false }
            self.minute = minute
            if Self.skip(":", &bytes) {
                guard let second = Self.number(&bytes, 1...2), second < 60 else { return false }
                self.second = second
                if Self.skip(".", &bytes) {
                    var place = 100_000
                    while let first = bytes.first, 0x30...0x39 ~= first {
                        microsecond += Int(first - 0x30) * place
                        place /= 10
                        bytes.removeFirst()
                    }
                }
            }
        }
        while bytes.first == 0x20 { bytes.removeFirst() }
        if !bytes.isEmpty {
            zone = String(decoding: bytes, as: UTF8.self)
            guard let first = bytes.first, first == UInt8(ascii: "+") || first == UInt8(ascii: "-") || first | 0x20 >= 0x61 else {
                return false
            }
        }
        return true
    }

    private static func skip(_ sign: Unicode.Scalar, _ bytes: inout ArraySlice<UInt8>) -> Bool {
        guard bytes.first == UInt8(ascii: sign) else { return false }
        bytes.removeFirst()
        return true
    }

    private static func number(_ bytes: inout ArraySlice<UInt8>, _ lengths: ClosedRange<Int>) -> Int? {
        var value = 0
        var count = 0
        while let first = bytes.first, 0x30...0x39 ~= first, count < lengths.upperBound {
            value = value * 10 + Int(first - 0x30)
            count += 1
            bytes.removeFirst()
        }
        return count >= lengths.lowerBound ? value : nil
    }

    private static func days(_ year: Int, _ month: Int) -> Int {
        switch month {
        case 2: year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
