// How things have moved in a turn, reported at its end; what was undone is left out.
// Reference: EventLog, whose events tell whole seconds and not all that moves.

package import CleanRoomsModel
package import Lifecycle
import Store

/// A stage that something has reached.
package struct LifeChange: Sendable, Equatable {
    package let id: String
    package let model: LifecycleModel
    package let account: String
    package let collaboration: String?
    /// Nil for what has just begun.
    package let from: String?
    package let to: String
    package let time: Timestamp
}

/// The changes since the last commit.
package struct LifeLog {
    private var pending: [LifeChange] = []
    private var uncommitted: [LifeChange] = []
    /// How many transactions are open, each inside the one before.
    private var depth = 0

    /// A transaction begins.
    ///
    /// - Returns: What ``drop(to:)`` takes.
    mutating func begin() -> Int {
        depth += 1
        return pending.count
    }

    mutating func note(_ change: LifeChange) {
        pending.append(change)
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
        uncommitted += pending
        pending.removeAll(keepingCapacity: true)
    }

    /// - Returns: The changes that are committed now; none where the commit failed.
    package mutating func settle(isCommitted: Bool) -> [LifeChange] {
        guard !uncommitted.isEmpty else { return [] }
        defer { uncommitted = [] }
        return isCommitted ? uncommitted : []
    }
}

extension CleanRooms {
    /// Records the status that a resource has come to.
    func noteLife<Resource: Living>(of resource: Resource, from stage: String?, at time: Timestamp) {
        lifeLog.note(
            LifeChange(
                id: resource.row.id, model: Resource.model, account: resource.row.account, collaboration: resource.row.collaboration,
                from: stage, to: resource.stage, time: time))
    }
}
