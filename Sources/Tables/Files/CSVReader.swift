// A text file with a row a line, whose columns are the table's by their position.
// Reference: RFC 4180 for quotes; https://docs.aws.amazon.com/athena/latest/ug/csv-serde.html

struct CSVReader {
    private let target: FileTarget
    private let options: CSVOptions
    private let null: [UInt8]?
    /// By position in the file, the builder that takes the field; nil for what nobody asks for.
    private let builders: [ColumnBuilder?]

    init(_ target: FileTarget, _ options: CSVOptions) {
        self.target = target
        self.options = options
        null = options.null.map { Array($0.utf8) }
        builders = target.columns.map(\.builder)
    }

    /// An empty field without quotes is null. A field that is no value of its column's type is null as well, as Spark's reader has it by itself.
    ///
    /// - Returns: How many rows there were.
    func read(_ notes: inout ReadingNotes) throws(QueryFailure) -> Int {
        let window = try TextWindow(Compression.stream(of: target.file, target.budget), target.budget)
        try window.extend()
        try FileFormat.refuseBinary(Array(window.bytes.prefix(4)), target.file)
        if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.take(3) }
        var records = CSVRecords(window, options)
        var line = 0
        while line < options.headerLines {
            guard try records.next() else { return 0 }
            line += 1
            if line == options.headerLines { try warn(about: &records, &notes) }
        }
        var rows = 0
        while try records.next() {
            line += 1
            if line & 4095 == 0 { try target.check() }
            if records.fields.count != builders.count {
                if records.isBlank { continue }
                guard options.takesAnyWidth else {
                    throw target.file.broken("line \(line) has \(records.fields.count) field(s) for \(builders.count) column(s)")
                }
            }
            for (position, builder) in builders.enumerated() {
                guard let builder else { continue }
                if position < records.fields.count {
                    try append(records.fields[position], &records, to: builder)
                } else {
                    try builder.appendNull()
                }
            }
            rows += 1
        }
        return rows
    }

    private func append(_ field: CSVRecords.Field, _ records: inout CSVRecords, to builder: ColumnBuilder) throws(QueryFailure) {
        if field.isEmpty, !field.isQuoted { return try builder.appendNull() }
        try records.withText(of: field) { (text) throws(QueryFailure) in
            if let null, !field.isQuoted, text.elementsEqual(null) { return try builder.appendNull() }
            if builder.holdsBytes { return try builder.append(bytes: text) }
            try builder.append(FieldText.datum(text, builder.type) ?? .null)
        }
    }

    /// Notes where a header has other names than the table.
    private func warn(about header: inout CSVRecords, _ notes: inout ReadingNotes) throws(QueryFailure) {
        for (position, column) in target.columns.enumerated() {
            let name =
                position < header.fields.count
                ? try header.withText(of: header.fields[position]) { String(decoding: $0, as: UTF8.self) } : nil
            if name?.lowercased() == column.name.lowercased() { continue }
            let found = name.map { "is \"\(QueryFailure.short($0))\"" } ?? "is missing"
            notes.warn(
                "Column \(position + 1) of the file \(target.file.name) \(found) by its first line and \"\(column.name)\" in the table: "
                    + "columns are taken by position.")
            return
        }
    }
}

/// The records of a CSV text, one after the other, without copies of their fields.
struct CSVRecords {
    struct Field {
        var start: Int
        var end: Int
        var isQuoted: Bool
        /// Whether something in it stands for a quote or an escape.
        var hasEscapes: Bool

        @inline(__always) var isEmpty: Bool { start >= end }
    }

    private let window: TextWindow
    private let separator: UInt8
    private let quote: UInt8?
    private let escape: UInt8?
    /// The fields of the record that was read last.
    private(set) var fields: [Field] = []
    /// The memory that the fields lie in, until the next record is read.
    private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    /// Whether the text ended within quotes.
    private(set) var endsInQuotes = false
    /// The last field that had escapes, without them.
    private var unescaped: [UInt8] = []

    init(_ window: TextWindow, _ options: CSVOptions) {
        self.window = window
        separator = options.separator
        quote = options.quote
        escape = options.escape
    }

    /// Whether the record is a line without anything in it.
    var isBlank: Bool { fields.count == 1 && fields[0].isEmpty && !fields[0].isQuoted }

    /// Reads the next record; false at the end.
    mutating func next() throws(QueryFailure) -> Bool {
        while true {
            bytes = window.bytes
            if let end = record() {
                window.take(end)
                return true
            }
            if window.isLast { return false }
            try window.extend()
        }
    }

    /// Reads a record that begins with the bytes, and says where it ends; nil where there are too few of them.
    private mutating func record() -> Int? {
        guard !bytes.isEmpty else { return nil }
        fields.removeAll(keepingCapacity: true)
        var position = 0
        while true {
            guard let isLastField = field(&position) else { return nil }
            if isLastField { return position }
        }
    }

    /// Reads a field and what ends it; nil where the bytes end before it does and more may come.
    private mutating func field(_ position: inout Int) -> Bool? {
        if position < bytes.count, let quote, bytes[position] == quote { return quotedField(quote, &position) }
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == separator {
                fields.append(Field(start: start, end: position, isQuoted: false, hasEscapes: false))
                position += 1
                return false
            }
            if byte == UInt8(ascii: "\n") {
                append(from: start, to: position)
                position += 1
                return true
            }
            position += 1
        }
        guard window.isLast else { return nil }
        append(from: start, to: position)
        return true
    }

    private mutating func append(from start: Int, to end: Int) {
        let hasReturn = end > start && bytes[end - 1] == UInt8(ascii: "\r")
        fields.append(Field(start: start, end: hasReturn ? end - 1 : end, isQuoted: false, hasEscapes: false))
    }

    private mutating func quotedField(_ quote: UInt8, _ position: inout Int) -> Bool? {
        position += 1
        var field = Field(start: position, end: position, isQuoted: true, hasEscapes: false)
        while position < bytes.count {
            let byte = bytes[position]
            if byte == quote || byte == escape {
                guard position + 1 < bytes.count || window.isLast else { return nil }
                let next = position + 1 < bytes.count ? bytes[position + 1] : 0
                let isPair = position + 1 < bytes.count && (next == quote || (byte == escape && next == escape))
                if isPair {
                    field.hasEscapes = true
                    position += 1
                } else if byte == quote {
                    break
                }
            }
            position += 1
        }
        if position >= bytes.count {
            guard window.isLast else { return nil }
            endsInQuotes = true
        }
        field.end = min(position, bytes.count)
        fields.append(field)
        position = min(position + 1, bytes.count)
        return endOfField(&position)
    }

    /// Goes behind the separator or the end of the line; what stands between a quote and them is passed over.
    private func endOfField(_ position: inout Int) -> Bool? {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == separator { return false }
            if byte == UInt8(ascii: "\n") { return true }
        }
        return window.isLast ? true : nil
    }

    /// Calls a body with a field's bytes, as they read.
    @inline(__always)
    mutating func withText<Result>(
        of field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> Result
    ) throws(QueryFailure) -> Result {
        guard field.hasEscapes else { return try body(UnsafeBufferPointer(rebasing: bytes[field.start..<field.end])) }
        unescape(field)
        return try unescaped.withUnsafeBufferPointer { (text) throws(QueryFailure) in try body(text) }
    }

    private mutating func unescape(_ field: Field) {
        unescaped.removeAll(keepingCapacity: true)
        var index = field.start
        while index < field.end {
            let byte = bytes[index]
            let isPair = index + 1 < field.end && (bytes[index + 1] == quote || (byte == escape && bytes[index + 1] == escape))
            if byte == quote || byte == escape, isPair { index += 1 }
            unescaped.append(bytes[index])
            index += 1
        }
    }
}
