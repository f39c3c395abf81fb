// Rows as JSON: an array of arrays, whose values are read by their columns' types.
// Source: our own form; JSON values as tests and seeds write them, decimals, dates and times as text.

package import JSON

package enum JSONRows {
    /// What is wrong with a row.
    package struct Mismatch: Error, Equatable {
        /// Where: `[3][1]`, counted from 0.
        package let place: String
        /// What should stand there: `a value of decimal(10,2)`.
        package let expectation: String
    }

    /// Checks rows against their columns.
    package static func check(_ rows: [JSON], _ columns: [TableData.Column]) throws(Mismatch) {
        let arena = Arena(budget: MemoryBudget(limit: .max))
        let types = columns.map(\.type)
        for (number, row) in rows.enumerated() {
            guard case .array(let values) = row else { throw Mismatch(place: "[\(number)]", expectation: "a list of values") }
            guard values.count == columns.count else {
                throw Mismatch(place: "[\(number)]", expectation: "\(columns.count) values, one for each column")
            }
            for (index, value) in values.enumerated() {
                let datum: Datum?
                do throws(QueryFailure) {
                    datum = try JSONValue.datum(value, types[index], arena)
                } catch {
                    throw Mismatch(place: "[\(number)][\(index)]", expectation: "shorter")
                }
                guard datum != nil else { throw Mismatch(place: "[\(number)][\(index)]", expectation: "a value of \(types[index])") }
            }
            arena.reset()
        }
    }

    /// The rows of a text, with the columns that may be seen.
    ///
    /// - Throws: `brokenFile` for a kept text that is not the one that was checked.
    package static func relation(
        _ text: [UInt8], _ data: TableData, budget: MemoryBudget, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> Relation {
        guard case .array(let rows)? = try? JSON(parsing: text) else { throw broken("they are no list") }
        let types = data.places.map { data.columns[$0].type }
        let builder = RelationBuilder(names: data.places.map { data.columns[$0].name }, types: types, budget: budget)
        let arena = Arena(budget: budget)
        for (number, row) in rows.enumerated() {
            if number & 4095 == 0 { try check() }
            guard case .array(let values) = row, values.count == data.columns.count else {
                throw broken("row \(number + 1) has other columns")
            }
            for (index, place) in data.places.enumerated() {
                guard let datum = try JSONValue.datum(values[place], types[index], arena) else {
                    throw broken("row \(number + 1) has no \(types[index]) in column \(data.columns[place].name)")
                }
                try builder.columns[index].append(datum)
            }
            builder.endRow()
            arena.reset()
        }
        return try builder.finish()
    }

    private static func broken(_ reason: String) -> QueryFailure {
        QueryFailure(.brokenFile, "The rows that were declared with a table cannot be read: \(reason).")
    }

    /// The rows of a result, as ``relation(_:_:budget:_:)`` reads them again.
    ///
    /// - Parameter most: How many at most.
    package static func rows(of table: ResultTable, most: Int = .max) -> [JSON] {
        table.rows.prefix(most).map { row in
            .array(zip(row, table.columns).map { cell, column in cell.map { $0.json(as: column.type) } ?? .null })
        }
    }

    package static func text(of table: ResultTable) -> [UInt8] { JSON.array(rows(of: table)).text }
}

extension Cell {
    /// Numbers that JSON keeps as they are, are numbers; everything else is text.
    fileprivate func json(as type: ColumnType) -> JSON {
        switch self {
        case .boolean(let flag): .bool(flag)
        case .integer(let number): .integer(number)
        case .double(let number) where number.isFinite: .double(number)
        case .text(let text): .string(text)
        case .double, .decimal, .date, .timestamp: .string(self.text(as: type))
        }
    }
}
