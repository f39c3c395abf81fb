// Names in one SELECT: its tables, its list, its clauses.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-name-resolution.html

import Tables

extension Resolver {
    mutating func resolve(_ select: Select, in scope: Scope) throws(NameError) -> [OutputColumn] {
        for item in select.from { try resolve(item, in: scope) }
        for view in select.laterals { try resolve(view, in: scope) }
        if let filter = select.filter {
            clause = .filter
            try resolve(filter, in: scope)
        }
        clause = .select
        if let top = select.top { try resolve(top, in: Scope(outer: nil)) }
        let outputs = try resolve(select.items, in: scope)
        clause = .groupBy
        if let grouping = select.grouping {
            for key in grouping.keys { try resolve(key, in: scope) }
        }
        clause = .having
        if let having = select.having { try resolve(having, in: scope) }
        clause = .qualify
        if let qualify = select.qualify { try resolve(qualify, in: scope) }
        clause = .select
        for window in select.windows { try resolve(window.specification, in: scope) }
        resolution.record(outputs, of: select.mark)
        return outputs
    }

    // MARK: The select list

    private mutating func resolve(_ items: [SelectItem], in scope: Scope) throws(NameError) -> [OutputColumn] {
        var outputs: [OutputColumn] = []
        outputs.reserveCapacity(items.count)
        for (index, item) in items.enumerated() {
            if case .star(let star) = item.expression.kind {
                outputs += try expand(star, at: item.expression.mark, in: scope)
                continue
            }
            try resolve(item.expression, in: scope)
            let lineage = resolution.lineage(of: item.expression)
            if item.aliases.count > 1 {
                outputs += item.aliases.enumerated().map { index, alias in
                    OutputColumn(name: alias.name, type: .unknown, lineage: lineage, direct: nil)
                }
                continue
            }
            let name = item.aliases.first?.name ?? item.expression.fieldName ?? ""
            let output: OutputColumn
            if case .column = item.expression.kind, let binding = resolution.binding(of: item.expression.mark) {
                output = binding.column.renamed(name)
            } else {
                output = OutputColumn(
                    name: name, type: .unknown, lineage: lineage,
                    rowLineage: resolution.rowLineage(of: item.expression), direct: nil)
            }
            outputs.append(output)
            if let alias = item.aliases.first, scope.aliases[alias.key] == nil { scope.aliases[alias.key] = (index, output) }
        }
        return outputs
    }

    private mutating func expand(_ star: Star, at mark: Mark, in scope: Scope) throws(NameError) -> [OutputColumn] {
        let except = Set(star.except.map(\.key))
        var sources: [ScopeSource] = scope.sources.filter { !$0.isHidden }
        if let qualifier = star.qualifier.last {
            sources = scope.source(named: qualifier.key).map { scope.sources[$0] }
            guard star.qualifier.count == 1, !sources.isEmpty else {
                throw NameError(
                    message: "Table \(star.qualifier.map(\.name).joined(separator: ".")) is not in the from clause", mark: qualifier.mark)
            }
        }
        guard !sources.isEmpty else { throw NameError(message: "There is no table whose columns * could stand for", mark: mark) }
        try count(sources.reduce(0) { $0 + $1.columns.count }, at: mark)
        var seen: Set<String> = []
        var outputs: [OutputColumn] = []
        for source in sources {
            for column in source.columns {
                let key = column.name.foldedName
                if except.contains(key) { continue }
                if star.qualifier.isEmpty, scope.merged.contains(key), !seen.insert(key).inserted { continue }
                use(column, source.instance, at: mark)
                outputs.append(column)
            }
        }
        // What USING has merged stands in front.
        if star.qualifier.isEmpty, !scope.merged.isEmpty {
            let merged = outputs.filter { scope.merged.contains($0.name.foldedName) }
            outputs = merged + outputs.filter { !scope.merged.contains($0.name.foldedName) }
        }
        resolution.record(outputs, of: mark)
        return outputs
    }

    // MARK: FROM

    private mutating func resolve(_ item: FromItem, in scope: Scope) throws(NameError) {
        try resolve(item.first, in: scope)
        for join in item.joins {
            let firstNew = scope.sources.count
            try resolve(join.source, in: scope)
            clause = .joinCondition
            switch join.condition {
            case .on(let condition): try resolve(condition, in: scope)
            case .using(let names):
                for name in names { try merge(name.key, name.name, from: firstNew, in: scope, at: name.mark) }
            case nil: break
            }
            if join.isNatural {
                let left = Set(scope.sources[..<firstNew].flatMap(\.ordinals.keys))
                let shared = Set(scope.sources[firstNew...].flatMap(\.ordinals.keys)).intersection(left)
                for key in shared.sorted() { try merge(key, key, from: firstNew, in: scope, at: join.mark) }
            }
            if join.kind == .leftSemi || join.kind == .leftAnti {
                for index in firstNew..<scope.sources.count { scope.sources[index].isHidden = true }
            }
        }
    }

    /// Joins two columns of one name, which then stand for each other.
    private mutating func merge(_ key: String, _ name: String, from firstNew: Int, in scope: Scope, at mark: Mark) throws(NameError) {
        var sides = 0
        for range in [0..<firstNew, firstNew..<scope.sources.count] {
            for source in scope.sources[range] where !source.isHidden {
                guard let ordinal = source.ordinals[key], ordinal >= 0 else { continue }
                use(source.columns[ordinal], source.instance, at: mark)
                sides += 1
                break
            }
        }
        guard sides == 2 else { throw NameError(message: "Column \(name) is not on both sides of the join", column: name, mark: mark) }
        scope.merged.insert(key)
    }

    private mutating func resolve(_ source: TableSource, in scope: Scope) throws(NameError) {
        var columns: [OutputColumn]
        var names: [String: Int]?
        var relation: Int?
        var alias = source.alias?.name.name
        switch source.kind {
        case .table(let path):
            let found = try self.columns(of: path, mark: source.mark)
            (relation, columns, names) = (found.relation, found.columns, found.ordinals)
            alias = alias ?? path.last?.name
        case .query(let query): columns = try resolve(query, outer: source.isLateral ? scope : scope.outer)
        case .values(let rows): columns = try values(rows, nil, outer: scope.outer)
        case .function(let call):
            clause = .lateralView
            try resolve(call, mark: source.mark, in: scope)
            let lineage = lineage(of: call)
            alias = alias ?? call.name.name
            // How many columns a table function has is not known here; an alias's list says it.
            columns = (0..<max(1, source.alias?.columns.count ?? 1)).map { index in
                OutputColumn(name: "col", type: .unknown, lineage: lineage, direct: nil)
            }
        case .joined(let item):
            let firstNew = scope.sources.count
            try resolve(item, in: scope)
            guard let outer = source.alias else { return }
            let inner = scope.sources[firstNew...].filter { !$0.isHidden }
            columns = inner.flatMap(\.columns)
            for index in firstNew..<scope.sources.count { scope.sources[index].isHidden = true }
            alias = outer.name.name
        }
        if let pivot = source.pivot { (columns, names) = (try resolve(pivot, over: columns, at: source.mark), nil) }
        if let unpivot = source.unpivot { (columns, names) = (try resolve(unpivot, over: columns, at: source.mark), nil) }
        if let sample = source.sample { try resolve(sample) }
        if let list = source.alias?.columns, !list.isEmpty { (columns, names) = (try renamed(columns, list, source.alias?.name), nil) }
        guard scope.sources.count < Self.sourceLimit else {
            throw NameError(message: "A FROM clause can have at most \(Self.sourceLimit) tables", mark: source.mark)
        }
        let instance = addInstance(relation, alias ?? "", columns, source.mark)
        resolution.record(instance: instance, of: source.mark)
        scope.sources.append(
            ScopeSource(alias: alias?.foldedName, instance: instance, columns: columns, ordinals: names ?? ordinals(of: columns)))
    }

    private mutating func resolve(_ sample: Sample) throws(NameError) {
        switch sample.amount {
        case .percent(let amount), .rows(let amount): try resolve(amount, in: Scope(outer: nil))
        case .bucket: break
        }
    }

    private mutating func resolve(_ view: LateralView, in scope: Scope) throws(NameError) {
        clause = .lateralView
        try resolve(view.call, mark: view.mark, in: scope)
        let lineage = lineage(of: view.call)
        let names = view.columns.isEmpty ? ["col"] : view.columns.map(\.name)
        let columns = names.enumerated().map { index, name in
            OutputColumn(name: name, type: .unknown, lineage: lineage, direct: nil)
        }
        let instance = addInstance(nil, view.table?.name ?? "", columns, view.mark)
        scope.sources.append(ScopeSource(alias: view.table?.key, instance: instance, columns: columns, ordinals: ordinals(of: columns)))
    }

    private func lineage(of call: FunctionCall) -> Lineage {
        var lineage = Lineage()
        for part in call.parts { lineage.formUnion(resolution.lineage(of: part)) }
        return lineage
    }

    // MARK: Pivots

    private mutating func resolve(_ pivot: Pivot, over columns: [OutputColumn], at mark: Mark) throws(NameError) -> [OutputColumn] {
        let inner = Scope(outer: nil)
        let instance = addInstance(nil, "", columns, mark)
        inner.sources.append(ScopeSource(alias: nil, instance: instance, columns: columns, ordinals: ordinals(of: columns)))
        clause = .pivot
        var lineage = Lineage()
        var used: Set<String> = Set(pivot.columns.map(\.key))
        for aggregate in pivot.aggregates {
            try resolve(aggregate.expression, in: inner)
            lineage.formUnion(resolution.lineage(of: aggregate.expression))
            aggregate.expression.visit { (node: Expression) in
                if case .column(let path) = node.kind, let last = path.last { used.insert(last.key) }
            } query: { _ in
            }
        }
        for column in pivot.columns { lineage.formUnion(try self.lineage(ofColumn: column, in: inner)) }
        for value in pivot.values { try resolve(value.expression, in: inner) }
        let kept = columns.filter { !used.contains($0.name.foldedName) }
        return kept
            + pivot.values.map {
                OutputColumn(name: $0.aliases.first?.name ?? $0.expression.printed, type: .unknown, lineage: lineage, direct: nil)
            }
    }

    private mutating func resolve(_ unpivot: Unpivot, over columns: [OutputColumn], at mark: Mark) throws(NameError) -> [OutputColumn] {
        let inner = Scope(outer: nil)
        let instance = addInstance(nil, "", columns, mark)
        inner.sources.append(ScopeSource(alias: nil, instance: instance, columns: columns, ordinals: ordinals(of: columns)))
        clause = .pivot
        var lineage = Lineage()
        for column in unpivot.columns { lineage.formUnion(try self.lineage(ofColumn: column, in: inner)) }
        let folded = Set(unpivot.columns.map(\.key))
        return columns.filter { !folded.contains($0.name.foldedName) } + [
            OutputColumn(name: unpivot.name.name, type: .string, lineage: Lineage(), direct: nil)
        ] + unpivot.values.map { OutputColumn(name: $0.name, type: .unknown, lineage: lineage, direct: nil) }
    }

    private mutating func lineage(ofColumn name: Identifier, in scope: Scope) throws(NameError) -> Lineage {
        let column = Expression(kind: .column([name]), mark: name.mark)
        try resolve(column, in: scope)
        return resolution.lineage(of: column)
    }
}

extension Grouping {
    /// All expressions grouped by, also those inside grouping sets.
    package var keys: [Expression] {
        var keys = elements.flatMap(\.keys)
        if case .sets(let elements) = `extension` { keys += elements.flatMap(\.keys) }
        return keys
    }
}

extension GroupingElement {
    package var keys: [Expression] {
        switch self {
        case .expression(let expression): [expression]
        case .rollup(let keys, _), .cube(let keys, _): keys
        case .sets(let elements, _): elements.flatMap(\.keys)
        }
    }
}
