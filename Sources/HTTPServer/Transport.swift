// A connection's socket, plain or under TLS.
// Reference: decision note 0006.

import CLibevent

struct Transport {
    let socket: Int32
    /// nil on a plain connection.
    private let tls: TLSSession?

    init(socket: Int32, tls: TLSSession?) {
        self.socket = socket
        self.tls = tls
    }

    /// Whether receiving goes on only when the socket takes bytes again.
    var awaitsSending: Bool { tls?.awaitsSending ?? false }

    /// Whether TLS has not come to an agreement yet.
    var isShakingHands: Bool { tls?.isShakingHands ?? false }

    /// What there was to receive.
    enum Received {
        /// So many bytes, at least one.
        case bytes(Int)
        /// No more will come.
        case end
        case noneNow
        case broken
    }

    /// Receives without waiting.
    func receive(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Received {
        let count = tls?.receive(buffer.baseAddress, buffer.count) ?? loop_receive(socket, buffer.baseAddress, buffer.count)
        return switch count {
        case 1...: .bytes(count)
        case 0: .end
        case -1: .noneNow
        default: .broken
        }
    }

    /// Sends without waiting. Returns how many bytes are taken, which may be none now; nil when the connection is broken.
    func send(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int? {
        let taken = tls?.send(bytes, count) ?? loop_send(socket, bytes, count)
        return taken < 0 ? nil : taken
    }

    /// Says that nothing more will be sent.
    func endSending() {
        tls?.endSending()
        loop_end_sending(socket)
    }

    enum Farewell {
        /// All that was sent will arrive.
        case orderly
        /// The connection breaks off within an answer.
        case abrupt
        /// What was not delivered is dropped; else the system would go on offering it.
        case reset
    }

    func close(_ farewell: Farewell) {
        switch farewell {
        case .orderly: tls?.endSending()
        case .abrupt: break
        case .reset: loop_reset_on_close(socket)
        }
        evutil_closesocket(socket)
    }
}
