// The engines on threads of their own, so that the loop waits for no query and for no script.
// Reference: docs/architecture.md, "Threads".

import CleanRooms
import Embedded
import HTTPServer
import Spark

/// Runs orders on a few threads, each on one of them. It lives on the loop.
final class RunThreads<Order: Sendable> {
    private let workers: [Worker]
    private let work: @Sendable (Order, RunStop) -> ExecutionOutcome
    /// What tells a run to end.
    private var stops: [ExecutionOrder.Run: RunStop] = [:]
    /// Runs a closure on the loop when the state is not lent out.
    private let withState: (@escaping () -> Void) -> Void
    /// Called on the loop, while the state is there.
    private let finish: (ExecutionOrder.Run, ExecutionOutcome) -> Void

    /// - Throws: `EventLoopError` when the system gives no threads.
    init(
        _ count: Int, on loop: EventLoop, withState: @escaping (@escaping () -> Void) -> Void,
        work: @escaping @Sendable (Order, RunStop) -> ExecutionOutcome, finish: @escaping (ExecutionOrder.Run, ExecutionOutcome) -> Void
    ) throws {
        self.work = work
        self.withState = withState
        self.finish = finish
        workers = try (0..<count).map { _ in try Worker(loop) }
    }

    func begin(_ order: Order, as run: ExecutionOrder.Run) {
        let stop = RunStop()
        stops[run] = stop
        withState { [unowned self] in begin(order, as: run, until: stop) }
    }

    private func begin(_ order: Order, as run: ExecutionOrder.Run, until stop: RunStop) {
        guard let worker = workers.min(by: { $0.backlog < $1.backlog }) else { return }
        worker.run({ [work] in work(order, stop) }) { [unowned self] outcome in
            withState { [unowned self] in
                stops[run] = nil
                finish(run, outcome)
            }
        }
    }

    func cancel(_ run: ExecutionOrder.Run) { stops[run]?.stop() }

    /// Ends what runs; nothing comes back after this.
    func stop(graceMilliseconds: Int) {
        for stop in stops.values { stop.stop() }
        for worker in workers { worker.stop(graceMilliseconds: graceMilliseconds) }
    }
}

/// Runs queries.
final class EngineThreads: QueryEngine {
    private let threads: RunThreads<ExecutionOrder>

    /// Two keep two cores busy; of those that wait for Spark there may be more.
    private static let counts = (embedded: 2, spark: 6)

    init(
        _ choice: EngineChoice, on loop: EventLoop, withState: @escaping (@escaping () -> Void) -> Void,
        finish: @escaping (ExecutionOrder.Run, ExecutionOutcome) -> Void
    ) throws {
        threads = try RunThreads(
            choice.hasSpark ? Self.counts.spark : Self.counts.embedded, on: loop, withState: withState,
            work: { choice.outcome(of: $0, until: $1) }, finish: finish)
    }

    func run(_ order: ExecutionOrder) -> ExecutionOutcome? {
        threads.begin(order, as: order.run)
        return nil
    }

    func cancel(_ run: ExecutionOrder.Run) { threads.cancel(run) }

    func stop(graceMilliseconds: Int) { threads.stop(graceMilliseconds: graceMilliseconds) }
}

/// Runs scripts, one at a time: each has a Spark of its own.
final class ScriptThreads: ScriptEngine {
    private let threads: RunThreads<ScriptOrder>

    init(
        _ runner: ScriptRunner, on loop: EventLoop, withState: @escaping (@escaping () -> Void) -> Void,
        finish: @escaping (ExecutionOrder.Run, ExecutionOutcome) -> Void
    ) throws {
        threads = try RunThreads(
            1, on: loop, withState: withState, work: { runner.outcome(of: $0, until: $1) }, finish: finish)
    }

    func run(_ order: ScriptOrder) -> ExecutionOutcome? {
        threads.begin(order, as: order.run)
        return nil
    }

    func cancel(_ run: ExecutionOrder.Run) { threads.cancel(run) }

    func stop(graceMilliseconds: Int) { threads.stop(graceMilliseconds: graceMilliseconds) }
}
