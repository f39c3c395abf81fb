// The rows that Spark gives back: one list of texts per line, each text read by its column's type.
// Reference: Spark/frames.py, which writes them

import Files
import JSON
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Files of rows in a folder.
struct ReturnedRows {
    let folder: String
    let files: [String]
    let columns: [ResultTable.Column]

    /// - Parameters:
    ///   - answer: The worker's, with columns and files.
    ///   - names: What the columns are called; Spark's own names if there are not as many.
    init?(_ answer: JSON, in folder: String, names: [String]) {
        guard let told = answer["columns"]?.array, let files = answer["files"]?.array else { return nil }
        self.folder = folder
        // Only names of files in that folder, whatever was said.
        self.files = files.compactMap(\.string).filter { !$0.contains("/") }
        columns = told.enumerated().map { place, column in
            let name = column.array?.first?.string ?? ""
            return ResultTable.Column(
                names.count == told.count ? names[place] : name, ColumnType(sqlName: column.array?.last?.string ?? "string"))
        }
    }

    /// - Parameter most: How many bytes the files may have together.
    /// - Throws: `outOfMemory` for more; `brokenFile` for what is no row of these columns; what `check` throws.
    func table(most: Int, _ check: () throws(QueryFailure) -> Void) throws(QueryFailure) -> ResultTable {
        var rows: [[Cell?]] = []
        var left = most
        for file in files {
            try check()
            let path = "\(folder)/\(file)"
            var status = stat()
            guard stat(path, &status) == 0 else { throw broken("a file of it is gone") }
            guard Int(status.st_size) <= left, let bytes = try? wholeFile(path, mostBytes: left) else {
                throw QueryFailure(.outOfMemory, "The result has more than \(most) bytes, which is what the emulator takes of one.")
            }
            left -= bytes.count
            for line in bytes.split(separator: UInt8(ascii: "\n")) {
                rows.append(try row(Array(line)))
                if rows.count & 4095 == 0 { try check() }
            }
        }
        return ResultTable(columns: columns, cells: rows)
    }

    private func row(_ line: [UInt8]) throws(QueryFailure) -> [Cell?] {
        guard case .array(let values)? = try? JSON(parsing: line), values.count == columns.count else {
            throw broken("a line of it is no row")
        }
        var cells: [Cell?] = []
        cells.reserveCapacity(values.count)
        for (value, column) in zip(values, columns) {
            guard let text = value.string else {
                cells.append(nil)
                continue
            }
            guard let cell = Cell(returned: text, as: column.type) else { throw broken("\(column.type) has no value \(text.prefix(40))") }
            cells.append(cell)
        }
        return cells
    }

    private func broken(_ reason: String) -> QueryFailure { QueryFailure(.brokenFile, "What Spark gave back cannot be read: \(reason).") }
}

extension Cell {
    /// A text as Spark casts the value to one; moments are numbers.
    fileprivate init?(returned text: String, as type: ColumnType) {
        switch type {
        case .date:
            guard let days = Int32(text) else { return nil }
            self = .date(days)
        case .timestamp:
            guard let microseconds = Int64(text) else { return nil }
            self = .timestamp(microseconds)
        default: self.init(text, as: type)
        }
    }
}
