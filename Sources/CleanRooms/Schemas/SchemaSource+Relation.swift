// A schema as the analysis of SQL sees it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import Rules
import SQL
import CleanRoomsModel
import Store

extension SchemaSource {
    var relation: Relation { relation(for: .results) }

    /// The schema as an analysis of a purpose sees it: one that populates an intermediate table does not ask who receives results.
    func relation(for purpose: QueryContext.Purpose) -> Relation {
        let reasons = readiness.direct(for: purpose)
        return switch self {
        case .table(let table): table.relation(unready: reasons)
        case .idMappingTable(let shared): shared.relation
        case .intermediateTable(let shared): shared.relation(unready: reasons)
        }
    }
}

extension SchemaReadiness {
    /// What stands in the way of queries and jobs of a purpose.
    func direct(for purpose: QueryContext.Purpose) -> [SchemaStatusReasonCode] {
        switch purpose {
        case .results: direct
        case .population: direct.filter { $0 != .resultReceiversNotConfigured && $0 != .resultReceiversNotAllowed }
        }
    }
}

extension AssociatedTable {
    fileprivate func relation(unready reasons: [SchemaStatusReasonCode]) -> Relation {
        Relation(
            name: association.name, ownerAccountID: association.row.account,
            columns: columns.map { TableSchema.Column(name: $0.name, type: $0.type) }, rule: rule?.policy.v1.relationRule,
            readiness: reasons, allowedResultReceivers: collaborationRule?.policy.allowedResultReceivers)
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
