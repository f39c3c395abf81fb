// LIKE, ILIKE, RLIKE and SIMILAR TO.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-syntax-qry-select-like.html

import SQL
import Tables

extension ExpressionCompiler {
    func like(_ pattern: BoundPattern) throws(QueryFailure) -> Evaluation {
        let isFolded = pattern.operator == .ilike
        let plain = try compile(pattern.subject)
        let subject = isFolded ? strict(plain) { value, frame throws(QueryFailure) in try TextCase.lower(value, frame) } : plain
        var tests: [Evaluation] = []
        for each in pattern.patterns {
            let expression = try compile(each)
            switch pattern.operator {
            case .like, .ilike:
                let memo = LikeMemo(escape: pattern.escape)
                let pattern =
                    isFolded ? strict(expression) { value, frame throws(QueryFailure) in try TextCase.lower(value, frame) } : expression
                tests.append(
                    strict(subject, pattern) { text, pattern, frame throws(QueryFailure) in
                        Datum(try memo.pattern(pattern.bytes).matches(text.bytes, frame.context))
                    })
            case .rlike, .similarTo:
                let memo = RegexMemo(isSimilarTo: pattern.operator == .similarTo)
                tests.append(
                    strict(subject, expression) { text, pattern, frame throws(QueryFailure) in
                        Datum(try memo.regex(pattern.bytes).isFound(in: text.bytes, frame.context))
                    })
            }
        }
        if pattern.isNegated { tests = tests.map { test in strict(test) { value, _ in Datum(value.low == 0) } } }
        return switch pattern.quantifier {
        case .all: all(tests)
        // NOT LIKE ANY asks whether one of them does not match.
        case .any: any(tests)
        case nil: tests[0]
        }
    }
}

/// Remembers the last pattern, which is nearly always the next one too.
private final class LikeMemo {
    private let escape: Unicode.Scalar
    private var source: [UInt8] = []
    private var last: LikePattern?

    init(escape: Unicode.Scalar) { self.escape = escape }

    func pattern(_ bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> LikePattern {
        if let last, source.count == bytes.count, source.elementsEqual(bytes) { return last }
        let pattern = try LikePattern(bytes, escape: escape)
        source = Array(bytes)
        last = pattern
        return pattern
    }
}

/// A pattern of LIKE, taken apart.
struct LikePattern {
    private enum Part {
        case bytes([UInt8])
        /// `_`: one code point.
        case one
        /// `%`
        case many
    }

    private var parts: [Part] = []

    /// - Throws: `invalidFormat` where the escape stands before something that needs none, or at the end.
    init(_ pattern: UnsafeBufferPointer<UInt8>, escape: Unicode.Scalar) throws(QueryFailure) {
        let escape = Array(String(Character(escape)).utf8)
        var literal: [UInt8] = []
        var index = 0
        while index < pattern.count {
            if pattern[index...].starts(with: escape) {
                index += escape.count
                let rest = pattern[index...]
                guard let next = rest.first else { throw QueryFailure(.invalidFormat, "A LIKE pattern ends with its escape character.") }
                if next == UInt8(ascii: "%") || next == UInt8(ascii: "_") {
                    literal.append(next)
                    index += 1
                } else if rest.starts(with: escape) {
                    literal += escape
                    index += escape.count
                } else {
                    throw QueryFailure(.invalidFormat, "In a LIKE pattern the escape character stands before what is neither % nor _.")
                }
                continue
            }
            let byte = pattern[index]
            index += 1
            guard byte == UInt8(ascii: "%") || byte == UInt8(ascii: "_") else {
                literal.append(byte)
                continue
            }
            if !literal.isEmpty { parts.append(.bytes(literal)) }
            literal = []
            if byte == UInt8(ascii: "_") {
                parts.append(.one)
            } else if case .many? = parts.last {
                // Two in a row say no more than one.
            } else {
                parts.append(.many)
            }
        }
        if !literal.isEmpty { parts.append(.bytes(literal)) }
    }

    /// Whether the whole text matches. Only the last `%` is ever tried again, so that the cost is at most the text's length times the pattern's.
    ///
    /// - Throws: What the run ends with while it is at it.
    func matches(_ text: UnsafeBufferPointer<UInt8>, _ context: RunContext) throws(QueryFailure) -> Bool {
        var offset = 0
        var part = 0
        var work = 0
        var retry: (part: Int, offset: Int)?
        while true {
            if part == parts.count {
                if offset == text.count { return true }
            } else {
                switch parts[part] {
                case .many:
                    if part + 1 == parts.count { return true }
                    retry = (part, offset)
                    part += 1
                    continue
                case .one where offset < text.count:
                    offset = Codepoints.next(text, offset)
                    part += 1
                    continue
                case .bytes(let bytes)
                where text.count - offset >= bytes.count && text[offset..<(offset + bytes.count)].elementsEqual(bytes):
                    offset += bytes.count
                    part += 1
                    continue
                default: break
                }
            }
            guard let last = retry, last.offset < text.count else { return false }
            work += 1
            if part < parts.count, case .bytes(let bytes) = parts[part] { work += bytes.count }
            if work > 1 << 20 {
                work = 0
                try context.check()
            }
            retry = (last.part, Codepoints.next(text, last.offset))
            offset = retry?.offset ?? 0
            part = last.part + 1
        }
    }
}
