// One client: receives, has requests answered in order, and sends at the end of the turn.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-9

import CLibevent
import HTTP

final class Connection {
    private unowned let server: HTTPServer
    private let socket: Int32
    /// Where the server keeps this connection.
    var place: Int
    /// When the connection has had its time, in milliseconds of the loop's clock.
    private(set) var deadline: Int64 = 0

    private var reading: Watch?
    private var writing: Watch?
    private var parser: RequestParser
    /// What was received and not consumed by the parser.
    private var input: [UInt8] = []
    /// Whether the parser wants more than `input`; else it was held back and goes on in the next turn.
    private var wantsInput = true
    private var isReadingPaused = false
    private var outbox = Outbox()
    private var answering = Answering.ready
    private var answersThisTurn = 0
    private var isDirty = false
    private var ending = Ending.none
    private var peerEnded = false
    private var isSending = false
    /// What the deadline is for, unless it is for sending; nil when it has to be set anew.
    private var awaitedPhase: RequestParser.Phase? = .idle

    /// What keeps the next request of this connection waiting.
    private enum Answering {
        case ready
        /// A response that is there, until its delay is over.
        case delayed(Delayed)
        /// A response that the application will give.
        case pending(Form)
        case streaming(ResponseStream, Form)
    }

    /// What of the request its answer has to follow.
    private struct Form {
        let isToHead: Bool
        let isHTTP10: Bool
        let persistence: Persistence
    }

    private struct Delayed {
        var response: HTTPResponse
        let form: Form
        /// Whether the turn has not ended whose commit it awaits.
        var isAwaitingCommit: Bool
        let timer: LoopTimer
    }

    private enum Ending {
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

    init(_ server: HTTPServer, _ socket: Int32, place: Int) {
        self.server = server
        self.socket = socket
        self.place = place
        var limits = RequestParser.Limits()
        limits.body = server.configuration.maximumBodyBytes
        parser = RequestParser(limits: limits, largerBody: server.largerBody)
        deadline = loop_milliseconds() + Int64(server.configuration.receiveMilliseconds)
        reading = Watch(server.loop.base, socket, EV_READ | EV_PERSIST) { [unowned self] in receive() }
        reading?.add()
    }

    deinit {
        if case .closed = ending { return }
        // The server itself is going. The events go before their socket.
        reading = nil
        writing = nil
        evutil_closesocket(socket)
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
        let buffer = server.receiveBuffer
        let count = loop_receive(socket, buffer.baseAddress, buffer.count)
        switch count {
        case -1: return
        case -2: close()
        case 0: end()
        default:
            let received = UnsafeBufferPointer(rebasing: buffer[..<count])
            if isReady { parse(received) } else { keep(received) }
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
        setDeadline()
    }

    private func resumeParsing() {
        // Taken out, since answering may not touch what is being parsed.
        var bytes = input
        input = []
        let consumed = answerRequests(in: bytes.span)
        if consumed == bytes.count { bytes.removeAll(keepingCapacity: bytes.capacity <= 16 * 1024) } else { bytes.removeFirst(consumed) }
        input = bytes
    }

    /// Answers the requests that are whole, and returns how many bytes they took.
    private func answerRequests(in bytes: Span<UInt8>) -> Int {
        var cursor = 0
        wantsInput = true
        do throws(RequestError) {
            while cursor < bytes.count, case .none = ending {
                guard isReady, answersThisTurn < server.configuration.maximumAnswersPerTurn,
                    outbox.unsent <= server.configuration.maximumUnsentBytes
                else {
                    wantsInput = false
                    markDirty()
                    return cursor
                }
                switch try parser.parse(bytes, from: &cursor) {
                case .incomplete: return cursor
                case .continueExpected:
                    // Not said to a client that did not wait (RFC 9110 §10.1.1).
                    if cursor == bytes.count {
                        outbox.append { $0.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8) }
                        markDirty()
                    }
                case .complete(let request, let persistence): answer(request, persistence)
                }
            }
        } catch {
            refuse(error)
            return bytes.count
        }
        return cursor
    }

    private func answer(_ request: HTTPRequest, _ persistence: Persistence) {
        let form = Form(isToHead: request.method == "HEAD", isHTTP10: parser.isHTTP10, persistence: persistence)
        switch server.application.respond(to: request) {
        case .now(let response): send(response, form)
        case .later(let response):
            answering = .pending(form)
            response.whenGiven { [weak self] in self?.take($0) }
        case .stream(let stream): open(stream, form)
        }
        answersThisTurn += 1
        awaitedPhase = nil
        markDirty()
    }

    /// Takes the response that was pending.
    private func take(_ response: HTTPResponse) {
        guard case .pending(let form) = answering else { return }
        answering = .ready
        send(response, form)
        markDirty()
    }

    private func send(_ response: HTTPResponse, _ form: Form) {
        if response.delivery.delayMilliseconds > 0, !server.isDraining {
            let timer = server.loop.timer(afterMilliseconds: response.delivery.delayMilliseconds) { [unowned self] in endDelay() }
            answering = .delayed(
                Delayed(response: response, form: form, isAwaitingCommit: response.awaitsCommit, timer: timer))
        } else {
            deliver(response, form)
        }
    }

    private func deliver(_ response: HTTPResponse, _ form: Form) {
        let persistence = server.isDraining ? .close : form.persistence
        switch response.delivery.extent {
        case .whole:
            outbox.append(response, toHead: form.isToHead, persistence)
            if persistence == .close { ending = .afterOutput }
        case .dropped: ending = .cut
        case .truncated:
            outbox.append(response, toHead: form.isToHead, persistence)
            ending = .cut
        }
    }

    private func endDelay() {
        guard case .delayed(var delayed) = answering else { return }
        answering = .ready
        // Unless its own turn is this one, which is so only when the server stops, its commit was long ago.
        delayed.response.awaitsCommit = delayed.isAwaitingCommit
        deliver(delayed.response, delayed.form)
        markDirty()
    }

    // MARK: Streams

    private func open(_ stream: ResponseStream, _ form: Form) {
        let persistence: Persistence = form.isHTTP10 || server.isDraining ? .close : form.persistence
        let form = Form(isToHead: form.isToHead, isHTTP10: form.isHTTP10, persistence: persistence)
        outbox.append { $0.append(headOf: stream, inChunks: !form.isHTTP10, persistence) }
        answering = .streaming(stream, form)
        stream.open(
            ResponseStream.Outlet(
                send: { [weak self] in self?.send(piece: $0) }, end: { [weak self] in self?.endStream() }))
        if form.isToHead || server.isDraining { endStream(of: stream) }
    }

    private func send(piece: [UInt8]) {
        guard case .streaming(_, let form) = answering, case .none = ending, !form.isToHead else { return }
        outbox.append { if form.isHTTP10 { $0.append(contentsOf: piece) } else { $0.append(chunk: piece) } }
        // Whoever does not read is let go, since events do not wait.
        if outbox.unsent > server.configuration.maximumUnsentBytes { ending = .broken }
        markDirty()
    }

    /// Ends a stream that the application would go on with.
    private func endStream(of stream: ResponseStream) {
        stream.disconnect()
        endStream()
    }

    private func endStream() {
        guard case .streaming(_, let form) = answering else { return }
        answering = .ready
        if !form.isHTTP10, !form.isToHead { outbox.append { $0.appendLastChunk() } }
        if form.persistence == .close || server.isDraining { ending = .afterOutput }
        markDirty()
    }

    private func refuse(_ error: RequestError) {
        outbox.append(server.application.refuse(error.status, error.sentence), toHead: false, .close)
        ending = .afterLinger
        deadline = loop_milliseconds() + Int64(server.configuration.lingerMilliseconds)
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
        switch loop_receive(socket, buffer.baseAddress, buffer.count) {
        case -2: close()
        case 0:
            if case .lingering = ending { close() } else { end() }
        case 1... where isAfterOutput: ending = .afterLinger
        default: break
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
            switch outbox.send(to: socket) {
            case .done:
                isSending = false
                awaitedPhase = nil
            case .stalled(let isProgress): sendRestLater(isProgress: isProgress)
            case .broken: return close()
            }
        }
        if outbox.unsent == 0, isOver() { return }
        if outbox.unsent > server.configuration.maximumUnsentBytes || (!isReady && input.count >= Self.maximumEarlyBytes) {
            pauseReading()
        } else {
            resumeReading()
            if !wantsInput, isReady { reading?.activate() }
        }
        setDeadline()
    }

    private func sendRestLater(isProgress: Bool) {
        if isProgress || !isSending { deadline = loop_milliseconds() + Int64(server.configuration.sendMilliseconds) }
        let writing = writing ?? Watch(server.loop.base, socket, EV_WRITE) { [unowned self] in markDirty() }
        self.writing = writing
        isSending = true
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
        loop_end_sending(socket)
        resumeReading()
    }

    private func pauseReading() {
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

    private func markDirty() {
        if !isDirty {
            isDirty = true
            server.markDirty(self)
        }
    }

    // MARK: Time and the end

    /// Sets the deadline when a request ended or another part of one began, and never because more bytes of the same part came.
    private func setDeadline() {
        guard case .none = ending, outbox.unsent == 0 else { return }
        guard isReady else {
            // It is the application that is awaited, and not the client.
            deadline = .max
            awaitedPhase = nil
            return
        }
        guard parser.phase != awaitedPhase else { return }
        awaitedPhase = parser.phase
        let allowed = parser.phase == .idle ? server.configuration.idleMilliseconds : server.configuration.receiveMilliseconds
        deadline = loop_milliseconds() + Int64(allowed)
    }

    /// The deadline passed: a request that began is told so, anything else is just closed.
    func expire() {
        guard case .none = ending, outbox.unsent == 0 else { return close() }
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
        case .pending: break
        case .streaming(let stream, _): endStream(of: stream)
        }
        if case .none = ending, isReady, parser.phase == .idle, wantsInput {
            ending = .afterOutput
            markDirty()
        }
    }

    func close() {
        if case .closed = ending { return }
        ending = .closed
        reading = nil
        writing = nil
        // Whoever does not take an answer is cut off; else the system would go on offering what it holds of it.
        if outbox.unsent > 0 { loop_reset_on_close(socket) }
        evutil_closesocket(socket)
        server.remove(self)
        let interrupted = answering
        answering = .ready
        if case .streaming(let stream, _) = interrupted { stream.disconnect() }
    }
}
