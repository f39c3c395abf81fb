// The grammar of types' names: one for catalogues, files and both dialects of SQL, which differ in the words that they know.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

/// What types are called in one place where they are written.
package struct TypeDialect: Sendable {
    /// What stands behind a word.
    enum Form: Sendable {
        case plain(DataType)
        case decimal, double, array, map, structure, interval
        /// With the length of a text that is given none; nil where one has to be given.
        case char(length: Int?), varchar(length: Int?)
        /// WITH and WITHOUT TIME ZONE may follow.
        case zonedTimestamp
    }

    /// By the word, in lower case, that a type begins with.
    let forms: [String: Form]
    /// The length of CHARACTER VARYING that is given none.
    let varyingLength: Int?
    /// Whether lengths are at least 1, and MAX is one, and fields of structs may be NOT NULL.
    let isCatalogue: Bool

    private init(
        texts: [String: Form], varyingLength: Int?, more: [[String: Form]] = [], isCatalogue: Bool = false
    ) {
        forms = ([texts] + more).reduce(Self.common) { $0.merging($1) { $1 } }
        self.varyingLength = varyingLength
        self.isCatalogue = isCatalogue
    }
}

extension TypeDialect {
    /// Data catalogues, columns of files, and Spark's own descriptions of types: whatever any of them is known to write.
    package static let catalogue = TypeDialect(
        texts: [
            "char": .char(length: 1), "character": .char(length: 1), "nchar": .char(length: 1), "bpchar": .char(length: 1),
            "varchar": .varchar(length: 256), "nvarchar": .varchar(length: 256), "text": .varchar(length: 256),
        ], varyingLength: 256, more: [legacy, ["timestamp": .zonedTimestamp]], isCatalogue: true)

    /// Spark wants a length after CHAR and VARCHAR.
    package static let spark = TypeDialect(
        texts: [
            "char": .char(length: nil), "character": .char(length: nil), "varchar": .varchar(length: nil),
            "nvarchar": .varchar(length: nil), "bpchar": .varchar(length: nil),
        ], varyingLength: nil)

    /// The legacy engine's SQL.
    package static let cleanRoomsSQL = TypeDialect(
        texts: [
            "char": .char(length: 1), "character": .char(length: 1), "varchar": .varchar(length: 256),
            "nvarchar": .varchar(length: 256), "bpchar": .varchar(length: 256),
        ], varyingLength: 256, more: [legacy])

    private static let common: [String: Form] = [
        "void": .plain(.void),
        "boolean": .plain(.boolean), "bool": .plain(.boolean),
        "tinyint": .plain(.tinyint), "byte": .plain(.tinyint),
        "smallint": .plain(.smallint), "short": .plain(.smallint),
        "int": .plain(.int), "integer": .plain(.int),
        "bigint": .plain(.bigint), "long": .plain(.bigint),
        "float": .plain(.float), "real": .plain(.float), "float4": .plain(.float),
        // The data-types page has DOUBLE PRECISION; Spark itself does not.
        "double": .double, "float8": .plain(.double),
        "decimal": .decimal, "dec": .decimal, "numeric": .decimal,
        "string": .plain(.string), "binary": .plain(.binary),
        "date": .plain(.date),
        "timestamp": .plain(.timestamp), "timestamp_ltz": .plain(.timestamp), "timestamp_ntz": .plain(.timestampNTZ),
        "interval": .interval, "array": .array, "map": .map, "struct": .structure,
    ]

    /// Names that Spark does not know. Types that hold nothing here are ``DataType/unknown``.
    private static let legacy: [String: Form] = [
        "null": .plain(.void), "unknown": .plain(.unknown),
        "int2": .plain(.smallint), "int4": .plain(.int), "int8": .plain(.bigint),
        "varbyte": .plain(.binary), "varbinary": .plain(.binary), "timestamptz": .plain(.timestamp),
        "super": .plain(.unknown), "time": .plain(.unknown), "timetz": .plain(.unknown),
    ]
}

/// The signs in types' names.
package enum TypeSign: UInt8, Sendable {
    case leftParenthesis = 0x28, rightParenthesis = 0x29, comma = 0x2C, less = 0x3C, greater = 0x3E

    /// The sign in quotes.
    fileprivate var quoted: String { "\"\(Unicode.Scalar(rawValue))\"" }
}

/// A text, cut into words and signs, at a place where a type is expected.
package protocol TypeTokens {
    associatedtype Failure: Error
    associatedtype Place

    var typeDialect: TypeDialect { get }
    /// Where the next token begins; what is set was got before.
    var place: Place { get set }

    /// The next word in lower case, which is passed over; nil if something else is next.
    mutating func takeWord() -> String?
    /// Passes over a whole number; nil if something else is next.
    mutating func takeNumber() -> Int?
    mutating func skipSign(_ sign: TypeSign) -> Bool
    /// Passes over `<>`.
    mutating func skipEmptyBrackets() -> Bool
    /// Passes over the colon behind a field's name, if there is one.
    mutating func skipColon()
    mutating func fieldName() throws(Failure) -> String

    /// Called around each type.
    mutating func enterType() throws(Failure)
    mutating func leaveType()

    /// What is thrown where something else is next.
    func expected(_ what: String) -> Failure
    /// What is thrown for a word that names no type.
    func noType(at place: Place) -> Failure
    /// What is thrown for numbers that cannot be.
    func wrongNumber(_ message: String) -> Failure
}

extension TypeTokens {
    /// Reads a type: `bigint`, `decimal(10,2)`, `array<struct<a:int,b:string>>`, `interval day to second`.
    package mutating func readType() throws(Failure) -> DataType {
        try enterType()
        defer { leaveType() }
        let start = place
        guard let word = takeWord() else { throw expected("a type") }
        switch typeDialect.forms[word] {
        case .plain(let type): return type
        case .decimal: return try decimal()
        case .char(let standard):
            if skip(word: "varying") { return .varchar(length: try length(or: typeDialect.varyingLength, after: word)) }
            return .char(length: try length(or: standard, after: word))
        case .varchar(let standard): return .varchar(length: try length(or: standard, after: word))
        case .double:
            _ = skip(word: "precision")
            return .double
        case .array: return try bracketed { (tokens) throws(Failure) in .array(try tokens.readType()) }
        case .map:
            return try bracketed { (tokens) throws(Failure) in
                let key = try tokens.readType()
                try tokens.expect(.comma)
                return .map(key: key, value: try tokens.readType())
            }
        case .structure: return try structure()
        case .interval: return interval()
        case .zonedTimestamp: return try timestamp()
        case nil: throw noType(at: start)
        }
    }

    /// Spark's default is decimal(10,0).
    private mutating func decimal() throws(Failure) -> DataType {
        guard skipSign(.leftParenthesis) else { return .decimal(precision: 10, scale: 0) }
        let precision = try wholeNumber()
        let scale = skipSign(.comma) ? try wholeNumber() : 0
        try expect(.rightParenthesis)
        guard 1...DataType.widestDecimal ~= precision, scale <= precision else {
            throw wrongNumber("a decimal has 1 to 38 digits, of which no more stand behind the point")
        }
        return .decimal(precision: precision, scale: scale)
    }

    private mutating func length(or standard: Int?, after word: String) throws(Failure) -> Int {
        guard skipSign(.leftParenthesis) else {
            guard let standard else { throw expected("\"(\" and a length after \(word.uppercased())") }
            return standard
        }
        var length = Int(UInt16.max)
        if !typeDialect.isCatalogue || !skip(word: "max") { length = try wholeNumber() }
        try expect(.rightParenthesis)
        guard length > 0 || !typeDialect.isCatalogue else { throw wrongNumber("a text has a length of at least 1") }
        return length
    }

    private mutating func structure() throws(Failure) -> DataType {
        if skipEmptyBrackets() { return .structure([]) }
        return try bracketed { (tokens) throws(Failure) in
            var fields: [DataType.Field] = []
            repeat {
                let name = try tokens.fieldName()
                tokens.skipColon()
                fields.append(.init(name, try tokens.readType()))
                if tokens.typeDialect.isCatalogue, tokens.skip(word: "not"), !tokens.skip(word: "null") { throw tokens.expected("NULL") }
            } while tokens.skipSign(.comma)
            return .structure(fields)
        }
    }

    /// The fields of an interval are words like any other: what is none is left to whoever reads on.
    private mutating func interval() -> DataType {
        let start = place
        guard let first = takeWord(), let single = DataType(interval: first, to: first) else {
            place = start
            return .calendarInterval
        }
        let end = place
        guard skip(word: "to"), let last = takeWord(), let whole = DataType(interval: first, to: last) else {
            place = end
            return single
        }
        return whole
    }

    private mutating func timestamp() throws(Failure) -> DataType {
        let type: DataType
        if skip(word: "without") { type = .timestampNTZ } else if skip(word: "with") { type = .timestamp } else { return .timestamp }
        guard skip(word: "time"), skip(word: "zone") else { throw expected("TIME ZONE") }
        return type
    }

    private mutating func bracketed(_ inner: (inout Self) throws(Failure) -> DataType) throws(Failure) -> DataType {
        try expect(.less)
        let type = try inner(&self)
        try expect(.greater)
        return type
    }

    private mutating func expect(_ sign: TypeSign) throws(Failure) {
        guard skipSign(sign) else { throw expected(sign.quoted) }
    }

    private mutating func wholeNumber() throws(Failure) -> Int {
        guard let number = takeNumber() else { throw expected("a whole number") }
        return number
    }

    private mutating func skip(word: String) -> Bool {
        let start = place
        if takeWord() == word { return true }
        place = start
        return false
    }
}

extension DataType {
    /// The interval between two fields, in lower case; nil for what are none, or not in that order.
    fileprivate init?(interval first: String, to last: String) {
        if let first = YearMonthField(rawValue: first), let last = YearMonthField(rawValue: last), first <= last {
            self = .yearMonthInterval(first, last)
        } else if let first = DayTimeField(rawValue: first), let last = DayTimeField(rawValue: last), first <= last {
            self = .dayTimeInterval(first, last)
        } else {
            return nil
        }
    }
}
