// An emulator for one test: everything but the sockets, in memory, on a clock that the test moves.

package import CleanRooms
package import CleanRoomsModel
import Clocks
package import Control
package import Files
package import Gateway
package import HTTP
package import JSON
package import Store
package import Testing

/// Sends requests through the door that the server uses, and holds every response against the model.
///
/// The same calls give the same ids and times in every run.
package final class Emulator {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case put = "PUT"
        case delete = "DELETE"
    }

    /// The service's time when a test begins: 2026-01-01T00:00:00Z.
    package static let start = Timestamp(milliseconds: 1_767_225_600_000)

    package let service: CleanRooms
    package let gateway: Gateway
    package let control: Control
    private let clock: ManualClock
    private let store: Store

    package init(
        settings: Settings = Settings(), seeds: SeedShelf = SeedShelf(), doors: Doors = Doors(), files: LocalFiles = LocalFiles(),
        gateway configuration: Gateway.Configuration = Gateway.Configuration(), journal: JournalSettings = JournalSettings(),
        facts: ServerFacts = ServerFacts(), isConsoleOn: Bool = true, at location: Location = .memory
    ) throws {
        clock = ManualClock(at: Self.start)
        store = try Store(at: location)
        service = try CleanRooms(store: store, clock: clock, ids: IDGenerator(seed: 1), settings: settings)
        gateway = Gateway(
            service: service, configuration: configuration, requestIDs: RequestIDs(seed: 1),
            second: { Self.start.milliseconds / 1000 }
        ) { error, requestID in
            Issue.record(error, "request \(requestID) broke something inside")
        }
        service.onFlaw = { Issue.record($0) }
        control = Control(
            service: service, gateway: gateway, version: "0.0.0", journal: journal, uptime: { .seconds(1) }, seeds: seeds, doors: doors,
            files: files, facts: facts, isConsoleOn: isConsoleOn)
    }

    /// Moves the service's clock; what is due by then happens before the next request is answered.
    package func advance(by duration: Duration) {
        clock.advance(by: duration)
    }

    /// Ends a turn of the loop, which this has none of: what was written is committed, and others may write.
    package func commit() throws { try store.commit() }

    /// Moves the service's clock, and has what is due by then happen.
    package func pass(_ duration: Duration) throws {
        advance(by: duration)
        try service.advance()
    }

    /// Sends a request, and records an issue for each way in which the response is not the model's.
    ///
    /// - Parameters:
    ///   - target: The raw path, and the query if there is one: `/memberships?status=ACTIVE`.
    ///   - body: Nil for a request without a body.
    package func send(
        _ method: Method, _ target: String, _ body: JSON? = nil, as account: Account, in region: String = "us-east-1",
        at location: SourceLocation = #_sourceLocation
    ) -> Reply {
        send(request(method, target, body, as: account, in: region), at: location)
    }

    /// A signed request, not yet sent.
    package func request(
        _ method: Method, _ target: String, _ body: JSON? = nil, as account: Account, in region: String = "us-east-1"
    ) -> HTTPRequest {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var request = HTTPRequest(method: method.rawValue, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "")
        request.headers = [
            "Host": "cleanrooms.\(region).amazonaws.com",
            "X-Amz-Date": "20260101T000000Z",
            "Authorization": "AWS4-HMAC-SHA256 Credential=\(account.id)/20260101/\(region)/cleanrooms/aws4_request, "
                + "SignedHeaders=host;x-amz-date, Signature=\(String(repeating: "0", count: 64))",
        ]
        if let body {
            request.headers.append("Content-Type", "application/json")
            request.body = body.text
        }
        return request
    }

    /// Sends a request as it stands, such as one without a signature or with a body that is no JSON.
    package func send(_ request: HTTPRequest, at location: SourceLocation = #_sourceLocation) -> Reply {
        let (reply, problems) = exchange(request)
        for problem in problems { Issue.record("\(problem)", sourceLocation: location) }
        return reply
    }

    /// Sends a request, and answers also in which ways the response is not the model's, for whoever counts them.
    package func exchange(_ request: HTTPRequest) -> (Reply, problems: [String]) {
        let response = gateway.respond(to: request)
        // What is no JSON is among the problems, and reads as no body.
        let json = response.body.isEmpty ? nil : try? JSON(parsing: response.body)
        let reply = Reply(status: response.status, json: json ?? .null, headers: response.headers)
        return (reply, ModelShapes.committed.problems(in: response, to: request))
    }
}
