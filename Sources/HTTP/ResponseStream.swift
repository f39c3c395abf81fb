// An answer without a known end, such as server-sent events.
// Reference: https://html.spec.whatwg.org/multipage/server-sent-events.html

/// A response whose body the application sends piece by piece, on the loop's thread, for as long as the client listens.
///
/// The pieces of one turn of the loop leave together at its end, after the commit. A client that leaves too much unread is disconnected.
package final class ResponseStream {
    package let status: Int
    package let headers: HTTPHeaders
    /// False once either side has ended the answer; what is sent then goes nowhere.
    package private(set) var isOpen = true
    /// Called once when the client has gone, or the server is about to; not when the application itself closes the stream.
    package var onClose: (() -> Void)?

    private var outlet: Outlet?
    /// What was sent before there was an outlet.
    private var early: [UInt8] = []

    /// Where the pieces go.
    package struct Outlet {
        let send: ([UInt8]) -> Void
        let end: () -> Void

        package init(send: @escaping ([UInt8]) -> Void, end: @escaping () -> Void) {
            self.send = send
            self.end = end
        }
    }

    package init(status: Int = 200, headers: HTTPHeaders) {
        self.status = status
        self.headers = headers
    }

    package func send(_ bytes: [UInt8]) {
        guard isOpen, !bytes.isEmpty else { return }
        if let outlet { outlet.send(bytes) } else { early += bytes }
    }

    /// Ends the answer. The connection stays for the next request.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        onClose = nil
        outlet?.end()
        outlet = nil
    }

    /// Lets the pieces flow, beginning with those sent already. The server's part.
    package func open(_ outlet: Outlet) {
        if !early.isEmpty { outlet.send(early) }
        early = []
        if isOpen { self.outlet = outlet } else { outlet.end() }
    }

    /// Says that nothing can be sent any more. The server's part.
    package func disconnect() {
        guard isOpen else { return }
        isOpen = false
        outlet = nil
        let onClose = onClose
        self.onClose = nil
        onClose?()
    }
}
