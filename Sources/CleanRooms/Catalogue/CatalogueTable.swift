// A table of a data catalogue, as the tester declares it.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html, whose JSON is read too.

package import CleanRoomsModel
package import JSON
import SQL

/// What a table reference points to: a table in an account's catalogue, with its columns in the catalogue's words.
package struct CatalogueTable: Sendable, Equatable {
    /// The account whose catalogue it is in; nil for every account's.
    package var account: String?
    /// The region of the catalogue; nil for every region.
    package var region: String?
    /// The database, in lower case as Glue keeps names; a schema for Databricks.
    package let database: String
    package let name: String
    package let columns: [Column]
    /// Columns by which the data is laid out; in the catalogue they are no part of `columns`.
    package let partitionKeys: [Column]
    /// A CSV file with the table's rows.
    package var data: String?
    /// The table's rows where they were declared with it. They are kept apart from the declaration, which is read often.
    package var rows: CatalogueRows?

    /// Columns and partition keys: everything a query can name.
    package var allColumns: [Column] { columns + partitionKeys }

    /// What it is called in messages: `crm.customers`.
    package var path: String { "\(database).\(name)" }

    /// - Throws: `JSONMismatch` for no columns, a column named twice, and a type that Clean Rooms' SQL does not have.
    package init(
        account: String? = nil, region: String? = nil, database: String, name: String, columns: [Column], partitionKeys: [Column] = [],
        data: String? = nil, rows: CatalogueRows? = nil
    ) throws(JSONMismatch) {
        self.account = account
        self.region = region
        self.database = database.lowercased()
        self.name = name.lowercased()
        self.columns = columns.map { Column(name: $0.name.lowercased(), type: $0.type.lowercased()) }
        self.partitionKeys = partitionKeys.map { Column(name: $0.name.lowercased(), type: $0.type.lowercased()) }
        self.data = data
        self.rows = rows
        guard data == nil || rows == nil else {
            throw JSONMismatch(path: "rows", expected: "there without data: a table has either its rows or a file with them")
        }
        guard !columns.isEmpty else { throw JSONMismatch(path: "columns", expected: "a list of at least one column") }
        if let account, !account.isAccount {
            throw JSONMismatch(path: "account", expected: "the twelve digits of an account")
        }
        var names: Set<String> = []
        for column in allColumns {
            guard names.insert(column.name).inserted else {
                throw JSONMismatch(path: "columns.\(column.name)", expected: "there only once")
            }
            guard isKnownType(column.type) else {
                throw JSONMismatch(path: "columns.\(column.name)", expected: "of a type that SQL has, as string and decimal(10,2) are")
            }
        }
    }
}

extension CatalogueTable {
    /// What the place of a file says of the table in it.
    package struct Place: Sendable {
        package var account: String?
        package var database: String?
        package var name: String?

        package init(account: String? = nil, database: String? = nil, name: String? = nil) {
            self.account = account
            self.database = database
            self.name = name
        }
    }
}

extension CatalogueTable: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) { try self.init(json: json, at: Place()) }

    /// Reads `{"database", "table", "columns", …}`, or what `aws glue get-table` prints.
    ///
    /// - Parameter place: What is known of the table besides; the JSON has to agree with it.
    package init(json: JSON, at place: Place) throws(JSONMismatch) {
        if let table = json["Table"] {
            try self.init(glue: table, at: place)
            return
        }
        let object = try json.members()
        let known = ["account", "region", "database", "table", "columns", "partitionKeys", "data", "rows"]
        if let other = object.members.first(where: { !known.contains($0.name) }) {
            throw JSONMismatch(path: other.name, expected: "one of \(known.joined(separator: ", "))")
        }
        try self.init(
            account: try Self.agreed(try Self.account(in: object), place.account, "account"), region: try object.optional("region"),
            database: try Self.required(try object.optional("database"), place.database, "database"),
            name: try Self.required(try object.optional("table"), place.name, "table"),
            columns: try Self.columns(object["columns"] ?? .null, "columns"),
            partitionKeys: try Self.columns(object["partitionKeys"] ?? .array([]), "partitionKeys"), data: try object.optional("data"))
        if let rows = object["rows"] { self.rows = try CatalogueRows(json: rows, of: allColumns) }
    }

    private init(glue table: JSON, at place: Place) throws(JSONMismatch) {
        let object = try table.members()
        let storage: JSON = try object.required("StorageDescriptor")
        let columns: [GlueColumn] = try storage.members().required("Columns")
        let keys: [GlueColumn]? = try object.optional("PartitionKeys")
        try self.init(
            account: try Self.agreed(try object.optional("CatalogId"), place.account, "Table.CatalogId"),
            database: try Self.required(try object.optional("DatabaseName"), place.database, "Table.DatabaseName"),
            name: try Self.required(try object.optional("Name"), place.name, "Table.Name"),
            columns: columns.map(\.column), partitionKeys: keys?.map(\.column) ?? [])
    }

    /// Writes the declaration, without its rows.
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("account", account)
        writer.member("region", region)
        writer.member("database", database)
        writer.member("table", name)
        writer.member("columns", columns)
        if !partitionKeys.isEmpty { writer.member("partitionKeys", partitionKeys) }
        writer.member("data", data)
        writer.endObject()
    }

    /// A list of `{"name", "type"}`, or an object of types by name, in order.
    private static func columns(_ json: JSON, _ path: String) throws(JSONMismatch) -> [Column] {
        if case .object(let types) = json {
            var columns: [Column] = []
            for member in types.members {
                guard let type = member.value.string else { throw JSONMismatch(path: "\(path).\(member.name)", expected: "a type") }
                columns.append(Column(name: member.name, type: type))
            }
            return columns
        }
        guard case .array(let elements) = json else { throw JSONMismatch(path: path, expected: "a list of columns") }
        var columns: [Column] = []
        for (index, element) in elements.enumerated() {
            guard let name = element["name"]?.string, let type = element["type"]?.string else {
                throw JSONMismatch(path: "\(path)[\(index)]", expected: "a column with a name and a type")
            }
            columns.append(Column(name: name, type: type))
        }
        return columns
    }

    /// Digits may be a number, which YAML makes of those that are not in quotes.
    private static func account(in object: JSON.Object) throws(JSONMismatch) -> String? {
        if case .integer(let digits) = object["account"] { return "\(digits)" }
        return try object.optional("account")
    }

    private static func required(_ given: String?, _ place: String?, _ path: String) throws(JSONMismatch) -> String {
        guard let name = try agreed(given, place, path), !name.isEmpty else { throw JSONMismatch(path: path, expected: "there") }
        return name
    }

    /// What the JSON and the place of its file both say, or the one that says something.
    private static func agreed(_ given: String?, _ place: String?, _ path: String) throws(JSONMismatch) -> String? {
        guard let given, let place, given.lowercased() != place.lowercased() else { return given ?? place }
        throw JSONMismatch(path: path, expected: "\(place), as the place of the file says")
    }
}

extension String {
    /// Whether this is the twelve digits of an account.
    var isAccount: Bool { utf8.count == 12 && utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } }
}

/// A column as Glue writes it.
private struct GlueColumn: JSONReadable {
    let column: Column

    init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        column = Column(name: try object.required("Name"), type: try object.required("Type"))
    }
}
