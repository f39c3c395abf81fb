// A CSV file as a table of a data catalogue: columns by their position.
// Reference: RFC 4180 for quotes.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file whose first line names its columns.
package struct CSVFile {
    private let path: String

    package init(_ path: String) { self.path = path }

    /// The rows, with the columns that may be seen.
    ///
    /// An empty field without quotes is null. A field that is no value of its column's type is null as well, as Spark's reader has it by itself.
    /// - Throws: `brokenFile` for a file that cannot be read, and for rows that are not as wide as the table.
    package func relation(
        _ data: TableData, budget: MemoryBudget, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> Relation {
        let bytes = try contents(budget)
        defer { budget.give(bytes.count) }
        let types = data.places.map { DataType(data.columns[$0].type) ?? .string }
        let builder = RelationBuilder(names: data.places.map { data.columns[$0].name }, types: types, budget: budget)
        // By position in the file, the builder's column that takes it.
        var takers = Array(repeating: -1, count: data.columns.count)
        for (index, place) in data.places.enumerated() { takers[place] = index }
        var records = CSVRecords(bytes)
        guard records.next() else { throw broken("it has no line of column names") }
        var line = 1
        while records.next() {
            line += 1
            if line & 4095 == 0 { try check() }
            guard records.fields.count == data.columns.count else {
                if records.isBlank { continue }
                throw broken("line \(line) has \(records.fields.count) field(s) for \(data.columns.count) column(s)")
            }
            for (position, taker) in takers.enumerated() where taker >= 0 {
                try append(records.fields[position], records, to: builder.columns[taker])
            }
            builder.endRow()
        }
        return try builder.finish()
    }

    private func append(_ field: CSVRecords.Field, _ records: borrowing CSVRecords, to column: ColumnBuilder) throws(QueryFailure) {
        if field.isEmpty, !field.isQuoted { return try column.appendNull() }
        switch column.type {
        case .string, .char, .varchar, .binary:
            try records.withText(of: field) { (bytes) throws(QueryFailure) in try column.append(bytes: bytes) }
        default:
            let value = try records.withText(of: field) { FieldText.datum(String(decoding: $0, as: UTF8.self), column.type) }
            try column.append(value ?? .null)
        }
    }

    private func contents(_ budget: MemoryBudget) throws(QueryFailure) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { throw broken(String(cString: strerror(errno))) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw broken("it is no regular file") }
        let size = Int(status.st_size)
        try budget.take(size)
        var bytes = [UInt8](repeating: 0, count: size)
        var count = 0
        let isRead = bytes.withUnsafeMutableBytes { buffer in
            while count < size {
                let more = read(file, buffer.baseAddress?.advanced(by: count), size - count)
                if more < 0, errno == EINTR { continue }
                if more <= 0 { return more == 0 }
                count += more
            }
            return true
        }
        guard isRead else {
            budget.give(size)
            throw broken(String(cString: strerror(errno)))
        }
        // What the file lost since it was measured is not there; the budget gets back what it gave.
        budget.give(size - count)
        bytes.removeLast(size - count)
        return bytes
    }

    private func broken(_ reason: String) -> QueryFailure {
        QueryFailure(.brokenFile, "The file \(path.split(separator: "/").last ?? "") of a table cannot be read: \(reason).")
    }
}

/// The records of a CSV text, one after the other, without copies of their fields.
struct CSVRecords: ~Copyable {
    struct Field {
        var start: Int
        var end: Int
        var isQuoted: Bool
        /// Whether two quotes stand for one in it.
        var hasEscapes: Bool

        var isEmpty: Bool { start >= end }
    }

    private let bytes: [UInt8]
    private var position: Int
    /// The fields of the record that was read last.
    private(set) var fields: [Field] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Whether the record is a line without anything in it.
    var isBlank: Bool { fields.count == 1 && fields[0].isEmpty && !fields[0].isQuoted }

    /// Reads the next record; false at the end.
    mutating func next() -> Bool {
        guard position < bytes.count else { return false }
        fields.removeAll(keepingCapacity: true)
        while true {
            let (field, isLast) = bytes.withUnsafeBufferPointer { Self.field($0, &position) }
            fields.append(field)
            if isLast { return true }
        }
    }

    private static func field(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> (Field, isLast: Bool) {
        let quote = UInt8(ascii: "\"")
        if position < bytes.count, bytes[position] == quote {
            position += 1
            var field = Field(start: position, end: position, isQuoted: true, hasEscapes: false)
            while position < bytes.count {
                if bytes[position] == quote {
                    guard position + 1 < bytes.count, bytes[position + 1] == quote else { break }
                    field.hasEscapes = true
                    position += 1
                }
                position += 1
            }
            field.end = min(position, bytes.count)
            position = min(position + 1, bytes.count)
            return (field, endOfField(bytes, &position))
        }
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), bytes[position] != UInt8(ascii: "\n") { position += 1 }
        var end = position
        let isLast = endOfField(bytes, &position)
        if isLast, end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return (Field(start: start, end: end, isQuoted: false, hasEscapes: false), isLast)
    }

    /// Goes behind the comma or the end of the line; what stands between a quote and them is passed over.
    private static func endOfField(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) -> Bool {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: ",") { return false }
            if byte == UInt8(ascii: "\n") { return true }
        }
        return true
    }

    /// Calls a body with a field's bytes, as they read.
    func withText<Result>(
        of field: Field, _ body: (UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> Result
    ) throws(QueryFailure) -> Result {
        guard field.hasEscapes else {
            return try bytes[field.start..<field.end].withUnsafeBufferPointer { (text) throws(QueryFailure) in try body(text) }
        }
        var text: [UInt8] = []
        var index = field.start
        while index < field.end {
            text.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return try text.withUnsafeBufferPointer { (text) throws(QueryFailure) in try body(text) }
    }
}
