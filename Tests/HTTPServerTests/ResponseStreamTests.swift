// Answers without a known end.
import HTTP
import Testing

@testable import HTTPServer

@Suite struct ResponseStreamTests {
    private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

    @Test func `pieces arrive as chunks, and the connection goes on after the last`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /stream HTTP/1.1") + head("GET /next HTTP/1.1"))
            let response = try client.response()
            #expect(response.head == "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked")
            #expect(try client.chunk() == "hello")
            server.order(.publish(bytes("0123456789abcdef")))
            #expect(try client.chunk() == "0123456789abcdef")
            server.order(.publish([]))
            server.order(.closeStreams)
            #expect(try client.chunk() == "")
            #expect(try client.response().text == "GET /next ")
        }
    }

    @Test func `HTTP 1.0 has a stream up to the end of the connection`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            #expect(try client.response().head.hasSuffix("event-stream\r\nConnection: close"))
            server.order(.publish(bytes(" you")))
            server.order(.closeStreams)
            #expect(try client.rest() == "hello you")
        }
    }

    @Test func `a stream may be over before it is answered with`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server)
            try client.send(head("GET /stream?ended HTTP/1.1") + head("HEAD /stream HTTP/1.1") + head("GET /next HTTP/1.1"))
            _ = try client.response()
            #expect(try client.chunk() == "hello")
            #expect(try client.chunk() == "")
            #expect(try client.response(toHead: true).head.hasSuffix("chunked"))
            #expect(try client.response().text == "GET /next ")
        }
    }

    @Test func `the application hears that a client has gone`() throws {
        try LoopbackServer.with { server in
            var client: Client? = try Client(server)
            try client?.send(head("GET /stream HTTP/1.1"))
            _ = try client?.response()
            client = nil
            let other = try Client(server)
            try other.send(head("GET /gone HTTP/1.1"))
            #expect(try other.response().text == "1")
            server.order(.publish(bytes("to nobody")))
        }
    }

    @Test func `a reader that does not read is let go`() throws {
        try LoopbackServer.with({ $0.maximumUnsentBytes = 100_000 }) { server in
            let client = try Client(server, receiveBuffer: 4096)
            try client.send(head("GET /stream HTTP/1.1"))
            _ = try client.response()
            server.order(.publish([UInt8](repeating: 0, count: 8 << 20)))
            let other = try Client(server)
            try other.send(head("GET /gone HTTP/1.1"))
            #expect(try other.response().text == "1")
            client.waitForClose()
        }
    }

    @Test func `a stream without news outlives idle connections`() throws {
        try LoopbackServer.with({
            $0.idleMilliseconds = 20
            $0.receiveMilliseconds = 20
        }) { server in
            let client = try Client(server)
            try client.send(head("GET /stream HTTP/1.1"))
            _ = try client.response()
            #expect(try client.chunk() == "hello")
            for _ in 0..<3 { #expect(try Client(server).rest() == "") }
            server.order(.publish(bytes("news")))
            #expect(try client.chunk() == "news")
        }
    }

    @Test func `a stop ends streams as the application would`() throws {
        let server = try LoopbackServer()
        let client = try Client(server)
        try client.send(head("GET /stream HTTP/1.1"))
        _ = try client.response()
        server.order(.stop(graceMilliseconds: 10_000))
        #expect(try client.rest() == "5\r\nhello\r\n0\r\n\r\n")
        server.waitForEnd()
    }

    @Test func `a closed stream swallows what is sent`() {
        let stream = ResponseStream(headers: [:])
        var sent: [UInt8] = []
        var ends = 0
        stream.onClose = { Issue.record("the application closed it") }
        stream.send([1])
        stream.open(ResponseStream.Outlet(send: { sent += $0 }, end: { ends += 1 }))
        stream.send([2])
        stream.close()
        stream.send([3])
        stream.close()
        stream.disconnect()
        #expect(sent == [1, 2])
        #expect(ends == 1)
        #expect(!stream.isOpen)
    }
}
