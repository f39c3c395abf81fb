// Numbers as text, read and written as Java does it.
// Reference: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/lang/Double.html#toString(double)

import Tables

enum NumberText {
    /// The whole number of a text: a sign and digits, blanks around; nil for all else.
    static func integer(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        var reader = ByteReader.trimmed(text)
        let isNegative = reader.sign()
        guard !reader.isAtEnd else { return nil }
        var number: Int64 = 0
        while let digit = reader.digit() {
            let (tens, isTooWide) = number.multipliedReportingOverflow(by: 10)
            // Down from zero, where there is one number more.
            let (next, isBeyond) = tens.subtractingReportingOverflow(digit)
            guard !isTooWide, !isBeyond else { return nil }
            number = next
        }
        guard reader.isAtEnd else { return nil }
        if isNegative { return number }
        return number == .min ? nil : -number
    }

    static func boolean(_ text: UnsafeBufferPointer<UInt8>) -> Bool? {
        let reader = ByteReader.trimmed(text)
        switch String(decoding: reader.rest.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self) {
        case "t", "true", "y", "yes", "1": return true
        case "f", "false", "n", "no", "0": return false
        default: return nil
        }
    }

    /// The double of a text, as Java's `parseDouble` reads it, and Spark's words for what is no number.
    static func double(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        let trimmed = ByteReader.trimmed(text)
        var reader = trimmed
        let isNegative = reader.sign()
        if reader.skip(word: "nan") { return reader.isAtEnd ? .nan : nil }
        if reader.skip(word: "inf") {
            guard reader.isAtEnd || reader.skip(word: "inity") && reader.isAtEnd else { return nil }
            return isNegative ? -.infinity : .infinity
        }
        var digits = 0
        while reader.digit() != nil { digits += 1 }
        if reader.skip(".") { while reader.digit() != nil { digits += 1 } }
        guard digits > 0 else { return nil }
        if reader.skip(word: "e") {
            _ = reader.sign()
            guard reader.digit() != nil else { return nil }
            while reader.digit() != nil {}
        }
        let number = trimmed.rest.prefix(trimmed.count - reader.count)
        _ = reader.skip(word: "d") || reader.skip(word: "f")
        guard reader.isAtEnd else { return nil }
        // Swift wants a digit on both sides of the point.
        var spelled: [UInt8] = []
        for byte in number {
            if byte == UInt8(ascii: "."), spelled.last.map({ $0 &- 0x30 >= 10 }) ?? true { spelled.append(0x30) }
            if spelled.last == UInt8(ascii: "."), byte &- 0x30 >= 10 { spelled.append(0x30) }
            spelled.append(byte)
        }
        if spelled.last == UInt8(ascii: ".") { spelled.append(0x30) }
        return Double(String(decoding: spelled, as: UTF8.self))
    }

    /// As `Double.toString`: `1.0E7`, `100.0`, `1.0E-5`, `NaN`.
    static func text(_ number: Double) -> String { text(number, shortest: number.description) }

    /// As `Float.toString`.
    static func text(_ number: Float) -> String { text(Double(number), shortest: number.description) }

    private static func text(_ number: Double, shortest: String) -> String {
        if number.isNaN { return "NaN" }
        let sign = number.sign == .minus ? "-" : ""
        if number.isInfinite { return sign + "Infinity" }
        if number == 0 { return sign + "0.0" }
        var (digits, exponent) = taken(shortest)
        while digits.count > 1, digits.last == 0x30 { digits.removeLast() }
        // The first digit stands for 10^exponent.
        if exponent >= -3, exponent < 7 {
            if exponent < 0 { return "\(sign)0.\(String(repeating: "0", count: -exponent - 1))\(string(digits))" }
            let whole = digits.prefix(exponent + 1) + Array(repeating: 0x30, count: max(0, exponent + 1 - digits.count))
            let part = digits.dropFirst(exponent + 1)
            return "\(sign)\(string(whole)).\(part.isEmpty ? "0" : string(part))"
        }
        let part = digits.dropFirst()
        return "\(sign)\(string(digits.prefix(1))).\(part.isEmpty ? "0" : string(part))E\(exponent)"
    }

    private static func string(_ digits: some Collection<UInt8>) -> String { String(decoding: digits, as: UTF8.self) }

    /// The digits of Swift's shortest text, without leading zeros, and the power of ten that the first of them stands for.
    private static func taken(_ shortest: String) -> (digits: [UInt8], exponent: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        let bytes = Array(shortest.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: bytes[(index + 1)...].filter { $0 != UInt8(ascii: "+") }, as: UTF8.self)) ?? 0
            case 0x30...0x39: digits.append(byte)
            default: break
            }
            if byte == UInt8(ascii: "e") { break }
        }
        // Digits of the exponent came after the number's own.
        if let end = bytes.firstIndex(of: UInt8(ascii: "e")) { digits = bytes[..<end].filter { 0x30...0x39 ~= $0 } }
        let first = digits.firstIndex { $0 != 0x30 } ?? 0
        return (Array(digits[first...]), exponent + (point ?? digits.count) - 1 - first)
    }
}

/// The digits of a decimal number in a text, and where its point is.
struct DecimalText {
    private var isNegative = false
    /// Without leading zeros.
    private var digits: [UInt8] = []
    /// How many of the digits stand behind the point; negative where zeros follow them.
    private var fraction = 0

    /// Reads what Java's `BigDecimal` reads: `12`, `-12.50`, `.5`, `1e-3`; blanks may stand around it.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var reader = ByteReader.trimmed(text)
        isNegative = reader.sign()
        var count = 0
        var hasPoint = false
        while let byte = reader.next {
            if byte == UInt8(ascii: "."), !hasPoint {
                hasPoint = true
                _ = reader.take()
            } else if let digit = reader.digit() {
                count += 1
                if hasPoint { fraction += 1 }
                if digit != 0 || !digits.isEmpty { digits.append(UInt8(digit)) }
            } else {
                break
            }
        }
        guard count > 0 else { return nil }
        if reader.skip(word: "e") {
            let isDown = reader.sign()
            guard let first = reader.digit() else { return nil }
            var exponent = first
            while let digit = reader.digit() {
                exponent = exponent * 10 + digit
                guard exponent <= Int32.max else { return nil }
            }
            fraction += isDown ? Int(exponent) : -Int(exponent)
        }
        guard reader.isAtEnd else { return nil }
    }

    /// How many digits stand behind the point; below 0 where zeros follow the digits.
    var scale: Int { digits.isEmpty ? 0 : fraction }

    /// How many digits stand before the point, without leading zeros.
    var wholeDigits: Int { digits.isEmpty ? 0 : digits.count - fraction }

    /// The first digits alone, as many as asked for, rounded half up; nil beyond 38 digits.
    func significant(_ count: Int) -> Int128? { value(precision: min(38, count + 1), scale: count - wholeDigits) }

    /// The number without its sign and with so many digits behind the point, rounded half up.
    func fixed(scale: Int) -> String {
        // How many of the digits are kept; beyond them, zeros follow.
        let kept = digits.count - fraction + scale
        var figures = kept > 0 ? (0..<kept).map { $0 < digits.count ? digits[$0] : 0 } : []
        if kept >= 0, kept < digits.count, digits[kept] >= 5 {
            var place = figures.count - 1
            while place >= 0, figures[place] == 9 {
                figures[place] = 0
                place -= 1
            }
            if place < 0 { figures.insert(1, at: 0) } else { figures[place] += 1 }
        }
        if figures.count <= scale { figures.insert(contentsOf: repeatElement(0, count: scale + 1 - figures.count), at: 0) }
        let text = String(decoding: figures.map { $0 + 0x30 }, as: UTF8.self)
        return scale == 0 ? text : "\(text.dropLast(scale)).\(text.suffix(scale))"
    }

    /// The number at a scale, rounded half up; nil if it has more than `precision` digits.
    func value(precision: Int, scale: Int) -> Int128? {
        guard !digits.isEmpty else { return 0 }
        // How many of the digits are kept; beyond them, zeros follow.
        let kept = digits.count - fraction + scale
        guard kept <= precision else { return nil }
        guard kept >= 0 else { return 0 }
        var number: Int128 = 0
        for index in 0..<kept { number = number * 10 + Int128(index < digits.count ? digits[index] : 0) }
        if kept < digits.count, digits[kept] >= 5 { number += 1 }
        guard Decimals.fits(number, precision: precision) else { return nil }
        return isNegative ? -number : number
    }
}
