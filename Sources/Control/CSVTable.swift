// CSV as a tester writes it: a line of names, then rows.
// Reference: https://www.rfc-editor.org/rfc/rfc4180.html

import JSON
import Tables

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
        guard String(validating: bytes, as: UTF8.self) != nil else { throw Malformed(description: "it is not UTF-8") }
        var records = try Self.records(bytes)
        guard !records.isEmpty else { throw Malformed(description: "it has no line of column names") }
        columns = records.removeFirst().map(\.text)
        for (index, record) in records.enumerated() where record.count != columns.count {
            throw Malformed(description: "row \(index + 1) has \(record.count) field(s) for \(columns.count) column(s)")
        }
        rows = records.map { $0.map(\.json) }
    }

    private static func records(_ bytes: [UInt8]) throws(Malformed) -> [[CSVField]] {
        do throws(QueryFailure) {
            return try csvRecords(of: bytes, named: "CSV")
        } catch {
            throw Malformed(description: "a quote is not closed")
        }
    }
}

extension CSVField {
    fileprivate var json: JSON {
        if isQuoted { return .string(text) }
        if text.isEmpty { return .null }
        if let number = Int64(text), "\(number)" == text { return .integer(number) }
        if let number = Double(text), number.isFinite, "\(number)" == text { return .double(number) }
        switch text {
        case "true": return true
        case "false": return false
        default: return .string(text)
        }
    }
}
