// One server on two ports: another responder answers on each, and all else is shared.
import Testing

@testable import HTTPServer

@Suite struct PortsTests {
    @Test func `each port has its own responder`() throws {
        try LoopbackServer.with { server in
            #expect(server.port != server.otherPort)
            let own = try Client(server)
            let other = try Client(server, port: server.otherPort)
            for client in [own, other] { try client.send(head("GET /a HTTP/1.1")) }
            #expect(try own.response().text == "GET /a ")
            #expect(try other.response().text == "other")
        }
    }

    @Test func `each port's responder refuses in its own words, and allows bodies of its own size`() throws {
        try LoopbackServer.with({ $0.maximumBodyBytes = 5 }) { server in
            let rubbish = try Client(server, port: server.otherPort)
            try rubbish.send("rubbish\r\n\r\n")
            #expect(try rubbish.response().text.hasPrefix("other: "))
            for (port, status) in [(server.port, 413), (server.otherPort, 200)] {
                let client = try Client(server, port: port)
                try client.send(head("POST /a HTTP/1.1", "Content-Length: 7") + "abcdefg")
                #expect(try client.response().status == status)
            }
        }
    }

    @Test func `a commit that fails is told on every port`() throws {
        try LoopbackServer.with { server in
            let client = try Client(server, port: server.otherPort)
            try client.send(head("POST /failing-write HTTP/1.1"))
            let response = try client.response()
            #expect(response.status == 500)
            #expect(response.text == "not committed")
        }
    }

    @Test func `stopping closes every port`() throws {
        let server = try LoopbackServer()
        let idle = try Client(server, port: server.otherPort)
        try idle.send(head("GET /a HTTP/1.1"))
        #expect(try idle.response().status == 200)
        server.order(.stop(graceMilliseconds: 10_000))
        server.waitForEnd()
        #expect(try idle.rest() == "")
        #expect(throws: ClientError.self) { try Client(server, port: server.otherPort) }
    }
}
