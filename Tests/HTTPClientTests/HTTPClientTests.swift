// Requests through libcurl, to a server of the program's own.

import HTTP
import HTTPServer
import Testing

@testable import HTTPClient

@Suite struct HTTPClientTests {
    /// Sends a request from a worker's thread while this one serves.
    private func exchange(_ change: (inout HTTPClient.Request) -> Void) throws -> (
        Result<HTTPResponse, HTTPClient.Failure>, seen: HTTPRequest?
    ) {
        let client = try HTTPClient()
        let loop = try EventLoop()
        let application = Echo()
        let server = HTTPServer(configuration: .init(port: 0), loop: loop, application: application)
        try server.start()
        let worker = try Worker(loop)
        var request = HTTPClient.Request("PUT", "http://127.0.0.1:\(server.port)/bucket/year%3D2026/..//a%20b")
        change(&request)
        var result: Result<HTTPResponse, HTTPClient.Failure>?
        worker.run({ [request] in Result { () throws(HTTPClient.Failure) in try client.send(request) } }) {
            result = $0
            server.stop(graceMilliseconds: 0)
        }
        server.run()
        return (try #require(result), application.seen)
    }

    @Test func `a request arrives as it was made, and its answer comes back`() throws {
        let (result, seen) = try exchange {
            $0.headers = ["X-Custom": "one"]
            $0.body = [0, 1, 255]
        }
        let request = try #require(seen)
        #expect(request.method == "PUT")
        #expect(request.path == "/bucket/year%3D2026/..//a%20b")
        #expect(request.body == [0, 1, 255])
        #expect(request.headers["X-Custom"] == "one")
        #expect(request.headers["Content-Type"] == "application/octet-stream")
        #expect(request.headers["Authorization"] == nil)
        #expect(request.headers["Expect"] == nil)
        let response = try result.get()
        #expect(response.status == 202)
        #expect(response.headers["X-Answer"] == "yes")
        #expect(response.body == Array("done".utf8))
    }

    @Test(arguments: [
        ("http://u:p@h.example/a", "http://h.example/a"), ("https://h/a@b", "https://h/a@b"), ("http://a@b@c:1?d@e", "http://c:1?d@e"),
        ("x", "x"),
        ("http://u:p%40/w@h", "http://u:p%40/w@h"),
    ])
    func `a URL is shown without the password in it`(url: String, shown: String) {
        #expect(HTTPClient.shown(url) == shown)
    }

    @Test func `what could not be sent is told without the password`() throws {
        let (result, _) = try exchange { $0.url = "http://name:hush@127.0.0.1:1/" }
        guard case .failure(let failure) = result else {
            Issue.record("there was an answer")
            return
        }
        #expect(!failure.description.contains("hush"))
    }

    @Test func `a large body arrives whole`() throws {
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0) }
        let (result, seen) = try exchange {
            $0.body = body
            $0.signature = AWSSignature(AWSCredentials(accessKeyID: "AKID", secretAccessKey: "secret"), region: "eu-west-1", service: "s3")
        }
        #expect(try result.get().status == 202)
        #expect(seen?.body == body)
        #expect(seen?.headers["Authorization"]?.lowercased().contains("expect") == false)
    }

    @Test func `an empty body is sent as one`() throws {
        let (result, seen) = try exchange { _ in }
        #expect(try result.get().status == 202)
        #expect(seen?.headers["Content-Length"] == "0")
    }

    @Test(arguments: ["GET", "HEAD", "DELETE", "POST"]) func `a request has its own method`(method: String) throws {
        let (result, seen) = try exchange { $0.method = method }
        #expect(seen?.method == method)
        #expect(try result.get().body == (method == "HEAD" ? [] : Array("done".utf8)))
    }

    @Test func `a signed request names its scope and the hash of its contents`() throws {
        let (_, seen) = try exchange {
            $0.body = Array("abc".utf8)
            $0.signature = AWSSignature(
                AWSCredentials(accessKeyID: "AKIDEXAMPLE", secretAccessKey: "secret", sessionToken: "token"), region: "eu-west-1",
                service: "s3")
        }
        let headers = try #require(seen?.headers)
        let authorization = try #require(headers["Authorization"])
        #expect(authorization.hasPrefix("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/"))
        #expect(authorization.contains("/eu-west-1/s3/aws4_request"))
        #expect(authorization.contains("x-amz-security-token"))
        #expect(headers["X-Amz-Content-SHA256"] == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(headers["X-Amz-Security-Token"] == "token")
    }

    @Test(arguments: ["ftp://127.0.0.1/", "127.0.0.1/", "file:///etc/passwd", "http://a\u{0}b/"])
    func `only addresses of the web are asked`(url: String) throws {
        #expect(throws: HTTPClient.Failure.self) { _ = try HTTPClient().send(.init("GET", url)) }
    }

    @Test func `a server that is not there is told in a sentence`() throws {
        let (result, _) = try exchange { $0.url = "http://127.0.0.1:1/" }
        #expect(throws: HTTPClient.Failure.self) { try result.get() }
        if case .failure(let failure) = result { #expect(failure.description.hasPrefix("PUT http://127.0.0.1:1/ has no answer: ")) }
    }

    @Test func `an answer that is too long is given up`() throws {
        let (result, _) = try exchange { $0.maximumAnswerBytes = 3 }
        #expect(throws: HTTPClient.Failure.self) { try result.get() }
    }

    @Test func `a server that does not answer is given up`() throws {
        let (result, _) = try exchange {
            $0.url += "/silence"
            $0.totalMilliseconds = 50
        }
        #expect(throws: HTTPClient.Failure.self) { try result.get() }
    }
}

private final class Echo: HTTPApplication {
    var seen: HTTPRequest?
    /// What is let go is answered.
    private let silence = PendingResponse()

    func respond(to request: HTTPRequest) -> HTTPAnswer {
        seen = request
        if request.path.hasSuffix("/silence") { return .later(silence) }
        return .now(HTTPResponse(status: 202, headers: ["X-Answer": "yes"], body: Array("done".utf8)))
    }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse { HTTPResponse(status: status) }

    func endTurn() -> HTTPResponse? { nil }
}
