// Types as they are written in CAST and in a catalog.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

extension Parser {
    mutating func type() throws(ParseFailure) -> SQLType {
        try enter(.type)
        defer { leave(.type) }
        let token = current
        guard token.kind == .word else { throw unexpected("a type") }
        let name = text(of: token).foldedName
        advance()
        if let simple = Self.simpleTypes[name] { return simple }
        switch name {
        case "decimal", "dec", "numeric": return try decimal()
        case "char", "character":
            if dialect == .cleanRoomsSQL, skip(.varying) { return .varchar(length: try length(after: token)) }
            return .char(length: try length(after: token))
        case "varchar", "nvarchar", "bpchar": return .varchar(length: try length(after: token))
        case "double":
            if dialect == .cleanRoomsSQL { _ = skip(.precision) }
            return .double
        case "array": return try bracketed { (parser) throws(ParseFailure) in .array(try parser.type()) }
        case "map":
            return try bracketed { (parser) throws(ParseFailure) in
                let key = try parser.type()
                try parser.expect(.comma, "\",\"")
                return .map(key: key, value: try parser.type())
            }
        case "struct": return try structure()
        case "interval":
            while at(.word), !at(.as) { advance() }
            return .interval
        default:
            if dialect == .cleanRoomsSQL, let legacy = Self.legacyTypes[name] { return legacy }
            throw ParseFailure(message: "expected a type, found \"\(text(of: token))\"", offset: token.start)
        }
    }

    private static let simpleTypes: [String: SQLType] = [
        "boolean": .boolean, "tinyint": .tinyint, "byte": .tinyint, "smallint": .smallint, "short": .smallint, "int": .int, "integer": .int,
        "bigint": .bigint, "long": .bigint, "float": .float, "real": .float, "date": .date, "timestamp": .timestamp,
        "timestamp_ltz": .timestamp, "timestamp_ntz": .timestampNTZ, "binary": .binary, "string": .string, "void": .null,
    ]

    private static let legacyTypes: [String: SQLType] = [
        "bool": .boolean, "int2": .smallint, "int4": .int, "int8": .bigint, "float4": .float, "float8": .double, "text": .string,
        "timestamptz": .timestamp, "time": .unknown, "timetz": .unknown, "varbyte": .binary, "varbinary": .binary, "super": .unknown,
    ]

    private mutating func decimal() throws(ParseFailure) -> SQLType {
        guard skip(.leftParenthesis) else { return .decimal(precision: 10, scale: 0) }
        let precision = try wholeNumber()
        let scale = skip(.comma) ? try wholeNumber() : 0
        try expect(.rightParenthesis, "\")\"")
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

    private mutating func bracketed(_ inner: (inout Parser) throws(ParseFailure) -> SQLType) throws(ParseFailure) -> SQLType {
        try expect(.less, "\"<\"")
        let type = try inner(&self)
        try expect(.greater, "\">\"")
        return type
    }

    private mutating func structure() throws(ParseFailure) -> SQLType {
        // `struct<>` is read as the operator <>.
        if skip(.notEqual) { return .structure([]) }
        return try bracketed { (parser) throws(ParseFailure) in
            var fields: [SQLType.Field] = []
            repeat {
                let name = try parser.anyIdentifier("the name of a field").name
                if parser.at(.parameter) { parser.dropColon() } else { _ = parser.skip(.colon) }
                fields.append(.init(name: name, type: try parser.type()))
            } while parser.skip(.comma)
            return .structure(fields)
        }
    }
}

extension SQLType {
    /// A column's type as its catalog spells it, such as `decimal(10,2)` or `array<string>`; unknown if it is no type of ours.
    package init(catalog text: String) {
        do {
            var parser = try Parser(Array(text.utf8), .cleanRoomsSQL)
            let type = try parser.type()
            self = parser.at(.endOfText) ? type : .unknown
        } catch {
            self = .unknown
        }
    }
}
