// GROUP BY, and the step from columns to slots.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-groupby.html

import Tables

extension Binder {
    struct Keys {
        var keys: [BoundExpression] = []
        var sets: [[Int]]?
    }

    /// Binds GROUP BY; nil without one.
    func grouping(_ select: Select, _ place: Place) throws(NameError) -> Keys? {
        guard let grouping = select.grouping else { return nil }
        place.clause = .groupBy
        defer { place.clause = .select }
        var made = Keys()
        let all = Identifier(name: "all", quote: .none, mark: grouping.mark)
        if grouping.isAll, place.names.count(of: all.key) > 0 || place.aliases[all.key] != nil {
            // A column of that name goes for what the word means.
            made.add(try key(Expression(kind: .column([all]), mark: grouping.mark), place))
            place.keys = made.keys
            place.isGrouped = true
            return made
        }
        if grouping.isAll {
            for item in place.items where !item.holdsAggregate {
                if item.holdsItem {
                    note(
                        mismatch(
                            "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_GROUP_BY",
                            "GROUP BY ALL can't group by an alias that is made of another alias", at: grouping.mark))
                }
                made.add(item)
            }
            place.keys = made.keys
            place.isGrouped = true
            return made
        }
        var elements: [[[Int]]] = []
        var hasSets = false
        for element in grouping.elements {
            let sets = try self.sets(element, place, &made)
            if case .expression = element {} else { hasSets = true }
            elements.append(sets)
        }
        switch grouping.extension {
        case .withRollup:
            hasSets = true
            elements = [Self.rollup(elements.map { $0[0] })]
        case .withCube:
            hasSets = true
            elements = [try cube(elements.map { $0[0] }, grouping.mark)]
        case .sets(let inner):
            hasSets = true
            var sets: [[Int]] = []
            for element in inner { sets += try self.sets(element, place, &made) }
            elements = [sets]
        case nil: break
        }
        if hasSets { made.sets = try product(elements, grouping.mark) }
        place.hasSets = hasSets
        place.keys = made.keys
        place.isGrouped = true
        return made
    }

    /// The sets of keys that one element stands for.
    private func sets(
        _ element: GroupingElement, _ place: Place, _ made: inout Keys
    ) throws(NameError) -> [[Int]] {
        switch element {
        case .expression(let expression):
            if case .tuple(let items) = expression.kind { return [try indexes(items, place, &made)] }
            return [[made.add(try key(expression, place))]]
        case .rollup(let keys, _): return Self.rollup(try groups(keys, place, &made))
        case .cube(let keys, let mark): return try cube(try groups(keys, place, &made), mark)
        case .sets(let elements, _):
            var sets: [[Int]] = []
            for element in elements { sets += try self.sets(element, place, &made) }
            return sets
        }
    }

    private func groups(
        _ keys: [Expression], _ place: Place, _ made: inout Keys
    ) throws(NameError) -> [[Int]] {
        var groups: [[Int]] = []
        for key in keys {
            if case .tuple(let items) = key.kind {
                groups.append(try indexes(items, place, &made))
            } else {
                groups.append([made.add(try self.key(key, place))])
            }
        }
        return groups
    }

    private func indexes(
        _ items: [Expression], _ place: Place, _ made: inout Keys
    ) throws(NameError) -> [Int] {
        var indexes: [Int] = []
        for item in items { indexes.append(made.add(try key(item, place))) }
        return indexes
    }

    private static func rollup(_ groups: [[Int]]) -> [[Int]] {
        (0...groups.count).reversed().map { Array(groups[..<$0].joined()) }
    }

    private func cube(_ groups: [[Int]], _ mark: Mark) throws(NameError) -> [[Int]] {
        guard groups.count <= 12 else {
            throw mismatch("GROUPING_SIZE_LIMIT_EXCEEDED", "CUBE of more than 12 keys makes too many grouping sets", at: mark)
        }
        return (0..<(1 << groups.count)).reversed().map { bits in
            groups.enumerated().flatMap { index, group in bits & (1 << (groups.count - 1 - index)) != 0 ? group : [] }
        }
    }

    /// Every combination of one set of each element.
    private func product(_ elements: [[[Int]]], _ mark: Mark) throws(NameError) -> [[Int]] {
        var sets: [[Int]] = [[]]
        for element in elements {
            guard sets.count * element.count <= 4_096 else {
                throw mismatch("GROUPING_SIZE_LIMIT_EXCEEDED", "GROUP BY makes more than 4,096 grouping sets", at: mark)
            }
            sets = sets.flatMap { set in element.map { set + $0 } }
        }
        return sets
    }

    /// One key: a place, a column, an alias of the select list, or an expression.
    private func key(_ expression: Expression, _ place: Place) throws(NameError) -> BoundExpression {
        let bound: BoundExpression
        if let ordinal = try self.place(of: expression, place.outputs.count, "GROUP_BY_POS_OUT_OF_RANGE") {
            bound = place.items[ordinal]
            guard !place.hasStar else {
                throw mismatch("STAR_GROUP_BY_POS", "With * in the select list, GROUP BY takes no places", at: expression.mark)
            }
            guard !bound.holdsWindow else {
                throw mismatch("UNSUPPORTED_EXPR_FOR_OPERATOR", "GROUP BY can't hold a window function", at: expression.mark)
            }
            guard !bound.holdsAggregate else {
                throw mismatch(
                    "GROUP_BY_POS_AGGREGATE", "Place \(ordinal + 1) is an aggregate, which nothing groups by", at: expression.mark)
            }
        } else {
            bound = try bind(expression, place)
            guard !bound.holdsAggregate else {
                throw mismatch("GROUP_BY_AGGREGATE", "GROUP BY can't hold an aggregate function", at: expression.mark)
            }
        }
        guard !bound.holdsItem else {
            throw mismatch(
                "UNSUPPORTED_FEATURE.LATERAL_COLUMN_ALIAS_IN_GROUP_BY", "GROUP BY can't use an alias that is made of another alias",
                at: expression.mark)
        }
        guard bound.type.isOrderable || bound.type.isOpen else {
            throw mismatch(
                "GROUP_EXPRESSION_TYPE_IS_NOT_ORDERABLE", "Values of type \(bound.type) can't be grouped by", at: expression.mark)
        }
        return bound
    }

    // MARK: From columns to slots

    /// In HAVING and QUALIFY every output has its name, an alias or not.
    func nameOutputs(_ select: Select, _ place: Place) {
        guard select.having != nil || select.qualify != nil else { return }
        for (index, column) in place.outputs.enumerated() where place.aliases[column.name.foldedName] == nil {
            place.aliases[column.name.foldedName] = [index]
        }
    }

    /// Finds the keys that GROUPING in the select list names.
    func resolveGroupings(_ place: Place, isGrouped: Bool) throws(NameError) {
        for grouping in place.groupings {
            guard isGrouped, place.hasSets else {
                throw mismatch(
                    "UNSUPPORTED_GROUPING_EXPRESSION", "Function \(grouping.call.name.name) needs GROUPING SETS, ROLLUP or CUBE",
                    at: grouping.mark)
            }
            place.clause = .having
            switch try self.grouping(grouping.call, grouping.function, grouping.mark, place).kind {
            case .grouping(let key): place.groupingKeys.append([key])
            case .groupingID(let keys): place.groupingKeys.append(keys)
            default: place.groupingKeys.append([])
            }
        }
    }

    /// Replaces keys of GROUP BY by their slots, and refuses columns that are left.
    func regroup(_ parts: inout Parts, _ place: Place, keys: [BoundExpression]) throws(NameError) {
        // Only rows that are not grouped may go through several.
        if parts.generators.count > 1 {
            let second = parts.generators[1].mark
            note(mismatch("UNSUPPORTED_GENERATOR.MULTI_GENERATOR", "A grouped select list can have one generator", at: second))
        }
        let regrouping = Regrouping(
            keys: keys, generators: parts.generators.map(\.number), groupings: place.groupingKeys, names: place.names,
            note: { [self] in note($0) })
        for index in parts.items.indices { parts.items[index] = try regrouping.of(parts.items[index]) }
        parts.having = try parts.having.map { (having) throws(NameError) in try regrouping.of(having) }
        parts.qualify = try parts.qualify.map { (qualify) throws(NameError) in try regrouping.of(qualify) }
        for index in parts.windows.indices {
            parts.windows[index] = try parts.windows[index].map { (part) throws(NameError) in try regrouping.of(part) }
        }
        parts.generators = try parts.generators.map { (generator) throws(NameError) in
            guard case .generator(let made) = generator.kind else { return generator }
            let mapped = try made.map { (part) throws(NameError) in try regrouping.of(part) }
            return BoundInstance(
                number: generator.number, kind: .generator(mapped), columns: generator.columns, sample: nil, mark: generator.mark)
        }
    }
}

extension Binder.Keys {
    /// The index of a key, which is added if it is new.
    @discardableResult
    mutating func add(_ key: BoundExpression) -> Int {
        if let index = index(of: key) { return index }
        keys.append(key)
        return keys.count - 1
    }

    /// The index of the key that an expression is.
    func index(of expression: BoundExpression) -> Int? {
        if let index = keys.firstIndex(of: expression) { return index }
        guard expression.holdsLambda else { return nil }
        let renumbered = expression.renumbered
        return keys.firstIndex { $0.holdsLambda && $0.renumbered == renumbered }
    }
}

/// The step from the rows of FROM to groups. A class: each part of an expression is handed to it.
final class Regrouping {
    private let made: Binder.Keys
    private let keys: [BoundExpression]
    /// Whether a key holds a lambda, and what has one has to be compared without the numbers of its parameters.
    private let holdsLambdas: Bool
    /// Keys that are bare columns.
    private let columns: [BoundExpression.Kind.Column: Int]
    /// The instances of generators, which are made of groups.
    private let generators: [Int]
    /// The keys of calls of GROUPING that were bound before the keys: those with negative numbers.
    private let groupings: [[Int]]
    private let names: Namespace
    private let note: (NameError) -> Void

    init(keys: [BoundExpression], generators: [Int], groupings: [[Int]], names: Namespace, note: @escaping (NameError) -> Void) {
        made = Binder.Keys(keys: keys)
        self.keys = keys
        holdsLambdas = keys.contains(where: \.holdsLambda)
        var columns: [BoundExpression.Kind.Column: Int] = [:]
        for (index, key) in keys.enumerated() {
            if let column = key.kind.column, columns[column] == nil { columns[column] = index }
        }
        self.columns = columns
        self.generators = generators
        self.groupings = groupings
        self.names = names
        self.note = note
    }

    func of(_ expression: BoundExpression) throws(NameError) -> BoundExpression {
        switch expression.kind {
        case .grouping(let key) where key < 0:
            return BoundExpression(.grouping(key: groupings[-key - 1].first ?? 0), expression.type, expression.mark)
        case .groupingID(let keys) where (keys.first ?? 0) < 0:
            return BoundExpression(.groupingID(keys: groupings[-(keys.first ?? 0) - 1]), expression.type, expression.mark)
        default: break
        }
        if let column = expression.kind.column {
            if let index = columns[column] { return BoundExpression(.key(index), expression.type, expression.mark) }
            if generators.contains(column.instance) { return expression }
            let name = names.entries.first { $0.expression == expression }?.name ?? ""
            note(
                NameError(
                    message: "Column(s) [\(name)] must appear in group by clause", column: name, mark: expression.mark, isFault: true))
            return expression
        }
        if columns.count < keys.count || !expression.kind.isLeaf,
            let index = holdsLambdas ? made.index(of: expression) : keys.firstIndex(of: expression)
        {
            return BoundExpression(.key(index), expression.type, expression.mark)
        }
        if case .chain(let first, let links) = expression.kind {
            if let turned = turned(first, links, expression) { return turned }
            if let begun = try begun(first, links, expression) { return begun }
        }
        return try expression.map { (part) throws(NameError) in try of(part) }
    }

    /// `1 + a` where `a + 1` is a key.
    private func turned(_ first: BoundExpression, _ links: [BoundLink], _ expression: BoundExpression) -> BoundExpression? {
        guard links.count == 1, links[0].operator == .plus || links[0].operator == .times || links[0].operator == .equal else { return nil }
        let link = BoundLink(
            operator: links[0].operator, leftType: links[0].operand.type, operand: first.cast(to: links[0].leftType), type: links[0].type)
        let other = BoundExpression(.chain(links[0].operand, [link]), expression.type, expression.mark)
        return keys.firstIndex(of: other).map { BoundExpression(.key($0), expression.type, expression.mark) }
    }

    /// `a + 1 + 1` where `a + 1` is a key.
    private func begun(
        _ first: BoundExpression, _ links: [BoundLink], _ expression: BoundExpression
    ) throws(NameError) -> BoundExpression? {
        guard links.count > 1, links.count < 64 else { return nil }
        for length in (1..<links.count).reversed() {
            let start = BoundExpression(.chain(first, Array(links[..<length])), links[length - 1].type, expression.mark)
            guard let index = keys.firstIndex(of: start) else { continue }
            var rest: [BoundLink] = []
            for link in links[length...] {
                rest.append(
                    BoundLink(operator: link.operator, leftType: link.leftType, operand: try of(link.operand), type: link.type))
            }
            return BoundExpression(.chain(BoundExpression(.key(index), start.type, first.mark), rest), expression.type, expression.mark)
        }
        return nil
    }
}
