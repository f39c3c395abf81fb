// What an analysis puts out: columns with their types, and rows.

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

    package let columns: [Column]
    /// Each with one value a column; nil for null.
    package let rows: [[Cell?]]

    package init(columns: [Column]) {
        self.columns = columns
        rows = []
    }

    /// - Parameter cells: As many in each row as there are columns, each of its column's type.
    package init(columns: [Column], cells: [[Cell?]]) {
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
