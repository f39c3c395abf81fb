// The events of late, for whoever looks: the newest of them, and none of what did not happen.
// Reference: behaviour of EventBridge, which delivers best effort and keeps nothing; how many are kept here is our choice.

/// The last events of all accounts, oldest first.
package struct EventLog {
    /// How many are kept; older ones go.
    package let capacity: Int
    /// What has happened.
    package private(set) var events: [ServiceEvent] = []
    /// What will have happened when the transaction that is open stands.
    private var pending: [ServiceEvent] = []
    /// How many of the newest happened since the last commit.
    private var uncommitted = 0

    package init(capacity: Int = 1000) {
        self.capacity = capacity
    }

    var pendingCount: Int { pending.count }

    mutating func note(_ event: ServiceEvent) {
        pending.append(event)
    }

    /// Forgets what was noted after the first so many, since it did not happen.
    mutating func drop(after count: Int) {
        pending.removeLast(pending.count - count)
    }

    /// Shows what was noted.
    mutating func publish() {
        guard !pending.isEmpty else { return }
        events += pending
        uncommitted += pending.count
        pending = []
        if events.count > capacity { events.removeFirst(events.count - capacity) }
        uncommitted = min(uncommitted, events.count)
    }

    /// Tells whether what happened since the last commit is committed now; if it is not, it did not happen.
    ///
    /// - Returns: The events that are committed with it.
    package mutating func settle(isCommitted: Bool) -> [ServiceEvent] {
        let latest = Array(events.suffix(uncommitted))
        if !isCommitted { events.removeLast(uncommitted) }
        uncommitted = 0
        return isCommitted ? latest : []
    }

    package mutating func clear() {
        events = []
        uncommitted = 0
    }

    /// The events after one; all that are kept if that one is not among them any more.
    package func events(after id: String?) -> ArraySlice<ServiceEvent> {
        guard let id, let index = events.lastIndex(where: { $0.id == id }) else { return events[...] }
        return events[(index + 1)...]
    }
}
