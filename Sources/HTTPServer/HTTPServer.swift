// Listens, keeps the connections, and ends each turn of the loop with one commit and one send a connection.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-9

import CLibevent
import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An HTTP/1.1 server on one loop.
package final class HTTPServer {
    package struct Configuration: Sendable {
        /// An IPv4 or IPv6 address, or `localhost`, which is 127.0.0.1.
        package var host: String
        /// 0 lets the system choose; ``HTTPServer/port`` tells what it chose.
        package var port: Int
        /// The certificate and the key of a server that speaks TLS; nil for one that does not.
        package var tls: TLSFiles?
        package var maximumBodyBytes = 6 * 1024 * 1024
        /// Where bodies go that may be larger, so that nobody holds them in memory.
        package var spoolDirectory: String?
        /// Writes them.
        var writesSpool: FileWriting = { write($0, $1.baseAddress, $1.count) }
        /// A connection beyond these, or beyond what the limit of file descriptors leaves room for, is closed as soon as it is accepted.
        package var maximumConnections = 10_000
        /// While more than this of a connection's answers is unsent, nothing is read from it.
        package var maximumUnsentBytes = 1024 * 1024
        /// How many requests of one connection are answered in one turn, and beyond how many of all each gets one only: who sends thousands at
        /// once does not make the others wait.
        package var maximumAnswersPerTurn = (ofConnection: 16, ofAll: 32)
        /// How long a turn goes on with new handshakes of TLS.
        package var turnNanoseconds: Int64 = 5_000_000
        /// While more than this is held of all connections' unfinished requests and unsent answers, requests that do not come at once are refused,
        /// and no client is answered before it has read the last answer.
        package var maximumHeldBytes = 384 * 1024 * 1024
        /// What each connection may still hold while all hold too much: of an unfinished request, or of an answer.
        package var maximumCrowdedBytes = 8 * 1024
        /// How long the head of a request may take, and then again each mebibyte of its body, however busily its bytes drip in.
        package var receiveMilliseconds = 30_000
        /// How long a connection may stay open between requests.
        package var idleMilliseconds = 75_000
        /// How long a client may take none of the bytes of its answer.
        package var sendMilliseconds = 30_000
        /// How long what a refused client still sends is read and dropped, so that it can read why.
        package var lingerMilliseconds = 2000

        package init(host: String = "127.0.0.1", port: Int = 4566) {
            self.host = host
            self.port = port
        }
    }

    package let configuration: Configuration
    package let loop: EventLoop
    let application: any HTTPApplication
    /// The buffer that all connections receive into: only one reads at a time, and it keeps what it has not consumed.
    let receiveBuffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 64 * 1024)
    private var tls: TLSContext?
    private var listeners: [Listener] = []
    /// What else is listened on, beside the configuration's port.
    private var otherPorts: [(number: Int, answers: PortAnswers)] = []
    private var connections: [Connection] = []
    private var maximumConnections = 0
    /// How many connections are open.
    package var openConnections: Int { connections.count }
    /// What all connections hold of unfinished requests and unsent answers.
    package internal(set) var heldBytes = 0
    /// The connections with something to send, or to decide, at the end of the turn.
    private var dirty: [Connection] = []
    /// Reads what is sent from files, and writes what is received into them; nil until there is some.
    private var filer: Worker?
    /// Makes the file of a large body; nil where bodies are held in memory.
    private(set) lazy var makeSpool: () -> BodySpool? = { [unowned self] in
        guard let directory = configuration.spoolDirectory else { return nil }
        return BodySpool(in: directory, by: try? startedFiler(), writing: configuration.writesSpool)
    }
    /// The end of the time for this turn, in nanoseconds; nil until somebody asks.
    private var turnEnd: Int64?
    /// How many requests were answered in this turn.
    var answersThisTurn = 0
    private var sweep: LoopTimer?
    private var drain = Drain.none
    private enum Drain {
        case none
        /// Asked for in this turn; the last one that takes up new requests.
        case due(end: LoopTimer, wake: LoopTimer)
        case running(end: LoopTimer)
    }

    package init(configuration: Configuration, loop: EventLoop, application: any HTTPApplication) {
        self.configuration = configuration
        self.loop = loop
        self.application = application
        loop.turnEnded = { [unowned self] in endTurn() }
        sweep = loop.timer { [unowned self] in closeExpired() }
    }

    deinit {
        loop.turnEnded = nil
        receiveBuffer.deallocate()
    }

    /// Lets the server listen on a further port of its host from ``start()`` on, where somebody else answers.
    ///
    /// All else is shared: the loop, TLS, the limits, and the application's end of each turn.
    ///
    /// - Parameter port: 0 lets the system choose.
    package func addPort(_ port: Int, for responder: any HTTPResponder) {
        otherPorts.append((port, PortAnswers(responder)))
    }

    /// Begins to listen; requests are answered from ``run()`` on.
    ///
    /// - Throws: ``ListenError`` when the address cannot be had, or the certificate, its key or libssl cannot be used.
    package func start() throws(ListenError) {
        maximumConnections = min(configuration.maximumConnections, max(16, Int(loop_descriptor_limit()) - Self.otherDescriptors))
        if let files = configuration.tls { tls = try TLSContext(files) }
        for (number, answers) in [(configuration.port, PortAnswers(application))] + otherPorts {
            listeners.append(try Listener(loop, configuration.host, number) { [unowned self] in accept($0, answers) })
        }
    }

    /// File descriptors that are not for connections: of the store, its temporary files, the loop and the worker.
    private static let otherDescriptors = 64

    /// Raises the limit of file descriptors, and so of connections, as far as the system allows; a shell's default is often 1,024.
    package static func raiseDescriptorLimit() { loop_raise_descriptor_limit() }

    /// The port that the server listens on; 0 before ``start()``.
    package var port: Int { ports.first ?? 0 }

    /// All ports that it listens on: its own, and then those that were added, in their order.
    package var ports: [Int] { listeners.map(\.port) }

    /// Serves until ``stop(graceMilliseconds:)`` is done.
    package func run() { loop.run() }

    /// Stops listening, closes idle connections, and lets the others finish the request they are at; then ``run()`` returns.
    ///
    /// Called on the loop, from a signal or a request. What is not done when the grace is over is cut off.
    package func stop(graceMilliseconds: Int) {
        guard case .none = drain else { return }
        let end = loop.timer(afterMilliseconds: graceMilliseconds) { [unowned self] in connections.reversed().forEach { $0.close() } }
        // This makes sure of a next turn, even if nothing else happens.
        drain = .due(end: end, wake: loop.timer(afterMilliseconds: 0) {})
    }

    /// Whether answers end their connections, since the server is about to go.
    var isDraining: Bool {
        if case .none = drain { false } else { true }
    }

    /// Whether more is held than may be.
    var isCrowded: Bool { heldBytes > configuration.maximumHeldBytes }

    /// How much a connection may have unsent of a stream before it is let go.
    var maximumStreamedBytes: Int { isCrowded ? configuration.maximumCrowdedBytes : configuration.maximumUnsentBytes }

    /// While more than this of a connection's answers is unsent, it gets no further one.
    var maximumUnsentBytes: Int { isCrowded ? 0 : configuration.maximumUnsentBytes }

    /// Whether this turn still has time for long work. The first to ask gets true.
    var hasTurnTime: Bool {
        let now = loop_nanoseconds()
        guard let turnEnd else {
            turnEnd = now + configuration.turnNanoseconds
            return true
        }
        return now < turnEnd
    }

    func markDirty(_ connection: Connection) { dirty.append(connection) }

    /// Reads a piece of a body beside the loop; nil where it cannot be read.
    func read(_ range: Range<Int>, of file: FileBody, then take: @escaping ([UInt8]?) -> Void) {
        do throws(EventLoopError) {
            try startedFiler().run({ file.bytes(in: range) }, then: take)
        } catch {
            take(nil)
        }
    }

    private func startedFiler() throws(EventLoopError) -> Worker {
        if let filer { return filer }
        let started = try Worker(loop)
        filer = started
        return started
    }

    /// Forgets a connection that is closed.
    func remove(_ connection: Connection) {
        let last = connections.removeLast()
        if last !== connection {
            connections[connection.place] = last
            last.place = connection.place
        }
        for listener in listeners { listener.resume() }
    }

    private func accept(_ socket: Int32, _ answers: PortAnswers) {
        guard connections.count < maximumConnections else {
            evutil_closesocket(socket)
            return
        }
        loop_prepare_connection(socket)
        if connections.isEmpty { sweep?.arm(afterMilliseconds: sweepMilliseconds) }
        let transport = Transport(socket: socket, tls: tls?.session(on: socket))
        connections.append(Connection(self, transport, answers, place: connections.count))
    }

    private func endTurn() {
        if case .due(let end, _) = drain {
            listeners = []
            drain = .running(end: end)
            for connection in connections.reversed() { connection.finish() }
        }
        let failure = application.endTurn()
        // No answer leaves a connection but here, so what awaits the commit cannot overtake it.
        if let failure { for connection in dirty { connection.replaceAwaiting(with: failure) } }
        // A stream that ends here may have its application send on others, which are then flushed as well.
        var next = 0
        while next < dirty.count {
            dirty[next].flush()
            next += 1
        }
        dirty.removeAll(keepingCapacity: true)
        answersThisTurn = 0
        turnEnd = nil
        if case .running = drain, connections.isEmpty {
            drain = .none
            loop.stop()
        }
    }

    /// Deadlines are looked at in sweeps, since a timer for each connection would cost more than what it guards.
    private func closeExpired() {
        let now = loop_milliseconds()
        for connection in connections.reversed() where connection.deadline <= now { connection.expire() }
        if !connections.isEmpty { sweep?.arm(afterMilliseconds: sweepMilliseconds) }
    }

    /// A connection may outlive its deadline by a quarter of the shortest one, and by a second at most.
    private var sweepMilliseconds: Int {
        let shortest = min(
            configuration.receiveMilliseconds, configuration.idleMilliseconds, configuration.sendMilliseconds,
            configuration.lingerMilliseconds)
        return min(1000, max(5, shortest / 4))
    }
}

/// What the connections of one port share.
final class PortAnswers {
    let responder: any HTTPResponder
    /// Asks for the limit of a body that is larger than the general one.
    let largerBody: (_ method: String, _ path: String) -> Int?

    init(_ responder: any HTTPResponder) {
        self.responder = responder
        largerBody = { [unowned responder] in responder.maximumBodyBytes(method: $0, path: $1) }
    }
}
