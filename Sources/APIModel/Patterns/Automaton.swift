// A deterministic automaton for one expression, built whole when the pattern is made.
// Reference: https://swtch.com/~rsc/regexp/regexp1.html (Thompson's construction, and the subset construction on it)

/// A table of states and letters.
///
/// Built eagerly, so that it is a value which threads can share. The patterns of the model need fewer than 250 states each.
struct Automaton {
    private let alphabet: Alphabet
    /// The next state, at `state * alphabet.count + letter`.
    private var transitions: [UInt16] = []
    private var isAccepting: [Bool] = []

    /// Nothing leads out of the dead state.
    private static let dead: UInt16 = 0
    private static let start: UInt16 = 1
    private static let startIfBodyOfLookAheadMatches: UInt16 = 2
    private static let stateLimit = 4096
    /// Keeps the largest automaton within half a megabyte.
    private static let transitionLimit = 250_000

    /// - Throws: `tooLarge`.
    init(_ expression: PatternExpression) throws(PatternError) {
        let program = try PatternProgram(expression)
        var closure = PatternProgram.Closure(of: program)
        alphabet = try Alphabet(separating: program.sets)

        // State 0 is the dead one. The start states stay out of `numbers`: an empty text is at its start and at its end,
        // so they may accept where an equal state inside the text does not.
        var states: [[Int]] = [[]]
        var numbers: [[Int]: UInt16] = [[]: Self.dead]
        isAccepting = [false]
        for bodyMatches in [false, true] {
            let place = PatternProgram.Place.start(bodyOfLookAheadMatches: bodyMatches)
            states.append(try closure.states(from: [program.entry], at: place))
            isAccepting.append(try closure.accepts(states[states.count - 1], at: place))
        }

        func number(of state: [Int]) throws(PatternError) -> UInt16 {
            if let number = numbers[state] { return number }
            guard states.count < Self.stateLimit else { throw .tooLarge }
            let number = UInt16(states.count)
            numbers[state] = number
            states.append(state)
            isAccepting.append(try closure.accepts(state, at: .inside))
            return number
        }

        var done = 0
        while done < states.count {
            guard states.count * alphabet.count <= Self.transitionLimit else { throw .tooLarge }
            var targets: [[Int]] = Array(repeating: [], count: alphabet.count)
            for step in states[done] {
                guard case .consume(let set, let next) = program.steps[step] else { continue }
                for letter in alphabet.lettersOfSet[set] { targets[letter].append(next) }
            }
            // Many letters lead to the same place, and finding it costs more than remembering it.
            var known: [[Int]: UInt16] = [:]
            for target in targets {
                if known[target] == nil { known[target] = try number(of: try closure.states(from: target, at: .inside)) }
                transitions.append(known[target] ?? Self.dead)
            }
            done += 1
        }
    }

    /// Whether the whole of `text` leads to an accepting state.
    func accepts(_ text: String, bodyOfLookAheadMatches: Bool) -> Bool {
        var state = Int(bodyOfLookAheadMatches ? Self.startIfBodyOfLookAheadMatches : Self.start)
        let letterCount = alphabet.count
        var text = text
        // Nearly all texts are ASCII, which needs no decoding.
        let asciiCount = text.withUTF8 { bytes in
            transitions.withUnsafeBufferPointer { transitions in
                alphabet.lettersOfASCII.withUnsafeBufferPointer { letters in
                    var index = 0
                    while index < bytes.count, bytes[index] < 128 {
                        state = Int(transitions[state * letterCount + Int(letters[Int(bytes[index])])])
                        index += 1
                    }
                    return index
                }
            }
        }
        for scalar in text.unicodeScalars[text.utf8.index(text.startIndex, offsetBy: asciiCount)...] {
            state = Int(transitions[state * letterCount + alphabet.letter(of: scalar)])
        }
        return isAccepting[state]
    }
}
