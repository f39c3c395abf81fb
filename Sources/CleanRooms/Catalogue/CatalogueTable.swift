// A table of a data catalogue, as the tester declares it.
// Reference: https://docs.aws.amazon.com/glue/latest/webapi/API_Table.html, whose JSON is read too.

package import CleanRoomsModel
package import JSON
import SQL
package import Tables

/// What a table reference points to: a table in an account's catalogue, with its columns in the catalogue's words.
package struct CatalogueTable: Sendable, Equatable {
    /// The account whose catalogue it is in; nil for every account's.
    package var account: String?
    /// The region of the catalogue; nil for every region.
    package var region: String?
    /// The database, in lower case as Glue keeps names; a schema for Databricks.
    package let database: String
    package let name: String
    package let columns: [CleanRoomsModel.Column]
    /// Columns by which the data is partitioned. As in Glue, they are not among `columns`.
    package let partitionKeys: [CleanRoomsModel.Column]
    /// A file with the table's rows.
    package var data: String?
    /// The folder with the files of the table; nil if it is not known or not on S3.
    package var location: BucketFolder?
    /// How these files are written.
    package var form = TableForm()
    /// Whether it comes from an external data catalogue, which is asked again when its rows are needed.
    var isLookedUp = false
    /// The table's rows where they were declared with it. They are kept apart from the declaration, which is read often.
    package var rows: CatalogueRows?

    /// Columns and partition keys: everything a query can name.
    package var allColumns: [CleanRoomsModel.Column] { columns + partitionKeys }

    /// All of its columns, as readers of files know them.
    package var dataColumns: [TableData.Column] { allColumns.map { TableData.Column(name: $0.name, type: $0.type) } }

    package var partitionKeyNames: [String] { partitionKeys.map(\.name) }

    /// What it is called in messages: `crm.customers`.
    package var path: String { "\(database).\(name)" }

    /// - Throws: `JSONMismatch` for no columns, a column named twice, and a type that Clean Rooms' SQL does not have.
    package init(
        account: String? = nil, region: String? = nil, database: String, name: String, columns: [CleanRoomsModel.Column],
        partitionKeys: [CleanRoomsModel.Column] = [],
        data: String? = nil, rows: CatalogueRows? = nil
    ) throws(JSONMismatch) {
        self.account = account
        self.region = region
        self.database = database.lowercased()
        self.name = name.lowercased()
        self.columns = columns.map { CleanRoomsModel.Column(name: $0.name.lowercased(), type: $0.type.lowercased()) }
        self.partitionKeys = partitionKeys.map { CleanRoomsModel.Column(name: $0.name.lowercased(), type: $0.type.lowercased()) }
        self.data = data
        self.rows = rows
        guard data == nil || rows == nil else {
            throw JSONMismatch(path: "rows", expected: "there without data: a table has either its rows or a file with them")
        }
        guard !columns.isEmpty else { throw JSONMismatch(path: "columns", expected: "a list of at least one column") }
        if let account, !AccountID.isOne(account) {
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
    /// What the path of a file says about the table in it.
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
        let known = [
            "account", "region", "database", "table", "columns", "partitionKeys", "data", "rows", "location", "format", "library",
            "parameters",
        ]
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
        location = try Self.location(try object.optional("location"), "location")
        form = TableForm(
            library: try object.optional("library"), classification: try object.optional("format"),
            parameters: try Self.parameters(object["parameters"], "parameters"))
        // Glue's own words are any.
        if let format = form.classification, form.library == nil, form.parameters["classification"] == nil,
            !["csv", "json", "parquet"].contains(format)
        {
            throw JSONMismatch(path: "format", expected: "one of csv, json, parquet")
        }
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
        form = try TableForm(glue: storage, parameters: try Self.parameters(object["Parameters"], "Table.Parameters"))
        let text: String? = try storage.members().optional("Location")
        // A table that is elsewhere, such as in a database, has no files.
        if let text, text.lowercased().hasPrefix("s3") { location = try Self.location(text, "Table.StorageDescriptor.Location") }
    }

    /// A folder of S3.
    static func location(_ text: String?, _ path: String) throws(JSONMismatch) -> BucketFolder? {
        guard let text, !text.isEmpty else { return nil }
        guard let folder = BucketFolder(text) else { throw JSONMismatch(path: path, expected: "a folder such as s3://bucket/prefix/") }
        return folder
    }

    /// Texts by their names; numbers and booleans are their texts.
    static func parameters(_ json: JSON?, _ path: String) throws(JSONMismatch) -> [String: String] {
        guard let json, json != .null else { return [:] }
        guard case .object(let object) = json else { throw JSONMismatch(path: path, expected: "an object of texts") }
        var parameters: [String: String] = [:]
        for member in object.members {
            switch member.value {
            case .string(let text): parameters[member.name] = text
            case .integer, .bool: parameters[member.name] = String(decoding: member.value.text, as: UTF8.self)
            default: throw JSONMismatch(path: "\(path).\(member.name)", expected: "a text")
            }
        }
        return parameters
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
        writer.member("location", location?.description)
        writer.member("format", form.classification)
        writer.member("library", form.library)
        if !form.parameters.isEmpty {
            let parameters = form.parameters.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
            writer.member("parameters", JSON.object(JSON.Object(parameters)))
        }
        writer.endObject()
    }

    /// A list of `{"name", "type"}`, or an object of types by name, in order.
    private static func columns(_ json: JSON, _ path: String) throws(JSONMismatch) -> [CleanRoomsModel.Column] {
        if case .object(let types) = json {
            var columns: [CleanRoomsModel.Column] = []
            for member in types.members {
                guard let type = member.value.string else { throw JSONMismatch(path: "\(path).\(member.name)", expected: "a type") }
                columns.append(CleanRoomsModel.Column(name: member.name, type: type))
            }
            return columns
        }
        guard case .array(let elements) = json else { throw JSONMismatch(path: path, expected: "a list of columns") }
        var columns: [CleanRoomsModel.Column] = []
        for (index, element) in elements.enumerated() {
            guard let name = element["name"]?.string, let type = element["type"]?.string else {
                throw JSONMismatch(path: "\(path)[\(index)]", expected: "a column with a name and a type")
            }
            columns.append(CleanRoomsModel.Column(name: name, type: type))
        }
        return columns
    }

    /// Digits may come as a number, since YAML reads digits without quotes as one.
    private static func account(in object: JSON.Object) throws(JSONMismatch) -> String? {
        if case .integer(let digits) = object["account"] { return "\(digits)" }
        return try object.optional("account")
    }

    private static func required(_ given: String?, _ place: String?, _ path: String) throws(JSONMismatch) -> String {
        guard let name = try agreed(given, place, path), !name.isEmpty else { throw JSONMismatch(path: path, expected: "there") }
        return name
    }

    /// The value that the JSON and the path of its file agree on, or that one of them gives.
    private static func agreed(_ given: String?, _ place: String?, _ path: String) throws(JSONMismatch) -> String? {
        guard let given, let place, given.lowercased() != place.lowercased() else { return given ?? place }
        throw JSONMismatch(path: path, expected: "\(place), as the place of the file says")
    }
}

extension TableForm {
    /// As Glue's StorageDescriptor has it.
    ///
    /// - Parameter parameters: Those of the table, or of the partition.
    package init(glue storage: JSON, parameters: [String: String]) throws(JSONMismatch) {
        let serde = storage["SerdeInfo"]
        var all = try CatalogueTable.parameters(storage["Parameters"], "StorageDescriptor.Parameters")
        all.merge(parameters) { _, table in table }
        let own = try CatalogueTable.parameters(serde?["Parameters"], "StorageDescriptor.SerdeInfo.Parameters")
        all.merge(own) { _, own in own }
        self.init(library: serde?["SerializationLibrary"]?.string, classification: all["classification"], parameters: all)
    }
}

/// A column as Glue writes it.
private struct GlueColumn: JSONReadable {
    let column: CleanRoomsModel.Column

    init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        column = CleanRoomsModel.Column(name: try object.required("Name"), type: try object.required("Type"))
    }
}
