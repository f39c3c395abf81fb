// Names in expressions.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-name-resolution.html

import Tables

extension Resolver {
    mutating func resolve(_ expression: Expression, in scope: Scope) throws(NameError) {
        switch expression.kind {
        case .column(let path): try resolve(path, mark: expression.mark, in: scope)
        case .star:
            throw NameError(message: "* stands only for all columns of a select list and in COUNT(*)", mark: expression.mark)
        case .call(let call): try resolve(call, mark: expression.mark, in: scope)
        case .lambda(let names, let body):
            let count = scope.lambdaNames.count
            scope.lambdaNames += names.map(\.key)
            try resolve(body, in: scope)
            scope.lambdaNames.removeSubrange(count...)
        default:
            if expression.isLeaf { return }
            let parts = expression.parts
            for part in parts.expressions { try resolve(part, in: scope) }
            for query in parts.queries { _ = try resolve(query, outer: scope) }
        }
    }

    mutating func resolve(_ call: FunctionCall, mark: Mark, in scope: Scope) throws(NameError) {
        resolution.calls.append(.init(call: call, clause: clause, mark: mark))
        for (index, argument) in call.arguments.enumerated() {
            if case .star(let star) = argument.value.kind, call.function == "count" {
                if let table = star.qualifier.last, scope.source(named: table.key).isEmpty {
                    throw NameError(message: "Table \(table.name) is not in the from clause", mark: table.mark)
                }
                continue
            }
            if index == 0, call.arguments.count == 3, isDatePart(argument.value), takesDatePart(call.function) { continue }
            if case .scalarQuery(let query) = argument.value.kind {
                _ = try resolve(query, outer: scope)
            } else {
                try resolve(argument.value, in: scope)
            }
        }
        for item in call.withinGroup { try resolve(item.expression, in: scope) }
        if let filter = call.filter { try resolve(filter, in: scope) }
        if case .inline(let window) = call.over { try resolve(window, in: scope) }
    }

    mutating func resolve(_ window: WindowSpecification, in scope: Scope) throws(NameError) {
        for part in window.parts { try resolve(part, in: scope) }
    }

    // MARK: Columns

    private mutating func resolve(_ path: [Identifier], mark: Mark, in start: Scope) throws(NameError) {
        if start.lambdaNames.contains(path[0].key) { return }
        var scope: Scope? = start
        var isCorrelated = false
        // A scope of outputs is part of its own query, so leaving it does not make a name correlated.
        while let here = scope {
            if let found = try find(path, mark, in: here) {
                // A field of a struct is no longer the column.
                let column =
                    found.fields > 0
                    ? OutputColumn(
                        name: path.last?.name ?? "", type: .unknown,
                        lineage: found.column.lineage, rowLineage: found.column.rowLineage,
                        direct: nil)
                    : found.column
                resolution.bind(
                    mark, to: .init(column: column, instance: found.instance, item: found.item, isCorrelated: isCorrelated))
                use(column, found.instance, item: found.item, isCorrelated: isCorrelated, at: mark)
                return
            }
            isCorrelated = isCorrelated || !here.sources.isEmpty
            scope = here.outer
        }
        let name = path.map(\.name).joined(separator: ".")
        throw NameError(message: "Column \(name) does not exist", column: name, mark: mark)
    }

    private struct Found {
        let column: OutputColumn
        let instance: Int?
        var item: Int?
        /// How many names at the end of the path go on into a struct.
        let fields: Int
    }

    private func find(_ path: [Identifier], _ mark: Mark, in scope: Scope) throws(NameError) -> Found? {
        let first = path[0].key
        // A scope of outputs has no sources, and its names go before those of the tables: ORDER BY.
        if scope.sources.isEmpty, let alias = scope.aliases[first], path.count == 1 {
            return Found(column: alias.column, instance: nil, item: alias.item, fields: 0)
        }
        if path.count > 1 {
            let named = scope.source(named: first)
            if named.count > 1 { throw NameError(message: "Table \(path[0].name) is ambiguous", column: path[0].name, mark: mark) }
            if let index = named.first {
                let source = scope.sources[index]
                if let ordinal = source.ordinals[path[1].key] {
                    guard ordinal >= 0 else { throw ambiguous(path, mark) }
                    return Found(column: source.columns[ordinal], instance: source.instance, fields: path.count - 2)
                }
                let name = path.map(\.name).joined(separator: ".")
                throw NameError(message: "Column \(name) does not exist", column: name, mark: mark)
            }
        }
        switch scope.column(named: first) {
        case .column(let source, let ordinal):
            let bound = scope.sources[source]
            return Found(column: bound.columns[ordinal], instance: bound.instance, fields: path.count - 1)
        case .ambiguous: throw ambiguous(path, mark)
        case .none: break
        }
        if path.count == 1, clause != .filter, clause != .joinCondition, let alias = scope.aliases[first] {
            return Found(column: alias.column, instance: nil, item: alias.item, fields: 0)
        }
        return nil
    }

    private func ambiguous(_ path: [Identifier], _ mark: Mark) -> NameError {
        let name = path.map(\.name).joined(separator: ".")
        return NameError(message: "Column \(name) is ambiguous", column: name, mark: mark)
    }
}

/// Whether the expression is a bare word that may be the unit of a date function: `DATEADD(day, 1, x)`.
private func isDatePart(_ expression: Expression) -> Bool {
    guard case .column(let path) = expression.kind, path.count == 1, path[0].quote == .none else { return false }
    switch path[0].key {
    case "year", "quarter", "month", "week", "day", "dayofyear", "hour", "minute", "second", "millisecond", "microsecond": return true
    default: return false
    }
}

private func takesDatePart(_ function: String) -> Bool {
    switch function {
    case "dateadd", "date_add", "datediff", "date_diff", "timestampadd", "timestampdiff": true
    default: false
    }
}
