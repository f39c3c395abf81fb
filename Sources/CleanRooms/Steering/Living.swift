// What moves through a life by steps: what comes next, when, and what causes it.
// Reference: docs/architecture.md, "The life cycle and the clock"; moto's state manager for steps by looks.

package import CleanRoomsModel
import Lifecycle
import Store

/// A resource that moves through a life. Only its own next step is ever scheduled for its id.
protocol Living: Record {
    static var model: LifecycleModel { get }
    /// Every event of its life.
    static var dueEvents: [DueEvent] { get }
    /// The statuses of those that are under way; nil if the column of the status does not show it.
    static var ongoingStatuses: [String]? { get }
    /// What comes next; nil at the end of the life, and before its beginning.
    var nextStep: NextStep? { get }
    /// How far it has come, as the tester reads it.
    var stage: String { get }
    /// How often it was looked at since its last step, where that counts.
    var looks: Int { get set }
    /// The stages so far, each with its time where that is known.
    var history: [LifeStop] { get }
    /// What it will be after its next step, if nothing comes in between; nil where nothing comes by itself or by a step.
    var nextStage: String? { get }
    /// The end that the tester has planned for it, if any, and the rule that planned it.
    var planned: (outcome: PlannedOutcome, rule: String?)? { get }
}

/// A stage of a life and when it began.
package struct LifeStop: Sendable, Equatable {
    package let status: String
    package let time: Timestamp?
}

/// The step that a resource is about to take.
struct NextStep: Equatable {
    let event: DueEvent
    let step: LifecycleStep
    /// Replaces the duration that its kind has for the step.
    var duration: Duration?
}

extension CleanRooms {
    /// Every kind that has a life.
    static let livingKinds: [any Living.Type] = [
        ProtectedQueryRecord.self, ProtectedJobRecord.self, LogExportRecord.self, IdMappingTableRecord.self,
    ]

    /// Schedules a resource's next step, unless only the tester makes it happen.
    func scheduleNextStep<Resource: Living>(of resource: Resource, from time: Timestamp) throws {
        guard let next = resource.nextStep, let delay = timing[Resource.model].delay(of: next.step, own: next.duration) else { return }
        try schedule(next.event, for: resource.row.id, from: time, after: delay)
    }

    /// Lets a resource take its next step now, whenever it would have come by itself.
    func takeStep(_ next: NextStep, of resource: some Living, at time: Timestamp) throws {
        try store.unschedule(subject: resource.row.id)
        try next.event.apply(self, resource.row.id, time)
    }
}

extension Call {
    /// Schedules a resource's next step, counted from now.
    func scheduleNextStep(of resource: some Living) throws {
        try service.scheduleNextStep(of: resource, from: now)
    }

    /// Counts a look at a resource whose kind moves by looks. The last look shows the step taken, as in moto. One that cannot be kept, as on a full
    /// disk or while another program writes, is none.
    func look<Resource: Living>(at resource: Resource) throws -> Resource {
        guard service.countsLooks, case .looks(let count) = service.timing[Resource.model], let next = resource.nextStep else {
            return resource
        }
        do {
            // A step within what is otherwise a read.
            return try service.announcing {
                var seen = resource
                seen.looks = seen.looks + 1 < count ? seen.looks + 1 : 0
                try store.update(seen)
                guard seen.looks == 0 else { return seen }
                try service.takeStep(next, of: seen, at: now)
                return try store.find(Resource.self, id: resource.row.id) ?? seen
            }
        } catch let error as StoreError where !error.isDamage {
            return resource
        }
    }
}
