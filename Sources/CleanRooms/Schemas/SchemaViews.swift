// What a collaboration shows of a schema.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Schema.html

import CleanRoomsModel
import Store

extension SchemaSource {
    func view(in collaboration: CollaborationRecord) -> Schema {
        switch self {
        case .table(let relation): relation.view(in: collaboration)
        case .idMappingTable(let shared): shared.view(in: collaboration)
        case .intermediateTable(let shared): shared.view(in: collaboration)
        }
    }

    func summary(in collaboration: CollaborationRecord) -> SchemaSummary {
        switch self {
        case .table(let relation): relation.summary(in: collaboration)
        case .idMappingTable(let shared): shared.summary(in: collaboration)
        case .intermediateTable(let shared): shared.summary(in: collaboration)
        }
    }

    /// The rule under which the schema can be analysed; nil without one.
    func analysisRule(in collaboration: CollaborationRecord) -> AnalysisRule? {
        switch self {
        case .table(let relation): relation.analysisRule(in: collaboration)
        case .idMappingTable(let shared): shared.analysisRule(in: collaboration)
        case .intermediateTable(let shared): shared.analysisRule(in: collaboration)
        }
    }
}

extension AssociatedTable {
    private var ruleTypes: [AnalysisRuleType] { rule.map { [$0.policy.v1.type] } ?? [] }

    /// The allowed columns, in the order of the table (inferred); none when the table has been deleted.
    var columns: [Column] {
        guard let table else { return [] }
        // A column of unknown type is taken for text.
        return table.allowedColumns.map { Column(name: $0, type: source?.types[$0] ?? "string") }
    }

    /// The allowed columns by which the data is laid out; that they are among the columns too is inferred.
    private var partitionKeys: [Column] {
        columns.filter { source?.partitionKeys.contains($0.name) ?? false }
    }

    /// Times and description are the association's (inferred).
    fileprivate func view(in collaboration: CollaborationRecord) -> Schema {
        Schema(
            columns: columns, partitionKeys: partitionKeys, analysisRuleTypes: ruleTypes, analysisMethod: table?.analysisMethod,
            selectedAnalysisMethods: table?.selectedAnalysisMethods, creatorAccountId: association.row.account,
            name: association.name, collaborationId: collaboration.row.id, collaborationArn: collaboration.arn.description,
            // The model requires a description, also of an association that has none.
            description: association.description ?? "", createTime: association.row.createTime, updateTime: association.updateTime,
            type: .table, schemaStatusDetails: readiness.details, resourceArn: association.arn.description,
            schemaTypeProperties: .configuredTableAssociation(
                ConfiguredTableAssociationSchemaTypeProperties(configuredTableAssociationId: association.row.id)))
    }

    fileprivate func summary(in collaboration: CollaborationRecord) -> SchemaSummary {
        SchemaSummary(
            name: association.name, type: .table, creatorAccountId: association.row.account,
            createTime: association.row.createTime, updateTime: association.updateTime, collaborationId: collaboration.row.id,
            collaborationArn: collaboration.arn.description, analysisRuleTypes: ruleTypes, analysisMethod: table?.analysisMethod,
            resourceArn: association.arn.description, selectedAnalysisMethods: table?.selectedAnalysisMethods)
    }

    /// Times are those of the table's rule (inferred).
    fileprivate func analysisRule(in collaboration: CollaborationRecord) -> AnalysisRule? {
        rule.map { rule in
            AnalysisRule(
                collaborationId: collaboration.row.id, type: rule.policy.v1.type, name: association.name,
                createTime: rule.row.createTime, updateTime: rule.updateTime, policy: rule.policy.v1.schemaPolicy,
                collaborationPolicy: collaborationRule?.policy,
                consolidatedPolicy: rule.policy.v1.consolidated(with: collaborationRule?.policy))
        }
    }
}
