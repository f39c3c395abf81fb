// The options that the program was started with, for people who ask why it behaves as it does. They contain no secret.
// Source: our own form; docs/options.md.

import HTTP
package import JSON

/// How this server runs.
package struct ServerFacts: Sendable {
    /// The URL of AWS's API; nil where there is no server, as in tests.
    package var address: String?
    /// The URL of the control API where it has a port of its own.
    package var controlAddress: String?
    /// The account of callers whose access key id names none.
    package var defaultAccount: String
    /// The options in force by their names, without those that hold secrets.
    package var options: JSON.Object

    package init(defaultAccount: String = "000000000000", options: JSON.Object = JSON.Object()) {
        self.defaultAccount = defaultAccount
        self.options = options
    }
}

extension Control {
    static let serverRoutes = [
        Route("GET", "/_cleanrooms/server") { control, _ in
            let facts = control.facts
            var members: [(name: String, value: JSON)] = [("version", .string(control.version))]
            if let address = facts.address { members.append(("address", .string(address))) }
            if let address = facts.controlAddress { members.append(("controlAddress", .string(address))) }
            members.append(("defaultAccount", .string(facts.defaultAccount)))
            members.append(("options", .object(facts.options)))
            return .json(.object(JSON.Object(members)))
        }
    ]
}
