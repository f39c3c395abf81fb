// Places in UTF-8, counted in code points as Spark counts characters.

import Tables

enum Codepoints {
    /// Where the code point ends that begins at an offset. Bytes that are no UTF-8 count one each.
    @inline(__always)
    static func next(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
        min(text.count, offset &+ length(text[offset]))
    }

    @inline(__always)
    static func length(_ first: UInt8) -> Int {
        if first < 0xC2 { return 1 }
        return first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1
    }

    static func count(_ text: UnsafeBufferPointer<UInt8>) -> Int {
        var count = 0
        var offset = 0
        while offset < text.count {
            offset = next(text, offset)
            count &+= 1
        }
        return count
    }

    /// The offset behind that many code points from another offset, or the end.
    static func offset(_ text: UnsafeBufferPointer<UInt8>, after count: Int, from start: Int = 0) -> Int {
        var offset = start
        var left = count
        while left > 0, offset < text.count {
            offset = next(text, offset)
            left &-= 1
        }
        return offset
    }

    /// The code points from one number up to another.
    static func slice(_ text: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) -> UnsafeBufferPointer<UInt8> {
        guard end > start else { return UnsafeBufferPointer(rebasing: text[0..<0]) }
        let first = offset(text, after: start)
        let last = offset(text, after: end - max(0, start), from: first)
        return UnsafeBufferPointer(rebasing: text[first..<last])
    }

    /// The code point at an offset, and where it ends; U+FFFD for bytes that are no UTF-8.
    static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> (scalar: Unicode.Scalar, end: Int) {
        let first = text[offset]
        if first < 0x80 { return (Unicode.Scalar(first), offset + 1) }
        let end = next(text, offset)
        let length = length(first)
        var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
        for byte in text[(offset + 1)..<end] {
            guard byte & 0xC0 == 0x80 else { return ("\u{FFFD}", offset + 1) }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        guard length > 1, end - offset == length, let scalar = Unicode.Scalar(value) else { return ("\u{FFFD}", offset + 1) }
        return (scalar, end)
    }

    static func scalars(_ text: UnsafeBufferPointer<UInt8>) -> [Unicode.Scalar] {
        var scalars: [Unicode.Scalar] = []
        var offset = 0
        while offset < text.count {
            let (scalar, end) = scalar(text, offset)
            scalars.append(scalar)
            offset = end
        }
        return scalars
    }

    /// The offset of the first place where bytes stand; nil if they stand nowhere.
    static func find(_ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
        guard let first = needle.first else { return start }
        if needle.count > 32 { return findByHash(needle, in: text, from: start) }
        var offset = start
        while offset <= text.count - needle.count {
            if text[offset] == first, text[offset..<(offset + needle.count)].elementsEqual(needle) { return offset }
            offset += 1
        }
        return nil
    }

    /// As ``find(_:in:from:)``, in time linear to both, however much of the needle stands where it does not stand whole.
    /// Reference: https://en.wikipedia.org/wiki/Rabin–Karp_algorithm
    private static func findByHash(
        _ needle: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
    ) -> Int? {
        let last = text.count - needle.count
        guard start <= last else { return nil }
        let base: UInt64 = 0x9E37_79B9_7F4A_7C15
        var (wanted, hash, leaving) = (UInt64(0), UInt64(0), UInt64(1))
        for index in 0..<needle.count {
            wanted = wanted &* base &+ UInt64(needle[index])
            hash = hash &* base &+ UInt64(text[start + index])
            leaving = leaving &* base
        }
        var offset = start
        while true {
            if hash == wanted, text[offset..<(offset + needle.count)].elementsEqual(needle) { return offset }
            guard offset < last else { return nil }
            hash = hash &* base &+ UInt64(text[offset + needle.count]) &- leaving &* UInt64(text[offset])
            offset += 1
        }
    }
}

/// Upper and lower case, by Unicode's full mappings.
enum TextCase {
    static func lower(_ value: Datum, _ frame: Frame) throws(QueryFailure) -> Datum {
        try mapped(value, frame, from: 0x41, to: 0x5A) { $0.lowercaseMapping }
    }

    static func upper(_ value: Datum, _ frame: Frame) throws(QueryFailure) -> Datum {
        try mapped(value, frame, from: 0x61, to: 0x7A) { $0.uppercaseMapping }
    }

    /// - Parameters: The ASCII letters that change, by their bit 5, and what becomes of other code points.
    private static func mapped(
        _ value: Datum, _ frame: Frame, from first: UInt8, to last: UInt8, _ mapping: (Unicode.Scalar.Properties) -> String
    ) throws(QueryFailure) -> Datum {
        let text = value.bytes
        if text.allSatisfy({ $0 < 0x80 }) {
            let copy = try frame.arena.bytes(text.count)
            for (index, byte) in text.enumerated() { copy[index] = byte >= first && byte <= last ? byte ^ 0x20 : byte }
            return Datum(bytes: UnsafeBufferPointer(start: copy, count: text.count))
        }
        var builder = try TextBuilder(in: frame.arena, capacity: text.count + 8)
        var offset = 0
        while offset < text.count {
            let (scalar, end) = Codepoints.scalar(text, offset)
            if scalar == "\u{FFFD}" {
                try builder.append(UnsafeBufferPointer(rebasing: text[offset..<end]))
            } else {
                try builder.append(mapping(scalar.properties))
            }
            offset = end
        }
        return builder.value
    }
}
