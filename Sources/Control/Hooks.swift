// How the tester's own scripts have done, at the start and at the end of the program.
// Reference: https://docs.localstack.cloud/aws/capabilities/config/initialization-hooks/ for the stages and the shape of `/_localstack/init`.

import HTTP
package import JSON

/// The stages of the program's life, and how the scripts of each have done.
package struct HookReport: Sendable, Equatable {
    /// There are scripts for READY and SHUTDOWN only: what comes before them is done before anyone is answered.
    package enum Stage: String, Sendable, CaseIterable {
        case boot = "BOOT"
        case start = "START"
        case ready = "READY"
        case shutdown = "SHUTDOWN"
    }

    enum State: Sendable, Equatable {
        case waiting
        case running
        case successful
        /// With what went wrong, as in `ended with status 3`.
        case failed(String)
    }

    struct Script: Sendable, Equatable {
        let stage: Stage
        let name: String
        var state = State.waiting
    }

    private(set) var scripts: [Script] = []
    private(set) var completed: Set<Stage> = [.boot, .start]

    package init() {}

    /// Adds a script that is to run, after those of its stage.
    package mutating func expect(_ name: String, in stage: Stage) { scripts.append(Script(stage: stage, name: name)) }

    package mutating func begin(_ name: String, in stage: Stage) { set(.running, name, stage) }

    /// - Parameter failure: What went wrong, as in `ended with status 3`; nil for a script that did well.
    package mutating func end(_ name: String, in stage: Stage, failure: String?) {
        set(failure.map(State.failed) ?? .successful, name, stage)
    }

    package mutating func complete(_ stage: Stage) { completed.insert(stage) }

    private mutating func set(_ state: State, _ name: String, _ stage: Stage) {
        for index in scripts.indices where scripts[index].stage == stage && scripts[index].name == name { scripts[index].state = state }
    }

    /// Whether the emulator is ready, as far as the scripts of READY decide it.
    package var readiness: Readiness {
        for script in scripts where script.stage == .ready {
            if case .failed(let failure) = script.state { return .failed("The start-up hook \(script.name) \(failure).") }
        }
        let left = scripts.first { $0.stage == .ready && ($0.state == .waiting || $0.state == .running) }
        return left.map { .waiting(for: "the start-up hook \($0.name)") } ?? .ready
    }

    // MARK: JSON

    package var json: JSON {
        var stages = JSON.Object()
        for stage in Stage.allCases { stages.append(stage.rawValue, .bool(completed.contains(stage))) }
        return ["completed": .object(stages), "scripts": .array(scripts.map(\.json))]
    }

    func json(of stage: Stage) -> JSON {
        ["completed": .bool(completed.contains(stage)), "scripts": .array(scripts.filter { $0.stage == stage }.map(\.json))]
    }
}

extension HookReport.Script {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("stage", .string(stage.rawValue)), ("name", .string(name)), ("state", .string(state.name)),
        ]
        // LocalStack leaves the reason to its log.
        if case .failed(let failure) = state { members.append(("message", .string("\(name) \(failure)."))) }
        return .object(JSON.Object(members))
    }
}

extension HookReport.State {
    /// LocalStack's word.
    fileprivate var name: String {
        switch self {
        case .waiting: "UNKNOWN"
        case .running: "RUNNING"
        case .successful: "SUCCESSFUL"
        case .failed: "ERROR"
        }
    }
}

extension Control {
    static let hookRoutes = ["/_cleanrooms/init", "/_localstack/init"].flatMap { path in
        [
            Route("GET", path) { control, _ in .json(control.hooks.json) },
            Route("GET", "\(path)/{stage}") { control, request in
                let name = request.label("stage")
                guard let stage = HookReport.Stage(rawValue: name.uppercased()) else {
                    let names = HookReport.Stage.allCases.map { $0.rawValue.lowercased() }.joined(separator: ", ")
                    throw ControlError.notFound("There is no stage \(name); there is \(names).")
                }
                return .json(control.hooks.json(of: stage))
            },
        ]
    }
}
