// `cleanrooms-local advance | status | reset`: the control API from the command line.
// Reference: docs/control-api.md.

import ArgumentParser
import Clocks
import HTTP
import JSON

/// Moves the clock of a running server.
struct Advance: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advance", abstract: "Advance the clock of a running server; what is due by then happens.")

    @OptionGroup var server: RunningServer

    @Argument(help: "How far: 90s, 1h30m, 7d, PT1H, or a number of seconds.")
    var duration: String

    func validate() throws {
        guard Duration(text: duration) != nil else {
            throw ValidationError("\(duration) is no duration: take one such as 90s, 1h30m, PT1H or 7d, or a number of seconds.")
        }
    }

    func run() throws {
        let clock = try server.send("POST", "/_cleanrooms/clock/advance", ["duration": .string(duration)])
        print("It is \(clock["now"]?.string ?? "an unknown time").")
    }
}

/// Tells how a running server is.
struct Status: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "Tell the health and the clock of a running server, and how its resources move.")

    @OptionGroup var server: RunningServer

    @Flag(help: "Tell only whether it is ready, by the exit status as well: 0 if it is, else 1.")
    var ready = false

    func run() throws {
        guard !ready else {
            _ = try server.send("GET", "/_cleanrooms/ready")
            return print("cleanrooms-local is ready.")
        }
        let health = try server.send("GET", "/_cleanrooms/health")
        let clock = try server.send("GET", "/_cleanrooms/clock")
        let lives = try server.send("GET", "/_cleanrooms/lifecycle")
        print("cleanrooms-local \(health["version"]?.string ?? ""): \(health["status"]?.string ?? "unknown")")
        print("clock: \(clock["now"]?.string ?? "unknown")\(clock["frozen"] == true ? ", frozen" : "")")
        for model in lives["models"]?.array ?? [] {
            let ongoing = if case .integer(let count)? = model["ongoing"] { count } else { Int64(0) }
            let progression = model["transition"]?["progression"]?.string ?? "unknown"
            print("\(model["model_name"]?.string ?? ""): \(ongoing) under way, \(progression)")
        }
    }
}

/// Erases the state of a running server.
struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reset", abstract: "Erase the state of a running server: all of it, or an account's.")

    @OptionGroup var server: RunningServer

    @Option(help: "Only what this account has.")
    var account: String?

    @Option(help: "Only what the account has in this region.")
    var region: String?

    @Option(help: "The seed to plant anew.")
    var seed: String?

    func validate() throws {
        guard region == nil || account != nil else { throw ValidationError("--region needs --account.") }
    }

    func run() throws {
        let query = [("account", account), ("region", region), ("seed", seed)]
            .compactMap { name, value in value.map { "\(name)=\(PercentEncoding.encode($0))" } }.joined(separator: "&")
        _ = try server.send("POST", "/_cleanrooms/reset" + (query.isEmpty ? "" : "?\(query)"))
    }
}
