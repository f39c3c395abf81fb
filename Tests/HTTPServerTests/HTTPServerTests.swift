// The server over real sockets.
import HTTP
import Testing

@testable import HTTPServer

@Suite struct HTTPServerTests {
    // MARK: Requests and answers

    @Test func `a connection carries one request after the other`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            for number in 1...3 {
                try client.send(head("GET /\(number) HTTP/1.1"))
                let response = try client.response()
                #expect(response.text == "GET /\(number) ")
                #expect(response.head.hasPrefix("HTTP/1.1 200 OK\r\n"))
                #expect(!response.head.contains("Connection"))
            }
        }
    }

    @Test func `a thousand pipelined requests are answered in order`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send((0..<1000).map { head("GET /\($0) HTTP/1.1") }.joined())
            for number in 0..<1000 {
                #expect(try client.response().text == "GET /\(number) ")
            }
        }
    }

    @Test func `a request may come in two parts and a body in chunks`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send("POST /a HTTP/1.1\r\nHo")
            try client.send("st: localhost\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab")
            try client.send("c\r\n0\r\n\r\n" + head("GET /b HTTP/1.1"))
            #expect(try client.response().text == "POST /a abc")
            #expect(try client.response().text == "GET /b ")
        }
    }

    @Test func `a client that expects it is told to continue`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("PUT /a HTTP/1.1", "Expect: 100-continue", "Content-Length: 3"))
            #expect(try client.response().head == "HTTP/1.1 100 Continue")
            try client.send("abc")
            #expect(try client.response().text == "PUT /a abc")
        }
    }

    @Test func `a client that does not wait is not told to continue`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("PUT /a HTTP/1.1", "Expect: 100-continue", "Content-Length: 3") + "abc")
            #expect(try client.response().status == 200)
        }
    }

    @Test func `an answer to HEAD has the length of the body and no body`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("HEAD /a HTTP/1.1") + head("GET /b HTTP/1.1"))
            #expect(try client.response(toHead: true).head.hasSuffix("Content-Length: 8"))
            #expect(try client.response().text == "GET /b ")
        }
    }

    @Test func `an answer without content has neither length nor body`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("DELETE /empty HTTP/1.1") + head("GET /b HTTP/1.1"))
            #expect(try client.response().head == "HTTP/1.1 204 No Content")
            #expect(try client.response().text == "GET /b ")
        }
    }

    @Test func `fields of the application cannot change the framing`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /injected HTTP/1.1"))
            #expect(try client.response().head == "HTTP/1.1 200 OK\r\nX-A: 1  X-B: 2\r\nContent-Length: 1")
        }
    }

    @Test func `a large body arrives whole`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            let body = (0..<5 << 20).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
            try client.send(Array(head("PUT /a HTTP/1.1", "Content-Length: \(body.count)").utf8) + body)
            #expect(try client.response().body.dropFirst(7).elementsEqual(body))
        }
    }

    @Test func `a slow reader gets large answers whole and in order`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server, receiveBuffer: 4096)
            try client.send(head("GET /big HTTP/1.1") + head("GET /big HTTP/1.1") + head("GET /last HTTP/1.1"))
            #expect(try client.response().body.count == 8 << 20)
            #expect(try client.response().body.count == 8 << 20)
            #expect(try client.response().text == "GET /last ")
        }
    }

    // MARK: The end of connections

    @Test func `a client that asks for it has the connection closed after the answer`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /a HTTP/1.1", "Connection: close") + head("GET /b HTTP/1.1"))
            let response = try client.response()
            #expect(response.head.hasSuffix("Connection: close"))
            #expect(try client.rest() == "")
        }
    }

    @Test func `HTTP 1.0 closes unless the client keeps it open`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send("GET /a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try client.response().head.hasSuffix("Connection: keep-alive"))
            try client.send("GET /b HTTP/1.0\r\n\r\n")
            #expect(try client.response().head.hasSuffix("Connection: close"))
            #expect(try client.rest() == "")
        }
    }

    @Test func `a client that ends its side still gets its answers`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send((0..<200).map { head("GET /\($0) HTTP/1.1") }.joined() + head("GET /big HTTP/1.1") + "GET /par")
            client.endSending()
            for number in 0..<200 { #expect(try client.response().text == "GET /\(number) ") }
            #expect(try client.response().body.count == 8 << 20)
            #expect(try client.rest() == "")
        }
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400), ("GET / HTTP/3.0\r\n", 505), (head("GET / HTTP/1.1", "Expect: x"), 417),
        (head("PUT / HTTP/1.1", "Transfer-Encoding: x"), 501),
    ])
    func `what is no request is refused in the form of the application, and ends the connection`(text: String, status: Int) throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /first HTTP/1.1") + text)
            #expect(try client.response().text == "GET /first ")
            let response = try client.response()
            #expect(response.status == status)
            #expect(response.text.hasPrefix("{\"message\":\""))
            #expect(response.head.contains("Content-Type: application/json"))
            #expect(response.head.hasSuffix("Connection: close"))
            client.endSending()
            #expect(try client.rest() == "")
        }
    }

    @Test func `a client that sends too much can read why`() throws {
        try LoopbackServer.with({ $0.maximumBodyBytes = 1000 }) { server in
            let client = try Client(server)
            try client.send(head("PUT / HTTP/1.1", "Content-Length: 3000000"))
            try client.send([UInt8](repeating: 0, count: 3_000_000))
            #expect(try client.response().status == 413)
            client.endSending()
            #expect(try client.rest() == "")
        }
    }

    @Test func `the application may allow a larger body for a path, but not a smaller one`() throws {
        try LoopbackServer.with({ $0.maximumBodyBytes = 1000 }) { server in
            let body = String(repeating: "x", count: 5000)
            let client = try Client(server)
            try client.send(head("PUT /large HTTP/1.1", "Content-Length: 5000") + body)
            #expect(try client.response().text == "PUT /large " + body)
            try client.send(head("PUT /small HTTP/1.1", "Content-Length: 1000") + body.prefix(1000))
            #expect(try client.response().text == "PUT /small " + body.prefix(1000))
            try client.send(head("PUT /large HTTP/1.1", "Transfer-Encoding: chunked") + "1388\r\n" + body + "\r\n1\r\n")
            #expect(try client.response().status == 413)
            let other = try Client(server)
            try other.send(head("POST /large HTTP/1.1", "Content-Length: 1001"))
            #expect(try other.response().status == 413)
        }
    }

    @Test func `a server that holds too much refuses what does not come at once, until there is room`() throws {
        try LoopbackServer.with({ $0.maximumHeldBytes = 150_000 }) { server in
            let put = head("PUT /a HTTP/1.1", "Expect: 100-continue", "Content-Length: 120000")
            let most = String(repeating: "x", count: 100_000)
            let first = try Client(server)
            try first.send(put)
            #expect(try first.response().status == 100)
            try first.send(most)
            let second = try Client(server)
            try second.send(put)
            #expect(try second.response().status == 100)
            try second.send(most)
            // One of the two is refused, and everybody else is served.
            let third = try Client(server)
            try third.send(head("GET /c HTTP/1.1"))
            #expect(try third.response().text == "GET /c ")
            while !first.hasSomething, !second.hasSomething {}
            let refused = first.hasSomething ? first : second
            #expect(try refused.response().status == 503)
            let other = refused === first ? second : first
            try other.send(String(repeating: "x", count: 20_000))
            #expect(try other.response().body.count == 120_007)
        }
    }

    @Test func `a connection beyond the cap is closed, and there is room again when one has gone`() throws {
        try LoopbackServer.with({ $0.maximumConnections = 1 }) { server in
            let first = try Client(server)
            let second = try Client(server)
            #expect(try second.rest() == "")
            try first.send(head("GET /a HTTP/1.1", "Connection: close"))
            #expect(try first.response().status == 200)
            #expect(try first.rest() == "")
            let third = try Client(server)
            try third.send(head("GET /c HTTP/1.1"))
            #expect(try third.response().text == "GET /c ")
        }
    }

    // MARK: Deadlines

    @Test func `a sender that drips is told that its time is over`() throws {
        try LoopbackServer.with({ $0.receiveMilliseconds = 60 }) { server in
            for start in ["", head("PUT / HTTP/1.1", "Content-Length: 1000000")] {
                let client = try Client(server)
                try client.send(start)
                // Each byte is progress of a kind, and yet the deadline stands.
                repeat { try client.send("E") } while !client.hasSomething
                client.endSending()
                #expect(try client.rest().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
            }
        }
    }

    @Test func `an idle connection is closed without a word`() throws {
        try LoopbackServer.with({
            $0.receiveMilliseconds = 40
            $0.idleMilliseconds = 40
        }) { server in
            let silent = try Client(server)
            #expect(try silent.rest() == "")
            let served = try Client(server)
            try served.send(head("GET /a HTTP/1.1"))
            #expect(try served.response().status == 200)
            #expect(try served.rest() == "")
        }
    }

    @Test func `a reader that takes nothing is cut off`() throws {
        try LoopbackServer.with({ $0.sendMilliseconds = 40 }) { server in
            let client = try Client(server, receiveBuffer: 4096)
            try client.send(head("GET /big HTTP/1.1"))
            client.waitForClose()
            #expect(throws: ClientError.self) { try client.response() }
        }
    }

    // MARK: Commits

    @Test func `an answer that awaits a commit goes out after it`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("POST /write HTTP/1.1") + head("GET /a HTTP/1.1"))
            #expect(try client.response().text == "written")
            #expect(try client.response().text == "GET /a ")
        }
    }

    @Test func `when the commit fails, every answer of the turn that awaited it says so, and the others stay`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            let requests = ["GET /a", "POST /write", "GET /b", "HEAD /failing-write", "POST /failing-write", "GET /c"]
            try client.send(requests.map { head("\($0) HTTP/1.1") }.joined())
            #expect(try client.response().text == "GET /a ")
            #expect(try client.response().text == "not committed")
            #expect(try client.response().text == "GET /b ")
            #expect(try client.response(toHead: true).head == "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 13")
            #expect(try client.response().text == "not committed")
            #expect(try client.response().text == "GET /c ")
            try client.send(head("POST /write HTTP/1.1"))
            #expect(try client.response().text == "written")
        }
    }

    // MARK: Start and stop

    @Test func `stopping finishes what is under way, closes the rest, and ends the run`() throws {
        let server = try LoopbackServer()
        let idle = try Client(server)
        try idle.send(head("GET /a HTTP/1.1"))
        #expect(try idle.response().status == 200)
        let reading = try Client(server, receiveBuffer: 4096)
        try reading.send(head("GET /big HTTP/1.1"))
        let sending = try Client(server)
        try sending.send(head("PUT /late HTTP/1.1", "Content-Length: 3", "Expect: 100-continue"))
        #expect(try sending.response().status == 100)
        let stopping = try Client(server)
        try stopping.send(head("POST /stop HTTP/1.1"))
        #expect(try stopping.response().head.hasSuffix("Connection: close"))
        #expect(try idle.rest() == "")
        #expect(throws: ClientError.self) { try Client(server) }
        try sending.send("abc")
        let late = try sending.response()
        #expect(late.text == "PUT /late abc")
        #expect(late.head.hasSuffix("Connection: close"))
        #expect(try reading.response().body.count == 8 << 20)
        #expect(try reading.rest() == "")
        server.waitForEnd()
    }

    @Test func `a grace that is over cuts off what is left`() throws {
        let server = try LoopbackServer()
        let client = try Client(server)
        try client.send(head("PUT /never HTTP/1.1", "Content-Length: 3", "Expect: 100-continue"))
        #expect(try client.response().status == 100)
        server.order(.stop(graceMilliseconds: 20))
        #expect(try client.rest() == "")
        server.waitForEnd()
    }

    @Test func `a grace that is over also cuts off who does not read, and who was refused and goes on sending`() throws {
        let server = try LoopbackServer { $0.lingerMilliseconds = 60_000 }
        let reading = try Client(server, receiveBuffer: 4096)
        try reading.send(head("GET /big HTTP/1.1"))
        let refused = try Client(server)
        try refused.send("rubbish\r\n")
        #expect(try refused.response().status == 400)
        server.order(.stop(graceMilliseconds: 20))
        server.waitForEnd()
        #expect(try refused.rest() == "")
        #expect(throws: ClientError.self) { try reading.response() }
    }

    @Test func `a port in use is told in a sentence`() throws {
        try LoopbackServer.with { server in
            let port = server.port
            let error = #expect(throws: ListenError.self) { _ = try LoopbackServer { $0.port = port } }
            #expect(error == .addressInUse(host: "127.0.0.1", port: port))
            #expect("\(error!)" == "Port \(port) of 127.0.0.1 is in use by another program; choose another port, or 0 for any.")
        }
    }

    @Test(arguments: ["localhost", "0.0.0.0", "127.0.0.1"])
    func `a server listens on names and addresses`(host: String) throws {
        try LoopbackServer.with({ $0.host = host }) { server in
            let client = try Client(server)
            try client.send(head("GET /a HTTP/1.1"))
            #expect(try client.response().status == 200)
        }
    }

    @Test func `a server listens on IPv6`() throws {
        try LoopbackServer.with({ $0.host = "::1" }) { server in
            #expect(server.port > 0)
        }
    }

    @Test(arguments: [("nowhere.example", 0), ("", 0), ("1.2.3", 0), ("127.0.0.1", 65_536), ("127.0.0.1", -1), ("127.0.0.1:1", 2)])
    func `an address that is none is told in a sentence`(host: String, port: Int) throws {
        #expect(throws: ListenError.invalidAddress(host: host, port: port)) {
            _ = try LoopbackServer {
                $0.host = host
                $0.port = port
            }
        }
    }
}
