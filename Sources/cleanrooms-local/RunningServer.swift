// What the commands beside `serve` talk to: the control API of a server that runs.
// Reference: docs/control-api.md.

import ArgumentParser
import HTTP
import HTTPClient
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The server that a command is for.
struct RunningServer: ParsableArguments {
    @Option(help: "The running server. Without it, CLEANROOMS_ENDPOINT's, and without that http://127.0.0.1:4566.")
    var endpoint: String?

    @Option(help: "The --control-token of the server. Without it, CLEANROOMS_CONTROL_TOKEN's, if it is set.")
    var controlToken: String?

    /// A command that could not do what it was for: one sentence on standard error, and the exit status 1.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Sends a request to the control API.
    ///
    /// - Throws: ``Failure`` with one sentence if no server answers, or if it refuses.
    func send(_ method: String, _ target: String, _ body: JSON? = nil) throws(Failure) -> JSON {
        try send(method, target, body?.text ?? [], ofType: body == nil ? nil : "application/json", seconds: 60)
    }

    /// Sends a request whose body is a text of some type, and waits so long for the answer.
    ///
    /// - Throws: ``Failure``, as ``send(_:_:_:)``.
    func send(_ method: String, _ target: String, _ body: [UInt8], ofType type: String?, seconds: Int) throws(Failure) -> JSON {
        let url = address + target
        var request = HTTPClient.Request(method, url)
        if let type { request.headers.append("Content-Type", type) }
        if let token = controlToken ?? variable("CLEANROOMS_CONTROL_TOKEN") { request.headers.append("X-Cleanrooms-Token", token) }
        request.body = body
        request.totalMilliseconds = seconds * 1000
        let response: HTTPResponse
        do {
            response = try HTTPClient().send(request)
        } catch let failure as HTTPClient.Failure {
            throw Failure(description: "No cleanrooms-local answers at \(address): \(failure)")
        } catch {
            throw Failure(description: "\(error)")
        }
        let json = response.body.isEmpty ? JSON.null : (try? JSON(parsing: response.body)) ?? .null
        guard (200..<300).contains(response.status) else {
            throw Failure(description: json["message"]?.string ?? "\(url) answered with the status \(response.status).")
        }
        return json
    }

    private var address: String {
        let address = endpoint ?? variable("CLEANROOMS_ENDPOINT") ?? "http://127.0.0.1:4566"
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// What an environment variable holds; nil if it is not set or is empty.
    private func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
