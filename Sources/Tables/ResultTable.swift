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
    /// What the rows have of the budget of the engine that made them; nil where nothing is counted.
    private(set) var share: MemoryShare?

    package init(columns: [Column]) {
        self.columns = columns
        rows = []
    }

    /// - Parameter cells: As many in each row as there are columns, each of its column's type.
    package init(columns: [Column], cells: [[Cell?]]) {
        self.columns = columns
        rows = cells
    }

    package static func == (left: ResultTable, right: ResultTable) -> Bool { left.columns == right.columns && left.rows == right.rows }

    /// The same rows for somebody who has a bound of their own for what they keep.
    package var uncounted: ResultTable {
        var table = self
        table.share = nil
        return table
    }

    /// Whether its files may take longer to write than others can wait. It is known without a look at the rows.
    package var isLarge: Bool { share.map { $0.bytes > 256 << 10 } ?? (rows.count * columns.count > 5000) }

    /// The table cut into parts of at most that many rows; one without rows is one part.
    package func parts(ofRows count: Int) -> [ResultTable] {
        guard rows.count > count else { return [self] }
        return stride(from: 0, to: rows.count, by: count).map { start in
            ResultTable(columns: columns, cells: Array(rows[start..<min(start + count, rows.count)]))
        }
    }
}

extension ResultTable {
    package var rowCount: Int { rows.count }

    /// About what the rows take in memory.
    package var estimatedBytes: Int { share?.bytes ?? rows.reduce(0) { $0 + Self.estimatedBytes(of: $1) } }

    private static func estimatedBytes(of row: [Cell?]) -> Int {
        row.reduce(32) { total, cell in
            if case .text(let text)? = cell {
                total + MemoryLayout<Cell?>.stride + text.utf8.count
            } else {
                total + MemoryLayout<Cell?>.stride
            }
        }
    }

    /// The rows of a relation. What files of results have no type for, such as arrays, is text in them.
    ///
    /// - Parameters:
    ///   - budget: What the rows are taken from, for as long as the table or a copy of it is there.
    ///   - check: Asked every few thousand rows; throws where the run is to end.
    /// - Throws: `notRun` for a type that has no text here; `outOfMemory`.
    package init(
        _ relation: Relation, budget: MemoryBudget, check: @Sendable () throws(QueryFailure) -> Void = { () throws(QueryFailure) in }
    ) throws(QueryFailure) {
        let share = MemoryShare(of: budget)
        columns = zip(relation.names, relation.types).map { Column($0, ColumnType($1)) }
        var rows: [[Cell?]] = []
        try share.take(relation.count * MemoryLayout<[Cell?]>.stride)
        rows.reserveCapacity(relation.count)
        var untaken = 0
        for row in 0..<relation.count {
            let cells = zip(relation.columns, columns).map { column, target in Cell(column[row], of: column.type, as: target.type) }
            untaken += Self.estimatedBytes(of: cells)
            rows.append(cells)
            guard untaken > 1 << 20 || row & 4095 == 4095 else { continue }
            try share.take(untaken)
            untaken = 0
            try check()
        }
        try share.take(untaken)
        self.rows = rows
        self.share = share
    }
}

extension Cell {
    /// A value of a type in a column of a result; nil for null.
    fileprivate init?(_ value: Datum, of type: DataType, as target: ColumnType) {
        guard !value.isNull else { return nil }
        switch target {
        case .boolean: self = .boolean(value.isTrue)
        case .integer, .long: self = .integer(value.integer)
        case .float, .double: self = .double(value.double)
        case .decimal: self = .decimal(value.decimal)
        case .date: self = .date(Int32(truncatingIfNeeded: value.integer))
        case .timestamp: self = .timestamp(value.integer)
        case .string: self = .text(ValueText.text(value, of: type))
        }
    }
}
