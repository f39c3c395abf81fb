// Expressions: names, predicates, CASE, CAST, sub-queries.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select.html

import Tables

extension Binder {
    func bind(_ expression: Expression, _ place: Place) throws(NameError) -> BoundExpression {
        let bound = try bindKind(expression, place)
        notes.note(bound.type, at: expression.mark)
        return bound
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
            let bound = try subquery(query, place)
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

    // MARK: Names

    private func column(_ path: [Identifier], _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        if let variable = place.variables.last(where: { $0.key == path[0].key }) {
            return try field(variable.expression, path.dropFirst(), mark)
        }
        if place.clause == .orderBy, !place.isInAggregate, path.count == 1, let item = try alias(path[0], place, mark) { return item }
        let found = try look(path, in: [place.names], mark)
        if let (expression, fields) = found {
            // HAVING takes an alias before a column that is no key.
            if place.clause == .having || place.clause == .qualify, !place.isInAggregate, path.count == 1,
                place.isGrouped || !place.aggregates.isEmpty, !place.keys.contains(expression), let item = try alias(path[0], place, mark)
            {
                return item
            }
            if fields > 0 { notes.fields[mark.id] = fields }
            return try field(expression, path.suffix(fields), mark)
        }
        if place.clause != .filter, place.clause != .joinCondition, place.clause != .lateralView,
            let item = try alias(path[0], place, mark)
        {
            if path.count > 1 { notes.fields[mark.id] = path.count - 1 }
            return try field(item, path.dropFirst(), mark)
        }
        if let edge = place.edge, let (expression, fields) = try outer(path, edge, mark) {
            if fields > 0 { notes.fields[mark.id] = fields }
            return try field(expression, path.suffix(fields), mark)
        }
        let name = path.map(\.name).joined(separator: ".")
        throw NameError(message: "Column \(name) does not exist", column: name, mark: mark)
    }

    private func look(
        _ path: [Identifier], in namespaces: [Namespace], _ mark: Mark
    ) throws(NameError) -> (BoundExpression, fields: Int)? {
        for names in namespaces {
            switch names.find(path) {
            case .found(let entry, let fields): return (BoundExpression(entry.expression.kind, entry.expression.type, mark), fields)
            case .ambiguous:
                let name = path.map(\.name).joined(separator: ".")
                throw NameError(message: "Column \(name) is ambiguous", column: name, mark: mark)
            case .none: continue
            }
        }
        return nil
    }

    /// A column further out, as the sub-query sees it.
    private func outer(
        _ path: [Identifier], _ edge: SubqueryEdge, _ mark: Mark
    ) throws(NameError) -> (BoundExpression, fields: Int)? {
        var found = try look(path, in: edge.left, mark)
        if found == nil, let further = edge.place.edge { found = try outer(path, further, mark) }
        guard let (expression, fields) = found else { return nil }
        let name = path[path.count - 1 - fields].name
        return (edge.argument(expression, named: name, at: mark), fields)
    }

    /// What an alias of the select list stands for: its item, or what the item is made of where items can't be seen yet.
    private func alias(_ name: Identifier, _ place: Place, _ mark: Mark) throws(NameError) -> BoundExpression? {
        guard let found = place.aliases[name.key], let index = found.first else { return nil }
        let item = place.items[index]
        if found.count > 1, !found.allSatisfy({ place.items[$0] == item }) {
            throw mismatch("AMBIGUOUS_LATERAL_COLUMN_ALIAS", "Column \(name.name) is ambiguous", at: mark)
        }
        if place.isInAggregate {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_AGGREGATE_FUNC", "An aggregate function can't use the alias \(name.name)",
                at: mark)
        }
        let seesItems = (place.clause == .select || place.clause == .orderBy) && !place.isInWindow
        if seesItems { return BoundExpression(.item(index), item.type, mark) }
        guard !item.holdsItem else {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS", "An alias that is made of another alias can't be used here", at: mark)
        }
        return BoundExpression(item.kind, item.type, mark)
    }

    /// The field of a struct, of a struct inside of it, and so on.
    func field(
        _ base: BoundExpression, _ names: some Collection<Identifier>, _ mark: Mark
    ) throws(NameError) -> BoundExpression {
        var value = base
        for name in names { value = try field(value, name, mark) }
        return value
    }

    private func field(_ base: BoundExpression, _ name: Identifier, _ mark: Mark) throws(NameError) -> BoundExpression {
        func ordinal(_ fields: [DataType.Field]) throws(NameError) -> Int {
            let matches = fields.indices.filter { fields[$0].name.foldedName == name.key }
            guard let first = matches.first else {
                throw mismatch("FIELD_NOT_FOUND", "There is no field \(name.name)", at: mark)
            }
            guard matches.count == 1 else {
                throw mismatch("AMBIGUOUS_REFERENCE_TO_FIELDS", "Field \(name.name) is there \(matches.count) times", at: mark)
            }
            return first
        }
        switch base.type {
        case .structure(let fields):
            let index = try ordinal(fields)
            return BoundExpression(.field(base, ordinal: index), fields[index].type, mark)
        case .array(.structure(let fields)):
            let index = try ordinal(fields)
            return BoundExpression(.field(base, ordinal: index), .array(fields[index].type), mark)
        case .map(let key, let value) where key.isText || key.isOpen:
            return BoundExpression(.element(base, at: BoundExpression(.literal(.string(name.name)), .string, mark)), value, mark)
        case .unknown:
            return BoundExpression(.element(base, at: BoundExpression(.literal(.string(name.name)), .string, mark)), .unknown, mark)
        default:
            throw mismatch("INVALID_EXTRACT_BASE_FIELD_TYPE", "A value of type \(base.type) has no field \(name.name)", at: mark)
        }
    }

    private func element(_ base: BoundExpression, _ index: BoundExpression, _ mark: Mark) throws(NameError) -> BoundExpression {
        switch base.type {
        case .array(let element):
            guard index.type.isInteger || index.type.isOpen || index.type == .void else {
                throw mismatch("DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "The index of an array is a whole number", at: index.mark)
            }
            return BoundExpression(.element(base, at: index), element, mark)
        case .map(let key, let value):
            guard index.type == key || index.type.isStored(as: key) || key.isOpen else {
                throw mismatch(
                    "DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE", "The keys of the map are \(key), not \(index.type)", at: index.mark)
            }
            return BoundExpression(.element(base, at: index.cast(to: key)), value, mark)
        case .unknown: return BoundExpression(.element(base, at: index), .unknown, mark)
        case .structure(let fields):
            guard let name = index.textValue, let ordinal = fields.firstIndex(where: { $0.name.foldedName == name.foldedName }) else {
                throw mismatch("INVALID_EXTRACT_FIELD", "A field of a struct is named by a string", at: index.mark)
            }
            return BoundExpression(.field(base, ordinal: ordinal), fields[ordinal].type, mark)
        default:
            throw mismatch("INVALID_EXTRACT_BASE_FIELD_TYPE", "A value of type \(base.type) has no elements", at: mark)
        }
    }

    // MARK: Sub-queries

    func subquery(_ query: Query, _ place: Place) throws(NameError) -> BoundSubquery {
        if place.isInAggregate, place.clause == .groupBy { throw NameError(message: "A sub-query can't stand here", mark: query.mark) }
        let edge = SubqueryEdge(place)
        let bound = try bind(query, edge: edge)
        return BoundSubquery(query: bound, arguments: edge.arguments, isDeterministic: true)
    }

    /// A correlated sub-query that stands for a value must not find several rows, as far as its shape says.
    private func checkScalar(_ query: BoundSubquery, _ mark: Mark) throws(NameError) {
        guard !query.arguments.isEmpty else { return }
        guard case .select(let select) = query.query.body, query.query.limit == nil else { return }
        if select.from == nil || select.grouping != nil || select.generator != nil { return }
        throw mismatch(
            "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.MUST_AGGREGATE_CORRELATED_SCALAR_SUBQUERY",
            "A sub-query that stands for a value and uses an outer column must aggregate", at: mark)
    }

    private func inQuery(
        _ subject: Expression, _ query: Query, _ negated: Bool, _ mark: Mark, _ place: Place
    ) throws(NameError) -> BoundExpression {
        var subjects: [BoundExpression] = []
        if case .tuple(let items) = subject.kind {
            for item in items { subjects.append(try bind(item, place)) }
        } else {
            let bound = try bind(subject, place)
            if case .structure(let parts) = bound.kind { subjects = parts } else { subjects = [bound] }
        }
        let inner = try subquery(query, place)
        let outputs = inner.query.outputs
        guard outputs.count == subjects.count else {
            throw mismatch(
                "DATATYPE_MISMATCH.IN_SUBQUERY_LENGTH_MISMATCH",
                "IN compares \(subjects.count) values with a sub-query of \(outputs.count) columns", at: mark)
        }
        for (index, output) in outputs.enumerated() {
            guard let type = subjects[index].type.wider(with: output.type) else {
                throw mismatch(
                    "DATATYPE_MISMATCH.IN_SUBQUERY_DATA_TYPE_MISMATCH", "IN can't compare \(subjects[index].type) with \(output.type)",
                    at: mark)
            }
            subjects[index] = subjects[index].cast(to: type)
        }
        return BoundExpression(.inQuery(subjects, inner, negated: negated), .boolean, mark)
    }
}
