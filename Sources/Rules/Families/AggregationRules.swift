// The aggregation analysis rule: statistics along dimensions.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-aggregation.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let aggregation: [QueryRule] =
        [
            structure("aggregation", source: "guide: SELECT aggregates[, dimensions] FROM ... [WHERE] [GROUP BY] [HAVING] [ORDER BY]") {
                (query, select) throws(Objection) in
                if case .rows(let count) = query.limit { throw unsupported("LIMIT", count.mark) }
                if case .all(let mark) = query.limit { throw unsupported("LIMIT", mark) }
                if let offset = query.offset { throw unsupported("OFFSET", offset.mark) }
                if let top = select.top { throw unsupported("TOP", top.mark) }
                if let key = query.clusterBy.first ?? query.distributeBy.first ?? query.sortBy.first?.expression {
                    throw unsupported("CLUSTER BY, DISTRIBUTE BY or SORT BY", key.mark)
                }
                guard let grouping = select.grouping else { return }
                if grouping.isAll { throw unsupported("GROUP BY ALL", grouping.mark) }
                if grouping.hasSets { throw unsupported("Grouping by GROUPING SETS, ROLLUP or CUBE", grouping.mark) }
            },
            QueryRule("aggregation.groupBy", source: "seen: lab, plain select of dimension columns") { (subject) throws(Objection) in
                guard let select = subject.onlySelect else { return }
                let missing = ungroupedColumns(select, subject)
                guard let first = missing.first else { return }
                throw Objection(
                    message: "Column(s) [\(missing.map(\.name).joined(separator: ", "))] must appear in group by clause", origin: .seen,
                    column: first.name, mark: first.mark)
            },
            QueryRule("aggregation.aggregateRequired", source: "guide: at least one aggregate function in select") {
                (subject) throws(Objection) in
                guard let select = subject.onlySelect, !select.items.contains(where: { $0.expression.containsAggregate }) else { return }
                throw Objection(message: "At least one aggregate function is required in select", mark: select.mark)
            },
            QueryRule("aggregation.aggregates", source: "guide: aggregateColumns, column by function; SELECT, HAVING and ORDER BY only") {
                (subject) throws(Objection) in
                for use in subject.resolution.calls where use.call.isAggregate { try checkAggregate(use, subject) }
            },
            QueryRule("aggregation.select", source: "guide: dimensionColumns in select") { (subject) throws(Objection) in
                try checkPlainColumns(of: .select, subject)
            },
        ] + joins("aggregation") + [
            QueryRule("aggregation.where", source: "guide: dimensionColumns in where") { (subject) throws(Objection) in
                try checkPlainColumns(of: .filter, subject)
            },
            QueryRule("aggregation.groupByColumns", source: "guide: dimensionColumns in group by") { (subject) throws(Objection) in
                try checkPlainColumns(of: .groupBy, subject)
            },
            QueryRule("aggregation.orderBy", source: "guide: order by what may be selected") { (subject) throws(Objection) in
                try checkPlainColumns(of: .orderBy, subject)
            },
            QueryRule("aggregation.having", source: "guide: an allowed aggregate of one column compared with a number") {
                (subject) throws(Objection) in
                for condition in subject.onlySelect?.having?.conjuncts ?? [] { try checkHaving(condition, subject) }
            },
            QueryRule("aggregation.scalarFunctions", source: "guide: scalarFunctions, on columns and literals, not nested") {
                (subject) throws(Objection) in
                for part in subject.partsOfOnlySelect {
                    guard case .expression(let expression, let clause) = part else { continue }
                    try checkScalar(expression, clause, subject)
                }
                for key in subject.statement.query.orderBy {
                    try key.expression.walk(.orderBy) { (part) throws(Objection) in
                        guard case .expression(let expression, let clause) = part else { return }
                        try checkScalar(expression, clause, subject)
                    }
                }
            },
        ]

    // MARK: GROUP BY

    /// Columns of select items that are neither aggregated nor grouped by, as `table.column`.
    private static func ungroupedColumns(_ select: Select, _ subject: Subject) -> [(name: String, mark: Mark)] {
        let keys = GroupingKeys(select, subject)
        var missing: [(name: String, mark: Mark)] = []
        func add(_ number: Int, _ mark: Mark) {
            let name = subject.qualifiedName(number)
            if !keys.columns.contains(number), !missing.contains(where: { $0.name == name }) { missing.append((name, mark)) }
        }
        for (index, item) in select.items.enumerated() {
            if case .star = item.expression.kind {
                for use in subject.usesByNode[item.expression.mark.id] ?? [] {
                    if let number = use.binding.column.direct { add(number, use.mark) }
                }
            } else if !keys.group(item, at: index) {
                for (number, mark) in columnsOutsideAggregates(item.expression, subject) { add(number, mark) }
            }
        }
        return missing
    }

    private static func columnsOutsideAggregates(_ expression: Expression, _ subject: Subject) -> [(number: Int, mark: Mark)] {
        if case .call(let call) = expression.kind, call.isAggregate { return [] }
        if let number = subject.resolution.direct(expression) { return [(number, expression.mark)] }
        return expression.isLeaf ? [] : expression.parts.flatMap { columnsOutsideAggregates($0, subject) }
    }

    // MARK: Aggregates

    private static func checkAggregate(_ use: Resolution.CallUse, _ subject: Subject) throws(Objection) {
        let call = use.call
        guard let function = call.grantedFunction else {
            throw Objection(message: "Function \(call.name.name.uppercased()) is not allowed in \(use.clause.rawValue)", mark: use.mark)
        }
        guard call.arguments.count == 1, let argument = call.arguments.first?.value, let number = subject.resolution.direct(argument) else {
            throw Objection(
                message: "The argument of aggregate function \(function.rawValue) must be a column",
                mark: call.arguments.first?.value.mark ?? use.mark)
        }
        guard subject.relation(ofColumn: number).rule?.allows(function, on: subject.columnName(number)) == true else {
            throw Objection.notAllowed([subject.columnName(number)], in: "aggregate function \(function.rawValue)", at: argument.mark)
        }
    }

    /// Columns outside aggregates must be dimensions. A join column elsewhere than in ON is refused the same way.
    private static func checkPlainColumns(of clause: Clause, _ subject: Subject) throws(Objection) {
        let inside = subject.aggregateArguments
        var refused: [String] = []
        var first: Mark?
        for use in subject.resolution.uses where use.clause == clause && use.binding.item == nil {
            guard let number = use.binding.column.direct, !inside.contains(use.mark.id) else { continue }
            let name = subject.columnName(number)
            if subject.relation(ofColumn: number).rule?.dimensionColumns.names(name) == true { continue }
            if !refused.contains(name) { refused.append(name) }
            first = first ?? use.mark
        }
        if !refused.isEmpty { throw Objection.notAllowed(refused, in: clause.rawValue, at: first) }
    }

    // MARK: HAVING

    private static func checkHaving(_ condition: Expression, _ subject: Subject) throws(Objection) {
        if case .not(let inner) = condition.kind {
            for part in inner.conjuncts { try checkHaving(part, subject) }
            return
        }
        guard case .chain(let left, let links) = condition.kind, links.count == 1, links[0].operator.isComparison else {
            throw Objection(message: "Only comparisons of an aggregate function with a number are allowed in having", mark: condition.mark)
        }
        let right = links[0].operand
        let isComparison = (subject.isAggregate(left) && right.isNumber) || (left.isNumber && subject.isAggregate(right))
        guard isComparison else {
            throw Objection(message: "Only comparisons of an aggregate function with a number are allowed in having", mark: condition.mark)
        }
    }

    // MARK: Scalar functions

    private static func checkScalar(_ expression: Expression, _ clause: Clause, _ subject: Subject) throws(Objection) {
        guard let name = expression.functionName else { return }
        if case .call(let call) = expression.kind, call.isAggregate { return }
        let function = ScalarFunctions(rawValue: scalarSynonyms[name] ?? name)
        let columns = subject.directColumns(expression)
        // A function without columns must be granted by every table.
        let relations = columns.isEmpty ? subject.relations : columns.map { subject.relation(ofColumn: $0.number) }
        for relation in relations {
            guard case .aggregation(let rule) = relation.rule else { continue }
            if let function, rule.scalarFunctions.contains(function) { continue }
            throw Objection(message: "Function \(name) is not allowed in \(clause.rawValue)", mark: expression.mark)
        }
        for part in expression.parts { try checkArgument(part, of: name, subject) }
        if case .call(let call) = expression.kind, name == "RTRIM", call.arguments.count > 1 {
            throw Objection(message: "RTRIM with characters to trim is not supported", mark: expression.mark)
        }
    }

    /// An argument is a column or a literal.
    private static func checkArgument(_ argument: Expression, of function: String, _ subject: Subject) throws(Objection) {
        try argument.visit { (node) throws(Objection) in
            guard let inner = node.functionName else { return }
            if subject.isAggregate(node) {
                // The guide forbids it, the model's text allows it: "the output of aggregation".
                subject.warn(
                    "\(function) around an aggregate function is allowed by the API's description and not by the guide", at: node.mark)
                return
            }
            throw Objection(message: "Function \(inner) can't be nested in function \(function)", mark: node.mark)
        } query: { (_) throws(Objection) in
        }
    }

    /// Other spellings of the functions that `scalarFunctions` can name.
    private static let scalarSynonyms = ["CEIL": "CEILING", "SUBSTR": "SUBSTRING", "TRY_CAST": "CAST", "DATE_ADD": "DATEADD"]
}

extension Grouping {
    /// Whether it groups by more than one set of keys.
    var hasSets: Bool {
        if `extension` != nil { return true }
        return elements.contains { element in
            if case .expression = element { return false }
            return true
        }
    }
}

extension Subject {
    /// Whether an expression is an aggregate, or the alias of one.
    fileprivate func isAggregate(_ expression: Expression) -> Bool {
        if case .call(let call) = expression.kind { return call.isAggregate }
        guard let item = resolution.binding(of: expression.mark)?.item, let select = onlySelect, item < select.items.count else {
            return false
        }
        return isAggregate(select.items[item].expression)
    }
}

extension FunctionCall {
    /// The function of an aggregation rule's grants that the call is; nil for other functions.
    var grantedFunction: AggregateFunctionName? {
        switch (function, isDistinct) {
        case ("count", false): .count
        case ("count", true): .countDistinct
        case ("sum", false): .sum
        case ("sum", true): .sumDistinct
        case ("avg", false): .avg
        default: nil
        }
    }
}

extension Expression {
    var containsAggregate: Bool {
        var found = false
        visit { node in
            if case .call(let call) = node.kind, call.isAggregate { found = true }
        } query: { _ in
        }
        return found
    }

    /// A number, signed or not.
    var isNumber: Bool {
        switch kind {
        case .literal(.number), .parameter: true
        case .negative(let operand), .positive(let operand): operand.isNumber
        default: false
        }
    }
}
