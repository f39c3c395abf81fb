// The tree of a pattern, and the one place where its look-ahead may stand.
// Reference: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html

/// A parsed pattern.
indirect enum PatternExpression {
    case scalars(ScalarSet)
    case textStart
    case textEnd
    case sequence([PatternExpression])
    case choice([PatternExpression])
    case repeated(PatternExpression, atLeast: Int, atMost: Int?)
    case lookAhead(LookAhead)

    /// Whether nothing but the start of the text can begin a match.
    var opensWithTextStart: Bool {
        switch self {
        case .textStart: true
        case .scalars, .textEnd, .lookAhead: false
        case .sequence(let parts): parts.first?.opensWithTextStart ?? false
        case .choice(let branches): branches.allSatisfy(\.opensWithTextStart)
        case .repeated(let body, let atLeast, _): atLeast > 0 && body.opensWithTextStart
        }
    }
}

/// `(?!body)` or `(?=body)`.
///
/// A look-ahead is judged once, at the start of the text, before the automaton of the pattern runs. That is exact in the two forms of the model:
/// one that is reached at the start only, as in `(?!\s*$)[…]*`, and one whose body begins with `^`, as in `.*(?!^…$)(^…$).*`, which cannot
/// match anywhere else.
struct LookAhead {
    let body: PatternExpression
    let isNegative: Bool
    let offset: Int

    /// The only look-ahead of the expression.
    ///
    /// - Throws: `unsupported` for a second one, or for one that would have to be judged within the text.
    static func find(in expression: PatternExpression) throws(PatternError) -> LookAhead? {
        var found: LookAhead?
        try search(expression, reachedOnlyAtStart: true, &found)
        return found
    }

    private static func search(
        _ expression: PatternExpression, reachedOnlyAtStart: Bool, _ found: inout LookAhead?
    ) throws(PatternError) {
        switch expression {
        case .scalars, .textStart, .textEnd:
            return
        case .sequence(let parts):
            var reachedOnlyAtStart = reachedOnlyAtStart
            for part in parts {
                try search(part, reachedOnlyAtStart: reachedOnlyAtStart, &found)
                switch part {
                case .textStart, .textEnd, .lookAhead: break
                case .scalars, .sequence, .choice, .repeated: reachedOnlyAtStart = false
                }
            }
        case .choice(let branches):
            for branch in branches { try search(branch, reachedOnlyAtStart: reachedOnlyAtStart, &found) }
        case .repeated(let body, _, _):
            try search(body, reachedOnlyAtStart: false, &found)
        case .lookAhead(let lookAhead):
            // The search goes on into the body, where it finds nested ones.
            if found != nil { throw .unsupported("a second look-ahead", offset: lookAhead.offset) }
            guard reachedOnlyAtStart || lookAhead.body.opensWithTextStart else {
                throw .unsupported("a look-ahead within the text", offset: lookAhead.offset)
            }
            found = lookAhead
            try search(lookAhead.body, reachedOnlyAtStart: false, &found)
        }
    }
}
