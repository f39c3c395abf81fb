// FROM: tables, sub-queries, joins, LATERAL VIEW.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-join.html

import Tables

extension Binder {
    /// Binds FROM and LATERAL VIEW; nil without either.
    func bindFrom(_ select: Select, _ edge: SubqueryEdge?) throws(NameError) -> (BoundFrom?, Namespace)? {
        guard !select.from.isEmpty || !select.laterals.isEmpty else { return nil }
        var sources = 0
        var whole: Namespace?
        var first: BoundSource?
        var joins: [BoundJoin] = []
        for item in select.from {
            sources += 1 + item.joins.count
            guard sources <= Self.sourceLimit else {
                throw NameError(message: "A FROM clause can have at most \(Self.sourceLimit) tables", mark: item.first.mark)
            }
            let (from, names) = try bind(item, edge, left: whole.map { [$0] } ?? [])
            guard let before = whole else {
                (whole, first, joins) = (names, from.first, from.joins)
                continue
            }
            before.append(names)
            // Another item is another tree, whose own joins come first.
            let source: BoundSource = from.joins.isEmpty ? from.first : .joined(from)
            joins.append(
                BoundJoin(kind: .inner, source: source, condition: nil, isLateral: item.first.seesLeft, mark: item.first.mark))
        }
        let names = whole ?? Namespace()
        for view in select.laterals {
            let (instance, own) = try bind(view, names, edge)
            let join = BoundJoin(
                kind: view.isOuter ? .left : .inner, source: .instance(instance), condition: nil, isLateral: true, mark: view.mark)
            names.append(own)
            if first == nil { first = .instance(instance) } else { joins.append(join) }
        }
        return first.map { (BoundFrom(first: $0, joins: joins), names) }
    }

    private func bind(_ item: FromItem, _ edge: SubqueryEdge?, left: [Namespace]) throws(NameError) -> (BoundFrom, Namespace) {
        let (first, names) = try bind(item.first, edge, left: left)
        var joins: [BoundJoin] = []
        for join in item.joins {
            let (source, right) = try bind(join.source, edge, left: [names] + left)
            let kind = join.boundKind
            let shared = try self.shared(join, names, right)
            var condition: BoundExpression?
            if !shared.isEmpty {
                var equalities: [BoundExpression] = []
                var merged: [Namespace.Entry] = []
                for column in shared {
                    use(column.left.origin, column.left.instance, .joinCondition, at: column.mark)
                    use(column.right.origin, column.right.instance, .joinCondition, at: column.mark)
                    let (equality, entry) = try merge(column.left, column.right, kind, join.mark)
                    equalities.append(equality)
                    merged.append(entry)
                }
                condition = equalities.count == 1 ? equalities[0] : BoundExpression(.all(equalities), .boolean, join.mark)
                if kind != .leftSemi && kind != .leftAnti { names.append(right) }
                names.merge(merged)
            } else if kind == .leftSemi || kind == .leftAnti {
                // Only its condition sees the right side.
                let both = Namespace()
                both.append(names)
                both.append(right)
                condition = try self.condition(join, both, edge)
            } else {
                names.append(right)
                condition = try self.condition(join, names, edge)
            }
            joins.append(
                BoundJoin(kind: kind, source: source, condition: condition, isLateral: join.source.seesLeft, mark: join.mark))
        }
        return (BoundFrom(first: first, joins: joins), names)
    }

    private func condition(_ join: Join, _ names: Namespace, _ edge: SubqueryEdge?) throws(NameError) -> BoundExpression? {
        guard case .on(let condition) = join.condition else { return nil }
        return try self.condition(condition, Place(names, edge, .joinCondition), "JOIN")
    }

    /// The columns that USING or NATURAL joins by.
    private func shared(
        _ join: Join, _ left: Namespace, _ right: Namespace
    ) throws(NameError) -> [(left: Namespace.Entry, right: Namespace.Entry, mark: Mark)] {
        var shared: [(left: Namespace.Entry, right: Namespace.Entry, mark: Mark)] = []
        if case .using(let names) = join.condition {
            for name in names {
                guard left.count(of: name.key) > 0, right.count(of: name.key) > 0 else {
                    throw NameError(message: "Column \(name.name) is not on both sides of the join", column: name.name, mark: name.mark)
                }
                guard left.count(of: name.key) == 1, right.count(of: name.key) == 1, let one = left.first(of: name.key),
                    let other = right.first(of: name.key)
                else { throw NameError(message: "Column \(name.name) is ambiguous", column: name.name, mark: name.mark) }
                shared.append((one, other, name.mark))
            }
        } else if join.isNatural {
            for entry in right.starEntries {
                let count = left.count(of: entry.key)
                guard count > 0, let one = left.first(of: entry.key) else { continue }
                guard count == 1, right.count(of: entry.key) == 1 else {
                    throw NameError(message: "Column \(entry.name) is ambiguous", column: entry.name, mark: join.mark)
                }
                shared.append((one, entry, join.mark))
            }
        }
        return shared
    }

    /// Equality of two columns of one name, and the column that stands for both.
    private func merge(
        _ left: Namespace.Entry, _ right: Namespace.Entry, _ kind: BoundJoin.Kind, _ mark: Mark
    ) throws(NameError) -> (BoundExpression, Namespace.Entry) {
        let equality: BoundExpression
        do {
            equality = try comparison(left.expression, .equal, right.expression, mark)
        } catch {
            note(error)
            equality = BoundExpression(.literal(.null), .boolean, mark)
        }
        func entry(_ expression: BoundExpression, _ origin: OutputColumn, _ instance: Int?) -> Namespace.Entry {
            .init(name: left.name, key: left.key, qualifier: nil, expression: expression, origin: origin, instance: instance)
        }
        switch kind {
        case .right: return (equality, entry(right.expression, right.origin, right.instance))
        case .full:
            let type = left.expression.type.wider(with: right.expression.type) ?? left.expression.type
            let both = BoundExpression(.call(.coalesce, [left.expression.cast(to: type), right.expression.cast(to: type)]), type, mark)
            var lineage = left.origin.lineage
            var rowLineage = left.origin.rowLineage
            lineage.formUnion(right.origin.lineage)
            rowLineage.formUnion(right.origin.rowLineage)
            let origin = OutputColumn(
                name: left.name, type: type, lineage: lineage, rowLineage: rowLineage, direct: nil,
                isUnchanged: left.origin.isUnchanged && right.origin.isUnchanged)
            return (equality, entry(both, origin, nil))
        case .inner, .left, .leftSemi, .leftAnti: return (equality, entry(left.expression, left.origin, left.instance))
        }
    }

    // MARK: One table

    private func bind(_ source: TableSource, _ edge: SubqueryEdge?, left: [Namespace]) throws(NameError) -> (BoundSource, Namespace) {
        var alias = source.alias?.name.name
        let kind: BoundInstance.Kind
        var columns: [OutputColumn]
        switch source.kind {
        case .table(let path):
            (kind, columns) = try relation(path, source.mark)
            if let travel = source.travel {
                note(mismatch("UNSUPPORTED_FEATURE.TIME_TRAVEL", "The table keeps no other version of itself", at: travel.value.mark))
            }
            alias = alias ?? path.last?.name
        case .query(let query):
            let (bound, outputs) = try self.subquery(query, edge, left: source.isLateral ? left : nil)
            (kind, columns) = (.query(bound), outputs)
        case .values(let rows):
            let (values, outputs) = try self.values(rows, edge)
            (kind, columns) = (.values(values), outputs)
        case .function(let call):
            let place = Place(Namespace(), SubqueryEdge.lateral(edge, left), .lateralView)
            let (generator, outputs) = try self.generator(call, place, at: source.mark)
            // It stands beside what it looks at: outer values are columns of the tables to its left.
            let arguments = place.edge?.arguments ?? []
            let seen = try generator.map { (part) throws(NameError) in try part.replacingOuter(by: arguments) }
            (kind, columns) = (.generator(seen), outputs)
        case .joined(let item):
            let (from, names) = try bind(item, edge, left: left)
            guard source.pivot == nil, source.unpivot == nil else {
                throw NameError(message: "PIVOT of a join in parentheses is not supported here", mark: source.mark)
            }
            guard let outer = source.alias else { return (.joined(from), names) }
            let count = names.starEntries.count
            guard outer.columns.isEmpty || outer.columns.count == count else {
                throw NameError(message: "\(outer.name.name) names \(outer.columns.count) columns of \(count)", mark: outer.name.mark)
            }
            return (.joined(from), names.renamed(outer.name.key, outer.columns.map(\.name)))
        }
        var instance = try instance(kind, columns, alias: alias ?? "", try sample(source.sample), at: source.mark)
        if let pivot = source.pivot { instance = try bind(pivot, over: instance, edge) }
        if let unpivot = source.unpivot { instance = try bind(unpivot, over: instance, edge) }
        columns = self.columns(of: instance)
        if let names = source.alias?.columns, !names.isEmpty {
            columns = try renamed(columns, names, source.alias?.name)
            instance = renamed(instance, columns, alias: alias ?? "")
        }
        resolution.record(instance: instance.number, of: source.mark)
        return (.instance(instance), Namespace(instance, columns, alias: alias?.foldedName))
    }

    /// A sub-query of FROM. With LATERAL it sees the tables to its left; else what is around the SELECT that it stands in.
    private func subquery(
        _ query: Query, _ edge: SubqueryEdge?, left: [Namespace]?
    ) throws(NameError) -> (BoundSubquery, [OutputColumn]) {
        let around: SubqueryEdge?
        if let left {
            around = SubqueryEdge(Place(Namespace(), edge, .lateralView), left: left, isPassing: true)
        } else {
            around = edge.map { SubqueryEdge(Place(Namespace(), $0, .lateralView), isPassing: true) }
        }
        let bound = try subquery(query, around)
        if let around, left != nil, !around.arguments.isEmpty { check(correlationOf: bound.query, takesSets: true, query.mark) }
        if left != nil, !bound.isDeterministic {
            note(
                mismatch(
                    "UNSUPPORTED_SUBQUERY_EXPRESSION_CATEGORY.NON_DETERMINISTIC_LATERAL_SUBQUERIES",
                    "A LATERAL sub-query takes nothing that differs each time", at: query.mark))
        }
        return (bound, resolution.outputs(of: query.mark))
    }

    private func bind(_ view: LateralView, _ names: Namespace, _ edge: SubqueryEdge?) throws(NameError) -> (BoundInstance, Namespace) {
        let place = Place(names, edge, .lateralView)
        let (generator, columns) = try generator(view.call, place, at: view.mark)
        let named = try renamed(columns, view.columns, view.table)
        let outer = BoundGenerator(kind: generator.kind, isOuter: generator.isOuter || view.isOuter)
        let instance = try instance(.generator(outer), named, alias: view.table?.name ?? "", at: view.mark)
        return (instance, Namespace(instance, named, alias: view.table?.key))
    }

    private func sample(_ sample: Sample?) throws(NameError) -> BoundSample? {
        switch sample?.amount {
        case .percent(let amount):
            guard case .literal(.number(let text)) = amount.kind, let share = Double(text), share >= 0, share <= 100 else {
                throw NameError(message: "TABLESAMPLE takes a percentage between 0 and 100", mark: amount.mark)
            }
            return .percent(share)
        case .rows(let amount):
            guard let count = try bind(amount, Place(Namespace(), nil, .limit)).wholeValue, count >= 0 else {
                throw NameError(message: "TABLESAMPLE takes a whole number of rows", mark: amount.mark)
            }
            return .rows(count)
        case .bucket(let bucket, let outOf):
            guard let part = Double(bucket), let whole = Double(outOf), whole > 0, part > 0, part <= whole else { return nil }
            return .percent(part / whole * 100)
        case nil: return nil
        }
    }
}

extension SubqueryEdge {
    /// What a table function of FROM sees: the tables to its left.
    fileprivate static func lateral(_ edge: SubqueryEdge?, _ left: [Namespace]) -> SubqueryEdge {
        SubqueryEdge(Place(Namespace(), edge, .lateralView), left: left, isPassing: true)
    }
}

extension BoundExpression {
    /// The expression with outer values replaced by what they are.
    func replacingOuter(by arguments: [BoundExpression]) throws(NameError) -> BoundExpression {
        if case .outer(let index) = kind { return arguments[index] }
        return try map { (part) throws(NameError) in try part.replacingOuter(by: arguments) }
    }
}

extension TableSource {
    /// Whether the source sees the tables to its left.
    var seesLeft: Bool {
        if isLateral { return true }
        if case .function = kind { return true }
        return false
    }
}

extension Join {
    fileprivate var boundKind: BoundJoin.Kind {
        switch kind {
        case .inner, .cross: .inner
        case .left: .left
        case .right: .right
        case .full: .full
        case .leftSemi: .leftSemi
        case .leftAnti: .leftAnti
        }
    }
}
