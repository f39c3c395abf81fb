// The comparisons that a query makes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-comparison-controls.html

import SQL

/// One comparison of row values, wherever in the query it stands.
struct Comparison {
    /// The table columns that take part, by lineage.
    let columns: Lineage
    /// Whether the other side is a literal; else columns are compared with columns.
    let isLiteral: Bool
    let mark: Mark
}

extension Subject {
    func collectComparisons() -> [Comparison] {
        var found: [Comparison] = []
        for part in parts {
            switch part {
            case .expression(let expression, _): compare(expression, &found)
            case .join(let join): compareNames(join, &found)
            case .query, .setOperation, .select, .source, .lateralView: break
            }
        }
        return found
    }

    private func compare(_ expression: Expression, _ found: inout [Comparison]) {
        switch expression.kind {
        case .chain(let first, let links) where links.first?.operator.isComparison == true:
            var left = first
            for link in links {
                pair(left, [link.operand], expression.mark, &found)
                left = link.operand
            }
        case .isDistinct(let left, let right, _): pair(left, [right], expression.mark, &found)
        case .between(let subject, let lower, let upper, _): pair(subject, [lower, upper], expression.mark, &found)
        case .inList(let subject, let list, _): pair(subject, list, expression.mark, &found)
        case .inQuery(let subject, let query, _):
            var columns = resolution.rowLineage(of: subject)
            let outputs = resolution.outputs(of: query.mark)
            for output in outputs { columns.formUnion(output.rowLineage) }
            if outputs.contains(where: \.isLiteral), !columns.isEmpty {
                found.append(Comparison(columns: columns, isLiteral: true, mark: expression.mark))
            } else if !columns.isEmpty {
                found.append(Comparison(columns: columns, isLiteral: false, mark: expression.mark))
            }
        case .like(let match): pair(match.subject, match.patterns, expression.mark, &found)
        case .conditional(let conditional):
            if let operand = conditional.operand { pair(operand, conditional.branches.map(\.condition), expression.mark, &found) }
        case .call(let call):
            guard let traits = call.known(dialect)?.traits, let first = call.arguments.first else { return }
            if traits.contains(.comparison) || traits.contains(.lookUp) {
                pair(first.value, call.arguments.dropFirst().map(\.value), expression.mark, &found)
            }
        // A map that is written out compares its keys with what is looked up.
        case .element(let base, let index): if resolution.isLiteral(base) { pair(index, [base], expression.mark, &found) }
        default: break
        }
    }

    private func pair(_ left: Expression, _ others: [Expression], _ mark: Mark, _ found: inout [Comparison]) {
        let one = resolution.rowLineage(of: left)
        var withColumns = Lineage()
        var withLiteral = Lineage()
        for other in others {
            let two = resolution.rowLineage(of: other)
            if one.isEmpty || two.isEmpty {
                // An aggregate on one side is neither a column's value nor a literal.
                if resolution.isLiteral(left) || resolution.isLiteral(other) {
                    withLiteral.formUnion(one)
                    withLiteral.formUnion(two)
                }
            } else {
                withColumns.formUnion(one)
                withColumns.formUnion(two)
            }
        }
        if !withColumns.isEmpty { found.append(Comparison(columns: withColumns, isLiteral: false, mark: mark)) }
        if !withLiteral.isEmpty { found.append(Comparison(columns: withLiteral, isLiteral: true, mark: mark)) }
    }

    /// USING and NATURAL compare the columns of one name.
    private func compareNames(_ join: Join, _ found: inout [Comparison]) {
        var marks: [Mark] = join.isNatural ? [join.mark] : []
        if case .using(let names) = join.condition { marks += names.map(\.mark) }
        for mark in marks {
            var columns = Lineage()
            let uses = usesByNode[mark.id] ?? []
            for use in uses { columns.formUnion(use.binding.column.rowLineage) }
            let isLiteral = uses.contains { $0.binding.column.isLiteral }
            if !columns.isEmpty { found.append(Comparison(columns: columns, isLiteral: isLiteral, mark: mark)) }
        }
    }
}

extension Expression {
    /// Whether no column and no sub-query is in it: a literal, a parameter, or made of such.
    var isConstant: Bool {
        var isConstant = true
        visit { node in
            switch node.kind {
            case .column, .star: isConstant = false
            case .call(let call) where call.isAggregate: isConstant = false
            default: break
            }
        } query: { _ in
            isConstant = false
        }
        return isConstant
    }
}
