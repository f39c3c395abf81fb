// The nondeterministic automaton between an expression and its table.
// Reference: https://swtch.com/~rsc/regexp/regexp1.html

/// The steps of an expression, each naming those that may follow.
struct PatternProgram {
    enum Step {
        case consume(set: Int, next: Int)
        case fork(Int, Int)
        case textStart(next: Int)
        case textEnd(next: Int)
        case lookAhead(isNegative: Bool, next: Int)
        case accept
    }

    private(set) var steps: [Step] = [.accept]
    private(set) var sets: [ScalarSet] = []
    private(set) var entry = 0

    private var indexOfSet: [ScalarSet: Int] = [:]
    /// How many parts were unfolded so far.
    private var parts = 0
    /// Bounds what nested counts such as `(a{1000}){1000}` unfold to.
    private static let stepLimit = 20_000
    /// Bounds the same for what has no step of its own, as in `(){9223372036854775807}`.
    private static let partLimit = 5 * stepLimit

    /// - Throws: `tooLarge`.
    init(_ expression: PatternExpression) throws(PatternError) {
        entry = try add(expression, before: 0)
    }

    /// Adds the steps of an expression that is followed by the step `next`, and returns its first.
    private mutating func add(_ expression: PatternExpression, before next: Int) throws(PatternError) -> Int {
        parts += 1
        guard parts <= Self.partLimit else { throw .tooLarge }
        switch expression {
        case .scalars(let set):
            let index = indexOfSet[set] ?? sets.count
            if index == sets.count {
                indexOfSet[set] = index
                sets.append(set)
            }
            return try add(.consume(set: index, next: next))
        case .textStart:
            return try add(.textStart(next: next))
        case .textEnd:
            return try add(.textEnd(next: next))
        case .lookAhead(let lookAhead):
            return try add(.lookAhead(isNegative: lookAhead.isNegative, next: next))
        case .sequence(let parts):
            var entry = next
            for part in parts.reversed() { entry = try add(part, before: entry) }
            return entry
        case .choice(let branches):
            var entry = try add(branches[branches.count - 1], before: next)
            for branch in branches.dropLast().reversed() { entry = try add(.fork(try add(branch, before: next), entry)) }
            return entry
        case .repeated(let body, let atLeast, let atMost):
            var entry = next
            if let atMost {
                for _ in atLeast..<atMost { entry = try add(.fork(try add(body, before: entry), next)) }
            } else {
                entry = try add(.fork(next, next))
                steps[entry] = .fork(try add(body, before: entry), next)
            }
            for _ in 0..<atLeast { entry = try add(body, before: entry) }
            return entry
        }
    }

    private mutating func add(_ step: Step) throws(PatternError) -> Int {
        guard steps.count < Self.stepLimit else { throw .tooLarge }
        steps.append(step)
        return steps.count - 1
    }
}

extension PatternProgram {
    /// Where in the text the steps that consume nothing are taken.
    enum Place {
        case start(bodyOfLookAheadMatches: Bool)
        case inside
    }

    /// Follows the steps that consume nothing.
    struct Closure {
        private let program: PatternProgram
        /// How many steps may still be followed, so that making an automaton takes a tenth of a second at most.
        private var stepsLeft = 400_000

        init(of program: PatternProgram) {
            self.program = program
        }

        /// The steps reached that wait for a scalar or for the end, in order.
        mutating func states(from first: [Int], at place: Place) throws(PatternError) -> [Int] {
            try reach(from: first, at: place, atEnd: false).filter { step in
                switch program.steps[step] {
                case .consume, .textEnd, .accept: true
                case .fork, .textStart, .lookAhead: false
                }
            }.sorted()
        }

        /// Whether a text that ends in this state is accepted.
        mutating func accepts(_ state: [Int], at place: Place) throws(PatternError) -> Bool {
            try reach(from: state, at: place, atEnd: true).contains(0)
        }

        private mutating func reach(from first: [Int], at place: Place, atEnd: Bool) throws(PatternError) -> Set<Int> {
            var reached: Set<Int> = []
            var waiting = first
            while let step = waiting.popLast() {
                stepsLeft -= 1
                guard stepsLeft >= 0 else { throw .tooLarge }
                guard reached.insert(step).inserted else { continue }
                switch (program.steps[step], place) {
                case (.fork(let one, let other), _): waiting += [one, other]
                case (.textStart(let next), .start): waiting.append(next)
                case (.textEnd(let next), _) where atEnd: waiting.append(next)
                case (.lookAhead(let isNegative, let next), .start(let bodyMatches)) where bodyMatches != isNegative: waiting.append(next)
                // Beyond the start its body cannot match; see `LookAhead`.
                case (.lookAhead(isNegative: true, let next), .inside): waiting.append(next)
                case (.textStart, _), (.textEnd, _), (.lookAhead, _), (.consume, _), (.accept, _): break
                }
            }
            return reached
        }
    }
}
