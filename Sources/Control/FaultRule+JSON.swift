// A rule of a fault in JSON: LocalStack's members, and ours beside them.
// Reference: https://docs.localstack.cloud/user-guide/chaos-engineering/chaos-api (configuration schema)

import CleanRoomsModel
import Gateway
import HTTP
import JSON

extension FaultRule {
    private static let names = [
        "service", "operation", "account", "region", "probability", "count", "seed", "error", "latency", "connection", "truncate",
    ]

    /// Reads a rule. One that says nothing of what happens answers `ServiceUnavailable`, as LocalStack's do.
    ///
    /// - Throws: `badRequest` with a sentence, or `JSONMismatch` for a value of another type.
    init(control json: JSON, id: String) throws {
        let members = try json.members()
        try members.check(among: Self.names)
        self.init(id: id, seed: try (members.optional("seed") as Int?).map { UInt64(bitPattern: Int64($0)) })
        bytes = json.text.count
        service = try members.optional("service")
        operation = try members.optional("operation")
        account = try members.optional("account")
        region = try members.optional("region")
        probability = try members.optional("probability") ?? 1
        count = try members.optional("count")
        guard (0...1).contains(probability) else { throw ControlError.badRequest("A probability is from 0 to 1.") }
        guard count ?? 0 >= 0 else { throw ControlError.badRequest("'count' is a whole number, 0 or more.") }
        effect.latency = try members["latency"].map(FaultLatency.init(control:))
        effect.extent = try Self.extent(in: members)
        if members["error"] != nil || effect.latency == nil && effect.extent == .whole {
            effect.error = try FaultError(control: members["error"]?.members() ?? JSON.Object())
        }
        // A rule for another service is kept, and strikes nothing.
        if service ?? "cleanrooms" == "cleanrooms", let operation { try check(operation) }
    }

    private func check(_ name: String) throws(ControlError) {
        guard let operation = Operation(named: name) else { throw .badRequest("Clean Rooms has no operation \(name).") }
        guard let error = effect.error, let exception = ServiceException(rawValue: error.code) else { return }
        guard operation.declares(exception) else {
            let declared = operation.facts.errors.joined(separator: ", ")
            throw .badRequest("\(name) does not declare \(error.code). It declares \(declared).")
        }
    }

    private static func extent(in members: JSON.Object) throws -> HTTPResponse.Delivery.Extent {
        let count: Int? = try members.optional("truncate")
        switch (members["connection"], count) {
        case (nil, nil): return .whole
        case ("drop", nil): return .dropped
        case (nil, let count?) where count >= 0: return .truncated(after: count)
        case (nil, _): throw ControlError.badRequest("'truncate' is the number of bytes of the body that are sent, 0 or more.")
        case (_, nil): throw ControlError.badRequest("'connection' is drop, or is not said.")
        case (_, _): throw ControlError.badRequest("An answer can be dropped or truncated, and not both.")
        }
    }

    /// The rule with all it says, and how often it has struck.
    var json: JSON {
        var members: [(name: String, value: JSON)] = [("id", .string(id))] + shared
        if let account { members.append(("account", .string(account))) }
        if let count { members.append(("count", .integer(Int64(count)))) }
        if let error = effect.error {
            var json: [(name: String, value: JSON)] = [
                ("statusCode", .integer(Int64(error.status))), ("code", .string(error.code)), ("message", .string(error.message)),
            ]
            if !error.members.members.isEmpty { json.append(("members", .object(error.members))) }
            members.append(("error", .object(JSON.Object(json))))
        }
        if let latency = effect.latency { members.append(("latency", latency.json)) }
        switch effect.extent {
        case .whole: break
        case .dropped: members.append(("connection", "drop"))
        case .truncated(let count): members.append(("truncate", .integer(Int64(count))))
        }
        members.append(("struck", .integer(Int64(struck))))
        return .object(JSON.Object(members))
    }

    /// The rule in LocalStack's words only.
    var chaosJSON: JSON {
        var members = shared
        if let error = effect.error {
            members.append(("error", ["statusCode": .integer(Int64(error.status)), "code": .string(error.code)]))
        }
        return .object(JSON.Object(members))
    }

    private var shared: [(name: String, value: JSON)] {
        var members: [(name: String, value: JSON)] = []
        if let service { members.append(("service", .string(service))) }
        if let region { members.append(("region", .string(region))) }
        if let operation { members.append(("operation", .string(operation))) }
        members.append(("probability", .double(probability)))
        return members
    }
}

extension FaultError {
    fileprivate init(control members: JSON.Object) throws {
        try members.check(among: ["statusCode", "code", "message", "members"])
        do {
            try self.init(
                code: members.optional("code"), status: members.optional("statusCode"), message: members.optional("message"),
                members: members["members"]?.members() ?? JSON.Object())
        } catch let refusal as Refusal {
            throw ControlError.badRequest("\(refusal)")
        }
    }
}

extension FaultLatency {
    /// A number of milliseconds, or `{"milliseconds": 200, "spread": 50}`.
    init(control json: JSON) throws {
        if case .object(let members) = json {
            try members.check(among: ["milliseconds", "spread"])
            try self.init(milliseconds: members.required("milliseconds"), spreadMilliseconds: members.optional("spread") ?? 0)
        } else {
            self.init(milliseconds: try Int(json: json))
        }
        guard (0...Self.most).contains(milliseconds), (0...Self.most).contains(spreadMilliseconds) else {
            throw ControlError.badRequest("A latency is from 0 to \(Self.most) milliseconds.")
        }
    }

    /// An hour: no client waits longer.
    private static let most = 3_600_000

    var json: JSON {
        spreadMilliseconds == 0
            ? .integer(Int64(milliseconds))
            : ["milliseconds": .integer(Int64(milliseconds)), "spread": .integer(Int64(spreadMilliseconds))]
    }
}
