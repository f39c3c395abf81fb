// Tools that need more than one request.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference for the operations that are called as an account.

import HTTP
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A call of a tool, with arguments that are as its parameters say.
struct MCPCall {
    let server: RunningServer
    let arguments: JSON.Object

    func value(_ name: String) -> JSON { arguments[name] ?? .null }
    func text(_ name: String) -> String? { arguments[name]?.string }
    var region: String { text("region") ?? "us-east-1" }

    private func number(_ name: String, _ usual: Int64) -> Int64 {
        if case .integer(let number)? = arguments[name] { max(0, number) } else { usual }
    }

    /// Calls an operation of the API as an account.
    private func perform(_ method: String, _ path: String, _ body: JSON? = nil, as account: String) throws -> JSON {
        // Without --verify-signatures nobody looks at more of a signature than its scope.
        let scope = "\(account)/20260101/\(region)/cleanrooms/aws4_request"
        let authorization = "AWS4-HMAC-SHA256 Credential=\(scope), SignedHeaders=host, Signature=\(String(repeating: "0", count: 64))"
        return try server.send(
            method, path, body?.text ?? [], ofType: body == nil ? nil : "application/json", authorization: authorization, seconds: 60)
    }

    // MARK: Queries

    /// How long a query may take, by the clock of the world.
    private static let mostSeconds = 120

    func runQuery() throws -> JSON {
        let account = try server.account(named: text("account") ?? "")
        let membership = try self.membership(of: account)
        let path = "/memberships/\(PercentEncoding.encode(membership))/protectedQueries"
        let started = try perform("POST", path, ["type": "SQL", "sqlParameters": ["queryString": value("sql")]], as: account)
        guard let id = started["protectedQuery"]?["id"]?.string else { return started }
        var query = started["protectedQuery"] ?? .null
        let end = ContinuousClock.now + .seconds(Self.mostSeconds)
        while ["SUBMITTED", "STARTED", "CANCELLING"].contains(query["status"]?.string), ContinuousClock.now < end {
            try moveOn(id)
            query = try perform("GET", "\(path)/\(PercentEncoding.encode(id))", as: account)["protectedQuery"] ?? .null
        }
        var answer: [(name: String, value: JSON)] = [("id", .string(id)), ("status", query["status"] ?? .null)]
        if let error = query["error"] { answer.append(("error", error)) }
        if query["status"] == "SUCCESS" {
            do {
                answer.append(
                    ("result", try server.send("GET", "/_cleanrooms/results/\(PercentEncoding.encode(id))?limit=\(number("limit", 100))")))
            } catch {
                answer.append(("note", .string("Its rows cannot be read: \(error)")))
            }
        } else {
            var asked = MCPCall(server: server, arguments: JSON.Object([("sql", value("sql")), ("account", .string(account))])).arguments
            asked.append("region", .string(region))
            if let report = try? server.send("POST", "/_cleanrooms/explain?report=short", .object(asked))["report"] {
                answer.append(("explanation", report))
            }
        }
        return .object(JSON.Object(answer))
    }

    /// Brings a query nearer to its end: by a step if it is moved by hand, by the clock if that stands still, and otherwise by waiting.
    private func moveOn(_ id: String) throws {
        let lives = try server.send("GET", "/_cleanrooms/lifecycle")["models"]?.array ?? []
        let progression = lives.first { $0["model_name"] == "cleanrooms::protected-query" }?["transition"]?["progression"]
        if progression == "manual" {
            _ = try server.send("POST", "/_cleanrooms/lifecycle/step", ["id": .string(id)])
        } else if try server.send("GET", "/_cleanrooms/clock")["frozen"] == true {
            _ = try server.send("POST", "/_cleanrooms/clock/advance", ["duration": "1s"])
        } else {
            usleep(50_000)
        }
    }

    /// The membership of the account that can query, in the collaboration that is named.
    private func membership(of account: String) throws -> String {
        let all = try perform("GET", "/memberships?status=ACTIVE", as: account)["membershipSummaries"]?.array ?? []
        let wanted = text("collaboration")
        let fitting = all.filter { membership in
            wanted == nil || membership["collaborationName"]?.string == wanted || membership["collaborationId"]?.string == wanted
        }
        let able = fitting.filter { $0["memberAbilities"]?.array?.contains("CAN_QUERY") ?? false }
        guard let one = able.first ?? fitting.first, let id = one["id"]?.string else {
            throw RunningServer.Failure(
                description: "Account \(account) has no active membership\(wanted.map { " in \($0)" } ?? "") in \(region).")
        }
        guard able.count < 2 else {
            let names = able.compactMap { $0["collaborationName"]?.string }.joined(separator: ", ")
            throw RunningServer.Failure(description: "Account \(account) can query in several collaborations: name one of \(names).")
        }
        return id
    }

    // MARK: State

    func listVisible() throws -> JSON {
        let account = try server.account(named: text("account") ?? "")
        func list(_ path: String, _ key: String) throws -> JSON { try perform("GET", path, as: account)[key] ?? [] }
        let collaborations = try list("/collaborations", "collaborationList").array ?? []
        let shown = collaborations.map { collaboration -> JSON in
            let path = "/collaborations/\(PercentEncoding.encode(collaboration["id"]?.string ?? ""))"
            // Who is only invited sees neither.
            let members = (try? list("\(path)/members", "memberSummaries")) ?? []
            let tables = (try? list("\(path)/schemas", "schemaSummaries")) ?? []
            return ["collaboration": collaboration, "members": members, "tables": tables]
        }
        return [
            "account": .string(account), "collaborations": .array(shown), "memberships": try list("/memberships", "membershipSummaries"),
            "configuredTables": try list("/configuredTables", "configuredTableSummaries"),
        ]
    }

    func plantSeed() throws -> JSON {
        guard (text("name") == nil) != (text("yaml") == nil) else {
            throw RunningServer.Failure(description: "A seed is given by its name, or as yaml.")
        }
        if arguments["reset"] == true { _ = try server.send("POST", "/_cleanrooms/reset") }
        if let name = text("name") { return try server.send("POST", "/_cleanrooms/seeds/\(PercentEncoding.encode(name))") }
        return try server.send("POST", "/_cleanrooms/seeds", Array((text("yaml") ?? "").utf8), ofType: "application/yaml", seconds: 600)
    }

    func steerClock() throws -> JSON {
        switch text("action") {
        case "freeze": try server.send("POST", "/_cleanrooms/clock/freeze", text("time").map { ["at": .string($0)] } ?? [:])
        case "resume": try server.send("POST", "/_cleanrooms/clock/resume", [:])
        case "advance": try server.send("POST", "/_cleanrooms/clock/advance", ["duration": value("duration")])
        case "set": try server.send("POST", "/_cleanrooms/clock/set", ["time": value("time")])
        default: try server.send("GET", "/_cleanrooms/clock")
        }
    }

    /// Lists, adds to or clears the rules that a route keeps.
    func steer(_ path: String) throws -> JSON {
        switch text("action") {
        case "add": try server.send("POST", path, value("rule"))
        case "clear": try server.send("DELETE", path)
        default: try server.send("GET", path)
        }
    }

    func readJournal() throws -> JSON {
        var criteria = JSON.Object()
        if let operation = text("operation") { criteria.append("operation", .string(operation)) }
        if let account = text("account") { criteria.append("account", .string(try server.account(named: account))) }
        return try server.send("POST", "/_cleanrooms/requests/find?limit=\(number("limit", 20))", .object(criteria))
    }
}
