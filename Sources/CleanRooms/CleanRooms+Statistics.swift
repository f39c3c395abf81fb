// What the service holds, in numbers.
// Reference: docs/control-api.md, "Metrics".

package import CleanRoomsModel
import Store

/// Counts of what there is at one moment.
package struct Statistics: Sendable {
    /// Of every kind there has been.
    package let resources: [(kind: String, count: Int)]
    /// Of every status.
    package let queries: [(status: ProtectedQueryStatus, count: Int)]
    /// Of every status.
    package let jobs: [(status: ProtectedJobStatus, count: Int)]
    /// Events that are scheduled, late ones among them.
    package let dueEvents: Int
    /// How late the earliest of them is, by the service's clock; zero where none is late.
    package let dueLag: Duration
    package let databaseBytes: Int
    /// Nil where there is no write-ahead log.
    package let logBytes: Int?
}

extension CleanRooms {
    /// Counts as they are, without applying what is due. It costs the same however much there is.
    ///
    /// - Throws: What the store throws.
    package func statistics() throws -> Statistics {
        let counts = try store.resourceCounts()
        var resources: [(kind: String, count: Int)] = []
        // They come in the order of their kinds.
        for count in counts {
            if resources.last?.kind == count.kind {
                resources[resources.count - 1].count += count.count
            } else {
                resources.append((count.kind, count.count))
            }
        }
        func count(_ kind: String, _ status: String) -> Int {
            counts.first { $0.kind == kind && $0.status == status }?.count ?? 0
        }
        return Statistics(
            resources: resources,
            queries: ProtectedQueryStatus.allCases.map { ($0, count(ProtectedQueryRecord.kind, $0.rawValue)) },
            jobs: ProtectedJobStatus.allCases.map { ($0, count(ProtectedJobRecord.kind, $0.rawValue)) },
            dueEvents: try store.dueCount(), dueLag: max(.zero, try timeToNextDue().map { .zero - $0 } ?? .zero),
            databaseBytes: try store.databaseBytes(), logBytes: store.logBytes)
    }
}
