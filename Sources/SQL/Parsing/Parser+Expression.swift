// Expressions by precedence climbing: operators and predicates.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-operators.html

extension Parser {
    /// An expression of operators at least as tight as `minimum`.
    mutating func expression(_ minimum: Precedence = .or) throws(ParseFailure) -> Expression {
        try enter(.expression)
        defer { leave(.expression) }
        var left = try prefix(minimum)
        var mayBePredicate = minimum <= .predicate
        while true {
            if let infix = infixOperator, infix.precedence >= minimum,
                mayBePredicate || infix.precedence < .predicate || minimum > .predicate
            {
                left = try chain(left, infix.precedence)
            } else if mayBePredicate, let predicate = try predicate(on: left) {
                left = predicate
                // A predicate of a predicate needs parentheses.
                mayBePredicate = false
            } else if minimum == .lambda, at(.arrow), let names = parameterNames(left) {
                advance()
                left = Expression(kind: .lambda(names, try expression()), mark: mark(offset: left.mark.offset))
            } else {
                return left
            }
        }
    }

    private mutating func chain(_ first: Expression, _ level: Precedence) throws(ParseFailure) -> Expression {
        var links: [ChainLink] = []
        while let infix = infixOperator, infix.precedence == level {
            advance()
            links.append(ChainLink(operator: infix, operand: try expression(level.tighter)))
        }
        return Expression(kind: .chain(first, links), mark: mark(offset: first.mark.offset))
    }

    private var infixOperator: BinaryOperator? {
        switch current.kind {
        case .equal: .equal
        case .nullSafeEqual: .nullSafeEqual
        case .notEqual: .notEqual
        case .less: .less
        case .lessOrEqual: .lessOrEqual
        case .greater: .greater
        case .greaterOrEqual: .greaterOrEqual
        case .pipe: .bitOr
        case .caret: .bitXor
        case .ampersand: .bitAnd
        case .plus: .plus
        case .dash: .minus
        case .pipes: .concat
        case .star: .times
        case .slash: .divided
        case .percentSign: .modulo
        case .word:
            switch current.keyword {
            case .or: .or
            case .and: .and
            case .div: .integerDivided
            default: nil
            }
        default: nil
        }
    }

    private func parameterNames(_ left: Expression) -> [Identifier]? {
        switch left.kind {
        case .column(let names) where names.count == 1: return names
        case .tuple(let items):
            var names: [Identifier] = []
            for item in items {
                guard case .column(let path) = item.kind, path.count == 1 else { return nil }
                names += path
            }
            return names
        default: return nil
        }
    }

    private mutating func prefix(_ minimum: Precedence) throws(ParseFailure) -> Expression {
        let token = current
        let kind: Expression.Kind
        switch token.kind {
        case .bang where minimum <= .not:
            advance()
            kind = .not(try expression(.not))
        case .word where token.keyword == .not && minimum <= .not:
            advance()
            kind = .not(try expression(.not))
        case .dash:
            advance()
            kind = .negative(try expression(.sign))
        case .plus:
            advance()
            kind = .positive(try expression(.sign))
        case .tilde:
            advance()
            kind = .complement(try expression(.sign))
        default: return try postfix()
        }
        return Expression(kind: kind, mark: mark(at: token))
    }

    // MARK: Predicates

    private mutating func predicate(on subject: Expression) throws(ParseFailure) -> Expression? {
        let kind: Expression.Kind?
        if at(.is) {
            advance()
            kind = try isPredicate(subject)
        } else {
            let isNegated = at(.not)
            switch isNegated ? peek().keyword : current.keyword {
            // `POSITION(a IN b)` is no predicate.
            case .in where isNegated || peek().kind == .leftParenthesis: break
            case .between, .like, .ilike, .rlike, .regexp: break
            case .similar where dialect == .cleanRoomsSQL: break
            default: return nil
            }
            if isNegated { advance() }
            kind = try rangePredicate(subject, isNegated)
        }
        return kind.map { Expression(kind: $0, mark: mark(offset: subject.mark.offset)) }
    }

    private mutating func isPredicate(_ subject: Expression) throws(ParseFailure) -> Expression.Kind {
        let isNegated = skip(.not)
        let keyword = current.keyword
        switch keyword {
        case .null, .true, .false, .unknown, .distinct: advance()
        default: throw unexpected("NULL, TRUE, FALSE, UNKNOWN or DISTINCT FROM")
        }
        switch keyword {
        case .null: return .isNull(subject, negated: isNegated)
        case .true: return .isTruth(subject, .true, negated: isNegated)
        case .false: return .isTruth(subject, .false, negated: isNegated)
        case .unknown: return .isTruth(subject, .unknown, negated: isNegated)
        default:
            try expect(.from)
            return .isDistinct(subject, from: try expression(.comparison), negated: isNegated)
        }
    }

    private mutating func rangePredicate(_ subject: Expression, _ isNegated: Bool) throws(ParseFailure) -> Expression.Kind {
        let keyword = current.keyword
        advance()
        switch keyword {
        case .between:
            let lower = try expression(.comparison)
            try expect(.and)
            return .between(subject, lower: lower, upper: try expression(.comparison), negated: isNegated)
        case .in:
            guard at(.leftParenthesis) else { throw unexpected("\"(\"") }
            let next = peek().keyword
            if next == .select || next == .with {
                advance()
                let nested = try query()
                try expect(.rightParenthesis, "\")\" after the sub-query")
                return .inQuery(subject, nested, negated: isNegated)
            }
            return .inList(subject, try parenthesizedExpressions(), negated: isNegated)
        case .like: return try like(subject, .like, isNegated)
        case .ilike: return try like(subject, .ilike, isNegated)
        case .similar:
            try expect(.to)
            return try like(subject, .similarTo, isNegated)
        default: return try like(subject, .rlike, isNegated)
        }
    }

    private mutating func like(
        _ subject: Expression, _ operation: PatternMatch.Operator, _ isNegated: Bool
    ) throws(ParseFailure) -> Expression.Kind {
        var quantifier: PatternMatch.Quantifier?
        let patterns: [Expression]
        if peek().kind == .leftParenthesis, at(.any) || at(.some) || at(.all) {
            quantifier = at(.all) ? .all : .any
            advance()
            patterns = try parenthesizedExpressions()
        } else {
            patterns = [try expression(.comparison)]
        }
        let escape = skip(.escape) ? try expression(.comparison) : nil
        return .like(
            PatternMatch(
                subject: subject, operator: operation, quantifier: quantifier, patterns: patterns, escape: escape, isNegated: isNegated))
    }
}
