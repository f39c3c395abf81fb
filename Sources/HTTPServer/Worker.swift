// A thread beside the loop for what takes more than a millisecond: values in, values out, in order.
// Reference: docs/architecture.md, "Threads".

/// Runs work on one background thread, one piece after the other, and hands what comes out of it to the loop.
///
/// The worker itself stays on the loop's thread; only the work, which is `Sendable` with all it holds, goes to the other.
package final class Worker {
    private let queue: WorkQueue
    private let completions: Completions

    /// What happens on the loop when a piece of work is done, by its number.
    private final class Completions {
        var byNumber: [Int: () -> Void] = [:]
        var lastNumber = 0
    }

    /// Starts the thread.
    ///
    /// - Throws: ``EventLoopError`` when the system gives no thread or no sockets.
    package init(_ loop: EventLoop) throws(EventLoopError) {
        let completions = Completions()
        let done = try loop.mailbox { (number: Int) in completions.byNumber.removeValue(forKey: number)?() }
        let queue = WorkQueue()
        let hasThread = startDetachedThread {
            while let work = queue.next() {
                work.run()
                done.send(work.number)
                queue.end()
            }
        }
        guard hasThread else { throw EventLoopError(description: "The system gave no thread for a worker.") }
        self.queue = queue
        self.completions = completions
    }

    deinit { stop(graceMilliseconds: 0) }

    /// How many pieces of work are not complete.
    package var backlog: Int { completions.byNumber.count }

    /// Runs `work` on the worker's thread after all that was given before, and then `completion` with its result on the loop.
    ///
    /// Work that has not begun when the worker is stopped never runs, and its completion is not called.
    package func run<Output: Sendable>(_ work: @escaping @Sendable () -> Output, then completion: @escaping (Output) -> Void) {
        let slot = Slot<Output>()
        completions.lastNumber += 1
        let number = completions.lastNumber
        completions.byNumber[number] = { slot.take().map(completion) }
        queue.add(WorkQueue.Work(number: number) { slot.put(work()) })
    }

    /// Begins nothing more, and waits for the work that has begun.
    ///
    /// Called after the loop has ended, since it waits. A piece that ends now still completes if the loop runs once more.
    /// - Returns: false when the work took longer than the grace; it goes on, since a thread cannot be ended from outside.
    @discardableResult package func stop(graceMilliseconds: Int) -> Bool { queue.stop(graceMilliseconds: graceMilliseconds) }
}

/// A result on its way from the worker to the loop.
private final class Slot<Value: Sendable>: Sendable {
    private let value = Monitor<Value?>(nil)

    func put(_ value: Value) { self.value.withLock { $0 = value } }

    func take() -> Value? {
        value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}

/// What waits for the worker, and whether it is at work.
private final class WorkQueue: Sendable {
    struct Work: Sendable {
        let number: Int
        let run: @Sendable () -> Void
    }

    private struct State {
        var waiting: [Work] = []
        var isRunning = false
        var isStopped = false
    }

    private let state = Monitor(State())

    func add(_ work: Work) { state.change { $0.waiting.append(work) } }

    /// Waits for the next piece of work and begins it; nil when there will be none.
    func next() -> Work? {
        state.wait { state -> Work?? in
            if state.isStopped { return .some(nil) }
            guard !state.waiting.isEmpty else { return nil }
            state.isRunning = true
            return state.waiting.removeFirst()
        }
    }

    func end() { state.change { $0.isRunning = false } }

    func stop(graceMilliseconds: Int) -> Bool {
        state.change {
            $0.isStopped = true
            $0.waiting = []
        }
        return state.wait(milliseconds: graceMilliseconds) { !$0.isRunning }
    }
}
