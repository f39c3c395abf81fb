// Bytes to a JSON value, strictly: what RFC 8259 does not allow is refused.
// Reference: RFC 8259; the kinds of cases are those of the public JSON parsing test suite.

/// Why a text is not JSON, and where.
package struct JSONSyntaxError: Error, Equatable, CustomStringConvertible {
    /// What was met, as a phrase without a full stop.
    package var reason: String
    /// The offset of the byte at which reading stopped, from 0.
    package var offset: Int

    package var description: String { "\(reason) at byte \(offset)" }
}

extension JSON {
    /// Arrays and objects may be nested this deep; deeper text is refused, so that no text can exhaust the stack.
    package static let maximumDepth = 128

    /// Reads one JSON value from UTF-8 text.
    ///
    /// - Throws: ``JSONSyntaxError`` for anything but exactly one value with white space around it.
    package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
        var result: Result<JSON, JSONSyntaxError> = .success(.null)
        bytes.withUnsafeBufferPointer { buffer in
            var parser = JSONParser(buffer)
            do throws(JSONSyntaxError) {
                result = .success(try parser.document())
            } catch {
                result = .failure(error)
            }
        }
        self = try result.get()
    }

    /// Reads one JSON value from text.
    package init(parsing text: String) throws(JSONSyntaxError) {
        try self.init(parsing: Array(text.utf8))
    }
}

private struct JSONParser {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    private var depth = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    mutating func document() throws(JSONSyntaxError) -> JSON {
        // One pass over the whole text, so that the strings in it need no check of their own.
        guard isValidUTF8(bytes) else { throw failure("invalid UTF-8") }
        skipSpace()
        let value = try value()
        skipSpace()
        guard position == bytes.count else { throw failure("text after the value") }
        return value
    }

    private mutating func value() throws(JSONSyntaxError) -> JSON {
        guard position < bytes.count else { throw failure("end of text instead of a value") }
        switch bytes[position] {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        default: throw failure("a character that starts no value")
        }
    }

    private mutating func object() throws(JSONSyntaxError) -> JSON {
        try enter()
        var object = JSON.Object()
        if !take(UInt8(ascii: "}")) {
            repeat {
                skipSpace()
                guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else { throw failure("no name of a member") }
                let name = try string()
                skipSpace()
                guard take(UInt8(ascii: ":")) else { throw failure("no colon after a name") }
                skipSpace()
                object.append(name, try value())
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { throw failure("an object without its end") }
        }
        depth -= 1
        return .object(object)
    }

    private mutating func array() throws(JSONSyntaxError) -> JSON {
        try enter()
        var elements: [JSON] = []
        if !take(UInt8(ascii: "]")) {
            repeat {
                skipSpace()
                elements.append(try value())
                skipSpace()
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "]")) else { throw failure("an array without its end") }
        }
        depth -= 1
        return .array(elements)
    }

    /// Steps over the bracket of an array or an object and the space behind it.
    private mutating func enter() throws(JSONSyntaxError) {
        depth += 1
        guard depth <= JSON.maximumDepth else { throw failure("nesting deeper than \(JSON.maximumDepth)") }
        position += 1
        skipSpace()
    }

    private mutating func word(_ text: StaticString, _ value: JSON) throws(JSONSyntaxError) -> JSON {
        let count = text.utf8CodeUnitCount
        guard position + count <= bytes.count else { throw failure("an incomplete word") }
        for offset in 0..<count where bytes[position + offset] != text.utf8Start[offset] {
            throw failure("a word that is no value")
        }
        position += count
        return value
    }

    private mutating func number() throws(JSONSyntaxError) -> JSON {
        let start = position
        _ = take(UInt8(ascii: "-"))
        let firstDigit = position
        let wholeDigits = try digits()
        if wholeDigits > 1, bytes[firstDigit] == UInt8(ascii: "0") { throw failure("a number with a leading zero") }
        var isWhole = true
        if take(UInt8(ascii: ".")) {
            isWhole = false
            _ = try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isWhole = false
            position += 1
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            _ = try digits()
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if isWhole, let integer = Int64(text) { return .integer(integer) }
        guard let double = Double(text), double.isFinite else { throw failure("a number out of range") }
        return .double(double)
    }

    private mutating func digits() throws(JSONSyntaxError) -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
        guard position > start else { throw failure("no digit in a number") }
        return position - start
    }

    private mutating func string() throws(JSONSyntaxError) -> String {
        position += 1
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let text = String(decoding: bytes[start..<position], as: UTF8.self)
                position += 1
                return text
            case UInt8(ascii: "\\"):
                return try stringWithEscapes(from: start)
            case 0..<0x20:
                throw failure("a control character in a string")
            default:
                position += 1
            }
        }
        throw failure("a string without its end")
    }

    private mutating func stringWithEscapes(from start: Int) throws(JSONSyntaxError) -> String {
        var text = Array(bytes[start..<position])
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case UInt8(ascii: "\\"): try escape(into: &text)
            case 0..<0x20: throw failure("a control character in a string")
            default: text.append(byte)
            }
        }
        throw failure("a string without its end")
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONSyntaxError) {
        guard position < bytes.count else { throw failure("an incomplete escape") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"): text.append(contentsOf: String(try escapedScalar()).utf8)
        default: throw failure("an unknown escape")
        }
    }

    private mutating func escapedScalar() throws(JSONSyntaxError) -> Character {
        let unit = try hexadecimalUnit()
        if let scalar = Unicode.Scalar(unit) { return Character(scalar) }
        // A surrogate must be the first of a pair; alone it stands for no character.
        guard UTF16.isLeadSurrogate(UInt16(unit)), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw failure("a lone surrogate")
        }
        let second = try hexadecimalUnit()
        guard second >= 0xDC00, second <= 0xDFFF, let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (second - 0xDC00)) else {
            throw failure("a lone surrogate")
        }
        return Character(scalar)
    }

    private mutating func hexadecimalUnit() throws(JSONSyntaxError) -> UInt32 {
        guard position + 4 <= bytes.count else { throw failure("an incomplete escape") }
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue, bytes[position] < 0x80 else {
                throw failure("an escape that is not hexadecimal")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private func failure(_ reason: String) -> JSONSyntaxError {
        JSONSyntaxError(reason: reason, offset: position)
    }
}

/// Whether the bytes are UTF-8 as RFC 3629 has it: shortest forms only, no surrogates, nothing above U+10FFFF.
private func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
            index += 1
            continue
        }
        let continuations: Int
        var lowest: UInt8 = 0x80
        var highest: UInt8 = 0xBF
        switch byte {
        case 0xC2...0xDF: continuations = 1
        case 0xE0: (continuations, lowest) = (2, 0xA0)
        case 0xED: (continuations, highest) = (2, 0x9F)
        case 0xE1...0xEF: continuations = 2
        case 0xF0: (continuations, lowest) = (3, 0x90)
        case 0xF4: (continuations, highest) = (3, 0x8F)
        case 0xF1...0xF3: continuations = 3
        default: return false
        }
        guard index + continuations < bytes.count else { return false }
        guard bytes[index + 1] >= lowest, bytes[index + 1] <= highest else { return false }
        for offset in 1..<continuations + 1 where bytes[index + offset] & 0xC0 != 0x80 { return false }
        index += continuations + 1
    }
    return true
}
