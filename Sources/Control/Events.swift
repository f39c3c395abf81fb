// What AWS would put on EventBridge: the last events of all accounts.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html

import CleanRooms
import HTTP
import JSON

extension Control {
    static let eventRoutes = [
        Route("GET", "/_cleanrooms/events") { control, request in
            let filter = try EventFilter(request)
            let limit = try request.parameter("limit").map { text in
                guard let limit = Int(text), limit >= 0 else { throw ControlError.badRequest("'limit' is a whole number from 0.") }
                return limit
            }
            let events = try control.service.eventLog.events(after: request.parameter("since")).filter(filter.admits)
            // The newest, if there are too many: they are what a tester has just brought about.
            return .json(["events": .array(events.suffix(limit ?? events.count).map(\.json))])
        },
        Route("DELETE", "/_cleanrooms/events") { control, _ in
            control.service.clearEvents()
            return HTTPResponse(status: 204)
        },
        Route(streaming: "/_cleanrooms/events/stream") { control, request in
            let filter = try EventFilter(request)
            // A browser that connects again sends the header with the address that it had first.
            let last = try request.request.headers["Last-Event-ID"] ?? request.parameter("since")
            return control.eventStreams.open(filter, after: last.map { control.service.eventLog.committedEvents(after: $0) } ?? [])
        },
    ]
}

/// Which events are asked for.
struct EventFilter: Hashable {
    let detailType: String?
    let account: String?

    init(_ request: ControlRequest) throws(ControlError) {
        detailType = try request.parameter("detail-type")
        account = try request.parameter("account")
    }

    func admits(_ event: ServiceEvent) -> Bool {
        (detailType == nil || event.detailType == detailType) && (account == nil || event.account == account)
    }
}
