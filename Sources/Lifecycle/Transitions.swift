// The table of a life: which status may follow which, and on what event.
// Reference: docs/architecture.md, "The life cycle and the clock".

/// An event that a status does not allow.
package struct IllegalTransition<Event: Sendable & Equatable, Status: Sendable & Equatable>: Error, Equatable {
    package let event: Event
    package let status: Status

    package init(event: Event, status: Status) {
        self.event = event
        self.status = status
    }
}

/// A machine's whole table, and the one reading of it.
struct Transitions<Event: Sendable & Equatable, Status: Sendable & Equatable>: Sendable {
    let all: [(from: Status, on: Event, to: Status)]

    /// The status that follows.
    func apply(_ event: Event, to status: Status) throws(IllegalTransition<Event, Status>) -> Status {
        for transition in all where transition.from == status && transition.on == event { return transition.to }
        throw IllegalTransition(event: event, status: status)
    }

    /// Whether nothing follows a status.
    func isTerminal(_ status: Status) -> Bool {
        !all.contains { $0.from == status }
    }
}
