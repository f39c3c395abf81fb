// An ID mapping table as a schema, with the analysis rule that the service manages for it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-id-mapping-table.html

import Rules
import SQL
import CleanRoomsModel
import Store

/// An ID mapping table and how its columns are protected.
struct SharedIdMappingTable {
    let table: IdMappingTableRecord
    let rule: AnalysisRuleIdMappingTable
}

extension SharedIdMappingTable {
    /// The columns of every mapping table, by the side that each holds; the service may name them after the namespaces instead.
    private static let columnsBySide = [(type: IdNamespaceType.source, column: "source_id"), (type: .target, column: "target_id")]

    /// - Parameter unprotected: The sides whose namespace association lets the ids be used as a dimension.
    init(_ table: IdMappingTableRecord, unprotected: Set<IdNamespaceType>) {
        self.table = table
        let columns = Self.columnsBySide
        let protected = columns.filter { !unprotected.contains($0.type) }.map(\.column)
        rule = AnalysisRuleIdMappingTable(
            joinColumns: columns.map(\.column),
            queryConstraints: protected.isEmpty ? [] : [.requireOverlap(QueryConstraintRequireOverlap(columns: protected))],
            dimensionColumns: columns.filter { unprotected.contains($0.type) }.map(\.column))
    }

    var columns: [Column] { Self.columnsBySide.map { Column(name: $0.column, type: "string") } }

    /// An empty table is ready for nothing.
    var readiness: SchemaReadiness {
        let reasons: [SchemaStatusReasonCode] = table.isPopulated ? [] : [.idMappingTableNotPopulated]
        return SchemaReadiness(ruleType: .idMappingTable, isDifferentiallyPrivate: false, direct: reasons, additional: reasons)
    }

    var relation: Relation {
        Relation(
            name: table.sqlName, kind: .idMappingTable, ownerAccountID: table.row.account,
            columns: columns.map { TableSchema.Column(name: $0.name, type: $0.type) }, rule: .idMappingTable(rule),
            readiness: readiness.direct)
    }

    func view(in collaboration: CollaborationRecord) -> Schema {
        Schema(
            columns: columns, partitionKeys: [], analysisRuleTypes: [.idMappingTable], creatorAccountId: table.row.account,
            name: table.sqlName, collaborationId: collaboration.row.id, collaborationArn: collaboration.arn.description,
            description: table.description ?? "", createTime: table.row.createTime, updateTime: table.updateTime,
            type: .idMappingTable, schemaStatusDetails: readiness.details, resourceArn: table.arn.description,
            schemaTypeProperties: .idMappingTable(
                IdMappingTableSchemaTypeProperties(idMappingTableInputSource: table.inputSources, idMappingTableId: table.row.id)))
    }

    func summary(in collaboration: CollaborationRecord) -> SchemaSummary {
        SchemaSummary(
            name: table.sqlName, type: .idMappingTable, creatorAccountId: table.row.account, createTime: table.row.createTime,
            updateTime: table.updateTime, collaborationId: collaboration.row.id, collaborationArn: collaboration.arn.description,
            analysisRuleTypes: [.idMappingTable], resourceArn: table.arn.description)
    }

    /// The rule has the table's times (inferred). The model knows no consolidated policy of this type.
    func analysisRule(in collaboration: CollaborationRecord) -> AnalysisRule {
        AnalysisRule(
            collaborationId: collaboration.row.id, type: .idMappingTable, name: table.sqlName, createTime: table.row.createTime,
            updateTime: table.updateTime, policy: .v1(.idMappingTable(rule)))
    }
}

extension Call {
    /// The ID mapping tables of a collaboration's active members.
    ///
    /// - Parameter names: Only these names, as ``SQLNames/stored(_:)``; nil for all.
    func idMappingTables(in collaborationID: String, named names: Set<String>?) throws -> [SharedIdMappingTable] {
        try tables(of: IdMappingTableRecord.self, in: collaborationID, named: names).map { table in
            // What becomes of the rule when an association changes or goes is inferred: it follows, and without one protects.
            let unprotected = try table.inputSources.filter { source in
                let association = try store.find(IdNamespaceAssociationRecord.self, id: source.idNamespaceAssociationId)
                return association?.idMappingConfig?.allowUseAsDimensionColumn ?? false
            }
            return SharedIdMappingTable(table, unprotected: Set(unprotected.map(\.type)))
        }
    }
}
