// The rules of the tables in a world of rows, and which of their values may ever be seen.

import CleanRooms
import EmulatorTesting
import JSON

/// A table of four columns that it shows, and one that it does not.
///
/// Of values one can tell where they come from: `sg0r7` is the segment of row 7 of table 0, `gp0g2` a group of it, `xx0r7` what nobody may see.
struct MarkedTable {
    enum Rule: CaseIterable {
        /// Rows of those whom the runner knows too, with `seg`.
        case list
        /// Groups by `grp`, of so many people whom the runner knows too.
        case aggregation
        case anyQuery
        /// As `anyQuery`, and every row has so many people behind it.
        case threshold
        /// As `anyQuery`, and nothing that comes of `seg` may come out.
        case hiding
        /// Queries of somebody else.
        case others
        case none
    }

    struct Row {
        let id: Int
        let group: Int
        let value: Int
    }

    let number: Int
    let owner: Account
    let rule: Rule
    let minimum: Int
    let rows: [Row]

    var name: String { "t\(number)" }

    /// The people of a group.
    func people(ofGroup group: Int) -> Set<Int> { Set(rows.filter { $0.group == group }.map(\.id)) }

    var people: Set<Int> { Set(rows.map(\.id)) }

    var declaration: JSON {
        [
            "database": "data", "table": .string(name), "account": .string(owner.id),
            "columns": ["id": "string", "grp": "string", "seg": "string", "val": "int", "secret": "string"],
            "rows": .array(
                rows.enumerated().map { place, row in
                    [
                        .string("u\(row.id)"), .string("gp\(number)g\(row.group)"), .string("sg\(number)r\(place)"),
                        .integer(Int64(row.value)), .string("xx\(number)r\(place)"),
                    ]
                }),
        ]
    }

    /// The type and the policy of the rule that protects it; nil for a table without one.
    func policy(for runner: Account, without missing: Filter?) -> (type: String, policy: JSON)? {
        var rule = rule
        if missing == .wholeRule, rule == .list || rule == .aggregation || rule == .none { rule = .anyQuery }
        if missing == .providers, rule == .others { rule = .anyQuery }
        var custom: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(runner.id)]]
        switch rule {
        case .list:
            let listed: JSON = missing == .listColumns ? ["seg", "grp"] : ["seg"]
            return ("LIST", ["joinColumns": ["id"], "listColumns": listed])
        case .aggregation:
            var policy: JSON = [
                "aggregateColumns": [["columnNames": ["val"], "function": "SUM"], ["columnNames": ["id"], "function": "COUNT_DISTINCT"]],
                "joinColumns": ["id"], "dimensionColumns": missing == .dimensionColumns ? ["grp", "seg"] : ["grp"], "scalarFunctions": [],
                "outputConstraints": [["columnName": "id", "minimum": .integer(Int64(minimum)), "type": "COUNT_DISTINCT"]],
            ]
            if missing != .requiredJoin { policy = policy.with(["joinRequired": "QUERY_RUNNER"]) }
            return ("AGGREGATION", policy)
        case .anyQuery: break
        case .threshold:
            custom = custom.with([
                "aggregationThresholds": [
                    [
                        "identityColumns": ["id"], "minimumIdentityCount": .integer(Int64(minimum)), "type": "COUNT_DISTINCT",
                        "allowedAggregateExpressionType": "ANY_EXPRESSION",
                    ]
                ]
            ])
        case .hiding: if missing != .disallowedColumns { custom = custom.with(["disallowedOutputColumns": ["seg"]]) }
        case .others: custom = custom.with(["allowedAnalysisProviders": [.string(owner.id)]])
        case .none: return nil
        }
        return ("CUSTOM", custom)
    }
}

/// What keeps values from being seen. With one of them taken out, a suite that looks has to find values.
enum Filter: CaseIterable {
    /// The columns that a configured table allows.
    case allowedColumns
    case listColumns
    case dimensionColumns
    case requiredJoin
    case disallowedColumns
    /// Who may ask.
    case providers
    /// The rule as such.
    case wholeRule
    /// Groups of too few people.
    case constraints
    /// Rows of too few people.
    case thresholds
    /// Who may receive results.
    case receivers
}
