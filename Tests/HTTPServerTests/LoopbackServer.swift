// A real server on a port of its own, in a thread of its own.
import HTTP
import Synchronization
import Testing

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A server that runs until it is asked to stop.
final class LoopbackServer: Sendable {
    enum Order {
        case stop(graceMilliseconds: Int)
        /// Sends a piece on every open stream.
        case publish([UInt8])
        case closeStreams
    }

    let port: Int
    /// Where another responder answers.
    let otherPort: Int
    private let orders: Mailbox<Order>
    private let ended: Ended

    /// Waits for the end of the thread.
    final class Ended: Sendable {
        private let thread: pthread_t
        init(_ thread: pthread_t) { self.thread = thread }
        func wait() { pthread_join(thread, nil) }
    }

    private struct Started: Sendable {
        let ports: [Int]
        let orders: Mailbox<Order>
    }

    /// The server's thread makes the loop, since nothing of it may leave the thread.
    init(_ change: @escaping @Sendable (inout HTTPServer.Configuration) -> Void = { _ in }) throws {
        let started = Handover<Result<Started, any Error>>()
        let thread = startThread {
            do {
                var configuration = HTTPServer.Configuration(port: 0)
                change(&configuration)
                let loop = try EventLoop()
                let application = TestApplication(worker: try Worker(loop))
                let server = HTTPServer(configuration: configuration, loop: loop, application: application)
                application.stop = { [unowned server] in server.stop(graceMilliseconds: 10_000) }
                let orders = try server.loop.mailbox { [unowned server] (order: Order) in
                    switch order {
                    case .stop(let grace): server.stop(graceMilliseconds: grace)
                    case .publish(let piece): application.streams.forEach { $0.send(piece) }
                    case .closeStreams: application.streams.forEach { $0.close() }
                    }
                }
                server.addPort(0, for: OtherResponder(application))
                try server.start()
                started.give(.success(Started(ports: server.ports, orders: orders)))
                server.run()
            } catch {
                started.give(.failure(error))
            }
        }
        guard let thread else { throw NoThread() }
        let ended = Ended(thread)
        let server: Started
        do {
            server = try started.take().get()
        } catch {
            ended.wait()
            throw error
        }
        port = server.ports[0]
        otherPort = server.ports[1]
        orders = server.orders
        self.ended = ended
    }

    func order(_ order: Order) { orders.send(order) }

    /// Waits until the server has stopped.
    func waitForEnd() { ended.wait() }

    /// Runs a test against a server and stops it.
    static func with(
        _ change: @escaping @Sendable (inout HTTPServer.Configuration) -> Void = { _ in }, _ test: (LoopbackServer) throws -> Void
    ) throws {
        let server = try LoopbackServer(change)
        defer {
            server.order(.stop(graceMilliseconds: 0))
            server.waitForEnd()
        }
        try test(server)
    }
}

/// One value from one thread to another that waits for it.
final class Handover<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)
    private let ends: [Int32]

    init() {
        var ends: [Int32] = [-1, -1]
        precondition(pipe(&ends) == 0, "the system gave no pipe")
        self.ends = ends
    }

    deinit { ends.forEach { _ = close($0) } }

    func give(_ given: Value) {
        value.withLock { $0 = given }
        var byte: UInt8 = 0
        _ = write(ends[1], &byte, 1)
    }

    func take() -> Value {
        var byte: UInt8 = 0
        _ = read(ends[0], &byte, 1)
        return value.withLock { $0! }
    }
}

private struct NoThread: Error {}
