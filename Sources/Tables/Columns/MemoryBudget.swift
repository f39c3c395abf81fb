// How many bytes rows may take. Whatever grows asks first.

import Synchronization

/// A count of bytes that all runs share. What grows takes bytes before it does, and gives them back when it ends.
package final class MemoryBudget: Sendable {
    /// The most bytes that may be taken at once.
    package let limit: Int
    private let used = Atomic<Int>(0)

    /// No more than 64 TiB, so that sums of what is taken never overflow.
    package init(limit: Int) { self.limit = min(limit, 1 << 46) }

    /// The bytes that are taken now.
    package var taken: Int { used.load(ordering: .relaxed) }

    /// Takes bytes.
    ///
    /// - Throws: `outOfMemory`, and then has taken nothing.
    package func take(_ bytes: Int) throws(QueryFailure) {
        guard bytes > 0 else { return }
        guard bytes <= limit else { throw refusal }
        let now = used.add(bytes, ordering: .relaxed).newValue
        guard now <= limit else {
            used.subtract(bytes, ordering: .relaxed)
            throw refusal
        }
    }

    package func give(_ bytes: Int) {
        if bytes > 0 { used.subtract(bytes, ordering: .relaxed) }
    }

    private var refusal: QueryFailure {
        QueryFailure(.outOfMemory, "The query needs more than the \(limit) bytes that the embedded engine may take for rows.")
    }
}

/// Bytes of a budget that are somebody's until the last one lets go of this.
package final class MemoryShare: Sendable {
    private let budget: MemoryBudget
    private let taken = Atomic<Int>(0)

    package init(of budget: MemoryBudget) { self.budget = budget }

    deinit { budget.give(bytes) }

    package var bytes: Int { taken.load(ordering: .relaxed) }

    /// - Throws: `outOfMemory`, and then has taken nothing more.
    package func take(_ bytes: Int) throws(QueryFailure) {
        try budget.take(bytes)
        taken.add(bytes, ordering: .relaxed)
    }
}
