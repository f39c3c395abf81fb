// Rows that a query or a job has made, and that are kept with the state for the queries that follow.
// Source: our own form.

import JSON
import Store

/// A record that holds the rows of a table and nothing else.
protocol StoredRows: Record {
    /// The JSON text of the rows, each a list in the order of the table's columns.
    var rows: [UInt8] { get }

    init(row: Row, rows: [UInt8])
}

extension StoredRows {
    init(row: Row, body: JSON) throws(JSONMismatch) {
        guard case .array(let rows)? = try body.members()["rows"] else { throw JSONMismatch(path: "rows", expected: "a list") }
        self.init(row: row, rows: JSON.array(rows).text)
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("rows")
        writer.verbatim(rows)
        writer.endObject()
    }
}
