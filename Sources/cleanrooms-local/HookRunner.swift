// The tester's scripts at the start and at the stop: one process after the other, beside the loop.
// Source: our own form; the stages and their states are LocalStack's.

import Control
import HTTPServer
import Logging
import Processes

/// Runs the scripts of a stage. It lives on the loop; only the waiting for a process is a worker's.
final class HookRunner {
    private let scripts: HookScripts
    private let environment: [String: String]
    private let worker: Worker
    private let control: Control
    private let logger: Logger
    /// What was started and has not ended.
    private var children: [ChildProcess] = []
    /// Grows with each ``cancel()``, so that what was under way then has no effect any more.
    private var round = 0

    init(_ scripts: HookScripts, environment: [String: String], worker: Worker, control: Control, logger: Logger) {
        self.scripts = scripts
        self.environment = environment
        self.worker = worker
        self.control = control
        self.logger = logger
        for (stage, _) in HookScripts.directories {
            for script in scripts[stage] { control.hooks.expect(script.name, in: stage) }
        }
    }

    func hasScripts(for stage: HookReport.Stage) -> Bool { !scripts[stage].isEmpty }

    /// Runs the scripts of a stage, and `done` after the last one. A script that fails does not stop those after it, as with LocalStack.
    func run(_ stage: HookReport.Stage, done: @escaping () -> Void) { run(scripts[stage][...], of: stage, in: round, done) }

    /// Ends what is under way with all that it started, and runs nothing more of its stage.
    func cancel() {
        round += 1
        for child in children { child.kill() }
    }

    private func run(_ rest: ArraySlice<HookScript>, of stage: HookReport.Stage, in round: Int, _ done: @escaping () -> Void) {
        guard let script = rest.first else {
            control.hooks.complete(stage)
            return done()
        }
        let next = { [unowned self] (failure: String?) in
            note(script, stage, failure)
            if round == self.round { run(rest.dropFirst(), of: stage, in: round, done) }
        }
        control.hooks.begin(script.name, in: stage)
        logger.info("hook starts", metadata: ["stage": "\(stage.rawValue)", "hook": "\(script.name)"])
        let child: ChildProcess
        do {
            child = try script.start(with: environment)
        } catch {
            return next("cannot be run: \(error)")
        }
        children.append(child)
        worker.run {
            child.waitForEnd()
        } then: { [unowned self] in
            children.removeAll { $0.id == child.id }
            next(child.reap().failure)
        }
    }

    private func note(_ script: HookScript, _ stage: HookReport.Stage, _ failure: String?) {
        control.hooks.end(script.name, in: stage, failure: failure)
        control.readiness = control.hooks.readiness
        let metadata: Logger.Metadata = ["stage": "\(stage.rawValue)", "hook": "\(script.name)"]
        if let failure {
            logger.error("hook \(failure)", metadata: metadata)
        } else {
            logger.info("hook done", metadata: metadata)
        }
    }
}

extension HookScript {
    fileprivate func start(with environment: [String: String]) throws(SpawnFailure) -> ChildProcess {
        if isExecutable {
            do throws(SpawnFailure) {
                return try ChildProcess([path], environment: environment)
            } catch {
                // A shell's script without its first line, which every shell runs by itself.
                guard error.isForeignFormat else { throw error }
            }
        }
        return try ChildProcess(["/bin/sh", path], environment: environment)
    }
}

enum HookEnvironment {
    /// The program's own environment, in which every client of AWS finds the server.
    ///
    /// - Parameters:
    ///   - endpoint: The URL of the server.
    ///   - controlEndpoint: The URL of its control API.
    ///   - controlToken: What the control API asks for; nil where it asks for nothing.
    ///   - account: Whose calls they are unless the environment has an access key.
    static func current(endpoint: String, controlEndpoint: String, controlToken: String?, account: String) -> [String: String] {
        var environment = ChildProcess.environment
        for name in ["AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_CLEANROOMS"] { environment[name] = endpoint }
        environment["CLEANROOMS_ENDPOINT"] = controlEndpoint
        if let controlToken { environment["CLEANROOMS_CONTROL_TOKEN"] = controlToken }
        if environment["AWS_ACCESS_KEY_ID"] == nil || environment["AWS_SECRET_ACCESS_KEY"] == nil {
            environment["AWS_ACCESS_KEY_ID"] = environment["AWS_ACCESS_KEY_ID"] ?? account
            environment["AWS_SECRET_ACCESS_KEY"] = "test"
        }
        // Some clients know it by one of these names and some by the other.
        let region = environment["AWS_REGION"] ?? environment["AWS_DEFAULT_REGION"] ?? "us-east-1"
        environment["AWS_REGION"] = environment["AWS_REGION"] ?? region
        environment["AWS_DEFAULT_REGION"] = environment["AWS_DEFAULT_REGION"] ?? region
        return environment
    }
}
