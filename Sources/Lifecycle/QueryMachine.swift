// Which status of a protected query may follow which, and on what.
// Reference: the `ProtectedQueryStatus` enum of the model; the order is that of the EventBridge events in the user guide.

package import CleanRoomsModel

/// The life of a protected query, as a table.
package enum QueryMachine {
    package enum Event: Sendable, CaseIterable {
        /// The workers begin.
        case begin
        case succeed, fail, timeOut
        /// Somebody asks for an end.
        case cancel
        /// The end that was asked for is reached.
        case cancelled
    }

    private static let transitions = Transitions<Event, ProtectedQueryStatus>(all: [
        (.submitted, .begin, .started),
        // A query whose SQL is refused never starts (user guide, on queries that failed validation).
        (.submitted, .fail, .failed),
        (.submitted, .cancel, .cancelling),
        (.started, .succeed, .success),
        (.started, .fail, .failed),
        (.started, .timeOut, .timedOut),
        (.started, .cancel, .cancelling),
        (.cancelling, .cancelled, .cancelled),
    ])

    /// The status that follows.
    ///
    /// - Throws: ``IllegalTransition`` for an event that the status does not allow.
    package static func apply(
        _ event: Event, to status: ProtectedQueryStatus
    ) throws(IllegalTransition<Event, ProtectedQueryStatus>) -> ProtectedQueryStatus {
        try transitions.apply(event, to: status)
    }

    /// Whether nothing follows a status.
    package static func isTerminal(_ status: ProtectedQueryStatus) -> Bool {
        transitions.isTerminal(status)
    }
}
