// What the rules would accept of a table, to show beside a refusal.
// Source: our own words for the policies of analysis rules.

import CleanRoomsModel

/// A table of a collaboration with what its rule lets a query do.
package struct AllowedTable: Sendable, Equatable {
    package let name: String
    package let owner: String
    /// The type of its rule; nil for a table that has none and cannot be queried.
    package let rule: String?
    package let columns: [String]
    /// What may be done, and with what: `select` with `city`, `segment`.
    package let uses: [Use]

    package struct Use: Sendable, Equatable {
        package let verb: String
        package let things: [String]
    }

    init(_ source: SchemaSource) {
        name = source.name
        owner = source.owner
        switch source {
        case .table(let table):
            columns = table.columns.map(\.name)
            rule = table.rule?.policy.v1.type.rawValue
            uses = table.rule.map { Self.uses($0.policy.v1) } ?? []
        case .idMappingTable:
            columns = []
            rule = AnalysisRuleType.idMappingTable.rawValue
            uses = []
        case .intermediateTable(let shared):
            columns = shared.table.columns?.map(\.name) ?? []
            rule = shared.rule == nil ? nil : AnalysisRuleType.custom.rawValue
            uses = []
        }
    }

    private static func uses(_ policy: ConfiguredTableAnalysisRulePolicyV1) -> [Use] {
        let uses: [Use] =
            switch policy {
            case .list(let rule): [Use(verb: "select", things: rule.listColumns), Use(verb: "join on", things: rule.joinColumns)]
            case .aggregation(let rule):
                [
                    Use(
                        verb: "select",
                        things: rule.aggregateColumns.flatMap { column in column.columnNames.map { "\(column.function.sql($0))" } }),
                    Use(verb: "group by", things: rule.dimensionColumns), Use(verb: "join on", things: rule.joinColumns),
                    Use(verb: "at least", things: rule.outputConstraints.map { "\($0.minimum) \($0.columnName) in a group" }),
                ]
            case .custom(let rule): [Use(verb: "analyses", things: rule.allowedAnalyses)]
            }
        return uses.filter { !$0.things.isEmpty }
    }
}

extension AggregateFunctionName {
    /// `SUM(amount)`, and `COUNT(DISTINCT email)`.
    fileprivate func sql(_ column: String) -> String {
        switch self {
        case .sumDistinct: "SUM(DISTINCT \(column))"
        case .countDistinct: "COUNT(DISTINCT \(column))"
        default: "\(rawValue)(\(column))"
        }
    }
}
