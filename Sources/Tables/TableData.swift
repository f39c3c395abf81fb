// Where the rows of a table are, and which of its columns a query may see. A value, so that it crosses threads.
// Source: our own.

/// The rows of one table, as an engine gets them.
package struct TableData: Sendable, Equatable {
    /// A column as the data has it.
    package struct Column: Sendable, Equatable {
        package var name: String
        package var type: DataType

        package init(name: String, type: DataType) {
            self.name = name
            self.type = type
        }

        /// - Parameter type: In the catalogue's spelling. What is no type there is text here.
        package init(name: String, type: String) { self.init(name: name, type: DataType(type) ?? .string) }
    }

    package enum Source: Sendable, Equatable {
        /// The text of a JSON array of rows, each an array with a value a column, in the columns' order. Decimals, dates and times are text.
        case rows([UInt8])
        /// A local file, by its path.
        case file(String)
        /// A file that was uploaded, and is there as long as this is.
        case upload(SpooledFile, TableForm)
        /// The files of a folder.
        case stored(StoredTable)
        /// Wherever a data catalogue says when the run begins.
        case catalogue(CatalogueName)
    }

    /// All columns of the data, in its order.
    package var columns: [Column]
    package var source: Source
    /// For each column that a query may see, its place among ``columns``.
    package var places: [Int]
    /// Nil where no column counts as encrypted.
    package var encryption: TableEncryption?
    /// The time of the run, for tables whose partitions go by it: microseconds since 1970.
    package var microseconds: Int64 = 0

    package init(columns: [Column], source: Source, places: [Int]) {
        self.columns = columns
        self.source = source
        self.places = places
    }

    /// - Parameter names: Of the columns that a query may see, in its order, compared without regard to case.
    /// - Returns: Nil where the data lacks one of them.
    package init?(columns: [Column], source: Source, seenAs names: [String]) {
        let places = names.map { name in columns.firstIndex { $0.name.lowercased() == name.lowercased() } }
        guard !places.contains(nil) else { return nil }
        self.init(columns: columns, source: source, places: places.compactMap(\.self))
    }
}
