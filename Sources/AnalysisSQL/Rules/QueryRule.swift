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

/// Every rule a query can meet, by name, with where AWS says so; for documentation.
package var analysisRules: [(name: String, source: String)] {
    (QueryRule.tables + QueryRule.dialect + QueryRule.aggregation + QueryRule.list + QueryRule.customFamily + QueryRule.idMapping
        + QueryRule.receivers)
        .map { ($0.name, $0.source) }
}

extension QueryRule {
    /// All that a custom rule can ask.
    fileprivate static let customFamily = custom + grouping + privacy + controlledSQL + thresholds + comparisons
}

extension Subject {
    /// The rules this query meets, in order.
    var rules: [QueryRule] {
        var rules = QueryRule.tables + QueryRule.dialect
        switch ruleType {
        case .aggregation: rules += QueryRule.aggregation
        case .list: rules += QueryRule.list
        case .custom: rules += QueryRule.customFamily
        case .idMappingTable, nil: break
        }
        return rules + QueryRule.idMapping + QueryRule.receivers
    }
}
