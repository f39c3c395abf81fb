// One client: receives, has requests answered in order, and sends at the end of the turn.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-9

import CLibevent
import HTTP

final class Connection {
    // Safety: the server holds its connections and nobody else keeps one, so that none outlives it. A counted reference is counted a dozen
    // times a request.
    unowned(unsafe) let server: HTTPServer
    private let answers: PortAnswers
    var responder: any HTTPResponder { answers.responder }
    private let transport: Transport
    /// Where the server keeps this connection.
    var place: Int
    /// The connection's deadline, in milliseconds of the loop's clock.
    private(set) var deadline: Int64 = 0

    private var reading: Watch?
    private var writing: Watch?
    private(set) var parser: RequestParser
    /// Bytes that were received and that the parser has not consumed.
    private var input: [UInt8] = []
    /// Whether the parser wants more than `input`; else it was held back and goes on in the next turn.
    private var wantsInput = true
    private var isReadingPaused = false
    var outbox = Outbox()
    var answering = Answering.ready
    var answersThisTurn = 0
    private var isDirty = false
    var ending = Ending.none
    private var peerEnded = false
    private var isSending = false
    var isReadingPiece = false  // Beside the loop.
    /// How much the client took since the deadline for sending was set.
    private var takenBytes = 0
    /// What the server counts as held for this connection.
    private var heldBytes = 0
    /// What the deadline is for, unless it is for sending.
    var receiveTime = ReceiveTime()

    enum Ending {
        case none
        /// After what is in `outbox`.
        case afterOutput
        /// After what is in `outbox`, whatever the client still sends.
        case cut
        /// At once.
        case broken
        /// After what is in `outbox`, and then a while in which what still comes is dropped: closing at once would reset the connection, and the
        /// client might never see why (RFC 9112 §9.6).
        case afterLinger
        case lingering
        case closed
    }

    init(_ server: HTTPServer, _ transport: Transport, _ answers: PortAnswers, place: Int) {
        self.server = server
        self.answers = answers
        self.transport = transport
        self.place = place
        var limits = RequestParser.Limits()
        limits.body = server.configuration.maximumBodyBytes
        limits.makeSpool = server.makeSpool
        parser = RequestParser(limits: limits, largerBody: answers.largerBody)
        deadline = loop_milliseconds() + Int64(server.configuration.receiveMilliseconds)
        reading = Watch(server.loop.base, transport.socket, EV_READ | EV_PERSIST) { [unowned self] in receive() }
        reading?.add()
    }

    deinit {
        if case .closed = ending { return }
        // The server itself is ending. Events have to be freed before their socket.
        reading = nil
        writing = nil
        transport.close(.abrupt)
    }

    private var isReady: Bool {
        if case .ready = answering { true } else { false }
    }

    private var isAfterOutput: Bool {
        if case .afterOutput = ending { true } else { false }
    }

    // MARK: Receiving

    private func receive() {
        switch ending {
        case .none: break
        case .afterOutput, .cut, .afterLinger, .lingering: return drop()
        case .broken, .closed: return
        }
        if !wantsInput, isReady {
            resumeParsing()
            return markDirty()
        }
        // A handshake takes a millisecond: those that do not fit are for the next turn, to which the socket calls again.
        if transport.isShakingHands, !server.hasTurnTime { return }
        let buffer = server.receiveBuffer
        switch transport.receive(into: buffer) {
        case .noneNow:
            if transport.awaitsSending { watchSending() }
        case .broken: close()
        case .end: end()
        case .bytes(let count):
            let received = UnsafeBufferPointer(rebasing: buffer[..<count])
            if isReady { parse(received) } else { keep(received) }
            awaitDisk()
            countHeldBytes()
        }
    }

    /// Keeps what comes before its turn: so an end of the connection is seen, too.
    private func keep(_ received: UnsafeBufferPointer<UInt8>) {
        input.append(contentsOf: received)
        wantsInput = false
        if input.count >= Self.maximumEarlyBytes { pauseReading() }
    }

    /// How much is received of what is not taken up yet.
    private static let maximumEarlyBytes = 64 * 1024

    private func parse(_ received: UnsafeBufferPointer<UInt8>) {
        if input.isEmpty {
            let consumed = answerRequests(in: received.span)
            if consumed < received.count { input.append(contentsOf: received[consumed...]) }
        } else {
            input.append(contentsOf: received)
            resumeParsing()
        }
        if server.isCrowded, case .none = ending, isReady, input.count + parser.bodyBytes > server.configuration.maximumCrowdedBytes {
            refuse(.crowded)
        }
        setDeadline()
    }

    private func resumeParsing() {
        // Taken out, since answering may not touch what is being parsed.
        var bytes = input
        input = []
        let consumed = answerRequests(in: bytes.span)
        if consumed == bytes.count { bytes.empty() } else { bytes.removeFirst(consumed) }
        input = bytes
    }

    /// Answers the requests that are whole, and returns how many bytes they took.
    private func answerRequests(in bytes: Span<UInt8>) -> Int {
        var cursor = 0
        wantsInput = true
        do throws(RequestError) {
            while cursor < bytes.count, case .none = ending {
                guard isReady, mayAnswer, outbox.unsent <= server.maximumUnsentBytes else {
                    wantsInput = false
                    markDirty()
                    return cursor
                }
                switch try parser.parse(bytes, from: &cursor) {
                case .incomplete: return cursor
                case .bodyExpected(let head, let awaitsContinue):
                    if let refusal = responder.refusal(ofHead: head) {
                        refuse(with: refusal)
                        return bytes.count
                    }
                    // Not said to a client that did not wait (RFC 9110 §10.1.1).
                    if awaitsContinue, cursor == bytes.count {
                        outbox.append { $0.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8) }
                        markDirty()
                    }
                case .complete(let request, let persistence): answer(request, persistence, after: parser.takeUnwrittenSpool())
                }
            }
        } catch {
            refuse(error)
            return bytes.count
        }
        return cursor
    }

    /// Whether this connection has not had its share of the turn.
    private var mayAnswer: Bool {
        let maximum = server.configuration.maximumAnswersPerTurn
        return answersThisTurn == 0 || (answersThisTurn < maximum.ofConnection && server.answersThisTurn < maximum.ofAll)
    }

    func refuse(_ error: RequestError) { refuse(with: responder.refuse(error)) }

    private func refuse(with response: HTTPResponse) {
        outbox.append(response, toHead: false, .close)
        ending = .afterLinger
        deadline = loop_milliseconds() + Int64(server.configuration.lingerMilliseconds)
        input = []
        parser.forget()
        markDirty()
    }

    /// The client sends no more, but may still read its answers; not so an answer without end, which could not end otherwise.
    private func end() {
        if case .streaming = answering { return close() }
        peerEnded = true
        reading?.remove()
        markDirty()
    }

    private func drop() {
        let buffer = server.receiveBuffer
        switch transport.receive(into: buffer) {
        case .broken: close()
        case .end:
            if case .lingering = ending { close() } else { end() }
        case .bytes where isAfterOutput: ending = .afterLinger
        case .bytes, .noneNow: break
        }
    }

    // MARK: Sending

    /// Puts the failure of the commit in the place of every answer of this turn that told of a write.
    func replaceAwaiting(with failure: HTTPResponse) {
        outbox.replaceAwaiting(with: failure)
        if case .delayed(var delayed) = answering, delayed.isAwaitingCommit {
            let delivery = delayed.response.delivery
            delayed.response = failure
            delayed.response.delivery = delivery
            answering = .delayed(delayed)
        }
    }

    /// Sends what the socket takes; called once at the end of a turn in which there was something to send or to decide.
    func flush() {
        isDirty = false
        answersThisTurn = 0
        outbox.commit()
        if case .delayed(var delayed) = answering, delayed.isAwaitingCommit {
            delayed.isAwaitingCommit = false
            answering = .delayed(delayed)
        }
        switch ending {
        case .closed: return
        case .broken: return close()
        case .none, .afterOutput, .cut, .afterLinger, .lingering: break
        }
        if outbox.unsent > 0 {
            switch outbox.send(through: transport) {
            case .done:
                isSending = false
                receiveTime.forget()
            case .stalled(let taken): sendRestLater(taken)
            case .broken: return close()
            }
        }
        // The next piece is taken when the socket takes bytes again, which is in another turn.
        if outbox.unsent == 0, hasBodyToSend, !isReadingPiece { watchSending() }
        if outbox.unsent == 0, isOver() { return }
        countHeldBytes()
        if outbox.unsent > server.maximumUnsentBytes || awaitsDisk || (!isReady && input.count >= Self.maximumEarlyBytes) {
            pauseReading()
        } else {
            resumeReading()
            if !wantsInput, isReady { reading?.activate() }
        }
        setDeadline()
    }

    private func sendRestLater(_ taken: Int) {
        takenBytes += taken
        if takenBytes >= Self.progressBytes || !isSending {
            deadline = loop_milliseconds() + Int64(server.configuration.sendMilliseconds)
            takenBytes = 0
        }
        isSending = true
        watchSending()
    }

    /// How much a client has to read within the time for sending, so that no client can read a few bytes at a time for hours.
    private static let progressBytes = 64 * 1024

    private func watchSending() {
        let writing =
            writing
            ?? Watch(server.loop.base, transport.socket, EV_WRITE) { [unowned self] in
                if transport.awaitsSending { receive() }
                if outbox.unsent == 0 { sendPiece() }
                markDirty()
            }
        self.writing = writing
        writing.add()
    }

    /// Ends the connection, now that all is sent, if it has come to its end.
    private func isOver() -> Bool {
        switch ending {
        case .none:
            guard peerEnded, wantsInput, isReady else { return false }
            close()
        case .cut, .broken: close()
        case .afterOutput where input.isEmpty: close()
        case .afterOutput, .afterLinger:
            if peerEnded { close() } else { linger() }
        case .lingering, .closed: break
        }
        return true
    }

    private func linger() {
        ending = .lingering
        deadline = loop_milliseconds() + Int64(server.configuration.lingerMilliseconds)
        transport.endSending()
        resumeReading()
    }

    func pauseReading() {
        if case .none = ending, !isReadingPaused, !peerEnded {
            isReadingPaused = true
            reading?.remove()
        }
    }

    private func resumeReading() {
        if isReadingPaused, !peerEnded {
            isReadingPaused = false
            reading?.add()
        }
    }

    /// Tells the server what this connection holds of requests and answers.
    func countHeldBytes() {
        let held = input.count + parser.bodyBytes + outbox.bytes.capacity + heldBodyBytes
        if held != heldBytes {
            server.heldBytes += held - heldBytes
            heldBytes = held
        }
    }

    func markDirty() {
        if !isDirty {
            isDirty = true
            server.markDirty(self)
        }
    }

    // MARK: Time and the end

    /// Sets the deadline when a request ended, another part of one began, or much of a body came, and never because of a few bytes.
    private func setDeadline() {
        guard case .none = ending, outbox.unsent == 0 else { return }
        guard isReady, !awaitsDisk else {
            // It is the client that is awaited while its body is under way, and else the application or the disk.
            deadline = !hasBodyToSend ? .max : loop_milliseconds() + Int64(server.configuration.sendMilliseconds)
            receiveTime.forget()
            return
        }
        guard receiveTime.begins(with: parser.phase, bodyBytes: parser.receivedBodyBytes) else { return }
        let allowed = parser.phase == .idle ? server.configuration.idleMilliseconds : server.configuration.receiveMilliseconds
        deadline = loop_milliseconds() + Int64(allowed)
    }

    /// The deadline passed: a request that began is told so, anything else is just closed.
    func expire() {
        guard case .none = ending, outbox.unsent == 0, !hasBodyToSend else { return close() }
        switch parser.phase {
        case .idle: close()
        case .head: refuse(.headTimeout)
        case .body: refuse(.bodyTimeout)
        }
    }

    /// The server is stopping: what has arrived is still answered, and an idle connection closes.
    func finish() {
        guard case .none = ending else { return }
        switch answering {
        case .ready: receive()
        case .delayed: endDelay()
        case .storing, .pending, .sending: break
        case .streaming(let stream, _): endStream(of: stream)
        }
        if case .none = ending, isReady, parser.phase == .idle, wantsInput {
            ending = .afterOutput
            markDirty()
        }
    }

    func close() {
        if case .closed = ending { return }
        let isCut = if case .cut = ending { true } else { false }
        ending = .closed
        reading = nil
        writing = nil
        // A client that does not take its answer is cut off.
        transport.close(outbox.unsent > 0 || hasBodyToSend ? .reset : isCut ? .abrupt : .orderly)
        server.heldBytes -= heldBytes
        heldBytes = 0
        server.remove(self)
        let interrupted = answering
        answering = .ready
        if case .streaming(let stream, _) = interrupted { stream.disconnect() }
    }
}
