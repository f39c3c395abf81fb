// The whole state on loan to a thread of its own, for work that may take long.
// Reference: docs/architecture.md, "Threads": values in, values out. Here it is the state that goes there and comes back.

/// The service, lent to the worker for one request, or for what it has put off.
///
/// Safety: from ``Program/lend(_:)`` until its completion the loop touches nothing of service, store, gateway and control API but what answers that
/// the program is alive, and the worker nothing after it. The worker's queue and the loop's mailbox order the two.
struct Loan<Output>: @unchecked Sendable {
    private let work: () -> Output
    private let commit: () throws -> Void

    /// - Parameters:
    ///   - work: Answers the request.
    ///   - commit: Makes durable what it wrote.
    init(work: @escaping () -> Output, commit: @escaping () throws -> Void) {
        self.work = work
        self.commit = commit
    }

    /// What came of it. Safety: the worker lets go of it before the loop has it.
    struct Outcome: @unchecked Sendable {
        let output: Output
        /// Why nothing of it was kept; nil if it is durable.
        let failure: (any Error)?
    }

    func use() -> Outcome {
        let output = work()
        do {
            try commit()
            return Outcome(output: output, failure: nil)
        } catch {
            return Outcome(output: output, failure: error)
        }
    }
}
