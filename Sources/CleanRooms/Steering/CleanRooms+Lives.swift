// The life of one resource, and of all that are under way: what happened, what is next, and what causes it.
// Source: our own form; the API tells the creation of an analysis and how long all of it took.

package import CleanRoomsModel
import Clocks
package import Lifecycle
import Store

/// A resource with how it has moved so far and how it goes on.
package struct Life: Sendable {
    package let id: String
    package let model: LifecycleModel
    package let account: String
    package let region: String
    package let collaboration: String?
    package let membership: String?
    package let name: String?
    package let status: String
    package let history: [LifeStop]
    /// Nil at its end.
    package let next: Next?
    /// The end that the tester has planned for it, if any.
    package let outcome: PlannedOutcome?
    /// The id of the rule that planned it.
    package let outcomeRule: String?

    package struct Next: Sendable, Equatable {
        package let status: String
        package let way: Way
    }

    /// What brings the next stage about.
    package enum Way: Sendable, Equatable {
        case due(Timestamp)
        /// Only a step of the tester's.
        case hand
        case looks(left: Int)
        /// Its results are being written.
        case delivery
    }
}

extension CleanRooms {
    /// The life of a resource; nil for an id that nothing with a life has.
    ///
    /// - Throws: What the store throws.
    package func life(of id: String) throws -> Life? {
        try advanceWithinAllowance()
        for kind in Self.livingKinds {
            if let life = try life(of: id, as: kind) { return life }
        }
        return nil
    }

    /// What is under way, of all accounts: what is due first, then what waits for a hand, in the order in which it was made.
    ///
    /// - Returns: At most the given number of them, and how many there are in all.
    /// - Throws: What the store throws.
    package func ongoingLives(limit: Int) throws -> (lives: [Life], total: Int) {
        try advanceWithinAllowance()
        let lives = try Self.livingKinds.flatMap { try ongoingLives(of: $0) }
        let sorted = lives.enumerated().sorted { left, right in
            let (first, second) = (left.element.due ?? .span.upperBound, right.element.due ?? .span.upperBound)
            return first == second ? left.offset < right.offset : first < second
        }
        return (sorted.prefix(limit).map(\.element), lives.count)
    }

    /// When the next event of all is due, and what it happens to; nil if nothing is scheduled.
    ///
    /// - Throws: What the store throws.
    package func nextDue() throws -> (time: Timestamp, subject: String)? {
        try advanceWithinAllowance()
        return try store.nextDueEvent().map { (Timestamp(milliseconds: $0.at), $0.subject) }
    }

    private func life<Resource: Living>(of id: String, as type: Resource.Type) throws -> Life? {
        try store.find(type, id: id).map { try life(of: $0) }
    }

    private func ongoingLives<Resource: Living>(of type: Resource.Type) throws -> [Life] {
        try store.all(of: type, status: type.ongoingStatuses).filter { $0.nextStage != nil }.map { try life(of: $0) }
    }

    private func life<Resource: Living>(of resource: Resource) throws -> Life {
        let planned = resource.planned
        return Life(
            id: resource.row.id, model: Resource.model, account: resource.row.account, region: resource.row.region,
            collaboration: resource.row.collaboration, membership: resource.row.parent, name: resource.row.name, status: resource.stage,
            history: resource.history, next: try next(of: resource), outcome: planned?.outcome, outcomeRule: planned?.rule)
    }

    private func next<Resource: Living>(of resource: Resource) throws -> Life.Next? {
        guard let stage = resource.nextStage else { return nil }
        guard resource.nextStep != nil else { return Life.Next(status: stage, way: .delivery) }
        if let time = try store.dueTime(ofSubject: resource.row.id) {
            return Life.Next(status: stage, way: .due(Timestamp(milliseconds: time)))
        }
        guard case .looks(let count) = timing[Resource.model] else { return Life.Next(status: stage, way: .hand) }
        return Life.Next(status: stage, way: .looks(left: count - resource.looks))
    }
}

extension Life {
    fileprivate var due: Timestamp? {
        if case .due(let time) = next?.way { time } else { nil }
    }
}
