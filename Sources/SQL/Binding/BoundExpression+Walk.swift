// Walks over bound expressions, and small questions that the binder asks of them.
// Source: our own form.

package import Tables

extension BoundExpression {
    /// The expression with every part directly inside replaced; sub-queries keep theirs, and their arguments are parts.
    func map(_ change: (BoundExpression) throws(NameError) -> BoundExpression) throws(NameError) -> BoundExpression {
        BoundExpression(try kind.map(change), type, mark)
    }

    /// The parts directly inside, arguments of sub-queries included.
    package var parts: [BoundExpression] {
        switch kind {
        case .literal, .parameter, .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .grouping, .groupingID: []
        case .negative(let inner), .complement(let inner), .not(let inner), .isNull(let inner, _), .isTruth(let inner, _, _),
            .cast(let inner, _), .extract(_, let inner), .field(let inner, _), .lambda(_, let inner):
            [inner]
        case .chain(let first, let links): [first] + links.map(\.operand)
        case .all(let list), .any(let list), .structure(let list), .call(_, let list): list
        case .isDistinct(let left, let right, _), .element(let left, let right): [left, right]
        case .between(let subject, let lower, let upper, _): [subject, lower, upper]
        case .inList(let subject, let list, _): [subject] + list
        case .inQuery(let subjects, let query, _): subjects + query.arguments
        case .exists(let query), .scalarQuery(let query): query.arguments
        case .like(let pattern): [pattern.subject] + pattern.patterns
        case .conditional(let operand, let branches, let otherwise):
            (operand.map { [$0] } ?? []) + branches.flatMap { [$0.condition, $0.result] } + (otherwise.map { [$0] } ?? [])
        }
    }

    /// Whether an expression of a kind is inside, or it is one.
    package func holds(_ matches: (Kind) -> Bool) -> Bool {
        var pending = [self]
        while let next = pending.popLast() {
            if matches(next.kind) { return true }
            pending += next.parts
        }
        return false
    }

    var holdsAggregate: Bool {
        holds {
            switch $0 {
            case .aggregate, .grouping, .groupingID: true
            default: false
            }
        }
    }

    var holdsWindow: Bool { holds { if case .window = $0 { true } else { false } } }

    var holdsItem: Bool { holds { if case .item = $0 { true } else { false } } }

    var holdsLambda: Bool { holds { if case .lambda = $0 { true } else { false } } }

    /// The expression with the parameters of its lambdas numbered in the order in which they come: two that are written alike are equal then.
    var renumbered: BoundExpression {
        var numbers: [Int: Int] = [:]
        func change(_ expression: BoundExpression) -> BoundExpression {
            switch expression.kind {
            case .variable(let number): return BoundExpression(.variable(numbers[number] ?? number), expression.type, expression.mark)
            case .lambda(let parameters, let body):
                // Negative, so that none is a parameter of a lambda around.
                for parameter in parameters { numbers[parameter] = -1 - numbers.count }
                let own = parameters.map { numbers[$0] ?? $0 }
                return BoundExpression(.lambda(own, change(body)), expression.type, expression.mark)
            default: return expression.mapped(change)
            }
        }
        return change(self)
    }

    /// As ``map(_:)``, by a change that cannot fail.
    private func mapped(_ change: (BoundExpression) -> BoundExpression) -> BoundExpression {
        do { return try map { part throws(NameError) in change(part) } } catch { return self }
    }

    /// Whether no row is needed to know the value, as far as the binder tells.
    var isConstant: Bool {
        !holds {
            switch $0 {
            case .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .exists, .scalarQuery, .inQuery: true
            case .call(let name, _): name == .rand || name == .uuid
            default: false
            }
        }
    }

    /// Whether the value is another each time.
    var isVolatile: Bool {
        holds { if case .call(let name, _) = $0 { name == .rand || name == .uuid } else { false } }
    }

    /// The value of a whole number written out, signed or not, also cast.
    var wholeValue: Int64? {
        switch kind {
        case .literal(.integer(let value)): value
        case .negative(let inner): inner.wholeValue.flatMap { $0 == .min ? nil : -$0 }
        case .cast(let inner, _): inner.wholeValue
        default: nil
        }
    }

    /// The value of a number written out, signed or not.
    var writtenNumber: Double? {
        switch kind {
        case .literal(.integer(let value)): return Double(value)
        case .literal(.double(let value)): return value
        case .literal(.decimal(let digits)):
            guard case .decimal(_, let scale) = type, let number = Double("\(digits)e-\(scale)") else { return nil }
            return number
        case .negative(let inner): return inner.writtenNumber.map { -$0 }
        case .cast(let inner, .implicit): return inner.writtenNumber
        default: return nil
        }
    }

    /// The scale of ROUND that a constant is: a number, a text of one, or NULL, which is 0.
    var writtenScale: Int64? {
        switch kind {
        case .literal(.null): 0
        case .literal(.string(let text)): Int64(text)
        case .cast(let inner, .implicit): inner.writtenScale
        default: wholeValue ?? writtenNumber.flatMap { Int64(exactly: $0.rounded(.towardZero)) }
        }
    }

    /// The text of a string written out.
    var textValue: String? {
        if case .literal(.string(let text)) = kind { return text }
        return nil
    }

    /// The value converted where its type is another, as Spark does it unasked.
    package func cast(to target: DataType) -> BoundExpression {
        if type == target || type.isOpen || target.isOpen { return self }
        // A NULL is one of every type.
        if case .literal(.null) = kind { return BoundExpression(.literal(.null), target, mark) }
        return BoundExpression(.cast(self, .implicit), target, mark)
    }
}

extension BoundExpression.Kind {
    /// A column's place, by itself.
    struct Column: Hashable {
        let instance: Int
        let ordinal: Int
    }

    var column: Column? {
        if case .column(let instance, let ordinal) = self { return Column(instance: instance, ordinal: ordinal) }
        return nil
    }

    var isLeaf: Bool {
        switch self {
        case .literal, .parameter, .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .grouping, .groupingID: true
        default: false
        }
    }

    fileprivate func map(_ change: (BoundExpression) throws(NameError) -> BoundExpression) throws(NameError) -> Self {
        func all(_ list: [BoundExpression]) throws(NameError) -> [BoundExpression] {
            var changed: [BoundExpression] = []
            changed.reserveCapacity(list.count)
            for part in list { changed.append(try change(part)) }
            return changed
        }
        switch self {
        case .literal, .parameter, .column, .outer, .key, .aggregate, .window, .item, .output, .variable, .grouping, .groupingID:
            return self
        case .negative(let inner): return .negative(try change(inner))
        case .complement(let inner): return .complement(try change(inner))
        case .not(let inner): return .not(try change(inner))
        case .chain(let first, let links):
            var changed: [BoundLink] = []
            let start = try change(first)
            for link in links {
                changed.append(
                    BoundLink(operator: link.operator, leftType: link.leftType, operand: try change(link.operand), type: link.type))
            }
            return .chain(start, changed)
        case .all(let list): return .all(try all(list))
        case .any(let list): return .any(try all(list))
        case .isNull(let inner, let negated): return .isNull(try change(inner), negated: negated)
        case .isTruth(let inner, let truth, let negated): return .isTruth(try change(inner), truth, negated: negated)
        case .isDistinct(let left, let right, let negated):
            return .isDistinct(try change(left), from: try change(right), negated: negated)
        case .between(let subject, let lower, let upper, let negated):
            return .between(try change(subject), lower: try change(lower), upper: try change(upper), negated: negated)
        case .inList(let subject, let list, let negated): return .inList(try change(subject), try all(list), negated: negated)
        case .inQuery(let subjects, let query, let negated):
            return .inQuery(try all(subjects), query.taking(try all(query.arguments)), negated: negated)
        case .exists(let query): return .exists(query.taking(try all(query.arguments)))
        case .scalarQuery(let query): return .scalarQuery(query.taking(try all(query.arguments)))
        case .like(let pattern):
            return .like(
                BoundPattern(
                    subject: try change(pattern.subject), operator: pattern.operator, quantifier: pattern.quantifier,
                    patterns: try all(pattern.patterns), escape: pattern.escape, isNegated: pattern.isNegated))
        case .conditional(let operand, let branches, let otherwise):
            let subject = try operand.map { (operand) throws(NameError) in try change(operand) }
            var changed: [BoundBranch] = []
            for branch in branches {
                changed.append(BoundBranch(condition: try change(branch.condition), result: try change(branch.result)))
            }
            return .conditional(operand: subject, changed, otherwise: try otherwise.map { (other) throws(NameError) in try change(other) })
        case .cast(let inner, let form): return .cast(try change(inner), form)
        case .extract(let part, let inner): return .extract(part, try change(inner))
        case .structure(let list): return .structure(try all(list))
        case .element(let base, let index): return .element(try change(base), at: try change(index))
        case .field(let base, let ordinal): return .field(try change(base), ordinal: ordinal)
        case .call(let name, let list): return .call(name, try all(list))
        case .lambda(let parameters, let body): return .lambda(parameters, try change(body))
        }
    }
}

extension BoundSubquery {
    fileprivate func taking(_ arguments: [BoundExpression]) -> BoundSubquery {
        BoundSubquery(query: query, arguments: arguments, isDeterministic: isDeterministic)
    }
}

extension BoundWindow {
    /// The window with every expression in it replaced.
    func map(_ change: (BoundExpression) throws(NameError) -> BoundExpression) throws(NameError) -> BoundWindow {
        func all(_ list: [BoundExpression]) throws(NameError) -> [BoundExpression] {
            var changed: [BoundExpression] = []
            for part in list { changed.append(try change(part)) }
            return changed
        }
        var keys: [BoundSortKey] = []
        for key in order {
            keys.append(
                BoundSortKey(expression: try change(key.expression), isDescending: key.isDescending, nullsFirst: key.nullsFirst))
        }
        let function = BoundAggregate(
            function: function.function, arguments: try all(function.arguments), isDistinct: function.isDistinct,
            filter: try function.filter.map { (filter) throws(NameError) in try change(filter) }, order: function.order,
            ignoresNulls: function.ignoresNulls, type: function.type, mark: function.mark)
        return BoundWindow(function: function, partition: try all(partition), order: keys, frame: frame)
    }
}

extension BoundGenerator {
    /// The generator with every expression in it replaced.
    func map(_ change: (BoundExpression) throws(NameError) -> BoundExpression) throws(NameError) -> BoundGenerator {
        let made: Kind
        switch kind {
        case .explode(let value, let hasPosition): made = .explode(try change(value), hasPosition: hasPosition)
        case .rows(let rows, let count, let dropsNulls):
            var changed: [[BoundExpression]] = []
            for row in rows {
                var cells: [BoundExpression] = []
                for cell in row { cells.append(try change(cell)) }
                changed.append(cells)
            }
            made = .rows(changed, valueCount: count, dropsNulls: dropsNulls)
        case .function(let name, let arguments):
            var changed: [BoundExpression] = []
            for argument in arguments { changed.append(try change(argument)) }
            made = .function(name, changed)
        }
        return BoundGenerator(kind: made, isOuter: isOuter)
    }
}
