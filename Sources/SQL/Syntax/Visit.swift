// Walks over expressions.
// Source: our own form.

extension Expression {
    /// Visits the expression and what it is made of, outermost first; sub-queries are handed over and not entered.
    ///
    /// A loop, not a recursion: what walks trees of any depth must not need a stack for it.
    package func visit<Failure>(
        _ see: (Expression) throws(Failure) -> Void, query: (Query) throws(Failure) -> Void
    ) throws(Failure) {
        var pending = [self]
        while let node = pending.popLast() {
            try see(node)
            if node.isLeaf { continue }
            let parts = node.parts
            for nested in parts.queries { try query(nested) }
            pending.append(contentsOf: parts.expressions.reversed())
        }
    }

    /// Whether nothing is inside.
    package var isLeaf: Bool {
        switch kind {
        case .literal, .parameter, .column, .star: true
        default: false
        }
    }

    /// The expressions and the sub-queries directly inside, in the order of the text.
    package var parts: (expressions: [Expression], queries: [Query]) {
        var expressions: [Expression] = []
        var queries: [Query] = []
        switch kind {
        case .literal, .parameter, .column, .star: break
        case .negative(let operand), .positive(let operand), .complement(let operand), .not(let operand): expressions.append(operand)
        case .isNull(let operand, _), .isTruth(let operand, _, _), .extract(_, let operand), .field(let operand, _),
            .lambda(_, let operand):
            expressions.append(operand)
        case .chain(let first, let links):
            expressions.append(first)
            for link in links { expressions.append(link.operand) }
        case .isDistinct(let left, let right, _), .element(let left, let right):
            expressions.append(left)
            expressions.append(right)
        case .between(let subject, let lower, let upper, _):
            expressions.append(subject)
            expressions.append(lower)
            expressions.append(upper)
        case .inList(let subject, let list, _):
            expressions.append(subject)
            for item in list { expressions.append(item) }
        case .inQuery(let subject, let nested, _):
            expressions.append(subject)
            queries.append(nested)
        case .like(let match):
            expressions.append(match.subject)
            for pattern in match.patterns { expressions.append(pattern) }
            if let escape = match.escape { expressions.append(escape) }
        case .exists(let nested), .scalarQuery(let nested): queries.append(nested)
        case .call(let call): expressions = call.parts
        case .cast(let cast): expressions.append(cast.value)
        case .conditional(let conditional):
            if let operand = conditional.operand { expressions.append(operand) }
            for branch in conditional.branches {
                expressions.append(branch.condition)
                expressions.append(branch.result)
            }
            if let otherwise = conditional.otherwise { expressions.append(otherwise) }
        case .trim(_, let characters, let source):
            if let characters { expressions.append(characters) }
            expressions.append(source)
        case .interval(let interval):
            for piece in interval.parts { expressions.append(piece.value) }
        case .tuple(let items):
            for item in items { expressions.append(item) }
        }
        return (expressions, queries)
    }
}

extension FunctionCall {
    /// The expressions directly inside: arguments, FILTER, the window.
    package var parts: [Expression] {
        var parts = arguments.map(\.value) + withinGroup.map(\.expression)
        if let filter { parts.append(filter) }
        if let naming { parts.append(naming) }
        if case .inline(let window) = over { parts += window.parts }
        return parts
    }
}

extension WindowSpecification {
    package var parts: [Expression] { partition + order.map(\.expression) }
}
