// Rows that are declared together with their table, and where they are kept.
// Source: our own form, described in docs/seeds.md.

import CleanRoomsModel
import Clocks
import JSON
import Store
import Tables

/// The rows of a declared table: `[["ann@x.org", "Oslo"], …]`, in the order of its columns and then its partition keys.
package struct CatalogueRows: Sendable, Equatable {
    /// The JSON text of the rows.
    package let text: [UInt8]
    package let count: Int

    /// More values than this belong into a file, since these are read on the loop.
    package static let mostValues = 200_000

    /// - Throws: `JSONMismatch` that names the row and the column for what is no row of the columns.
    init(json: JSON, of columns: [CleanRoomsModel.Column]) throws(JSONMismatch) {
        guard case .array(let rows) = json else { throw JSONMismatch(path: "rows", expected: "a list of rows") }
        guard rows.count.multipliedReportingOverflow(by: columns.count).partialValue <= Self.mostValues else {
            throw JSONMismatch(path: "rows", expected: "at most \(Self.mostValues) values; more go into a file")
        }
        do throws(JSONRows.Mismatch) {
            try JSONRows.check(rows, columns.map { TableData.Column(name: $0.name, type: $0.type) })
        } catch {
            throw JSONMismatch(path: "rows\(error.place)", expected: error.expectation)
        }
        text = json.text
        count = rows.count
    }

    /// Stored rows, which were checked before.
    init(kept text: [UInt8], count: Int) {
        self.text = text
        self.count = count
    }
}

/// The rows of a table that was declared while the emulator ran. They are reset, saved and restored with everything else.
struct CatalogueRowsRecord: Record {
    static let kind = "catalogueRows"

    /// Its id is the table's key with the account and the region that it was declared for.
    var row: Row
    var rows: CatalogueRows

    init(row: Row, rows: CatalogueRows) {
        self.row = row
        self.rows = rows
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        guard case .array(let rows)? = body["rows"] else { throw JSONMismatch(path: "rows", expected: "a list") }
        self.rows = CatalogueRows(kept: JSON.array(rows).text, count: rows.count)
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.name("rows")
        writer.verbatim(rows.text)
        writer.endObject()
    }

    static func id(of table: CatalogueTable) -> String {
        "\(Catalogue.key(table.database, table.name))|\(table.account ?? "")|\(table.region ?? "")"
    }
}

extension CleanRooms {
    /// Stores the rows of a declared table, replacing its earlier rows and an uploaded file.
    func keep(_ rows: CatalogueRows?, of table: CatalogueTable) throws {
        let id = CatalogueRowsRecord.id(of: table)
        try store.delete(CatalogueRowsRecord.self, id: id)
        try dropUpload(id)
        guard let rows else { return }
        let row = Row(
            id: id, account: CatalogueRecord.scope.account, region: CatalogueRecord.scope.region, createdAt: clock.now.milliseconds)
        try store.insert(CatalogueRowsRecord(row: row, rows: rows))
    }

    private func declaredRows(of table: CatalogueTable) throws -> CatalogueRows? {
        if let rows = table.rows { return rows }
        let id = CatalogueRowsRecord.id(of: table)
        try allow(store.bodyBytes(of: CatalogueRowsRecord.self, id: id), of: LongWork.rows)
        return try store.find(CatalogueRowsRecord.self, id: id)?.rows
    }

    /// The rows of a declared table, for members who may see some of its columns; nil if only its columns are known.
    ///
    /// - Parameter owner: Whose table it is, and where.
    func data(of table: CatalogueTable, for columns: [CleanRoomsModel.Column], owner: TableOwner) throws -> TableData? {
        guard let source = try source(of: table, owner) else { return nil }
        // A query is bound to the types that its schema shows, which for a table of Snowflake are Snowflake's own.
        let types = Dictionary(columns.map { ($0.name.lowercased(), $0.type) }, uniquingKeysWith: { first, _ in first })
        return TableData(
            columns: table.allColumns.map { TableData.Column(name: $0.name, type: types[$0.name] ?? $0.type) }, source: source,
            seenAs: columns.map(\.name))
    }

    private func source(of table: CatalogueTable, _ owner: TableOwner) throws -> TableData.Source? {
        if table.isLookedUp { return .catalogue(CatalogueName(owner: owner, database: table.database, table: table.name)) }
        if let (file, form) = try upload(of: table) { return .upload(file, form) }
        if let path = table.data { return .file(path) }
        if let rows = try declaredRows(of: table) { return .rows(rows.text) }
        guard settings.readsLocations, let folder = table.location else { return nil }
        return .stored(StoredTable(folder: folder, form: table.form, owner: owner, partitionKeys: table.partitionKeyNames))
    }
}
