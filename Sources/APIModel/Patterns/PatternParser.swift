// Reads the text of a pattern into its tree.
// Reference: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/regex/Pattern.html (the dialect of AWS's services)

/// A recursive-descent parser for the part of the dialect that constraints use. It refuses what it does not know.
struct PatternParser {
    private let scalars: [Unicode.Scalar]
    private var offset = 0
    /// How many groups are open.
    private var depth = 0

    static func parse(_ source: String) throws(PatternError) -> PatternExpression {
        let scalars = Array(source.unicodeScalars.prefix(Pattern.mostScalars + 1))
        guard scalars.count <= Pattern.mostScalars else { throw .tooLarge }
        var parser = PatternParser(scalars: scalars)
        let expression = try parser.choice()
        // Only a closing parenthesis without an opening one stops a choice early.
        guard parser.next == nil else { throw .malformed(offset: parser.offset) }
        return expression
    }

    private init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    private mutating func take(_ text: String) -> Bool {
        guard scalars[offset...].starts(with: text.unicodeScalars) else { return false }
        offset += text.unicodeScalars.count
        return true
    }

    private mutating func takeAny() throws(PatternError) -> Unicode.Scalar {
        guard let scalar = next else { throw .malformed(offset: offset) }
        offset += 1
        return scalar
    }

    private mutating func require(_ text: String) throws(PatternError) {
        guard take(text) else { throw .malformed(offset: offset) }
    }

    // MARK: Expressions

    private mutating func choice() throws(PatternError) -> PatternExpression {
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternExpression {
        var parts: [PatternExpression] = []
        while let scalar = next, scalar != "|", scalar != ")" { parts.append(try quantified()) }
        return .sequence(parts)
    }

    private mutating func quantified() throws(PatternError) -> PatternExpression {
        let body = try atom()
        let range: (atLeast: Int, atMost: Int?)
        switch next {
        case "?": range = (0, 1)
        case "*": range = (0, nil)
        case "+": range = (1, nil)
        case "{": range = try counts()
        default: return body
        }
        offset += 1
        _ = take("?")
        if next == "+" { throw .unsupported("a possessive quantifier", offset: offset) }
        return .repeated(body, atLeast: range.atLeast, atMost: range.atMost)
    }

    /// `{n}`, `{n,}` or `{n,m}` up to its closing brace, which stays the next scalar as the one sign of `*` does.
    private mutating func counts() throws(PatternError) -> (atLeast: Int, atMost: Int?) {
        try require("{")
        let atLeast = try number()
        var atMost: Int? = atLeast
        if take(",") { atMost = next == "}" ? nil : try number() }
        guard next == "}", atMost.map({ $0 >= atLeast }) ?? true else { throw .malformed(offset: offset) }
        return (atLeast, atMost)
    }

    private mutating func number() throws(PatternError) -> Int {
        let start = offset
        while let scalar = next, ("0"..."9").contains(scalar) { offset += 1 }
        guard let number = Int(String(String.UnicodeScalarView(scalars[start..<offset]))) else { throw .malformed(offset: start) }
        return number
    }

    private mutating func atom() throws(PatternError) -> PatternExpression {
        switch try takeAny() {
        case "(": return try group()
        case "[": return .scalars(try characterClass())
        case ".": return .scalars(.notLineTerminator)
        case "^": return .textStart
        case "$": return .textEnd
        case "\\":
            offset -= 1
            return .scalars(try escape().set)
        case "*", "+", "?", "{", "}", "]": throw .malformed(offset: offset - 1)
        case let literal: return .scalars(ScalarSet(literal))
        }
    }

    private mutating func group() throws(PatternError) -> PatternExpression {
        let start = offset - 1
        let isNegativeLookAhead = take("?!")
        let isLookAhead = isNegativeLookAhead || take("?=")
        if !isLookAhead, !take("?:"), next == "?" { throw .unsupported("this kind of group", offset: start) }
        depth += 1
        guard depth <= Pattern.mostDepth else { throw .tooLarge }
        let body = try choice()
        depth -= 1
        try require(")")
        return isLookAhead ? .lookAhead(LookAhead(body: body, isNegative: isNegativeLookAhead, offset: start)) : body
    }

    // MARK: Characters

    /// What one item of a class, or one escape, stands for. Only a single scalar can end a range.
    private enum Item {
        case scalar(Unicode.Scalar)
        case set(ScalarSet)

        var set: ScalarSet {
            switch self {
            case .scalar(let scalar): ScalarSet(scalar)
            case .set(let set): set
            }
        }
    }

    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        var result = ScalarSet()
        result.isInverted = take("^")
        repeat {
            let lower = try classItem()
            guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]" else {
                result.formUnion(lower.set)
                continue
            }
            let dash = offset
            offset += 1
            guard case .scalar(let first) = lower, case .scalar(let last) = try classItem(), first <= last else {
                throw .malformed(offset: dash)
            }
            result.formUnion(ScalarSet(first.value...last.value))
        } while !take("]")
        return result
    }

    private mutating func classItem() throws(PatternError) -> Item {
        // Every scalar beyond U+FFFF, which other AWS models spell `\uD800\uDC00-\uDBFF\uDFFF`; this one swaps the middle halves. As it stands
        // it names lone surrogates only, which no text holds, so Java and ECMAScript would refuse an emoji. We take it as meant (inferred).
        if take(#"\uD800\uDBFF-\uDC00\uDFFF"#) { return .set(.supplementary) }
        switch next {
        // Java reads these as a nested class and as an intersection.
        case "[": throw .unsupported("a class within a class", offset: offset)
        case "&" where take("&&"): throw .unsupported("an intersection of classes", offset: offset - 2)
        case "]": throw .malformed(offset: offset)
        case "\\": return try escape()
        case _: return .scalar(try takeAny())
        }
    }

    private mutating func escape() throws(PatternError) -> Item {
        let start = offset
        try require("\\")
        switch try takeAny() {
        case "d": return .set(.digit)
        case "D": return .set(.notDigit)
        case "w": return .set(.word)
        case "W": return .set(.notWord)
        case "s": return .set(.space)
        case "S": return .set(.notSpace)
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "u": return .scalar(try codeUnits())
        case "p": return .set(try category())
        case let other where ScalarSet.digit.contains(other.value, category: 0) || other.properties.isAlphabetic:
            throw .unsupported("this escape", offset: start)
        case let literal: return .scalar(literal)
        }
    }

    /// The scalar of `\uXXXX` after its `\u`, or of a surrogate pair written as two of them.
    private mutating func codeUnits() throws(PatternError) -> Unicode.Scalar {
        let start = offset
        let unit = try codeUnit()
        if let scalar = Unicode.Scalar(unit) { return scalar }
        guard UTF16.isLeadSurrogate(unit), take("\\u") else { throw .unsupported("a lone surrogate", offset: start) }
        let trail = try codeUnit()
        guard UTF16.isTrailSurrogate(trail) else { throw .unsupported("a lone surrogate", offset: start) }
        return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
    }

    private mutating func codeUnit() throws(PatternError) -> UInt16 {
        let start = offset
        var unit: UInt16 = 0
        for _ in 0..<4 {
            guard let digit = Character(try takeAny()).hexDigitValue else { throw .malformed(offset: start) }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    /// The set of `\p{…}` after its `\p`.
    private mutating func category() throws(PatternError) -> ScalarSet {
        try require("{")
        let start = offset
        var name = ""
        while !take("}") { name.unicodeScalars.append(try takeAny()) }
        guard let set = ScalarSet(category: name) else { throw .unsupported("this property", offset: start) }
        return set
    }
}
