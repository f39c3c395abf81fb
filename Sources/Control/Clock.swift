// The service's clock over HTTP: read, frozen, resumed, advanced and set.
// Reference: docs/control-api.md; the shape is ours, as no other emulator has a clock over HTTP.

import CleanRooms
import CleanRoomsModel
import Clocks
import HTTP
import JSON

extension Control {
    static let clockRoutes = [
        Route("GET", "/_cleanrooms/clock") { control, _ in
            var answer = control.clock
            if let next = try control.service.nextDue() {
                answer.append("next", ["due": .string(next.time.text), "id": .string(next.subject)])
            }
            return .json(.object(answer))
        },
        Route("POST", "/_cleanrooms/clock/freeze", mayTakeLong: true) { control, request in
            try control.steerClock(.freeze(at: request.members(among: ["at"]).time("at")))
        },
        Route("POST", "/_cleanrooms/clock/resume") { control, request in
            switch try request.members(among: ["to"]).optional("to") as String? {
            case nil: return try control.steerClock(.resume)
            case "world": return try control.steerClock(.followWorld)
            default:
                throw ControlError.badRequest("'to' is world, for the time of the world; without it the clock runs on from where it is.")
            }
        },
        Route(waiting: "POST", "/_cleanrooms/clock/advance") { control, request in
            let body = try request.members(among: ["duration", "to"])
            if let target = body["to"] { return try control.advance(to: target, body) }
            guard let duration = try body.duration("duration") else {
                throw ControlError.badRequest("The body names the duration to advance by: {\"duration\": \"PT1H\"}, or {\"to\": \"next\"}.")
            }
            guard Timestamp.span.contains(control.service.clockReading.now + duration) else {
                throw ControlError.badRequest("The clock does not go beyond the year 9999.")
            }
            return try control.steerClock(.advance(by: duration))
        },
        Route(waiting: "POST", "/_cleanrooms/clock/set") { control, request in
            guard let time = try request.members(among: ["time"]).time("time") else {
                throw ControlError.badRequest("The body names the time to set: {\"time\": \"2026-01-31T12:00:00Z\"}.")
            }
            return try control.steerClock(.set(to: time))
        },
    ]

    /// Moves to when the next thing is due, if its time has not come already.
    private func advance(to target: JSON, _ body: JSON.Object) throws -> HTTPResponse {
        guard target == "next", body["duration"] == nil else {
            throw ControlError.badRequest("'to' is next, without a duration: the time at which the next thing is due.")
        }
        guard let next = try service.nextDue() else { throw ControlError.conflict("Nothing is due.") }
        return try steerClock(.advance(by: max(.zero, next.time - service.clockReading.now)))
    }

    var clock: JSON.Object {
        let reading = service.clockReading
        return JSON.Object([
            ("now", .string(reading.now.text)), ("epochSeconds", .double(Double(reading.now.milliseconds) / 1000)),
            ("frozen", .bool(reading.isFrozen)), ("offsetSeconds", reading.ahead.json),
        ])
    }

    /// What was due is applied before the answer, which says how much that was.
    private func steerClock(_ change: ClockChange) throws -> HTTPResponse {
        let applied = try service.steerClock(change)
        var answer = clock
        answer.append("applied", .integer(Int64(applied)))
        return .json(.object(answer))
    }
}
