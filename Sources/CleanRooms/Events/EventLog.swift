// The log of recent events: only the newest are kept, and an event of a step that was undone never shows.
// Reference: behaviour of EventBridge, which delivers best effort and keeps nothing; how many are kept here is our choice.

/// The last events of all accounts, oldest first.
package struct EventLog {
    /// How many are kept; older ones go.
    package let capacity: Int
    /// What has happened, with some events that are too old: to remove each at once would move the rest every time.
    private var kept: [ServiceEvent] = []
    /// What will have happened once the open transactions are kept.
    private var pending: [ServiceEvent] = []
    /// How many transactions are open, each inside the one before.
    private var depth = 0
    /// What happened since the last commit.
    private var uncommitted: [ServiceEvent] = []

    package init(capacity: Int = 1000) {
        self.capacity = capacity
    }

    /// What has happened.
    package var events: ArraySlice<ServiceEvent> { kept.suffix(capacity) }

    /// A transaction begins.
    ///
    /// - Returns: What ``drop(to:)`` takes.
    mutating func begin() -> Int {
        depth += 1
        return pending.count
    }

    mutating func note(_ event: ServiceEvent) {
        pending.append(event)
    }

    /// A transaction is undone: what was recorded in it did not happen.
    mutating func drop(to mark: Int) {
        depth -= 1
        pending.removeLast(pending.count - mark)
    }

    /// A transaction is kept. What was recorded in it shows once the outermost transaction is kept.
    mutating func stand() {
        depth -= 1
        guard depth == 0, !pending.isEmpty else { return }
        kept += pending
        uncommitted += pending
        pending.removeAll(keepingCapacity: true)
        if kept.count > capacity + capacity / 4 { kept.removeFirst(kept.count - capacity) }
    }

    /// Says whether what happened since the last commit is committed now; if it is not, it did not happen.
    ///
    /// - Returns: The events that are committed with it.
    package mutating func settle(isCommitted: Bool) -> [ServiceEvent] {
        defer { uncommitted = [] }
        if !isCommitted { kept.removeLast(min(uncommitted.count, kept.count)) }
        return isCommitted ? uncommitted : []
    }

    /// Forgets what is kept. What is not committed yet is still reported when it is.
    package mutating func clear() {
        kept = []
    }

    /// The committed events after one, for a listener that is sent the later ones as they are committed.
    package func committedEvents(after id: String) -> ArraySlice<ServiceEvent> {
        let late = Set(uncommitted.map(\.id))
        return events(after: id).prefix { !late.contains($0.id) }
    }

    /// The events after one; all that are kept if that one is not among them any more.
    package func events(after id: String?) -> ArraySlice<ServiceEvent> {
        let events = events
        guard let id, let index = events.lastIndex(where: { $0.id == id }) else { return events }
        return events[(index + 1)...]
    }
}
