// Reads regular expressions in Java's dialect, as far as they can be matched in linear time.
// Reference: https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/util/regex/Pattern.html

import Tables

/// A parsed expression.
indirect enum RegexNode {
    case set(ScalarClass)
    case assertion(RegexAssertion)
    case sequence([RegexNode])
    case choice([RegexNode])
    case repeated(RegexNode, atLeast: Int, atMost: Int?, isLazy: Bool)
    /// The number of a group, from 1.
    case group(Int, RegexNode)
}

enum RegexAssertion {
    case textStart, textEnd
    /// The end, or in front of a line end that ends the text.
    case lastLineEnd
    case lineStart, lineEnd, wordBoundary, noWordBoundary
}

/// A recursive-descent parser. What cannot be matched in linear time it refuses: back-references, look-around, possessive quantifiers.
struct RegexParser {
    private let scalars: [Unicode.Scalar]
    private var offset = 0
    private var depth = 0
    private(set) var groupCount = 0
    private var flags = Flags()

    /// Keeps what walks an expression off the end of a small stack.
    private static let deepest = 50

    private struct Flags {
        var ignoresCase = false
        var dotMatchesAll = false
        var isMultiline = false
        var isExtended = false
    }

    init(_ source: [Unicode.Scalar]) { scalars = source }

    mutating func parse() throws(QueryFailure) -> RegexNode {
        let node = try choice()
        if offset < scalars.count { throw malformed() }
        return node
    }

    private func malformed() -> QueryFailure {
        QueryFailure(.invalidParameterValue, "A regular expression is malformed at its character \(offset + 1).")
    }

    private func unsupported(_ what: String) -> QueryFailure { .notRun("\(what) in a regular expression") }

    private var next: Unicode.Scalar? { offset < scalars.count ? scalars[offset] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[offset...].starts(with: wanted) else { return false }
        offset += wanted.count
        return true
    }

    private mutating func take() throws(QueryFailure) -> Unicode.Scalar {
        guard let scalar = next else { throw malformed() }
        offset += 1
        return scalar
    }

    // MARK: Structure

    private mutating func choice() throws(QueryFailure) -> RegexNode {
        guard depth < Self.deepest else { throw unsupported("Nesting deeper than \(Self.deepest)") }
        depth += 1
        defer { depth -= 1 }
        var branches = [try sequence()]
        while take("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .choice(branches)
    }

    private mutating func sequence() throws(QueryFailure) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if flags.isExtended {
                if ScalarClass.space.contains(scalar) {
                    offset += 1
                    continue
                }
                if scalar == "#" {
                    while let other = next, other != "\n" { _ = other; offset += 1 }
                    continue
                }
            }
            if take("\\Q") {
                while !take("\\E"), next != nil { parts.append(literal(try take())) }
                continue
            }
            guard let atom = try atom() else { continue }
            parts.append(try quantified(atom))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func quantified(_ atom: RegexNode) throws(QueryFailure) -> RegexNode {
        let range: (atLeast: Int, atMost: Int?)
        if take("*") {
            range = (0, nil)
        } else if take("+") {
            range = (1, nil)
        } else if take("?") {
            range = (0, 1)
        } else if next == "{" {
            range = try counts()
        } else {
            return atom
        }
        if take("+") { throw unsupported("A possessive quantifier") }
        return .repeated(atom, atLeast: range.atLeast, atMost: range.atMost, isLazy: take("?"))
    }

    private mutating func counts() throws(QueryFailure) -> (atLeast: Int, atMost: Int?) {
        offset += 1
        let atLeast = try number()
        var atMost: Int? = atLeast
        if take(",") { atMost = next == "}" ? nil : try number() }
        guard take("}"), atMost.map({ $0 >= atLeast }) ?? true else { throw malformed() }
        return (atLeast, atMost)
    }

    private mutating func number() throws(QueryFailure) -> Int {
        var number: Int?
        while let scalar = next, scalar.value &- 0x30 < 10 {
            number = (number ?? 0) * 10 + Int(scalar.value - 0x30)
            offset += 1
            guard let number, number < 10_000 else { throw unsupported("A count of 10,000 and more") }
        }
        guard let number else { throw malformed() }
        return number
    }

    private mutating func atom() throws(QueryFailure) -> RegexNode? {
        let scalar = try take()
        switch scalar {
        case "(": return try group()
        case "[": return set(try characterClass())
        case ".": return .set((flags.dotMatchesAll ? .all : ScalarClass.lineEnd.inverted).prepared)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .lastLineEnd)
        case "\\": return try escape()
        case "*", "+", "?":
            offset -= 1
            throw malformed()
        default: return literal(scalar)
        }
    }

    private func literal(_ scalar: Unicode.Scalar) -> RegexNode { set(ScalarClass(scalar)) }

    private func set(_ set: ScalarClass) -> RegexNode { .set((flags.ignoresCase ? set.foldingCase : set).prepared) }

    /// What stands in parentheses; nil for flags that hold from here on.
    private mutating func group() throws(QueryFailure) -> RegexNode? {
        let outer = flags
        var number: Int?
        if take("?") {
            if take("=") || take("!") || take("<=") || take("<!") { throw unsupported("Look-around") }
            if take(">") { throw unsupported("An atomic group") }
            if take("<") {
                while let scalar = next, scalar != ">" { _ = scalar; offset += 1 }
                guard take(">") else { throw malformed() }
                groupCount += 1
                number = groupCount
            } else if !take(":") {
                try readFlags()
                // `(?i)` holds up to the end of the group around.
                if take(")") { return nil }
                guard take(":") else { throw malformed() }
            }
        } else {
            groupCount += 1
            number = groupCount
        }
        let body = try choice()
        guard take(")") else { throw malformed() }
        flags = outer
        return number.map { .group($0, body) } ?? body
    }

    private mutating func readFlags() throws(QueryFailure) {
        var isOn = true
        while let scalar = next, scalar != ")", scalar != ":" {
            offset += 1
            switch scalar {
            case "-": isOn = false
            case "i": flags.ignoresCase = isOn
            case "s": flags.dotMatchesAll = isOn
            case "m": flags.isMultiline = isOn
            case "x": flags.isExtended = isOn
            default: throw unsupported("The flag \(scalar)")
            }
        }
    }

    // MARK: Characters

    private mutating func escape() throws(QueryFailure) -> RegexNode {
        switch next {
        case "b": offset += 1; return .assertion(.wordBoundary)
        case "B": offset += 1; return .assertion(.noWordBoundary)
        case "A": offset += 1; return .assertion(.textStart)
        case "z": offset += 1; return .assertion(.textEnd)
        case "Z": offset += 1; return .assertion(.lastLineEnd)
        case "R":
            offset += 1
            return .choice([
                .sequence([.set(ScalarClass("\r").prepared), .set(ScalarClass("\n").prepared)]), .set(ScalarClass.verticalSpace.prepared),
            ])
        case "1", "2", "3", "4", "5", "6", "7", "8", "9", "k": throw unsupported("A back-reference")
        default:
            switch try escapedItem() {
            case .scalar(let scalar): return literal(scalar)
            case .set(let set): return .set(set.prepared)
            }
        }
    }

    private enum Item {
        case scalar(Unicode.Scalar)
        case set(ScalarClass)
    }

    /// What stands behind a backslash, in a class or outside of one.
    private mutating func escapedItem() throws(QueryFailure) -> Item {
        let scalar = try take()
        switch scalar {
        case "d": return .set(.digit)
        case "D": return .set(ScalarClass.digit.inverted)
        case "w": return .set(.word)
        case "W": return .set(ScalarClass.word.inverted)
        case "s": return .set(.space)
        case "S": return .set(ScalarClass.space.inverted)
        case "h": return .set(.horizontalSpace)
        case "H": return .set(ScalarClass.horizontalSpace.inverted)
        case "v": return .set(.verticalSpace)
        case "V": return .set(ScalarClass.verticalSpace.inverted)
        case "p": return .set(try property())
        case "P": return .set(try property().inverted)
        case "t": return .scalar("\t")
        case "n": return .scalar("\n")
        case "r": return .scalar("\r")
        case "f": return .scalar("\u{0C}")
        case "a": return .scalar("\u{07}")
        case "e": return .scalar("\u{1B}")
        case "x": return .scalar(take("{") ? try hexadecimal(upTo: "}") : try hexadecimal(2))
        case "u": return .scalar(try hexadecimal(4))
        case "0": return .scalar(try octal())
        default:
            // Java keeps letters for what it may mean one day.
            if scalar.isASCII, scalar.properties.isAlphabetic { throw malformed() }
            return .scalar(scalar)
        }
    }

    private mutating func hexadecimal(_ count: Int) throws(QueryFailure) -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let digit = Character(try take()).hexDigitValue else { throw malformed() }
            value = value << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(value) else { throw unsupported("A lone surrogate") }
        return scalar
    }

    private mutating func hexadecimal(upTo end: Unicode.Scalar) throws(QueryFailure) -> Unicode.Scalar {
        var value: UInt32 = 0
        while true {
            let scalar = try take()
            if scalar == end { break }
            guard let digit = Character(scalar).hexDigitValue, value <= 0x10FFFF else { throw malformed() }
            value = value << 4 | UInt32(digit)
        }
        guard let scalar = Unicode.Scalar(value) else { throw malformed() }
        return scalar
    }

    private mutating func octal() throws(QueryFailure) -> Unicode.Scalar {
        var value: UInt32 = 0
        var count = 0
        while count < 3, let scalar = next, scalar.value &- 0x30 < 8, value * 8 + scalar.value - 0x30 <= 0o377 {
            value = value * 8 + scalar.value - 0x30
            count += 1
            offset += 1
        }
        guard count > 0, let scalar = Unicode.Scalar(value) else { throw malformed() }
        return scalar
    }

    private mutating func property() throws(QueryFailure) -> ScalarClass {
        var name = ""
        if take("{") {
            while !take("}") { name.unicodeScalars.append(try take()) }
        } else {
            name.unicodeScalars.append(try take())
        }
        guard let set = ScalarClass(property: name) else { throw unsupported("The property \(name.prefix(40))") }
        return set
    }

    /// A class behind its `[`.
    private mutating func characterClass() throws(QueryFailure) -> ScalarClass {
        guard depth < Self.deepest else { throw unsupported("Nesting deeper than \(Self.deepest)") }
        depth += 1
        defer { depth -= 1 }
        let isInverted = take("^")
        var result = ScalarClass()
        var isFirst = true
        while isFirst || next != "]" {
            if take("&&") {
                // What follows up to the end is one class.
                var other = ScalarClass()
                while let scalar = next, scalar != "]", !(scalar == "&" && scalars[offset...].starts(with: ["&", "&"])) {
                    _ = scalar
                    try item(into: &other)
                }
                result.formIntersection(other)
            } else {
                try item(into: &result)
            }
            isFirst = false
        }
        offset += 1
        return isInverted ? result.inverted : result
    }

    private mutating func item(into result: inout ScalarClass) throws(QueryFailure) {
        if take("[") { return result.formUnion(try characterClass()) }
        switch try classItem() {
        case .set(let set): result.formUnion(set)
        case .scalar(let first):
            guard next == "-", offset + 1 < scalars.count, scalars[offset + 1] != "]", scalars[offset + 1] != "[" else {
                return result.insert(first.value...first.value)
            }
            offset += 1
            guard case .scalar(let last) = try classItem(), first <= last else { throw malformed() }
            result.insert(first.value...last.value)
        }
    }

    private mutating func classItem() throws(QueryFailure) -> Item {
        let scalar = try take()
        return scalar == "\\" ? try escapedItem() : .scalar(scalar)
    }
}
