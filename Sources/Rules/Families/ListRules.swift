// The list analysis rule: rows of the overlap with the runner's table.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-list.html

import SQL

extension QueryRule {
    static let list: [QueryRule] =
        [
            structure("list", source: "guide: SELECT DISTINCT columns FROM t JOIN t ON ... [WHERE] [LIMIT]") {
                (query, select) throws(Objection) in
                if let grouping = select.grouping { throw unsupported("GROUP BY", grouping.mark) }
                if let having = select.having { throw unsupported("HAVING", having.mark) }
                if let key = query.orderBy.first?.expression ?? query.sortBy.first?.expression { throw unsupported("ORDER BY", key.mark) }
                if let key = (query.clusterBy + query.distributeBy).first { throw unsupported("CLUSTER BY or DISTRIBUTE BY", key.mark) }
                if let offset = query.offset { throw unsupported("OFFSET", offset.mark) }
                if let top = select.top { throw unsupported("TOP", top.mark) }
                guard case .rows(let count) = query.limit else { return }
                if case .parameter = count.kind { return }
                guard case .literal(.number(let text)) = count.kind, let number = Int(text), number > 0 else {
                    throw Objection(message: "LIMIT must be a positive number", mark: count.mark)
                }
            },
            QueryRule("list.functions", source: "guide: no functions") { (subject) throws(Objection) in
                for part in subject.partsOfOnlySelect {
                    guard case .expression(let expression, let clause) = part, let name = expression.functionName else { continue }
                    throw Objection(message: "Function \(name) is not allowed in \(clause.rawValue)", mark: expression.mark)
                }
            },
            QueryRule("list.select", source: "seen: CloudTrail sample, lab: only listColumns in select") { (subject) throws(Objection) in
                try checkDimensions(of: .select, origin: .seen, subject)
            },
            QueryRule("list.distinct", source: "guide: DISTINCT is required, though two of its examples omit it") {
                (subject) throws(Objection) in
                guard let select = subject.onlySelect, select.quantifier != .distinct else { return }
                subject.warn("The guide requires DISTINCT under a list analysis rule", at: select.mark)
            },
        ] + joins("list") + [
            QueryRule("list.where", source: "guide: only listColumns in where") { (subject) throws(Objection) in
                try checkDimensions(of: .filter, origin: .ours, subject)
            }
        ]

    /// Every column used in a clause must be a dimension (list) column of its table; all others are named together.
    static func checkDimensions(of clause: Clause, origin: Refusal.Origin, _ subject: Subject) throws(Objection) {
        var refused: [String] = []
        var first: Mark?
        for use in subject.resolution.uses where use.clause == clause {
            guard let number = use.binding.column.direct else { continue }
            let name = subject.columnName(number)
            if subject.relation(ofColumn: number).rule?.dimensionColumns.names(name) == true { continue }
            if !refused.contains(name) { refused.append(name) }
            first = first ?? use.mark
        }
        if !refused.isEmpty { throw Objection.notAllowed(refused, in: clause.rawValue, at: first, origin: origin) }
    }
}

extension Expression {
    /// The name of the function that the expression calls, special forms included; nil for anything else.
    var functionName: String? {
        switch kind {
        case .call(let call): call.name.name.uppercased()
        case .cast(let cast): cast.form == .tryCast ? "TRY_CAST" : "CAST"
        case .extract: "EXTRACT"
        case .trim: "TRIM"
        default: nil
        }
    }
}
