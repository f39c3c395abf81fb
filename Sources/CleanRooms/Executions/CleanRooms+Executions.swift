// Runs of queries on rows: begun when a query starts, awaited at its planned end, and run again after a restart.
// Reference: docs/architecture.md, "A query"; a run is no part of the stored state.

import CleanRoomsModel
import Store
import Tables

/// The runs that the service knows of.
struct Executions {
    enum State {
        case running
        case ended(ExecutionOutcome)
    }

    private(set) var states: [String: (run: ExecutionOrder.Run, state: State)] = [:]
    /// The subjects whose planned end came before that of their run.
    var awaited: Set<String> = []
    /// What has ended before its planned end, the oldest first, with the bytes of its rows.
    private var kept: [(subject: String, bytes: Int)] = []
    /// Runs without a query, each with the caller that waits for it.
    var rehearsals: [ExecutionOrder.Run: (ExecutionOutcome) -> Void] = [:]
    private var count = 0

    /// What has a run, whether it goes on or has ended.
    var subjects: [String] { Array(states.keys) }

    /// The next run of a subject.
    mutating func newRun(of subject: String) -> ExecutionOrder.Run {
        count += 1
        return ExecutionOrder.Run(subject: subject, number: count)
    }

    mutating func begin(_ run: ExecutionOrder.Run) { states[run.subject] = (run, .running) }

    /// - Parameter limit: The bytes that rows may take which wait for their query's planned end. Those that ended first make room, and are
    ///   computed again then, as after a restart.
    /// - Returns: Whether anybody still waits for it.
    mutating func end(_ run: ExecutionOrder.Run, as outcome: ExecutionOutcome, limit: Int) -> Bool {
        guard states[run.subject]?.run == run else { return false }
        states[run.subject] = (run, .ended(outcome))
        if !awaited.contains(run.subject), case .rows(let result) = outcome { keep(result, of: run, limit: limit) }
        return true
    }

    func hasEnded(_ run: ExecutionOrder.Run) -> Bool {
        guard let known = states[run.subject], known.run == run, case .ended = known.state else { return false }
        return true
    }

    private mutating func keep(_ result: ExecutionResult, of run: ExecutionOrder.Run, limit: Int) {
        kept.append((run.subject, result.table.estimatedBytes))
        var result = result
        result.table = result.table.uncounted
        states[run.subject] = (run, .ended(.rows(result)))
        var bytes = kept.reduce(0) { $0 + $1.bytes }
        while bytes > limit, let oldest = kept.first {
            bytes -= oldest.bytes
            _ = forget(oldest.subject)
        }
    }

    /// - Returns: The run that was forgotten.
    mutating func forget(_ subject: String) -> ExecutionOrder.Run? {
        awaited.remove(subject)
        kept.removeAll { $0.subject == subject }
        return states.removeValue(forKey: subject)?.run
    }
}

/// Thrown for one rehearsal too many: they share the engine with queries that were started, and their callers may have gone.
package struct TooManyRehearsals: Error, CustomStringConvertible {
    static let most = 8

    package var description: String {
        "\(Self.most) queries are being run for explanations; ask again when one has ended. Each ends after a minute at the latest."
    }
}

/// The state of a run at the query's planned end.
enum TakenExecution {
    case ended(ExecutionOutcome)
    case awaited
    /// Nothing is run for the query.
    case none
}

extension CleanRooms {
    /// Whether everything has happened that is due by now: no query's planned end has come before its rows, and no event is late.
    package var isSettled: Bool {
        guard executions.awaited.isEmpty, !(resultDelivery?.isBusy ?? false) else { return false }
        // A store that cannot be read has nothing to wait for.
        return (try? timeToNextDue()).flatMap(\.self).map { $0 > .zero } ?? true
    }

    /// Keeps in mind which files a query has read, so that it is told when it runs again, after a restart, and they are others.
    func noteFiles(of outcome: ExecutionOutcome, readBy query: ProtectedQueryRecord) throws {
        guard case .rows(let result) = outcome, let mark = result.filesMark, query.run.filesMark == nil, query.run.deliveryTime == nil,
            var stored = try store.find(ProtectedQueryRecord.self, id: query.row.id)
        else { return }
        stored.run.filesMark = mark
        try store.update(stored)
    }

    /// The outcome of a query's run, at the query's planned end. A run that is gone, as after a restart, begins now.
    func takeExecution(of query: ProtectedQueryRecord, at time: Timestamp) throws -> TakenExecution {
        try beginExecution(of: query, at: time)
        return takeExecution(of: query.row.id)
    }

    /// The outcome of a job's run; see ``takeExecution(of:at:)``.
    func takeExecution(of job: ProtectedJobRecord, at time: Timestamp) throws -> TakenExecution {
        try beginExecution(of: job, at: time)
        return takeExecution(of: job.row.id)
    }

    private func takeExecution(of subject: String) -> TakenExecution {
        switch executions.states[subject]?.state {
        case .ended(let outcome): return .ended(outcome)
        case .running:
            executions.awaited.insert(subject)
            return .awaited
        case nil: return .none
        }
    }

    /// Runs what an explanation has found to be accepted, without a query, a budget or a bill.
    ///
    /// - Parameter end: Told once, perhaps before this returns.
    /// - Returns: Whether anything is run: there is an engine, and all tables have rows.
    /// - Throws: ``TooManyRehearsals``.
    package func rehearse(_ explanation: Explanation, end: @escaping (ExecutionOutcome) -> Void) throws -> Bool {
        guard let engine = queryEngine, var order = explanation.order else { return false }
        guard executions.rehearsals.count < TooManyRehearsals.most else { throw TooManyRehearsals() }
        order.timeLimit = .seconds(60)
        if let outcome = engine.run(order) {
            end(outcome)
        } else {
            executions.rehearsals[order.run] = end
        }
        return true
    }

    /// A run has ended. A query whose planned end has come ends at that time; any other keeps the outcome until then.
    package func finishExecution(_ run: ExecutionOrder.Run, as outcome: ExecutionOutcome) throws {
        if let rehearsal = executions.rehearsals.removeValue(forKey: run) { return rehearsal(outcome) }
        guard executions.end(run, as: outcome, limit: results.limit) else { return }
        try finish(run)
    }

    /// A run whose end was put off, unless something else has come of it meanwhile.
    func finishPutOff(_ run: ExecutionOrder.Run) throws {
        if executions.hasEnded(run) { try finish(run) }
    }

    private func finish(_ run: ExecutionOrder.Run) throws {
        let wasAwaited = executions.awaited.remove(run.subject) != nil
        do {
            try settle(run)
        } catch is TakesLong {
            if wasAwaited { executions.awaited.insert(run.subject) }
            putOff.ends.append(run)
        }
    }

    private func settle(_ run: ExecutionOrder.Run) throws {
        try announcing {
            if let query = try store.find(ProtectedQueryRecord.self, id: run.subject), query.status == .started {
                if let time = query.run.deliveryTime {
                    try deliverResults(of: query, at: time)
                } else if case .ended(let outcome)? = executions.states[run.subject]?.state {
                    try noteFiles(of: outcome, readBy: query)
                }
            } else if let job = try store.find(ProtectedJobRecord.self, id: run.subject), job.status == .started {
                if let time = job.run.deliveryTime { try deliverResults(of: job, at: time) }
            } else {
                forgetExecution(of: run.subject)
            }
        }
    }

    /// Ends a run that nobody waits for any more.
    func forgetExecution(of subject: String) {
        guard let run = executions.forget(subject) else { return }
        queryEngine?.cancel(run)
        scriptEngine?.cancel(run)
    }

    /// Ends every run and drops every result: their queries are gone, or are of another state. Rehearsals hear that they were cancelled.
    func forgetAllExecutions() {
        for run in executions.rehearsals.keys { queryEngine?.cancel(run) }
        for subject in executions.subjects { forgetExecution(of: subject) }
        knownVerdicts.removeAll()
        results.removeAll()
    }

    /// Ends the runs whose queries and jobs an account's reset has erased.
    func forgetErasedExecutions() throws {
        for subject in executions.subjects
        where try store.find(ProtectedQueryRecord.self, id: subject) == nil && store.find(ProtectedJobRecord.self, id: subject) == nil {
            forgetExecution(of: subject)
        }
    }
}

extension ProtectedQueryRecord {
    /// Whether its rows are computed: it was not refused, and the tester has not said how it ends or what comes out.
    var isComputed: Bool {
        refusal == nil && run.cannedResult == nil && (run.plan?.status ?? .success) == .success
    }
}
