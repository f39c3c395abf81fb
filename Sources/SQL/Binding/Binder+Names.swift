// Names of columns and aliases, fields and elements.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-name-resolution.html

import Tables

extension Binder {
    func column(_ path: [Identifier], _ mark: Mark, _ place: Place) throws(NameError) -> BoundExpression {
        if let variable = place.variables.last(where: { $0.key == path[0].key }) {
            return try field(variable.expression, path.dropFirst(), mark)
        }
        // ORDER BY takes names of outputs first, unless two have the name.
        if place.clause == .orderBy, !place.isInAggregate, !place.names.has(qualifier: path[0].key) || path.count == 1,
            place.aliases[path[0].key]?.count == 1, let item = try aliasOrColumn(path, place, mark)
        {
            return item
        }
        if let (entry, fields) = try look(path, in: place.names, mark) {
            // HAVING takes an alias before a column that is no key.
            if place.clause == .having || place.clause == .qualify, !place.isInAggregate, path.count - fields == 1,
                place.isGrouped || !place.aggregates.isEmpty, !place.keys.contains(entry.expression),
                let item = try alias(path, place, mark)
            {
                return item
            }
            do throws(NameError) {
                return try bound(entry, entry.expression, path, fields, isCorrelated: false, mark, place)
            } catch {
                // The alias of that name may have the field which the column has not.
                guard fields > 0, place.clause == .having || place.clause == .orderBy, let item = try alias(path, place, mark) else {
                    throw error
                }
                return item
            }
        }
        if place.clause != .filter, place.clause != .joinCondition, place.clause != .lateralView, let item = try alias(path, place, mark) {
            return item
        }
        if let edge = place.edge, let (entry, argument, fields) = try outer(path, edge, mark) {
            return try bound(entry, argument, path, fields, isCorrelated: true, mark, place)
        }
        if path.count == 1, path[0].key == "grouping__id" {
            // Spark's older name of GROUPING_ID().
            let name = Identifier(name: "grouping_id", quote: .none, mark: path[0].mark)
            return try call(FunctionCall(name: name, isDistinct: false, arguments: [], hasParentheses: true), mark, place)
        }
        let name = path.map(\.name).joined(separator: ".")
        throw NameError(message: "Column \(name) does not exist", column: name, mark: mark)
    }

    /// The alias that a name of ORDER BY is; nil if it has not the field that is asked of it, and a column may have it.
    private func aliasOrColumn(_ path: [Identifier], _ place: Place, _ mark: Mark) throws(NameError) -> BoundExpression? {
        do throws(NameError) {
            return try alias(path, place, mark)
        } catch {
            guard path.count > 1, case .found = place.names.find(path) else { throw error }
            return nil
        }
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

    private func look(_ path: [Identifier], in names: Namespace, _ mark: Mark) throws(NameError) -> (Namespace.Entry, fields: Int)? {
        switch names.find(path) {
        case .found(let entry, let fields): return (entry, fields)
        case .ambiguous:
            let name = path.map(\.name).joined(separator: ".")
            throw NameError(message: "Column \(name) is ambiguous", column: name, mark: mark)
        case .none: return nil
        }
    }

    /// A column further out, as the sub-query sees it.
    private func outer(
        _ path: [Identifier], _ edge: SubqueryEdge, _ mark: Mark
    ) throws(NameError) -> (Namespace.Entry, BoundExpression, fields: Int)? {
        let found: (entry: Namespace.Entry, expression: BoundExpression, fields: Int)
        var inner: (Namespace.Entry, fields: Int)?
        for names in edge.left where inner == nil { inner = try look(path, in: names, mark) }
        if let (entry, fields) = inner {
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
        guard let found = place.aliases[path[0].key] ?? place.madeNames[path[0].key], let index = found.first, index < place.outputs.count
        else { return nil }
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
        if place.isInWindow, place.clause == .select {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_WINDOW", "A window can't use the alias \(path[0].name)", at: mark)
        }
        if place.clause == .select { notes.lateralAliases.insert(mark.id) }
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

    func element(_ base: BoundExpression, _ index: BoundExpression, _ mark: Mark) throws(NameError) -> BoundExpression {
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
}
