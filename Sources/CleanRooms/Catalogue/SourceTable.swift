// The table that a configured table points to: what is known of its columns.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TableReference.html

package import CleanRoomsModel
import Store
package import Tables

/// What is known of a table outside of the service.
struct SourceTable {
    /// The types of its columns by name, in the catalogue's words.
    let types: [String: String]
    let partitionKeys: [String]

    /// What is wrong with the allowed columns of a configured table (the wording is ours).
    func issues(with columns: [String]) -> [FieldIssue] {
        let unknown = columns.filter { types[$0] == nil }
        guard !unknown.isEmpty else { return [] }
        return [FieldIssue("allowedColumns", "Column(s) [\(unknown.joined(separator: ", "))] is not in the table's schema.")]
    }
}

extension TableReference {
    /// Where the table is in a data catalogue.
    ///
    /// Snowflake and Databricks have catalogues of their own: there a schema stands for the database (inferred).
    fileprivate var place: (database: String, table: String, region: String?) {
        switch self {
        case .glue(let reference): (reference.databaseName, reference.tableName, reference.region?.rawValue)
        case .athena(let reference): (reference.databaseName, reference.tableName, reference.region?.rawValue)
        case .databricks(let reference): (reference.schemaName, reference.tableName, nil)
        case .snowflake(let reference): (reference.schemaName, reference.tableName, nil)
        }
    }

    /// The table in AWS's own catalogue, Glue's, which Athena's tables are in too; nil for others.
    ///
    /// - Parameters:
    ///   - account: Whose catalogue it is.
    ///   - region: Where the reference names none.
    package func catalogueName(account: String, region: String) -> CatalogueName? {
        switch self {
        case .glue, .athena:
            CatalogueName(
                owner: TableOwner(account: account, region: place.region ?? region), database: place.database.lowercased(),
                table: place.table.lowercased())
        case .snowflake, .databricks: nil
        }
    }

    /// What the reference itself says about the table. Only Snowflake's references say anything.
    fileprivate var stated: SourceTable? {
        guard case .snowflake(let reference) = self, case .v1(let columns) = reference.tableSchema else { return nil }
        return SourceTable(
            types: Dictionary(columns.map { ($0.columnName, $0.columnType) }, uniquingKeysWith: { first, _ in first }),
            partitionKeys: [])
    }
}

extension Call {
    /// What is known of the table that a configured table points to: by its own reference, or by the catalogue of its account; nil for
    /// a table that nobody has declared.
    func sourceTable(of table: ConfiguredTableRecord) throws -> SourceTable? {
        if let stated = table.tableReference.stated { return stated }
        guard let declared = try declaredTable(of: table) else { return nil }
        return SourceTable(
            types: Dictionary(declared.allColumns.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first }),
            partitionKeys: declared.partitionKeys.map(\.name))
    }

    /// The table of the catalogue that a configured table points to; nil for one that nobody has declared.
    func declaredTable(of table: ConfiguredTableRecord) throws -> CatalogueTable? {
        let place = table.tableReference.place
        if let declared = try service.catalogueTable(
            place.database, place.table, account: table.row.account, region: table.catalogueRegion)
        {
            return declared
        }
        return try table.tableReference.catalogueName(account: table.row.account, region: table.row.region).flatMap {
            try service.lookedUpTable($0, isNew: operation == .createConfiguredTable || operation == .updateConfiguredTable)
        }
    }

    /// Whether the table that a configured table points to has its columns.
    ///
    /// That the service looks, and answers with this error, is inferred: `ResourceNotFoundException` is declared as well.
    func sourceIssues(with table: ConfiguredTableRecord) throws -> [FieldIssue] {
        let place = table.tableReference.place
        // What a tester declared wins over what a catalogue says.
        if let name = table.tableReference.catalogueName(account: table.row.account, region: table.row.region),
            let sentence = service.refusal(of: name, isStrict: settings.isCatalogueStrict),
            try service.catalogueTable(place.database, place.table, account: name.owner.account, region: name.owner.region) == nil
        {
            return [FieldIssue("tableReference", sentence)]
        }
        if let source = try sourceTable(of: table) { return source.issues(with: table.allowedColumns) }
        guard settings.isCatalogueStrict else { return [] }
        return [FieldIssue("tableReference", "Table \(place.database).\(place.table) does not exist in the data catalog.")]
    }
}

extension ConfiguredTableRecord {
    /// The region of the catalogue that its table is in.
    var catalogueRegion: String { tableReference.place.region ?? row.region }
}
