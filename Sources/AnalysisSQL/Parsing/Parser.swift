// Tokens to a tree: what every part of the parser shares.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax.html; Clean Rooms runs Spark SQL without its statements that change data.

/// The SQL of an analytics engine.
package enum Dialect: Sendable, Equatable {
    case spark
    /// The engine that AWS ended in 2025; more lenient where Redshift differs (`TOP`, `DOUBLE PRECISION`, `SIMILAR TO`, …).
    case cleanRoomsSQL
}

/// Reads the text of a protected query.
///
/// Linear in the text. Queries nested deeper than ``Parser/maximumDepth`` are refused, so that no walk over a tree can exhaust a stack of 512 KB.
/// - Throws: ``SyntaxError`` with what was expected, what was found, and where.
package func parse(_ text: String, dialect: Dialect = .spark) throws(SyntaxError) -> ParsedStatement {
    do {
        var parser = try Parser(Array(text.utf8), dialect)
        return try parser.statement(text)
    } catch {
        throw SyntaxError(message: error.message, position: TextPosition(of: error.offset, in: text))
    }
}

struct Parser {
    /// How deep parentheses, operators and sub-queries may nest. Spark has no such limit but its stack [inferred].
    static let maximumDepth = 100

    let bytes: [UInt8]
    let dialect: Dialect
    private var tokens: ContiguousArray<Token>
    private var index = 0
    private var depth = 0
    private(set) var nodeCount = 0
    var parameters: [ParsedStatement.ParameterUse] = []
    var warnings: [(message: String, offset: Int)] = []

    init(_ bytes: [UInt8], _ dialect: Dialect) throws(ParseFailure) {
        var lexer = Lexer(bytes)
        try lexer.run()
        self.bytes = bytes
        self.dialect = dialect
        tokens = lexer.tokens
    }

    // MARK: Looking

    var current: Token { tokens[index] }

    func peek(_ distance: Int = 1) -> Token { tokens[min(index + distance, tokens.count - 1)] }

    func at(_ kind: Token.Kind) -> Bool { current.kind == kind }

    func at(_ keyword: Keyword) -> Bool { current.keyword == keyword }

    func text(of token: Token) -> String { String(decoding: bytes[token.start..<token.end], as: UTF8.self) }

    // MARK: Moving

    mutating func advance() {
        if index < tokens.count - 1 { index += 1 }
    }

    mutating func skip(_ kind: Token.Kind) -> Bool {
        guard at(kind) else { return false }
        advance()
        return true
    }

    mutating func skip(_ keyword: Keyword) -> Bool {
        guard at(keyword) else { return false }
        advance()
        return true
    }

    mutating func expect(_ kind: Token.Kind, _ what: String) throws(ParseFailure) {
        guard skip(kind) else { throw unexpected(what) }
    }

    mutating func expect(_ keyword: Keyword) throws(ParseFailure) {
        guard skip(keyword) else { throw unexpected(keyword.rawValue.uppercased()) }
    }

    /// Reads `:int` in a type, which the lexer cut as a parameter, as the word after the colon.
    mutating func dropColon() {
        let token = current
        tokens[index] = Token(kind: .word, keyword: nil, start: token.start + 1, end: token.end)
    }

    // MARK: Marks, depth, failures

    mutating func mark(at token: Token) -> Mark { mark(offset: token.start) }

    mutating func mark(offset: Int) -> Mark {
        defer { nodeCount += 1 }
        return Mark(offset: offset, id: nodeCount)
    }

    mutating func enter() throws(ParseFailure) { try enter(beyond: 0) }

    /// Goes one level deeper; `extra` counts levels that a loop has built.
    mutating func enter(beyond extra: Int) throws(ParseFailure) {
        guard depth + extra < Self.maximumDepth else {
            throw ParseFailure(message: "the query is nested more than \(Self.maximumDepth) levels deep", offset: current.start)
        }
        depth += 1
    }

    mutating func leave() { depth -= 1 }

    func unexpected(_ expected: String) -> ParseFailure {
        ParseFailure(message: "expected \(expected), found \(shown(current))", offset: current.start)
    }

    private func shown(_ token: Token) -> String {
        guard token.kind != .endOfText else { return "the end of the text" }
        let text = text(of: token)
        return text.utf8.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
    }

    mutating func warn(_ message: String, at token: Token) { warnings.append((message, token.start)) }

    // MARK: Names and lists

    /// A name; a keyword of the grammar's inside only in quotes.
    mutating func identifier(_ what: String) throws(ParseFailure) -> Identifier {
        guard let name = identifierIfPresent(where: { !$0.isReserved }) else { throw unexpected(what) }
        return name
    }

    /// A name after AS, where any word will do.
    mutating func anyIdentifier(_ what: String) throws(ParseFailure) -> Identifier {
        guard let name = identifierIfPresent(where: { _ in true }) else { throw unexpected(what) }
        return name
    }

    mutating func identifierIfPresent(where mayBeName: (Keyword) -> Bool) -> Identifier? {
        let token = current
        switch token.kind {
        case .word:
            if let keyword = token.keyword, !mayBeName(keyword) { return nil }
            advance()
            return Identifier(name: text(of: token), quote: .none, mark: mark(at: token))
        case .doubleQuoted:
            advance()
            let name = unquotedName(bytes, token.start + 1..<token.end - 1, quote: UInt8(ascii: "\""))
            return Identifier(name: name, quote: .double, mark: mark(at: token))
        case .backquoted:
            advance()
            let name = unquotedName(bytes, token.start + 1..<token.end - 1, quote: UInt8(ascii: "`"))
            return Identifier(name: name, quote: .backtick, mark: mark(at: token))
        default:
            return nil
        }
    }

    /// `name` or `name.name…`.
    mutating func path(_ what: String) throws(ParseFailure) -> [Identifier] {
        var names = [try identifier(what)]
        while skip(.dot) { names.append(try anyIdentifier("a name after \".\"")) }
        return names
    }

    /// `(name, …)`.
    mutating func nameList() throws(ParseFailure) -> [Identifier] {
        try expect(.leftParenthesis, "\"(\"")
        var names = [try identifier("a column name")]
        while skip(.comma) { names.append(try identifier("a column name")) }
        try expect(.rightParenthesis, "\",\" or \")\"")
        return names
    }

    mutating func expressions() throws(ParseFailure) -> [Expression] {
        var list = [try expression()]
        while skip(.comma) { list.append(try expression()) }
        return list
    }

    /// `(expression, …)`, also empty.
    mutating func parenthesizedExpressions() throws(ParseFailure) -> [Expression] {
        try expect(.leftParenthesis, "\"(\"")
        if skip(.rightParenthesis) { return [] }
        let list = try expressions()
        try expect(.rightParenthesis, "\",\" or \")\"")
        return list
    }

    /// The value of the string at hand.
    mutating func string(_ what: String) throws(ParseFailure) -> String {
        guard at(.string) || at(.rawString) else { throw unexpected(what) }
        var value = ""
        // Strings side by side are one, as in Spark.
        while at(.string) || at(.rawString) {
            let token = current
            advance()
            if token.kind == .string {
                value += unescapedString(bytes, token.start + 1..<token.end - 1)
            } else {
                value += String(decoding: bytes[token.start + 2..<token.end - 1], as: UTF8.self)
            }
        }
        return value
    }
}
