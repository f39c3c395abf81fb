// The whole state on loan to a thread of its own, for work that may take long.
// Reference: docs/architecture.md, "Threads": values in, values out. Here it is the state that goes there and comes back.

import HTTP

/// The service, lent to the worker for one request.
///
/// Safety: from ``Program/lend(_:)`` until its completion the loop touches nothing of service, store, gateway and control API but what answers that
/// the program is alive, and the worker nothing after it. The worker's queue and the loop's mailbox order the two.
struct Loan: @unchecked Sendable {
    private let answer: () -> HTTPAnswer
    private let commit: () throws -> Void

    /// - Parameters:
    ///   - answer: Answers the request.
    ///   - commit: Makes durable what it wrote.
    init(answer: @escaping () -> HTTPAnswer, commit: @escaping () throws -> Void) {
        self.answer = answer
        self.commit = commit
    }

    /// What came of it. Safety: the worker lets go of it before the loop has it.
    struct Outcome: @unchecked Sendable {
        let answer: HTTPAnswer
        /// Why nothing of it was kept; nil if it is durable.
        let failure: (any Error)?
    }

    func use() -> Outcome {
        let answer = answer()
        do {
            try commit()
            return Outcome(answer: answer, failure: nil)
        } catch {
            return Outcome(answer: answer, failure: error)
        }
    }
}
