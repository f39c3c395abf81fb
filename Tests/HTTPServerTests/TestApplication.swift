// Answers by path: what a test needs of an application.
import FilesTesting
import HTTP

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Answers on a port of its own, out of the same application.
final class OtherResponder: HTTPResponder {
    private let application: TestApplication

    init(_ application: TestApplication) { self.application = application }

    func respond(to request: HTTPRequest) -> HTTPAnswer {
        request.path == "/failing-write" ? application.respond(to: request) : .now(HTTPResponse(status: 200, body: Array("other".utf8)))
    }

    func maximumBodyBytes(method: String, path: String) -> Int? { 7 }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse { HTTPResponse(status: status, body: Array("other: \(reason)".utf8)) }
}

final class TestApplication: HTTPApplication {
    /// More than a socket takes at once.
    static let long = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 / 7) }

    var turns = 0
    var uncommitted = 0
    /// Called on `/stop`.
    var stop: () -> Void = {}
    private let worker: Worker
    private(set) var streams: [ResponseStream] = []
    /// Answers to `/gone`, given when a client leaves a stream.
    private var awaitingGone: [PendingResponse] = []
    private var gone = 0

    init(worker: Worker) { self.worker = worker }

    func respond(to request: HTTPRequest) -> HTTPAnswer {
        switch request.path {
        case "/stream": .stream(stream(request))
        case "/later": .later(later(request))
        case "/forgotten": .later(PendingResponse())
        case "/gone": .later(whenGone())
        case "/file": .now(fileResponse(to: request))
        case "/long": .now(HTTPResponse(status: 200, headers: ["X-A": "b"], body: Self.long))
        default: .now(response(to: request))
        }
    }

    func maximumBodyBytes(method: String, path: String) -> Int? {
        method == "PUT" && path == "/large" ? 5000 : path == "/small" ? 10 : nil
    }

    func refusal(ofHead head: HTTPRequest) -> HTTPResponse? {
        head.path == "/closed" ? HTTPResponse(status: 403, body: Array("closed".utf8)) : nil
    }

    /// The long body out of a file, of which with a query only the beginning is there when it is read.
    private func fileResponse(to request: HTTPRequest) -> HTTPResponse {
        let directory = TemporaryDirectory()
        directory.write(Self.long, to: "long")
        var response = HTTPResponse(status: 200, headers: ["X-A": "b"])
        response.file = FileBody(path: directory.path + "/long")
        if !request.query.isEmpty { truncate(directory.path + "/long", 1_000_000) }
        return response
    }

    private func response(to request: HTTPRequest) -> HTTPResponse {
        switch request.path {
        case "/big": return HTTPResponse(status: 200, body: [UInt8](repeating: UInt8(ascii: "b"), count: 8 << 20))
        case "/empty": return HTTPResponse(status: 204)
        case "/stop": stop()
        case "/injected": return HTTPResponse(status: 200, headers: ["X-A": "1\r\nX-B: 2", "Content-Length": "999"], body: [1])
        case "/write", "/failing-write":
            uncommitted += request.path == "/write" ? 0 : 1
            return HTTPResponse(
                status: 200, body: Array("written".utf8), awaitsCommit: true, delivery: delivery(request.query))
        default: break
        }
        return HTTPResponse(
            status: 200, headers: ["X-Method": request.method],
            body: Array("\(request.method) \(request.path) ".utf8) + request.body + spooled(request), delivery: delivery(request.query))
    }

    /// The body, if it came into a file.
    private func spooled(_ request: HTTPRequest) -> [UInt8] {
        guard let file = request.spooledBody.flatMap({ FileBody(path: $0.path) }) else { return [] }
        return file.bytes(in: 0..<file.count) ?? []
    }

    /// A delivery out of a query: `delay=5&dropped` or `truncated=3`.
    private func delivery(_ query: String) -> HTTPResponse.Delivery {
        var delivery = HTTPResponse.Delivery()
        for item in query.split(separator: "&") {
            let parts = item.split(separator: "=")
            let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
            switch parts[0] {
            case "delay": delivery.delayMilliseconds = number
            case "dropped": delivery.extent = .dropped
            case "truncated": delivery.extent = .truncated(after: number)
            default: break
            }
        }
        return delivery
    }

    private func stream(_ request: HTTPRequest) -> ResponseStream {
        let stream = ResponseStream(headers: ["Content-Type": "text/event-stream"])
        stream.send(Array("hello".utf8))
        stream.onClose = { [unowned self] in
            gone += 1
            answerGone()
        }
        streams.append(stream)
        if request.query == "ended" { stream.close() }
        return stream
    }

    private func later(_ request: HTTPRequest) -> PendingResponse {
        let pending = PendingResponse()
        let body = request.body
        worker.run {
            body.reversed() as [UInt8]
        } then: {
            pending.give(HTTPResponse(status: 200, body: $0))
        }
        return pending
    }

    private func whenGone() -> PendingResponse {
        awaitingGone.append(PendingResponse())
        defer { answerGone() }
        return awaitingGone[awaitingGone.count - 1]
    }

    private func answerGone() {
        guard gone > 0 else { return }
        for pending in awaitingGone { pending.give(HTTPResponse(status: 200, body: Array("\(gone)".utf8))) }
        awaitingGone = []
    }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: Array("{\"message\":\"\(reason)\"}".utf8))
    }

    func endTurn() -> HTTPResponse? {
        turns += 1
        defer { uncommitted = 0 }
        return uncommitted == 0 ? nil : HTTPResponse(status: 500, body: Array("not committed".utf8))
    }
}
