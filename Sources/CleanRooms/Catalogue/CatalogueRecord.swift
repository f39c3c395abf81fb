// Tables that were declared while the emulator ran, so that they are reset, saved and restored with everything else.
// Source: our own form.

import CleanRoomsModel
import Clocks
import JSON
import Store

/// The tables of one name, whatever their account and region.
struct CatalogueRecord: Record {
    static let kind = "catalogueTable"

    /// Its id is the name as ``Catalogue/key(_:_:)`` has it. It belongs to no account, since a catalogue is the tester's.
    var row: Row
    var tables: [CatalogueTable]

    init(key: String, tables: [CatalogueTable], createdAt: Int64) {
        row = Row(id: key, account: Self.scope.account, region: Self.scope.region, createdAt: createdAt)
        self.tables = tables
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        self.row = row
        tables = try body.members().required("tables")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("tables", tables)
        writer.endObject()
    }

    static let scope = (account: "", region: "")
}

extension CleanRooms {
    /// Adds tables to the catalogue. Each replaces one that was declared for the same account and region.
    ///
    /// They win over the tables that the emulator was started with.
    package func declare(_ tables: [CatalogueTable]) throws {
        try store.transaction {
            for table in tables {
                let key = Catalogue.key(table.database, table.name)
                let known = try store.find(CatalogueRecord.self, id: key)
                var record = known ?? CatalogueRecord(key: key, tables: [], createdAt: clock.now.milliseconds)
                record.tables.declare(table)
                if known == nil { try store.insert(record) } else { try store.update(record) }
                try keep(table.rows, of: table)
            }
        }
    }

    /// Whether configured tables have to point to declared tables.
    package var isCatalogueStrict: Bool { settings.isCatalogueStrict }

    /// All declared tables.
    package func catalogue() throws -> Catalogue {
        var catalogue = settings.catalogue
        let scope = Scope.account(CatalogueRecord.scope.account, region: CatalogueRecord.scope.region)
        for record in try store.all(of: CatalogueRecord.self, in: scope) {
            for table in record.tables { catalogue.declare(table) }
        }
        return catalogue
    }

    /// The declared table that a name means in an account and region; nil if nobody has declared it.
    func catalogueTable(_ database: String, _ table: String, account: String, region: String) throws -> CatalogueTable? {
        let key = Catalogue.key(database, table)
        let declared = try store.find(CatalogueRecord.self, id: key)?.tables.closest(to: account, region)
        return declared ?? settings.catalogue.variants(key).closest(to: account, region)
    }
}
