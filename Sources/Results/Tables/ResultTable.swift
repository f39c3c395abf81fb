// What an analysis puts out: columns with their types, and rows.

package import JSON

/// A table of values that fit their columns' types.
package struct ResultTable: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package var name: String
        package var type: ColumnType

        package init(_ name: String, _ type: ColumnType) {
            self.name = name
            self.type = type
        }
    }

    /// A row that is no row of the table.
    package struct Mismatch: Error, Equatable, CustomStringConvertible {
        package let description: String
    }

    package let columns: [Column]
    /// Each with one value a column; nil for null.
    package let rows: [[Cell?]]

    package init(columns: [Column]) {
        self.columns = columns
        rows = []
    }

    /// - Throws: ``Mismatch`` with one sentence, which counts rows from 1, for a row of another width and for a value that is none of its
    ///   column's type.
    package init(columns: [Column], rows: [[JSON]]) throws(Mismatch) {
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
        self.columns = columns
        self.rows = cells
    }

    private init(columns: [Column], cells: [[Cell?]]) {
        self.columns = columns
        rows = cells
    }

    /// The table cut into parts of at most that many rows; one without rows is one part.
    package func parts(ofRows count: Int) -> [ResultTable] {
        guard rows.count > count else { return [self] }
        return stride(from: 0, to: rows.count, by: count).map { start in
            ResultTable(columns: columns, cells: Array(rows[start..<min(start + count, rows.count)]))
        }
    }
}

extension Cell {
    fileprivate var plainText: String? {
        if case .text(let text) = self { text } else { nil }
    }
}

extension ColumnType: CustomStringConvertible {
    /// In Spark's spelling: `decimal(10,2)`.
    package var description: String {
        switch self {
        case .boolean: "boolean"
        case .integer(bits: 8): "tinyint"
        case .integer(bits: 16): "smallint"
        case .integer: "int"
        case .long: "bigint"
        case .float: "float"
        case .double: "double"
        case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
        case .date: "date"
        case .timestamp(let hasZone): hasZone ? "timestamp" : "timestamp_ntz"
        case .string: "string"
        }
    }
}
