// What the rule of a table grants its columns, whichever its type.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import CleanRoomsModel
import SQL

extension RelationRule {
    /// Columns that may stand in an ON clause.
    var joinColumns: [String] {
        switch self {
        case .aggregation(let rule): rule.joinColumns
        case .list(let rule): rule.joinColumns
        case .idMappingTable(let rule): rule.joinColumns
        case .custom: []
        }
    }

    /// Columns that may be selected and filtered by.
    var dimensionColumns: [String] {
        switch self {
        case .aggregation(let rule): rule.dimensionColumns
        case .list(let rule): rule.listColumns
        case .idMappingTable(let rule): rule.dimensionColumns ?? []
        case .custom: []
        }
    }

    /// What may connect several conditions of one ON clause; the model's default is AND alone, and `[]` allows one condition only.
    var allowedJoinOperators: [JoinOperator] {
        switch self {
        case .aggregation(let rule): rule.allowedJoinOperators ?? [.and]
        case .list(let rule): rule.allowedJoinOperators ?? [.and]
        case .idMappingTable, .custom: [.and, .or]
        }
    }

    /// Whether the table can only be queried joined with one of the runner's.
    var requiresJoinToRunner: Bool {
        switch self {
        case .aggregation(let rule): rule.joinRequired == .queryRunner
        case .list: true
        case .idMappingTable, .custom: false
        }
    }

    /// Whether an aggregate function is granted on a column.
    func allows(_ function: AggregateFunctionName, on column: String) -> Bool {
        guard case .aggregation(let rule) = self else { return false }
        return rule.aggregateColumns.contains { $0.function == function && $0.columnNames.names(column) }
    }
}
