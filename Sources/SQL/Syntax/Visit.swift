// Walks over expressions.
// Source: our own form.

extension Expression {
    /// Visits the expression and what it is made of, outermost first; sub-queries are handed over and not entered.
    ///
    /// A loop, not a recursion: what walks trees of any depth must not need a stack for it.
    package func visit<Failure>(
        _ see: (Expression) throws(Failure) -> Void, query: (Query) throws(Failure) -> Void
    ) throws(Failure) {
        if isLeaf { return try see(self) }
        var pending = [self]
        while let node = pending.popLast() {
            try see(node)
            if node.isLeaf { continue }
            let first = pending.count
            try node.forEachPart {
                pending.append($0)
            } query: { (nested) throws(Failure) in
                try query(nested)
            }
            pending.reverse(from: first)
        }
    }

    /// Whether nothing is inside.
    package var isLeaf: Bool {
        switch kind {
        case .literal, .parameter, .column, .star: true
        default: false
        }
    }

    /// The expressions directly inside, in the order of the text.
    package var parts: [Expression] {
        var expressions: [Expression] = []
        forEachPart {
            expressions.append($0)
        } query: { _ in
        }
        return expressions
    }

    /// Hands over the expressions and the sub-queries directly inside, in the order of the text.
    @inline(__always)
    package func forEachPart<Failure>(
        _ see: (Expression) -> Void, query: (Query) throws(Failure) -> Void
    ) throws(Failure) {
        switch kind {
        case .literal, .parameter, .column, .star: break
        case .negative(let operand), .positive(let operand), .complement(let operand), .not(let operand): see(operand)
        case .isNull(let operand, _), .isTruth(let operand, _, _), .extract(_, let operand), .field(let operand, _),
            .lambda(_, let operand):
            see(operand)
        case .chain(let first, let links):
            see(first)
            for link in links { see(link.operand) }
        case .isDistinct(let left, let right, _), .element(let left, let right):
            see(left)
            see(right)
        case .between(let subject, let lower, let upper, _):
            see(subject)
            see(lower)
            see(upper)
        case .inList(let subject, let list, _):
            see(subject)
            for item in list { see(item) }
        case .inQuery(let subject, let nested, _):
            see(subject)
            try query(nested)
        case .like(let match):
            see(match.subject)
            for pattern in match.patterns { see(pattern) }
            if let escape = match.escape { see(escape) }
        case .exists(let nested), .scalarQuery(let nested): try query(nested)
        case .call(let call): call.forEachPart(see)
        case .cast(let cast): see(cast.value)
        case .conditional(let conditional):
            if let operand = conditional.operand { see(operand) }
            for branch in conditional.branches {
                see(branch.condition)
                see(branch.result)
            }
            if let otherwise = conditional.otherwise { see(otherwise) }
        case .trim(_, let characters, let source):
            if let characters { see(characters) }
            see(source)
        case .interval(let interval):
            for piece in interval.parts { see(piece.value) }
        case .tuple(let items):
            for item in items { see(item) }
        }
    }
}

extension Array {
    /// Turns the end of the array around, in place: a slice would be copied for it.
    mutating func reverse(from start: Int) {
        var (low, high) = (start, count - 1)
        while low < high {
            swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}

extension FunctionCall {
    /// The expressions directly inside: arguments, FILTER, the window.
    package var parts: [Expression] {
        var parts: [Expression] = []
        forEachPart { parts.append($0) }
        return parts
    }

    fileprivate func forEachPart(_ see: (Expression) -> Void) {
        for argument in arguments { see(argument.value) }
        for key in withinGroup { see(key.expression) }
        if let filter { see(filter) }
        if let naming { see(naming) }
        guard case .inline(let window) = over else { return }
        for part in window.partition { see(part) }
        for key in window.order { see(key.expression) }
    }
}

extension WindowSpecification {
    package var parts: [Expression] { partition + order.map(\.expression) }
}
