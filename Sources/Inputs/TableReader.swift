// Rows from where they are: declared with their table, in a file, or in the folder that a catalogue names.
// Source: our own; files as Glue's readers take them.

package import Tables

/// Reads the rows of tables into columns.
package struct TableReader: Sendable {
    private let places: TablePlaces
    private let budget: MemoryBudget
    private let check: @Sendable () throws(QueryFailure) -> Void

    /// - Parameters:
    ///   - places: Where buckets are.
    ///   - check: Asked every few thousand rows, and before each request; throws where the reading is to end.
    package init(
        places: TablePlaces = TablePlaces(), budget: MemoryBudget, check: @escaping @Sendable () throws(QueryFailure) -> Void
    ) {
        self.places = places
        self.budget = budget
        self.check = check
    }

    /// The rows of a table, with the columns that a query may see.
    ///
    /// - Parameters:
    ///   - read: The ordinals of those that the query looks at; nil for all. Others may be null throughout.
    ///   - filters: What every row has to meet that the query takes, of columns by their ordinals. Other rows may be left out.
    package func rows(
        of data: TableData, reading read: Set<Int>? = nil, where filters: [RowFilter] = []
    ) throws(QueryFailure) -> (relation: Relation, notes: ReadingNotes) {
        let needed = read.map { Set($0.compactMap { data.places.indices.contains($0) ? data.places[$0] : nil }) }
        let placed = filters.compactMap { data.places.indices.contains($0.column) ? $0.moved(to: data.places[$0.column]) : nil }
        let rows = FileRows(data.columns, places: data.places, needed: needed, where: placed, budget: budget, check: check)
        switch data.source {
        case .rows(let text): return try checked(try JSONRows.relation(text, data, budget: budget, check), data, ReadingNotes())
        case .file(let path): try rows.append(FileSource(path: path))
        case .upload(let file, let form): try rows.append(FileSource(path: file.path, name: "upload"), as: form.format())
        case .stored(let table): try StoredTableReader(table, places: places, now: data.microseconds, check: check).append(to: rows)
        case .catalogue(let name):
            // Whoever orders a run asks the catalogue first.
            throw QueryFailure(.missingData, "The table \(name.database).\(name.table) was not looked up in its data catalog.")
        }
        return try checked(try rows.finish(), data, rows.notes)
    }

    /// The rows, with what is odd in encrypted columns.
    private func checked(
        _ relation: Relation, _ data: TableData, _ notes: ReadingNotes
    ) throws(QueryFailure) -> (relation: Relation, notes: ReadingNotes) {
        var notes = notes
        try data.encryption?.check(relation, budget: budget, &notes, check)
        return (relation, notes)
    }
}
