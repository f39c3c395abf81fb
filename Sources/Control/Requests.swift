// The journal over HTTP, in the manner of WireMock: list, find, count, reset.
// Reference: https://wiremock.org/docs/standalone/admin-api-reference/ (requests)

import CleanRoomsModel
import Gateway
import HTTP
import JSON
import Lifecycle

extension Control {
    static let requestRoutes = [
        Route("GET", "/_cleanrooms/requests") { control, request in
            let since = try request.time("since")
            return try control.list(request) { entry in since.map { entry.time >= $0 } ?? true }
        },
        Route("GET", "/_cleanrooms/requests/{id}") { control, request in
            let id = request.label("id")
            guard let entry = control.journal.newestFirst.first(where: { "\($0.number)" == id || $0.exchange.requestID == id }) else {
                throw ControlError.notFound("The journal has no request \(id).")
            }
            return .json(control.json(of: entry, hasBodies: true))
        },
        Route("POST", "/_cleanrooms/requests/find") { control, request in
            let criteria = try JournalCriteria(request.members())
            return try control.list(request) { criteria.match($0, masks: control.journal.masks) }
        },
        Route("POST", "/_cleanrooms/requests/count") { control, request in
            let criteria = try JournalCriteria(request.members())
            let count = control.journal.newestFirst.count { criteria.match($0, masks: control.journal.masks) }
            return .json(["count": .integer(Int64(count)), "requestJournalDisabled": .bool(control.journal.capacity == 0)])
        },
        Route("DELETE", "/_cleanrooms/requests") { control, _ in control.resetJournal() },
        Route("POST", "/_cleanrooms/requests/reset") { control, _ in control.resetJournal() },
    ]

    /// Newest first, at most as many as `limit` says, of those between the ids `after` and `before`. The total is of all that are wanted.
    private func list(_ request: ControlRequest, where isWanted: (Journal.Entry) -> Bool) throws -> HTTPResponse {
        let limit = try request.wholeNumber("limit") ?? .max
        let before = try request.wholeNumber("before") ?? .max
        let after = try request.wholeNumber("after") ?? 0
        let hasBodies = try request.flag("bodies") ?? true
        let entries = journal.newestFirst.filter(isWanted)
        let page = entries.lazy.filter { $0.number < before && $0.number > after }.prefix(limit)
        return .json([
            "requests": .array(page.map { json(of: $0, hasBodies: hasBodies) }), "meta": ["total": .integer(Int64(entries.count))],
            "requestJournalDisabled": .bool(journal.capacity == 0),
        ])
    }

    func json(of entry: Journal.Entry, hasBodies: Bool) -> JSON {
        entry.json(
            worldTime: SystemClock().now + .nanoseconds(entry.exchange.startNanoseconds - monotonicNanoseconds()),
            Journal.Entry.Telling(masks: journal.masks, hasBodies: hasBodies))
    }

    private func resetJournal() -> HTTPResponse {
        journal.reset()
        return .json([:])
    }
}

extension ControlRequest {
    /// A query parameter that is a time; nil where it is not given.
    ///
    /// - Throws: `badRequest` for anything else.
    func time(_ name: String) throws(ControlError) -> Timestamp? {
        guard let text = try parameter(name) else { return nil }
        return try JSON.Object([(name, .string(text))]).time(name)
    }

}
