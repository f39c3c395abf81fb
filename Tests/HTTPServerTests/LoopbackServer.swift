// A real server on a port of its own, in a thread of its own, and a blocking client.
import HTTP
import Synchronization
import Testing

@testable import HTTPServer

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Answers by path: what a test needs of an application.
final class TestApplication: HTTPApplication {
    var turns = 0
    var uncommitted = 0
    /// Called on `/stop`.
    var stop: () -> Void = {}

    func respond(to request: HTTPRequest) -> HTTPResponse {
        switch request.path {
        case "/big": return HTTPResponse(status: 200, body: [UInt8](repeating: UInt8(ascii: "b"), count: 8 << 20))
        case "/empty": return HTTPResponse(status: 204)
        case "/stop": stop()
        case "/injected": return HTTPResponse(status: 200, headers: ["X-A": "1\r\nX-B: 2", "Content-Length": "999"], body: [1])
        case "/write", "/failing-write":
            uncommitted += request.path == "/write" ? 0 : 1
            return HTTPResponse(status: 200, body: Array("written".utf8), awaitsCommit: true)
        default: break
        }
        return HTTPResponse(
            status: 200, headers: ["X-Method": request.method],
            body: Array("\(request.method) \(request.path) ".utf8) + request.body)
    }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: Array("{\"message\":\"\(reason)\"}".utf8))
    }

    func endTurn() -> HTTPResponse? {
        turns += 1
        defer { uncommitted = 0 }
        return uncommitted == 0 ? nil : HTTPResponse(status: 500, body: Array("not committed".utf8))
    }
}

/// A server that runs until it is asked to stop.
final class LoopbackServer: Sendable {
    enum Order { case stop(graceMilliseconds: Int) }

    let port: Int
    private let orders: Mailbox<Order>
    private let ended: Ended

    /// Waits for the end of the thread.
    final class Ended: Sendable {
        private let thread: pthread_t
        init(_ thread: pthread_t) { self.thread = thread }
        func wait() { pthread_join(thread, nil) }
    }

    private struct Started: Sendable {
        let port: Int
        let orders: Mailbox<Order>
    }

    /// The server's thread makes the loop, since nothing of it may leave the thread.
    init(_ change: @escaping @Sendable (inout HTTPServer.Configuration) -> Void = { _ in }) throws {
        let started = Handover<Result<Started, any Error>>()
        let thread = try spawn {
            do {
                var configuration = HTTPServer.Configuration(port: 0)
                change(&configuration)
                let application = TestApplication()
                let server = HTTPServer(configuration: configuration, loop: try EventLoop(), application: application)
                application.stop = { [unowned server] in server.stop(graceMilliseconds: 10_000) }
                let orders = try server.loop.mailbox { [unowned server] (order: Order) in
                    switch order {
                    case .stop(let grace): server.stop(graceMilliseconds: grace)
                    }
                }
                try server.start()
                started.give(.success(Started(port: server.port, orders: orders)))
                server.run()
            } catch {
                started.give(.failure(error))
            }
        }
        let server = try started.take().get()
        port = server.port
        orders = server.orders
        ended = Ended(thread)
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

private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

private func spawn(_ body: @escaping @Sendable () -> Void) throws -> pthread_t {
    let context = Unmanaged.passRetained(Body(body)).toOpaque()
    #if canImport(Darwin)
        var thread: pthread_t?
        let failure = pthread_create(
            &thread, nil,
            {
                Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run(); return nil
            }, context)
        guard failure == 0, let thread else { throw NoThread() }
        return thread
    #else
        var thread = pthread_t()
        let failure = pthread_create(
            &thread, nil,
            { context in
                if let context { Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run() }
                return nil
            }, context)
        guard failure == 0 else { throw NoThread() }
        return thread
    #endif
}
