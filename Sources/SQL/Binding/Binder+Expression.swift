// Expressions: their kinds, and literals.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html

import Tables

extension Binder {
    func bind(_ expression: Expression, _ place: Place) throws(NameError) -> BoundExpression {
        do throws(NameError) {
            let bound = try bindKind(expression, place)
            notes.note(bound.type, at: expression.mark)
            return bound
        } catch {
            // A fault ends the expression and not the statement: every name is still to have its meaning.
            guard error.isFault else { throw error }
            note(error)
            try bindNames(in: expression, place)
            return BoundExpression(.literal(.null), .unknown, expression.mark)
        }
    }

    /// Binds the names of an expression that a fault has left behind.
    private func bindNames(in expression: Expression, _ place: Place) throws(NameError) {
        var queries: [Query] = []
        try expression.visit { (node) throws(NameError) in
            switch node.kind {
            case .column(let path):
                guard resolution.binding(of: node.mark) == nil else { return }
                do throws(NameError) {
                    _ = try column(path, node.mark, place)
                } catch {
                    // Of what is faulty anyway, a name without a meaning may be a parameter of a lambda.
                    note(error)
                }
            default: return
            }
        } query: { (query) throws(NameError) in
            if resolution.outputs(of: query.mark).isEmpty { queries.append(query) }
        }
        for query in queries { _ = try subquery(query, place) }
    }

    private func bindKind(_ expression: Expression, _ place: Place) throws(NameError) -> BoundExpression {
        let mark = expression.mark
        // A generator stands only at the top of a select item, which does not come here.
        switch expression.kind {
        case .literal(let literal): return try self.literal(literal, isNegative: false, mark)
        case .parameter(let name):
            guard let value = statement.bindings[name] else { return BoundExpression(.parameter(name), .unknown, mark) }
            return value.bound(mark)
        case .column(let path): return try column(path, mark, place)
        case .star:
            throw mismatch("INVALID_USAGE_OF_STAR_OR_REGEX", "* stands only for all columns of a select list and in a call", at: mark)
        case .negative(let inner): return try negative(inner, mark, place)
        case .positive(let inner):
            let bound = try bind(inner, place)
            return try number(bound, "+", mark)
        case .complement(let inner):
            let bound = try bind(inner, place)
            if bound.type == .void { return BoundExpression(.complement(bound.cast(to: .int)), .int, mark) }
            guard bound.type.isInteger || bound.type.isOpen else {
                throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "~ takes a whole number, not \(bound.type)", at: mark)
            }
            return BoundExpression(.complement(bound), bound.type, mark)
        case .not(let inner): return try not(try bind(inner, place), mark)
        case .chain(let first, let links): return try chain(first, links, mark, place)
        case .isNull(let inner, let negated): return BoundExpression(.isNull(try bind(inner, place), negated: negated), .boolean, mark)
        case .isTruth(let inner, let truth, let negated):
            let bound = try bind(inner, place)
            let value = truth == .unknown ? bound : try boolean(bound, "IS \(truth.rawValue.uppercased())")
            return BoundExpression(.isTruth(value, truth, negated: negated), .boolean, mark)
        case .isDistinct(let left, let right, let negated):
            let (one, other) = try alike(try bind(left, place), try bind(right, place), "IS DISTINCT FROM", mark)
            return BoundExpression(.isDistinct(one, from: other, negated: negated), .boolean, mark)
        case .between(let subject, let lower, let upper, let negated):
            return try between(subject, lower, upper, negated, mark, place)
        case .inList(let subject, let list, let negated): return try inList(subject, list, negated, mark, place)
        case .inQuery(let subject, let query, let negated): return try inQuery(subject, query, negated, mark, place)
        case .like(let match): return try like(match, mark, place)
        case .exists(let query): return BoundExpression(.exists(try subquery(query, place)), .boolean, mark)
        case .scalarQuery(let query):
            let bound = try subquery(query, place, isScalar: true)
            guard bound.query.outputs.count == 1 else {
                throw mismatch(
                    "INVALID_SUBQUERY_EXPRESSION.SCALAR_SUBQUERY_RETURN_MORE_THAN_ONE_OUTPUT_COLUMN",
                    "A sub-query that stands for a value must have one column, not \(bound.query.outputs.count)", at: mark)
            }
            try checkScalar(bound, mark)
            return BoundExpression(.scalarQuery(bound), bound.query.outputs[0].type, mark)
        case .call(let call): return try self.call(call, mark, place)
        case .cast(let cast): return try self.cast(cast, mark, place)
        case .conditional(let conditional): return try self.conditional(conditional, mark, place)
        case .extract(let field, let source): return try extract(field, try bind(source, place), mark)
        case .trim(let side, let characters, let source): return try trim(side, characters, source, mark, place)
        case .interval(let interval): return try self.interval(interval, mark)
        case .tuple(let items): return try tuple(items, mark, place)
        case .element(let base, let index): return try element(try bind(base, place), try bind(index, place), mark)
        case .field(let base, let name): return try field(try bind(base, place), [name], mark)
        case .lambda:
            throw mismatch(
                "INVALID_LAMBDA_FUNCTION_CALL.NON_HIGHER_ORDER_FUNCTION", "A lambda stands only as an argument of functions that take one",
                at: mark)
        }
    }

    // MARK: Literals

    func literal(_ literal: Literal, isNegative: Bool, _ mark: Mark) throws(NameError) -> BoundExpression {
        guard let (value, type) = literal.bound(isNegative: isNegative) else {
            switch literal {
            case .typed(let word, let text):
                throw mismatch("INVALID_TYPED_LITERAL", "'\(text)' is no \(word == "X" ? "hexadecimal text" : word)", at: mark)
            case .number(let text): throw mismatch("INVALID_NUMERIC_LITERAL_RANGE", "\(text) is out of the range of its type", at: mark)
            case .null, .boolean, .string: throw NameError(message: "This is no value", mark: mark)
            }
        }
        return BoundExpression(.literal(value), type, mark)
    }

    private func interval(_ interval: IntervalLiteral, _ mark: Mark) throws(NameError) -> BoundExpression {
        do {
            let bound = try Interval(interval)
            return BoundExpression(.literal(bound.literal), bound.type, mark)
        } catch {
            switch error {
            case .mixed:
                throw mismatch("UNSUPPORTED_LITERAL", "An interval can't have years or months beside days or times", at: mark)
            case .unreadable: throw mismatch("INVALID_INTERVAL_FORMAT", "This is no interval", at: mark)
            }
        }
    }

    private func negative(_ inner: Expression, _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        if case .literal(.number) = inner.kind, case .literal(let number) = inner.kind {
            return try literal(number, isNegative: true, mark)
        }
        let bound = try number(try bind(inner, place), "-", mark)
        return BoundExpression(.negative(bound), bound.type, mark)
    }

    private func number(_ bound: BoundExpression, _ sign: String, _ mark: Mark) throws(NameError) -> BoundExpression {
        if bound.type.isOpen || bound.type.isNumeric || bound.type.isInterval { return bound }
        if bound.type.isText || bound.type == .void { return bound.cast(to: .double) }
        throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "\(sign) takes a number, not \(bound.type)", at: mark)
    }
}
