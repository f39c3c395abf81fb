// Values to JSON text, appended to one buffer as they come.
// Reference: RFC 8259.

/// Writes JSON text, compact, in the order of its calls; it sets the commas itself.
///
/// It checks nothing: a caller that writes an object writes a name before each value.
@usableFromInline
package struct JSONWriter: Sendable {
    /// The text so far, as UTF-8.
    package var bytes: [UInt8] { buffer.bytes }
    private var buffer: ByteBuffer
    private var needsComma = false

    /// Hands over the text so far, as UTF-8, and begins anew. It copies nothing if as much was reserved as was written.
    package mutating func take() -> [UInt8] {
        needsComma = false
        return buffer.take()
    }

    package init(reserving capacity: Int = 512) {
        buffer = ByteBuffer(capacity: capacity)
    }

    @usableFromInline
    package mutating func beginObject() {
        separate()
        buffer.append(UInt8(ascii: "{"))
        needsComma = false
    }

    @usableFromInline
    package mutating func endObject() {
        buffer.append(UInt8(ascii: "}"))
        needsComma = true
    }

    @usableFromInline
    package mutating func beginArray() {
        separate()
        buffer.append(UInt8(ascii: "["))
        needsComma = false
    }

    @usableFromInline
    package mutating func endArray() {
        buffer.append(UInt8(ascii: "]"))
        needsComma = true
    }

    /// Writes the name of a member that needs no escapes, as the names of a model don't.
    @usableFromInline
    package mutating func name(_ name: StaticString) {
        let count = name.utf8CodeUnitCount
        let comma = needsComma ? 1 : 0
        buffer.append(atMost: count + 4) { room in
            if comma > 0 { room.pointee = UInt8(ascii: ",") }
            room[comma] = UInt8(ascii: "\"")
            (room + comma + 1).update(from: name.utf8Start, count: count)
            room[comma + count + 1] = UInt8(ascii: "\"")
            room[comma + count + 2] = UInt8(ascii: ":")
            return comma + count + 3
        }
        needsComma = false
    }

    /// Writes the name of a member that a caller chose.
    @usableFromInline
    package mutating func name(_ name: String) {
        value(name)
        buffer.append(UInt8(ascii: ":"))
        needsComma = false
    }

    @usableFromInline
    package mutating func value(_ text: String) {
        text.withBytes { text in
            if text.firstToEscape(from: 0) == text.count { appendPlain(text) } else { appendEscaped(text) }
        }
        needsComma = true
    }

    @usableFromInline
    package mutating func value(_ flag: Bool) {
        literal(flag ? "true" : "false")
    }

    @usableFromInline
    package mutating func value(_ number: Int) {
        value(Int64(number))
    }

    package mutating func value(_ number: Int64) {
        separate()
        appendDecimal(number)
        needsComma = true
    }

    /// Writes a number of thousandths with as many decimals as it needs, and at least one: `1680897212.28`.
    package mutating func value(thousandths: Int64) {
        separate()
        if thousandths < 0 { buffer.append(UInt8(ascii: "-")) }
        let (whole, rest) = thousandths.magnitude.quotientAndRemainder(dividingBy: 1000)
        appendDecimal(whole)
        buffer.append(UInt8(ascii: "."))
        let digits = (rest / 100, rest / 10 % 10, rest % 10)
        buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits.0))
        if digits.1 != 0 || digits.2 != 0 { buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits.1)) }
        if digits.2 != 0 { buffer.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits.2)) }
        needsComma = true
    }

    /// Writes a number in the shortest form that reads back as the same value. One that JSON cannot say becomes null.
    @usableFromInline
    package mutating func value(_ number: Double) {
        guard number.isFinite else { return null() }
        // Whole values without a fraction or an exponent: what most writers of JSON print.
        // (Conversion tells them, since `rounded()` would need the C library's mathematics.)
        if abs(number) < 1e15, case let whole = Int64(number), Double(whole) == number, whole != 0 {
            separate()
            appendDecimal(whole)
            buffer.append(UInt8(ascii: "."))
            buffer.append(UInt8(ascii: "0"))
        } else {
            return verbatim("\(number)".utf8)
        }
        needsComma = true
    }

    package mutating func null() {
        literal("null")
    }

    /// Writes a value that is JSON text already, such as a number in a form of its own.
    package mutating func verbatim(_ text: some Sequence<UInt8>) {
        separate()
        for byte in text { buffer.append(byte) }
        needsComma = true
    }

    package mutating func value(_ json: JSON) {
        switch json {
        case .null: null()
        case .bool(let flag): value(flag)
        case .integer(let number): value(number)
        case .double(let number): value(number)
        case .string(let text): value(text)
        case .array(let elements):
            beginArray()
            for element in elements { value(element) }
            endArray()
        case .object(let object):
            beginObject()
            for member in object.members {
                name(member.name)
                value(member.value)
            }
            endObject()
        }
    }

    private mutating func literal(_ text: StaticString) {
        separate()
        buffer.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { buffer.append(UInt8(ascii: ",")) }
    }

    private mutating func appendDecimal(_ number: Int64) {
        if number < 0 { buffer.append(UInt8(ascii: "-")) }
        appendDecimal(number.magnitude)
    }

    private mutating func appendDecimal(_ number: UInt64) {
        var digits = 1
        var bound: UInt64 = 10
        // Twenty digits hold every number, and there the bound would be past them all.
        while digits < 20, number >= bound {
            digits += 1
            bound = digits < 20 ? bound * 10 : .max
        }
        buffer.append(atMost: digits) { room in
            var rest = number
            for place in stride(from: digits - 1, through: 0, by: -1) {
                room[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            }
            return digits
        }
    }

    /// Appends a string without escapes, between quotes.
    private mutating func appendPlain(_ text: UnsafeBufferPointer<UInt8>) {
        let comma = needsComma ? 1 : 0
        buffer.append(atMost: text.count + 3) { room in
            if comma > 0 { room.pointee = UInt8(ascii: ",") }
            room[comma] = UInt8(ascii: "\"")
            if let start = text.baseAddress { (room + comma + 1).update(from: start, count: text.count) }
            room[comma + text.count + 1] = UInt8(ascii: "\"")
            return comma + text.count + 2
        }
    }

    /// Appends a string, between quotes.
    private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
        separate()
        buffer.append(UInt8(ascii: "\""))
        var plainFrom = 0
        while true {
            let index = text.firstToEscape(from: plainFrom)
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: text[plainFrom..<index]))
            guard index < text.count else { break }
            let byte = text[index]
            plainFrom = index + 1
            buffer.append(UInt8(ascii: "\\"))
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): buffer.append(byte)
            case 0x08: buffer.append(UInt8(ascii: "b"))
            case 0x09: buffer.append(UInt8(ascii: "t"))
            case 0x0A: buffer.append(UInt8(ascii: "n"))
            case 0x0C: buffer.append(UInt8(ascii: "f"))
            case 0x0D: buffer.append(UInt8(ascii: "r"))
            default:
                // What is left is below 0x20.
                for letter in "u00".utf8 { buffer.append(letter) }
                buffer.append(UInt8(ascii: "0") + byte >> 4)
                let digit = byte & 15
                buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
        buffer.append(UInt8(ascii: "\""))
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The place of the first byte from `start` on that cannot stand in a string as it is; `count` if there is none.
    fileprivate func firstToEscape(from start: Int) -> Int {
        let bytes = UnsafeRawBufferPointer(self)
        var index = start
        // Two words at a time.
        while index + 16 <= count {
            let words = (
                bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self)
            )
            if (Self.special(words.0) | Self.special(words.1)) & 0x8080_8080_8080_8080 != 0 { break }
            index += 16
        }
        while index < count, !Self.needsEscape(self[index]) { index += 1 }
        return index
    }

    /// Sets the top bit of a byte below 0x20, of a quote and of a backslash; it may set that of the byte after such a one.
    /// Reference: https://graphics.stanford.edu/~seander/bithacks.html#HasLessInWord
    private static func special(_ word: UInt64) -> UInt64 {
        let control = word &- 0x2020_2020_2020_2020
        let quote = (word ^ 0x2222_2222_2222_2222) &- 0x0101_0101_0101_0101
        let backslash = (word ^ 0x5C5C_5C5C_5C5C_5C5C) &- 0x0101_0101_0101_0101
        return (control | quote | backslash) & ~word
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }
}

extension JSON {
    /// The value as compact JSON text, in UTF-8.
    package var text: [UInt8] {
        var writer = JSONWriter()
        writer.value(self)
        return writer.bytes
    }
}
