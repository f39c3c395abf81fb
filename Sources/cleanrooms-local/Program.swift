// The program put together: the server's loop, the gateway, the service and its clock.
// Reference: how a request flows and why one thread does it all: docs/architecture.md, "A request" and "Threads".

import CleanRooms
import CleanRoomsModel
import Clocks
import Control
import Files
import Gateway
import HTTP
import HTTPServer
import Inputs
import Logging
import Objects
import Store

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The running server. It lives on the thread that made it.
final class Program {
    let service: CleanRooms
    let store: Store
    let results: ResultPlace
    let gateway: Gateway
    let control: Control
    let doors: Doors
    /// Whether the API's callers prove who they are.
    let verifiesSignatures: Bool
    /// Nil where the control API is on the API's port.
    let controlPort: Int?
    let logger: Logger
    let log: LogOutput
    let loop: EventLoop
    private let configuration: HTTPServer.Configuration
    private var server: HTTPServer?
    /// Answers at the control API's own port, if it has one.
    private var controlResponder: ControlPort?
    /// When a stop waits no longer for anything.
    private var stopEnd: ContinuousClock.Instant?
    /// Fires when the next event of the life cycle is due.
    private var dueTimer: LoopTimer?
    var checkpoints: Checkpoints?
    /// The `Host` that the API was called by last.
    var admittedHost: [UInt8] = []
    /// Requests that do not fit into this turn, or into any.
    var queue = RequestQueue()
    /// When this turn takes up no further request; nil before its first.
    var turnEnd: Int64?
    /// Takes up what waits, in the next turn.
    var queueTimer: LoopTimer?
    /// Checks whether another program has released the lock for writing.
    var lockTimer: LoopTimer?
    /// Since when another program has held it, in ``monotonicNanoseconds()``; nil while none does.
    var lockedSince: Int64?
    /// Does what may take long.
    var lender: Worker?
    /// Whether the state is lent to it.
    var isLent = false
    /// Work on the state that arrives while the state is lent.
    ///
    /// Both the loop and the holder of the state add to it.
    let afterLoan = Monitor<[StateAction]>([])
    /// The tester's scripts; nil where there are none.
    private var hooks: HookRunner?
    /// Set by the first signal to stop.
    private var isStopping = false
    /// Ends the hooks of the stop that take too long.
    private var hookEnd: LoopTimer?
    /// Sends results to an endpoint; nil where they go to none.
    var worker: Worker?
    /// The deliveries that have ended, until that is committed.
    var ended: [(order: DeliveryOrder, outcome: DeliveryOutcome)] = []
    /// How many of them the turn has noted.
    var noted = 0
    /// Notes those that could not be.
    var noteTimer: LoopTimer?
    /// What runs queries and scripts.
    let engines: RunningEngines
    var engine: EngineThreads?
    var scripts: ScriptThreads?
    /// Fires when somebody has waited long enough for a run.
    var waitTimer: LoopTimer?
    /// Is asked about tables; nil without one.
    let catalogue: GlueCatalogue?
    /// Asks it, so that the loop does not wait.
    var catalogueWorker: Worker?
    private let eventReceiver: EventReceiver?
    /// Nil without a receiver.
    var eventPush: EventPush?
    /// Runs while somebody listens to events.
    private var heartbeat: LoopTimer?

    /// When this turn applies no more due events, as ``monotonicNanoseconds()`` has it; nil before its first.
    var dueEnd: Int64?
    /// Whether the last attempt to apply what is due failed.
    var dueFailed = false
    /// What of the state the start passes over; nil once it is over.
    var flaws: [StoredFlaw]? = []

    /// How long one turn of the loop applies due events, so that no request waits for very many that come at once. It looks at the time before each,
    /// since writing the result of one takes 40 µs or, in a folder of a slow file system, ten times as long.
    private static let dueNanoseconds: Int64 = 3_000_000
    /// How long what could not be applied waits, such as for room on a full disk.
    static let dueRetryMilliseconds = 1000
    /// How long a stop waits for answers and results that are under way, so that the program is gone within a second.
    private static let graceMilliseconds = 750
    /// How long a stop waits at least for the reader of the log.
    private static let logMilliseconds = 100
    /// How long all hooks of a stop may take together, so that the program is gone within the ten seconds that `docker stop` waits by itself.
    private static let hookMilliseconds = 9000
    /// How long a stream of events is silent at most. Proxies often wait for a minute, and the standard names 15 seconds.
    private static let heartbeatMilliseconds = 15_000

    init(
        service: CleanRooms, store: Store, results: ResultPlace, configuration: HTTPServer.Configuration,
        gateway gatewayConfiguration: Gateway.Configuration, journal: JournalSettings, seeds: SeedShelf, doors: Doors, facts: ServerFacts,
        isConsoleOn: Bool, controlPort: Int?, files: LocalFiles, eventReceiver: EventReceiver?, engines: RunningEngines,
        catalogue: GlueCatalogue?, logger: Logger, log: LogOutput
    ) throws {
        self.service = service
        self.store = store
        self.results = results
        self.eventReceiver = eventReceiver
        self.engines = engines
        self.catalogue = catalogue
        self.logger = logger
        self.log = log
        self.configuration = configuration
        loop = try EventLoop()
        self.doors = doors
        verifiesSignatures = gatewayConfiguration.signatures != nil
        self.controlPort = controlPort
        gateway = Gateway(service: service, configuration: gatewayConfiguration) { error, requestID in
            logger.error("request failed", metadata: ["requestID": "\(requestID)", "error": "\(error)"])
        }
        if logger.logLevel <= .warning { gateway.observe { logger.log($0) } }
        let start = ContinuousClock.now
        control = Control(
            service: service, gateway: gateway, version: CleanRoomsLocal.version, journal: journal, uptime: { .now - start },
            seeds: seeds, doors: doors, files: files, facts: facts, isConsoleOn: isConsoleOn)
        control.readiness = .waiting(for: "its seeds")
        loop.turnMeasured = control.metrics.recordTurn
        control.metrics.droppedLogLines = { log.dropped }
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
        if let controlPort {
            let port = ControlPort(self)
            controlResponder = port
            server.addPort(controlPort, for: port)
        }
        HTTPServer.raiseDescriptorLimit()
        try server.start()
        self.server = server
        control.facts.address = address
        control.facts.controlAddress = controlAddress
        service.dueAllowance = { [unowned self] in
            let now = monotonicNanoseconds()
            // The time begins with the first event of the turn, which so is applied in any case.
            let end = dueEnd ?? now + Self.dueNanoseconds
            dueEnd = end
            return now < end
        }
        service.onFlaw = { [unowned self] in take($0) }
        lender = try Worker(loop)
        queueTimer = loop.timer { [unowned self] in takeUpQueue() }
        lockTimer = loop.timer { [unowned self] in takeUpWrites() }
        noteTimer = loop.timer { [unowned self] in noteDeliveries() }
        try startTellingEvents()
        try startEngine()
        try startAskingCatalogue()
        try startDelivering()
        dueTimer = loop.timer { [unowned self] in advance() }
        armDueTimer()
        checkpoints = try Checkpoints(of: store, on: loop, logger: logger)
        control.workbench = Beside(worker: try Worker(loop)) { [unowned self] in
            whenBack($0)
        } add: { [unowned self] in
            queue.add($0)
            queueTimer?.arm(afterMilliseconds: 0)
        }
        control.warnings = { [unowned self] in [checkpoints?.warning].compactMap(\.self) }
        for signal in [SIGTERM, SIGINT] {
            loop.onSignal(signal) { [unowned self] in stop() }
        }
        // The terminal has gone, which shell and system may both report: it asks for a stop, and never for an immediate one.
        if !ProcessStart.isIgnored(SIGHUP) {
            loop.onSignal(SIGHUP) { [unowned self] in if !isStopping { stop() } }
        }
    }

    /// Begins with seeds, and with the clock at a time where one is given. The address is taken by then, but nobody is answered before the loop
    /// runs: the first answer is from the seeded state.
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
        tellFlaws()
    }

    /// Logs the accounts that there are, and how to call the server.
    func tellStart(defaultAccount: String) throws {
        do {
            logger.logStart(try service.people(), at: address, defaultAccount: defaultAccount)
        } catch {
            // A stored row that cannot be read fails the caller that asks for it, and not the start.
            logger.warning("what is stored cannot be told", metadata: ["error": "\(error)"])
        }
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
        controlPort.map { [server] in address(ofPort: server?.ports.last ?? $0) }
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
        service.putsOffLongWork = true
        server?.run()
        endLoan()
        // What is under way to an endpoint and does not arrive in time is sent again at the next start.
        worker?.stop(graceMilliseconds: graceLeft)
        // What runs is run again at the next start.
        engine?.stop(graceMilliseconds: graceLeft)
        scripts?.stop(graceMilliseconds: graceLeft)
        catalogueWorker?.stop(graceMilliseconds: graceLeft)
        eventPush?.stop(graceMilliseconds: graceLeft)
        log.drain(milliseconds: max(graceLeft, Self.logMilliseconds))
    }

    /// Work that the worker cannot end in time counts as if the program had been killed: none of it is kept, and all else is.
    private func endLoan() {
        guard let lender, !lender.stop(graceMilliseconds: graceLeft) else { return }
        logger.warning("stopped within a request, of which nothing is kept")
        log.drain(milliseconds: Self.logMilliseconds)
        // The worker still has the state, so nothing here may release it.
        _exit(0)
    }

    private var graceLeft: Int { max(0, stopEnd.map { Int(($0 - .now) / .milliseconds(1)) } ?? 0) }

    // MARK: Events

    private func startTellingEvents() throws {
        eventPush = try eventReceiver.map { try EventPush(to: $0, on: loop, logger: logger) }
        let (events, live) = (control.eventStreams, control.live)
        heartbeat = loop.timer { [unowned self] in
            events.beat()
            live.beat()
            if !events.isEmpty || !live.isEmpty { heartbeat?.arm(afterMilliseconds: Self.heartbeatMilliseconds) }
        }
        let begin = { [unowned self] in
            if events.isEmpty, live.isEmpty { heartbeat?.arm(afterMilliseconds: Self.heartbeatMilliseconds) }
        }
        events.onFirstListener = begin
        live.onFirstListener = begin
    }

    // MARK: Time

    /// Applies what is due; the end of the turn commits it.
    func advance() {
        guard !isLent else { return }
        do {
            // In the state that is about to come something else is due.
            dueFailed = store.isBeingReplaced
            if dueFailed { return }
            try service.advanceWithinAllowance()
        } catch {
            dueFailed = true
            logger.error("what is due could not be applied", metadata: ["error": "\(error)"])
        }
    }

    func armDueTimer() {
        guard !isLent else { return }
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
