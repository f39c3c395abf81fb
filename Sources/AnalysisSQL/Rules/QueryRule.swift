// What a rule is, and which rules a query meets in which order.
// Source: the order is ours: readiness, rule types, the rule of the type, receivers.

import CleanRoomsModel

/// One condition that a query must meet.
struct QueryRule: Sendable {
    /// Family and subject, such as `list.select`.
    let name: String
    /// Where AWS says so.
    let source: String
    let check: @Sendable (Subject) throws(Objection) -> Void

    init(_ name: String, source: String, _ check: @escaping @Sendable (Subject) throws(Objection) -> Void) {
        self.name = name
        self.source = source
        self.check = check
    }
}

extension Subject {
    /// The rules this query meets, in order.
    var rules: [QueryRule] {
        var rules = QueryRule.tables + QueryRule.dialect
        switch ruleType {
        case .aggregation: rules += QueryRule.aggregation
        case .list: rules += QueryRule.list
        case .custom:
            rules += QueryRule.custom + QueryRule.privacy + QueryRule.controlledSQL + QueryRule.thresholds + QueryRule.comparisons
        case .idMappingTable, nil: break
        }
        return rules + QueryRule.idMapping + QueryRule.receivers
    }
}
