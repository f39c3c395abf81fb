// Function calls, windows and types.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-window.html

extension Parser {
    /// A call, if a name and a parenthesis stand here; else nothing is read.
    mutating func functionCallIfPresent() throws(ParseFailure) -> FunctionCall? {
        if at(.approximate), dialect == .cleanRoomsSQL, peek().kind == .word, peek(2).kind == .leftParenthesis {
            advance()
            guard var call = try functionCallIfPresent() else { throw unexpected("an aggregate function") }
            call.isApproximate = true
            return call
        }
        guard peek().kind == .leftParenthesis else { return nil }
        // LEFT and RIGHT are functions before a parenthesis.
        guard
            let name = identifierIfPresent(where: {
                !$0.isReserved || $0 == .left || $0 == .right || $0 == .like || $0 == .ilike || $0 == .rlike || $0 == .any || $0 == .some
            })
        else {
            return nil
        }
        try enter(.call)
        defer { leave(.call) }
        advance()
        var call = try arguments(of: name)
        try expect(.rightParenthesis, "\",\" or \")\" after the arguments of \(name.name)")
        if name.key == "identifier", name.quote == .none, call.arguments.count == 1, at(.leftParenthesis) {
            advance()
            let naming = call.arguments[0].value
            call = try arguments(of: name)
            call.naming = naming
            try expect(.rightParenthesis, "\",\" or \")\" after the arguments")
        }
        try callSuffix(&call)
        return call
    }

    /// `.name(…)` or `.name.name(…)` behind names, the name of a function in a schema; else nothing is read.
    mutating func qualifiedCallIfPresent(_ names: [Identifier]) throws(ParseFailure) -> FunctionCall? {
        guard at(.dot), peek().isNameLike, peek(2).kind == .leftParenthesis else { return nil }
        advance()
        try enter(.call)
        defer { leave(.call) }
        let name = try anyIdentifier("a name after \".\"")
        advance()
        var call = try arguments(of: name)
        call.qualifier = names
        try expect(.rightParenthesis, "\",\" or \")\" after the arguments of \(name.name)")
        try callSuffix(&call)
        return call
    }

    private mutating func arguments(of name: Identifier) throws(ParseFailure) -> FunctionCall {
        if at(.rightParenthesis) { return FunctionCall(name: name, isDistinct: false, arguments: [], hasParentheses: true) }
        let isDistinct = skip(.distinct)
        if !isDistinct, at(.all), peek().kind != .comma, peek().kind != .rightParenthesis, peek().kind != .arrow { advance() }
        // `POSITION(a IN b)` is no predicate.
        var list = [name.key == "position" ? .init(name: nil, value: try expression(.comparison)) : try argument()]
        while skip(.comma) { list.append(try argument()) }
        let count = list.count
        try keywordArguments(of: name.key, &list)
        // With words between its arguments a function is Spark's own, whichever of its names is written.
        let canonical = list.count == count ? nil : ["substr": "substring", "position": "locate"][name.key]
        let called = canonical.map { Identifier(name: $0, quote: .none, mark: name.mark) } ?? name
        var call = FunctionCall(name: called, isDistinct: isDistinct, arguments: list, hasParentheses: true)
        // FIRST(a IGNORE NULLS) is FIRST(a) IGNORE NULLS.
        if at(.ignore), peek().keyword == .nulls, ["first", "last", "any_value"].contains(name.key) {
            advance()
            advance()
            call.nulls = .ignore
        }
        return call
    }

    private mutating func argument() throws(ParseFailure) -> FunctionCall.Argument {
        if at(.word), peek().kind == .fatArrow {
            let name = try anyIdentifier("the name of an argument")
            advance()
            return .init(name: name, value: try expression())
        }
        if startsQuery { return .init(name: nil, value: try queryArgument()) }
        if let lambda = try lambdaIfPresent() { return .init(name: nil, value: lambda) }
        let value = try expression(.lambda)
        // STRUCT(1 AS a); other functions have no use for it.
        let alias = skip(.as) ? try anyIdentifier("an alias") : nil
        return .init(name: nil, value: value, alias: alias)
    }

    private mutating func queryArgument() throws(ParseFailure) -> Expression {
        let token = current
        return make(.scalarQuery(try query()), token)
    }

    /// `SUBSTRING(x FROM 1 FOR 2)`, `POSITION(a IN b)` and `OVERLAY(a PLACING b FROM 1)`, held as calls with commas.
    private mutating func keywordArguments(of name: String, _ list: inout [FunctionCall.Argument]) throws(ParseFailure) {
        guard list.count == 1 else { return }
        switch name {
        case "substring", "substr":
            guard skip(.from) else { return }
            list.append(.init(name: nil, value: try expression()))
            if skip(.for) { list.append(.init(name: nil, value: try expression())) }
        case "overlay":
            guard skip(.placing) else { return }
            list.append(.init(name: nil, value: try expression()))
            try expect(.from)
            list.append(.init(name: nil, value: try expression()))
            if skip(.for) { list.append(.init(name: nil, value: try expression())) }
        case "position":
            if skip(.in) { list.append(.init(name: nil, value: try expression())) }
        default: return
        }
    }

    private mutating func callSuffix(_ call: inout FunctionCall) throws(ParseFailure) {
        if at(.within), peek().keyword == .group {
            advance()
            advance()
            try expect(.leftParenthesis, "\"(\"")
            try expect(.order)
            try expect(.by)
            call.withinGroup = try sortItems()
            try expect(.rightParenthesis, "\")\"")
        }
        if at(.filter), peek().kind == .leftParenthesis {
            advance()
            advance()
            try expect(.where)
            call.filter = try expression()
            try expect(.rightParenthesis, "\")\" after FILTER")
        }
        if at(.ignore) || at(.respect), peek().keyword == .nulls {
            call.nulls = at(.ignore) ? .ignore : .respect
            advance()
            advance()
        }
        if at(.over), peek().kind == .leftParenthesis || peek().kind == .word {
            advance()
            call.over =
                at(.leftParenthesis) ? .inline(try windowSpecification()) : .named(try identifier("the name of a window"))
        }
    }

    // MARK: Windows

    mutating func windowSpecification() throws(ParseFailure) -> WindowSpecification {
        try expect(.leftParenthesis, "\"(\"")
        let base = identifierIfPresent { !$0.isReserved && ![.partition, .distribute, .sort, .range, .rows, .cluster].contains($0) }
        var partition: [Expression] = []
        if at(.partition) || at(.distribute) || at(.cluster) {
            advance()
            try expect(.by)
            partition = try expressions()
        }
        var order: [SortItem] = []
        if at(.order) || at(.sort) {
            advance()
            try expect(.by)
            order = try sortItems()
        }
        let frame = at(.rows) || at(.range) ? try windowFrame() : nil
        try expect(.rightParenthesis, "\")\" after the window")
        return WindowSpecification(base: base, partition: partition, order: order, frame: frame)
    }

    private mutating func windowFrame() throws(ParseFailure) -> WindowFrame {
        let unit: WindowFrame.Unit = at(.rows) ? .rows : .range
        advance()
        guard skip(.between) else { return WindowFrame(unit: unit, start: try frameBound(), end: nil) }
        let start = try frameBound()
        try expect(.and)
        return WindowFrame(unit: unit, start: start, end: try frameBound())
    }

    private mutating func frameBound() throws(ParseFailure) -> WindowFrame.Bound {
        if skip(.unbounded) {
            if skip(.preceding) { return .unboundedPreceding }
            try expect(.following)
            return .unboundedFollowing
        }
        if at(.current), peek().keyword == .row {
            advance()
            advance()
            return .currentRow
        }
        let distance = try expression(.comparison)
        if skip(.preceding) { return .preceding(distance) }
        guard skip(.following) else { throw unexpected("PRECEDING or FOLLOWING") }
        return .following(distance)
    }
}
