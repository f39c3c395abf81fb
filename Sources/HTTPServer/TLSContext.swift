// The server's side of TLS: its certificate and key, and the sessions of its connections.
// Reference: https://docs.openssl.org/3.0/man7/ossl-guide-tls-server-block/

import CLibevent
import COpenSSL

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Files in PEM: the certificate, with those that lead from it to a root behind it, and its private key without a password.
package struct TLSFiles: Sendable, Equatable {
    package var certificate: String
    package var key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }
}

/// What the sessions of a server have in common. It goes after they do, since OpenSSL counts them.
final class TLSContext {
    private let pointer: OpaquePointer

    init(_ files: TLSFiles) throws(ListenError) {
        // Not before somebody wants TLS: it would cost everybody else 1.7 MB.
        if let reason = copenssl_open_libssl() { throw .noTLS(reason: String(cString: reason)) }
        guard let pointer = copenssl_server() else { preconditionFailure("There is no memory for TLS.") }
        self.pointer = pointer
        // OpenSSL writes with write(), so that a client that has gone would end the program.
        signal(SIGPIPE, SIG_IGN)
        try Self.checkReadable(files.certificate)
        try Self.checkReadable(files.key)
        guard copenssl_use_certificates(pointer, files.certificate) else {
            throw .unusableFile(files.certificate, reason: "it holds no certificate in PEM")
        }
        guard copenssl_use_key(pointer, files.key) else {
            throw .unusableFile(
                files.key,
                reason: copenssl_key_is_other()
                    ? "it is not the key of the certificate \(files.certificate)" : "it holds no private key in PEM that needs no password")
        }
    }

    deinit { copenssl_free_server(pointer) }

    /// Begins a session on a socket that does not block.
    func session(on socket: Int32) -> TLSSession {
        guard let session = TLSSession(pointer, socket) else { preconditionFailure("There is no memory for a TLS session.") }
        return session
    }

    private static func checkReadable(_ file: String) throws(ListenError) {
        guard access(file, R_OK) == 0 else { throw .unusableFile(file, reason: errorText()) }
    }
}

/// The session of one connection. Its calls return what those for a plain socket return.
final class TLSSession {
    private let pointer: OpaquePointer
    /// Whether receiving goes on only when the socket takes bytes again: those of the handshake.
    private(set) var awaitsSending = false
    /// Whether both sides have not come to an agreement yet.
    var isShakingHands: Bool { copenssl_is_shaking_hands(pointer) }

    fileprivate init?(_ context: OpaquePointer, _ socket: Int32) {
        guard let pointer = copenssl_session(context, socket) else { return nil }
        self.pointer = pointer
    }

    deinit { copenssl_free_session(pointer) }

    /// Receives what one record holds, if the buffer has room for the 16 KiB that it may hold, so that nothing stays behind unseen.
    func receive(_ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        let received = copenssl_receive(pointer, bytes, Int32(truncatingIfNeeded: count))
        awaitsSending = received == copenssl_awaits_sending
        if received >= 0 { return received }
        return received == copenssl_broken ? -2 : -1
    }

    func send(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        var sent = 0
        while sent < count {
            let taken = copenssl_send(pointer, bytes?.advanced(by: sent), Int32(clamping: count - sent))
            // Nothing else is waited for, as the handshake is over and there is no other.
            guard taken > 0 else { return taken == copenssl_awaits_sending ? sent : -1 }
            sent += taken
        }
        return sent
    }

    /// Says that nothing more will be sent.
    func endSending() { copenssl_end_sending(pointer) }
}
