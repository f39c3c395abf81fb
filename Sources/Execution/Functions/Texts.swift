// Functions of text: cutting, padding, searching and replacing, by code points.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/String_functions_header-spark.html; Spark's UTF8String

import SQL
import Tables

extension ExpressionCompiler {
    func texts(_ call: Call) throws(QueryFailure) -> Evaluation? {
        switch call.name {
        case .upper: return call.one { value, frame throws(QueryFailure) in try TextCase.upper(value, frame) }
        case .lower: return call.one { value, frame throws(QueryFailure) in try TextCase.lower(value, frame) }
        case .initcap: return call.one { value, frame throws(QueryFailure) in try Self.initcap(value, frame) }
        case .length, .charLength, .textlen:
            if call.type(0) == .binary { return call.one { value, _ in Datum(value.bytes.count) } }
            return call.one { value, _ in Datum(Codepoints.count(value.bytes)) }
        case .concat: return concatenation(call.arguments, call.type)
        case .concatWs: return joined(call)
        case .reverse: return reversed(call)
        case .repeat: return call.two { text, count, frame throws(QueryFailure) in try Self.repeated(text, count.integer, frame) }
        case .left where call.type(0) == .binary:
            return call.two { bytes, count, _ in Datum(bytes: UnsafeBufferPointer(rebasing: bytes.bytes.prefix(Self.clamped(count)))) }
        case .left: return call.two { text, count, _ in Datum(bytes: Codepoints.slice(text.bytes, from: 0, to: Self.clamped(count))) }
        case .right:
            return call.two { text, count, _ in
                let length = Codepoints.count(text.bytes)
                return Datum(bytes: Codepoints.slice(text.bytes, from: max(0, length - Self.clamped(count)), to: length))
            }
        case .substring: return substring(call)
        case .overlay: return call.strict { values, frame throws(QueryFailure) in try Self.overlay(values, frame) }
        case .lpad, .rpad:
            let isLeft = call.name == .lpad
            if call.type == .binary {
                return call.strict { values, frame throws(QueryFailure) in try Self.paddedBytes(values, isLeft: isLeft, frame) }
            }
            return call.strict { values, frame throws(QueryFailure) in try Self.padded(values, isLeft: isLeft, frame) }
        case .btrim, .ltrim, .rtrim: return trimmed(call)
        case .translate: return call.strict { values, frame throws(QueryFailure) in try Self.translated(values, frame) }
        case .chr:
            return call.one { code, frame throws(QueryFailure) in
                guard code.integer >= 0, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code.integer & 0xFF)) else {
                    return try frame.arena.value("")
                }
                return try frame.arena.value(String(Character(scalar)))
            }
        case .quoteIdent:
            return call.one { text, frame throws(QueryFailure) in
                let quoted = text.string.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                return try frame.arena.value("\"\(quoted)\"")
            }
        default: return nil
        }
    }

    /// A count of characters within what a text can have.
    private static func clamped(_ count: Datum) -> Int { Int(max(0, min(count.integer, Int64(Int32.max)))) }

    private static func initcap(_ value: Datum, _ frame: Frame) throws(QueryFailure) -> Datum {
        let lower = try TextCase.lower(value, frame).bytes
        var builder = try TextBuilder(in: frame.arena, capacity: lower.count + 8)
        var isFirst = true
        var offset = 0
        while offset < lower.count {
            let (scalar, end) = Codepoints.scalar(lower, offset)
            // A capital that takes more than one character is none to Java.
            let title = scalar.properties.titlecaseMapping
            if isFirst, title.unicodeScalars.count == 1 {
                try builder.append(title)
            } else {
                try builder.append(lower[offset..<end])
            }
            isFirst = scalar == " "
            offset = end
        }
        return builder.value
    }

    /// `||` and CONCAT: texts, binaries or arrays one after the other; NULL if one is.
    func concatenation(_ parts: [Evaluation], _ type: DataType) -> Evaluation {
        if case .array = type {
            return strict(parts) { values, frame throws(QueryFailure) in
                let copy = try frame.arena.data(values.reduce(0) { $0 + $1.elements.count })
                var index = 0
                for value in values {
                    for element in value.elements {
                        copy[index] = element
                        index += 1
                    }
                }
                return Datum(elements: UnsafeBufferPointer(copy))
            }
        }
        return strict(parts) { values, frame throws(QueryFailure) in
            let count = values.reduce(0) { $0 + $1.bytes.count }
            let copy = try frame.arena.bytes(count)
            var index = 0
            for value in values {
                if let start = value.bytes.baseAddress { (copy + index).update(from: start, count: value.bytes.count) }
                index += value.bytes.count
            }
            return Datum(bytes: UnsafeBufferPointer(start: copy, count: count))
        }
    }

    /// CONCAT_WS: texts and arrays of texts with something between them, nulls left out.
    private func joined(_ call: Call) -> Evaluation {
        let parts = Array(zip(call.arguments.dropFirst(), call.types.dropFirst()))
        let separator = call[0]
        return { frame throws(QueryFailure) in
            let between = try separator(frame)
            if between.isNull { return .null }
            var builder = try TextBuilder(in: frame.arena)
            var isFirst = true
            for (part, type) in parts {
                let value = try part(frame)
                if value.isNull { continue }
                if type.isNested {
                    for element in value.elements where !element.isNull {
                        if !isFirst { try builder.append(between.bytes) }
                        isFirst = false
                        try builder.append(element.bytes)
                    }
                } else {
                    if !isFirst { try builder.append(between.bytes) }
                    isFirst = false
                    try builder.append(value.bytes)
                }
            }
            return builder.value
        }
    }

    private func reversed(_ call: Call) -> Evaluation {
        if case .array = call.type(0) {
            return call.one { array, frame throws(QueryFailure) in
                let copy = try frame.arena.data(array.elements.count)
                for (index, element) in array.elements.reversed().enumerated() { copy[index] = element }
                return Datum(elements: UnsafeBufferPointer(copy))
            }
        }
        return call.one { value, frame throws(QueryFailure) in
            let text = value.bytes
            let copy = try frame.arena.bytes(text.count)
            var offset = 0
            while offset < text.count {
                let end = Codepoints.next(text, offset)
                for index in offset..<end { copy[text.count - end + index - offset] = text[index] }
                offset = end
            }
            return Datum(bytes: UnsafeBufferPointer(start: copy, count: text.count))
        }
    }

    private static func repeated(_ value: Datum, _ count: Int64, _ frame: Frame) throws(QueryFailure) -> Datum {
        let text = value.bytes
        guard count > 0, let start = text.baseAddress, !text.isEmpty else { return try frame.arena.value("") }
        let (size, isTooMuch) = Int(count).multipliedReportingOverflow(by: text.count)
        let copy = try frame.arena.bytes(isTooMuch ? .max : size)
        for index in 0..<Int(count) { (copy + index * text.count).update(from: start, count: text.count) }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: size))
    }

    private func substring(_ call: Call) -> Evaluation {
        let isBinary = call.type(0) == .binary
        return call.strict { values, _ in
            let text = values[0].bytes
            let length = isBinary ? text.count : Codepoints.count(text)
            let place = Int(values[1].integer)
            let start = place > 0 ? place - 1 : place < 0 ? length + place : 0
            let wanted = values.count > 2 ? Int(values[2].integer) : Int(Int32.max)
            let end = min(length, start + wanted)
            if isBinary {
                let first = max(0, min(start, text.count))
                return Datum(bytes: UnsafeBufferPointer(rebasing: text[first..<max(first, end)]))
            }
            return Datum(bytes: Codepoints.slice(text, from: start, to: end))
        }
    }

    private static func overlay(_ values: [Datum], _ frame: Frame) throws(QueryFailure) -> Datum {
        let (text, other) = (values[0].bytes, values[1].bytes)
        let place = Int(values[2].integer)
        let given = values.count > 3 ? Int(values[3].integer) : -1
        let length = Codepoints.count(text)
        let behind = place + (given >= 0 ? given : Codepoints.count(other))
        let start = behind > 0 ? behind - 1 : behind < 0 ? length + behind : 0
        var builder = try TextBuilder(in: frame.arena, capacity: text.count + other.count)
        try builder.append(Codepoints.slice(text, from: 0, to: place - 1))
        try builder.append(other)
        try builder.append(Codepoints.slice(text, from: start, to: length))
        return builder.value
    }

    private static func padded(_ values: [Datum], isLeft: Bool, _ frame: Frame) throws(QueryFailure) -> Datum {
        let text = values[0].bytes
        let width = clamped(values[1])
        let missing = width - Codepoints.count(text)
        let padding = values.count > 2 ? values[2].bytes : try frame.arena.value(" ").bytes
        let unit = Codepoints.count(padding)
        guard missing > 0, unit > 0 else { return Datum(bytes: Codepoints.slice(text, from: 0, to: width)) }
        var builder = try TextBuilder(in: frame.arena, capacity: text.count)
        if !isLeft { try builder.append(text) }
        for _ in 0..<(missing / unit) { try builder.append(padding) }
        try builder.append(Codepoints.slice(padding, from: 0, to: missing % unit))
        if isLeft { try builder.append(text) }
        return builder.value
    }

    private static func paddedBytes(_ values: [Datum], isLeft: Bool, _ frame: Frame) throws(QueryFailure) -> Datum {
        let (bytes, padding) = (values[0].bytes, values[2].bytes)
        let width = clamped(values[1])
        guard width > bytes.count, !padding.isEmpty else { return Datum(bytes: UnsafeBufferPointer(rebasing: bytes.prefix(width))) }
        let missing = width - bytes.count
        let copy = try frame.arena.bytes(width)
        for index in 0..<missing { copy[isLeft ? index : bytes.count + index] = padding[index % padding.count] }
        for (index, byte) in bytes.enumerated() { copy[isLeft ? missing + index : index] = byte }
        return Datum(bytes: UnsafeBufferPointer(start: copy, count: width))
    }

    /// Cuts characters off the ends: those of the second argument, or blanks.
    private func trimmed(_ call: Call) -> Evaluation {
        let (atStart, atEnd) = (call.name != .rtrim, call.name != .ltrim)
        if call.count < 2 {
            return call.one { value, _ in
                let text = value.bytes
                var (start, end) = (0, text.count)
                if atStart { while start < end, text[start] == 0x20 { start += 1 } }
                if atEnd { while end > start, text[end - 1] == 0x20 { end -= 1 } }
                return Datum(bytes: UnsafeBufferPointer(rebasing: text[start..<end]))
            }
        }
        return call.two { value, characters, _ in
            let text = value.bytes
            let set = Set(Codepoints.scalars(characters.bytes))
            var (start, end) = (0, text.count)
            if atStart { while start < end, set.contains(Codepoints.scalar(text, start).scalar) { start = Codepoints.next(text, start) } }
            while atEnd, end > start {
                var last = end - 1
                while last > start, text[last] & 0xC0 == 0x80 { last -= 1 }
                guard set.contains(Codepoints.scalar(text, last).scalar) else { break }
                end = last
            }
            return Datum(bytes: UnsafeBufferPointer(rebasing: text[start..<end]))
        }
    }

    private static func translated(_ values: [Datum], _ frame: Frame) throws(QueryFailure) -> Datum {
        let (text, from, to) = (values[0].bytes, Codepoints.scalars(values[1].bytes), Codepoints.scalars(values[2].bytes))
        var mapping: [Unicode.Scalar: Unicode.Scalar?] = [:]
        for (index, scalar) in from.enumerated() where mapping[scalar] == nil {
            mapping[scalar] = .some(index < to.count ? to[index] : nil)
        }
        var builder = try TextBuilder(in: frame.arena, capacity: text.count)
        var offset = 0
        while offset < text.count {
            let (scalar, end) = Codepoints.scalar(text, offset)
            if let other = mapping[scalar] {
                if let other { try builder.append(String(Character(other))) }
            } else {
                try builder.append(text[offset..<end])
            }
            offset = end
        }
        return builder.value
    }
}
