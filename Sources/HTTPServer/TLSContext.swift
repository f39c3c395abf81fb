// The server's side of TLS: its certificate and key, and the sessions of its connections.
// Reference: https://docs.openssl.org/3.0/man7/ossl-guide-tls-server-block/

import CLibevent
import CLibssl

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
        guard let pointer = tls_server_context() else { preconditionFailure("There is no memory for TLS.") }
        self.pointer = pointer
        // OpenSSL writes with write(), so that a client that has gone would end the program.
        signal(SIGPIPE, SIG_IGN)
        try Self.checkReadable(files.certificate)
        try Self.checkReadable(files.key)
        guard SSL_CTX_use_certificate_chain_file(pointer, files.certificate) == 1 else {
            throw .unusableFile(files.certificate, reason: "it holds no certificate in PEM")
        }
        guard SSL_CTX_use_PrivateKey_file(pointer, files.key, SSL_FILETYPE_PEM) == 1 else {
            let isOther = [X509_R_KEY_TYPE_MISMATCH, X509_R_KEY_VALUES_MISMATCH].contains(ERR_GET_REASON(ERR_peek_last_error()))
            throw .unusableFile(
                files.key,
                reason: isOther
                    ? "it is not the key of the certificate \(files.certificate)" : "it holds no private key in PEM that needs no password")
        }
    }

    deinit { SSL_CTX_free(pointer) }

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

    fileprivate init?(_ context: OpaquePointer, _ socket: Int32) {
        guard let pointer = SSL_new(context) else { return nil }
        self.pointer = pointer
        guard SSL_set_fd(pointer, socket) == 1 else {
            SSL_free(pointer)
            return nil
        }
        SSL_set_accept_state(pointer)
    }

    deinit { SSL_free(pointer) }

    /// Receives what one record holds, if the buffer has room for the 16 KiB that it may hold, so that nothing stays behind unseen.
    func receive(_ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        awaitsSending = false
        ERR_clear_error()
        let received = SSL_read(pointer, bytes, Int32(truncatingIfNeeded: count))
        if received > 0 { return Int(received) }
        switch SSL_get_error(pointer, received) {
        case SSL_ERROR_WANT_READ: return -1
        case SSL_ERROR_WANT_WRITE:
            awaitsSending = true
            return -1
        case SSL_ERROR_ZERO_RETURN: return 0
        default: return -2
        }
    }

    func send(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        var sent = 0
        while sent < count {
            ERR_clear_error()
            let taken = SSL_write(pointer, bytes?.advanced(by: sent), Int32(clamping: count - sent))
            if taken > 0 {
                sent += Int(taken)
            } else {
                // Nothing else is waited for, as the handshake is over and there is no other.
                return SSL_get_error(pointer, taken) == SSL_ERROR_WANT_WRITE ? sent : -1
            }
        }
        return sent
    }

    /// Says that nothing more will be sent.
    func endSending() {
        ERR_clear_error()
        SSL_shutdown(pointer)
    }
}
