// Types as they are written in CAST and in a catalog.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

package import Tables

extension Parser {
    mutating func type() throws(ParseFailure) -> DataType {
        try enter(.type)
        defer { leave(.type) }
        let token = current
        guard token.kind == .word else { throw unexpected("a type") }
        let name = text(of: token).foldedName
        advance()
        switch name {
        case "decimal", "dec", "numeric": return try decimal()
        case "char", "character":
            if skip(.varying) { return .varchar(length: try length(after: token) ?? 256) }
            return .char(length: try length(after: token) ?? 1)
        case "varchar", "nvarchar", "bpchar": return .varchar(length: try length(after: token) ?? 256)
        case "double":
            // The data-types page has DOUBLE PRECISION; Spark itself does not.
            _ = skip(.precision)
            return .double
        case "array": return try bracketed { (parser) throws(ParseFailure) in .array(try parser.type()) }
        case "map":
            return try bracketed { (parser) throws(ParseFailure) in
                let key = try parser.type()
                try parser.expect(.comma, "\",\"")
                return .map(key: key, value: try parser.type())
            }
        case "struct": return try structure()
        case "interval": return intervalType()
        default:
            if let type = DataType.named(name), dialect == .cleanRoomsSQL || !Self.legacyTypes.contains(name) { return type }
            throw ParseFailure(message: "expected a type, found \"\(text(of: token))\"", offset: token.start)
        }
    }

    /// Names of types that only the legacy engine knows.
    private static let legacyTypes: Set<String> = [
        "int2", "int4", "int8", "text", "timestamptz", "time", "timetz", "varbyte", "varbinary", "super", "null", "unknown",
    ]

    /// INTERVAL, also with its fields: `INTERVAL DAY TO SECOND`.
    private mutating func intervalType() -> DataType {
        let first = text(of: current).foldedName
        guard at(.word), DataType("interval \(first)") != nil else { return .calendarInterval }
        advance()
        guard at(.to), peek().kind == .word, let whole = DataType("interval \(first) to \(text(of: peek()).foldedName)") else {
            return DataType("interval \(first)") ?? .calendarInterval
        }
        advance()
        advance()
        return whole
    }

    private mutating func decimal() throws(ParseFailure) -> DataType {
        guard skip(.leftParenthesis) else { return .decimal(precision: 10, scale: 0) }
        let precision = try wholeNumber()
        let scale = skip(.comma) ? try wholeNumber() : 0
        try expect(.rightParenthesis, "\")\"")
        guard 1...DataType.widestDecimal ~= precision, scale <= precision else {
            throw ParseFailure(message: "a decimal has 1 to 38 digits, of which no more stand behind the point", offset: current.start)
        }
        return .decimal(precision: precision, scale: scale)
    }

    /// The length in parentheses, which Spark wants and the legacy engine does not.
    private mutating func length(after token: Token) throws(ParseFailure) -> Int? {
        guard skip(.leftParenthesis) else {
            if dialect == .cleanRoomsSQL { return nil }
            throw unexpected("\"(\" and a length after \(text(of: token).uppercased())")
        }
        let length = try wholeNumber()
        try expect(.rightParenthesis, "\")\"")
        return length
    }

    private mutating func wholeNumber() throws(ParseFailure) -> Int {
        guard at(.number), let number = Int(text(of: current)) else { throw unexpected("a whole number") }
        advance()
        return number
    }

    private mutating func bracketed(_ inner: (inout Parser) throws(ParseFailure) -> DataType) throws(ParseFailure) -> DataType {
        try expect(.less, "\"<\"")
        let type = try inner(&self)
        try expect(.greater, "\">\"")
        return type
    }

    private mutating func structure() throws(ParseFailure) -> DataType {
        // `struct<>` is read as the operator <>.
        if skip(.notEqual) { return .structure([]) }
        return try bracketed { (parser) throws(ParseFailure) in
            var fields: [DataType.Field] = []
            repeat {
                let name = try parser.anyIdentifier("the name of a field").name
                if parser.at(.parameter) { parser.dropColon() } else { _ = parser.skip(.colon) }
                fields.append(.init(name, try parser.type()))
            } while parser.skip(.comma)
            return .structure(fields)
        }
    }
}

/// Whether a text is the name of a type that columns can have: `string`, `decimal(10,2)`.
package func isKnownType(_ text: String) -> Bool { DataType(catalog: text) != .unknown }

extension DataType {
    /// A column's type as its catalog spells it, such as `decimal(10,2)` or `array<string>`; unknown if we do not know the type.
    package init(catalog text: String) { self = DataType(text) ?? .unknown }
}
