// Functions that write bytes as text and read them back.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/sql-functions-topic-spark.html; Java's Base64 and Charset

import SQL
import Tables

extension ExpressionCompiler {
    func encodings(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .hex:
            if call.type(0).isText || call.type(0) == .binary {
                return call.one { value, frame throws(QueryFailure) in try Self.hex(value.bytes, Self.upperDigits, frame) }
            }
            return call.one { value, frame throws(QueryFailure) in
                try frame.arena.value(String(UInt64(bitPattern: value.integer), radix: 16, uppercase: true))
            }
        case .unhex: return call.one { value, frame throws(QueryFailure) in try Self.unhex(value.bytes, frame) }
        case .base64:
            return call.one { value, frame throws(QueryFailure) in
                try frame.arena.value(copying: Self.base64(value.bytes, isInLines: true))
            }
        case .unbase64: return call.one { value, frame throws(QueryFailure) in try Self.unbase64(value.bytes, frame) }
        case .encode: return call.two { text, charset, frame throws(QueryFailure) in try Charset(charset).encode(text.bytes, frame) }
        case .decode:
            guard call.count == 2 else { return try decodedValue(call) }
            return call.two { bytes, charset, frame throws(QueryFailure) in try Charset(charset).decode(bytes.bytes, frame) }
        case .uuid:
            vary()
            let random = scope.randoms.numbers(for: call.mark, seed: call.seed)
            return { frame throws(QueryFailure) in
                let high = random.next() & ~0xF000 | 0x4000
                let low = random.next() & ~(3 << 62) | 1 << 63
                var text = Self.padded(high) + Self.padded(low)
                for place in [20, 16, 12, 8] { text.insert(UInt8(ascii: "-"), at: place) }
                return try frame.arena.value(copying: text)
            }
        default: return nil
        }
    }

    private static func padded(_ word: UInt64) -> [UInt8] {
        let digits = Array(String(word, radix: 16).utf8)
        return Array(repeating: UInt8(ascii: "0"), count: 16 - digits.count) + digits
    }

    /// DECODE(value, search, result, …, default), where NULL is found by NULL.
    private func decodedValue(_ call: Call) throws(QueryFailure) -> Evaluation {
        let value = call[0]
        var branches: [(same: Evaluation, result: Evaluation)] = []
        for place in stride(from: 1, to: call.count - 1, by: 2) {
            branches.append((comparison(.nullSafeEqual, value, call[place], call.type(0)), call[place + 1]))
        }
        let last: Evaluation = call.count.isMultiple(of: 2) ? call[call.count - 1] : { _ in .null }
        return { [branches] frame throws(QueryFailure) in
            for (same, result) in branches where try same(frame).isTrue { return try result(frame) }
            return try last(frame)
        }
    }

    // MARK: Hexadecimal

    static let lowerDigits = Array("0123456789abcdef".utf8)
    static let upperDigits = Array("0123456789ABCDEF".utf8)

    static func hex(_ bytes: UnsafeBufferPointer<UInt8>, _ digits: [UInt8], _ frame: Frame) throws(QueryFailure) -> Datum {
        let copy = try frame.arena.bytes(bytes.count * 2)
        for (index, byte) in bytes.enumerated() {
            copy[index * 2] = digits[Int(byte >> 4)]
            copy[index * 2 + 1] = digits[Int(byte & 15)]
        }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: bytes.count * 2))
    }

    /// NULL for what is no hexadecimal text. Of an odd count, the first digit makes a byte alone.
    private static func unhex(_ text: UnsafeBufferPointer<UInt8>, _ frame: Frame) throws(QueryFailure) -> Datum {
        let size = (text.count + 1) / 2
        let copy = try frame.arena.bytes(size)
        let shift = text.count & 1
        for index in 0..<size { copy[index] = 0 }
        for (index, byte) in text.enumerated() {
            let digit: UInt8
            switch byte {
            case 0x30...0x39: digit = byte - 0x30
            case 0x41...0x46: digit = byte - 0x41 + 10
            case 0x61...0x66: digit = byte - 0x61 + 10
            default: return .null
            }
            copy[(index + shift) / 2] = copy[(index + shift) / 2] << 4 | digit
        }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: size))
    }

    // MARK: Base 64

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// In lines of 76 characters with CR and LF between them, as MIME has it, or in one.
    static func base64(_ bytes: UnsafeBufferPointer<UInt8>, isInLines: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 3 * 4 + bytes.count / 28 + 8)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            if isInLines, start > 0, start % 57 == 0 { text += [0x0D, 0x0A] }
            let count = min(3, bytes.count - start)
            var bits: UInt32 = 0
            for index in 0..<3 { bits = bits << 8 | (index < count ? UInt32(bytes[start + index]) : 0) }
            for index in 0..<4 { text.append(index <= count ? alphabet[Int(bits >> UInt32(18 - 6 * index) & 63)] : UInt8(ascii: "=")) }
        }
        return text
    }

    /// What is no character of base 64 is left out, as MIME has it.
    private static func unbase64(_ text: UnsafeBufferPointer<UInt8>, _ frame: Frame) throws(QueryFailure) -> Datum {
        var builder = try TextBuilder(in: frame.arena, capacity: text.count / 4 * 3 + 4)
        var bits: UInt32 = 0
        var count = 0
        for byte in text {
            if byte == UInt8(ascii: "=") { break }
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x61...0x7A: value = UInt32(byte - 0x61 + 26)
            case 0x30...0x39: value = UInt32(byte - 0x30 + 52)
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | value
            count += 1
            if count == 4 {
                for shift: UInt32 in [16, 8, 0] { try builder.append(UInt8(truncatingIfNeeded: bits >> shift)) }
                (bits, count) = (0, 0)
            }
        }
        if count == 1 { throw QueryFailure(.conversionInvalidInput, "A text of base 64 ends in the middle of a byte.") }
        if count >= 2 { try builder.append(UInt8(truncatingIfNeeded: bits >> UInt32(count * 6 - 8))) }
        if count == 3 { try builder.append(UInt8(truncatingIfNeeded: bits >> 2)) }
        return builder.value
    }
}

/// A character set of ENCODE and DECODE.
private enum Charset {
    case ascii, latin1, utf8, utf16(isBig: Bool, hasMark: Bool)

    init(_ name: Datum) throws(QueryFailure) {
        switch name.string.uppercased() {
        case "US-ASCII": self = .ascii
        case "ISO-8859-1": self = .latin1
        case "UTF-8": self = .utf8
        case "UTF-16BE": self = .utf16(isBig: true, hasMark: false)
        case "UTF-16LE": self = .utf16(isBig: false, hasMark: false)
        case "UTF-16": self = .utf16(isBig: true, hasMark: true)
        default: throw QueryFailure(.invalidParameterValue, "A text is no character set of ENCODE and DECODE.")
        }
    }

    func encode(_ text: UnsafeBufferPointer<UInt8>, _ frame: Frame) throws(QueryFailure) -> Datum {
        if case .utf8 = self { return Datum(bytes: text) }
        var builder = try TextBuilder(in: frame.arena, capacity: text.count)
        func append(_ unit: UInt16, isBig: Bool) throws(QueryFailure) {
            try builder.append(UInt8(truncatingIfNeeded: isBig ? unit >> 8 : unit))
            try builder.append(UInt8(truncatingIfNeeded: isBig ? unit : unit >> 8))
        }
        if case .utf16(let isBig, hasMark: true) = self, !text.isEmpty { try append(0xFEFF, isBig: isBig) }
        var offset = 0
        while offset < text.count {
            let (scalar, end) = Codepoints.scalar(text, offset)
            offset = end
            switch self {
            case .ascii: try builder.append(scalar.value < 128 ? UInt8(scalar.value) : UInt8(ascii: "?"))
            case .latin1: try builder.append(scalar.value < 256 ? UInt8(scalar.value) : UInt8(ascii: "?"))
            case .utf16(let isBig, _):
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { try append(unit, isBig: isBig) }
            case .utf8: break
            }
        }
        return builder.value
    }

    func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ frame: Frame) throws(QueryFailure) -> Datum {
        switch self {
        case .utf8: return try frame.arena.value(String(decoding: bytes, as: UTF8.self))
        case .ascii, .latin1:
            var builder = try TextBuilder(in: frame.arena, capacity: bytes.count)
            for byte in bytes {
                if case .ascii = self, byte >= 128 {
                    try builder.append("\u{FFFD}")
                } else {
                    try builder.append(String(Character(Unicode.Scalar(byte))))
                }
            }
            return builder.value
        case .utf16(var isBig, let hasMark):
            var start = 0
            if hasMark, bytes.count >= 2, (bytes[0], bytes[1]) == (0xFE, 0xFF) || (bytes[0], bytes[1]) == (0xFF, 0xFE) {
                isBig = bytes[0] == 0xFE
                start = 2
            }
            var units: [UInt16] = []
            for index in stride(from: start, to: bytes.count - 1, by: 2) {
                let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
                units.append(isBig ? first << 8 | second : second << 8 | first)
            }
            var text = String(decoding: units, as: UTF16.self)
            if (bytes.count - start) & 1 == 1 { text += "\u{FFFD}" }
            return try frame.arena.value(text)
        }
    }
}
