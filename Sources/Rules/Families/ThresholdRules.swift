// Minimum aggregation thresholds of the custom rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-min-agg-thresholds.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let thresholds: [QueryRule] = [
        QueryRule("thresholds.aggregate", source: "guide: rows of the result must aggregate identities") { (subject) throws(Objection) in
            guard subject.hasThresholds else { return }
            // An aggregate anywhere will do: which of the nested queries must have it is not published [inferred].
            guard !subject.nodes.selects.contains(where: \.aggregates) else { return }
            throw Objection(
                message: "The query must aggregate, since a table has a minimum aggregation threshold", mark: subject.statement.query.mark)
        },
        QueryRule("thresholds.identityLiteral", source: "guide: a literal is never compared with an identity column") {
            (subject) throws(Objection) in
            guard subject.hasThresholds else { return }
            for comparison in subject.comparisons where comparison.isLiteral {
                for number in comparison.columns.numbers where subject.isIdentity(number) {
                    throw Objection(
                        message: "Column(s) [\(subject.columnName(number))] is not allowed in comparison with a literal",
                        column: subject.columnName(number), mark: comparison.mark)
                }
            }
        },
        QueryRule("thresholds.columnsOnly", source: "model: allowedAggregateExpressionType COLUMNS_ONLY") { (subject) throws(Objection) in
            guard subject.thresholds.contains(where: { $0.threshold.allowedAggregateExpressionType == .columnsOnly }) else { return }
            for use in subject.resolution.calls where use.call.isAggregate || use.call.over != nil {
                for argument in use.call.arguments { try checkBareColumn(argument.value, use, subject) }
            }
        },
        QueryRule("thresholds.companions", source: "guide: MIN, MAX, percentiles, COLLECT_* and LAG, LEAD only with AVG, COUNT or SUM") {
            (subject) throws(Objection) in
            guard subject.hasThresholds else { return }
            for select in subject.nodes.selects { try checkCompanions(select) }
        },
    ]

    private static func checkBareColumn(_ argument: Expression, _ use: Resolution.CallUse, _ subject: Subject) throws(Objection) {
        switch argument.kind {
        case .column, .literal, .parameter, .star: return
        default:
            guard !subject.resolution.lineage(of: argument).numbers.contains(where: subject.isColumnsOnly) else {
                throw Objection(
                    message: "The argument of \(use.call.name.name.uppercased()) must be a column or a constant, not \(argument.excerpt)",
                    mark: argument.mark)
            }
        }
    }

    private static let dependent: Set<String> = [
        "min", "max", "percentile", "approx_percentile", "percentile_approx", "median", "collect_list", "collect_set", "lag", "lead",
    ]
    private static let companions: Set<String> = ["avg", "count", "sum"]

    private static func checkCompanions(_ select: Select) throws(Objection) {
        var lonely: (name: String, mark: Mark)?
        var isAccompanied = false
        for item in select.items {
            item.expression.visit { node in
                guard case .call(let call) = node.kind else { return }
                if companions.contains(call.function) { isAccompanied = true }
                if lonely == nil, dependent.contains(call.function) { lonely = (call.name.name.uppercased(), node.mark) }
            } query: { _ in
            }
        }
        guard let lonely, !isAccompanied else { return }
        throw Objection(message: "Function \(lonely.name) is only allowed together with AVG, COUNT or SUM", mark: lonely.mark)
    }
}

extension Select {
    /// Whether the rows that come out stand for several rows that went in.
    var aggregates: Bool { grouping != nil || items.contains { $0.expression.containsAggregate } }
}

extension Subject {
    fileprivate var thresholds: [(relation: Relation, threshold: AggregationThreshold)] {
        customTables.flatMap { relation, rule, _ in (rule.aggregationThresholds ?? []).map { (relation, $0) } }
    }

    fileprivate func isIdentity(_ number: Int) -> Bool {
        guard case .custom(let rule) = relation(ofColumn: number).rule else { return false }
        return rule.aggregationThresholds?.contains { $0.identityColumns.names(columnName(number)) } == true
    }

    fileprivate func isColumnsOnly(_ number: Int) -> Bool {
        guard case .custom(let rule) = relation(ofColumn: number).rule else { return false }
        return rule.aggregationThresholds?.contains { $0.allowedAggregateExpressionType == .columnsOnly } == true
    }
}
