// Which status of a protected job may follow which, and on what.
// Reference: the `ProtectedJobStatus` enum of the model, which has no TIMED_OUT: a job over its limit has failed.

package import CleanRoomsModel

/// The life of a protected job, as a table.
package enum JobMachine {
    package enum Event: Sendable, CaseIterable {
        /// The workers begin.
        case begin
        case succeed, fail
        /// Somebody asks for an end.
        case cancel
        /// The end that was asked for is reached.
        case cancelled
    }

    private static let transitions = Transitions<Event, ProtectedJobStatus>(all: [
        (.submitted, .begin, .started),
        // A job that the tables' rules refuse never starts (inferred, as for queries).
        (.submitted, .fail, .failed),
        (.submitted, .cancel, .cancelling),
        (.started, .succeed, .success),
        (.started, .fail, .failed),
        (.started, .cancel, .cancelling),
        (.cancelling, .cancelled, .cancelled),
    ])

    /// The status that follows.
    ///
    /// - Throws: ``IllegalTransition`` for an event that the status does not allow.
    package static func apply(
        _ event: Event, to status: ProtectedJobStatus
    ) throws(IllegalTransition<Event, ProtectedJobStatus>) -> ProtectedJobStatus {
        try transitions.apply(event, to: status)
    }

    /// Whether nothing follows a status.
    package static func isTerminal(_ status: ProtectedJobStatus) -> Bool {
        transitions.isTerminal(status)
    }
}
