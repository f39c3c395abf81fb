// The pattern trait of the model: a regular expression a whole text must match.
// Reference: https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait

/// A pattern of the model, compiled once, that checks any text in time linear to its length.
///
/// The expression becomes a deterministic automaton when it is made, so a match is one table step for each Unicode scalar, without allocation
/// and without backtracking. Meaning, where dialects differ:
/// - The whole text must match, as under `^(?:…)$` and Java's `matches()`. An inner `^` or `$` holds at the very start or end of the text. Java's
///   `$` also holds before a last line terminator, which in this model shows only in `(?!\s*$)` and `(?!\s+$)`: blanks followed by one U+0085,
///   U+2028 or U+2029 are accepted here and refused by Java.
/// - `.` is any scalar but Java's line terminators: U+000A, U+000D, U+0085, U+2028, U+2029.
/// - `\d`, `\w` and `\s` are ASCII; `\p{…}` is a general category of the Unicode version of the Swift runtime.
/// - `\uD800\uDBFF-\uDC00\uDFFF` in a class is U+10000–U+10FFFF; Java, to the letter, would refuse them; see `PatternParser`.
/// - Lazy quantifiers match the same whole texts as greedy ones, and are read as such.
///
/// Back-references, possessive quantifiers, look-behind, more than one look-ahead, and a look-ahead that can neither stand only at the start of
/// the text nor begins with `^` are refused.
package struct Pattern: Sendable {
    /// The expression as the model states it, which error messages quote.
    package let source: String

    private let lookAhead: Automaton?
    private let automaton: Automaton

    /// How long an expression may be, in scalars, and how deeply its groups may be nested.
    static let mostScalars = 10_000
    static let mostDepth = 100

    /// - Throws: ``PatternError`` if the expression is malformed, uses what is not supported, or needs an automaton out of proportion.
    package init(_ source: String) throws(PatternError) {
        self.source = source
        let expression = try PatternParser.parse(source)
        let lookAhead = try LookAhead.find(in: expression)
        if let lookAhead {
            // What follows the matched prefix does not matter to a look-ahead.
            self.lookAhead = try Automaton(.sequence([lookAhead.body, .repeated(.scalars(.all), atLeast: 0, atMost: nil)]))
        } else {
            self.lookAhead = nil
        }
        self.automaton = try Automaton(expression)
    }

    /// Whether the whole of `text` matches.
    package func matches(_ text: String) -> Bool {
        automaton.accepts(text, bodyOfLookAheadMatches: lookAhead?.accepts(text, bodyOfLookAheadMatches: false) ?? false)
    }
}

/// Why an expression cannot become a ``Pattern``. Offsets count Unicode scalars from the start of the expression.
package enum PatternError: Error, Equatable {
    case malformed(offset: Int)
    case unsupported(String, offset: Int)
    /// The expression is longer or deeper than it may be, or its automaton would be larger, or more work to make, than any sensible one: as with
    /// `(a|b)*a(a|b){40}`.
    case tooLarge
}
