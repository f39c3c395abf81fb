// What AWS would put on EventBridge: the last events of all accounts.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html

import CleanRooms
import HTTP
import JSON

extension Control {
    static let eventRoutes = [
        Route("GET", "/_cleanrooms/events") { control, request in
            let filters = (type: try request.parameter("detail-type"), account: try request.parameter("account"))
            let limit = try request.parameter("limit").map { text in
                guard let limit = Int(text), limit >= 0 else { throw ControlError.badRequest("'limit' is a whole number from 0.") }
                return limit
            }
            let events = try control.service.eventLog.events(after: request.parameter("since")).filter { event in
                (filters.type == nil || event.detailType == filters.type) && (filters.account == nil || event.account == filters.account)
            }
            // The newest, if there are too many: they are what a tester has just brought about.
            return .json(["events": .array(events.suffix(limit ?? events.count).map(\.json))])
        },
        Route("DELETE", "/_cleanrooms/events") { control, _ in
            control.service.clearEvents()
            return HTTPResponse(status: 204)
        },
    ]
}
