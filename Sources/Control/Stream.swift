// The one stream over HTTP, and what goes into it at the end of each turn of the loop.
// Source: our own form; docs/control-api.md.

package import CleanRooms
import CleanRoomsModel
import Clocks
import Gateway
import HTTP
import JSON
import Lifecycle

extension Control {
    static let streamRoutes = [
        Route(streaming: "/_cleanrooms/stream") { control, request in
            // A browser that connects again by itself sends the header with the address that it had first.
            let last = try request.request.headers["Last-Event-ID"] ?? request.parameter("since")
            return control.live.open(try request.kinds(), after: last, greeting: control.greeting)
        }
    ]

    private var greeting: JSON {
        [
            "version": .string(version), "run": .string(live.run), "startedAt": .string(metrics.startTime.text),
            "state": .integer(Int64(stateNumber)), "clock": .object(clock),
        ]
    }

    /// Says that what was read of the state may be out of date.
    func stateChanged(_ how: StateChange) {
        stateNumber += 1
        live.publish(.state, ["how": .string(how.rawValue), "state": .integer(Int64(stateNumber))])
    }

    /// Sends listeners what a turn has brought, once it is committed or undone.
    ///
    /// - Returns: The events that happened.
    @discardableResult
    package func endTurn(isCommitted: Bool) -> [ServiceEvent] {
        let events = service.eventLog.settle(isCommitted: isCommitted)
        let lives = service.lifeLog.settle(isCommitted: isCommitted)
        eventStreams.publish(events)
        for event in events { live.publish(.event, event.json) }
        for change in lives { live.publish(.life, change.json) }
        let steered = Steered(service, gateway)
        if steered.clock != steeredAtLastTurn.clock { live.publish(.clock, .object(clock)) }
        if steered.rules != steeredAtLastTurn.rules || steered.faults != steeredAtLastTurn.faults {
            live.publish(.rules, ["lifecycle": .integer(Int64(steered.rules)), "faults": .integer(Int64(steered.faults))])
        }
        steeredAtLastTurn = steered
        live.flush()
        return events
    }

    /// What the tester has set, in enough detail to see that it has changed.
    struct Steered: Equatable {
        let clock: SteerableClock.State
        let rules: Int
        let faults: Int

        init(_ service: CleanRooms, _ gateway: Gateway) {
            clock = service.clockState
            rules = service.steeringRevision
            faults = gateway.faults.revision
        }
    }
}

/// How the state was replaced.
enum StateChange: String {
    case reset, restored, seeded
}

extension ControlRequest {
    /// The kinds of messages that are asked for; all by default. Greetings and gaps come in any case.
    fileprivate func kinds() throws(ControlError) -> Set<LiveStream.Kind> {
        let always: Set<LiveStream.Kind> = [.hello, .gap]
        guard let text = try parameter("kinds") else { return Set(LiveStream.Kind.allCases) }
        var kinds = always
        for name in text.split(separator: ",") {
            guard let kind = LiveStream.Kind(rawValue: String(name)) else {
                throw .badRequest("There is no kind \(name); there is \(LiveStream.Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
            }
            kinds.insert(kind)
        }
        return kinds
    }
}

extension LifeChange {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("id", .string(id)), ("model_name", .string(model.rawValue)), ("account", .string(account)),
        ]
        if let collaboration { members.append(("collaboration", .string(collaboration))) }
        if let from { members.append(("from", .string(from))) }
        members.append(("to", .string(to)))
        members.append(("at", .string(time.text)))
        return .object(JSON.Object(members))
    }
}
