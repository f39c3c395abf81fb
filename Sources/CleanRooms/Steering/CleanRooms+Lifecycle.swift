// The lives of resources in the tester's hands: how each kind moves, and steps taken by hand.
// Reference: moto's state manager, https://docs.getmoto.org/en/latest/docs/configuration/state_transition/index.html

import CleanRoomsModel
import Clocks
import JSON
package import Lifecycle
import Store

/// Which resources take a step.
package enum StepExtent: Sendable, Equatable {
    case all
    case kind(LifecycleModel)
    case resource(id: String)
}

/// A step that was taken by hand.
package struct TakenStep: Sendable, Equatable {
    package let model: LifecycleModel
    package let id: String
    package let from: String
    package let to: String
}

/// Why a resource cannot take a step.
package enum StepRefusal: Error, Equatable {
    /// Nothing that has a life has this id.
    case unknown(id: String)
    case ended(id: String, stage: String)
}

extension CleanRooms {
    /// How each kind moves: as the tester has set it, else as the program was started.
    package var timing: Timing {
        steeredProgressions.reduce(into: settings.timing) { timing, steered in timing[steered.key] = steered.value }
    }

    /// Whether things move by being looked at, so that who reads may write.
    package var movesByLooks: Bool {
        LifecycleModel.allCases.contains { if case .looks = timing[$0] { true } else { false } }
    }

    /// How many resources of a kind still have a step to take.
    package func ongoingCount(of model: LifecycleModel) throws -> Int {
        try Self.livingKinds.filter { $0.model == model }.reduce(0) { try $0 + ongoingCount($1) }
    }

    private func ongoingCount<Resource: Living>(_ type: Resource.Type) throws -> Int {
        try store.all(of: type, status: type.ongoingStatuses).count { $0.nextStep != nil }
    }

    /// Sets how a kind moves, or leaves it again to the program's options.
    ///
    /// It holds for what is under way as well, whose next step counts from now: it is due at once, scheduled anew, or taken off the schedule.
    /// - Throws: What the store throws; nothing has changed then.
    package func setProgression(_ progression: Progression?, of models: [LifecycleModel]) throws {
        let before = steeredProgressions
        do {
            try announcing {
                try advance()
                for model in models { steeredProgressions[model] = progression }
                try store.setMeta(Steering.lifecycle.rawValue, to: storedProgressions)
                steeringRevision += 1
                for kind in Self.livingKinds where models.contains(kind.model) { try reschedule(kind) }
                try advance()
            }
        } catch {
            steeredProgressions = before
            throw error
        }
    }

    private func reschedule<Resource: Living>(_ type: Resource.Type) throws {
        for resource in try store.all(of: type, status: type.ongoingStatuses) where resource.nextStep != nil {
            try store.unschedule(subject: resource.row.id)
            try scheduleNextStep(of: resource, from: clock.now)
        }
    }

    // MARK: Steps by hand

    /// Lets resources take one step each, in the order in which they were made.
    ///
    /// - Throws: ``StepRefusal`` for a single resource that has no step to take; what the store throws.
    package func takeSteps(_ extent: StepExtent) throws -> [TakenStep] {
        try announcing {
            try advance()
            switch extent {
            case .all: return try Self.livingKinds.flatMap { try takeSteps($0) }
            case .kind(let model): return try Self.livingKinds.filter { $0.model == model }.flatMap { try takeSteps($0) }
            case .resource(let id):
                for kind in Self.livingKinds {
                    if let step = try takeStep(kind, id) { return [step] }
                }
                throw StepRefusal.unknown(id: id)
            }
        }
    }

    private func takeSteps<Resource: Living>(_ type: Resource.Type) throws -> [TakenStep] {
        try store.all(of: type, status: type.ongoingStatuses).compactMap { resource in
            guard let next = resource.nextStep else { return nil }
            return try takeStep(next, of: resource)
        }
    }

    private func takeStep<Resource: Living>(_ type: Resource.Type, _ id: String) throws -> TakenStep? {
        guard let resource = try store.find(type, id: id) else { return nil }
        guard let next = resource.nextStep else { throw StepRefusal.ended(id: id, stage: resource.stage) }
        return try takeStep(next, of: resource)
    }

    private func takeStep<Resource: Living>(_ next: NextStep, of resource: Resource) throws -> TakenStep {
        try takeStep(next, of: resource, at: clock.now)
        let moved = try store.find(Resource.self, id: resource.row.id) ?? resource
        return TakenStep(model: Resource.model, id: resource.row.id, from: resource.stage, to: moved.stage)
    }

    // MARK: The stored state

    func readProgressions() throws {
        steeredProgressions = try setting(.lifecycle) { try Self.progressions(storedAs: $0) } ?? [:]
    }

    /// - Throws: `JSONSyntaxError`, `JSONMismatch`: also for an unknown kind, and for one that is given twice.
    static func progressions(storedAs text: String) throws -> [LifecycleModel: Progression] {
        var progressions: [LifecycleModel: Progression] = [:]
        for (name, transition) in try JSON(parsing: text).members().members {
            guard let model = LifecycleModel(rawValue: name) else { throw JSONMismatch(path: name, expected: "a kind that moves") }
            guard try progressions.updateValue(Progression(transition: transition), forKey: model) == nil else {
                throw JSONMismatch(path: name, expected: "there once")
            }
        }
        return progressions
    }

    /// Nil where the tester has set nothing.
    private var storedProgressions: String? {
        guard !steeredProgressions.isEmpty else { return nil }
        let members = LifecycleModel.allCases.compactMap { model in
            steeredProgressions[model].map { (name: model.rawValue, value: $0.transition(of: model)) }
        }
        return String(decoding: JSON.object(JSON.Object(members)).text, as: UTF8.self)
    }
}
