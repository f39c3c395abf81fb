// Bytes to tokens, in one pass.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-literals.html; double quotes quote names in Clean Rooms.

/// Why reading stopped, with a place that is not counted in lines yet.
struct ParseFailure: Error {
    let message: String
    let offset: Int
}

/// Cuts a text into tokens; linear in the text.
struct Lexer {
    private let bytes: [UInt8]
    /// Whether `''` inside a string is a quote. To Spark 3.5 it is the end of one string and the start of another.
    private let doublesQuotes: Bool
    private var index = 0
    private var isInHint = false
    private(set) var tokens: ContiguousArray<Token> = []

    init(_ bytes: [UInt8], doublesQuotes: Bool) {
        self.bytes = bytes
        self.doublesQuotes = doublesQuotes
        tokens.reserveCapacity(min(bytes.count / 4 + 8, 1 << 16))
    }

    mutating func run() throws(ParseFailure) {
        while true {
            try skipBlanks()
            let start = index
            guard index < bytes.count else {
                append(.endOfText, from: start)
                return
            }
            try next(bytes[index], from: start)
        }
    }

    private func byte(at offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    private mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil) {
        tokens.append(Token(kind: kind, keyword: keyword, start: start, end: index))
    }

    private mutating func take(_ kind: Token.Kind, _ length: Int) {
        let start = index
        index += length
        append(kind, from: start)
    }

    private mutating func next(_ byte: UInt8, from start: Int) throws(ParseFailure) {
        switch byte {
        case UInt8(ascii: "'"): try quoted(byte, .string, from: start)
        case UInt8(ascii: "\""): try quoted(byte, .doubleQuoted, from: start)
        case UInt8(ascii: "`"): try quoted(byte, .backquoted, from: start)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try number(from: start)
        case UInt8(ascii: ".") where isDigit(self.byte(at: start + 1)) && !followsName: try number(from: start)
        case _ where isWordStart(byte): try word(from: start)
        default: try symbol(byte, from: start)
        }
    }

    /// After a name, `.5` is no number but the start of a field; the parser then says so.
    private var followsName: Bool {
        guard let last = tokens.last, last.end == index else { return false }
        return last.kind == .word || last.kind == .doubleQuoted || last.kind == .backquoted
    }

    private mutating func symbol(_ byte: UInt8, from start: Int) throws(ParseFailure) {
        let after = self.byte(at: start + 1)
        switch (byte, after) {
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            // Only `/*+` comes here: other comments were skipped.
            isInHint = true
            take(.hintStart, 3)
        case (UInt8(ascii: "*"), UInt8(ascii: "/")) where isInHint:
            isInHint = false
            take(.hintEnd, 2)
        case (UInt8(ascii: ":"), UInt8(ascii: ":")): take(.colons, 2)
        case (UInt8(ascii: ":"), _) where isWordByte(after) && after < 0x80:
            index += 1
            while index < bytes.count, isWordByte(bytes[index]), bytes[index] < 0x80 { index += 1 }
            append(.parameter, from: start)
        case (UInt8(ascii: ":"), _): take(.colon, 1)
        case (UInt8(ascii: "<"), UInt8(ascii: "=")):
            self.byte(at: start + 2) == UInt8(ascii: ">") ? take(.nullSafeEqual, 3) : take(.lessOrEqual, 2)
        case (UInt8(ascii: "<"), UInt8(ascii: ">")): take(.notEqual, 2)
        case (UInt8(ascii: "<"), _): take(.less, 1)
        case (UInt8(ascii: ">"), UInt8(ascii: "=")): take(.greaterOrEqual, 2)
        case (UInt8(ascii: ">"), _): take(.greater, 1)
        case (UInt8(ascii: "!"), UInt8(ascii: "=")): take(.notEqual, 2)
        case (UInt8(ascii: "!"), UInt8(ascii: "<")): take(.greaterOrEqual, 2)
        case (UInt8(ascii: "!"), UInt8(ascii: ">")): take(.lessOrEqual, 2)
        case (UInt8(ascii: "!"), _): take(.bang, 1)
        case (UInt8(ascii: "="), UInt8(ascii: "=")): take(.equal, 2)
        case (UInt8(ascii: "="), UInt8(ascii: ">")): take(.fatArrow, 2)
        case (UInt8(ascii: "="), _): take(.equal, 1)
        case (UInt8(ascii: "-"), UInt8(ascii: ">")): take(.arrow, 2)
        case (UInt8(ascii: "-"), _): take(.dash, 1)
        case (UInt8(ascii: "|"), UInt8(ascii: "|")): take(.pipes, 2)
        case (UInt8(ascii: "|"), _): take(.pipe, 1)
        default:
            guard let kind = Self.single[byte] else {
                throw ParseFailure(message: "unexpected character \(Self.shown(byte, in: bytes, at: start))", offset: start)
            }
            take(kind, 1)
        }
    }

    private static let single: [UInt8: Token.Kind] = [
        UInt8(ascii: ","): .comma, UInt8(ascii: "."): .dot, UInt8(ascii: "("): .leftParenthesis, UInt8(ascii: ")"): .rightParenthesis,
        UInt8(ascii: "["): .leftBracket, UInt8(ascii: "]"): .rightBracket, UInt8(ascii: ";"): .semicolon, UInt8(ascii: "+"): .plus,
        UInt8(ascii: "*"): .star, UInt8(ascii: "/"): .slash, UInt8(ascii: "%"): .percentSign, UInt8(ascii: "&"): .ampersand,
        UInt8(ascii: "^"): .caret, UInt8(ascii: "~"): .tilde,
    ]

    private static func shown(_ byte: UInt8, in bytes: [UInt8], at offset: Int) -> String {
        byte < 0x20 || byte == 0x7F ? "with code \(byte)" : "\"\(Character(Unicode.Scalar(byte)))\""
    }

    // MARK: Blanks and comments

    private mutating func skipBlanks() throws(ParseFailure) {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: index += 1
            // No-break space, which editors like to put between words.
            case 0xC2 where byte(at: index + 1) == 0xA0: index += 2
            // A byte order mark.
            case 0xEF where index == 0 && byte(at: 1) == 0xBB && byte(at: 2) == 0xBF: index += 3
            case UInt8(ascii: "-") where byte(at: index + 1) == UInt8(ascii: "-"):
                while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
            case UInt8(ascii: "/") where byte(at: index + 1) == UInt8(ascii: "*") && byte(at: index + 2) != UInt8(ascii: "+"):
                try skipComment()
            default: return
            }
        }
    }

    /// Skips a bracketed comment; they nest, as in Spark 3.
    private mutating func skipComment() throws(ParseFailure) {
        let start = index
        var depth = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "/"), byte(at: index + 1) == UInt8(ascii: "*") {
                depth += 1
                index += 2
            } else if bytes[index] == UInt8(ascii: "*"), byte(at: index + 1) == UInt8(ascii: "/") {
                depth -= 1
                index += 2
                if depth == 0 { return }
            } else {
                index += 1
            }
        }
        throw ParseFailure(message: "this comment is not closed", offset: start)
    }

    // MARK: Words, numbers, strings

    private mutating func word(from start: Int) throws(ParseFailure) {
        while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
        let length = index - start
        if length == 1, bytes[start] | 0x20 == UInt8(ascii: "r"), index < bytes.count,
            bytes[index] == UInt8(ascii: "'") || bytes[index] == UInt8(ascii: "\"")
        {
            try quoted(bytes[index], .rawString, from: start)
            return
        }
        append(.word, from: start, keyword: length <= Keyword.longest ? keyword(from: start) : nil)
    }

    private func keyword(from start: Int) -> Keyword? {
        Keyword.named(Keyword.Packed(bytes[start..<index]))
    }

    private mutating func number(from start: Int) throws(ParseFailure) {
        while isDigit(byte(at: index)) { index += 1 }
        if byte(at: index) == UInt8(ascii: "."),
            isDigit(byte(at: index + 1)) || !isWordStart(byte(at: index + 1)) || isExponent(at: index + 1)
        {
            index += 1
            while isDigit(byte(at: index)) { index += 1 }
        }
        if isExponent(at: index) {
            index += isDigit(byte(at: index + 1)) ? 1 : 2
            while isDigit(byte(at: index)) { index += 1 }
        }
        let suffix = index
        while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
        guard index == suffix || isSuffix(from: suffix) else {
            // A name may begin with digits, as in Spark; with a point in it, it is nothing.
            if bytes[start..<index].allSatisfy(isWordByte) {
                append(.word, from: start)
                return
            }
            throw ParseFailure(message: "a name that begins with a digit must be quoted", offset: start)
        }
        append(.number, from: start)
    }

    /// Whether an exponent stands here: `e5`, `E+5`.
    private func isExponent(at place: Int) -> Bool {
        guard byte(at: place) | 0x20 == UInt8(ascii: "e") else { return false }
        let sign = byte(at: place + 1)
        return isDigit(sign) || ((sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-")) && isDigit(byte(at: place + 2)))
    }

    /// Whether the bytes since `start` are one of L, S, Y, D, F, BD.
    private func isSuffix(from start: Int) -> Bool {
        switch index - start {
        case 1: "lsydf".utf8.contains(bytes[start] | 0x20)
        case 2: bytes[start] | 0x20 == UInt8(ascii: "b") && bytes[start + 1] | 0x20 == UInt8(ascii: "d")
        default: false
        }
    }

    private mutating func quoted(_ quote: UInt8, _ kind: Token.Kind, from start: Int) throws(ParseFailure) {
        index += 1
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\\"), kind == .string {
                index += 2
            } else if byte == quote {
                index += 1
                // A doubled quote stands for one.
                guard self.byte(at: index) == quote, kind != .rawString, kind != .string || doublesQuotes else {
                    append(kind, from: start)
                    return
                }
                index += 1
            } else {
                index += 1
            }
        }
        index = bytes.count
        throw ParseFailure(
            message: kind == .string || kind == .rawString ? "this string is not closed" : "this quoted name is not closed", offset: start)
    }
}

private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

private func isWordStart(_ byte: UInt8) -> Bool {
    (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == UInt8(ascii: "_") || byte >= 0x80
}

private func isWordByte(_ byte: UInt8) -> Bool { isWordStart(byte) || isDigit(byte) }
