// Runs an order on Spark: tables become views, the text is run, and the rows come back.
// Reference: docs/spark.md; the codes of failures at run time are inferred.

package import CleanRooms
package import Embedded
import JSON
import Processes
import SQL
import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Runs orders on Spark, each on the thread that asks.
package struct SparkRunner: Sendable {
    private let host: SparkHost
    private let timeLimit: Duration
    private let budget: MemoryBudget

    /// - Parameters:
    ///   - memory: The bytes that tables on their way to Spark may take, and those of a result.
    ///   - timeLimit: How long a run may take, in the time of the world.
    package init(_ host: SparkHost, memory: Int, timeLimit: Duration) {
        self.host = host
        self.timeLimit = timeLimit
        budget = MemoryBudget(limit: memory)
    }

    /// Why Spark is not given an order, as a sentence; nil if it is.
    package func refusal(of order: ExecutionOrder) -> String? {
        if order.policy.noise != nil { return "Differential privacy acts in the embedded engine alone." }
        if !order.policy.thresholds.isEmpty { return "Thresholds of custom rules act in the embedded engine alone." }
        if !order.policy.constraints.isEmpty, GroupConditions(order) == nil {
            return "Aggregation constraints of a query of this form act in the embedded engine alone."
        }
        return nil
    }

    /// Runs an order to its end.
    package func outcome(of order: ExecutionOrder, until stop: RunStop) -> ExecutionOutcome {
        let run = SparkRun(host: host, order: order, budget: budget, end: .now + timeLimit, limit: timeLimit, stop: stop)
        do throws(SparkFailure) {
            return .rows(try run.result())
        } catch {
            return .failed(error.execution)
        }
    }

    /// Starts a worker before the first query needs one. For a thread that may wait.
    package func warm() { _ = try? host.worker { () throws(QueryFailure) in } }
}

/// One run.
private struct SparkRun {
    let host: SparkHost
    let order: ExecutionOrder
    let budget: MemoryBudget
    let end: ContinuousClock.Instant
    let limit: Duration
    let stop: RunStop

    private var name: String { "run-\(order.run.number)" }
    private var folder: String { "\(host.folder)/\(name)" }

    func result() throws(SparkFailure) -> ExecutionResult {
        mkdir(folder, 0o700)
        defer { Folder.remove(folder) }
        let query: WorkerQuery
        let notes: ReadingNotes
        do throws(QueryFailure) { (query, notes) = try self.query() } catch { throw .query(error) }
        let worker = try host.worker { () throws(QueryFailure) in try check() }
        let answer = try answer(to: query, by: worker)
        host.praise()
        guard let rows = ReturnedRows(answer, in: query.output, names: order.query.query.outputs.map(\.name)) else {
            throw .worker(WorkerFailure(.runtime, "Spark gave no rows"))
        }
        do throws(QueryFailure) {
            let table = try rows.table(most: budget.limit / 4) { () throws(QueryFailure) in try check() }
            return ExecutionResult(table: table, notes: notes)
        } catch {
            throw .query(error)
        }
    }

    private func check() throws(QueryFailure) {
        if stop.wasStopped { throw QueryFailure(.cancelled, "The query was cancelled.") }
        if .now > end { throw QueryFailure(.timedOut, "The query has run for \(limit), which is its limit.") }
    }

    // MARK: What is asked

    private func query() throws(QueryFailure) -> (WorkerQuery, ReadingNotes) {
        let conditions = GroupConditions(order)
        let spool = TableSpool(
            folder: folder, budget: budget, access: host.access, hasFiles: host.settings.master.hasFiles
        ) { [self] () throws(QueryFailure) in
            try check()
        }
        var tables: [WorkerTable] = []
        var notes = ReadingNotes()
        for (index, data) in order.tables.sorted(by: { $0.key < $1.key }) {
            var (table, own) = try spool.table(order.names[index] ?? "", number: index, data)
            notes.append(own)
            for complete in order.policy.completes where complete.relation == index {
                table.complete += complete.columns.filter { table.seen.indices.contains($0) }.map { table.seen[$0] }
            }
            table.extra = (conditions?.columns[index] ?? []).map { (table.seen[$0.column], $0.alias) }
            tables.append(table)
        }
        let texts = order.statement.sparkTexts(microseconds: order.microseconds, conditions: conditions?.texts ?? [])
        let query = WorkerQuery(
            run: name, tables: tables, views: texts.views.map { ($0.name, $0.query) }, text: texts.query, timeZone: order.timeZone,
            output: "\(folder)/rows")
        return (query, notes)
    }

    // MARK: Waiting

    private func answer(to query: WorkerQuery, by worker: WorkerProcess) throws(SparkFailure) -> JSON {
        guard let number = worker.ask(.query(query)) else { throw lost(worker, "it takes no requests") }
        defer { worker.forget(number, run: name) }
        var lastPing = ContinuousClock.now
        var told = -1
        while true {
            if let answer = worker.answer(to: number, milliseconds: 50) {
                do throws(WorkerFailure) { return try answer.get() } catch {
                    if error.kind == .memory || error.kind == .lost { host.discard(worker, because: error.message) }
                    throw .worker(error)
                }
            }
            if worker.hasEnded { throw lost(worker, worker.reason) }
            do throws(QueryFailure) { try check() } catch {
                cancel(number, on: worker)
                throw .query(error)
            }
            if let progress = worker.progress(of: name), progress.done != told {
                told = progress.done
                host.tellProgress(of: order.run.subject, done: progress.done, all: progress.all)
            }
            let silence = worker.silence
            if silence > host.settings.patience.death { throw lost(worker, "it has not answered for \(host.settings.patience.death)") }
            if silence > host.settings.patience.silence, .now - lastPing > host.settings.patience.silence {
                lastPing = .now
                // An answer ends the silence.
                _ = worker.ask(.ping)
            }
        }
    }

    /// Ends a run, and the worker with it if it does not confirm that in time.
    private func cancel(_ number: Int, on worker: WorkerProcess) {
        let latest = ContinuousClock.now + host.settings.patience.cancel
        guard worker.ask(.cancel(run: name)) != nil else { return host.discard(worker, because: "it takes no requests") }
        while worker.answer(to: number, milliseconds: 50) == nil {
            if worker.hasEnded { return }
            if .now > latest { return host.discard(worker, because: "it did not end a query that was cancelled") }
        }
    }

    private func lost(_ worker: WorkerProcess, _ reason: String) -> SparkFailure {
        host.discard(worker, because: reason)
        return .worker(WorkerFailure(.lost, "Spark was lost: \(reason)"))
    }
}

extension SparkFailure {
    var execution: ExecutionFailure {
        switch self {
        case .query(let failure): ExecutionFailure(failure)
        case .worker(let failure): ExecutionFailure(failure)
        case .script(let refusal): ExecutionFailure(refusal.code, refusal.message)
        }
    }
}

extension ExecutionFailure {
    /// How a failure of Spark is reported to the caller. All codes are inferred.
    init(_ failure: WorkerFailure) {
        let condition = failure.condition.map { $0.split(separator: ".").first.map(String.init) ?? $0 }
        // Only the first sentence of Spark's message, without its advice.
        let sentence = failure.message.split(separator: "\n").first.map { String($0.prefix(300)) } ?? ""
        switch (failure.kind, condition) {
        case (.memory, _):
            self.init(.insufficientCompute, "[emulator] Spark ran out of memory. Give it more by --spark-conf spark.driver.memory=…")
        case (.lost, _): self.init(.transientError, "[emulator] \(sentence).", isRetryable: true)
        case (.cancelled, _): self.init(.transientError, "[emulator] Spark's run was cancelled.", isRetryable: true)
        case (.load, _): self.init(.invalidResource, sentence)
        // More than one line of what Python tells of itself, where it may be told.
        case (.script, _), (.result, _): self.init(.unknownError, failure.message)
        case (_, "PATH_NOT_FOUND"?): self.init(.resourceNotFound, "[emulator] \(sentence)", condition: condition)
        case (_, "FAILED_READ_FILE"?): self.init(.invalidResource, "[emulator] \(sentence)", condition: condition)
        case (_, let condition?): self.init(.malformedQuery, "[\(condition)] \(sentence)", condition: condition)
        case (_, nil): self.init(.unknownError, "[emulator] Spark gave no rows: \(sentence)")
        }
    }
}
