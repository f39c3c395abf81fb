// How resources move through their lives: read, set for each kind, and stepped by hand.
// Reference: moto's state manager, https://docs.getmoto.org/en/latest/docs/configuration/state_transition/index.html

import CleanRooms
import HTTP
import JSON
import Lifecycle

extension Control {
    static let lifecycleRoutes = [
        Route("GET", "/_cleanrooms/lifecycle") { control, _ in try .json(control.lifecycle()) },
        Route("POST", "/_cleanrooms/lifecycle") { control, request in
            let body = try request.members(among: ["model_name", "transition"])
            guard let transition = body["transition"]?.object else {
                throw ControlError.badRequest("The body has the transition to set: {\"transition\": {\"progression\": \"immediate\"}}.")
            }
            let models = try model(of: body).map { [$0] } ?? LifecycleModel.allCases
            // All are read before the first is set.
            for (model, progression) in try models.map({ ($0, try Progression(transition, of: $0, among: models)) }) {
                try control.service.setProgression(progression, of: [model])
            }
            return try .json(control.lifecycle())
        },
        Route("DELETE", "/_cleanrooms/lifecycle") { control, request in
            let models = try model(named: request.parameter("model_name")).map { [$0] } ?? LifecycleModel.allCases
            try control.service.setProgression(nil, of: models)
            return try .json(control.lifecycle())
        },
        Route(waiting: "POST", "/_cleanrooms/lifecycle/step") { control, request in
            let body = try request.members(among: ["model_name", "id"])
            return try control.step(stepExtent(of: body))
        },
    ]

    private func lifecycle() throws -> JSON {
        let timing = service.timing
        let models = try LifecycleModel.allCases.map { model in
            [
                "model_name": .string(model.rawValue), "transition": timing[model].transition(of: model),
                "ongoing": .integer(Int64(try service.ongoingCount(of: model))),
            ] as JSON
        }
        return ["models": .array(models)]
    }

    private func step(_ extent: StepExtent) throws -> HTTPResponse {
        do {
            let steps = try service.takeSteps(extent).map { step in
                [
                    "model_name": .string(step.model.rawValue), "id": .string(step.id), "from": .string(step.from), "to": .string(step.to),
                ] as JSON
            }
            return .json(["steps": .array(steps)])
        } catch let refusal as StepRefusal {
            switch refusal {
            case .unknown(let id): throw ControlError.notFound("Nothing that moves through a life has the id \(id).")
            case .ended(let id, let stage): throw ControlError.conflict("\(id) has no step to take: it is \(stage).")
            }
        }
    }

    private static func stepExtent(of body: JSON.Object) throws -> StepExtent {
        guard let id: String = try body.optional("id") else { return try model(of: body).map(StepExtent.kind) ?? .all }
        guard body["model_name"] == nil else { throw ControlError.badRequest("The body has either an id or a model_name.") }
        return .resource(id: id)
    }

    /// The kind that a body names; nil where it names none.
    static func model(of body: JSON.Object) throws -> LifecycleModel? {
        try model(named: body.optional("model_name"))
    }

    private static func model(named name: String?) throws(ControlError) -> LifecycleModel? {
        guard let name else { return nil }
        guard let model = LifecycleModel(rawValue: name) else {
            throw .badRequest("There is no model \(name); there is \(LifecycleModel.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        return model
    }
}

extension Progression {
    /// Reads a transition as moto has it: `time` with the `seconds` that all of it takes, or with a duration for a step; `manual` with the `times`
    /// that a resource is looked at before it takes a step, or without, for steps by hand alone.
    ///
    /// - Parameter models: The kinds that are set at once; a step of any of them may be named.
    fileprivate init(_ transition: JSON.Object, of model: LifecycleModel, among models: [LifecycleModel]) throws {
        let progression: String? = try transition.optional("progression")
        switch progression {
        case "time": self = try .timed(Steps(transition, of: model, among: models))
        case "immediate":
            try transition.check(among: ["progression"])
            self = .immediate
        case "manual":
            try transition.check(among: ["progression", "times"])
            let times: Int? = try transition.optional("times")
            guard times.map({ $0 > 0 }) ?? true else { throw ControlError.badRequest("'times' is a whole number from 1.") }
            self = times.map(Progression.looks) ?? .manual
        default: throw ControlError.badRequest("'progression' is one of time, immediate and manual.")
        }
    }
}

extension Progression.Steps {
    /// A step that is not given takes as long as it does by default.
    ///
    /// `seconds` is the time from the beginning to the end, of which each step has the share that it has by default. Cancelling is no part of
    /// that way, and takes the same share of it.
    fileprivate init(_ transition: JSON.Object, of model: LifecycleModel, among models: [LifecycleModel]) throws {
        let names = LifecycleStep.allCases.filter { step in models.contains { $0.steps.contains(step) } }
        try transition.check(among: ["progression", "seconds"] + names.map(\.rawValue))
        self.init()
        let usual = self
        let whole = try transition.duration("seconds")
        let usualWhole = model.steps.filter { $0 != .cancelling }.map { usual[$0] }.reduce(.zero, +)
        for step in names {
            if let duration = try transition.duration(step.rawValue) {
                self[step] = duration
            } else if let whole {
                // In whole milliseconds of the usual times, so that a share is exact.
                self[step] = whole * Int(usual[step] / .milliseconds(1)) / max(1, Int(usualWhole / .milliseconds(1)))
            }
        }
    }
}
