// The rows of a table as a file for Spark: one object per line, with the places of the columns as names of its members.
// Reference: Spark/frames.py, which reads it

import JSON
import Processes
import Tables

enum SpooledRows {
    /// The type of a column as Spark's reader is told it; texts of a length are texts.
    static func sparkName(of type: DataType) -> String {
        switch type {
        case .char, .varchar, .void, .unknown, .yearMonthInterval, .dayTimeInterval, .calendarInterval: "string"
        case .array(let element): "array<\(sparkName(of: element))>"
        case .map(let key, let value): "map<\(sparkName(of: key)),\(sparkName(of: value))>"
        case .structure(let fields):
            "struct<"
                + fields.map {
                    "`\($0.name.split(separator: "`", omittingEmptySubsequences: false).joined(separator: "``"))`:\(sparkName(of: $0.type))"
                }
                .joined(separator: ",") + ">"
        default: type.description
        }
    }

    /// Writes the rows.
    ///
    /// - Throws: What `check` throws, asked every few thousand rows; `brokenFile` where the file cannot be written.
    static func write(
        _ relation: Relation, to path: String, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        let file = try opened(path)
        var lines: [UInt8] = []
        var line = JSONWriter()
        for row in 0..<relation.count {
            if row & 4095 == 0 { try check() }
            line.beginObject()
            for (place, column) in relation.columns.enumerated() where !column.isNull(row) {
                line.name("\(place)")
                line.write(column[row], of: column.type, isNested: false)
            }
            line.endObject()
            lines += line.take()
            lines.append(UInt8(ascii: "\n"))
            if lines.count > 1 << 16 {
                try append(lines, to: file)
                lines.removeAll(keepingCapacity: true)
            }
        }
        try append(lines, to: file)
    }

    private static func opened(_ path: String) throws(QueryFailure) -> FileWriter {
        do throws(SpawnFailure) { return try FileWriter(path) } catch { throw unwritable(error) }
    }

    private static func append(_ bytes: [UInt8], to file: borrowing FileWriter) throws(QueryFailure) {
        do throws(SpawnFailure) { try file.write(bytes) } catch { throw unwritable(error) }
    }

    private static func unwritable(_ error: SpawnFailure) -> QueryFailure {
        QueryFailure(.brokenFile, "The rows cannot be written for Spark: \(error).")
    }
}

extension JSONWriter {
    /// Writes a value that may be null as Spark's reader takes it: moments as numbers, within arrays and the like as texts.
    fileprivate mutating func write(_ value: Datum, of type: DataType, isNested: Bool) {
        guard !value.isNull else { return null() }
        switch type {
        case .boolean: self.value(value.isTrue)
        case .tinyint, .smallint, .int, .bigint: self.value(value.integer)
        case .date, .timestamp, .timestampNTZ:
            if isNested { self.value(ValueText.text(value, of: type)) } else { self.value(value.integer) }
        case .float, .double: write(value.double)
        case .decimal: verbatim(ValueText.text(value, of: type).utf8)
        case .binary: self.value(Base64Text.encoded(value.bytes))
        case .array(let element):
            beginArray()
            for each in value.elements { write(each, of: element, isNested: true) }
            endArray()
        case .map(let key, let mapped):
            beginObject()
            let elements = value.elements
            for index in stride(from: 0, to: elements.count - 1, by: 2) {
                name(ValueText.text(elements[index], of: key))
                write(elements[index + 1], of: mapped, isNested: true)
            }
            endObject()
        case .structure(let fields):
            beginObject()
            for (field, each) in zip(fields, value.elements) {
                name(field.name)
                write(each, of: field.type, isNested: true)
            }
            endObject()
        default: self.value(ValueText.text(value, of: type))
        }
    }

    /// JSON has no NaN and no infinities.
    private mutating func write(_ number: Double) {
        if number.isFinite {
            verbatim("\(number)".utf8)
        } else {
            value(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
        }
    }
}

/// Bytes as text. Reference: RFC 4648, with padding.
enum Base64Text {
    private static let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encoded(_ bytes: some Collection<UInt8>) -> String {
        var text: [UInt8] = []
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let three = rest.prefix(3)
            let bits = three.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - three.count))
            for place in 0..<4 {
                text.append(place <= three.count ? letters[bits >> (18 - 6 * place) & 63] : UInt8(ascii: "="))
            }
            rest = rest.dropFirst(3)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
