// A state with something of everything in it, as the file that mutations are made of.
// Source: the seed every-status, which comes with the program.

import CSQLite
import CleanRooms
import CleanRoomsModel
import Clocks
import Control
import Gateway
import HTTP
import Store

/// A program without its sockets, over a store of its own.
package final class Subject {
    let service: CleanRooms
    let gateway: Gateway
    let control: Control
    private let store: Store
    /// What the service found stored and could not use.
    private(set) var flaws = 0

    /// The machine's time when a trial begins: 2026-01-01T00:00:00Z.
    private static let start = Timestamp(milliseconds: 1_767_225_600_000)

    /// - Throws: What the program would not start with.
    init(at location: Location) throws {
        store = try Store(at: location)
        service = try CleanRooms(store: store, clock: ManualClock(at: Self.start), ids: IDGenerator(seed: 1))
        gateway = Gateway(service: service, requestIDs: RequestIDs(seed: 1)) { _, _ in }
        control = Control(service: service, gateway: gateway, version: "0.0.0", uptime: { .seconds(1) })
        service.onFlaw = { [unowned self] _ in flaws += 1 }
        // As the program does at its start.
        try service.resumeDeliveries()
        try store.commit()
    }

    /// Answers a request of either API, and ends the turn as the server does.
    ///
    /// - Returns: The status, which is 500 where the turn could not be committed, and the body.
    @discardableResult
    func send(_ method: String, _ target: String, _ body: String = "", as account: String = "111111111111") -> (status: Int, body: [UInt8])
    {
        send(method, target, Array(body.utf8), as: account)
    }

    @discardableResult
    func send(_ method: String, _ target: String, _ body: [UInt8], as account: String = "111111111111") -> (status: Int, body: [UInt8]) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        var request = HTTPRequest(method: method, path: parts[0], query: parts.count > 1 ? parts[1] : "", body: body)
        request.headers = ["Host": "localhost"]
        let isControl = Control.owns(parts[0])
        if !isControl {
            request.headers.append(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=\(account)/20260101/us-east-1/cleanrooms/aws4_request, SignedHeaders=host, Signature=0")
            if !body.isEmpty { request.headers.append("Content-Type", "application/json") }
        }
        let response = isControl ? control.respond(to: request) : gateway.respond(to: request)
        do {
            try store.commit()
        } catch {
            try? service.readSteering()
            return (500, Array("\(error)".utf8))
        }
        return (response.status, response.body)
    }
}

/// The file of a state, and what can be asked of it.
package struct Sample: Sendable {
    let file: [UInt8]
    /// Targets of reads and of deletions, each with the account that may ask.
    let reads: [(account: String, target: String)]
    let deletions: [(account: String, target: String)]

    /// - Throws: Where the state cannot be made, which is a mistake in the program or in the seed.
    package init() throws {
        let subject = try Subject(at: .memory)
        let steps: [(String, String)] = [
            ("/_cleanrooms/seeds/every-status", ""),
            (
                "/_cleanrooms/outcomes",
                #"{"model_name": "cleanrooms::protected-query", "result": {"rows": [["Oslo", 1]]}, "times": 2, "status": "SUCCESS"}"#
            ),
            ("/_cleanrooms/clock/freeze", "{}"),
            ("/_cleanrooms/lifecycle", #"{"model_name": "cleanrooms::protected-job", "transition": {"progression": "time"}}"#),
            ("/_cleanrooms/snapshots/sample", ""),
        ]
        for (target, body) in steps {
            let (status, answer) = subject.send("POST", target, body)
            guard status == 200 || status == 201 else {
                throw Unmade("\(target) answered \(status): \(String(decoding: answer, as: UTF8.self))")
            }
        }
        file = subject.send("GET", "/_cleanrooms/snapshots/sample").body
        let database = try Database(file)
        let rows = try database.rows("SELECT kind, id, account, parent, collaboration, name FROM resource ORDER BY seq")
        reads = rows.flatMap { row in Self.targets("GET", of: row).map { (row[2], $0) } }
        deletions = rows.flatMap { row in Self.targets("DELETE", of: row).map { (row[2], $0) } }
    }

    struct Unmade: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    /// The targets of every operation that is about a row: the labels of its URI are the row's.
    private static func targets(_ method: String, of row: [String]) -> [String] {
        let (kind, id, account, parent, collaboration, name) = (row[0], row[1], row[2], row[3], row[4], row[5])
        var labels = ["analysisRuleType": "CUSTOM", "type": "CUSTOM", "accountId": account, "name": name]
        labels["\(kind)Identifier"] = id
        labels["membershipIdentifier"] = kind == "membership" || kind == "member" ? id : parent
        labels["collaborationIdentifier"] = kind == "collaboration" ? id : kind == "member" ? parent : collaboration
        let own = kind == "member" ? "accountId" : "\(kind)Identifier"
        return Operation.allCases.filter { $0.facts.method == method }.compactMap { operation in
            var target = ""
            var isAbout = !operation.facts.uri.contains("{")
            for part in operation.facts.uri.split(separator: "/") {
                guard part.hasPrefix("{") else {
                    target += "/" + part
                    continue
                }
                let label = String(part.dropFirst().dropLast())
                guard let value = labels[label], !value.isEmpty else { return nil }
                if label == own { isAbout = true }
                target += "/" + value
            }
            guard isAbout else { return nil }
            let query = operation.facts.query.contains("privacyBudgetType") ? "?privacyBudgetType=DIFFERENTIAL_PRIVACY" : ""
            return target + query
        }
    }
}
