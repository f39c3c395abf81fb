// How the commands beside `serve` talk to a running server: through its control API.
// Reference: docs/control-api.md.

import CleanRoomsModel
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
    @Option(
        help: """
            The running server. Without it, CLEANROOMS_ENDPOINT's, and without that the one on this machine that the server's own variables \
            describe: http://127.0.0.1:4566, or with the port and the TLS of CLEANROOMS_PORT and CLEANROOMS_TLS_CERTIFICATE.
            """)
    var endpoint: String?

    @Option(help: "The --control-token of the server. Without it, CLEANROOMS_CONTROL_TOKEN's, if it is set.")
    var controlToken: String?

    @Option(
        help: ArgumentHelp(
            "The certificates by which to trust an HTTPS server, in PEM. Without it, CLEANROOMS_CA's, and without that the system's.",
            valueName: "file"))
    var ca: String?

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
    ///
    /// - Parameter authorization: Whose call it is, for one of the API.
    func send(
        _ method: String, _ target: String, _ body: [UInt8], ofType type: String?, authorization: String? = nil, seconds: Int
    ) throws(Failure) -> JSON {
        let url = address + target
        var request = HTTPClient.Request(method, url)
        if let type { request.headers.append("Content-Type", type) }
        if let token = controlToken ?? variable("CLEANROOMS_CONTROL_TOKEN") { request.headers.append("X-Cleanrooms-Token", token) }
        if let authorization { request.headers.append("Authorization", authorization) }
        request.body = body
        request.totalMilliseconds = seconds * 1000
        let response: HTTPResponse
        do {
            response = try client().send(request)
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

    /// Whether an option or a variable says which server it is.
    var isNamed: Bool { endpoint != nil || variable("CLEANROOMS_ENDPOINT") != nil }

    /// The URL of the server, without a slash at its end.
    var address: String {
        let address = endpoint ?? variable("CLEANROOMS_ENDPOINT") ?? ownAddress
        return address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// The server whose variables are here as well, as in its own container.
    private var ownAddress: String {
        let scheme = variable("CLEANROOMS_TLS_CERTIFICATE") == nil ? "http" : "https"
        let listening = variable("CLEANROOMS_HOST") ?? "127.0.0.1"
        // A server that listens on all addresses listens on the loopback one too.
        let host = ["0.0.0.0": "127.0.0.1", "::": "[::1]"][listening] ?? (listening.contains(":") ? "[\(listening)]" : listening)
        let port = ["CLEANROOMS_CONTROL_PORT", "CLEANROOMS_PORT"].lazy.compactMap { variable($0).flatMap(Int.init) }.first { $0 > 0 }
        return "\(scheme)://\(host):\(port ?? 4566)"
    }

    /// Trusts whom the options say. A server of the same variables is trusted by its own certificate, whatever the names in that.
    private func client() throws(HTTPClient.Unavailable) -> HTTPClient {
        if let ca = ca ?? variable("CLEANROOMS_CA") { return try HTTPClient(certificates: ca) }
        var client = try HTTPClient(certificates: isNamed ? nil : variable("CLEANROOMS_TLS_CERTIFICATE"))
        client.takesAnyName = !isNamed
        return client
    }

    /// The twelve digits of an account that is named by them, or by a display name that the server knows.
    ///
    /// - Throws: ``Failure`` unless exactly one account has the name.
    func account(named name: String) throws(Failure) -> String {
        guard !AccountID.isOne(name) else { return name }
        let known = (try send("GET", "/_cleanrooms/accounts")["accounts"]?.array ?? []).map { entry in
            (account: entry["account"]?.string ?? "", names: (entry["names"]?.array ?? []).compactMap(\.string))
        }
        let accounts = known.filter { $0.names.contains { $0.lowercased() == name.lowercased() } }.map(\.account)
        if accounts.count == 1 { return accounts[0] }
        guard accounts.isEmpty else {
            throw Failure(description: "Several accounts go by \(name): name one of \(accounts.joined(separator: ", ")).")
        }
        let names = Set(known.flatMap(\.names)).sorted().joined(separator: ", ")
        throw Failure(description: "The server knows no account \(name); there is \(names.isEmpty ? "none with a name" : names).")
    }

    /// What an environment variable holds; nil if it is not set or is empty.
    private func variable(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
