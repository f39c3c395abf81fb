// How the program answers: what is quick at once, what does not fit into the turn in the next ones, and what may take long beside the loop.
// Reference: design, section 4: an answer means that the write is committed, and the loop never waits.

import CleanRooms
import Control
import Gateway
import HTTP
import HTTPServer
import Lifecycle
import Logging
import Store

extension Program: HTTPApplication {
    /// How long a turn takes up requests. One that has begun is done, and what does not begin is for the next turn, behind what waits already.
    private static let turnNanoseconds: Int64 = 5_000_000
    /// A body of more bytes may take long: the longest queries that people write are shorter, and a hundred kilobytes are a third of a second.
    private static let longBodyBytes = 16 * 1024

    func respond(to request: HTTPRequest) -> HTTPAnswer {
        guard Control.owns(request.path) else {
            if let refusal = refusal(atAPI: request) { return .now(refusal) }
            return answerInTurn(request, .api)
        }
        // Probes know one port.
        guard controlPort == nil || control.isOpen(request) else { return .now(otherPort) }
        return answerControl(request)
    }

    /// Answers a request to the control API, at whatever port.
    func answerControl(_ request: HTTPRequest) -> HTTPAnswer {
        // Whether the program is alive is told whatever it does, and takes nothing of the state.
        control.isOpen(request) ? answer(request, .control) : answerInTurn(request, .control)
    }

    func maximumBodyBytes(method: String, path: String) -> Int? {
        controlPort == nil ? Control.maximumBodyBytes(method: method, path: path) : nil
    }

    func refusal(ofHead head: HTTPRequest) -> HTTPResponse? {
        guard Control.owns(head.path) else { return refusal(atAPI: head) }
        guard controlPort == nil || control.isOpen(head) else { return otherPort }
        return control.refusal(ofHead: head)
    }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        // The gateway has observers, which are lent with it.
        isLent ? control.refuse(status, reason) : gateway.refuse(status, reason)
    }

    private var otherPort: HTTPResponse { control.refuse(404, "The control API has a port of its own, and this is not it.") }

    private func refusal(atAPI request: HTTPRequest) -> HTTPResponse? {
        let headers = request.headers
        let host = headers.place(of: "Host")
        // The same name comes again and again, and asking costs a tenth of a request.
        if let host, headers.place(of: "Origin") == nil, headers.section[host].elementsEqual(admittedHost) { return nil }
        if let sentence = doors.sentence(refusingAtAPI: request, verifiesSignatures: verifiesSignatures) { return refuse(403, sentence) }
        if let host { admittedHost = Array(headers.section[host]) }
        return nil
    }

    // MARK: Turns

    private func answerInTurn(_ request: HTTPRequest, _ door: RequestDoor) -> HTTPAnswer {
        let mayTakeLong = mayTakeLong(request, door)
        guard !isLent, !mayTakeLong, !queue.hasQuick, hasTurnTime else {
            let pending = PendingResponse()
            queue.add(RequestQueue.Waiting(request: request, door: door, answer: pending), mayTakeLong: mayTakeLong)
            return .later(pending)
        }
        return answer(request, door)
    }

    private func answer(_ request: HTTPRequest, _ door: RequestDoor) -> HTTPAnswer {
        switch door {
        case .api: .now(gateway.respond(to: request))
        case .control: control.answer(request)
        }
    }

    private func mayTakeLong(_ request: HTTPRequest, _ door: RequestDoor) -> Bool {
        if request.body.count > Self.longBodyBytes { return true }
        return switch door {
        case .api: gateway.mayTakeLong(request)
        case .control: control.mayTakeLong(request)
        }
    }

    private var hasTurnTime: Bool {
        let now = monotonicNanoseconds()
        guard let turnEnd else {
            turnEnd = now + Self.turnNanoseconds
            return true
        }
        return now < turnEnd
    }

    /// Answers what waits, as far as the turn goes.
    func takeUpQueue() {
        guard !isLent else { return }
        while queue.hasQuick, hasTurnTime, let waiting = queue.takeQuick() {
            waiting.answer.give(answer(waiting.request, waiting.door))
        }
    }

    /// Sees to what waits, at the end of a turn: its writes are committed, and nobody else is at the state.
    private func goOnWithQueue() {
        queue.beginTurn()
        if queue.isLongDue, let waiting = queue.takeLong() { return lend(waiting) }
        if queue.hasQuick { queueTimer?.arm(afterMilliseconds: 0) }
    }

    // MARK: Loans

    private func lend(_ waiting: RequestQueue.Waiting) {
        guard let lender else { return }
        isLent = true
        let loan = Loan(
            answer: { [unowned self] in answer(waiting.request, waiting.door) }, commit: { [unowned self] in try store.commit() })
        lender.run({ loan.use() }) { [unowned self] outcome in
            // First what the commit has to say of the events, before others write.
            let failure = outcome.failure.map { undo(because: $0) }
            if failure == nil { settle() }
            takeBackState()
            waiting.answer.give(Self.answer(of: outcome, failure: failure))
            queueTimer?.arm(afterMilliseconds: 0)
        }
    }

    /// The answer, which waits for no commit any more.
    private static func answer(of outcome: Loan.Outcome, failure: HTTPResponse?) -> HTTPAnswer {
        guard case .now(var response) = outcome.answer else { return outcome.answer }
        if let failure, response.awaitsCommit { return .now(failure) }
        response.awaitsCommit = false
        return .now(response)
    }

    // MARK: Commits

    /// Commits what the turn wrote. If that fails, nothing of it happened, and its answers say so.
    func endTurn() -> HTTPResponse? {
        defer { log.flush() }
        turnEnd = nil
        guard !isLent else { return nil }
        dueEnd = nil
        defer { goOnWithQueue() }
        do {
            let hasWritten = store.hasUncommittedWrites
            try store.commit()
            if hasWritten { settle() } else { tell(service.eventLog.settle(isCommitted: true)) }
            armDueTimer()
            return nil
        } catch {
            defer { armDueTimer() }
            return undo(because: error)
        }
    }

    /// Goes on after a commit.
    private func settle() {
        tell(service.eventLog.settle(isCommitted: true))
        dueFailed = false
        checkpoints?.consider()
    }

    /// Goes on after a commit that failed.
    ///
    /// - Returns: What is answered in place of what did not happen.
    private func undo(because error: any Error) -> HTTPResponse {
        dueFailed = true
        // What the turn set is gone from the store, and goes from the service as well.
        _ = service.eventLog.settle(isCommitted: false)
        do {
            try service.readSteering()
        } catch {
            logger.error("the clock could not be read", metadata: ["error": "\(error)"])
        }
        return gateway.fail(because: error)
    }
}
