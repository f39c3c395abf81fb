// Tables from an external data catalogue: looked up before a configured table is made, and stored with it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-config-table.html; that the service looks then is inferred.

import CleanRoomsModel
package import JSON
import Store
package import Tables

/// What a catalogue answers about a table.
package enum LookedUpTable: Sendable, Equatable {
    case table(CatalogueTable)
    /// There is no such table, or one that cannot be configured: a sentence.
    case missing(String)
    /// The table cannot be configured: a column has no type of SQL, or what is said of it cannot be read. A sentence.
    case unusable(String)
    /// The catalogue does not answer: a sentence.
    case unknown(String)
}

extension LookedUpTable {
    /// Reads what Glue's GetTable answers.
    package init(glue json: JSON, of name: CatalogueName) {
        do throws(JSONMismatch) {
            var table = try CatalogueTable(json: json, at: .init(database: name.database, name: name.table))
            table.account = name.owner.account
            table.region = name.owner.region
            self = .table(table)
        } catch {
            self = .unusable("Table \(name.database).\(name.table) of the data catalog cannot be used: \(error).")
        }
    }
}

/// The last answers, until the requests that wait for them have been answered.
struct LookedUpTables {
    private var answers: [CatalogueName: LookedUpTable] = [:]

    /// The most answers that are kept; older ones make room.
    private static let most = 1000

    subscript(name: CatalogueName) -> LookedUpTable? { answers[name] }

    mutating func note(_ answer: LookedUpTable, of name: CatalogueName) {
        if answers.count >= Self.most { answers = [:] }
        answers[name] = answer
    }

    mutating func removeAll() { answers = [:] }
}

/// A table as the catalogue described it when a configured table was made of it. It is reset, saved and restored with everything else.
struct LookedUpTableRecord: Record {
    static let kind = "lookedUpTable"

    /// Its id is the table's name with the account and the region of its catalogue.
    var row: Row
    var table: CatalogueTable

    init(_ name: CatalogueName, _ table: CatalogueTable, createdAt: Int64) {
        row = Row(id: Self.id(name), account: name.owner.account, region: name.owner.region, createdAt: createdAt)
        self.table = table
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        self.row = row
        table = try CatalogueTable(json: body)
    }

    func writeBody(to writer: inout JSONWriter) { table.write(to: &writer) }

    static func id(_ name: CatalogueName) -> String {
        "\(Catalogue.key(name.database, name.table))|\(name.owner.account)|\(name.owner.region)"
    }
}

extension CleanRooms {
    /// Notes what the catalogue has answered about a table that a request is about to name.
    package func note(_ answer: LookedUpTable, of name: CatalogueName) { lookedUp.note(answer, of: name) }

    /// A table as the catalogue had it when a configured table was made of it.
    ///
    /// - Parameter isNew: Whether that is made now, so that the catalogue's last answer counts.
    func lookedUpTable(_ name: CatalogueName, isNew: Bool) throws -> CatalogueTable? {
        if isNew, case .table(var table)? = lookedUp[name] {
            table.isLookedUp = true
            return table
        }
        var table = try store.find(LookedUpTableRecord.self, id: LookedUpTableRecord.id(name))?.table
        table?.isLookedUp = true
        return table
    }

    /// Why a configured table cannot be made of a table, by the catalogue's last answer.
    func refusal(of name: CatalogueName, isStrict: Bool) -> String? {
        switch lookedUp[name] {
        case .unusable(let sentence): sentence
        case .missing(let sentence), .unknown(let sentence): isStrict ? sentence : nil
        case .table, nil: nil
        }
    }
}

extension Call {
    /// Stores what the catalogue has answered about a configured table's source, which schemas show from now on.
    func keepSource(of table: ConfiguredTableRecord) throws {
        guard let name = table.tableReference.catalogueName(account: table.row.account, region: table.row.region),
            case .table(let found)? = service.lookedUp[name]
        else { return }
        let record = LookedUpTableRecord(name, found, createdAt: now.milliseconds)
        if try !store.update(record) { try store.insert(record) }
    }
}
