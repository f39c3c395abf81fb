// Walks over expressions.
// Source: our own form.

extension Expression {
    /// Visits the expression and what it is made of, outermost first; sub-queries are handed over and not entered.
    package func visit<Failure>(
        _ node: (Expression) throws(Failure) -> Void, query: (Query) throws(Failure) -> Void
    ) throws(Failure) {
        try node(self)
        try visitParts(part: { (part: Expression) throws(Failure) in try part.visit(node, query: query) }, query: query)
    }

    /// Visits the expressions and sub-queries directly inside, in the order of the text.
    package func visitParts<Failure>(
        part: (Expression) throws(Failure) -> Void, query: (Query) throws(Failure) -> Void
    ) throws(Failure) {
        switch kind {
        case .literal, .parameter, .column, .star: break
        case .negative(let operand), .positive(let operand), .complement(let operand), .not(let operand): try part(operand)
        case .isNull(let operand, _), .isTruth(let operand, _, _), .extract(_, let operand), .field(let operand, _), .lambda(_, let operand):
            try part(operand)
        case .chain(let first, let links):
            try part(first)
            for link in links { try part(link.operand) }
        case .isDistinct(let left, let right, _), .element(let left, let right):
            try part(left)
            try part(right)
        case .between(let subject, let lower, let upper, _):
            try part(subject)
            try part(lower)
            try part(upper)
        case .inList(let subject, let list, _):
            try part(subject)
            for item in list { try part(item) }
        case .inQuery(let subject, let nested, _):
            try part(subject)
            try query(nested)
        case .like(let match):
            try part(match.subject)
            for pattern in match.patterns { try part(pattern) }
            if let escape = match.escape { try part(escape) }
        case .exists(let nested), .scalarQuery(let nested): try query(nested)
        case .call(let call): try call.visitParts(part)
        case .cast(let cast): try part(cast.value)
        case .conditional(let conditional):
            if let operand = conditional.operand { try part(operand) }
            for branch in conditional.branches {
                try part(branch.condition)
                try part(branch.result)
            }
            if let otherwise = conditional.otherwise { try part(otherwise) }
        case .trim(_, let characters, let source):
            if let characters { try part(characters) }
            try part(source)
        case .interval(let interval):
            for piece in interval.parts { try part(piece.value) }
        case .tuple(let items):
            for item in items { try part(item) }
        }
    }
}

extension FunctionCall {
    func visitParts<Failure>(_ part: (Expression) throws(Failure) -> Void) throws(Failure) {
        for argument in arguments { try part(argument.value) }
        for item in withinGroup { try part(item.expression) }
        if let filter { try part(filter) }
        if case .inline(let window) = over { try window.visitParts(part) }
    }
}

extension WindowSpecification {
    func visitParts<Failure>(_ part: (Expression) throws(Failure) -> Void) throws(Failure) {
        for key in partition { try part(key) }
        for key in order { try part(key.expression) }
    }
}
