// Regular expressions with captures, matched in time linear to the text.
// Reference: https://swtch.com/~rsc/regexp/regexp2.html (Pike's virtual machine); Java's Matcher for what is found where

import Tables

/// A compiled expression. Offsets are of bytes of UTF-8.
final class Regex {
    private enum Step {
        case set(ScalarClass)
        /// The first is preferred.
        case fork(Int, Int)
        case jump(Int)
        case save(Int)
        case assertion(RegexAssertion)
        case match
    }

    /// How many groups there are, the whole match aside.
    let groupCount: Int
    private var steps: [Step] = []
    private let mostSteps = 20_000
    private let mostCaptures = 1_000_000

    /// - Throws: `invalidParameterValue` for what is no expression, `notRun` for what linear time does not allow.
    init(_ source: [Unicode.Scalar]) throws(QueryFailure) {
        var parser = RegexParser(source)
        let node = try parser.parse()
        groupCount = parser.groupCount
        try add(.save(0))
        try add(node)
        try add(.save(1))
        try add(.match)
        // Each step remembers where every group was.
        guard steps.count * slots <= mostCaptures else { throw .notRun("A regular expression of so many steps and groups") }
    }

    private func add(_ step: Step) throws(QueryFailure) {
        guard steps.count < mostSteps else { throw .notRun("A regular expression of more than \(mostSteps) steps") }
        steps.append(step)
    }

    private func add(_ node: RegexNode) throws(QueryFailure) {
        switch node {
        case .set(let set): try add(Step.set(set))
        case .assertion(let assertion): try add(Step.assertion(assertion))
        case .sequence(let parts): for part in parts { try add(part) }
        case .group(let number, let body):
            try add(.save(number * 2))
            try add(body)
            try add(.save(number * 2 + 1))
        case .choice(let branches):
            var ends: [Int] = []
            for (index, branch) in branches.enumerated() {
                guard index + 1 < branches.count else {
                    try add(branch)
                    break
                }
                let fork = steps.count
                try add(.jump(0))
                try add(branch)
                ends.append(steps.count)
                try add(.jump(0))
                steps[fork] = .fork(fork + 1, steps.count)
            }
            for end in ends { steps[end] = .jump(steps.count) }
        case .repeated(let body, let atLeast, let atMost, let isLazy):
            for _ in 0..<atLeast { try add(body) }
            func fork(_ into: Int, _ past: Int) -> Step { isLazy ? .fork(past, into) : .fork(into, past) }
            if let atMost {
                var forks: [Int] = []
                for _ in atLeast..<atMost {
                    forks.append(steps.count)
                    try add(.jump(0))
                    try add(body)
                }
                for each in forks { steps[each] = fork(each + 1, steps.count) }
            } else {
                let start = steps.count
                try add(.jump(0))
                try add(body)
                try add(.jump(start))
                steps[start] = fork(start + 1, steps.count)
            }
        }
    }

    // MARK: Matching

    /// Threads of one place in the text, in the order of preference, with where their groups are.
    private struct Threads {
        var order: [Int] = []
        var isIn: [Bool]
        /// `slots` numbers for each step.
        var captures: [Int]

        init(steps: Int, slots: Int) {
            isIn = Array(repeating: false, count: steps)
            captures = Array(repeating: -1, count: steps * slots)
        }

        mutating func removeAll() {
            for step in order { isIn[step] = false }
            order.removeAll(keepingCapacity: true)
        }
    }

    private lazy var current = Threads(steps: steps.count, slots: slots)
    private lazy var following = Threads(steps: steps.count, slots: slots)
    private var slots: Int { (groupCount + 1) * 2 }

    func isFound(in text: UnsafeBufferPointer<UInt8>, _ context: RunContext) throws(QueryFailure) -> Bool {
        try match(text, from: 0, context, stopsAtFirst: true) != nil
    }

    /// The first match at an offset or behind it: the start and the end of the whole, then of each group, -1 for a group that took no part.
    ///
    /// - Parameter stopsAtFirst: Whether it is enough to know that there is one.
    func match(
        _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ context: RunContext, stopsAtFirst: Bool = false
    ) throws(QueryFailure) -> [Int]? {
        var found: [Int]?
        var captures = Array(repeating: -1, count: slots)
        current.removeAll()
        following.removeAll()
        var offset = start
        var work = 0
        while true {
            if found == nil {
                for index in captures.indices { captures[index] = -1 }
                follow(0, text, offset, &captures, into: &current)
            }
            if current.order.isEmpty { return found }
            let end = offset < text.count ? Codepoints.scalar(text, offset) : nil
            work += current.order.count
            if work > 1 << 16 {
                work = 0
                try context.check()
            }
            scan: for step in current.order {
                switch steps[step] {
                case .match:
                    found = Array(current.captures[(step * slots)..<((step + 1) * slots)])
                    if stopsAtFirst { return found }
                    // Threads behind this one are less preferred.
                    break scan
                case .set(let set):
                    guard let end, set.contains(end.scalar) else { continue }
                    for index in captures.indices { captures[index] = current.captures[step * slots + index] }
                    follow(step + 1, text, end.end, &captures, into: &following)
                case .fork, .jump, .save, .assertion: break
                }
            }
            swap(&current, &following)
            following.removeAll()
            guard let end else { return found }
            offset = end.end
        }
    }

    private enum Visit {
        case step(Int)
        case restore(slot: Int, Int)
    }

    private var visits: [Visit] = []

    /// Adds the threads that a step leads to without taking a character.
    private func follow(
        _ first: Int, _ text: UnsafeBufferPointer<UInt8>, _ offset: Int, _ captures: inout [Int], into threads: inout Threads
    ) {
        visits.append(.step(first))
        while let visit = visits.popLast() {
            switch visit {
            case .restore(let slot, let old): captures[slot] = old
            case .step(let step):
                if threads.isIn[step] { continue }
                threads.isIn[step] = true
                threads.order.append(step)
                switch steps[step] {
                case .jump(let next): visits.append(.step(next))
                case .fork(let preferred, let other):
                    visits.append(.step(other))
                    visits.append(.step(preferred))
                case .save(let slot):
                    visits.append(.restore(slot: slot, captures[slot]))
                    captures[slot] = offset
                    visits.append(.step(step + 1))
                case .assertion(let assertion):
                    if Self.holds(assertion, text, offset) { visits.append(.step(step + 1)) }
                case .set, .match:
                    for index in captures.indices { threads.captures[step * slots + index] = captures[index] }
                }
            }
        }
    }

    private static func holds(_ assertion: RegexAssertion, _ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        switch assertion {
        case .textStart: return offset == 0
        case .textEnd: return offset == text.count
        case .lastLineEnd: return offset == text.count || lineEnd(text, offset).map { $0 == text.count } ?? false
        case .lineStart: return offset == 0 || offset < text.count && isBehindLineEnd(text, offset)
        case .lineEnd: return offset == text.count || lineEnd(text, offset) != nil
        case .wordBoundary: return isWord(text, offset - 1) != isWord(text, offset)
        case .noWordBoundary: return isWord(text, offset - 1) == isWord(text, offset)
        }
    }

    /// Where a line end that begins here ends; nil for none, and between a CR and its LF.
    private static func lineEnd(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int? {
        let (scalar, end) = Codepoints.scalar(text, offset)
        guard ScalarClass.lineEnd.contains(scalar) else { return nil }
        if scalar == "\n", offset > 0, text[offset - 1] == 0x0D { return nil }
        return scalar == "\r" && end < text.count && text[end] == 0x0A ? end + 1 : end
    }

    private static func isBehindLineEnd(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        switch text[offset - 1] {
        case 0x0A: true
        case 0x0D: text[offset] != 0x0A
        default:
            offset >= 2 && text[offset - 2] == 0xC2 && text[offset - 1] == 0x85
                || offset >= 3 && text[offset - 3] == 0xE2 && text[offset - 2] == 0x80 && (0xA8...0xA9).contains(text[offset - 1])
        }
    }

    private static func isWord(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
        text.indices.contains(offset) && ScalarClass.word.contains(Unicode.Scalar(text[offset])) && text[offset] < 0x80
    }
}

/// Remembers the last expression, which is nearly always the next one too.
final class RegexMemo {
    private let isSimilarTo: Bool
    private var source: [UInt8] = []
    private var last: Regex?

    init(isSimilarTo: Bool = false) { self.isSimilarTo = isSimilarTo }

    func regex(_ bytes: UnsafeBufferPointer<UInt8>) throws(QueryFailure) -> Regex {
        if let last, source.count == bytes.count, source.elementsEqual(bytes) { return last }
        let scalars = Codepoints.scalars(bytes)
        let regex = try Regex(isSimilarTo ? Self.similar(scalars) : scalars)
        source = Array(bytes)
        last = regex
        return regex
    }

    /// A pattern of SIMILAR TO: `%` and `_` as in LIKE, the rest as in a regular expression, of the whole text.
    private static func similar(_ pattern: [Unicode.Scalar]) -> [Unicode.Scalar] {
        var regex: [Unicode.Scalar] = Array("\\A(?s:".unicodeScalars)
        var isEscaped = false
        for scalar in pattern {
            if isEscaped {
                regex += ["\\", scalar]
                isEscaped = false
                continue
            }
            switch scalar {
            case "\\": isEscaped = true
            case "%": regex += [".", "*"]
            case "_": regex.append(".")
            case ".", "^", "$": regex += ["\\", scalar]
            default: regex.append(scalar)
            }
        }
        return regex + Array(")\\z".unicodeScalars)
    }
}
