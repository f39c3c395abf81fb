// JSON as GET_JSON_OBJECT sees it: numbers as they are written, fields in their order.
// Reference: RFC 8259; Spark's GetJsonObject, which allows control characters and single quotes

/// A value of JSON.
indirect enum JSONTree {
    case null
    case bool(Bool)
    /// As it is written.
    case number([UInt8])
    /// Unescaped.
    case string([UInt8])
    case array([JSONTree])
    case object([(name: [UInt8], value: JSONTree)])

    /// Jackson goes down 1000 levels, for which the stack of a thread may be too small.
    private static let deepest = 200

    /// Reads the value that a text begins with; nil for what is none. What stands behind it does not matter.
    init?(_ text: UnsafeBufferPointer<UInt8>) {
        var reader = ByteReader(text)
        guard let tree = Self.value(&reader, depth: 0) else { return nil }
        self = tree
    }

    private static func skipBlanks(_ reader: inout ByteReader) {
        while let byte = reader.next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { _ = reader.take() }
    }

    private static func value(_ reader: inout ByteReader, depth: Int) -> JSONTree? {
        guard depth < deepest else { return nil }
        skipBlanks(&reader)
        switch reader.next {
        case UInt8(ascii: "{"): return object(&reader, depth)
        case UInt8(ascii: "["): return array(&reader, depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return string(&reader).map { .string($0) }
        case UInt8(ascii: "t"): return exactly("true", &reader) ? .bool(true) : nil
        case UInt8(ascii: "f"): return exactly("false", &reader) ? .bool(false) : nil
        case UInt8(ascii: "n"): return exactly("null", &reader) ? .null : nil
        default: return number(&reader)
        }
    }

    private static func exactly(_ word: String, _ reader: inout ByteReader) -> Bool {
        for byte in word.utf8 { guard reader.take() == byte else { return false } }
        return true
    }

    private static func object(_ reader: inout ByteReader, _ depth: Int) -> JSONTree? {
        _ = reader.take()
        var fields: [(name: [UInt8], value: JSONTree)] = []
        skipBlanks(&reader)
        if reader.skip("}") { return .object([]) }
        while true {
            skipBlanks(&reader)
            guard let name = string(&reader) else { return nil }
            skipBlanks(&reader)
            guard reader.skip(":"), let value = value(&reader, depth: depth + 1) else { return nil }
            fields.append((name, value))
            skipBlanks(&reader)
            if reader.skip("}") { return .object(fields) }
            guard reader.skip(",") else { return nil }
        }
    }

    private static func array(_ reader: inout ByteReader, _ depth: Int) -> JSONTree? {
        _ = reader.take()
        var elements: [JSONTree] = []
        skipBlanks(&reader)
        if reader.skip("]") { return .array([]) }
        while true {
            guard let element = value(&reader, depth: depth + 1) else { return nil }
            elements.append(element)
            skipBlanks(&reader)
            if reader.skip("]") { return .array(elements) }
            guard reader.skip(",") else { return nil }
        }
    }

    private static func string(_ reader: inout ByteReader) -> [UInt8]? {
        guard let quote = reader.take(), quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        var text: [UInt8] = []
        while let byte = reader.take() {
            if byte == quote { return text }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            switch reader.take() {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                guard let unit = unit(&reader) else { return nil }
                var units = [unit]
                if UTF16.isLeadSurrogate(unit), reader.skip("\\"), reader.skip("u") {
                    guard let trail = self.unit(&reader) else { return nil }
                    units.append(trail)
                }
                text += Array(String(decoding: units, as: UTF16.self).utf8)
            case let escaped? where "\"'\\/".utf8.contains(escaped): text.append(escaped)
            default: return nil
            }
        }
        return nil
    }

    private static func unit(_ reader: inout ByteReader) -> UInt16? {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = reader.take(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private static func number(_ reader: inout ByteReader) -> JSONTree? {
        var text: [UInt8] = []
        while let byte = reader.next, 0x30...0x39 ~= byte || "+-.eE".utf8.contains(byte) {
            text.append(byte)
            _ = reader.take()
        }
        var rest = text[...]
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = rest.prefix { 0x30...0x39 ~= $0 }
        guard !whole.isEmpty, whole.count == 1 || whole.first != 0x30 else { return nil }
        rest = rest.dropFirst(whole.count)
        if rest.first == UInt8(ascii: ".") {
            let part = rest.dropFirst().prefix { 0x30...0x39 ~= $0 }
            guard !part.isEmpty else { return nil }
            rest = rest.dropFirst(part.count + 1)
        }
        if let first = rest.first, first | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            guard !rest.isEmpty, rest.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
            rest = []
        }
        return rest.isEmpty ? .number(text) : nil
    }

    // MARK: Writing

    func write(to text: inout [UInt8]) {
        switch self {
        case .null: text += Array("null".utf8)
        case .bool(let flag): text += Array((flag ? "true" : "false").utf8)
        case .number(let digits):
            // A number with a point or an exponent goes through a double.
            if digits.contains(where: { ".eE".utf8.contains($0) }) {
                let number = digits.withUnsafeBufferPointer { NumberText.double($0) } ?? .nan
                text += Array(NumberText.text(number).utf8)
            } else {
                text += digits
            }
        case .string(let bytes): Self.write(bytes, to: &text)
        case .array(let elements):
            text.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                element.write(to: &text)
            }
            text.append(UInt8(ascii: "]"))
        case .object(let fields):
            text.append(UInt8(ascii: "{"))
            for (index, field) in fields.enumerated() {
                if index > 0 { text.append(UInt8(ascii: ",")) }
                Self.write(field.name, to: &text)
                text.append(UInt8(ascii: ":"))
                field.value.write(to: &text)
            }
            text.append(UInt8(ascii: "}"))
        }
    }

    /// A text in quotes.
    static func write(_ bytes: some Sequence<UInt8>, to text: inout [UInt8]) {
        text.append(UInt8(ascii: "\""))
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
            case 0x08: text += Array("\\b".utf8)
            case 0x09: text += Array("\\t".utf8)
            case 0x0A: text += Array("\\n".utf8)
            case 0x0C: text += Array("\\f".utf8)
            case 0x0D: text += Array("\\r".utf8)
            case ..<0x20: text += Array((byte < 16 ? "\\u000" : "\\u00").utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
            default: text.append(byte)
            }
        }
        text.append(UInt8(ascii: "\""))
    }
}
