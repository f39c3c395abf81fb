// The smallest pieces of a text.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-literals.html

struct Token {
    enum Kind: UInt8 {
        case word, doubleQuoted, backquoted, number, string, rawString, parameter
        case comma, dot, leftParenthesis, rightParenthesis, leftBracket, rightBracket, semicolon, colon, colons
        case equal, nullSafeEqual, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case plus, dash, star, slash, percentSign, pipe, pipes, ampersand, caret, tilde, bang, arrow, fatArrow
        case hintStart, hintEnd, endOfText
    }

    let kind: Kind
    /// The word's keyword, if it has a meaning in the grammar.
    let keyword: Keyword?
    let start: Int
    let end: Int
}
