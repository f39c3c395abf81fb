// The embedded engine on threads of its own, so that the loop waits for no query.
// Reference: docs/architecture.md, "Threads".

import CleanRooms
import Embedded
import HTTPServer
import Lifecycle
import Tables

/// Runs queries on two threads, each query on one of them.
final class EmbeddedEngine: QueryEngine {
    private let workers: [Worker]
    private let runner: EmbeddedRunner
    /// What tells a run to end.
    private var stops: [ExecutionOrder.Run: RunStop] = [:]
    /// Does something on the loop once the state is not lent.
    private let withState: (@escaping () -> Void) -> Void
    /// Is told on the loop, with the state there.
    private let finish: (ExecutionOrder.Run, ExecutionOutcome) -> Void

    private static let threads = 2

    /// - Throws: `EventLoopError` when the system gives no threads.
    init(
        _ runner: EmbeddedRunner, on loop: EventLoop, withState: @escaping (@escaping () -> Void) -> Void,
        finish: @escaping (ExecutionOrder.Run, ExecutionOutcome) -> Void
    ) throws {
        self.runner = runner
        self.withState = withState
        self.finish = finish
        workers = try (0..<Self.threads).map { _ in try Worker(loop) }
    }

    func run(_ order: ExecutionOrder) -> ExecutionOutcome? {
        let stop = RunStop()
        stops[order.run] = stop
        withState { [unowned self] in begin(order, until: stop) }
        return nil
    }

    private func begin(_ order: ExecutionOrder, until stop: RunStop) {
        guard let worker = workers.min(by: { $0.backlog < $1.backlog }) else { return }
        worker.run({ [runner] in runner.outcome(of: order, until: stop) }) { [unowned self] outcome in
            withState { [unowned self] in
                stops[order.run] = nil
                finish(order.run, outcome)
            }
        }
    }

    func cancel(_ run: ExecutionOrder.Run) {
        stops[run]?.stop()
    }

    /// Ends what runs; nothing comes back after this.
    func stop(graceMilliseconds: Int) {
        for stop in stops.values { stop.stop() }
        for worker in workers { worker.stop(graceMilliseconds: graceMilliseconds) }
    }
}
