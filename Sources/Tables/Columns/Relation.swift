// A table as columns: what a query reads and what it gives.

/// Columns of as many rows each, with their names.
package struct Relation: Sendable {
    package let names: [String]
    package let columns: [Column]
    package let count: Int

    /// - Parameter count: Every column's count; it says how many rows there are where there is no column.
    package init(names: [String], columns: [Column], count: Int) {
        precondition(names.count == columns.count, "Every column has a name.")
        precondition(columns.allSatisfy { $0.count == count }, "All columns of a relation are equally long.")
        self.names = names
        self.columns = columns
        self.count = count
    }

    package var types: [DataType] { columns.map(\.type) }

    /// The same columns under other names.
    package func named(_ names: [String]) -> Relation { Relation(names: names, columns: columns, count: count) }

    /// The values of a row; slow, for tests, messages and small results.
    package func row(_ number: Int) -> [Datum] { columns.map { $0[number] } }
}

/// Makes a relation, row by row.
package final class RelationBuilder {
    private let names: [String]
    /// One builder a column: who fills column by column appends to them, equally many values each, and then says so by ``endRow()``.
    package let columns: [ColumnBuilder]
    package private(set) var count = 0

    package init(names: [String], types: [DataType], budget: MemoryBudget) {
        precondition(names.count == types.count, "Every column has a name.")
        self.names = names
        columns = types.map { ColumnBuilder($0, budget: budget) }
    }

    package func append(_ row: [Datum]) throws(QueryFailure) {
        for (column, value) in zip(columns, row) { try column.append(value) }
        count += 1
    }

    /// Counts a row whose values were appended to ``columns``.
    package func endRow() { count += 1 }

    package func finish() throws(QueryFailure) -> Relation {
        var finished: [Column] = []
        for column in columns { finished.append(try column.finish()) }
        return Relation(names: names, columns: finished, count: count)
    }
}
