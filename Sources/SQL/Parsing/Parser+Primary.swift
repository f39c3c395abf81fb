// Primary expressions: literals, columns, parentheses, and what reads like a function but is not.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-literals.html

extension Parser {
    /// A primary expression with what hangs on it: `[index]`, `.field`, `::type`.
    mutating func postfix() throws(ParseFailure) -> Expression {
        var left = try primary()
        var height = 0
        while true {
            let kind: Expression.Kind
            if skip(.leftBracket) {
                let index = try expression()
                try expect(.rightBracket, "\"]\"")
                kind = .element(left, at: index)
            } else if at(.dot) {
                advance()
                kind = .field(left, try anyIdentifier("the name of a field"))
            } else if at(.colons) {
                warn("\"::\" is not Spark SQL; write CAST", at: current)
                advance()
                kind = .cast(Cast(value: left, type: try type(), form: .colons))
            } else {
                return left
            }
            height += 1
            try enter(.postfix, count: height)
            leave(.postfix, count: height)
            left = Expression(kind: kind, mark: mark(offset: left.mark.offset))
        }
    }

    private mutating func primary() throws(ParseFailure) -> Expression {
        let token = current
        switch token.kind {
        case .number:
            advance()
            return make(.literal(.number(text(of: token))), token)
        case .string, .rawString: return make(.literal(.string(try string("a string"))), token)
        case .parameter:
            advance()
            let name = String(decoding: bytes[token.start + 1..<token.end], as: UTF8.self)
            let node = make(.parameter(name), token)
            parameters.append(.init(name: name, mark: node.mark))
            return node
        case .star:
            advance()
            return make(.star(Star(qualifier: [], except: try starExcept())), token)
        case .leftParenthesis:
            if let lambda = try lambdaIfPresent() { return lambda }
            return try parenthesized()
        case .word where peek().kind != .arrow: return try wordPrimary(token)
        case .word, .doubleQuoted, .backquoted:
            if let lambda = try lambdaIfPresent() { return lambda }
            return try namePrimary()
        default: throw unexpected("an expression")
        }
    }

    mutating func make(_ kind: Expression.Kind, _ token: Token) -> Expression { Expression(kind: kind, mark: mark(at: token)) }

    private mutating func wordPrimary(_ token: Token) throws(ParseFailure) -> Expression {
        let next = peek()
        switch token.keyword {
        case .null:
            advance()
            return make(.literal(.null), token)
        case .true, .false:
            advance()
            return make(.literal(.boolean(token.keyword == .true)), token)
        case .case: return try conditional()
        case .cast, .try_cast:
            guard next.kind == .leftParenthesis else { return try namePrimary() }
            return try cast()
        case .exists where next.kind == .leftParenthesis && (peek(2).keyword == .select || peek(2).keyword == .with):
            advance()
            advance()
            let nested = try query()
            try expect(.rightParenthesis, "\")\" after the sub-query")
            return make(.exists(nested), token)
        case .interval where next.kind == .string || next.kind == .number || next.kind == .dash || next.kind == .plus:
            return try interval()
        case .date, .timestamp, .timestamp_ltz, .timestamp_ntz, .x:
            guard next.kind == .string else { return try namePrimary() }
            advance()
            return make(.literal(.typed(text(of: token).uppercased(), try string("a string"))), token)
        case .extract where next.kind == .leftParenthesis: return try extract()
        case .trim where next.kind == .leftParenthesis: return try trim()
        case .current_date, .current_timestamp:
            guard next.kind != .leftParenthesis && next.kind != .dot else { return try namePrimary() }
            let name = try identifier("a name")
            return make(.call(FunctionCall(name: name, isDistinct: false, arguments: [], hasParentheses: false)), token)
        default: return try namePrimary()
        }
    }

    /// A column, a qualified star, or a function call.
    private mutating func namePrimary() throws(ParseFailure) -> Expression {
        let token = current
        if let call = try functionCallIfPresent() { return make(.call(call), token) }
        var names = [try valueName()]
        while at(.dot) {
            if let call = try qualifiedCallIfPresent(names) { return make(.call(call), token) }
            if peek().kind == .star {
                advance()
                advance()
                return make(.star(Star(qualifier: names, except: try starExcept())), token)
            }
            advance()
            names.append(try anyIdentifier("a name after \".\""))
        }
        return make(.column(names), token)
    }

    /// `* EXCEPT (a, b)`, which Spark 3.5 does not know and later versions do.
    private mutating func starExcept() throws(ParseFailure) -> [Identifier] {
        guard at(.except), peek().kind == .leftParenthesis, peek(2).keyword != .select, peek(2).kind != .leftParenthesis else { return [] }
        warn("\"* EXCEPT\" is not known to Spark 3.5", at: current)
        advance()
        return try nameList()
    }

    /// Parentheses: a sub-query, a tuple, or just an expression.
    private mutating func parenthesized() throws(ParseFailure) -> Expression {
        try enter(.parentheses)
        defer { leave(.parentheses) }
        let token = current
        advance()
        if startsQuery {
            let nested = try query()
            try expect(.rightParenthesis, "\")\" after the sub-query")
            return make(.scalarQuery(nested), token)
        }
        if skip(.rightParenthesis) { return make(.tuple([]), token) }
        let first = try expression()
        if at(.as) { return try namedTuple(first, after: [], token) }
        if case .scalarQuery(let inner) = first.kind, continuesQuery {
            let whole = try query(continuing: inner)
            try expect(.rightParenthesis, "\")\" after the sub-query")
            return make(.scalarQuery(whole), token)
        }
        guard at(.comma) else {
            try expect(.rightParenthesis, "an operator or \")\"")
            return first
        }
        var items = [first]
        while skip(.comma) {
            let item = try expression()
            if at(.as) { return try namedTuple(item, after: items, token) }
            items.append(item)
        }
        try expect(.rightParenthesis, "\",\" or \")\"")
        return make(.tuple(items), token)
    }

    /// `(1 AS a, 2 AS b)`, held as a call of STRUCT.
    private mutating func namedTuple(
        _ first: Expression, after items: [Expression], _ token: Token
    ) throws(ParseFailure) -> Expression {
        var arguments = items.map { FunctionCall.Argument(name: nil, value: $0) }
        var value = first
        while true {
            let alias = skip(.as) ? try anyIdentifier("the name of a field") : nil
            arguments.append(.init(name: nil, value: value, alias: alias))
            guard skip(.comma) else { break }
            value = try expression()
        }
        try expect(.rightParenthesis, "\",\" or \")\"")
        let name = Identifier(name: "struct", quote: .none, mark: mark(at: token))
        return make(.call(FunctionCall(name: name, isDistinct: false, arguments: arguments, hasParentheses: true)), token)
    }

    // MARK: Special forms

    private mutating func conditional() throws(ParseFailure) -> Expression {
        let token = current
        try expect(.case)
        let operand = at(.when) ? nil : try expression()
        var branches: [Conditional.Branch] = []
        while skip(.when) {
            let condition = try expression()
            try expect(.then)
            branches.append(.init(condition: condition, result: try expression()))
        }
        guard !branches.isEmpty else { throw unexpected("WHEN") }
        let otherwise = skip(.else) ? try expression() : nil
        try expect(.end)
        return make(.conditional(Conditional(operand: operand, branches: branches, otherwise: otherwise)), token)
    }

    private mutating func cast() throws(ParseFailure) -> Expression {
        let token = current
        advance()
        try expect(.leftParenthesis, "\"(\"")
        let value = try expression()
        try expect(.as)
        let target = try type()
        try expect(.rightParenthesis, "\")\" after the type")
        return make(.cast(Cast(value: value, type: target, form: token.keyword == .cast ? .cast : .tryCast)), token)
    }

    private mutating func extract() throws(ParseFailure) -> Expression {
        let token = current
        advance()
        try expect(.leftParenthesis, "\"(\"")
        // The name of a part, or the same in quotes; with a comma it is a call of the function EXTRACT.
        let field = at(.string) ? try oneString("a date part") : try anyIdentifier("a date part").name
        if !skip(.comma) { try expect(.from) }
        let source = try expression()
        try expect(.rightParenthesis, "\")\"")
        return make(.extract(field: field, from: source), token)
    }

    /// `TRIM([side] [characters] FROM text)`; TRIM(text) is a call like any other.
    private mutating func trim() throws(ParseFailure) -> Expression {
        let token = current
        let name = try identifier("TRIM")
        try expect(.leftParenthesis, "\"(\"")
        var side: TrimSide?
        switch current.keyword {
        case .both: side = .both
        case .leading: side = .leading
        case .trailing: side = .trailing
        default: break
        }
        if side != nil { advance() }
        let first = at(.from) ? nil : try expression()
        let kind: Expression.Kind
        if skip(.from) {
            kind = .trim(side ?? .both, characters: first, from: try expression())
        } else if let side, let first {
            kind = .trim(side, characters: nil, from: first)
        } else {
            var arguments = first.map { [FunctionCall.Argument(name: nil, value: $0)] } ?? []
            while skip(.comma) { arguments.append(.init(name: nil, value: try expression())) }
            kind = .call(FunctionCall(name: name, isDistinct: false, arguments: arguments, hasParentheses: true))
        }
        try expect(.rightParenthesis, "FROM or \")\"")
        return make(kind, token)
    }

    /// `INTERVAL '7' DAY`, `INTERVAL 1 YEAR 2 MONTHS`, `INTERVAL '1-2' YEAR TO MONTH`, `INTERVAL '7 days'`.
    private mutating func interval() throws(ParseFailure) -> Expression {
        let token = current
        try expect(.interval)
        var parts: [IntervalLiteral.Part] = []
        while at(.number) || at(.string) || at(.dash) || at(.plus) {
            let value = try signedValue()
            guard at(.word), isIntervalUnit(text(of: current).foldedName) else {
                if parts.isEmpty, case .literal(.string(let text)) = value.kind {
                    return make(.interval(IntervalLiteral(text: text, parts: [], upTo: nil)), token)
                }
                throw unexpected("a unit such as DAY")
            }
            parts.append(.init(value: value, unit: text(of: current).foldedName))
            advance()
            if at(.to), peek().kind == .word, isIntervalUnit(text(of: peek()).foldedName) {
                advance()
                let upTo = text(of: current).foldedName
                advance()
                return make(.interval(IntervalLiteral(text: nil, parts: parts, upTo: upTo)), token)
            }
            // In `INTERVAL 1 DAY - x` the sign is an operator, unless a unit follows the number.
            if at(.dash) || at(.plus) {
                guard peek().kind == .number || peek().kind == .string, peek(2).kind == .word,
                    isIntervalUnit(text(of: peek(2)).foldedName)
                else { break }
            } else {
                guard at(.number) || at(.string) else { break }
            }
        }
        return make(.interval(IntervalLiteral(text: nil, parts: parts, upTo: nil)), token)
    }

    private mutating func signedValue() throws(ParseFailure) -> Expression {
        let token = current
        if skip(.dash) { return make(.negative(try signedValue(current)), token) }
        if skip(.plus) { return make(.positive(try signedValue(current)), token) }
        return try signedValue(token)
    }

    private mutating func signedValue(_ token: Token) throws(ParseFailure) -> Expression {
        switch token.kind {
        case .number:
            advance()
            return make(.literal(.number(text(of: token))), token)
        default: return make(.literal(.string(try string("a number or a string"))), token)
        }
    }
}

private func isIntervalUnit(_ name: String) -> Bool {
    switch name {
    case "year", "years", "quarter", "quarters", "month", "months", "week", "weeks", "day", "days", "hour", "hours", "minute", "minutes",
        "second", "seconds", "millisecond", "milliseconds", "microsecond", "microseconds":
        true
    default: false
    }
}
