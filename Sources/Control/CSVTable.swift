// CSV as a tester writes it: a line of names, then rows.
// Reference: https://www.rfc-editor.org/rfc/rfc4180.html

import JSON

/// The columns and rows of a CSV text.
struct CSVTable {
    let columns: [String]
    /// An empty field is null; a plain number that comes out as it was written is a number, `true` and `false` are booleans, and everything
    /// else, and whatever is in quotes, is text.
    let rows: [[JSON]]

    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    init(_ bytes: [UInt8]) throws(Malformed) {
        var records = try Self.records(bytes)
        guard !records.isEmpty else { throw Malformed(description: "it has no line of column names") }
        columns = records.removeFirst().map(\.text)
        for (index, record) in records.enumerated() where record.count != columns.count {
            throw Malformed(description: "row \(index + 1) has \(record.count) field(s) for \(columns.count) column(s)")
        }
        rows = records.map { $0.map(\.json) }
    }

    private struct Field {
        var bytes: [UInt8] = []
        var isQuoted = false

        var text: String { String(decoding: bytes, as: UTF8.self) }

        var json: JSON {
            if isQuoted { return .string(text) }
            if bytes.isEmpty { return .null }
            if let number = Int64(text), "\(number)" == text { return .integer(number) }
            if let number = Double(text), number.isFinite, "\(number)" == text { return .double(number) }
            switch text {
            case "true": return true
            case "false": return false
            default: return .string(text)
            }
        }
    }

    private static func records(_ bytes: [UInt8]) throws(Malformed) -> [[Field]] {
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(description: "it is not UTF-8") }
        var records: [[Field]] = []
        var record: [Field] = []
        var field = Field()
        var isInQuotes = false
        var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func isBlankLine() -> Bool { record.isEmpty && field.bytes.isEmpty && !field.isQuoted }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\"") where isInQuotes && position < bytes.count && bytes[position] == byte:
                field.bytes.append(byte)
                position += 1
            case UInt8(ascii: "\"") where isInQuotes || field.bytes.isEmpty:
                isInQuotes.toggle()
                field.isQuoted = true
            case _ where isInQuotes: field.bytes.append(byte)
            case UInt8(ascii: ","):
                record.append(field)
                field = Field()
            case UInt8(ascii: "\r") where position < bytes.count && bytes[position] == UInt8(ascii: "\n"): continue
            case UInt8(ascii: "\n"):
                if !isBlankLine() { records.append(record + [field]) }
                record = []
                field = Field()
            default: field.bytes.append(byte)
            }
        }
        guard !isInQuotes else { throw Malformed(description: "a quote is not closed") }
        if !isBlankLine() { records.append(record + [field]) }
        return records
    }
}
