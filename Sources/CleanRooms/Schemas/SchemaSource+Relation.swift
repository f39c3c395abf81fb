// A schema as the analysis of SQL sees it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import AnalysisSQL
import CleanRoomsModel
import Store

extension SchemaSource {
    var relation: Relation {
        switch self {
        case .table(let table): table.relation
        case .idMappingTable(let shared): shared.relation
        }
    }
}

extension AssociatedTable {
    fileprivate var relation: Relation {
        Relation(
            name: association.name, ownerAccountID: association.row.account,
            columns: columns.map { Relation.Column(name: $0.name, type: $0.type) }, rule: rule?.policy.v1.relationRule,
            readiness: readiness.direct, allowedResultReceivers: collaborationRule?.policy.allowedResultReceivers)
    }
}

extension ConfiguredTableAnalysisRulePolicyV1 {
    fileprivate var relationRule: RelationRule {
        switch self {
        case .list(let rule): .list(rule)
        case .aggregation(let rule): .aggregation(rule)
        case .custom(let rule): .custom(rule)
        }
    }
}
