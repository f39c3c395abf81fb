// The options that say where events go.
// Reference: docs/options.md.

import ArgumentParser
import HTTPClient

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct EventOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["events-url"]

    @Option(
        help: """
            The URL that every event is posted to, in EventBridge's envelope, as JSON, in order and each once. A receiver that fails holds \
            nothing up.
            """)
    var eventsURL: String?

    func validate() throws {
        if let eventsURL, !Self.isURL(eventsURL) {
            throw ValidationError("--events-url takes a URL of http or https, and not \(HTTPClient.shown(eventsURL)).")
        }
    }

    /// - Throws: `ValidationError` with one sentence if there is a URL and nothing to post with.
    func receiver() throws -> EventReceiver? {
        guard let eventsURL else { return nil }
        do {
            let certificates = getenv("AWS_CA_BUNDLE").map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
            return EventReceiver(url: eventsURL, client: try HTTPClient(certificates: certificates))
        } catch {
            throw ValidationError("--events-url cannot be used. \(error)")
        }
    }

    private static func isURL(_ text: String) -> Bool {
        let parts = text.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()), let first = parts[1].utf8.first else { return false }
        return !"/?:".utf8.contains(first) && parts[1].utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }
    }
}
