// The tables that a query may name.
// Source: our own form.

package import Tables

/// A table: what a FROM clause may name.
package struct TableSchema: Sendable, Equatable {
    package let name: String
    package let columns: [Column]

    package struct Column: Sendable, Equatable {
        package let name: String
        package let type: DataType

        /// - Parameter type: as the catalog spells it, such as `string` or `decimal(10,2)`.
        package init(name: String, type: String) {
            self.name = name
            self.type = DataType(catalog: type)
        }
    }

    package init(name: String, columns: [Column]) {
        self.name = name
        self.columns = columns
    }
}

/// Tables, found by name without regard to case.
package struct TableSchemas: Sendable, Equatable {
    package let tables: [TableSchema]
    private let indexes: [String: Int]

    package init(_ tables: [TableSchema]) {
        self.tables = tables
        indexes = Dictionary(tables.enumerated().map { ($1.name.foldedName, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The place of a table by its name in compared form.
    package func index(of key: String) -> Int? { indexes[key] }
}
