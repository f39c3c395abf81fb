// The worker that runs queries, and its successor once it has gone.
// Reference: docs/spark.md

package import Embedded
import HTTPServer
package import Processes
import ShippedSpark
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Keeps one worker, started when it is first needed. Threads that may wait call it, and never the loop.
package final class SparkHost: Sendable {
    /// What the log says of the worker.
    package enum News: Sendable {
        case starting
        case ready(version: String, pid: Int32, after: Duration)
        case ended(reason: String, pause: Duration)
        case progress(subject: String, done: Int, all: Int)
    }

    private struct State {
        var worker: WorkerProcess?
        var startedAt = ContinuousClock.now
        var isTold = false
        var failures = 0
        var notBefore = ContinuousClock.now
        var isStopped = false
        var lastFolder = 0
    }

    let settings: SparkSettings
    /// Where rows are read from on their way to it.
    let access: TableAccess
    /// The folder of everything that the emulator and its workers give each other.
    let folder: String
    private let tell: @Sendable (News) -> Void
    private let state = Monitor(State())

    /// - Parameters:
    ///   - parent: Where the host's own folder is made.
    ///   - access: Where rows are read from.
    ///   - tell: Called on any thread.
    /// - Throws: ``SpawnFailure`` where no folder can be made.
    package init(
        _ settings: SparkSettings, in parent: String, access: TableAccess = TableAccess(), tell: @escaping @Sendable (News) -> Void
    ) throws(SpawnFailure) {
        self.settings = settings
        self.access = access
        self.tell = tell
        var template = Array("\(parent)/cleanrooms-local-spark-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw SpawnFailure(code: errno) }
        folder = String(decoding: template.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        do throws(SpawnFailure) {
            try ShippedFiles.write(to: scripts)
        } catch {
            Folder.remove(folder)
            throw error
        }
    }

    deinit { stop() }

    /// The worker's own scripts, apart from all that is read and written.
    var scripts: String { "\(folder)/scripts" }

    var workerScript: String { settings.script ?? "\(scripts)/worker.py" }

    /// Ends the worker, and starts no other.
    package func stop() {
        let worker = state.withLock { state in
            state.isStopped = true
            return state.worker
        }
        worker?.kill()
        Folder.remove(folder)
    }

    /// Whether what was started has ended, for tests.
    package var workerID: Int32? { state.withLock { $0.worker?.id } }

    /// What keeps a worker from running, in one sentence; nil where nothing does. It waits for a process, and so is for the start of a program.
    package func obstacle() -> String? {
        do throws(SpawnFailure) {
            let output = try Pipe()
            defer { close(output.reading) }
            let child = try checker(output)
            var said: [UInt8] = []
            while said.count < 1 << 16, let bytes = Pipe.read(output.reading) { said += bytes }
            guard let failure = child.reap().failure else { return nil }
            let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
            return lines.last.map(String.init) ?? "\(settings.python) \(failure)."
        } catch {
            return "\(settings.python) cannot be run: \(error)."
        }
    }

    private func checker(_ output: Pipe) throws(SpawnFailure) -> ChildProcess {
        defer { close(output.writing) }
        return try ChildProcess(
            [settings.python, "-B", "\(scripts)/worker.py", "check"], environment: settings.environment(folder: folder, home: nil),
            streams: .init(input: output.reading, output: output.writing, errors: output.writing))
    }

    /// Starts a worker where there is none, and waits until it is ready.
    ///
    /// - Parameter check: Asked all the while; throws where the waiting is to end.
    /// - Throws: `lost` for a worker that does not start; what `check` throws.
    func worker(_ check: () throws(QueryFailure) -> Void) throws(SparkFailure) -> WorkerProcess {
        while true {
            do throws(QueryFailure) { try check() } catch { throw .query(error) }
            switch state.withLock({ next(&$0) }) {
            case .wait(let milliseconds): _ = state.wait(milliseconds: milliseconds) { $0.isStopped }
            case .failed(let reason): throw .worker(WorkerFailure(.lost, "Spark did not start: \(reason)"))
            case .starting(let worker): worker.waitForStart(milliseconds: 50)
            case .ready(let worker): return worker
            }
        }
    }

    private enum Step: Sendable {
        case wait(milliseconds: Int)
        case failed(String)
        case starting(WorkerProcess)
        case ready(WorkerProcess)
    }

    private func next(_ state: inout State) -> Step {
        guard !state.isStopped else { return .failed("the emulator stops") }
        guard let worker = state.worker else {
            guard state.notBefore <= .now else { return .wait(milliseconds: 50) }
            tell(.starting)
            state.startedAt = .now
            state.isTold = false
            do throws(SpawnFailure) {
                state.lastFolder += 1
                let own = "\(folder)/worker-\(state.lastFolder)"
                mkdir(own, 0o700)
                let worker = try WorkerProcess(
                    [settings.python, "-B", workerScript, "serve"],
                    environment: settings.environment(folder: own, home: folder))
                state.worker = worker
                return .starting(worker)
            } catch {
                note("\(settings.python) cannot be run: \(error)", in: &state)
                return .failed("\(settings.python) cannot be run: \(error)")
            }
        }
        if let version = worker.version, !worker.hasEnded {
            if !state.isTold { tell(.ready(version: version, pid: worker.id, after: .now - state.startedAt)) }
            state.isTold = true
            return .ready(worker)
        }
        guard worker.hasEnded || .now - state.startedAt > settings.patience.start else { return .starting(worker) }
        let reason = worker.hasEnded ? worker.reason : "it was not ready after \(settings.patience.start)"
        worker.kill()
        state.worker = nil
        note(reason, in: &state)
        // One that had been ready was lost between two queries, and nobody waits for its answer.
        return state.isTold ? .wait(milliseconds: 0) : .failed(reason)
    }

    /// Ends a worker that is of no use any more; the next one starts after a pause.
    func discard(_ worker: WorkerProcess, because reason: String) {
        worker.kill()
        state.change { state in
            guard state.worker === worker else { return }
            state.worker = nil
            note(reason, in: &state)
        }
    }

    private func note(_ reason: String, in state: inout State) {
        state.failures += 1
        let pause = settings.patience.pause(after: state.failures)
        state.notBefore = .now + pause
        tell(.ended(reason: reason, pause: pause))
    }

    /// A worker has answered, which ends a row of failures.
    func praise() { state.change { $0.failures = 0 } }

    func tellProgress(of subject: String, done: Int, all: Int) { tell(.progress(subject: subject, done: done, all: all)) }
}

/// Why Spark gave no rows.
enum SparkFailure: Error {
    /// The waiting ended: cancelled, timed out, or no memory for rows here.
    case query(QueryFailure)
    case worker(WorkerFailure)
    /// A script that cannot be read.
    case script(ArtifactRefusal)
}
