// How things have moved so far, and what is next for them.
// Source: our own form; docs/control-api.md.

import CleanRooms
import CleanRoomsModel
import Clocks
import HTTP
import JSON
import Lifecycle

extension Control {
    static let lifeRoutes = [
        Route("GET", "/_cleanrooms/lifecycle/ongoing", mayTakeLong: true) { control, request in
            let limit = try request.wholeNumber("limit") ?? 100
            let (lives, total) = try control.service.ongoingLives(limit: limit)
            return .json(["ongoing": .array(lives.map(\.json)), "total": .integer(Int64(total))])
        },
        Route("GET", "/_cleanrooms/lifecycle/{id}") { control, request in
            let id = request.label("id")
            guard let life = try control.service.life(of: id) else {
                throw ControlError.notFound("Nothing that moves through a life has the id \(id).")
            }
            return .json(life.json)
        },
    ]
}

extension Life {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("id", .string(id)), ("model_name", .string(model.rawValue)), ("account", .string(account)), ("region", .string(region)),
        ]
        if let collaboration { members.append(("collaboration", .string(collaboration))) }
        if let membership { members.append(("membership", .string(membership))) }
        if let name { members.append(("name", .string(name))) }
        members.append(("status", .string(status)))
        let stops = history.map { stop in
            JSON.object(JSON.Object([("status", .string(stop.status))] + (stop.time.map { [("at", .string($0.text))] } ?? [])))
        }
        members.append(("history", .array(stops)))
        if let next { members.append(("next", next.json)) }
        if let outcome {
            var told: [(name: String, value: JSON)] = [("status", .string(outcome.status.rawValue))]
            if let rule = outcomeRule { told.append(("id", .string(rule))) }
            if let duration = outcome.duration { told.append(("duration", duration.json)) }
            members.append(("outcome", .object(JSON.Object(told))))
        }
        return .object(JSON.Object(members))
    }
}

extension Life.Next {
    fileprivate var json: JSON {
        var members: [(name: String, value: JSON)] = [("status", .string(status))]
        switch way {
        case .due(let time):
            members.append(("by", "time"))
            members.append(("due", .string(time.text)))
        case .hand: members.append(("by", "hand"))
        case .looks(let left):
            members.append(("by", "looks"))
            members.append(("left", .integer(Int64(left))))
        case .delivery: members.append(("by", "delivery"))
        }
        return .object(JSON.Object(members))
    }
}
