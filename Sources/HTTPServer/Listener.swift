// The socket that takes new connections.
// Reference: https://libevent.org/libevent-book/Ref8_listener.html

import CLibevent

/// Why the server cannot listen.
package enum ListenError: Error, Equatable, CustomStringConvertible {
    case addressInUse(host: String, port: Int)
    case notPermitted(host: String, port: Int)
    case invalidAddress(host: String, port: Int)
    case refused(host: String, port: Int, reason: String)
    /// A file that TLS needs.
    case unusableFile(String, reason: String)
    /// libssl is not on this machine, or is none that can be used.
    case noTLS(reason: String)

    package var description: String {
        switch self {
        case .addressInUse(let host, let port): "Port \(port) of \(host) is in use by another program; choose another port, or 0 for any."
        case .notPermitted(let host, let port): "This user may not listen on port \(port) of \(host)."
        case .invalidAddress(let host, let port):
            "Cannot listen on \(host), port \(port): the host is an IPv4 or IPv6 address or localhost, and the port 0 to 65535."
        case .refused(let host, let port, let reason): "Cannot listen on port \(port) of \(host): \(reason)."
        case .unusableFile(let file, let reason): "Cannot use \(file) for TLS: \(reason)."
        case .noTLS(let reason): "libssl, which speaks TLS, cannot be used: \(reason)."
        }
    }
}

/// A listening socket on a loop. It closes when the listener is freed.
final class Listener {
    private let base: EventBase
    private let pointer: OpaquePointer
    private let accepting: Accepting

    /// What the callbacks need, in a box that libevent may point to.
    private final class Accepting {
        // Safe, as the listener that has this box keeps the base.
        private unowned let base: EventBase
        private let body: (Int32) -> Void
        var pause: LoopTimer?
        var isPaused = false

        init(_ base: EventBase, _ body: @escaping (Int32) -> Void) {
            self.base = base
            self.body = body
        }

        func accept(_ socket: Int32) {
            base.callbackBegins()
            body(socket)
        }
    }

    init(_ loop: EventLoop, _ host: String, _ port: Int, _ accept: @escaping (Int32) -> Void) throws(ListenError) {
        guard let number = UInt16(exactly: port) else { throw .invalidAddress(host: host, port: port) }
        let literal = host == "localhost" ? "127.0.0.1" : host
        let address = literal.utf8.contains(UInt8(ascii: ":")) ? "[\(literal)]" : literal
        base = loop.base
        accepting = Accepting(base, accept)
        // Safety: the listener goes before the box does, in deinit.
        let context = Unmanaged.passUnretained(accepting).toOpaque()
        let pointer = loop_listen(
            base.pointer, address, number, 1024,
            { _, socket, _, _, context in
                guard let context else { return }
                Unmanaged<Accepting>.fromOpaque(context).takeUnretainedValue().accept(socket)
            },
            { listener, context in
                // Mostly there are no file descriptors left. The connection stays in the queue, and would call again at once, and again.
                guard let context else { return }
                let accepting = Unmanaged<Accepting>.fromOpaque(context).takeUnretainedValue()
                evconnlistener_disable(listener)
                accepting.isPaused = true
                accepting.pause?.arm(afterMilliseconds: 100)
            }, context)
        guard let pointer else {
            switch loop_error() {
            case EADDRINUSE: throw .addressInUse(host: host, port: port)
            case EACCES: throw .notPermitted(host: host, port: port)
            case EINVAL: throw .invalidAddress(host: host, port: port)
            case let code: throw .refused(host: host, port: port, reason: errorText(code))
            }
        }
        self.pointer = pointer
        accepting.pause = loop.timer { [unowned self] in resume() }
    }

    deinit { evconnlistener_free(pointer) }

    var port: Int { Int(loop_port(pointer)) }

    /// Takes connections again after there were no file descriptors; called when one was closed, too.
    func resume() {
        guard accepting.isPaused else { return }
        accepting.isPaused = false
        evconnlistener_enable(pointer)
    }
}
