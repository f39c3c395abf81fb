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
            return .json(control.json(of: entry))
        },
        Route("POST", "/_cleanrooms/requests/find") { control, request in
            let criteria = try JournalCriteria(request.members())
            return try control.list(request, where: criteria.match)
        },
        Route("POST", "/_cleanrooms/requests/count") { control, request in
            let criteria = try JournalCriteria(request.members())
            let count = control.journal.newestFirst.count(where: criteria.match)
            return .json(["count": .integer(Int64(count)), "requestJournalDisabled": .bool(control.journal.capacity == 0)])
        },
        Route("DELETE", "/_cleanrooms/requests") { control, _ in control.resetJournal() },
        Route("POST", "/_cleanrooms/requests/reset") { control, _ in control.resetJournal() },
    ]

    /// Newest first, at most as many as `limit` says.
    private func list(_ request: ControlRequest, where isWanted: (Journal.Entry) -> Bool) throws -> HTTPResponse {
        let limit = try request.wholeNumber("limit") ?? .max
        let entries = journal.newestFirst.filter(isWanted)
        return .json([
            "requests": .array(entries.prefix(limit).map(json(of:))), "meta": ["total": .integer(Int64(entries.count))],
            "requestJournalDisabled": .bool(journal.capacity == 0),
        ])
    }

    private func json(of entry: Journal.Entry) -> JSON {
        entry.json(worldTime: SystemClock().now + .nanoseconds(entry.exchange.startNanoseconds - monotonicNanoseconds()))
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
    fileprivate func time(_ name: String) throws(ControlError) -> Timestamp? {
        guard let text = try parameter(name) else { return nil }
        return try JSON.Object([(name, .string(text))]).time(name)
    }

    /// A query parameter that is a number of things; nil where it is not given.
    ///
    /// - Throws: `badRequest` for anything else.
    fileprivate func wholeNumber(_ name: String) throws(ControlError) -> Int? {
        guard let text = try parameter(name) else { return nil }
        guard let number = Int(text), number >= 0 else { throw .badRequest("'\(name)' is a whole number, 0 or more.") }
        return number
    }
}
