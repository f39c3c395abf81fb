// Expressions: names, predicates, CASE, CAST, sub-queries.
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
        // ORDER BY takes names of outputs first, unless two have the name.
        if place.clause == .orderBy, !place.isInAggregate, !place.names.has(qualifier: path[0].key) || path.count == 1,
            place.aliases[path[0].key]?.count == 1, let item = try alias(path, place, mark)
        {
            return item
        }
        if let (entry, fields) = try look(path, in: [place.names], mark) {
            // HAVING takes an alias before a column that is no key.
            if place.clause == .having || place.clause == .qualify, !place.isInAggregate, path.count - fields == 1,
                place.isGrouped || !place.aggregates.isEmpty, !place.keys.contains(entry.expression),
                let item = try alias(path, place, mark)
            {
                return item
            }
            return try bound(entry, entry.expression, path, fields, isCorrelated: false, mark, place)
        }
        if place.clause != .filter, place.clause != .joinCondition, place.clause != .lateralView, let item = try alias(path, place, mark) {
            return item
        }
        if let edge = place.edge, let (entry, argument, fields) = try outer(path, edge, mark) {
            return try bound(entry, argument, path, fields, isCorrelated: true, mark, place)
        }
        let name = path.map(\.name).joined(separator: ".")
        throw NameError(message: "Column \(name) does not exist", column: name, mark: mark)
    }

    /// A column, or a field in it, with what the rules are to know of it.
    private func bound(
        _ entry: Namespace.Entry, _ expression: BoundExpression, _ path: [Identifier], _ fields: Int, isCorrelated: Bool, _ mark: Mark,
        _ place: Place
    ) throws(NameError) -> BoundExpression {
        var origin = entry.origin
        if fields > 0 {
            notes.fields[mark.id] = fields
            // A field of a struct is no longer the column.
            origin = OutputColumn(
                name: path.last?.name ?? "", type: .unknown, lineage: origin.lineage, rowLineage: origin.rowLineage, direct: nil)
        }
        resolution.bind(mark, to: .init(column: origin, instance: entry.instance, item: nil, isCorrelated: isCorrelated))
        use(origin, entry.instance, isCorrelated: isCorrelated, place.clause, at: mark)
        return try field(BoundExpression(expression.kind, expression.type, mark), path.suffix(fields), mark)
    }

    private func look(
        _ path: [Identifier], in namespaces: [Namespace], _ mark: Mark
    ) throws(NameError) -> (Namespace.Entry, fields: Int)? {
        for names in namespaces {
            switch names.find(path) {
            case .found(let entry, let fields): return (entry, fields)
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
    ) throws(NameError) -> (Namespace.Entry, BoundExpression, fields: Int)? {
        let found: (entry: Namespace.Entry, expression: BoundExpression, fields: Int)
        if let (entry, fields) = try look(path, in: edge.left, mark) {
            found = (entry, entry.expression, fields)
        } else if edge.isPassing, let further = edge.place.edge, let (entry, argument, fields) = try outer(path, further, mark) {
            found = (entry, argument, fields)
        } else {
            return nil
        }
        let name = path[path.count - 1 - found.fields].name
        return (found.entry, edge.argument(found.expression, named: name, at: mark), found.fields)
    }

    /// Records that a name is the alias of an item.
    func bindAlias(_ index: Int, _ place: Place, _ mark: Mark) {
        resolution.bind(mark, to: .init(column: place.outputs[index], instance: nil, item: index, isCorrelated: false))
        use(place.outputs[index], nil, item: index, place.clause, at: mark)
    }

    /// What an alias of the select list stands for: its item, or what the item is made of where items can't be seen yet.
    private func alias(_ path: [Identifier], _ place: Place, _ mark: Mark) throws(NameError) -> BoundExpression? {
        guard let found = place.aliases[path[0].key], let index = found.first, index < place.outputs.count else { return nil }
        let item = place.items[index]
        bindAlias(index, place, mark)
        if found.count > 1, place.clause != .groupBy, !found.allSatisfy({ place.items[$0] == item }) {
            throw mismatch("AMBIGUOUS_LATERAL_COLUMN_ALIAS", "Column \(path[0].name) is ambiguous", at: mark)
        }
        if place.isInAggregate {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_AGGREGATE_FUNC", "An aggregate function can't use the alias \(path[0].name)",
                at: mark)
        }
        if path.count > 1 { notes.fields[mark.id] = path.count - 1 }
        let seesItems = (place.clause == .select || place.clause == .orderBy) && !place.isInWindow
        if seesItems { return try field(BoundExpression(.item(index), item.type, mark), path.dropFirst(), mark) }
        guard !item.holdsItem else {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS", "An alias that is made of another alias can't be used here", at: mark)
        }
        return try field(BoundExpression(item.kind, item.type, mark), path.dropFirst(), mark)
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
        case .map(let key, let value) where key.isAtomic || key.isOpen:
            let index = BoundExpression(.literal(.string(name.name)), .string, mark).cast(to: key)
            return BoundExpression(.element(base, at: index), value, mark)
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
        if !edge.arguments.isEmpty { check(correlationOf: bound, query.mark) }
        return BoundSubquery(query: bound, arguments: edge.arguments, isDeterministic: true)
    }

    /// A correlated sub-query that stands for a value must not find several rows, as far as its shape says.
    private func checkScalar(_ query: BoundSubquery, _ mark: Mark) throws(NameError) {
        guard !query.arguments.isEmpty else { return }
        guard case .select(let select) = query.query.body, query.query.limit == nil else { return }
        if select.grouping != nil || select.generator != nil || query.query.hasOneRow(commonTables) { return }
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
