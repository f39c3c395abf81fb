// The journal over HTTP, in the manner of WireMock: list, find, count, reset.
// Reference: https://wiremock.org/docs/standalone/admin-api-reference/ (requests)

import CleanRoomsModel
import Clocks
import Gateway
import HTTP
import JSON

extension Control {
    static let requestRoutes = [
        Route("GET", "/_cleanrooms/requests", mayTakeLong: true) { control, request in
            guard let since = try request.time("since") else { return try control.list(request, where: nil) }
            return try control.list(request) { $0.time >= since }
        },
        Route("GET", "/_cleanrooms/requests/{id}") { control, request in
            let id = request.label("id")
            guard let entry = control.journal.newestFirst.first(where: { "\($0.number)" == id || $0.exchange.requestID == id }) else {
                throw ControlError.notFound("The journal has no request \(id).")
            }
            return .json(control.json(of: entry, hasBodies: true))
        },
        Route("POST", "/_cleanrooms/requests/find", mayTakeLong: true) { control, request in
            let criteria = try JournalCriteria(request.members())
            return try control.list(request) { criteria.match($0, masks: control.journal.masks) }
        },
        Route("POST", "/_cleanrooms/requests/count", mayTakeLong: true) { control, request in
            let criteria = try JournalCriteria(request.members())
            let count = control.journal.newestFirst.count { criteria.match($0, masks: control.journal.masks) }
            return .json(["count": .integer(Int64(count)), "requestJournalDisabled": .bool(control.journal.capacity == 0)])
        },
        Route("DELETE", "/_cleanrooms/requests") { control, _ in control.resetJournal() },
        Route("POST", "/_cleanrooms/requests/reset") { control, _ in control.resetJournal() },
    ]

    /// How large the requests of one answer may be together, in bytes; the last of them may go beyond.
    private static let mostPageBytes = 4 * 1024 * 1024

    /// Newest first, at most as many as `limit` says, those between the ids `after` and `before`, and no more than fit a page.
    ///
    /// - Parameter isWanted: Nil for all.
    private func list(_ request: ControlRequest, where isWanted: ((Journal.Entry) -> Bool)?) throws -> HTTPResponse {
        let limit = try request.wholeNumber("limit") ?? .max
        let before = try request.wholeNumber("before") ?? .max
        let after = try request.wholeNumber("after") ?? 0
        let hasBodies = try request.flag("bodies") ?? true
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("requests")
        writer.beginArray()
        var (total, count, last) = (isWanted == nil ? journal.count : 0, 0, before)
        var hasMore = false
        for entry in journal.newestFirst {
            if let isWanted {
                guard isWanted(entry) else { continue }
                total += 1
            }
            guard entry.number < before, entry.number > after, !hasMore else { continue }
            guard count < limit, writer.bytes.count < Self.mostPageBytes else {
                hasMore = true
                // Without criteria the entries that are left need not be looked at.
                if isWanted == nil { break } else { continue }
            }
            writer.value(json(of: entry, hasBodies: hasBodies))
            (count, last) = (count + 1, entry.number)
        }
        writer.endArray()
        writer.name("meta")
        writer.beginObject()
        writer.member("total", total)
        if hasMore, count > 0 { writer.member("next", "\(last)") }
        writer.endObject()
        writer.member("requestJournalDisabled", journal.capacity == 0)
        writer.endObject()
        return HTTPResponse(status: 200, headers: ["Content-Type": "application/json"], body: writer.take())
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
