// Rows from where they are: declared with their table, or in a file.
// Source: our own; files as Glue's readers take them.

package import Tables

/// Reads the rows of tables into columns.
package struct TableReader: Sendable {
    private let budget: MemoryBudget
    private let check: @Sendable () throws(QueryFailure) -> Void

    /// - Parameter check: Asked every few thousand rows; throws where the reading is to end.
    package init(budget: MemoryBudget, check: @escaping @Sendable () throws(QueryFailure) -> Void) {
        self.budget = budget
        self.check = check
    }

    /// The rows of a table, with the columns that a query may see.
    ///
    /// - Parameter read: The ordinals of those that the query looks at; nil for all. Others may be null throughout.
    package func relation(of data: TableData, reading read: Set<Int>? = nil) throws(QueryFailure) -> Relation {
        switch data.source {
        case .rows(let text): return try JSONRows.relation(text, data, budget: budget, check)
        case .file(let path):
            let needed = read.map { Set($0.compactMap { data.places.indices.contains($0) ? data.places[$0] : nil }) }
            let rows = FileRows(data.columns, places: data.places, needed: needed, budget: budget, check: check)
            try rows.append(FileSource(path: path))
            return try rows.finish()
        }
    }
}
