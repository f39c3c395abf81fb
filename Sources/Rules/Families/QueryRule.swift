// What a rule is, and which rules a query meets in which order.
// Source: the order is ours: readiness, rule types, the rule of the type, receivers.

import CleanRoomsModel
import SQL

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

/// Rules that belong together, and the tables that ask for them.
struct RuleFamily: Sendable {
    let rules: [QueryRule]
    let binds: @Sendable (Relation) -> Bool
}

/// Every rule a query can meet, by name, with where AWS says so; for documentation.
package var analysisRules: [(name: String, source: String)] {
    (RuleFamily.first + RuleFamily.aggregation + RuleFamily.list + RuleFamily.custom + RuleFamily.last)
        .flatMap(\.rules).map { ($0.name, $0.source) }
}

extension RuleFamily {
    fileprivate static let first = [
        RuleFamily(rules: QueryRule.tables, binds: { _ in true }),
        // What the engine itself asks of a query, whatever its tables.
        RuleFamily(rules: QueryRule.dialect, binds: { _ in true }),
    ]
    fileprivate static let aggregation = [RuleFamily(rules: QueryRule.aggregation, binds: { $0.rule?.type == .aggregation })]
    fileprivate static let list = [RuleFamily(rules: QueryRule.list, binds: { $0.rule?.type == .list })]
    /// Everything that a custom rule can ask.
    fileprivate static let custom = [
        RuleFamily(rules: QueryRule.custom + QueryRule.grouping, binds: { $0.customRule != nil }),
        RuleFamily(rules: QueryRule.privacy, binds: { $0.customRule?.differentialPrivacy != nil }),
        RuleFamily(rules: QueryRule.controlledSQL, binds: { $0.hasThresholds || $0.customRule?.comparisonControls != nil }),
        RuleFamily(rules: QueryRule.thresholds, binds: \.hasThresholds),
        RuleFamily(rules: QueryRule.comparisons, binds: { $0.customRule?.comparisonControls != nil }),
    ]
    fileprivate static let last = [
        RuleFamily(rules: QueryRule.idMapping, binds: { $0.rule?.type == .idMappingTable }),
        RuleFamily(rules: QueryRule.encryption, binds: \.isEncrypted),
        RuleFamily(rules: QueryRule.receivers, binds: { _ in true }),
        RuleFamily(rules: QueryRule.binding, binds: { _ in true }),
    ]

    // By the type of rule that governs a query; made once.
    fileprivate static let ofAggregation = first + aggregation + last
    fileprivate static let ofList = first + list + last
    fileprivate static let ofCustom = first + custom + last
    fileprivate static let ofNone = first + last
}

extension Relation {
    fileprivate var customRule: AnalysisRuleCustom? {
        if case .custom(let rule) = rule { rule } else { nil }
    }

    fileprivate var hasThresholds: Bool { customRule?.aggregationThresholds?.isEmpty == false }
}

extension Subject {
    /// The rules this query meets, in order.
    var families: [RuleFamily] {
        switch ruleType {
        case .aggregation: RuleFamily.ofAggregation
        case .list: RuleFamily.ofList
        case .custom: RuleFamily.ofCustom
        case .idMappingTable, nil: RuleFamily.ofNone
        }
    }
}
