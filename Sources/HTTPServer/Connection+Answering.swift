// How a connection answers its request: at once, after a delay, when the application has the response, or bit by bit.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-9.3.2

import HTTP

extension Connection {
    /// What keeps the next request of this connection waiting.
    enum Answering {
        case ready
        /// A request whose body the disk does not have yet.
        case storing(HTTPRequest, Persistence, BodySpool)
        /// A response that is there, until its delay is over.
        case delayed(Delayed)
        /// A response that the application will give.
        case pending(Form)
        case streaming(ResponseStream, Form)
        /// A long body, of which so much is taken.
        case sending(LongBody, from: Int, Persistence)
    }

    /// A body that goes out piece by piece.
    enum LongBody {
        case bytes([UInt8])
        /// One that is read as it goes, beside the loop.
        case file(FileBody)

        var count: Int {
            switch self {
            case .bytes(let bytes): bytes.count
            case .file(let file): file.count
            }
        }
    }

    /// What of the request its answer has to follow.
    struct Form {
        let isToHead: Bool
        let isHTTP10: Bool
        let persistence: Persistence
    }

    struct Delayed {
        var response: HTTPResponse
        let form: Form
        /// Whether the turn has not ended whose commit it awaits.
        var isAwaitingCommit: Bool
        let timer: LoopTimer
    }

    /// Answers a request once all of its body is written; nil for a request that waits for nothing.
    func answer(_ request: HTTPRequest, _ persistence: Persistence, after spool: BodySpool?) {
        guard let spool else { return answer(request, persistence) }
        watch(spool)
        answering = .storing(request, persistence, spool)
    }

    private func answer(_ request: HTTPRequest, _ persistence: Persistence) {
        let form = Form(isToHead: request.method == "HEAD", isHTTP10: parser.isHTTP10, persistence: persistence)
        take(responder.respond(to: request), form)
        answersThisTurn += 1
        server.answersThisTurn += 1
        receiveTime.forget()
        markDirty()
    }

    private func take(_ answer: HTTPAnswer, _ form: Form) {
        switch answer {
        case .now(let response): send(response, form)
        case .later(let pending):
            answering = .pending(form)
            pending.whenGiven { [weak self] in self?.takePending($0) }
        case .stream(let stream): open(stream, form)
        }
    }

    /// Takes the answer that was pending.
    private func takePending(_ answer: HTTPAnswer) {
        guard case .pending(let form) = answering else { return }
        answering = .ready
        take(answer, form)
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
        if let file = response.file, !form.isToHead { return sendInPieces(.file(file), of: response, persistence) }
        switch response.delivery.extent {
        case .whole:
            // The work is done; only who asks for much while all hold too much already does not get to see it.
            let isTooMuch = server.isCrowded && response.body.count > server.configuration.maximumCrowdedBytes && !form.isToHead
            let response = isTooMuch ? responder.refuse(.crowded) : response
            // What awaits the commit may have to be replaced whole.
            if response.body.count > Self.pieceBytes, !form.isToHead, !response.awaitsCommit, HTTPResponse.hasBody(response.status) {
                return sendInPieces(.bytes(response.body), of: response, persistence)
            }
            outbox.append(response, toHead: form.isToHead, persistence)
            countHeldBytes()
            if persistence == .close { ending = .afterOutput }
        case .dropped: ending = .cut
        case .truncated:
            outbox.append(response, toHead: form.isToHead, persistence)
            ending = .cut
        }
    }

    func endDelay() {
        guard case .delayed(var delayed) = answering else { return }
        answering = .ready
        // Unless its own turn is this one, which is so only when the server stops, its commit was long ago.
        delayed.response.awaitsCommit = delayed.isAwaitingCommit
        deliver(delayed.response, delayed.form)
        markDirty()
    }

    // MARK: Long bodies

    /// Of how long a body the outbox holds a piece at a time.
    private static let pieceBytes = 256 * 1024

    /// Sends a body from the memory that it is in, which many answers may share.
    private func sendInPieces(_ body: LongBody, of response: HTTPResponse, _ persistence: Persistence) {
        outbox.append { $0.append(headOf: response, bodyBytes: body.count, persistence) }
        answering = .sending(body, from: 0, persistence)
        sendPiece()
    }

    /// Takes the next piece, once the last one is sent.
    func sendPiece() {
        guard case .sending(let body, let start, _) = answering, !isReadingPiece else { return }
        let range = start..<min(body.count, start + Self.pieceBytes)
        switch body {
        case .bytes(let bytes): take(piece: bytes[range])
        case .file(let file):
            isReadingPiece = true
            server.read(range, of: file) { [weak self] bytes in
                guard let self else { return }
                isReadingPiece = false
                if let bytes {
                    take(piece: bytes[...])
                } else {
                    // Its length is told already.
                    ending = .cut
                    markDirty()
                }
            }
        }
    }

    private func take(piece: ArraySlice<UInt8>) {
        guard case .sending(let body, let start, let persistence) = answering else { return }
        outbox.append { $0.append(contentsOf: piece) }
        let end = start + piece.count
        if end < body.count {
            answering = .sending(body, from: end, persistence)
        } else {
            answering = .ready
            if persistence == .close || server.isDraining { ending = .afterOutput }
        }
        countHeldBytes()
        markDirty()
    }

    /// Whether some of a long body is not sent.
    var hasBodyToSend: Bool {
        if case .sending = answering { true } else { false }
    }

    /// What is held of a body that goes out in pieces, be it others' as well, or that is on its way into its file.
    var heldBodyBytes: Int {
        switch answering {
        case .sending(.bytes(let body), _, _): body.count
        case .storing(_, _, let spool): spool.unwritten
        default: 0
        }
    }

    // MARK: Bodies on their way into files

    /// How much of a body may wait for the disk before no more of it is received.
    private static let mostUnwrittenBytes = 1024 * 1024

    /// Whether the disk has to have more of the body before more of it is received.
    var awaitsDisk: Bool {
        guard let spool = parser.spool else { return false }
        return spool.unwritten > Self.mostUnwrittenBytes
    }

    /// Receives no more of a body than the disk takes.
    func awaitDisk() {
        guard let spool = parser.spool else { return }
        watch(spool)
        if awaitsDisk { pauseReading() }
    }

    /// Goes on when something of a body was written.
    private func watch(_ spool: BodySpool) {
        guard spool.progressed == nil else { return }
        spool.progressed = { [weak self, unowned spool] in self?.takeProgress(of: spool) }
    }

    private func takeProgress(of spool: BodySpool) {
        switch answering {
        case .storing(let request, let persistence, _):
            guard spool.unwritten == 0 || spool.hasFailed else { break }
            answering = .ready
            if spool.hasFailed { refuse(.noRoom) } else { answer(request, persistence) }
            markDirty()
        default: markDirty()
        }
        countHeldBytes()
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
        // A client that does not read is dropped, since events do not wait.
        if outbox.unsent > server.maximumStreamedBytes { ending = .broken }
        countHeldBytes()
        markDirty()
    }

    /// Ends a stream that the application would go on with.
    func endStream(of stream: ResponseStream) {
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
}
