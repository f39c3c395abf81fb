// The short form of `make torture ONLY=rows`: some mutated snapshots and data directories, without a sanitizer.

import StateTesting
import Testing

@Suite struct StateMutationTests {
    @Test func `a state that somebody has edited is refused with a sentence, or served`() throws {
        let trial = Trial(try Sample(), seed: 7)
        for number in 0..<120 {
            if let problem = trial.run(number) { Issue.record("\(problem)") }
        }
        let figures = trial.figures
        // Both ends are reached, or the mutations are no longer such as the files have.
        #expect(figures.refusedSnapshots > 5 && figures.takenSnapshots > 5 && figures.servedStarts > 5)
    }
}
