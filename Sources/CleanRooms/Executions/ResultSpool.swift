// The most recent results, kept in memory so that they can be read wherever they were delivered, if anywhere.
// Source: our own.

package import Tables

/// Results by the id of what put them out, within a bound of bytes: the oldest make room for the newest.
package struct ResultSpool: Sendable {
    /// A result with who may have it.
    package struct Entry: Sendable {
        package let table: ResultTable
        /// The accounts that received it, in the order in which the query names them.
        package let receivers: [String]
        let bytes: Int
    }

    /// The answer to a look at a result.
    package enum Look {
        case there(Entry)
        /// It had to make room for newer ones, or never fitted.
        case gone
        case unknown
    }

    /// How many bytes all results may take together, as they are estimated.
    package var limit: Int
    private var entries: [String: Entry] = [:]
    /// Ids from the oldest to the newest.
    private var order: [String] = []
    /// The ids of results that were dropped, the newest last, so that an answer can say why they are missing.
    private var gone: [String] = []
    private var bytes = 0

    private static let mostGone = 10_000

    /// - Parameter limit: In bytes.
    package init(limit: Int = 64 << 20) {
        self.limit = limit
    }

    mutating func keep(_ table: ResultTable, of subject: String, for receivers: [String]) {
        remove(subject)
        let entry = Entry(table: table.uncounted, receivers: receivers, bytes: table.estimatedBytes)
        guard entry.bytes <= limit else { return note(subject) }
        while bytes + entry.bytes > limit, let oldest = order.first {
            remove(oldest)
            note(oldest)
        }
        entries[subject] = entry
        order.append(subject)
        bytes += entry.bytes
    }

    package func look(at subject: String) -> Look {
        if let entry = entries[subject] { return .there(entry) }
        return gone.contains(subject) ? .gone : .unknown
    }

    mutating func removeAll() {
        self = ResultSpool(limit: limit)
    }

    private mutating func remove(_ subject: String) {
        gone.removeAll { $0 == subject }
        guard let entry = entries.removeValue(forKey: subject) else { return }
        bytes -= entry.bytes
        order.removeAll { $0 == subject }
    }

    private mutating func note(_ subject: String) {
        gone.append(subject)
        if gone.count > Self.mostGone { gone.removeFirst(gone.count - Self.mostGone) }
    }
}
