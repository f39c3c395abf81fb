// A result that a tester gives in place of a computed one.
// Source: our own form; the outcomes of the control API carry it.

package import JSON
import Tables

/// Rows for an analysis to put out.
///
/// `{"columns": [{"name": "city", "type": "string"}], "rows": [["Paris"], [null]]}`
package struct CannedResult: Sendable, Equatable {
    package struct Column: Sendable, Equatable, JSONCoding {
        package var name: String
        /// In SQL's spelling; without it, the values of the column decide.
        package var type: String?

        package init(name: String, type: String? = nil) {
            self.name = name
            self.type = type
        }
    }

    /// Replaces the columns that the SQL promises; nil keeps them.
    package var columns: [Column]?
    package var rows: [[JSON]]

    package init(columns: [Column]? = nil, rows: [[JSON]]) {
        self.columns = columns
        self.rows = rows
    }

    /// The table of an analysis whose SQL promises some columns. Where it promises none they are called `_c0`, `_c1` and so on, as by Spark.
    ///
    /// Types that the tester names hold. Types that are only promised give way where values are of another one: then all of the column's
    /// values together tell its type.
    /// - Throws: ``ResultTable/Mismatch`` for rows that are not as wide as the columns, and for values that are not of a named type.
    func table(promised: [ResultTable.Column]) throws(ResultTable.Mismatch) -> ResultTable {
        let given = columns.map { columns in
            columns.enumerated().map { index, column in
                ResultTable.Column(column.name, column.type.map(ColumnType.init(sqlName:)) ?? typeOfValues(at: index))
            }
        }
        let unnamed = (0..<(rows.first?.count ?? 0)).map { ResultTable.Column("_c\($0)", typeOfValues(at: $0)) }
        let columns =
            given ?? (promised.isEmpty ? unnamed : nil)
            ?? promised.enumerated().map { index, column in
                fits(column.type, at: index) ? column : ResultTable.Column(column.name, typeOfValues(at: index))
            }
        return try ResultTable(columns: columns, rows: rows)
    }

    /// The columns as the schema of a table has them: names and types in lower case, the types as the tester spells them.
    ///
    /// - Throws: As ``table(promised:)`` does.
    func schema() throws(ResultTable.Mismatch) -> [(name: String, type: String)] {
        try table(promised: []).columns.enumerated().map { index, column in
            (column.name.lowercased(), columns?[index].type?.lowercased() ?? column.type.description)
        }
    }

    /// What is wrong with the result whatever the SQL promises; nil for one that may be used.
    package var problem: String? {
        do throws(ResultTable.Mismatch) {
            _ = try table(promised: [])
            return nil
        } catch {
            return error.description
        }
    }

    private func values(at index: Int) -> some Sequence<JSON> {
        rows.lazy.compactMap { index < $0.count && $0[index] != .null ? $0[index] : nil }
    }

    private func fits(_ type: ColumnType, at index: Int) -> Bool {
        values(at: index).allSatisfy { Cell($0, as: type) != nil }
    }

    private func typeOfValues(at index: Int) -> ColumnType {
        var type: ColumnType?
        for value in values(at: index) {
            switch (value, type) {
            case (.bool, nil), (.bool, .boolean): type = .boolean
            case (.integer, nil), (.integer, .long): type = .long
            case (.integer, .double), (.double, nil), (.double, .long), (.double, .double): type = .double
            default: return .string
            }
        }
        return type ?? .string
    }
}

extension CannedResult: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columns = try object.optional("columns")
        rows = try object.required("rows")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columns", columns)
        writer.member("rows", rows)
        writer.endObject()
    }
}

extension CannedResult.Column {
    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.optional("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.endObject()
    }
}
