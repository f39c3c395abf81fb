// The place where a reader of files puts rows.

/// The columns of one file, and the builders of those that are wanted.
struct FileTarget {
    struct Column {
        let name: String
        let type: DataType
        /// Nil for a column that nobody asks for.
        let builder: ColumnBuilder?
        /// What a row has to meet that the query takes.
        let tests: [RowFilter.Test]
    }

    let file: FileSource
    /// All columns of the file, in the table's order.
    let columns: [Column]
    let budget: MemoryBudget
    let check: () throws(QueryFailure) -> Void

    /// - Parameter place: "row 12", "line 3".
    func mismatch(_ place: String, _ column: Column, _ value: String) -> QueryFailure {
        file.broken("\(place) has no \(column.type) in column \(column.name), but \(QueryFailure.short(value))")
    }
}

extension QueryFailure {
    /// A value for a message, cut short.
    static func short(_ value: String) -> String { value.count > 40 ? "\(value.prefix(40))…" : value }
}
