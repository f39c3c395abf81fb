// What is left of SQL under the aggregation and the list rule: one SELECT.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-list.html#list-query-structure-syntax

import SQL

extension QueryRule {
    /// One SELECT over tables, and nothing around it or inside it.
    static func structure(_ family: String, source: String, clauses: @escaping @Sendable (Query, Select) throws(Objection) -> Void)
        -> QueryRule
    {
        QueryRule("\(family).structure", source: source) { (subject) throws(Objection) in
            let statement = subject.statement
            if let cache = statement.caches.first { throw unsupported("CACHE TABLE", cache.name.mark) }
            if let with = statement.query.with { throw unsupported("WITH", with.mark) }
            switch statement.query.body {
            case .select(let select):
                try checkOneSelect(select, subject)
                try clauses(statement.query, select)
            case .chain(_, let links): throw unsupported(links[0].operator.rawValue.uppercased(), links[0].mark)
            case .nested(let query): throw unsupported("A query in parentheses", query.mark)
            case .values(_, _, let mark): throw unsupported("VALUES", mark)
            case .table: throw unsupported("TABLE", statement.query.mark)
            }
        }
    }

    static func unsupported(_ what: String, _ mark: Mark?) -> Objection { Objection(message: "\(what) is not supported", mark: mark) }

    private static func checkOneSelect(_ select: Select, _ subject: Subject) throws(Objection) {
        if let view = select.laterals.first { throw unsupported("LATERAL VIEW", view.mark) }
        if let qualify = select.qualify { throw unsupported("QUALIFY", qualify.mark) }
        if let window = select.windows.first { throw unsupported("WINDOW", window.name.mark) }
        for part in subject.partsOfOnlySelect {
            switch part {
            case .query(let query): throw unsupported("A sub-query", query.mark)
            case .source(let source): try check(source)
            case .expression(let expression, _): try check(expression)
            case .setOperation, .select, .join, .lateralView: break
            }
        }
    }

    private static func check(_ source: TableSource) throws(Objection) {
        switch source.kind {
        case .table: break
        case .query: throw unsupported("A sub-query", source.mark)
        case .values: throw unsupported("VALUES", source.mark)
        case .function: throw unsupported("A table function", source.mark)
        case .joined: throw unsupported("A join in parentheses", source.mark)
        }
        if source.sample != nil { throw unsupported("TABLESAMPLE", source.mark) }
        if let pivot = source.pivot { throw unsupported("PIVOT", pivot.mark) }
        if let unpivot = source.unpivot { throw unsupported("UNPIVOT", unpivot.mark) }
        if source.isLateral { throw unsupported("LATERAL", source.mark) }
    }

    private static func check(_ expression: Expression) throws(Objection) {
        switch expression.kind {
        case .call(let call):
            if call.over != nil { throw unsupported("A window function", expression.mark) }
            if call.filter != nil { throw unsupported("FILTER", expression.mark) }
            if !call.withinGroup.isEmpty { throw unsupported("WITHIN GROUP", expression.mark) }
        case .conditional: throw unsupported("CASE", expression.mark)
        case .lambda: throw unsupported("A lambda", expression.mark)
        case .isDistinct: throw unsupported("IS DISTINCT FROM", expression.mark)
        case .isTruth: throw unsupported("A test IS TRUE, IS FALSE or IS UNKNOWN", expression.mark)
        case .element, .field: throw unsupported("Access to parts of a value", expression.mark)
        case .like(let match):
            if match.operator != .like || match.quantifier != nil { throw unsupported(match.spelling, expression.mark) }
        case .chain(_, let links):
            for link in links where !isArithmeticOrComparison(link.operator) {
                throw unsupported("Operator \(link.operator.rawValue)", expression.mark)
            }
        case .complement: throw unsupported("Operator ~", expression.mark)
        case .literal, .parameter, .column, .star, .negative, .positive, .not, .isNull, .between, .inList, .inQuery, .exists, .scalarQuery,
            .cast, .extract, .trim, .interval, .tuple:
            break
        }
    }

    /// The operators that the guide lists for WHERE.
    private static func isArithmeticOrComparison(_ used: BinaryOperator) -> Bool {
        switch used {
        case .or, .and, .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .times, .divided, .modulo: true
        case .nullSafeEqual, .bitOr, .bitXor, .bitAnd, .concat, .integerDivided: false
        }
    }
}

extension PatternMatch {
    var spelling: String {
        let name =
            switch self.operator {
            case .like: "LIKE"
            case .ilike: "ILIKE"
            case .rlike: "RLIKE"
            case .similarTo: "SIMILAR TO"
            }
        return quantifier.map { "\(name) \($0.rawValue.uppercased())" } ?? name
    }
}
