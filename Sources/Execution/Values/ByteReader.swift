// Reads values out of text, byte by byte.

/// A place in bytes that somebody else keeps.
struct ByteReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset = 0
    private let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        end = bytes.count
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        self.bytes = bytes
        offset = start
        self.end = end
    }

    /// Without blanks and control characters at both ends, as Spark reads numbers and times.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteReader {
        var start = 0
        var end = bytes.count
        while start < end, isBlankOrControl(bytes[start]) { start += 1 }
        while end > start, isBlankOrControl(bytes[end - 1]) { end -= 1 }
        return ByteReader(bytes, from: start, to: end)
    }

    private static func isBlankOrControl(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x7F }

    var isAtEnd: Bool { offset == end }
    var count: Int { end - offset }
    var next: UInt8? { offset < end ? bytes[offset] : nil }
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[offset..<end]) }

    mutating func take() -> UInt8? {
        guard offset < end else { return nil }
        defer { offset += 1 }
        return bytes[offset]
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// A digit's value.
    mutating func digit() -> Int64? {
        guard let byte = next, byte &- 0x30 < 10 else { return nil }
        offset += 1
        return Int64(byte - 0x30)
    }

    /// Takes a word of ASCII letters in any case, if it stands here.
    mutating func skip(word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        guard count >= length else { return false }
        for index in 0..<length where bytes[offset + index] | 0x20 != word.utf8Start[index] { return false }
        offset += length
        return true
    }

    /// The sign in front of a number: whether it is negative.
    mutating func sign() -> Bool {
        if skip("-") { return true }
        _ = skip("+")
        return false
    }
}
