// The rows of a table out of its files: the one entry for every format.
// Source: our own.

/// Reads files, one after the other, into the columns of a table.
///
/// One thread uses it. What it needs in memory, it asks the budget for: the columns that are wanted, and of a file a piece of text or the
/// wanted columns of a row group.
package final class FileRows {
    private let columns: [TableData.Column]
    private let places: [Int]
    private let budget: MemoryBudget
    private let check: () throws(QueryFailure) -> Void
    /// By place in ``columns``, what takes the values.
    private var builders: [Int: ColumnBuilder] = [:]
    private var count = 0
    /// By place in ``columns``, what a row has to meet that the query takes.
    private let tests: [Int: [RowFilter.Test]]
    package private(set) var notes = ReadingNotes()

    /// - Parameters:
    ///   - columns: All columns of the table, partition keys last, as Glue has them.
    ///   - places: For each column that a query may see, its place among them: the columns of the relation.
    ///   - needed: Those of the places whose values the query looks at; the others are not read, and are null.
    ///   - filters: What every row has to meet that the query takes, of columns by their places in ``columns``. Of the others, some are not read.
    ///   - check: Asked every few thousand rows; throws where the reading is to end.
    package init(
        _ columns: [TableData.Column], places: [Int], needed: Set<Int>? = nil, where filters: [RowFilter] = [], budget: MemoryBudget,
        check: @escaping () throws(QueryFailure) -> Void
    ) {
        self.columns = columns
        self.places = places
        self.budget = budget
        self.check = check
        // A type that the query takes for another one has another order.
        tests = Dictionary(
            grouping: filters.filter { columns.indices.contains($0.column) && columns[$0.column].type == $0.type }, by: \.column
        ).mapValues { $0.map(\.test) }
        for place in places where needed?.contains(place) != false {
            builders[place] = builders[place] ?? ColumnBuilder(columns[place].type, budget: budget)
        }
    }

    /// Appends the rows of a file.
    ///
    /// - Parameters:
    ///   - format: Of the file; nil where its ending or its first bytes tell.
    ///   - partition: The values of the columns that the file lacks since its folder's name has them, as text, by the columns' names; nil
    ///     stands for null.
    /// - Throws: `brokenFile` and `unsupportedFile`, with the file's name and what is wrong; `outOfMemory`; what `check` throws.
    package func append(_ file: FileSource, as format: FileFormat? = nil, partition: [String: String?] = [:]) throws(QueryFailure) {
        try check()
        let fixed = Dictionary(partition.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { first, _ in first })
        var constants: [(ColumnBuilder, Datum)] = []
        var own: [FileTarget.Column] = []
        let arena = Arena(budget: budget)
        for (place, column) in columns.enumerated() {
            guard let text = fixed[column.name.lowercased()] else {
                own.append(.init(name: column.name, type: column.type, builder: builders[place], tests: tests[place] ?? []))
                continue
            }
            guard let builder = builders[place] else { continue }
            let value = try constant(text, place, file, arena)
            guard mayMeet(value, place) else { return }
            constants.append((builder, value))
        }
        let target = FileTarget(file: file, columns: own, budget: budget, check: check)
        let form: FileFormat
        if let format { form = format } else { form = try FileFormat.detected(in: file) }
        let rows: Int
        switch form {
        case .csv(let options): rows = try CSVReader(target, options).read(&notes)
        case .jsonLines: rows = try JSONLinesReader(target).read()
        case .parquet: rows = try ParquetFile(file, budget).read(into: target, &notes)
        }
        for (builder, value) in constants {
            for row in 0..<rows {
                if row & 65_535 == 0 { try check() }
                try builder.append(value)
            }
        }
        count += rows
    }

    /// Whether the value that a column has in a whole file meets what rows have to meet.
    private func mayMeet(_ value: Datum, _ place: Int) -> Bool {
        guard let tests = tests[place] else { return true }
        if value.isNull { return tests.allSatisfy(ValueBounds.onlyNulls.mayMeet) }
        guard let bound = FilterValue(value, columns[place].type) else { return true }
        return tests.allSatisfy(ValueBounds(lower: bound, upper: bound, mayHaveNulls: false).mayMeet)
    }

    /// Whether a file with these values of partition keys may have a row that the query takes.
    ///
    /// - Throws: `brokenFile` for a value that is none of its column's type.
    package func mayTake(_ partition: [String: String?]) throws(QueryFailure) -> Bool {
        try check()
        let arena = Arena(budget: budget)
        for (name, text) in partition {
            guard let place = columns.firstIndex(where: { $0.name.lowercased() == name.lowercased() }), tests[place] != nil else {
                continue
            }
            if try !mayMeet(constant(text, place, FileSource(name: name, bytes: []), arena), place) { return false }
        }
        return true
    }

    private func constant(_ text: String?, _ place: Int, _ file: FileSource, _ arena: Arena) throws(QueryFailure) -> Datum {
        guard let text else { return .null }
        switch columns[place].type {
        case .string, .char, .varchar, .binary: return try arena.value(text)
        default:
            guard let value = FieldText.datum(text, columns[place].type) else {
                throw file.broken(
                    "its folder has no \(columns[place].type) for the partition key \(columns[place].name), but \(QueryFailure.short(text))"
                )
            }
            return value
        }
    }

    /// The rows of all files, with a column for each place.
    package func finish() throws(QueryFailure) -> Relation {
        var finished: [Int: Column] = [:]
        for (place, builder) in builders { finished[place] = try builder.finish() }
        // All columns that are not read are one, which costs two bytes a row.
        let absent = places.allSatisfy { finished[$0] != nil } ? nil : try Column.nulls(count, budget)
        let relation = places.compactMap { finished[$0] ?? absent }
        return Relation(names: places.map { columns[$0].name }, columns: relation, count: count)
    }
}

extension Column {
    /// A column of nulls without a type.
    fileprivate static func nulls(_ count: Int, _ budget: MemoryBudget) throws(QueryFailure) -> Column {
        let builder = ColumnBuilder(.void, budget: budget)
        try builder.reserve(rows: count)
        try builder.append(nulls: count)
        return try builder.finish()
    }
}
