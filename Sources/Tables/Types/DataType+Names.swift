// Types by their names, as Spark, the Glue catalogue and Clean Rooms spell them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

extension DataType {
    /// Reads the name of a type in any case: `bigint`, `decimal(10,2)`, `array<struct<a:int,b:string>>`, `interval day to second`.
    ///
    /// Nil for what is no type, for a decimal beyond 38 digits, and for types nested deeper than 64. Types of Clean Rooms that hold nothing
    /// here (`super`, `time`) are ``unknown``.
    package init?(_ name: String) {
        var reader = TypeReader(name)
        guard let type = reader.type(), reader.isAtEnd else { return nil }
        self = type
    }

    /// The type of a name of one word without parameters, in lower case: `long`, `int4`, `timestamp_ntz`; nil for every other name.
    package static func named(_ word: String) -> DataType? { plainNames[word] }

    private static let plainNames: [String: DataType] = [
        "void": .void, "null": .void, "unknown": .unknown,
        "boolean": .boolean, "bool": .boolean,
        "tinyint": .tinyint, "byte": .tinyint,
        "smallint": .smallint, "short": .smallint, "int2": .smallint,
        "int": .int, "integer": .int, "int4": .int,
        "bigint": .bigint, "long": .bigint, "int8": .bigint,
        "float": .float, "real": .float, "float4": .float,
        "double": .double, "float8": .double,
        "string": .string,
        "binary": .binary, "varbyte": .binary, "varbinary": .binary,
        "date": .date,
        "timestamp": .timestamp, "timestamp_ltz": .timestamp, "timestamptz": .timestamp,
        "timestamp_ntz": .timestampNTZ,
        "super": .unknown, "time": .unknown, "timetz": .unknown,
    ]
}

/// Reads one name of a type from its bytes.
private struct TypeReader {
    /// Keeps what walks a type off the end of its stack.
    private static let deepest = 64
    /// Clean Rooms' lengths for texts that are given none.
    private static let defaultLengths = (char: 1, varchar: 256)

    private let bytes: [UInt8]
    private var offset = 0
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return offset == bytes.count
        }
    }

    mutating func type() -> DataType? {
        guard depth < Self.deepest, let word = word() else { return nil }
        depth += 1
        defer { depth -= 1 }
        switch word {
        case "decimal", "dec", "numeric": return decimal()
        case "char", "character":
            if skip(word: "varying") { return length(or: Self.defaultLengths.varchar).map { .varchar(length: $0) } }
            return length(or: Self.defaultLengths.char).map { .char(length: $0) }
        case "nchar", "bpchar": return length(or: Self.defaultLengths.char).map { .char(length: $0) }
        case "varchar", "nvarchar", "text": return length(or: Self.defaultLengths.varchar).map { .varchar(length: $0) }
        case "double":
            _ = skip(word: "precision")
            return .double
        case "array":
            guard skip("<"), let element = type(), skip(">") else { return nil }
            return .array(element)
        case "map":
            guard skip("<"), let key = type(), skip(","), let value = type(), skip(">") else { return nil }
            return .map(key: key, value: value)
        case "struct": return structure()
        case "interval": return interval()
        case "timestamp":
            if skip(word: "without") { return skip(word: "time") && skip(word: "zone") ? .timestampNTZ : nil }
            if skip(word: "with") { return skip(word: "time") && skip(word: "zone") ? .timestamp : nil }
            return .timestamp
        default: return DataType.named(word)
        }
    }

    /// Spark's default is decimal(10,0).
    private mutating func decimal() -> DataType? {
        guard skip("(") else { return .decimal(precision: 10, scale: 0) }
        guard let precision = number(), 1...DataType.widestDecimal ~= precision else { return nil }
        var scale = 0
        if skip(",") {
            guard let given = number(), given <= precision else { return nil }
            scale = given
        }
        return skip(")") ? .decimal(precision: precision, scale: scale) : nil
    }

    private mutating func length(or standard: Int) -> Int? {
        guard skip("(") else { return standard }
        if skip(word: "max") { return skip(")") ? Int(UInt16.max) : nil }
        guard let length = number(), length > 0, skip(")") else { return nil }
        return length
    }

    private mutating func structure() -> DataType? {
        guard skip("<") else { return nil }
        var fields: [DataType.Field] = []
        if skip(">") { return .structure(fields) }
        repeat {
            guard let name = fieldName() else { return nil }
            _ = skip(":")
            guard let type = type() else { return nil }
            if skip(word: "not"), !skip(word: "null") { return nil }
            fields.append(.init(name, type))
        } while skip(",")
        return skip(">") ? .structure(fields) : nil
    }

    private mutating func interval() -> DataType? {
        let start = offset
        guard let first = word() else { return .calendarInterval }
        let last = skip(word: "to") ? word() : first
        if let first = DataType.YearMonthField(rawValue: first) {
            guard let last = last.flatMap(DataType.YearMonthField.init), first <= last else { return nil }
            return .yearMonthInterval(first, last)
        }
        if let first = DataType.DayTimeField(rawValue: first) {
            guard let last = last.flatMap(DataType.DayTimeField.init), first <= last else { return nil }
            return .dayTimeInterval(first, last)
        }
        offset = start
        return .calendarInterval
    }

    // MARK: Tokens

    private mutating func skipBlanks() {
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") || (9...13).contains(bytes[offset]) { offset += 1 }
    }

    private mutating func skip(_ sign: Unicode.Scalar) -> Bool {
        skipBlanks()
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: sign) else { return false }
        offset += 1
        return true
    }

    private mutating func skip(word expected: String) -> Bool {
        let start = offset
        if word() == expected { return true }
        offset = start
        return false
    }

    /// A word in lower case.
    private mutating func word() -> String? {
        skipBlanks()
        let start = offset
        while offset < bytes.count, DataType.isWordByte(bytes[offset]) { offset += 1 }
        guard offset > start else { return nil }
        return String(decoding: bytes[start..<offset].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private mutating func number() -> Int? {
        word().flatMap { Int($0) }.flatMap { 0...Int(Int32.max) ~= $0 ? $0 : nil }
    }

    /// Everything up to the colon or blank, or what stands in backquotes.
    private mutating func fieldName() -> String? {
        skipBlanks()
        var name: [UInt8] = []
        if skip("`") {
            while offset < bytes.count {
                let byte = bytes[offset]
                offset += 1
                if byte == UInt8(ascii: "`") {
                    guard offset < bytes.count, bytes[offset] == byte else { return String(decoding: name, as: UTF8.self) }
                    offset += 1
                }
                name.append(byte)
            }
            return nil
        }
        let ends = Array(":,<> ".utf8)
        while offset < bytes.count, !ends.contains(bytes[offset]) {
            name.append(bytes[offset])
            offset += 1
        }
        return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
    }
}
