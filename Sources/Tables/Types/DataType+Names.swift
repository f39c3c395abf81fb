// Types by their names, as Spark, the Glue catalogue and Clean Rooms spell them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/s_Supported_data_types.html

extension DataType {
    /// Reads the name of a type in any case: `bigint`, `decimal(10,2)`, `array<struct<a:int,b:string>>`, `interval day to second`.
    ///
    /// Nil for what is no type, for a decimal beyond 38 digits, and for types nested deeper than 64. Types of Clean Rooms that hold nothing
    /// here (`super`, `time`) are ``unknown``.
    package init?(_ name: String) {
        var text = TypeText(name)
        guard let type = try? text.readType(), text.isAtEnd else { return nil }
        self = type
    }
}

/// The bytes of one name of a type.
private struct TypeText: TypeTokens {
    /// Nobody is told why a name is that of no type.
    struct Failure: Error {}

    /// Keeps what walks a type off the end of its stack.
    private static let deepest = 64

    let typeDialect = TypeDialect.catalogue
    var place = 0
    private let bytes: [UInt8]
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    var isAtEnd: Bool {
        mutating get {
            skipBlanks()
            return place == bytes.count
        }
    }

    mutating func enterType() throws(Failure) {
        guard depth < Self.deepest else { throw Failure() }
        depth += 1
    }

    mutating func leaveType() { depth -= 1 }

    mutating func skipSign(_ sign: TypeSign) -> Bool { skip(sign.rawValue) }

    mutating func skipEmptyBrackets() -> Bool {
        let start = place
        if skipSign(.less), skipSign(.greater) { return true }
        place = start
        return false
    }

    mutating func skipColon() { _ = skip(UInt8(ascii: ":")) }

    mutating func takeWord() -> String? {
        skipBlanks()
        let start = place
        while place < bytes.count, DataType.isWordByte(bytes[place]) { place += 1 }
        guard place > start else { return nil }
        return String(decoding: bytes[start..<place].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    mutating func takeNumber() -> Int? {
        takeWord().flatMap { Int($0) }.flatMap { 0...Int(Int32.max) ~= $0 ? $0 : nil }
    }

    /// Everything up to the colon or blank, or what stands in backquotes.
    mutating func fieldName() throws(Failure) -> String {
        skipBlanks()
        var name: [UInt8] = []
        if skip(UInt8(ascii: "`")) {
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                if byte == UInt8(ascii: "`") {
                    guard place < bytes.count, bytes[place] == byte else { return String(decoding: name, as: UTF8.self) }
                    place += 1
                }
                name.append(byte)
            }
            throw Failure()
        }
        let ends = Array(":,<> ".utf8)
        while place < bytes.count, !ends.contains(bytes[place]) {
            name.append(bytes[place])
            place += 1
        }
        guard !name.isEmpty else { throw Failure() }
        return String(decoding: name, as: UTF8.self)
    }

    func expected(_ what: String) -> Failure { Failure() }
    func noType(at place: Int) -> Failure { Failure() }
    func wrongNumber(_ message: String) -> Failure { Failure() }

    private mutating func skipBlanks() {
        while place < bytes.count, bytes[place] == UInt8(ascii: " ") || (9...13).contains(bytes[place]) { place += 1 }
    }

    private mutating func skip(_ sign: UInt8) -> Bool {
        skipBlanks()
        guard place < bytes.count, bytes[place] == sign else { return false }
        place += 1
        return true
    }
}
