// A client that blocks, and that sees every byte.
import CLibssl
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct ClientError: Error {
    let call: String
    let code = errno
}

/// One connection. A call that waits gives up after ten seconds, so that a hanging server fails a test instead of stopping it.
final class Client {
    private let socket: Int32
    /// The session of a client that speaks TLS.
    private var session: OpaquePointer?
    private var received: [UInt8] = []

    struct Response {
        let status: Int
        let head: String
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
    }

    /// - Parameter port: The server's own if not given.
    /// - Parameter trusting: A certificate file; the client speaks TLS, with a server called localhost whose certificate that is.
    init(_ server: LoopbackServer, receiveBuffer: Int32? = nil, trusting certificate: String? = nil, port: Int? = nil) throws {
        #if canImport(Darwin)
            let stream = SOCK_STREAM
        #else
            let stream = Int32(SOCK_STREAM.rawValue)
        #endif
        socket = Self.newSocket(AF_INET, stream, 0)
        var wait = timeval(tv_sec: 10, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout.size(ofValue: wait)))
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &wait, socklen_t(MemoryLayout.size(ofValue: wait)))
        if var receiveBuffer { setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, 4) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port ?? server.port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let socket = socket
        let connected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
        guard connected == 0 else { throw ClientError(call: "connect") }
        if let certificate { try beginSession(trusting: certificate) }
    }

    deinit {
        if let session { SSL_free(session) }
        close(socket)
    }

    private func beginSession(trusting certificate: String) throws {
        let context = SSL_CTX_new(TLS_client_method())
        defer { SSL_CTX_free(context) }
        SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nil)
        guard SSL_CTX_load_verify_locations(context, certificate, nil) == 1 else { throw ClientError(call: "the certificate") }
        session = SSL_new(context)
        SSL_set1_host(session, "localhost")
        SSL_set_fd(session, socket)
        guard SSL_connect(session) == 1 else { throw ClientError(call: "SSL_connect") }
    }

    /// Such as `TLSv1.3`.
    var protocolVersion: String { String(cString: SSL_get_version(session)) }

    private static func newSocket(_ family: Int32, _ kind: Int32, _ number: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.socket(family, kind, number)
        #else
            Glibc.socket(family, kind, number)
        #endif
    }

    func send(_ text: String) throws { try send(Array(text.utf8)) }

    func send(_ bytes: [UInt8]) throws {
        var sent = 0
        while sent < bytes.count {
            #if canImport(Darwin)
                let flags: Int32 = 0
            #else
                let flags = Int32(MSG_NOSIGNAL)
            #endif
            let count = bytes.withUnsafeBytes {
                guard let session else { return Self.sendBytes(socket, $0.baseAddress! + sent, $0.count - sent, flags) }
                return Int(SSL_write(session, $0.baseAddress! + sent, Int32($0.count - sent)))
            }
            guard count > 0 else { throw ClientError(call: "send") }
            sent += count
        }
    }

    private static func sendBytes(_ socket: Int32, _ bytes: UnsafeRawPointer, _ count: Int, _ flags: Int32) -> Int {
        #if canImport(Darwin)
            Darwin.send(socket, bytes, count, flags)
        #else
            Glibc.send(socket, bytes, count, flags)
        #endif
    }

    /// Says that nothing more will come.
    func endSending() {
        if let session { SSL_shutdown(session) }
        #if canImport(Darwin)
            shutdown(socket, SHUT_WR)
        #else
            shutdown(socket, Int32(SHUT_WR))
        #endif
    }

    /// The next response; `toHead` has no body whatever its fields say.
    func response(toHead: Bool = false) throws -> Response {
        while true {
            if let response = try taken(toHead: toHead) { return response }
            guard try receive() > 0 else { throw ClientError(call: "the end of the connection before a whole response") }
        }
    }

    /// The next chunk of a body in chunks; empty at its end.
    func chunk() throws -> String {
        while true {
            if let end = received.firstIndex(of: 0x0A), let size = Int(String(decoding: received[..<(end - 1)], as: UTF8.self), radix: 16),
                received.count >= end + 1 + size + 2
            {
                defer { received.removeFirst(end + 1 + size + 2) }
                return String(decoding: received[(end + 1)..<(end + 1 + size)], as: UTF8.self)
            }
            guard try receive() > 0 else { throw ClientError(call: "the end of the connection before a whole chunk") }
        }
    }

    /// Whether something came that was not received yet, or the end.
    var hasSomething: Bool {
        var wanted = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        return poll(&wanted, 1, 1) > 0
    }

    /// Waits until the server has closed the connection, without receiving.
    func waitForClose() {
        var wanted = pollfd(fd: socket, events: 0, revents: 0)
        #expect(poll(&wanted, 1, 10_000) > 0)
    }

    /// Waits for the end of the connection and returns what came before it.
    func rest() throws -> String {
        while try receive() > 0 {}
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }

    private func receive() throws -> Int {
        var buffer = [UInt8](repeating: 0, count: 64 * 1024)
        var count: Int
        if let session {
            count = Int(SSL_read(session, &buffer, Int32(buffer.count)))
            if count <= 0, SSL_get_error(session, Int32(count)) == SSL_ERROR_ZERO_RETURN { count = 0 } else if count == 0 { count = -1 }
        } else {
            count = recv(socket, &buffer, buffer.count, 0)
        }
        guard count >= 0 else { throw ClientError(call: "recv") }
        received += buffer[..<count]
        return count
    }

    private func taken(toHead: Bool) throws -> Response? {
        let end = Array("\r\n\r\n".utf8)
        guard let place = received.indices.first(where: { received[$0...].starts(with: end) }) else { return nil }
        let head = String(decoding: received[..<place], as: UTF8.self)
        let lines = head.split(separator: "\r\n")
        let status = lines.first.flatMap { Int($0.split(separator: " ")[1]) } ?? 0
        let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
        let bodyStart = place + 4
        let bodyEnd = bodyStart + (toHead ? 0 : length)
        guard received.count >= bodyEnd else { return nil }
        let response = Response(status: status, head: head, body: Array(received[bodyStart..<bodyEnd]))
        received.removeFirst(bodyEnd)
        return response
    }
}
