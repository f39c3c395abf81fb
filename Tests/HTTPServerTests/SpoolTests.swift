// Bodies on their way into files, over sockets.
import FilesTesting
import HTTP
import Testing

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct SpoolTests {
    private static let body = String(repeating: "0123456789", count: 300)

    /// Runs a test against a server that has bodies of more than a kilobyte written by `writing`.
    private func with(_ writing: @escaping FileWriting, _ test: (LoopbackServer, TemporaryDirectory) throws -> Void) throws {
        let directory = TemporaryDirectory()
        let path = directory.path
        try LoopbackServer.with { configuration in
            configuration.maximumBodyBytes = 1000
            configuration.spoolDirectory = path
            configuration.writesSpool = writing
        } _: { server in
            try test(server, directory)
        }
    }

    private func request(_ more: String = "") -> String { head("PUT /large HTTP/1.1", "Content-Length: 3000") + Self.body + more }

    @Test func `others are answered while the disk takes nothing of a body, and then its sender, in order`() throws {
        let isOpen = Monitor(false)
        try with { descriptor, bytes in
            _ = isOpen.wait { $0 ? true : nil }
            return write(descriptor, bytes.baseAddress, min(bytes.count, 700))
        } _: { server, directory in
            let sender = try Client(server)
            try sender.send(request(head("GET /next HTTP/1.1")))
            let other = try Client(server)
            for _ in 0..<3 {
                try other.send(head("GET /other HTTP/1.1"))
                #expect(try other.response().text == "GET /other ")
            }
            #expect(directory.names(in: "").count == 1)
            isOpen.change { $0 = true }
            #expect(try sender.response().text == "PUT /large " + Self.body)
            #expect(try sender.response().text == "GET /next ")
            #expect(directory.names(in: "") == [])
        }
    }

    @Test func `a body that the disk does not take is refused, and leaves nothing`() throws {
        try with { _, _ in
            errno = ENOSPC
            return -1
        } _: { server, directory in
            let sender = try Client(server)
            try sender.send(request())
            #expect(try sender.response().status == 507)
            #expect(try sender.rest() == "")
            #expect(directory.names(in: "") == [])
        }
    }

    @Test func `a sender that goes while the disk takes nothing leaves nothing`() throws {
        let isOpen = Monitor(false)
        try with { descriptor, bytes in
            _ = isOpen.wait { $0 ? true : nil }
            return write(descriptor, bytes.baseAddress, bytes.count)
        } _: { server, directory in
            let isBegun = try Client(server)
            do {
                let sender = try Client(server)
                try sender.send(String(request().dropLast(1)))
                // Somebody else's turn is after that of what came before.
                repeat {
                    try isBegun.send(head("GET /other HTTP/1.1"))
                    _ = try isBegun.response()
                } while directory.names(in: "") == []
            }
            isOpen.change { $0 = true }
            repeat {
                try isBegun.send(head("GET /other HTTP/1.1"))
                _ = try isBegun.response()
            } while directory.names(in: "") != []
        }
    }

    @Test func `a body knows how much of it is not written yet`() throws {
        let loop = try EventLoop()
        let directory = TemporaryDirectory()
        let isOpen = Monitor(false)
        let worker = try Worker(loop)
        let made = BodySpool(in: directory.path, by: worker) { descriptor, bytes in
            _ = isOpen.wait { $0 ? true : nil }
            return write(descriptor, bytes.baseAddress, bytes.count)
        }
        let spool = try #require(made)
        #expect(spool.append([1, 2, 3]) && spool.append([4]))
        #expect(spool.unwritten == 4 && spool.count == 4)
        spool.progressed = { if spool.unwritten == 0 { loop.stop() } }
        isOpen.change { $0 = true }
        loop.run()
        spool.progressed = nil
        #expect(spool.unwritten == 0 && spool.count == 4 && !spool.hasFailed)
        #expect(directory.read(at: spool.body.path) == [1, 2, 3, 4])
    }
}
