// What schemas are derived from: nothing of a schema is stored.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

import CleanRoomsModel
import Store

/// Something that a collaboration can be queried for by a name.
///
/// A new kind of relation is a case here and a line in ``Call/schemas(in:named:)``.
enum SchemaSource {
    case table(AssociatedTable)
    case idMappingTable(SharedIdMappingTable)
    case intermediateTable(SharedIntermediateTable)
}

/// A configured table under the name that an association gives it.
struct AssociatedTable {
    let association: AssociationRecord
    /// Nil once the table has been deleted: its association stays, and cannot be analysed.
    let table: ConfiguredTableRecord?
    /// What is known of the columns of the table that it points to.
    let source: SourceTable?
    let rule: ConfiguredTableRuleRecord?
    let collaborationRule: AssociationRuleRecord?
    let readiness: SchemaReadiness
}

extension SchemaSource {
    /// The record that the schema takes its place in listings from.
    var row: Row {
        switch self {
        case .table(let relation): relation.association.row
        case .idMappingTable(let shared): shared.table.row
        case .intermediateTable(let shared): shared.table.row
        }
    }

    /// The name in SQL, in lower case.
    var name: String {
        switch self {
        case .table(let relation): relation.association.name
        case .idMappingTable(let shared): shared.table.sqlName
        case .intermediateTable(let shared): shared.table.sqlName
        }
    }

    var type: SchemaType {
        switch self {
        case .table: .table
        case .idMappingTable: .idMappingTable
        case .intermediateTable: .intermediateTable
        }
    }

    /// The account whose data it is.
    var owner: String { row.account }

    var readiness: SchemaReadiness {
        switch self {
        case .table(let relation): relation.readiness
        case .idMappingTable(let shared): shared.readiness
        case .intermediateTable(let shared): shared.readiness
        }
    }

    /// The protection of those whom the rows are about, if the rule asks for it.
    var differentialPrivacy: DifferentialPrivacyConfiguration? {
        switch self {
        case .table(let relation): relation.rule?.policy.v1.custom?.differentialPrivacy
        case .idMappingTable: nil
        case .intermediateTable(let shared): shared.rule?.policy.custom.differentialPrivacy
        }
    }
}

extension Call {
    /// What the active members of a collaboration bring into it, newest first. Members who left or were removed took theirs along.
    ///
    /// - Parameter names: Only these names, as ``SQLNames/stored(_:)``; nil for all.
    func schemas(in collaborationID: String, named names: Set<String>? = nil) throws -> [SchemaSource] {
        let sources =
            try associatedTables(in: collaborationID, named: names).map(SchemaSource.table)
            + idMappingTables(in: collaborationID, named: names).map(SchemaSource.idMappingTable)
            + sharedIntermediateTables(in: collaborationID, named: names).map(SchemaSource.intermediateTable)
        return sources.sorted { ($0.row.createdAt, $0.row.id) > ($1.row.createdAt, $1.row.id) }
    }

    private func associatedTables(in collaborationID: String, named names: Set<String>?) throws -> [AssociatedTable] {
        try tables(of: AssociationRecord.self, in: collaborationID, named: names).map { association in
            let table = try store.find(ConfiguredTableRecord.self, id: association.configuredTableID)
            let rule = try table.flatMap { try configuredTableRule(of: $0.row.id) }
            let collaborationRule = try associationRule(of: association.row.id)
            return AssociatedTable(
                association: association, table: table, source: try table.flatMap { try sourceTable(of: $0) }, rule: rule,
                collaborationRule: collaborationRule,
                readiness: SchemaReadiness(
                    rule: rule?.policy.v1, collaborationRule: collaborationRule?.policy,
                    templates: try templates(of: collaborationID, allowedBy: rule?.policy.v1.custom?.allowedAnalyses),
                    hasPrivacyPolicy: try differentialPrivacyPolicy(of: association.membershipID) != nil))
        }
    }

    /// Which of a rule's allowed analyses are templates that a collaboration's active members have.
    func templates(of collaborationID: String, allowedBy analyses: [String]?) throws -> Set<String> {
        Set(
            try (analyses ?? []).filter { arn in
                guard case .child(.analysisTemplate, let id, membership: _)? = ARN(arn)?.cleanRoomsResource,
                    let template = try store.find(AnalysisTemplateRecord.self, id: id)
                else { return false }
                guard template.arn.description == arn, template.collaborationID == collaborationID else { return false }
                return try activeMemberships(in: collaborationID).contains(template.membershipID)
            })
    }
}
