// The table that a configured table points to: what is known of its columns.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TableReference.html

import CleanRoomsModel
import Store

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
    /// Where the table is in a data catalogue; nil for Snowflake, whose tables the reference itself describes.
    ///
    /// Databricks has catalogues of its own; a schema stands for the database there (inferred).
    fileprivate var place: (database: String, table: String, region: String?)? {
        switch self {
        case .glue(let reference): (reference.databaseName, reference.tableName, reference.region?.rawValue)
        case .athena(let reference): (reference.databaseName, reference.tableName, reference.region?.rawValue)
        case .databricks(let reference): (reference.schemaName, reference.tableName, nil)
        case .snowflake: nil
        }
    }

    /// What the reference says of the table: only Snowflake's do.
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
        guard let place = table.tableReference.place else { return nil }
        return try service.catalogueTable(
            place.database, place.table, account: table.row.account, region: place.region ?? table.row.region)
    }

    /// Whether the table that a configured table points to has its columns.
    ///
    /// That the service looks, and answers with this error, is inferred: `ResourceNotFoundException` is declared as well.
    func sourceIssues(with table: ConfiguredTableRecord) throws -> [FieldIssue] {
        if let source = try sourceTable(of: table) { return source.issues(with: table.allowedColumns) }
        guard settings.isCatalogueStrict, let place = table.tableReference.place else { return [] }
        return [FieldIssue("tableReference", "Table \(place.database).\(place.table) does not exist in the data catalog.")]
    }
}
