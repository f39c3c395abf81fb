// The tester's interface under `/_cleanrooms`: one table of routes, JSON in and out.
// Reference: docs/control-api.md; the paths under `/_localstack` are those that tools already call.

package import CleanRooms
import Clocks
package import Files
package import Gateway
package import HTTP
import CleanRoomsModel
import JSON

/// Answers the requests of people who test with the emulator. They need no credentials, but its token where there is one.
///
/// It is not `Sendable`: it lives where its service lives.
package final class Control {
    let service: CleanRooms
    /// What waits for runs that are due.
    package let runWaiters: RunWaiters
    let gateway: Gateway
    package let journal: Journal
    package let metrics: Metrics
    let version: String
    let uptime: () -> Duration
    let doors: Doors
    let seeds: SeedShelf
    let files: LocalFiles
    /// What `GET /_cleanrooms/ready` answers.
    package var readiness = Readiness.ready
    /// What `GET /_cleanrooms/init` answers.
    package var hooks = HookReport()
    /// What the script of a job printed; nil for one that was not run.
    package var scriptLog: (String) -> [UInt8]? = { _ in nil }
    /// What `GET /_cleanrooms/health` warns of, as sentences.
    package var warnings: () -> [String] = { [] }
    /// Does work that takes long, unless an answer is wanted at once.
    package var workbench: any Workbench = ImmediateWork()
    /// The code that commits tells them what happened.
    package let eventStreams = EventStreams()
    /// All that happens, for the console and similar clients.
    package let live: LiveStream
    /// How often the whole state was replaced since the start of the program.
    var stateNumber = 1
    /// What the tester had set at the end of the last turn.
    var steeredAtLastTurn: Steered
    /// What `GET /_cleanrooms/server` answers.
    package var facts: ServerFacts
    let isConsoleOn: Bool
    private let table: RouteTable<Route>

    /// All routes: each file adds its own.
    static let routes: [Route] = [
        healthRoutes,
        readinessRoutes,
        hookRoutes,
        clockRoutes,
        lifecycleRoutes,
        lifeRoutes,
        outcomeRoutes,
        eventRoutes,
        stateRoutes,
        snapshotRoutes,
        catalogueRoutes,
        catalogueDataRoutes,
        explainRoutes,
        resultRoutes,
        scriptRoutes,
        requestRoutes,
        faultRoutes,
        seedRoutes,
        metricsRoutes,
        callRoutes,
        streamRoutes,
        accountRoutes,
        billingRoutes,
        serverRoutes,
    ].flatMap(\.self)

    /// - Parameters:
    ///   - version: The program's version, such as `0.1.0`.
    ///   - journal: What the journal keeps, and how it shows it.
    ///   - uptime: How long the program has been up.
    ///   - seeds: The seeds that are known by name.
    ///   - doors: Who may call it.
    ///   - files: What files its callers can have read.
    ///   - isConsoleOn: Whether it has the console's files.
    package init(
        service: CleanRooms, gateway: Gateway, version: String, journal: JournalSettings = JournalSettings(),
        uptime: @escaping () -> Duration, seeds: SeedShelf = SeedShelf(), doors: Doors = Doors(), files: LocalFiles = LocalFiles(),
        facts: ServerFacts = ServerFacts(), isConsoleOn: Bool = true
    ) {
        self.service = service
        self.gateway = gateway
        self.facts = facts
        self.isConsoleOn = isConsoleOn
        let journalSize = journal.size
        let journal = Journal(capacity: journalSize, masks: journal.masksSensitive) { [unowned service] in service.now }
        if journalSize > 0 { gateway.observe(journal.record) }
        self.journal = journal
        runWaiters = RunWaiters(service)
        let follower = StateFollower(reset: { [unowned gateway] in
            gateway.faults = Faults()
            journal.reset()
        })
        service.followers.append(follower)
        metrics = Metrics(startTime: SystemClock().now + (.zero - uptime()))
        gateway.observe(metrics.record)
        self.version = version
        self.uptime = uptime
        self.doors = doors
        self.seeds = seeds
        self.files = files
        var table = RouteTable<Route>()
        for route in Self.routes { table.register(route.method, URITemplate(route.path), route) }
        self.table = table
        live = LiveStream(run: String(UInt32.random(in: 1 ... .max), radix: 36))
        steeredAtLastTurn = Steered(service, gateway)
        journal.onRecord = { [unowned self] entry in live.publish(.request, json(of: entry, hasBodies: false)) }
    }

    /// Whether a path belongs to the control API and not to AWS's.
    package static func owns(_ path: String) -> Bool {
        path.hasPrefix("/_cleanrooms/") || path.hasPrefix("/_localstack/") || path == "/_cleanrooms" || path == "/metrics"
    }

    /// Answers a request of the control API. An error is JSON as well: `{"message": "a sentence"}`.
    ///
    /// - Parameter isTrusted: Whether it is the emulator's own request, such as a seed's, which comes through no door.
    package func answer(_ request: HTTPRequest, isTrusted: Bool = false) -> HTTPAnswer {
        answer(request, isTrusted: isTrusted, workbench)
    }

    private func answer(_ request: HTTPRequest, isTrusted: Bool, _ workbench: any Workbench) -> HTTPAnswer {
        do {
            if let response = try consoleDoor(for: request) ?? consoleFile(for: request) { return .now(response) }
            if !isTrusted, !isOpen(request) { try doors.admit(request) }
            let (route, labels) = try route(request)
            let answer = try route.answer(self, ControlRequest(request, labels: labels, workbench: workbench))
            guard case .now(var response) = answer else { return answer }
            // Whatever changes the state may have written to the store.
            response.awaitsCommit = request.method != "GET"
            return .now(response)
        } catch {
            return .now(Self.response(to: error))
        }
    }

    /// The answer when answering has failed.
    static func response(to error: any Error) -> HTTPResponse {
        switch error {
        case let error as ControlError: error.response
        case let mismatch as JSONMismatch: ControlError.badRequest("The request body is not as it should be: \(mismatch).").response
        default: ControlError(status: 500, "The emulator failed: \(error).").response
        }
    }

    /// The refusal of a request whose body need not be received; nil to receive it.
    package func refusal(ofHead head: HTTPRequest) -> HTTPResponse? {
        do throws(ControlError) {
            guard try consoleFile(for: head) == nil else { return nil }
            if !isOpen(head) { try doors.admit(head) }
            _ = try route(head)
            return nil
        } catch {
            return error.response
        }
    }

    /// Whether a request may take longer than the others can wait.
    package func mayTakeLong(_ request: HTTPRequest) -> Bool {
        if case .matched(let route, _) = table.match(method: request.method, path: request.path) { route.mayTakeLong } else { false }
    }

    /// Whether a request needs work that is done beside the loop, while others use the state.
    package func worksBeside(_ request: HTTPRequest) -> Bool {
        if case .matched(let route, _) = table.match(method: request.method, path: request.path) { route.worksBeside } else { false }
    }

    /// Answers callers that cannot wait for a later or endless answer: work is done at once, and a stream is refused.
    package func respond(to request: HTTPRequest, isTrusted: Bool = false) -> HTTPResponse {
        var given: HTTPResponse?
        switch answer(request, isTrusted: isTrusted, ImmediateWork()) {
        case .now(let response): given = response
        case .later(let response): response.whenGiven { if case .now(let response) = $0 { given = response } }
        case .stream: break
        }
        return given ?? ControlError(status: 406, "\(request.path) is a stream, which is not to be had as one answer.").response
    }

    /// Answers a message that is not proper HTTP, or that is sent to the wrong port.
    package func refuse(_ status: Int, _ reason: String) -> HTTPResponse {
        ControlError(status: status, reason).response
    }

    /// Whether a request only asks what anybody may know: whether the emulator is there. Probes call it by many names and have no token.
    package func isOpen(_ request: HTTPRequest) -> Bool {
        if case .matched(let route, _) = table.match(method: request.method, path: request.path) { route.isOpen } else { false }
    }

    private func route(_ request: HTTPRequest) throws(ControlError) -> (Route, [(name: String, value: String)]) {
        switch table.match(method: request.method, path: request.path) {
        case .matched(let route, let labels): return (route, labels)
        case .malformedLabel(_, let name): throw .badRequest("The path parameter '\(name)' is not valid percent-encoded UTF-8.")
        case .noRoute:
            let others = ["GET", "POST", "PUT", "PATCH", "DELETE"].filter { method in
                if case .matched = table.match(method: method, path: request.path) { true } else { false }
            }
            guard others.isEmpty else {
                throw ControlError(status: 405, "\(request.path) takes \(others.joined(separator: ", ")), and not \(request.method).")
            }
            throw .notFound("There is no \(request.path) in the control API; GET /_cleanrooms lists what there is.")
        }
    }
}

/// One way to call the control API.
struct Route: Sendable {
    let method: String
    /// A URI template, such as `/_cleanrooms/snapshots/{name}`.
    let path: String
    /// - Throws: ``ControlError``; `JSONMismatch` for a body of another shape, which answers 400; anything else answers 500.
    let answer: @Sendable (Control, ControlRequest) throws -> HTTPAnswer
    /// Whether it answers anybody, from what the program knows of itself: it works while the state is elsewhere.
    let isOpen: Bool
    /// Whether it may take longer than others can wait, as with what is done to the whole state.
    let mayTakeLong: Bool
    /// Whether its long work is done beside the loop, without the state.
    let worksBeside: Bool

    /// A route that answers only once the runs that are due have ended, or after `?wait=` seconds.
    init(
        waiting method: String, _ path: String, _ answer: @escaping @Sendable (Control, ControlRequest) throws -> HTTPResponse
    ) {
        self.method = method
        self.path = path
        self.answer = { control, request in
            let seconds = try request.count("wait") ?? RunWaiters.usualSeconds
            guard seconds <= RunWaiters.mostSeconds else {
                throw ControlError.badRequest("'wait' is a number of seconds, \(RunWaiters.mostSeconds) at most.")
            }
            return control.runWaiters.answer(try answer(control, request), waitingSeconds: seconds)
        }
        isOpen = false
        mayTakeLong = true
        worksBeside = false
    }

    /// A route that decides by itself when it answers.
    init(answering method: String, _ path: String, _ answer: @escaping @Sendable (Control, ControlRequest) throws -> HTTPAnswer) {
        self.method = method
        self.path = path
        self.answer = answer
        isOpen = false
        mayTakeLong = true
        worksBeside = false
    }

    init(
        _ method: String, _ path: String, isOpen: Bool = false, mayTakeLong: Bool = false,
        _ answer: @escaping @Sendable (Control, ControlRequest) throws -> HTTPResponse
    ) {
        self.method = method
        self.path = path
        self.answer = { .now(try answer($0, $1)) }
        self.isOpen = isOpen
        self.mayTakeLong = mayTakeLong
        worksBeside = false
    }

    /// A route whose answer needs work that is done beside the loop.
    ///
    /// - Parameters:
    ///   - takesState: Whether the answer takes long as well, and so is made beside the loop too, where it has the state.
    ///   - work: What is to be done; it is made on the loop, and is values only.
    ///   - answer: Makes the answer from the result of the work, on the loop again.
    init<Output: Sendable>(
        working method: String, _ path: String, takesState: Bool = false,
        _ work: @escaping @Sendable (Control, ControlRequest) throws -> @Sendable () -> Result<Output, any Error>,
        then answer: @escaping @Sendable (Control, ControlRequest, Output) throws -> HTTPResponse
    ) {
        self.method = method
        self.path = path
        self.answer = { control, request in
            let later = PendingResponse()
            let workbench = request.workbench
            workbench.run(try work(control, request)) { output in
                let response = {
                    var response: HTTPResponse
                    do {
                        response = try answer(control, request, output.get())
                    } catch {
                        response = Control.response(to: error)
                    }
                    // What only reads can go out in pieces.
                    response.awaitsCommit = request.request.method != "GET"
                    return response
                }
                if takesState { workbench.answer(later, by: response) } else { later.give(response()) }
            }
            return .later(later)
        }
        isOpen = false
        mayTakeLong = false
        worksBeside = true
    }

    /// A route whose answer has no end.
    init(streaming path: String, _ answer: @escaping @Sendable (Control, ControlRequest) throws -> ResponseStream) {
        method = "GET"
        self.path = path
        self.answer = { .stream(try answer($0, $1)) }
        isOpen = false
        mayTakeLong = false
        worksBeside = false
    }
}
