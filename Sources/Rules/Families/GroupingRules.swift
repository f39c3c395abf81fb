// Columns beside aggregates, under the custom rule: Spark's own condition.
// Reference: https://spark.apache.org/docs/3.5.1/sql-error-conditions-missing-aggregation-error-class.html

import SQL

extension QueryRule {
    static let grouping: [QueryRule] = [
        QueryRule("custom.groupBy", source: "Spark: MISSING_AGGREGATION; the wording is the one seen under the aggregation rule") {
            (subject) throws(Objection) in
            for select in subject.nodes.selects where select.aggregates && select.grouping?.isAll != true {
                try checkGrouped(select, subject)
            }
        }
    ]

    /// A column is refused only if no key of GROUP BY mentions it: which expressions over keys are equal is left to Spark.
    private static func checkGrouped(_ select: Select, _ subject: Subject) throws(Objection) {
        let keys = GroupingKeys(select, subject)
        var grouped: Set<String> = []
        for key in select.grouping?.keys ?? [] {
            key.visit { node in
                if let name = subject.placeOfColumn(node) { grouped.insert(name) }
            } query: { _ in
            }
        }
        for (index, item) in select.items.enumerated() where !keys.group(item, at: index) {
            for (place, name, mark) in subject.columnsOutsideAggregates(item.expression) where !grouped.contains(place) {
                throw Objection(message: "Column(s) [\(name)] must appear in group by clause", column: name, mark: mark)
            }
        }
    }
}

extension Subject {
    /// Which column of which table of FROM a node names, in compared form; nil for aliases, outer columns and other expressions.
    fileprivate func placeOfColumn(_ node: Expression) -> String? { resolution.binding(of: node.mark).flatMap(place) }

    private func place(_ binding: Resolution.Binding) -> String? {
        guard let instance = binding.instance, !binding.isCorrelated else { return nil }
        return "\(instance).\(binding.column.name.foldedName)"
    }

    fileprivate func columnsOutsideAggregates(_ expression: Expression) -> [(place: String, name: String, mark: Mark)] {
        switch expression.kind {
        case .call(let call) where call.isAggregate: []
        case .column, .star:
            (usesByNode[expression.mark.id] ?? []).compactMap { use in
                place(use.binding).map { ($0, use.binding.column.name, expression.mark) }
            }
        default: expression.isLeaf ? [] : expression.parts.flatMap { columnsOutsideAggregates($0) }
        }
    }
}
