// The values of canned results, from JSON.
// Source: our own form; the outcomes of the control API carry it.

import JSON
import Tables

extension Cell {
    /// A value for a column of a type; nil if it is not of that type.
    ///
    /// A text is read for every type, so that the fields of a CSV file serve as well as those of JSON. For text every value serves; what is
    /// no text already becomes its JSON.
    init?(_ json: JSON, as type: ColumnType) {
        switch (json, type) {
        case (.string(let text), _): self.init(text, as: type)
        case (_, .string):
            var writer = JSONWriter()
            writer.value(json)
            self = .text(String(decoding: writer.bytes, as: UTF8.self))
        case (.bool(let flag), .boolean): self = .boolean(flag)
        case (.integer(let number), _): self.init("\(number)", as: type)
        case (.double(let number), .float), (.double(let number), .double): self = .double(number)
        case (.double(let number), .integer), (.double(let number), .long):
            guard let whole = Int64(exactly: number) else { return nil }
            self.init("\(whole)", as: type)
        case (.double(let number), .decimal): self.init("\(number)", as: type)
        default: return nil
        }
    }
}

extension ResultTable {
    /// - Throws: ``Mismatch`` with one sentence, which counts rows from 1, for a row of another width and for a value that is none of its
    ///   column's type.
    init(columns: [Column], rows: [[JSON]]) throws(Mismatch) {
        var cells: [[Cell?]] = []
        cells.reserveCapacity(rows.count)
        for (number, row) in rows.enumerated() {
            guard row.count == columns.count else {
                throw Mismatch(description: "Row \(number + 1) of the result has \(row.count) value(s) for \(columns.count) column(s).")
            }
            var line: [Cell?] = []
            line.reserveCapacity(row.count)
            for (value, column) in zip(row, columns) {
                guard value != .null else {
                    line.append(nil)
                    continue
                }
                guard let cell = Cell(value, as: column.type) else {
                    let text = Cell(value, as: .string)?.plainText ?? ""
                    throw Mismatch(
                        description: "Row \(number + 1) of the result has \(text) in column \(column.name), whose type is \(column.type).")
                }
                line.append(cell)
            }
            cells.append(line)
        }
        self.init(columns: columns, cells: cells)
    }

    /// A row that does not fit the table.
    struct Mismatch: Error, Equatable, CustomStringConvertible {
        let description: String
    }
}

extension Cell {
    fileprivate var plainText: String? {
        if case .text(let text) = self { text } else { nil }
    }
}
