// What analyses have cost, by who pays: sums over the analyses.
// Reference: https://aws.amazon.com/clean-rooms/pricing/ (CRPU-hours); the form is ours.

import CleanRooms
import CleanRoomsModel
import HTTP
import JSON

extension Control {
    static let billingRoutes = [
        Route("GET", "/_cleanrooms/billing", mayTakeLong: true) { control, request in
            let since = try request.time("since")
            let bills = try control.service.bills(ofCollaboration: request.parameter("collaboration"), since: since)
            let units = bills.reduce(0) { $0 + $1.units }
            return .json(["bills": .array(bills.map(\.json)), "units": .double(units)])
        }
    ]
}

extension Bill {
    fileprivate var json: JSON {
        [
            "payer": .string(payer), "collaboration": .string(collaboration), "kind": .string(kind), "day": .string(day),
            "units": .double(units), "analyses": .integer(Int64(analyses)),
        ]
    }
}
