// Files as other people's libraries write them, value by value. `make record-files` writes them anew.

import JSON
import Tables
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file, and the values that its writer was given.
struct RecordedFile: Sendable, CustomTestStringConvertible {
    let name: String
    let columns: [String]
    let values: String

    var testDescription: String { name }

    static let folder = "\(#filePath.dropLast("RecordedFilesTests.swift".count))Files/"

    static let all: [RecordedFile] = ["index.jsonl", "index-spark3.jsonl", "index-spark4.jsonl"].flatMap { index in
        bytes(of: index).split(separator: UInt8(ascii: "\n")).compactMap { line in
            guard let json = try? JSON(parsing: Array(line)), let name = json["file"]?.string, let values = json["values"]?.string else {
                return nil
            }
            return RecordedFile(name: name, columns: (json["columns"]?.array ?? []).compactMap(\.string), values: values)
        }
    }

    static func bytes(of name: String) -> [UInt8] {
        guard let file = fopen(folder + name, "rb") else { return [] }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
        return bytes
    }

    /// The values in the form of Scripts/record-files.
    static func plain(_ value: Datum, _ type: DataType) -> JSON {
        if value.isNull { return .null }
        switch type {
        case .array(let element): return .array(value.elements.map { plain($0, element) })
        case .map(let key, let mapped):
            return .array(
                stride(from: 0, to: value.elements.count, by: 2).map {
                    .array([plain(value.elements[$0], key), plain(value.elements[$0 + 1], mapped)])
                })
        case .structure(let fields): return .array(zip(value.elements, fields).map { plain($0, $1.type) })
        case .float, .double:
            let digits = String(value.double.bitPattern, radix: 16)
            return .string(String(repeating: "0", count: 16 - digits.count) + digits)
        case .date, .timestamp, .timestampNTZ: return .string("\(value.integer)")
        case .binary:
            return .string(value.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        default: return .string(ValueText.text(value, of: type))
        }
    }
}

struct RecordedFilesTests {
    private func reading(_ columns: [String]) -> FileReading {
        var reading = FileReading()
        reading.columns = columns.map { text in
            let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
            return TableData.Column(name: parts[0].uppercased(), type: parts[1])
        }
        reading.places = Array(columns.indices)
        return reading
    }

    @Test(arguments: RecordedFile.all)
    func `what a library wrote is read value by value, by names in any case`(file: RecordedFile) throws {
        var reading = reading(file.columns)
        let relation = try reading.relation(file.name, RecordedFile.bytes(of: file.name))
        guard case .array(let rows) = try JSON(parsing: RecordedFile.bytes(of: file.values)) else {
            Issue.record("no values")
            return
        }
        #expect(relation.count == rows.count)
        for (number, row) in rows.enumerated() where number < relation.count {
            let values = JSON.array(zip(relation.row(number), relation.types).map { RecordedFile.plain($0, $1) })
            #expect(values == row, "row \(number)")
        }
    }

    @Test func `there are files of every library`() {
        let writers = Set(RecordedFile.all.map { $0.name.prefix { $0.isLetter } })
        #expect(writers.isSuperset(of: ["pyarrow", "pandas", "awswrangler", "polars", "duckdb", "spark"]))
    }
}
