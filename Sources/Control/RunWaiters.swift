// Answers that wait until the runs that are due have ended, so that no test races the engine.
// Source: our own.

import CleanRooms
import Clocks
package import HTTP

/// Responses that are held back while queries whose planned end has come are still being computed.
///
/// Nobody else is held up: the loop goes on, and each response leaves when nothing is awaited any more, or when its time is over.
package final class RunWaiters {
    private struct Waiter {
        let pending: PendingResponse
        let response: () -> HTTPResponse
        /// As ``monotonicNanoseconds()`` has it.
        let end: Int64
    }

    private let service: CleanRooms
    private var waiters: [Waiter] = []
    /// How long it is until the next one's time is over; nil where nobody waits.
    package var millisecondsToNextEnd: Int? {
        waiters.map(\.end).min().map { max(0, Int(($0 - monotonicNanoseconds()) / 1_000_000)) }
    }

    /// How long an answer waits by default, and how long it may be asked to wait.
    package static let usualSeconds = 30
    package static let mostSeconds = 600
    /// How many may wait at once; the one that has waited longest then waits no more.
    private static let mostWaiters = 1000

    init(_ service: CleanRooms) {
        self.service = service
    }

    /// The answer with a response, at once if nothing is awaited.
    package func answer(_ response: HTTPResponse, waitingSeconds seconds: Int = RunWaiters.usualSeconds) -> HTTPAnswer {
        answer(response, waitingSeconds: seconds) { response }
    }

    /// The answer with a response, at once if nothing is awaited; else with the one that there is then.
    package func answer(
        _ response: HTTPResponse, waitingSeconds seconds: Int = RunWaiters.usualSeconds, then later: @escaping () -> HTTPResponse
    ) -> HTTPAnswer {
        guard seconds > 0, !service.isSettled else { return .now(response) }
        let pending = PendingResponse()
        // A client that has gone away meanwhile still counts here.
        if waiters.count >= Self.mostWaiters {
            let first = waiters.removeFirst()
            first.pending.give(first.response())
        }
        waiters.append(Waiter(pending: pending, response: later, end: monotonicNanoseconds() + Int64(seconds) * 1_000_000_000))
        return .later(pending)
    }

    /// Sends the responses that need not wait any more. Called at the end of each turn, when its writes are kept.
    package func settle() {
        guard !waiters.isEmpty else { return }
        let now = monotonicNanoseconds()
        let isSettled = service.isSettled
        let done = waiters.filter { isSettled || $0.end <= now }
        waiters.removeAll { isSettled || $0.end <= now }
        for waiter in done { waiter.pending.give(waiter.response()) }
    }

    /// Gives all that wait another answer, since what they did is lost.
    package func fail(_ response: HTTPResponse) {
        let lost = waiters
        waiters = []
        for waiter in lost { waiter.pending.give(response) }
    }
}
