// Function calls, windows and types.
// Reference: https://spark.apache.org/docs/3.5.1/sql-ref-syntax-qry-select-window.html

extension Parser {
    /// A call, if a name and a parenthesis stand here; else nothing is read.
    mutating func functionCallIfPresent(isApproximate: Bool = false) throws(ParseFailure) -> FunctionCall? {
        if at(.approximate), dialect == .cleanRoomsSQL, peek().kind == .word, peek(2).kind == .leftParenthesis {
            advance()
            guard let call = try functionCallIfPresent(isApproximate: true) else { throw unexpected("an aggregate function") }
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
        var arguments = try arguments(of: name)
        var naming: Expression?
        if name.key == "identifier", name.quote == .none, arguments.list.count == 1, at(.rightParenthesis), peek().kind == .leftParenthesis
        {
            naming = arguments.list[0].value
            advance()
            advance()
            arguments = try self.arguments(of: name)
        }
        return try call(arguments, naming: naming, isApproximate: isApproximate)
    }

    /// `.name(…)` or `.name.name(…)` behind names, the name of a function in a schema; else nothing is read.
    mutating func qualifiedCallIfPresent(_ names: [Identifier]) throws(ParseFailure) -> FunctionCall? {
        guard at(.dot), peek().isNameLike, peek(2).kind == .leftParenthesis else { return nil }
        advance()
        try enter(.call)
        defer { leave(.call) }
        let name = try anyIdentifier("a name after \".\"")
        advance()
        return try call(try arguments(of: name), qualifier: names)
    }

    /// What stands before and between the parentheses of a call.
    private struct Arguments {
        let name: Identifier
        var isDistinct = false
        var list: [FunctionCall.Argument] = []
        var nulls: FunctionCall.Nulls?
    }

    private mutating func arguments(of name: Identifier) throws(ParseFailure) -> Arguments {
        if at(.rightParenthesis) { return Arguments(name: name) }
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
        var arguments = Arguments(name: called, isDistinct: isDistinct, list: list)
        // FIRST(a IGNORE NULLS) is FIRST(a) IGNORE NULLS.
        if at(.ignore), peek().keyword == .nulls, ["first", "last", "any_value"].contains(name.key) {
            advance()
            advance()
            arguments.nulls = .ignore
        }
        return arguments
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

    /// The end of a call, from the parenthesis after its arguments on.
    private mutating func call(
        _ arguments: Arguments, qualifier: [Identifier] = [], naming: Expression? = nil, isApproximate: Bool = false
    ) throws(ParseFailure) -> FunctionCall {
        try expect(.rightParenthesis, "\",\" or \")\" after the arguments of \(arguments.name.name)")
        var withinGroup: [SortItem] = []
        if at(.within), peek().keyword == .group {
            advance()
            advance()
            try expect(.leftParenthesis, "\"(\"")
            try expect(.order)
            try expect(.by)
            withinGroup = try sortItems()
            try expect(.rightParenthesis, "\")\"")
        }
        var filter: Expression?
        if at(.filter), peek().kind == .leftParenthesis {
            advance()
            advance()
            try expect(.where)
            filter = try expression()
            try expect(.rightParenthesis, "\")\" after FILTER")
        }
        var nulls = arguments.nulls
        if at(.ignore) || at(.respect), peek().keyword == .nulls {
            nulls = at(.ignore) ? .ignore : .respect
            advance()
            advance()
        }
        var over: FunctionCall.Window?
        if at(.over), peek().kind == .leftParenthesis || peek().kind == .word {
            advance()
            over = at(.leftParenthesis) ? .inline(try windowSpecification()) : .named(try identifier("the name of a window"))
        }
        return FunctionCall(
            name: arguments.name, qualifier: qualifier, naming: naming, isDistinct: arguments.isDistinct, arguments: arguments.list,
            hasParentheses: true, withinGroup: withinGroup, filter: filter, nulls: nulls, over: over, isApproximate: isApproximate)
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
