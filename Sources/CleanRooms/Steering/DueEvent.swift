// Events that happen to a resource by themselves, at the time scheduled for them.
// Reference: docs/architecture.md, "The life cycle and the clock".

import CleanRoomsModel
import Store

/// An event that can be scheduled. Its resource's kind declares it.
struct DueEvent: Sendable {
    /// Its name in the store. It never changes, since databases contain it.
    let name: String
    /// Applies the event to the resource of that id. A resource that is gone, or past the event, is left as it is.
    let apply: @Sendable (CleanRooms, _ subject: String, _ time: Timestamp) throws -> Void

    init(_ name: String, _ apply: @escaping @Sendable (CleanRooms, _ subject: String, _ time: Timestamp) throws -> Void) {
        self.name = name
        self.apply = apply
    }
}

extension DueEvent: Equatable {
    static func == (one: DueEvent, other: DueEvent) -> Bool { one.name == other.name }
}

extension CleanRooms {
    /// Every event, by its name.
    static let dueEvents: [String: DueEvent] = {
        let all = livingKinds.flatMap { $0.dueEvents } + [IntermediateTableVersionRecord.expire]
        return Dictionary(all.map { ($0.name, $0) }) { first, second in preconditionFailure("Two events are called \(second.name).") }
    }()

    /// Schedules an event. Those of the life cycle come from `scheduleNextStep`, which knows whether they happen by themselves.
    func schedule(_ event: DueEvent, for subject: String, from time: Timestamp, after delay: Duration) throws {
        try store.schedule(event: event.name, subject: subject, at: (time + delay).milliseconds)
    }
}
