// What the commands beside `serve` talk to: the control API of a server that runs.
// Reference: the README's table of the control API.

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

    /// A command that could not do what it was for: one sentence on standard error, and the exit status 1.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Sends a request to the control API.
    ///
    /// - Throws: ``Failure`` with one sentence if no server answers, or if it refuses.
    func send(_ method: String, _ target: String, _ body: JSON? = nil) throws(Failure) -> JSON {
        let url = address + target
        var request = HTTPClient.Request(method, url)
        if let body {
            request.headers.append("Content-Type", "application/json")
            request.body = body.text
        }
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
        let variable = getenv("CLEANROOMS_ENDPOINT").map { String(cString: $0) } ?? ""
        let address = endpoint ?? (variable.isEmpty ? "http://127.0.0.1:4566" : variable)
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }
}
