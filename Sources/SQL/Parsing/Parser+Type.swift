// Types as they are written in CAST and in a catalog.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

package import Tables

extension Parser {
    mutating func type() throws(ParseFailure) -> DataType { try readType() }
}

extension Parser: TypeTokens {
    var typeDialect: TypeDialect { dialect == .spark ? .spark : .cleanRoomsSQL }

    mutating func enterType() throws(ParseFailure) { try enter(.type) }

    mutating func leaveType() { leave(.type) }

    mutating func takeWord() -> String? {
        guard at(.word) else { return nil }
        let word = text(of: current).foldedName
        advance()
        return word
    }

    mutating func takeNumber() -> Int? {
        guard at(.number), let number = Int(text(of: current)) else { return nil }
        advance()
        return number
    }

    mutating func skipSign(_ sign: TypeSign) -> Bool {
        switch sign {
        case .leftParenthesis: skip(Token.Kind.leftParenthesis)
        case .rightParenthesis: skip(Token.Kind.rightParenthesis)
        case .less: skip(Token.Kind.less)
        case .greater: skip(Token.Kind.greater)
        case .comma: skip(Token.Kind.comma)
        }
    }

    /// `struct<>` is read as the operator <>.
    mutating func skipEmptyBrackets() -> Bool { skip(Token.Kind.notEqual) }

    /// `a:int` is read as a name and a parameter.
    mutating func skipColon() {
        if at(.parameter) { dropColon() } else { _ = skip(Token.Kind.colon) }
    }

    mutating func fieldName() throws(ParseFailure) -> String { try anyIdentifier("the name of a field").name }

    func expected(_ what: String) -> ParseFailure { unexpected(what) }

    func noType(at place: Int) -> ParseFailure {
        let token = token(at: place)
        return ParseFailure(message: "expected a type, found \"\(text(of: token))\"", offset: token.start)
    }

    func wrongNumber(_ message: String) -> ParseFailure { ParseFailure(message: message, offset: current.start) }
}

/// Whether a text is the name of a type that columns can have: `string`, `decimal(10,2)`.
package func isKnownType(_ text: String) -> Bool { DataType(catalog: text) != .unknown }

extension DataType {
    /// A column's type as its catalog spells it, such as `decimal(10,2)` or `array<string>`; unknown if we do not know the type.
    package init(catalog text: String) { self = DataType(text) ?? .unknown }
}
