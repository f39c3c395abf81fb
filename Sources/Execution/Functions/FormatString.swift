// FORMAT_STRING: texts put together as Java's Formatter does.
// Reference: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/Formatter.html

import SQL
import Tables

extension ExpressionCompiler {
    func formattedText(_ call: Call) throws(QueryFailure) -> Evaluation {
        var writers: [TextWriter] = []
        for type in call.types { writers.append(try Casting(context).writer(type)) }
        let (arguments, types) = (call.arguments, call.types)
        return { [writers] frame throws(QueryFailure) in
            let format = try arguments[0](frame)
            if format.isNull { return .null }
            var values: [Datum] = []
            for argument in arguments.dropFirst() { values.append(try argument(frame)) }
            var builder = try TextBuilder(in: frame.arena, capacity: format.bytes.count + 32)
            var reader = ByteReader(format.bytes)
            var next = 0
            while let byte = reader.take() {
                guard byte == UInt8(ascii: "%") else {
                    try builder.append(byte)
                    continue
                }
                var field = try FormatField(&reader)
                switch field.conversion {
                case UInt8(ascii: "n"): try builder.append("\n")
                case UInt8(ascii: "%"): try builder.append(field.padded(Array("%".utf8)))
                default:
                    let place = field.argument ?? next
                    if field.argument == nil { next += 1 }
                    guard values.indices.contains(place) else {
                        throw QueryFailure(.illegalArgument, "FORMAT_STRING has no argument \(place + 1).")
                    }
                    let text = try field.text(of: values[place], types[place + 1], writers[place + 1])
                    try builder.append(field.padded(text))
                }
            }
            return builder.value
        }
    }
}

extension TextBuilder {
    mutating func append(_ bytes: [UInt8]) throws(QueryFailure) { for byte in bytes { try append(byte) } }
}

/// One `%` of a format: `%2$-10.3f`.
private struct FormatField {
    /// From 0; nil for the next one.
    private(set) var argument: Int?
    private var flags: Set<UInt8> = []
    private var width = 0
    private var precision: Int?
    private(set) var conversion: UInt8 = 0

    /// Keeps a format from asking for more than a text can be.
    private static let widest: Int64 = 1_000_000

    init(_ reader: inout ByteReader) throws(QueryFailure) {
        let start = reader
        if let number = try Self.number(&reader), reader.skip("$") { argument = number - 1 } else { reader = start }
        while let flag = reader.next, "-#+ 0,(".utf8.contains(flag) {
            flags.insert(flag)
            _ = reader.take()
        }
        width = try Self.number(&reader) ?? 0
        if reader.skip(".") {
            precision = try Self.number(&reader)
            guard precision != nil else { throw Self.malformed }
        }
        guard let conversion = reader.take() else { throw Self.malformed }
        self.conversion = conversion
    }

    private static var malformed: QueryFailure { QueryFailure(.illegalArgument, "A format of FORMAT_STRING is malformed.") }

    private static func number(_ reader: inout ByteReader) throws(QueryFailure) -> Int? {
        guard let first = reader.next, 0x31...0x39 ~= first || first == 0x30 else { return nil }
        var number: Int64 = 0
        while let digit = reader.digit() {
            number = number * 10 + digit
            guard number <= widest else { throw QueryFailure(.illegalArgument, "A width of FORMAT_STRING is beyond \(widest).") }
        }
        return Int(number)
    }

    func padded(_ text: [UInt8]) -> [UInt8] {
        let missing = width - text.withUnsafeBufferPointer { Codepoints.count($0) }
        guard missing > 0 else { return text }
        if flags.contains(UInt8(ascii: "-")) { return text + Array(repeating: 0x20, count: missing) }
        guard flags.contains(UInt8(ascii: "0")), "dfexXo".utf8.contains(conversion) else {
            return Array(repeating: 0x20, count: missing) + text
        }
        let sign = text.prefix { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
        return sign + Array(repeating: 0x30, count: missing) + text.dropFirst(sign.count)
    }

    mutating func text(of value: Datum, _ type: DataType, _ write: TextWriter) throws(QueryFailure) -> [UInt8] {
        if value.isNull, conversion | 0x20 != UInt8(ascii: "b") {
            // A conversion in capitals writes capitals.
            return Array((conversion & 0x20 == 0 ? "NULL" : "null").utf8.prefix(precision ?? 4))
        }
        switch conversion {
        case UInt8(ascii: "s"), UInt8(ascii: "S"):
            var text: [UInt8] = []
            write(value, &text)
            if let precision { text = text.withUnsafeBufferPointer { Array(Codepoints.slice($0, from: 0, to: precision)) } }
            return conversion == UInt8(ascii: "S") ? Array(String(decoding: text, as: UTF8.self).uppercased().utf8) : text
        case UInt8(ascii: "b"), UInt8(ascii: "B"):
            let isTrue = !value.isNull && (type != .boolean || value.low != 0)
            let text = isTrue ? "true" : "false"
            return Array((conversion == UInt8(ascii: "B") ? text.uppercased() : text).utf8)
        case UInt8(ascii: "c"):
            guard type.isInteger, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: value.integer)) else { throw mismatch(type) }
            return Array(String(Character(scalar)).utf8)
        case UInt8(ascii: "d"):
            guard type.isInteger else { throw mismatch(type) }
            return signed(grouped(String(value.integer.magnitude)), isNegative: value.integer < 0)
        case UInt8(ascii: "x"), UInt8(ascii: "X"), UInt8(ascii: "o"):
            guard type.isInteger else { throw mismatch(type) }
            let bits: UInt64
            switch type {
            case .tinyint: bits = UInt64(UInt8(truncatingIfNeeded: value.integer))
            case .smallint: bits = UInt64(UInt16(truncatingIfNeeded: value.integer))
            case .int: bits = UInt64(UInt32(truncatingIfNeeded: value.integer))
            default: bits = UInt64(bitPattern: value.integer)
            }
            return Array(String(bits, radix: conversion == UInt8(ascii: "o") ? 8 : 16, uppercase: conversion == UInt8(ascii: "X")).utf8)
        case UInt8(ascii: "f"): return try fixed(value, type)
        case UInt8(ascii: "e"), UInt8(ascii: "E"): return try scientific(value, type)
        default: throw .notRun("The conversion %\(Unicode.Scalar(conversion)) of FORMAT_STRING")
        }
    }

    private func mismatch(_ type: DataType) -> QueryFailure {
        QueryFailure(.illegalArgument, "%\(Unicode.Scalar(conversion)) of FORMAT_STRING takes no value of the type \(type).")
    }

    private func signed(_ digits: String, isNegative: Bool) -> [UInt8] {
        if isNegative { return Array((flags.contains(UInt8(ascii: "(")) ? "(\(digits))" : "-\(digits)").utf8) }
        return Array((flags.contains(UInt8(ascii: "+")) ? "+" : flags.contains(0x20) ? " " : "").utf8) + Array(digits.utf8)
    }

    /// With a comma before each third digit, if that is asked for.
    private func grouped(_ digits: String) -> String {
        guard flags.contains(UInt8(ascii: ",")) else { return digits }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return text
    }

    private func fixed(_ value: Datum, _ type: DataType) throws(QueryFailure) -> [UInt8] {
        let digits = precision ?? 6
        var number: DecimalText?
        switch type {
        case .decimal(_, let scale):
            var text = Decimals.text(value.decimal, scale: scale)
            number = text.withUTF8 { DecimalText($0) }
        case .float, .double:
            if !value.double.isFinite {
                return Array((value.double.isNaN ? "NaN" : value.double < 0 ? "-Infinity" : "Infinity").utf8)
            }
            var text = type == .float ? Float(value.double).description : value.double.description
            number = text.withUTF8 { DecimalText($0) }
        default: throw mismatch(type)
        }
        guard let text = number?.fixed(scale: digits) else { throw mismatch(type) }
        let whole = text.prefix { $0 != "." }
        let isNegative = type.isDecimal ? value.decimal < 0 : value.double.sign == .minus
        return signed(grouped(String(whole)) + text.dropFirst(whole.count), isNegative: isNegative)
    }

    private func scientific(_ value: Datum, _ type: DataType) throws(QueryFailure) -> [UInt8] {
        guard type.isFloating else { throw mismatch(type) }
        let number = value.double.magnitude
        guard number.isFinite else { return Array((number.isNaN ? "NaN" : value.double < 0 ? "-Infinity" : "Infinity").utf8) }
        let digits = min(precision ?? 6, 17)
        var shortest = number.description
        let text = shortest.withUTF8 { DecimalText($0) }
        guard number > 0, let text else {
            return signed(
                "0" + (digits > 0 ? "." + String(repeating: "0", count: digits) : "") + "e+00", isNegative: value.double.sign == .minus)
        }
        var exponent = text.wholeDigits - 1
        guard var mantissa = text.significant(digits + 1) else { throw mismatch(type) }
        // Rounding may make one digit more.
        if mantissa >= Decimals.powers[digits + 1] {
            mantissa /= 10
            exponent += 1
        }
        let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
        let written = Decimals.text(mantissa, scale: digits) + (exponent < 0 ? "e-" : "e+") + power
        return signed(conversion == UInt8(ascii: "E") ? written.uppercased() : written, isNegative: value.double < 0)
    }
}
