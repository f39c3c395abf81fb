// Reads a short text from its beginning, byte by byte.

/// What is left of a text that is being read.
struct Scanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    /// Whether an ASCII character comes next; if so, it is consumed.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard character.isASCII, rest.first == UInt8(character.value) else { return false }
        rest.removeFirst()
        return true
    }

    /// A number of exactly so many digits; nil where there are fewer.
    mutating func number(ofDigits count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy(isDigit) else { return nil }
        rest = rest.dropFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) }
    }

    /// The digits that come next.
    mutating func digits() -> [Int64] {
        let digits = rest.prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        return digits.map { Int64($0 - UInt8(ascii: "0")) }
    }

    /// The letters of ASCII that come next.
    mutating func letters() -> String {
        let letters = rest.prefix { ($0 | 0x20) &- UInt8(ascii: "a") < 26 }
        rest = rest.dropFirst(letters.count)
        return String(decoding: letters, as: UTF8.self)
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}
