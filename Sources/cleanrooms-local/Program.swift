// The program put together: the server's loop, the gateway, the service and its clock.
// Reference: how a request flows and why one thread does it all: decision notes of the service.

import CleanRooms
import CleanRoomsModel
import Control
import Gateway
import HTTP
import HTTPServer
import Lifecycle
import Logging
import Objects
import Store

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The running server. It lives on the thread that made it.
final class Program: HTTPApplication {
    private let service: CleanRooms
    private let store: Store
    private let results: ResultPlace
    private let gateway: Gateway
    private let control: Control
    /// Nil where the control API is on the API's port.
    private let controlPort: (number: Int, responder: ControlPort)?
    private let logger: Logger
    private let loop: EventLoop
    private let configuration: HTTPServer.Configuration
    private var server: HTTPServer?
    /// When a stop waits no longer for anything.
    private var stopEnd: ContinuousClock.Instant?
    /// Fires when the next event of the life cycle is due.
    private var dueTimer: LoopTimer?
    private var checkpoints: Checkpoints?
    /// The tester's scripts; nil where there are none.
    private var hooks: HookRunner?
    /// Set by the first signal to stop.
    private var isStopping = false
    /// Ends the hooks of the stop that take too long.
    private var hookEnd: LoopTimer?
    /// Sends results to an endpoint; nil where they go to none.
    private var worker: Worker?
    private let eventReceiver: EventReceiver?
    /// Nil without a receiver.
    private var eventPush: EventPush?
    /// Runs while somebody listens to events.
    private var heartbeat: LoopTimer?

    /// When this turn applies no more due events, as ``monotonicNanoseconds()`` has it; nil before its first.
    private var dueEnd: Int64?
    /// Whether the last attempt to apply what is due failed.
    private var dueFailed = false

    /// How long one turn of the loop applies due events, so that no request waits for very many that come at once. It looks at the time before each,
    /// since writing the result of one takes 40 µs or, in a folder of a slow file system, ten times as long.
    private static let dueNanoseconds: Int64 = 3_000_000
    /// How long what could not be applied waits, such as for room on a full disk.
    private static let dueRetryMilliseconds = 1000
    /// How long a stop waits for answers and results that are under way, so that the program is gone within a second.
    private static let graceMilliseconds = 750
    /// How long all hooks of a stop may take together, so that the program is gone within the ten seconds that `docker stop` waits by itself.
    private static let hookMilliseconds = 9000
    /// How long a stream of events is silent at most. What stands between is often patient for a minute, and the standard names 15 seconds.
    private static let heartbeatMilliseconds = 15_000

    init(
        service: CleanRooms, store: Store, results: ResultPlace, configuration: HTTPServer.Configuration,
        gateway gatewayConfiguration: Gateway.Configuration, journalSize: Int, seeds: SeedShelf, doors: Doors, controlPort: Int?,
        eventReceiver: EventReceiver?, logger: Logger
    ) throws {
        self.service = service
        self.store = store
        self.results = results
        self.eventReceiver = eventReceiver
        self.logger = logger
        self.configuration = configuration
        loop = try EventLoop()
        gateway = Gateway(service: service, configuration: gatewayConfiguration) { error, requestID in
            logger.error("request failed", metadata: ["requestID": "\(requestID)", "error": "\(error)"])
        }
        if logger.logLevel <= .warning { gateway.observe { logger.log($0) } }
        let start = ContinuousClock.now
        control = Control(
            service: service, gateway: gateway, version: CleanRoomsLocal.version, journalSize: journalSize, uptime: { .now - start },
            seeds: seeds, doors: doors)
        control.readiness = .waiting(for: "its seeds")
        self.controlPort = controlPort.map { [control] in ($0, ControlPort(control)) }
        loop.turnMeasured = control.metrics.recordTurn
        control.metrics.server = { [unowned self] in
            server.map { Metrics.Server(openConnections: $0.openConnections, heldBytes: $0.heldBytes) }
        }
        if !Self.isLoopback(configuration.host) {
            logger.log(
                level: doors.token == nil ? .warning : .notice, "other machines can reach this server",
                metadata: ["host": "\(configuration.host)", "controlToken": doors.token == nil ? "none" : "set"])
        }
    }

    /// Binds the address and gets ready to answer.
    ///
    /// - Throws: ``ListenError`` with one sentence when the address cannot be had.
    func start() throws {
        let server = HTTPServer(configuration: configuration, loop: loop, application: self)
        if let controlPort { server.addPort(controlPort.number, for: controlPort.responder) }
        HTTPServer.raiseDescriptorLimit()
        try server.start()
        self.server = server
        // A file at the limit of its size fails the write, as a full disk does, and not the program.
        signal(SIGXFSZ, SIG_IGN)
        service.dueAllowance = { [unowned self] in
            let now = monotonicNanoseconds()
            // The time begins with the first event of the turn, which so is applied in any case.
            let end = dueEnd ?? now + Self.dueNanoseconds
            dueEnd = end
            return now < end
        }
        try startTellingEvents()
        try startDelivering()
        dueTimer = loop.timer { [unowned self] in advance() }
        armDueTimer()
        checkpoints = try Checkpoints(of: store, on: loop, logger: logger)
        for signal in [SIGTERM, SIGINT] {
            loop.onSignal(signal) { [unowned self] in stop() }
        }
    }

    /// Begins with seeds, and with the clock at a time where one is given. The address is taken by then, but nobody is answered before the loop runs: the first answer is from the seeded state.
    ///
    /// - Throws: ``SeedError`` with one sentence; what the store throws.
    func seed(_ scripts: [SeedScript], at time: Timestamp?) throws {
        // It stands still meanwhile, so that what the seeds make has the same times and ids at each start.
        if let time { _ = try service.steerClock(.freeze(at: time)) }
        for name in try control.begin(with: scripts) { logger.info("seeded", metadata: ["seed": "\(name)"]) }
        if time != nil { _ = try service.steerClock(.resume) }
        try store.commit()
        control.readiness = .ready
        armDueTimer()
    }

    /// Tells the log who is there, and how to call.
    func tellStart(defaultAccount: String) throws {
        logger.logStart(try service.people(), at: address, defaultAccount: defaultAccount)
    }

    /// Begins with the hooks of the start. They call a server that answers, so that they are not done before the loop runs.
    ///
    /// - Throws: `EventLoopError` when the system gives no thread.
    func startHooks(_ scripts: HookScripts, defaultAccount: String, controlToken: String?) throws {
        for script in scripts.skipped { logger.warning("hook skipped: neither executable nor named *.sh", metadata: ["hook": "\(script)"]) }
        guard !scripts.isEmpty else {
            control.hooks.complete(.ready)
            return
        }
        // Of a server that listens on all addresses, one that this machine can call.
        let host = ["0.0.0.0": "127.0.0.1", "::": "::1"][configuration.host] ?? configuration.host
        let environment = HookEnvironment.current(
            endpoint: address(ofPort: port, on: host),
            controlEndpoint: address(ofPort: controlPort == nil ? port : server?.ports.last ?? port, on: host),
            controlToken: controlToken, account: defaultAccount)
        let hooks = HookRunner(scripts, environment: environment, worker: try Worker(loop), control: control, logger: logger)
        self.hooks = hooks
        control.readiness = control.hooks.readiness
        hooks.run(.ready) {}
    }

    /// The first signal to stop lets the hooks of the stop run while requests are still answered; the second one waits for nothing.
    private func stop() {
        guard !isStopping else {
            logger.info("stopping at once")
            hooks?.cancel()
            return stopServer(graceMilliseconds: 0)
        }
        isStopping = true
        logger.info("stopping")
        hooks?.cancel()
        guard let hooks, hooks.hasScripts(for: .shutdown) else { return stopServer(graceMilliseconds: Self.graceMilliseconds) }
        hookEnd = loop.timer(afterMilliseconds: Self.hookMilliseconds) { [unowned self] in
            logger.error("the hooks of the stop took too long")
            hooks.cancel()
            stopServer(graceMilliseconds: Self.graceMilliseconds)
        }
        hooks.run(.shutdown) { [unowned self] in stopServer(graceMilliseconds: Self.graceMilliseconds) }
    }

    private func stopServer(graceMilliseconds: Int) {
        hookEnd = nil
        stopEnd = stopEnd ?? .now + .milliseconds(graceMilliseconds)
        server?.stop(graceMilliseconds: graceMilliseconds)
    }

    private var scheme: String { configuration.tls == nil ? "http" : "https" }

    /// The URL of the server, without a path.
    var address: String { address(ofPort: port) }

    private var port: Int { server?.port ?? configuration.port }

    /// The URL of the control API's own port; nil where it has none.
    var controlAddress: String? {
        controlPort.map { [server] in address(ofPort: server?.ports.last ?? $0.number) }
    }

    /// - Parameter configured: The address to listen on, unless it is another one by which this machine reaches it.
    private func address(ofPort port: Int, on configured: String? = nil) -> String {
        let configured = configured ?? configuration.host
        let host = configured.contains(":") ? "[\(configured)]" : configured
        return "\(scheme)://\(host):\(port)"
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    func run() {
        server?.run()
        // What is under way to an endpoint and does not arrive in time is sent again at the next start.
        worker?.stop(graceMilliseconds: graceLeft)
        eventPush?.stop(graceMilliseconds: graceLeft)
        LogOutput.standardError.flush()
    }

    private var graceLeft: Int { max(0, stopEnd.map { Int(($0 - .now) / .milliseconds(1)) } ?? 0) }

    // MARK: HTTPApplication

    func respond(to request: HTTPRequest) -> HTTPAnswer {
        guard Control.owns(request.path) else { return .now(gateway.respond(to: request)) }
        // Probes know one port.
        guard controlPort == nil || control.isOpen(request) else {
            return .now(control.refuse(404, "The control API has a port of its own, and this is not it."))
        }
        return control.answer(request)
    }

    func maximumBodyBytes(method: String, path: String) -> Int? {
        controlPort == nil ? Control.maximumBodyBytes(method: method, path: path) : nil
    }

    func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        gateway.refuse(status, reason)
    }

    /// Commits what the turn wrote. If that fails, nothing of it happened, and its answers say so.
    func endTurn() -> HTTPResponse? {
        defer { LogOutput.standardError.flush() }
        dueEnd = nil
        do {
            let hasWritten = store.hasUncommittedWrites
            try store.commit()
            tell(service.eventLog.settle(isCommitted: true))
            if hasWritten {
                dueFailed = false
                checkpoints?.consider()
            }
            armDueTimer()
            return nil
        } catch {
            dueFailed = true
            // What the turn set is gone from the store, and goes from the service as well.
            _ = service.eventLog.settle(isCommitted: false)
            do {
                try service.readSteering()
            } catch {
                logger.error("the clock could not be read", metadata: ["error": "\(error)"])
            }
            armDueTimer()
            return gateway.fail(because: error)
        }
    }

    // MARK: Events

    private func startTellingEvents() throws {
        eventPush = try eventReceiver.map { try EventPush(to: $0, on: loop, logger: logger) }
        let streams = control.eventStreams
        heartbeat = loop.timer { [unowned self] in
            streams.beat()
            if !streams.isEmpty { heartbeat?.arm(afterMilliseconds: Self.heartbeatMilliseconds) }
        }
        streams.onFirstListener = { [unowned self] in heartbeat?.arm(afterMilliseconds: Self.heartbeatMilliseconds) }
    }

    /// Tells of what is committed, which is before its answers leave.
    private func tell(_ events: [ServiceEvent]) {
        guard !events.isEmpty else { return }
        logger.logStatuses(in: events)
        control.eventStreams.publish(events)
        eventPush?.post(events)
    }

    // MARK: Results

    private func startDelivering() throws {
        switch results {
        case .nowhere: break
        case .folder(let store):
            service.resultDelivery = FolderDelivery(store: store) { [logger] in logger.logRefusal(ofDelivery: $0, because: $1) }
        case .endpoint(let store):
            let worker = try Worker(loop)
            self.worker = worker
            service.resultDelivery = EndpointDelivery(store: store, worker: worker) { [unowned self] in finishDelivery(of: $0, as: $1) }
        }
        try service.resumeDeliveries()
        try store.commit()
    }

    /// Notes how a delivery ended; the end of the turn commits it. A commit in between could fail without the turn's other answers knowing.
    private func finishDelivery(of subject: String, as outcome: DeliveryOutcome) {
        if case .refused(let reason) = outcome { logger.logRefusal(ofDelivery: subject, because: reason) }
        do {
            try service.finishDelivery(of: subject, as: outcome)
        } catch {
            logger.error("a delivery could not be noted", metadata: ["subject": "\(subject)", "error": "\(error)"])
        }
    }

    // MARK: Time

    /// Applies what is due; the end of the turn commits it.
    private func advance() {
        do {
            dueFailed = false
            try service.advanceWithinAllowance()
        } catch {
            dueFailed = true
            logger.error("what is due could not be applied", metadata: ["error": "\(error)"])
        }
    }

    private func armDueTimer() {
        do {
            guard let wait = try service.timeToNextDue() else {
                // The clock may have been frozen since the timer was armed.
                dueTimer?.cancel()
                return
            }
            let least = dueFailed ? Self.dueRetryMilliseconds : 0
            // A timer knows nothing of the centuries that a clock can be set by, so that it looks again at least once a day.
            dueTimer?.arm(afterMilliseconds: max(least, Int(min(max(wait, .zero), .seconds(86_400)) / .milliseconds(1))))
        } catch {
            logger.error("the next due event could not be read", metadata: ["error": "\(error)"])
        }
    }
}
