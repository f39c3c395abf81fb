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
/// Linear in the text. What is nested too deeply is refused, so that neither reading nor walking a tree exhausts a stack of 2 MB.
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
    /// A level of nesting, with what it costs of ``maximumCost``: about the KB of stack that it takes in a release build.
    enum Level {
        case type, grouping, expression, parentheses, postfix, call, query, source

        var cost: Int {
            switch self {
            case .type, .parentheses: 1
            case .expression, .grouping: 2
            case .postfix, .call: 3
            case .query, .source: 5
            }
        }
    }

    /// Allows 100 sub-queries in one another, 200 calls, 300 parentheses. Spark has no such limit but its stack [inferred].
    static let maximumCost = 1_050

    let bytes: [UInt8]
    let dialect: Dialect
    private var tokens: ContiguousArray<Token>
    private var index = 0
    private var cost = 0
    private(set) var nodeCount = 0
    var parameters: [ParsedStatement.ParameterUse] = []
    var warnings: [(message: String, offset: Int)] = []

    init(_ bytes: [UInt8], _ dialect: Dialect) throws(ParseFailure) {
        var lexer = Lexer(bytes, doublesQuotes: dialect == .cleanRoomsSQL)
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

    /// The number of the next token.
    var place: Int {
        get { index }
        set { index = newValue }
    }

    func token(at place: Int) -> Token { tokens[place] }

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

    /// Goes a level deeper, or `count` of them where a loop builds what nests.
    mutating func enter(_ level: Level, count: Int = 1) throws(ParseFailure) {
        guard cost + level.cost * count <= Self.maximumCost else {
            throw ParseFailure(message: "the query is nested too deeply", offset: current.start)
        }
        cost += level.cost * count
    }

    mutating func leave(_ level: Level, count: Int = 1) { cost -= level.cost * count }

    func unexpected(_ expected: String) -> ParseFailure {
        ParseFailure(message: "expected \(expected), found \(shown(current))", offset: current.start)
    }

    private func shown(_ token: Token) -> String {
        guard token.kind != .endOfText else { return "the end of the text" }
        let text = text(of: token)
        return text.utf8.count > 40 ? "\"\(text.prefix(40))…\"" : "\"\(text)\""
    }

    /// Leaves a warning, once for each message.
    mutating func warn(_ message: String, at token: Token) {
        if !warnings.contains(where: { $0.message == message }) { warnings.append((message, token.start)) }
    }

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

    /// `(name, …)` after AS, where any word will do.
    mutating func anyNameList() throws(ParseFailure) -> [Identifier] {
        try expect(.leftParenthesis, "\"(\"")
        var names = [try anyIdentifier("a column name")]
        while skip(.comma) { names.append(try anyIdentifier("a column name")) }
        try expect(.rightParenthesis, "\",\" or \")\"")
        return names
    }

    /// A name where a value is expected.
    mutating func valueName() throws(ParseFailure) -> Identifier {
        guard let name = identifierIfPresent(where: \.mayBeValue) else { throw unexpected("an expression") }
        return name
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

    /// The value of the strings at hand; strings side by side are one, as in Spark.
    mutating func string(_ what: String) throws(ParseFailure) -> String {
        var end = current.end
        var value = try oneString(what)
        while at(.string) || at(.rawString) {
            if current.start == end { warn("Spark 3.5 reads '' inside of a string as nothing; write \\' for a quote", at: current) }
            end = current.end
            value += try oneString(what)
        }
        return value
    }

    /// The value of the string at hand.
    mutating func oneString(_ what: String) throws(ParseFailure) -> String {
        let token = current
        switch token.kind {
        case .string:
            advance()
            return unescapedString(bytes, token.start + 1..<token.end - 1)
        case .rawString:
            advance()
            return String(decoding: bytes[token.start + 2..<token.end - 1], as: UTF8.self)
        default: throw unexpected(what)
        }
    }
}
