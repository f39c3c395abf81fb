// The embedded engine as the service orders runs: rows are read, the query is run, and what came out becomes a result.
// Source: the codes of failures at run time are inferred.

package import CleanRooms
import Execution
import Inputs
import SQL
import Synchronization
package import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Tells a run to end. Any thread may say so.
package final class RunStop: Sendable {
    private let isStopped = Atomic<Bool>(false)

    package init() {}

    package func stop() { isStopped.store(true, ordering: .relaxed) }

    package var wasStopped: Bool { isStopped.load(ordering: .relaxed) }
}

/// Runs orders, each on the thread that asks.
package struct EmbeddedRunner: Sendable {
    private let budget: MemoryBudget
    private let timeLimit: Duration
    private let access: TableAccess
    private let zones = TimeZones { ZoneFiles.bytes(of: $0) }

    /// - Parameters:
    ///   - memory: The bytes that all runs together may take for rows.
    ///   - timeLimit: How long a run may take, in the time of the world.
    ///   - access: Where rows are read from.
    package init(memory: Int = 1 << 30, timeLimit: Duration = .seconds(600), access: TableAccess = TableAccess()) {
        budget = MemoryBudget(limit: memory)
        self.timeLimit = timeLimit
        self.access = access
    }

    /// Runs an order to its end.
    package func outcome(of order: ExecutionOrder, until stop: RunStop = RunStop()) -> ExecutionOutcome {
        let clock = ContinuousClock()
        let limit = min(order.timeLimit ?? timeLimit, timeLimit)
        let end = clock.now + limit
        let check: @Sendable () throws(QueryFailure) -> Void = { () throws(QueryFailure) in
            if stop.wasStopped { throw QueryFailure(.cancelled, "The query was cancelled.") }
            if clock.now > end { throw QueryFailure(.timedOut, "The query has run for \(limit), which is its limit.") }
        }
        do throws(QueryFailure) {
            return .rows(try result(of: order, check))
        } catch {
            return .failed(ExecutionFailure(error))
        }
    }

    /// Reads the tables, runs the query over them, and makes a result of what comes out.
    private func result(
        of order: ExecutionOrder, _ check: @escaping @Sendable () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> ExecutionResult {
        let context = try context(of: order, check)
        // Before a file is read: one that changes meanwhile then differs from what is noted of it.
        let mark = FilesMark(of: order.tables.values).text
        let read = try tables(of: order, context, check)
        let output = try QueryRun(order.query, over: read.tables, policy: order.policy, context: context).run()
        var result = ExecutionResult(
            table: try ResultTable(output.relation, budget: budget, check: check),
            sensitivities: output.sensitivities.map {
                .init(userContributionLimit: $0.userContributionLimit, minimum: $0.minimum, maximum: $0.maximum)
            }, notes: read.notes)
        result.filesMark = mark
        return result
    }

    private func context(
        of order: ExecutionOrder, _ check: @escaping @Sendable () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> RunContext {
        guard zones.isZone(order.timeZone) else {
            throw QueryFailure(.invalidConfValue, "The time zone '\(order.timeZone)' of the session is not known here.")
        }
        return RunContext(
            budget: budget, microseconds: order.microseconds, timeZone: order.timeZone, zones: zones, seed: order.policy.noise?.seed ?? 0,
            check: check)
    }

    /// The rows of the tables, without the columns and the files that the query does not need.
    private func tables(
        of order: ExecutionOrder, _ context: RunContext, _ check: @escaping @Sendable () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> (tables: [Int: Relation], notes: ReadingNotes) {
        var tables: [Int: Relation] = [:]
        var notes = ReadingNotes()
        let read = order.query.columnsRead
        let filters = order.query.rowFilters(order.policy, context)
        for (index, data) in order.tables.sorted(by: { $0.key < $1.key }) {
            let needed = (read[index] ?? []).union(order.policy.columnsRead(of: index))
            let rows = try access.rows(of: data, reading: needed, where: filters[index] ?? [], budget: budget, check)
            tables[index] = rows.relation
            notes.append(rows.notes)
        }
        return (tables, notes)
    }
}

/// Runs an order at once, where nobody else waits: for tests and for commands without a server.
package final class InlineEngine: QueryEngine {
    private let runner: EmbeddedRunner

    package init(_ runner: EmbeddedRunner = EmbeddedRunner()) { self.runner = runner }

    package func run(_ order: ExecutionOrder) -> ExecutionOutcome? { runner.outcome(of: order) }

    package func cancel(_ run: ExecutionOrder.Run) {}
}

extension ExecutionFailure {
    /// What a failure on rows is to whoever asked for them. All codes are [inferred].
    package init(_ failure: QueryFailure) {
        let condition = failure.condition.rawValue
        switch failure.condition {
        case .outOfMemory:
            self.init(
                .insufficientCompute, "[emulator] \(failure.message) Give it more by --engine-memory, or run the query on Spark.")
        case .timedOut: self.init(.timedOut, "[emulator] \(failure.message)")
        case .cancelled: self.init(.transientError, "[emulator] \(failure.message)", isRetryable: true)
        case .notRun: self.init(.unknownError, "[emulator] \(failure.message)")
        case .brokenFile, .changedTable: self.init(.invalidResource, failure.message, condition: condition)
        case .unsupportedFile:
            self.init(
                .invalidResource, "One of the underlying datasets has an unsupported file format. ([emulator] \(failure.message))",
                condition: condition)
        case .accessDenied: self.init(.resourceAccessDenied, failure.message)
        case .missingData: self.init(.resourceNotFound, failure.message)
        case .unreachable: self.init(.transientError, "[emulator] \(failure.message)", isRetryable: true)
        default: self.init(.malformedQuery, "[\(condition)] \(failure.message)", condition: condition)
        }
        isForAnotherEngine = failure.condition == .notRun || failure.condition == .outOfMemory
    }
}
