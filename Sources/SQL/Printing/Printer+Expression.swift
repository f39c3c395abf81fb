// Printing of expressions, with the parentheses they need and no others.
// Source: our own form.

extension Expression.Kind {
    /// How tightly the outermost operator binds.
    var precedence: Precedence {
        switch self {
        case .lambda: .lambda
        case .chain(_, let links): links.first?.operator.precedence ?? .primary
        case .not: .not
        case .isNull, .isTruth, .isDistinct, .between, .inList, .inQuery, .like: .predicate
        case .negative, .positive, .complement: .sign
        case .cast(let cast) where cast.form == .colons: .postfix
        case .element, .field: .postfix
        case .literal, .parameter, .column, .star, .exists, .scalarQuery, .call, .cast, .conditional, .extract, .trim, .interval, .tuple:
            .primary
        }
    }
}

extension Printer {
    mutating func print(_ expression: Expression) { print(expression.kind) }

    /// Prints an operand, in parentheses unless it binds tighter than `level`.
    mutating func print(_ operand: Expression, tighterThan level: Precedence) {
        let needsParentheses = operand.kind.precedence <= level
        if needsParentheses { put("(") }
        print(operand.kind)
        if needsParentheses { put(")") }
    }

    private mutating func print(_ kind: Expression.Kind) {
        switch kind {
        case .literal(let literal): print(literal)
        case .parameter(let name): parameter(name)
        case .column(let names): path(names)
        case .star(let star): print(star)
        case .negative(let operand): sign("-", operand)
        case .positive(let operand): sign("+", operand)
        case .complement(let operand): sign("~", operand)
        case .not(let operand):
            put("NOT ")
            print(operand, tighterThan: .and)
        case .chain(let first, let links):
            print(first, tighterThan: kind.precedence)
            for link in links {
                put(" \(link.operator.rawValue) ")
                print(link.operand, tighterThan: kind.precedence)
            }
        case .isNull, .isTruth, .isDistinct, .between, .inList, .inQuery, .like: predicate(kind)
        case .exists(let query): nested("EXISTS (", query)
        case .scalarQuery(let query): nested("(", query)
        case .call(let call): print(call)
        case .cast(let cast): print(cast)
        case .conditional(let conditional): print(conditional)
        case .extract(let field, let source):
            put("EXTRACT(\(field) FROM ")
            print(source)
            put(")")
        case .trim(let side, let characters, let source):
            put("TRIM(\(side.rawValue.uppercased()) ")
            if let characters {
                print(characters)
                put(" ")
            }
            put("FROM ")
            print(source)
            put(")")
        case .interval(let interval): print(interval)
        case .tuple(let items):
            put("(")
            list(items) { $0.print($1) }
            put(")")
        case .element(let base, let index):
            print(base, tighterThan: .sign)
            put("[")
            print(index)
            put("]")
        case .field(let base, let name):
            // A column before the dot would swallow the field into its name.
            if case .column = base.kind {
                put("(")
                print(base)
                put(")")
            } else {
                print(base, tighterThan: .sign)
            }
            put(".")
            put(name)
        case .lambda(let names, let body):
            if names.count == 1 { put(names[0]) } else { self.names(names) }
            put(" -> ")
            print(body)
        }
    }

    private mutating func sign(_ sign: String, _ operand: Expression) {
        put(sign)
        // Two signs side by side would begin a comment.
        if operand.kind.precedence == .sign { put(" ") }
        print(operand, tighterThan: .product)
    }

    private mutating func nested(_ opening: String, _ query: Query) {
        put(opening)
        print(query)
        put(")")
    }

    private mutating func print(_ literal: Literal) {
        switch literal {
        case .null: put("NULL")
        case .boolean(let value): put(value ? "TRUE" : "FALSE")
        case .number(let text): put(text)
        case .string(let value): string(value)
        case .typed(let type, let value):
            put("\(type) ")
            string(value)
        }
    }

    private mutating func print(_ star: Star) {
        for name in star.qualifier {
            put(name)
            put(".")
        }
        put("*")
        if !star.except.isEmpty {
            put(" EXCEPT ")
            names(star.except)
        }
    }

    private mutating func predicate(_ kind: Expression.Kind) {
        switch kind {
        case .isNull(let subject, let negated):
            print(subject, tighterThan: .predicate)
            put(negated ? " IS NOT NULL" : " IS NULL")
        case .isTruth(let subject, let truth, let negated):
            print(subject, tighterThan: .predicate)
            put(negated ? " IS NOT " : " IS ")
            put(truth.rawValue.uppercased())
        case .isDistinct(let subject, let other, let negated):
            print(subject, tighterThan: .predicate)
            put(negated ? " IS NOT DISTINCT FROM " : " IS DISTINCT FROM ")
            print(other, tighterThan: .predicate)
        case .between(let subject, let lower, let upper, let negated):
            print(subject, tighterThan: .predicate)
            put(negated ? " NOT BETWEEN " : " BETWEEN ")
            print(lower, tighterThan: .predicate)
            put(" AND ")
            print(upper, tighterThan: .predicate)
        case .inList(let subject, let list, let negated):
            print(subject, tighterThan: .predicate)
            put(negated ? " NOT IN (" : " IN (")
            self.list(list) { $0.print($1) }
            put(")")
        case .inQuery(let subject, let query, let negated):
            print(subject, tighterThan: .predicate)
            nested(negated ? " NOT IN (" : " IN (", query)
        case .like(let match): print(match)
        default: break
        }
    }

    private mutating func print(_ match: PatternMatch) {
        print(match.subject, tighterThan: .predicate)
        if match.isNegated { put(" NOT") }
        switch match.operator {
        case .like: put(" LIKE ")
        case .ilike: put(" ILIKE ")
        case .rlike: put(" RLIKE ")
        case .similarTo: put(" SIMILAR TO ")
        }
        if let quantifier = match.quantifier {
            put("\(quantifier.rawValue.uppercased()) (")
            list(match.patterns) { $0.print($1) }
            put(")")
        } else {
            list(match.patterns) { $0.print($1, tighterThan: .predicate) }
        }
        if let escape = match.escape {
            put(" ESCAPE ")
            print(escape, tighterThan: .predicate)
        }
    }

    private mutating func print(_ cast: Cast) {
        // Spark knows the short form from its version 4 on.
        if cast.form == .colons, spark == nil {
            print(cast.value, tighterThan: .sign)
            put("::\(cast.type)")
        } else {
            put(cast.form == .tryCast ? "TRY_CAST(" : "CAST(")
            print(cast.value)
            put(" AS \(cast.type))")
        }
    }

    private mutating func print(_ conditional: Conditional) {
        put("CASE")
        clause(" ", conditional.operand)
        for branch in conditional.branches {
            clause(" WHEN ", branch.condition)
            clause(" THEN ", branch.result)
        }
        clause(" ELSE ", conditional.otherwise)
        put(" END")
    }

    private mutating func print(_ interval: IntervalLiteral) {
        put("INTERVAL ")
        if let text = interval.text { string(text) }
        list(interval.parts, separator: " ") { printer, part in
            printer.print(part.value)
            printer.put(" \(part.unit.uppercased())")
        }
        if let upTo = interval.upTo { put(" TO \(upTo.uppercased())") }
    }

    // MARK: Calls

    mutating func print(_ call: FunctionCall) {
        if let moment = spark?.moment(of: call) { return put(moment) }
        if call.isApproximate { put("APPROXIMATE ") }
        for name in call.qualifier {
            put(name)
            put(".")
        }
        if functionCase == .lower { put(call.function) } else { put(call.name) }
        if let naming = call.naming {
            put("(")
            print(naming)
            put(")")
        }
        guard call.hasParentheses else { return }
        put(call.isDistinct ? "(DISTINCT " : "(")
        list(call.arguments) { printer, argument in
            if let name = argument.name {
                printer.put(name)
                printer.put(" => ")
            }
            printer.print(argument.value)
            if let alias = argument.alias {
                printer.put(" AS ")
                printer.put(alias)
            }
        }
        put(")")
        if !call.withinGroup.isEmpty {
            sort(" WITHIN GROUP (ORDER BY ", call.withinGroup)
            put(")")
        }
        if let filter = call.filter {
            clause(" FILTER (WHERE ", filter)
            put(")")
        }
        if let nulls = call.nulls { put(" \(nulls.rawValue.uppercased()) NULLS") }
        switch call.over {
        case .named(let name):
            put(" OVER ")
            put(name)
        case .inline(let specification):
            put(" OVER ")
            print(specification)
        case nil: break
        }
    }

    mutating func print(_ window: WindowSpecification) {
        put("(")
        if let base = window.base { put(base) }
        keys(window.base == nil ? "PARTITION BY " : " PARTITION BY ", window.partition)
        sort(window.base == nil && window.partition.isEmpty ? "ORDER BY " : " ORDER BY ", window.order)
        if let frame = window.frame {
            put(" \(frame.unit.rawValue.uppercased()) ")
            if let end = frame.end {
                put("BETWEEN ")
                print(frame.start)
                put(" AND ")
                print(end)
            } else {
                print(frame.start)
            }
        }
        put(")")
    }

    private mutating func print(_ bound: WindowFrame.Bound) {
        switch bound {
        case .unboundedPreceding: put("UNBOUNDED PRECEDING")
        case .unboundedFollowing: put("UNBOUNDED FOLLOWING")
        case .currentRow: put("CURRENT ROW")
        case .preceding(let distance):
            print(distance, tighterThan: .predicate)
            put(" PRECEDING")
        case .following(let distance):
            print(distance, tighterThan: .predicate)
            put(" FOLLOWING")
        }
    }
}
