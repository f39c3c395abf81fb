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
    private var output: [UInt8] = []
    private var sent = 0
    /// Answers in `output` that await the commit of this turn.
    private var awaiting: [Awaiting] = []
    private var answersThisTurn = 0
    private var isDirty = false
    private var ending = Ending.none
    private var peerEnded = false
    private var isSending = false
    /// What the deadline is for, unless it is for sending; nil when it has to be set anew.
    private var awaitedPhase: RequestParser.Phase? = .idle

    private struct Awaiting {
        let place: Range<Int>
        let isToHead: Bool
        let persistence: Persistence
    }

    private enum Ending {
        case none
        /// After what is in `output`.
        case afterOutput
        /// After what is in `output`, and then a while in which what still comes is dropped: closing at once would reset the connection, and the
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
        parser = RequestParser(limits: limits)
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

    private var unsent: Int { output.count - sent }

    private var isAfterOutput: Bool {
        if case .afterOutput = ending { true } else { false }
    }

    // MARK: Receiving

    private func receive() {
        switch ending {
        case .none: break
        case .afterOutput, .afterLinger, .lingering: return drop()
        case .closed: return
        }
        if !wantsInput {
            resumeParsing()
            return markDirty()
        }
        let buffer = server.receiveBuffer
        let count = loop_receive(socket, buffer.baseAddress, buffer.count)
        switch count {
        case -1: return
        case -2: close()
        case 0: end()
        default: parse(UnsafeBufferPointer(rebasing: buffer[..<count]))
        }
    }

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
                guard answersThisTurn < server.configuration.maximumAnswersPerTurn, unsent <= server.configuration.maximumUnsentBytes else {
                    wantsInput = false
                    markDirty()
                    return cursor
                }
                switch try parser.parse(bytes, from: &cursor) {
                case .incomplete: return cursor
                case .continueExpected:
                    // Not said to a client that did not wait (RFC 9110 §10.1.1).
                    if cursor == bytes.count {
                        output.append(contentsOf: "HTTP/1.1 100 Continue\r\n\r\n".utf8)
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

    private func answer(_ request: HTTPRequest, _ asked: Persistence) {
        let response = server.application.respond(to: request)
        let persistence = server.isDraining ? .close : asked
        let isToHead = request.method == "HEAD"
        let start = output.count
        output.append(response, toHead: isToHead, persistence)
        if response.awaitsCommit { awaiting.append(Awaiting(place: start..<output.count, isToHead: isToHead, persistence: persistence)) }
        if persistence == .close { ending = .afterOutput }
        answersThisTurn += 1
        awaitedPhase = nil
        markDirty()
    }

    private func refuse(_ error: RequestError) {
        output.append(server.application.refuse(error.status, error.sentence), toHead: false, .close)
        ending = .afterLinger
        deadline = loop_milliseconds() + Int64(server.configuration.lingerMilliseconds)
        markDirty()
    }

    /// The client sends no more, but may still read its answers.
    private func end() {
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
        guard !awaiting.isEmpty else { return }
        var replaced = Array(output[..<awaiting[0].place.lowerBound])
        for (index, answer) in awaiting.enumerated() {
            replaced.append(failure, toHead: answer.isToHead, answer.persistence)
            let next = index + 1 < awaiting.count ? awaiting[index + 1].place.lowerBound : output.count
            replaced.append(contentsOf: output[answer.place.upperBound..<next])
        }
        output = replaced
        awaiting.removeAll(keepingCapacity: true)
    }

    /// Sends what the socket takes; called once at the end of a turn in which there was something to send or to decide.
    func flush() {
        isDirty = false
        awaiting.removeAll(keepingCapacity: true)
        answersThisTurn = 0
        if case .closed = ending { return }
        if unsent > 0 {
            let taken = output.withUnsafeBytes { loop_send(socket, $0.baseAddress?.advanced(by: sent), unsent) }
            if taken < 0 { return close() }
            sent += taken
            if unsent == 0 { forgetSent() } else { sendRestLater(isProgress: taken > 0) }
        }
        if unsent == 0, isOver() { return }
        if unsent > server.configuration.maximumUnsentBytes { return pauseReading() }
        resumeReading()
        if !wantsInput { reading?.activate() }
        setDeadline()
    }

    private func forgetSent() {
        output.removeAll(keepingCapacity: output.capacity <= 16 * 1024)
        sent = 0
        isSending = false
        awaitedPhase = nil
    }

    private func sendRestLater(isProgress: Bool) {
        if sent > 64 * 1024, sent > output.count / 2 {
            output.removeFirst(sent)
            sent = 0
        }
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
            guard peerEnded, wantsInput else { return false }
            close()
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
        guard case .none = ending, unsent == 0, parser.phase != awaitedPhase else { return }
        awaitedPhase = parser.phase
        let allowed = parser.phase == .idle ? server.configuration.idleMilliseconds : server.configuration.receiveMilliseconds
        deadline = loop_milliseconds() + Int64(allowed)
    }

    /// The deadline passed: a request that began is told so, anything else is just closed.
    func expire() {
        guard case .none = ending, unsent == 0 else { return close() }
        switch parser.phase {
        case .idle: close()
        case .head: refuse(.headTimeout)
        case .body: refuse(.bodyTimeout)
        }
    }

    /// The server is stopping: what has arrived is still answered, and an idle connection closes.
    func finish() {
        guard case .none = ending else { return }
        receive()
        if case .none = ending, parser.phase == .idle, wantsInput {
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
        if unsent > 0 { loop_reset_on_close(socket) }
        evutil_closesocket(socket)
        server.remove(self)
    }
}
