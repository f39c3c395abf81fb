// What happens to a resource by itself, at the time that was written down for it.
// Reference: docs/architecture.md, "The life cycle and the clock".

import CleanRoomsModel
import Store

/// An event that can be written down for later. Its resource's kind declares it.
struct DueEvent: Sendable {
    /// As the store has it: once given it stays, since databases hold it.
    let name: String
    /// Lets it happen to a resource by its id. One that is no more, or is past it, is left as it is.
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

    /// Writes down an event. Those of the life cycle come from `scheduleNextStep`, which knows whether they happen by themselves.
    func schedule(_ event: DueEvent, for subject: String, from time: Timestamp, after delay: Duration) throws {
        try store.schedule(event: event.name, subject: subject, at: (time + delay).milliseconds)
    }
}
