// Answers that come late, broken off or not at all, and answers that the application gives later.
import HTTP
import Testing

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct DeliveryTests {
    /// Longer than any test.
    private let never = "delay=3600000"

    @Test func `a delayed answer comes before that to the next request of its connection`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(["/1", "/2?delay=3", "/3", "/4?delay=2", "/5"].map { head("GET \($0) HTTP/1.1") }.joined())
            for number in 1...5 { #expect(try client.response().text == "GET /\(number) ") }
        }
    }

    @Test func `others are served while an answer is delayed, and a stop does not wait for it`() throws {
        let server = try LoopbackServer()
        let delayed = try Client(server)
        try delayed.send(head("GET /a?\(never) HTTP/1.1") + head("GET /b HTTP/1.1"))
        let other = try Client(server)
        try other.send(head("GET /c HTTP/1.1"))
        #expect(try other.response().text == "GET /c ")
        #expect(!delayed.hasSomething)
        server.order(.stop(graceMilliseconds: 10_000))
        let response = try delayed.response()
        #expect(response.text == "GET /a ")
        #expect(response.head.hasSuffix("Connection: close"))
        server.waitForEnd()
    }

    @Test func `a delayed answer is not hurried by a deadline, nor by much that comes behind it`() throws {
        try LoopbackServer.with({ $0.idleMilliseconds = 40 }) { server in
            let client = try Client(server)
            let body = String(repeating: "x", count: 200_000)
            try client.send(head("GET /a?delay=120 HTTP/1.1") + head("PUT /b HTTP/1.1", "Content-Length: 200000") + body)
            #expect(try client.response().text == "GET /a ")
            #expect(try client.response().text == "PUT /b " + body)
        }
    }

    @Test func `a delayed answer tells of a commit that failed`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("POST /failing-write?delay=2 HTTP/1.1") + head("POST /write?delay=1 HTTP/1.1"))
            #expect(try client.response().text == "not committed")
            #expect(try client.response().text == "written")
        }
    }

    @Test(arguments: ["", "delay=1&"])
    func `a dropped answer ends the connection without a byte, after the answers before it`(delay: String) throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /a HTTP/1.1") + head("GET /b?\(delay)dropped HTTP/1.1"))
            #expect(try client.response().text == "GET /a ")
            #expect(try client.rest() == "")
        }
    }

    @Test(arguments: [(0, ""), (3, "GET"), (7, "GET /a "), (99, "GET /a ")])
    func `a truncated answer ends the connection within its body`(count: Int, body: String) throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /a?truncated=\(count) HTTP/1.1"))
            let rest = try client.rest()
            #expect(rest.contains("Content-Length: 7\r\n"))
            #expect(rest.hasSuffix("\r\n\r\n" + body))
        }
    }

    @Test func `the failure of a commit is cut as the answer would have been`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("POST /failing-write?truncated=3 HTTP/1.1"))
            #expect(try client.rest().hasSuffix("\r\n\r\nnot"))
        }
    }

    // MARK: Later

    @Test func `an answer may come from a worker, in its turn`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("PUT /later HTTP/1.1", "Content-Length: 3") + "abc" + head("GET /b HTTP/1.1"))
            #expect(try client.response().text == "cba")
            #expect(try client.response().text == "GET /b ")
        }
    }

    @Test func `a client that ends its side waits for its answer`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("PUT /later HTTP/1.1", "Content-Length: 3") + "abc")
            client.endSending()
            #expect(try client.rest().hasSuffix("cba"))
        }
    }

    @Test func `an answer that the application forgets is an internal error`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /forgotten HTTP/1.1"))
            #expect(try client.response().status == 500)
        }
    }

    @Test(arguments: ["Content-Length: 5000", "Transfer-Encoding: chunked", "Content-Length: 5000\r\nExpect: 100-continue"])
    func `a head that is refused gets its answer before the body is there, and the connection ends`(field: String) throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("PUT /closed HTTP/1.1", field))
            let response = try client.response()
            #expect(response.status == 403 && response.body == Array("closed".utf8))
            #expect(response.head.contains("\r\nConnection: close"))
        }
    }

    @Test func `a long body comes whole, piece by piece, and the connection goes on`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("HEAD /long HTTP/1.1") + head("GET /long HTTP/1.1") + head("GET /c HTTP/1.1"))
            #expect(try client.response(toHead: true).head.contains("Content-Length: 3000000"))
            let response = try client.response()
            #expect(response.status == 200 && response.head.contains("X-A: b\r\n") && response.body == TestApplication.long)
            #expect(try client.response().text == "GET /c ")
        }
    }

    @Test func `a response given twice counts once, and before it is awaited, too`() {
        let pending = PendingResponse()
        pending.give(HTTPResponse(status: 201))
        pending.give(HTTPResponse(status: 202))
        var statuses: [Int] = []
        pending.whenGiven { if case .now(let response) = $0 { statuses.append(response.status) } }
        pending.give(HTTPResponse(status: 203))
        #expect(statuses == [201])
    }
}

/// Bodies that stay in their files.
@Suite struct FileBodyTests {
    @Test func `a file is sent whole, a piece at a time, and the connection goes on`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /file HTTP/1.1") + head("HEAD /file HTTP/1.1") + head("GET /next HTTP/1.1"))
            let response = try client.response()
            #expect(response.head == "HTTP/1.1 200 OK\r\nX-A: b\r\nContent-Length: 3000000")
            #expect(response.body == TestApplication.long)
            #expect(try client.response(toHead: true).head.hasSuffix("Content-Length: 3000000"))
            #expect(try client.response().text == "GET /next ")
        }
    }

    @Test func `an answer breaks off where its file does, and others go on`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /file?truncated HTTP/1.1"))
            // The client reads what has come, or learns by a reset that the rest never will.
            do {
                #expect(try client.rest().utf8.count < 1_100_000)
            } catch let error as ClientError {
                #expect(error.code == ECONNRESET)
            }
            let other = try Client(server)
            try other.send(head("GET /next HTTP/1.1"))
            #expect(try other.response().text == "GET /next ")
        }
    }
}
