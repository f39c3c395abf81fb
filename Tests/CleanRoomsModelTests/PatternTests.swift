// Patterns: what the model's accept, how dialect questions are decided, what is refused, and that no text is slow.
// Reference: https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait

import Testing

@testable import APIModel
@testable import CleanRoomsModel

@Suite struct PatternTests {
    // MARK: The model

    @Test(arguments: ModelPattern.all)
    func `a pattern of the model accepts and refuses whole texts`(pattern: ModelPattern) throws {
        #expect(pattern.accepted.count >= 2 && pattern.refused.count >= 2)
        let compiled = try Pattern(pattern.source)
        for text in pattern.accepted { #expect(compiled.matches(text), "\(text.debugDescription) should match") }
        for text in pattern.refused { #expect(!compiled.matches(text), "\(text.debugDescription) should not match") }
    }

    @Test func `the table of this test has every pattern of an input`() {
        let known = Set(ModelPattern.all.map(\.source))
        for operation in Operation.allCases {
            for source in operation.input.patternSources { #expect(known.contains(source), "\(operation)") }
        }
    }

    @Test func `a pattern keeps its source for messages`() throws {
        #expect(try Pattern(#"\d+"#).source == #"\d+"#)
    }

    // MARK: Meaning

    private func expect(
        _ source: String, accepts: [String] = [], refuses: [String] = [], at location: SourceLocation = #_sourceLocation
    ) throws {
        let pattern = try Pattern(source)
        for text in accepts { #expect(pattern.matches(text), "\(text.debugDescription) should match", sourceLocation: location) }
        for text in refuses { #expect(!pattern.matches(text), "\(text.debugDescription) should not match", sourceLocation: location) }
    }

    @Test func `the whole text must match, in every branch`() throws {
        try expect("a|bc", accepts: ["a", "bc"], refuses: ["", "ab", "abc", "xa", "ac"])
        try expect("", accepts: [""], refuses: ["a"])
        try expect("a|", accepts: ["a", ""], refuses: ["aa"])
    }

    @Test func `anchors hold at the ends of the text only`() throws {
        try expect("a$|^b", accepts: ["a", "b"], refuses: ["a\n", "\nb", "ab"])
        try expect("a^b|a$b", refuses: ["ab", "a\nb"])
        try expect("^$", accepts: [""], refuses: ["\n"])
        try expect("(^a|b)*", accepts: ["", "a", "abb", "bb"], refuses: ["aa", "ba"])
        try expect("$^|x", accepts: ["", "x"], refuses: ["xx"])
    }

    @Test func `a dot is any scalar but a line terminator`() throws {
        try expect(".", accepts: ["a", "\t", "🏈", "\u{0}"], refuses: ["", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}", "ab"])
    }

    @Test func `a combined character counts its scalars`() throws {
        try expect("..", accepts: ["e\u{301}", "\u{1F468}\u{200D}"], refuses: ["é"])
        try expect("é", accepts: ["\u{E9}"], refuses: ["e\u{301}"])
    }

    @Test func `predefined classes are ASCII, and complement each other`() throws {
        try expect(#"\d\w\s"#, accepts: ["1_ ", "9Z\u{B}"], refuses: ["١a ", "1é ", "1a\u{A0}"])
        try expect(#"\D\W\S"#, accepts: ["١é\u{A0}", "a x"], refuses: ["1 x", "aax", "a  "])
        try expect(#"[\D]"#, accepts: ["a"], refuses: ["1"])
    }

    @Test func `a class takes ranges, escapes, and a hyphen at either end`() throws {
        try expect("[-a]", accepts: ["-", "a"], refuses: ["b"])
        try expect("[a-]", accepts: ["-", "a"], refuses: ["b"])
        try expect(#"[\w-]"#, accepts: ["-", "a"], refuses: ["+"])
        try expect("[()-/]", accepts: ["(", ")", "+", ",", "-", "/"], refuses: ["'", "0"])
        try expect(#"[\]\u0041-C]"#, accepts: ["]", "A", "B", "C"], refuses: ["D", "u"])
        try expect("[.^$|]", accepts: [".", "^", "$", "|"], refuses: ["a"])
    }

    @Test func `a class with a caret is the complement`() throws {
        try expect("[^a-c]", accepts: ["d", "\n", "🏈"], refuses: ["a", "b", ""])
        try expect(#"[^\p{Lu}\s]"#, accepts: ["a", "1"], refuses: ["A", "É", " "])
    }

    @Test func `supplementary scalars are named by pairs and by the model's swapped halves`() throws {
        try expect(#"[\uD83C\uDFC8-\uD83C\uDFC9]"#, accepts: ["🏈", "🏉"], refuses: ["🏊"])
        try expect(#"[\uD800\uDBFF-\uDC00\uDFFF]"#, accepts: ["\u{10000}", "\u{10FFFF}"], refuses: ["\u{FFFF}", "a"])
    }

    @Test func `a general category is named alone or by its group`() throws {
        try expect(#"\p{Lu}"#, accepts: ["A", "É"], refuses: ["a", "1"])
        try expect(#"\p{L}\p{Nd}"#, accepts: ["a١", "漢0"], refuses: ["aⅧ", "11"])
    }

    @Test func `counts bound the repetition at both ends`() throws {
        try expect("a{2}", accepts: ["aa"], refuses: ["a", "aaa"])
        try expect("a{2,}", accepts: ["aa", "aaaaa"], refuses: ["a"])
        try expect("(ab){1,3}", accepts: ["ab", "ababab"], refuses: ["", "aba", "abababab"])
        try expect("a{0}", accepts: [""], refuses: ["a"])
        let long = try Pattern("[a-z]{1,512}")
        #expect(long.matches(String(repeating: "z", count: 512)))
        #expect(!long.matches(String(repeating: "z", count: 513)))
    }

    @Test func `a lazy quantifier matches the same texts`() throws {
        try expect("a+?b*?c??", accepts: ["a", "aabbc"], refuses: ["", "abcc"])
        try expect("a{1,2}?", accepts: ["a", "aa"], refuses: ["aaa"])
    }

    @Test func `a look-ahead at the start looks at a prefix unless it is anchored`() throws {
        try expect("(?!ab)[a-z]*", accepts: ["", "a", "ba"], refuses: ["ab", "abc"])
        try expect("(?!ab$)[a-z]*", accepts: ["abc"], refuses: ["ab"])
        try expect("(?=.*1)[a-z1]*", accepts: ["1", "ab1c"], refuses: ["", "abc"])
        try expect("^(?!a)b?|c", accepts: ["", "b", "c"], refuses: ["a"])
    }

    @Test func `a look-ahead that begins with a caret is vacuous within the text`() throws {
        try expect("[ab]*(?!^ab)[ab]*", accepts: ["", "ba", "ab"], refuses: ["c"])
        try expect("[ab]?(?=^b)[ab]*", accepts: ["b", "ba"], refuses: ["", "ab"])
    }

    // MARK: Bounds

    @Test(arguments: [
        "(){9223372036854775807}", "((((){20000}){20000}){20000}){20000}", String(repeating: "(", count: 21_000), "[ab]{0,9000}",
        String(repeating: "a", count: 10_001), String(repeating: ".*a", count: 3000), "([ab]{0,90}c){0,90}",
        "[" + String(String.UnicodeScalarView((0..<9000).map { Unicode.Scalar(0x10000 + 2 * UInt32($0))! })) + "]",
    ])
    func `what would take long to make is refused`(source: String) {
        #expect(throws: PatternError.tooLarge) { try Pattern(source) }
    }

    // MARK: Refusals

    @Test(arguments: [
        ("(", 1), (")", 0), ("a)", 1), ("[", 1), ("[]", 1), ("[a", 2), ("[b-a]", 2), (#"[\d-a]"#, 3), ("*", 0), ("a**", 2), ("a{", 2),
        ("a{,2}", 2),
        ("a{2", 3), ("a{3,2}", 5), ("{", 0), ("]", 0), (#"\"#, 1), (#"\u12"#, 4), (#"\u00G0"#, 2), (#"\p{L"#, 4),
        ("a{99999999999999999999}", 2),
    ])
    func `a malformed pattern says where`(source: String, offset: Int) {
        #expect(throws: PatternError.malformed(offset: offset)) { try Pattern(source) }
    }

    @Test(arguments: [
        "a++", "(?<=a)b", "(?<name>a)", "(?i)a", #"(a)\1"#, #"\bword"#, #"\x41"#, "[a[b]]", "[a-z&&[b]]", #"\p{Greek}"#, #"\p{}"#,
        #"[\uD800]"#,
        #"\uDC00\uD800"#, "a(?!b)", "(a|b(?!c))", "((?!a)b)*", "(?!a)(?!b)c", "(?!(?!a)b)c",
    ])
    func `what would need another engine is refused`(source: String) {
        let error = #expect(throws: PatternError.self) { try Pattern(source) }
        guard case .unsupported = error else {
            Issue.record("\(source) gives \(String(describing: error))")
            return
        }
    }

    @Test(arguments: ["(a|b)*a(a|b){40}", "((a{1000}){1000}){1000}"])
    func `a pattern out of proportion is refused`(source: String) {
        #expect(throws: PatternError.tooLarge) { try Pattern(source) }
    }

    // MARK: Hostile texts: a backtracking engine would not come back from these.

    @Test(arguments: ["(a|a)*b", "(a*)*b", "(a+)+b", "((a|aa)+)+b", "(.*)*b", "a*a*a*a*a*a*b", "([a-zA-Z0-9_]+)*-"])
    func `a long text that fails at its end is refused`(source: String) throws {
        let pattern = try Pattern(source)
        #expect(!pattern.matches(String(repeating: "a", count: 100_000) + "c"))
    }

    @Test func `every pattern of the model takes half a million characters`() throws {
        let patterns = try ModelPattern.all.map { try Pattern($0.source) }
        for unit in ["a", " ", "1.", "a-", "é", "🏈"] {
            let text = String(repeating: unit, count: 500_000 / unit.utf8.count) + "\u{0}"
            for pattern in patterns { #expect(!pattern.matches(text)) }
        }
    }
}

extension Constraint {
    fileprivate var patternSources: Set<String> {
        switch self {
        case .string(_, let pattern): pattern.map { [$0.source] } ?? []
        case .enumeration, .integer, .double, .boolean, .timestamp, .document: []
        case .list(let element, _): element.patternSources
        case .map(let key, let value, _): key.patternSources.union(value.patternSources)
        case .structure(let members), .union(let members):
            members.reduce(into: []) { $0.formUnion($1.constraint.patternSources) }
        }
    }
}
