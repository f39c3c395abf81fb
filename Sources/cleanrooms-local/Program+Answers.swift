// How the program answers: what is quick at once, what does not fit into the turn in the next ones, and what may take long beside the loop.
// Reference: docs/architecture.md, "Threads": an answer means that the write is committed, and the loop never waits.

import CleanRooms
import Clocks
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
            if controlPort == nil, let door = control.consoleDoor(for: request) { return .now(door) }
            return answerCatalogued(request)
        }
        // Probes know one port.
        guard controlPort == nil || control.isOpen(request) else { return .now(otherPort) }
        return answerControl(request)
    }

    /// Answers a request to the control API, at either port.
    func answerControl(_ request: HTTPRequest) -> HTTPAnswer {
        // Whether the program is alive is always answered, and takes nothing of the state.
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

    func answerInTurn(_ request: HTTPRequest, _ door: RequestDoor) -> HTTPAnswer {
        let mayTakeLong = mayTakeLong(request, door)
        guard !isLent, !mayTakeLong, !queue.hasQuick, hasTurnTime else {
            let pending = PendingResponse()
            queue.add(RequestQueue.Waiting(request: request, door: door, answer: pending), mayTakeLong: mayTakeLong)
            return .later(pending)
        }
        return answerUnlocked(request, door)
    }

    /// Answers a request, or lets it wait for another program that is writing.
    private func answerUnlocked(_ request: HTTPRequest, _ door: RequestDoor) -> HTTPAnswer {
        guard mayWrite(request, door), queue.hasWrites || !hasLock else { return answer(request, door) }
        let pending = PendingResponse()
        queue.addWrite(RequestQueue.Waiting(request: request, door: door, answer: pending))
        lockTimer?.arm(afterMilliseconds: Self.lockMilliseconds)
        return .later(pending)
    }

    private func answer(_ request: HTTPRequest, _ door: RequestDoor) -> HTTPAnswer {
        switch door {
        // A look that cannot be kept is none.
        case .api where store.isBeingReplaced: .now(service.withoutCountingLooks { gateway.respond(to: request) })
        case .api: awaitingRuns(gateway.respond(to: request), to: request)
        case .control: control.answer(request)
        }
    }

    /// The answer, held back where it has brought about the end of a query that is still being computed: who starts a query whose life is
    /// immediate asks for its rows next, and the last look at a query that moves by looks shows the end.
    private func awaitingRuns(_ response: HTTPResponse, to request: HTTPRequest) -> HTTPAnswer {
        guard engine != nil else { return .now(response) }
        switch service.timing[.protectedQuery] {
        case .immediate where request.method == "POST":
            advance()
            return control.runWaiters.answer(response)
        case .looks where request.method == "GET" && request.path.contains("/protectedQueries/"):
            return control.runWaiters.answer(response) { [gateway, service] in
                service.withoutCountingLooks { gateway.respondUnobserved(to: request) }
            }
        default: return .now(response)
        }
    }

    private func mayTakeLong(_ request: HTTPRequest, _ door: RequestDoor) -> Bool {
        if door == .control, control.worksBeside(request) { return false }
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
            waiting.answer.give(answerUnlocked(waiting.request, waiting.door))
        }
    }

    // MARK: Other programs

    /// How often it is checked whether another program has released the lock for writing.
    private static let lockMilliseconds = 10
    /// How long a request waits for it. Reads go on meanwhile.
    private static let patienceNanoseconds: Int64 = 2_000_000_000

    /// Whether answering may write: of reads those that count as looks do, unless nothing can be written for as long as a replacement takes.
    private func mayWrite(_ request: HTTPRequest, _ door: RequestDoor) -> Bool {
        guard request.method == "GET" || request.method == "HEAD" else { return true }
        return door == .api && service.movesByLooks && !store.isBeingReplaced
    }

    /// Whether the turn can write, or will not be able to for longer than a request waits.
    private var hasLock: Bool {
        // For as long as that takes.
        guard !store.isBeingReplaced else {
            lockedSince = nil
            return false
        }
        // If anything else is in the way, the answer itself says so.
        guard (try? store.takeWriteLock()) ?? true else {
            let now = monotonicNanoseconds()
            let since = lockedSince ?? now
            lockedSince = since
            return now - since > Self.patienceNanoseconds
        }
        lockedSince = nil
        return true
    }

    /// Answers the writes that wait for another program.
    func takeUpWrites() {
        guard !isLent, hasLock else {
            if queue.hasWrites { lockTimer?.arm(afterMilliseconds: Self.lockMilliseconds) }
            return
        }
        while hasTurnTime, let waiting = queue.takeWrite() { waiting.answer.give(answer(waiting.request, waiting.door)) }
        if queue.hasWrites { lockTimer?.arm(afterMilliseconds: 0) }
    }

    /// Sees to what waits, at the end of a turn: its writes are committed, and nobody else uses the state.
    private func goOnWithQueue() {
        queue.beginTurn()
        if store.isBeingReplaced, queue.hasWork {
            // It is what ends the replacement, which has the lock.
            return lendForWork()
        } else if service.hasLongWork || queue.hasWork {
            if hasLock { return service.hasLongWork ? lendForLongWork() : lendForWork() }
            queueTimer?.arm(afterMilliseconds: Self.lockMilliseconds)
        } else if queue.isLongDue {
            if queue.nextLong.map({ !mayWrite($0.request, $0.door) || hasLock }) ?? true, let waiting = queue.takeLong() {
                return lend(waiting)
            }
            queueTimer?.arm(afterMilliseconds: Self.lockMilliseconds)
        }
        if queue.hasQuick { queueTimer?.arm(afterMilliseconds: 0) }
    }

    // MARK: Loans

    private func lend(_ waiting: RequestQueue.Waiting) {
        lend { [unowned self] in
            answer(waiting.request, waiting.door)
        } then: { answer, failure in
            waiting.answer.give(Self.answer(answer, failure: failure))
        }
    }

    private func lendForWork() {
        guard let work = queue.takeWork() else { return }
        lend(work.work) { work.answer.give(Self.answer(.now($0), failure: $1)) }
    }

    /// Has done what the service puts off, which ends in the next turn's commit like all that is due.
    private func lendForLongWork() {
        lend { [unowned self] in
            do {
                try service.doLongWork()
            } catch {
                dueFailed = true
                logger.error("what takes long could not be done", metadata: ["error": "\(error)"])
            }
        } then: { _, _ in
        }
    }

    /// - Parameters:
    ///   - work: Done with the state, beside the loop, and then committed.
    ///   - completion: Called on the loop with what came of it, and with what is answered where the commit failed.
    private func lend<Output>(_ work: @escaping () -> Output, then completion: @escaping (Output, HTTPResponse?) -> Void) {
        guard let lender else { return }
        isLent = true
        store.noteLoan(isOut: true)
        service.putsOffLongWork = false
        let loan = Loan(work: work, commit: { [unowned self] in try store.commit() })
        lender.run({ loan.use() }) { [unowned self] outcome in
            // First what the commit has to say of the events, before others write.
            let failure = outcome.failure.map { undo(because: $0) }
            if failure == nil { settle() }
            takeBackState()
            completion(outcome.output, failure)
            queueTimer?.arm(afterMilliseconds: 0)
        }
    }

    /// The answer, which waits for no commit any more.
    private static func answer(_ answer: HTTPAnswer, failure: HTTPResponse?) -> HTTPAnswer {
        guard case .now(var response) = answer else { return answer }
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
            if hasWritten {
                settle()
            } else {
                settleDeliveries(isCommitted: true)
                tell()
            }
            armDueTimer()
            settleWaiters()
            return nil
        } catch {
            defer { armDueTimer() }
            return undo(because: error)
        }
    }

    /// Goes on after a commit.
    private func settle() {
        settleDeliveries(isCommitted: true)
        tell()
        dueFailed = false
        checkpoints?.consider()
    }

    /// Reports what is committed, which is before its answers leave.
    private func tell() {
        let events = control.endTurn(isCommitted: true)
        guard !events.isEmpty else { return }
        logger.logStatuses(in: events)
        eventPush?.post(events)
    }

    /// Answers those who waited for runs that have ended, or who have waited long enough.
    private func settleWaiters() {
        control.runWaiters.settle()
        if let milliseconds = control.runWaiters.millisecondsToNextEnd { waitTimer?.arm(afterMilliseconds: milliseconds + 1) }
    }

    /// Goes on after a commit that failed.
    ///
    /// - Returns: What is answered in place of what did not happen.
    private func undo(because error: any Error) -> HTTPResponse {
        dueFailed = true
        settleDeliveries(isCommitted: false)
        // What the turn set is gone from the store, and goes from the service as well.
        do {
            try service.readSteering()
        } catch {
            logger.error("the clock could not be read", metadata: ["error": "\(error)"])
        }
        control.endTurn(isCommitted: false)
        let failure = gateway.fail(because: error)
        control.runWaiters.fail(failure)
        return failure
    }
}
