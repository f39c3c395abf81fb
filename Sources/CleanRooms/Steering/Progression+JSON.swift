// A progression in the shape that moto's state manager has for it, with a duration for each step.
// Reference: https://docs.getmoto.org/en/latest/docs/configuration/state_transition/index.html

package import JSON
package import Lifecycle

extension Progression {
    /// `{"progression": "time", "queueing": 0.3, "running": 0.7, "cancelling": 0.2}` with seconds for the steps of the kind,
    /// `{"progression": "immediate"}`, `{"progression": "manual"}`, or `{"progression": "manual", "times": 3}` for steps by looks.
    package func transition(of model: LifecycleModel) -> JSON {
        switch self {
        case .timed(let steps):
            let durations = model.steps.map { (name: $0.rawValue, value: JSON.double(steps[$0] / .seconds(1))) }
            return .object(JSON.Object([("progression", "time")] + durations))
        case .immediate: return ["progression": "immediate"]
        case .manual: return ["progression": "manual"]
        case .looks(let count): return ["progression": "manual", "times": .integer(Int64(count))]
        }
    }

    /// Reads what ``transition(of:)`` makes.
    init(transition: JSON) throws(JSONMismatch) {
        let members = try transition.members()
        let times = try members.optionalCount("times")
        let name: String = try members.required("progression")
        switch (name, times) {
        case ("time", _):
            var steps = Steps()
            for step in LifecycleStep.allCases {
                if let duration = try members.optionalDuration(step.rawValue) { steps[step] = duration }
            }
            self = .timed(steps)
        case ("immediate", _): self = .immediate
        case ("manual", let times?) where times > 0: self = .looks(times)
        case ("manual", nil): self = .manual
        case (_, _): throw JSONMismatch(path: "progression", expected: "one of time, immediate and manual, with looks from 1")
        }
    }
}
