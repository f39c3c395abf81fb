// Events to a URL: each is posted as it is committed, one after the other, by a worker.
// Reference: API destinations of EventBridge, which post what a rule matches; unlike them this one tries each event once.

import CleanRooms
import HTTP
import HTTPClient
import HTTPServer
import JSON
import Logging

/// Where events are posted.
struct EventReceiver: Sendable {
    let url: String
    let client: HTTPClient
}

/// Posts events in their order. A receiver that fails loses them and holds nobody up. It lives on the loop.
final class EventPush {
    private let receiver: EventReceiver
    private let worker: Worker
    private let logger: Logger
    private var waiting: ArraySlice<ServiceEvent> = []
    private var isPosting = false
    /// How many in a row the receiver did not take.
    private var failures = 0
    /// How many went because too many waited, since the queue was last empty.
    private var dropped = 0

    /// How many events wait at most.
    private static let capacity = 10_000
    /// How long the receiver may take over an event, in milliseconds.
    private static let patience = 5000

    /// - Throws: ``EventLoopError``.
    init(to receiver: EventReceiver, on loop: EventLoop, logger: Logger) throws {
        self.receiver = receiver
        self.logger = logger
        worker = try Worker(loop)
    }

    func post(_ events: [ServiceEvent]) {
        waiting += events
        let excess = waiting.count - Self.capacity
        if excess > 0 {
            waiting.removeFirst(excess)
            if dropped == 0 { logger.warning("events are dropped, since too many wait to be pushed") }
            dropped += excess
        }
        postNext()
    }

    /// Posts what waits, as far as the time goes and unless the receiver fails. Called after the loop has ended.
    func stop(graceMilliseconds: Int) {
        let end = ContinuousClock.now + .milliseconds(graceMilliseconds)
        if worker.stop(graceMilliseconds: graceMilliseconds), failures == 0 {
            while let event = waiting.first {
                let left = Int((end - .now) / .milliseconds(1))
                guard left > 0, receiver.problem(with: event, withinMilliseconds: left) == nil else { break }
                waiting.removeFirst()
            }
        }
        if !waiting.isEmpty { logger.warning("events were not pushed before the stop", metadata: ["count": "\(waiting.count)"]) }
    }

    private func postNext() {
        guard !isPosting else { return }
        guard let event = waiting.popFirst() else {
            if dropped > 0 { logger.warning("events were dropped", metadata: ["count": "\(dropped)"]) }
            dropped = 0
            return
        }
        isPosting = true
        worker.run({ [receiver] in receiver.problem(with: event, withinMilliseconds: Self.patience) }) { [weak self] in self?.finish($0) }
    }

    private func finish(_ problem: String?) {
        isPosting = false
        if let problem {
            if failures == 0 { logger.error("an event could not be pushed", metadata: ["error": "\(problem)"]) }
            failures += 1
        } else if failures > 0 {
            logger.notice("events are pushed again", metadata: ["lost": "\(failures)"])
            failures = 0
        }
        postNext()
    }
}

extension EventReceiver {
    /// Posts an event, and answers why it was not taken; nil if it was.
    fileprivate func problem(with event: ServiceEvent, withinMilliseconds time: Int) -> String? {
        var request = HTTPClient.Request("POST", url)
        request.headers.append("Content-Type", "application/json")
        request.body = event.json.text
        request.totalMilliseconds = time
        do throws(HTTPClient.Failure) {
            let status = try client.send(request).status
            return (200..<300).contains(status) ? nil : "\(HTTPClient.shown(url)) answered with the status \(status)."
        } catch {
            return error.description
        }
    }
}
