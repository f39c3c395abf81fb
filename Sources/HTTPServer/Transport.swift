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

    /// Receives without waiting. Returns the bytes there are, 0 at their end, -1 when there are none now, and -2 when the connection is broken.
    func receive(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let tls else { return loop_receive(socket, buffer.baseAddress, buffer.count) }
        return tls.receive(buffer.baseAddress, buffer.count)
    }

    /// Sends without waiting. Returns the bytes taken, 0 when the socket takes none now, and -1 when the connection is broken.
    func send(_ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        guard let tls else { return loop_send(socket, bytes, count) }
        return tls.send(bytes, count)
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
