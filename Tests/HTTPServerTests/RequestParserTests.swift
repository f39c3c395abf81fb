// Requests out of bytes: what is taken, and how it is framed.
import FilesTesting
import HTTP
import Testing

@testable import HTTPServer

@Suite struct RequestParserTests {
    private let host: HTTPHeaders = ["Host": "localhost"]

    private func only(_ text: String) throws -> HTTPRequest {
        let results = parse(text)
        guard results.count == 1, case .request(let request, _) = results[0] else { throw NotOneRequest(results: results) }
        return request
    }

    private struct NotOneRequest: Error { let results: [Parsed] }

    @Test func `a request is its method, path, query, fields and body`() throws {
        let request = try only(head("POST /a%2Fb/c?x=1&y=%2F?z HTTP/1.1", "Content-Length: 3", "X-Empty:", "x-A:  b c \t") + "{1}")
        #expect(request.method == "POST")
        #expect(request.path == "/a%2Fb/c")
        #expect(request.query == "x=1&y=%2F?z")
        #expect(
            request.headers.map { "\($0.name)=\($0.value)" } == ["Host=localhost", "Content-Length=3", "X-Empty=", "x-A=b c"])
        #expect(request.body == Array("{1}".utf8))
    }

    @Test func `requests follow each other in order`() {
        let text = head("GET /1 HTTP/1.1") + head("PUT /2 HTTP/1.1", "Content-Length: 2") + "ab" + head("GET /3 HTTP/1.1")
        let paths = parse(text).map { if case .request(let request, _) = $0 { request.path } else { "-" } }
        #expect(paths == ["/1", "/2", "/3"])
    }

    @Test func `an empty line before a request is passed over`() throws {
        #expect(try only("\r\n\r\n" + head("GET / HTTP/1.1")).path == "/")
    }

    @Test(arguments: [
        ("http://localhost:4566/a/b?c", "/a/b", "c"), ("HTTPS://h/", "/", ""), ("http://h", "/", ""), ("http://h?q", "/", "q"),
        ("http://h/x?y=http://z/", "/x", "y=http://z/"),
    ])
    func `the scheme and authority of an absolute target are dropped`(target: String, path: String, query: String) throws {
        let request = try only(head("GET \(target) HTTP/1.1"))
        #expect(request.path == path)
        #expect(request.query == query)
    }

    @Test(arguments: [
        ("HTTP/1.1", "X: y", Persistence.open), ("HTTP/1.1", "Connection: close", .close), ("HTTP/1.1", "connection: x , Close", .close),
        ("HTTP/1.1", "Connection: closed", .open), ("HTTP/1.0", "X: y", .close), ("HTTP/1.0", "Connection: Keep-Alive", .openAnnounced),
        ("HTTP/1.0", "Connection: keep-alive, close", .close),
    ])
    func `the version and the connection field say whether the connection stays`(version: String, field: String, persistence: Persistence) {
        let results = parse(head("GET / \(version)", field))
        guard case .request(_, persistence)? = results.first else {
            Issue.record("\(results)")
            return
        }
    }

    @Test func `HTTP 1.0 needs no Host`() {
        #expect(parse("GET / HTTP/1.0\r\n\r\n") == [.request(HTTPRequest(method: "GET", path: "/"), .close)])
    }

    // MARK: Bodies

    @Test func `a chunked body is put together, without extensions and trailers`() throws {
        let request = try only(
            head("POST / HTTP/1.1", "Transfer-Encoding: Chunked") + "3;a=b\r\nabc\r\n00a ; c=\"d;e\"\r\n0123456789\r\n0\r\nX-Sum: 1\r\n\r\n"
        )
        #expect(String(decoding: request.body, as: UTF8.self) == "abc0123456789")
        #expect(request.headers["x-sum"] == nil)
    }

    @Test func `a chunked request is followed by the next one`() {
        let results = parse(head("POST /1 HTTP/1.1", "Transfer-Encoding: chunked") + "1\r\na\r\n0\r\n\r\n" + head("GET /2 HTTP/1.1"))
        #expect(results.count == 2)
        #expect(results.last == .request(HTTPRequest(method: "GET", path: "/2", headers: host), .open))
    }

    @Test(arguments: ["0", "00000000000000000"])
    func `a body of length zero is no body`(length: String) throws {
        #expect(try only(head("POST / HTTP/1.1", "Content-Length: \(length)")).body.isEmpty)
    }

    @Test func `a client that expects 100-continue is told so once the head is whole`() {
        let results = parse(head("PUT / HTTP/1.1", "Expect: 100-Continue", "Content-Length: 1") + "x")
        #expect(results.count == 2)
        #expect(results.first == .continueExpected)
        #expect(parse(head("PUT / HTTP/1.1", "Expect: 100-continue", "Content-Length: 1")) == [.continueExpected])
    }

    @Test func `a head is told of before its body is there, and an announced length takes no room`() throws {
        var parser = RequestParser(largerBody: { _, _ in .max })
        let text = Array(head("PUT /a?b HTTP/1.1", "Content-Length: 100000000000000000").utf8)
        var cursor = 0
        guard case .bodyExpected(let request, awaitsContinue: false) = try parser.parse(text.span, from: &cursor) else {
            Issue.record("the head is not told of")
            return
        }
        #expect(request.path == "/a" && request.headers["Host"] == "localhost" && cursor == text.count)
        let piece = [UInt8](repeating: 1, count: 100_000)
        cursor = 0
        guard case .incomplete = try parser.parse(piece.span, from: &cursor) else {
            Issue.record("the body is whole")
            return
        }
        #expect(parser.bodyBytes == piece.count)
    }

    @Test func `nobody waits for a body that is not there, and HTTP 1.0 does not wait`() {
        #expect(parse(head("PUT / HTTP/1.1", "Expect: 100-continue", "Content-Length: 0")).count == 1)
        #expect(parse(head("PUT / HTTP/1.0", "Expect: 100-continue", "Content-Length: 1")) == [])
    }

    @Test func `the phase tells what is awaited`() throws {
        var parser = RequestParser()
        let text = Array((head("PUT / HTTP/1.1", "Content-Length: 2") + "ab").utf8)
        var phases = [parser.phase]
        var cursor = 0
        for count in [1, text.count - 2, text.count - 1, text.count] {
            let bytes = Array(text[..<count])
            _ = try parser.parse(bytes.span, from: &cursor)
            phases.append(parser.phase)
        }
        #expect(phases == [.idle, .head, .body, .body, .idle])
    }

    // MARK: Limits

    @Test func `a body may be as large as the limit`() {
        var limits = RequestParser.Limits()
        limits.body = 4
        #expect(parse(head("PUT / HTTP/1.1", "Content-Length: 4") + "abcd", limits: limits).count == 1)
        #expect(parse(head("PUT / HTTP/1.1", "Content-Length: 5"), limits: limits) == [.error(.bodyTooLarge)])
        let chunked = head("PUT / HTTP/1.1", "Transfer-Encoding: chunked")
        #expect(parse(chunked + "2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n", limits: limits).count == 1)
        #expect(parse(chunked + "2\r\nab\r\n3\r\n", limits: limits) == [.error(.bodyTooLarge)])
    }

    @Test func `a body over the limit is refused before the client is told to go on`() {
        var limits = RequestParser.Limits()
        limits.body = 4
        #expect(parse(head("PUT / HTTP/1.1", "Expect: 100-continue", "Content-Length: 5"), limits: limits) == [.error(.bodyTooLarge)])
    }

    @Test func `a head may be as large as the limit`() {
        let text = head("GET / HTTP/1.1", "X: " + String(repeating: "x", count: 1000))
        var limits = RequestParser.Limits()
        limits.head = text.utf8.count
        #expect(parse(text, limits: limits).count == 1)
        limits.head -= 1
        #expect(parse(text, limits: limits) == [.error(.headTooLarge)])
    }

    @Test func `a target may be as long as the limit`() {
        var limits = RequestParser.Limits()
        limits.target = 100
        let target = "/" + String(repeating: "x", count: 99)
        #expect(parse(head("GET \(target) HTTP/1.1"), limits: limits).count == 1)
        #expect(parse(head("GET \(target)x HTTP/1.1"), limits: limits) == [.error(.targetTooLong)])
        #expect(parse("GET " + String(repeating: target, count: 9), limits: limits) == [.error(.targetTooLong)])
    }

    @Test func `trailers are bounded`() {
        var limits = RequestParser.Limits()
        limits.head = 200
        let body = head("PUT / HTTP/1.1", "Transfer-Encoding: chunked") + "0\r\n"
        #expect(parse(body + String(repeating: "a: b\r\n", count: 34), limits: limits) == [.error(.headTooLarge)])
    }

    @Test func `chunk extensions are bounded one by one and together`() {
        let start = head("PUT / HTTP/1.1", "Transfer-Encoding: chunked")
        #expect(parse(start + "1;" + String(repeating: "a", count: 1024)) == [.error(.malformedChunk)])
        let chunk = "1;" + String(repeating: "a", count: 1000) + "\r\nx\r\n"
        #expect(parse(start + String(repeating: chunk, count: 66)) == [.error(.malformedChunk)])
    }

    // MARK: Large bodies

    @Test(arguments: ["Content-Length: 40", "Transfer-Encoding: chunked"])
    func `a body that is larger than others goes into a file, which goes with its request`(framing: String) throws {
        let directory = TemporaryDirectory()
        let limits = RequestParser.Limits(body: 16, makeSpool: { BodySpool(in: directory.path) })
        var parser = RequestParser(limits: limits, largerBody: { _, _ in 40 })
        let body = String(repeating: "0123456789", count: 4)
        let text = framing.hasPrefix("Content") ? body : "a\r\n\(body.prefix(10))\r\n1e\r\n\(body.suffix(30))\r\n0\r\n\r\n"
        let bytes = Array((head("PUT /large HTTP/1.1", framing) + text).utf8)
        func complete() throws -> HTTPRequest? {
            var cursor = 0
            while true {
                switch try parser.parse(bytes.span, from: &cursor) {
                case .complete(let request, _): return request
                case .incomplete: return nil
                case .bodyExpected: continue
                }
            }
        }
        do {
            let request = try #require(try complete())
            #expect(request.body.isEmpty)
            #expect(parser.bodyBytes == 0)
            let path = try #require(request.spooledBody?.path)
            #expect(directory.read(at: path) == Array(body.utf8))
        }
        #expect(directory.names(in: "") == [])
        // One that nobody finishes leaves nothing, either.
        var unfinished = RequestParser(limits: limits, largerBody: { _, _ in 40 })
        var cursor = 0
        let most = Array(bytes.dropLast(9))
        while case .bodyExpected = try unfinished.parse(most.span, from: &cursor) {}
        #expect(directory.names(in: "").count == 1)
        unfinished.forget()
        #expect(directory.names(in: "") == [])
    }

    @Test func `a body for which there is no file is held`() throws {
        var parser = RequestParser(
            limits: RequestParser.Limits(body: 16, makeSpool: { BodySpool(in: "/nowhere/at/all") }), largerBody: { _, _ in 40 })
        let bytes = Array((head("PUT /large HTTP/1.1", "Content-Length: 20") + "01234567890123456789").utf8)
        var cursor = 0
        _ = try parser.parse(bytes.span, from: &cursor)
        guard case .complete(let request, _) = try parser.parse(bytes.span, from: &cursor) else {
            Issue.record("the request is not complete")
            return
        }
        #expect(request.body.count == 20 && request.spooledBody == nil)
    }
}
