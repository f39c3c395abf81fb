// The server under TLS, with a real client.
import HTTP
import Testing

@testable import HTTPServer

@Suite struct TLSTests {
    private let certificate: TestCertificate

    init() throws { certificate = try TestCertificate() }

    private func withServer(
        _ change: @escaping @Sendable (inout HTTPServer.Configuration) -> Void = { _ in }, _ test: (LoopbackServer, String) throws -> Void
    ) throws {
        let files = certificate.files
        try LoopbackServer.with({
            $0.tls = files
            change(&$0)
        }) { try test($0, files.certificate) }
    }

    @Test func `a client that trusts the certificate is served, one request after the other`() throws {
        try withServer { server, certificate in
            let client = try Client(server, trusting: certificate)
            #expect(client.protocolVersion == "TLSv1.3")
            for number in 1...3 {
                try client.send(head("GET /\(number) HTTP/1.1"))
                #expect(try client.response().text == "GET /\(number) ")
            }
        }
    }

    @Test func `bodies of many records arrive whole both ways`() throws {
        try withServer { server, certificate in
            let client = try Client(server, trusting: certificate)
            let body = (0..<5 << 20).map { UInt8(truncatingIfNeeded: $0 ^ $0 >> 8) }
            try client.send(
                Array(head("PUT /a HTTP/1.1", "Content-Length: \(body.count)").utf8) + body + Array(head("GET /big HTTP/1.1").utf8))
            #expect(try client.response().body.dropFirst(7).elementsEqual(body))
            #expect(try client.response().body.count == 8 << 20)
        }
    }

    @Test func `a slow reader gets large answers whole, and a client that ends its side, too`() throws {
        try withServer { server, certificate in
            let client = try Client(server, receiveBuffer: 4096, trusting: certificate)
            try client.send(head("GET /big HTTP/1.1") + head("GET /last HTTP/1.1"))
            client.endSending()
            #expect(try client.response().body.count == 8 << 20)
            #expect(try client.response().text == "GET /last ")
            #expect(try client.rest() == "")
        }
    }

    @Test func `a connection ends with a farewell, and a truncated answer without one`() throws {
        try withServer { server, certificate in
            let polite = try Client(server, trusting: certificate)
            try polite.send(head("GET /a HTTP/1.1", "Connection: close"))
            #expect(try polite.response().text == "GET /a ")
            #expect(try polite.rest() == "")
            let cut = try Client(server, trusting: certificate)
            try cut.send(head("GET /a?truncated=2 HTTP/1.1"))
            #expect(throws: ClientError.self) { try cut.rest() }
        }
    }

    @Test func `a client without TLS is closed, and others go on`() throws {
        try withServer { server, certificate in
            let plain = try Client(server)
            try plain.send(head("GET /a HTTP/1.1"))
            plain.waitForClose()
            let client = try Client(server, trusting: certificate)
            try client.send(head("GET /b HTTP/1.1"))
            #expect(try client.response().text == "GET /b ")
        }
    }

    @Test func `a handshake that does not end is ended`() throws {
        try withServer({ $0.receiveMilliseconds = 20 }) { server, _ in
            let silent = try Client(server)
            #expect(try silent.rest() == "")
            let dripping = try Client(server)
            // The head of a record, and the first bytes of a hello that never comes.
            try dripping.send([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00])
            #expect(try dripping.rest() == "")
        }
    }

    @Test func `a stop ends streams and connections under TLS`() throws {
        let files = certificate.files
        let server = try LoopbackServer { $0.tls = files }
        let idle = try Client(server, trusting: files.certificate)
        let reader = try Client(server, trusting: files.certificate)
        try reader.send(head("GET /stream HTTP/1.1"))
        _ = try reader.response()
        server.order(.stop(graceMilliseconds: 10_000))
        #expect(try reader.rest() == "5\r\nhello\r\n0\r\n\r\n")
        #expect(try idle.rest() == "")
        server.waitForEnd()
    }

    // MARK: Files

    private func refusal(_ files: TLSFiles) -> String {
        let error = #expect(throws: ListenError.self) { _ = try LoopbackServer { $0.tls = files } }
        return error.map { "\($0)" } ?? ""
    }

    @Test func `a file that is not there is told in a sentence`() {
        let nowhere = "/nowhere/file.pem"
        let sentence = "Cannot use /nowhere/file.pem for TLS: No such file or directory."
        #expect(refusal(TLSFiles(certificate: nowhere, key: certificate.files.key)) == sentence)
        #expect(refusal(TLSFiles(certificate: certificate.files.certificate, key: nowhere)) == sentence)
    }

    @Test func `a file without a certificate, or without a key, is told in a sentence`() {
        let (file, key) = (certificate.files.certificate, certificate.files.key)
        #expect(refusal(TLSFiles(certificate: key, key: key)) == "Cannot use \(key) for TLS: it holds no certificate in PEM.")
        #expect(
            refusal(TLSFiles(certificate: file, key: file))
                == "Cannot use \(file) for TLS: it holds no private key in PEM that needs no password.")
    }

    @Test func `the key of another certificate is told in a sentence`() throws {
        let (file, key) = (certificate.files.certificate, try TestCertificate())
        #expect(
            refusal(TLSFiles(certificate: file, key: key.files.key))
                == "Cannot use \(key.files.key) for TLS: it is not the key of the certificate \(file).")
    }
}
