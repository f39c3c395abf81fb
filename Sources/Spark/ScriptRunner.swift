// Runs the script of a job: a process of its own for each, with what it may read in a folder of its own.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html; the codes of failures are inferred.

package import CleanRooms
package import Embedded
import JSON
import Processes
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs scripts, each on the thread that asks.
package struct ScriptRunner: Sendable {
    /// What the log says of a script.
    package enum News: Sendable {
        case starts(job: String)
        /// What the machine could not keep from the script: `network`, `files`.
        case enclosed(job: String, left: [String])
    }

    private let host: SparkHost
    private let artifacts: ArtifactFolder?
    private let logs: ScriptLogs
    private let budget: MemoryBudget
    private let timeLimit: Duration
    private let tell: @Sendable (News) -> Void

    /// - Parameters:
    ///   - host: Whose Spark and whose folder are used; its worker is not.
    ///   - artifacts: Nil where no script can be read.
    ///   - memory: The bytes that tables on their way to Spark may take, and those of the results.
    package init(
        _ host: SparkHost, artifacts: ArtifactFolder?, logs: ScriptLogs, memory: Int, timeLimit: Duration,
        tell: @escaping @Sendable (News) -> Void
    ) {
        self.host = host
        self.artifacts = artifacts
        self.logs = logs
        budget = MemoryBudget(limit: memory)
        self.timeLimit = timeLimit
        self.tell = tell
    }

    /// Runs a script to its end.
    package func outcome(of order: ScriptOrder, until stop: RunStop) -> ExecutionOutcome {
        let run = ScriptRun(
            host: host, artifacts: artifacts, logs: logs, budget: budget, end: .now + timeLimit, limit: timeLimit, order: order, stop: stop,
            tell: tell)
        do throws(SparkFailure) {
            return .rows(try run.result())
        } catch {
            return .failed(error.execution)
        }
    }
}

private struct ScriptRun {
    let host: SparkHost
    let artifacts: ArtifactFolder?
    let logs: ScriptLogs
    let budget: MemoryBudget
    let end: ContinuousClock.Instant
    let limit: Duration
    let order: ScriptOrder
    let stop: RunStop
    let tell: @Sendable (ScriptRunner.News) -> Void

    private var folder: String { "\(host.folder)/job-\(order.run.number)" }

    private func check() throws(QueryFailure) {
        if stop.wasStopped { throw QueryFailure(.cancelled, "The job was cancelled.") }
        if .now > end { throw QueryFailure(.timedOut, "The script has run for \(limit), which is its limit.") }
    }

    func result() throws(SparkFailure) -> ExecutionResult {
        mkdir(folder, 0o700)
        defer { Folder.remove(folder) }
        logs.begin(order.run.subject)
        let (script, hashes, notes) = try prepared()
        tell(.starts(job: order.run.subject))
        let answer = try answer(to: script)
        var frames: [ExecutionResult.Frame] = []
        do throws(QueryFailure) {
            for result in answer["results"]?.array ?? [] {
                guard let name = result["name"]?.string, let number = result["folder"]?.string, !number.contains("/"),
                    let rows = ReturnedRows(result, in: "\(script.output)/\(number)", names: [])
                else { throw QueryFailure(.brokenFile, "What the script gave cannot be read.") }
                frames.append(.init(name: name, table: try rows.table(most: budget.limit / 4) { () throws(QueryFailure) in try check() }))
            }
        } catch {
            throw .query(error)
        }
        var result = ExecutionResult(frames: frames, artifactHashes: hashes)
        result.notes = notes
        return result
    }

    /// The script with all it reads, in the folder.
    private func prepared() throws(SparkFailure) -> (WorkerScript, hashes: [String: String], notes: ReadingNotes) {
        guard let artifacts else {
            throw .script(ArtifactRefusal(code: .resourceNotFound, message: "[emulator] No script can be read without --artifacts-dir."))
        }
        var hashes: [String: String] = [:]
        var files: [String] = []
        var left = min(ArtifactFolder.most, budget.limit)
        do throws(ArtifactRefusal) {
            for (number, artifact) in ([order.script] + order.archives).enumerated() {
                let file = "\(folder)/\(number == 0 ? "user_script.py" : "archive-\(number).tar.gz")"
                hashes["\(artifact.bucket)/\(artifact.key)"] = try artifacts.copy(artifact, to: file, left: &left)
                files.append(file)
            }
        } catch {
            throw .script(error)
        }
        let spool = TableSpool(
            folder: folder, budget: budget, access: host.access, hasFiles: host.settings.master.hasFiles
        ) { [self] () throws(QueryFailure) in
            try check()
        }
        var tables: [WorkerTable] = []
        var notes = ReadingNotes()
        do throws(QueryFailure) {
            for (number, table) in order.tables.enumerated() {
                let (spooled, own) = try spool.table(table.name, number: number, table.data)
                tables.append(spooled)
                notes.append(own)
            }
        } catch {
            throw .query(error)
        }
        return (
            WorkerScript(
                script: files[0], archives: Array(files.dropFirst()), tables: tables, parameters: order.parameters,
                isDetailed: order.isDetailed, output: "\(folder)/results"), hashes, notes
        )
    }

    private func answer(to script: WorkerScript) throws(SparkFailure) -> JSON {
        let subject = order.run.subject
        let worker: WorkerProcess
        do throws(SpawnFailure) {
            worker = try WorkerProcess(
                [host.settings.python, "-B", host.workerScript, "job"],
                environment: host.settings.scriptEnvironment(folder: folder, readable: script.filesOutside(folder)),
                prints: { [logs] in logs.append($0, to: subject) })
        } catch {
            throw .worker(WorkerFailure(.lost, "\(host.settings.python) cannot be run: \(error)"))
        }
        // Whatever it started goes with it.
        defer { worker.kill() }
        guard let number = worker.ask(.script(script)) else {
            throw .worker(WorkerFailure(.lost, "the script's process takes no requests"))
        }
        var isTold = false
        func tellWhatIsLeft() {
            guard !isTold, let left = worker.left else { return }
            isTold = true
            tell(.enclosed(job: subject, left: left))
            if !left.isEmpty {
                logs.append(Array("[emulator] not kept from the script: \(left.joined(separator: ", "))".utf8), to: subject)
            }
        }
        while true {
            let answer = worker.answer(to: number, milliseconds: 50)
            // The process says it before it answers.
            tellWhatIsLeft()
            if let answer {
                do throws(WorkerFailure) { return try answer.get() } catch { throw .worker(error) }
            }
            if worker.hasEnded { throw .worker(WorkerFailure(.lost, "The script's process ended: \(worker.reason)")) }
            do throws(QueryFailure) { try check() } catch { throw .query(error) }
        }
    }
}
