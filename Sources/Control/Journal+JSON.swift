// Entries of the journal as JSON, and the criteria that choose among them.
// Reference: docs/control-api.md.

import Clocks
import Rules
import SQL
import CleanRooms
import CleanRoomsModel
import Gateway
import HTTP
import JSON

extension Journal.Entry {
    /// How an entry is shown.
    struct Telling {
        /// Whether what the model calls sensitive is masked.
        let masks: Bool
        /// Whether input and bodies are shown.
        let hasBodies: Bool
    }

    /// - Parameter worldTime: When the request came, by the clock of the world.
    func json(worldTime: Timestamp, _ telling: Telling) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("id", .string("\(number)")), ("requestId", .string(exchange.requestID)), ("time", .string(time.text)),
            ("worldTime", .string(worldTime.text)),
        ]
        func add(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { members.append((name, .string(text))) }
        }
        add("account", exchange.caller?.account)
        add("region", exchange.caller?.region)
        add("operation", exchange.operationName)
        add("method", exchange.request?.method)
        add("path", exchange.request?.path)
        add("query", exchange.maskedQuery)
        add("from", exchange.reading.origin.rawValue)
        add("userAgent", exchange.request?.userAgent)
        members.append(("status", .integer(Int64(exchange.response.status))))
        add("errorType", exchange.errorType)
        add("condition", condition)
        members.append(("durationMillis", .double(Double(exchange.durationNanoseconds) / 1_000_000)))
        if let fault = exchange.response.delivery.json { members.append(("delivery", fault)) }
        if let refusal = exchange.refusal { members.append(("refusal", refusal.json)) }
        guard telling.hasBodies else { return .object(JSON.Object(members)) }
        if !isRequestLeftOut, let input = exchange.input(masks: telling.masks) { members.append(("input", input)) }
        let request = isRequestLeftOut ? Self.leftOut(requestBytes) : exchange.requestBody(masks: telling.masks)
        let response = isResponseLeftOut ? Self.leftOut(responseBytes) : exchange.responseBody(masks: telling.masks)
        if let request { members.append(("request", request)) }
        if let response { members.append(("response", response)) }
        return .object(JSON.Object(members))
    }

    /// What the log calls the failure on rows that an answer about an analysis tells of: `CastError`, `OverflowError` or `ConversionError`.
    fileprivate var condition: String? {
        let name: String
        switch exchange.operationName {
        case "GetProtectedQuery": name = "protectedQuery"
        case "GetProtectedJob": name = "protectedJob"
        default: return nil
        }
        guard exchange.response.status == 200, !isResponseLeftOut,
            let message = exchange.responseBody(masks: false)?[name]?["error"]?["message"]?.string
        else { return nil }
        return ExecutionFailure.logName(ofMessage: message)
    }

    private static func leftOut(_ bytes: Int) -> JSON {
        ["leftOut": .string("The body is longer than the \(Journal.mostBodyBytes) bytes that are kept."), "bytes": .integer(Int64(bytes))]
    }

    /// Whether a text occurs in the path or in a body, as people may see them.
    fileprivate func mentions(_ text: String, masks: Bool) -> Bool {
        let path = exchange.request.flatMap { PercentEncoding.decode($0.path) } ?? ""
        let query = PercentEncoding.decode(exchange.maskedQuery) ?? ""
        return path.contains(text) || query.contains(text) || exchange.requestBody(masks: masks)?.mentions(text) == true
            || exchange.responseBody(masks: masks)?.mentions(text) == true
    }
}

/// Which entries are asked for; a member that is nil does not matter.
struct JournalCriteria {
    private let operation: String?
    private let account: String?
    private let region: String?
    private let status: Int64?
    private let errorType: String?
    private let condition: String?
    private let method: String?
    private let path: String?
    private let resource: String?
    private let from: String?
    private let since: Timestamp?
    private let until: Timestamp?

    private static let names = [
        "operation", "account", "region", "status", "errorType", "condition", "method", "path", "resource", "from", "since", "until",
    ]

    /// - Throws: `badRequest` for an unknown criterion, and `JSONMismatch` for a value of another type.
    init(_ members: JSON.Object) throws {
        try members.check(among: Self.names)
        operation = try members.optional("operation")
        account = try members.optional("account")
        region = try members.optional("region")
        status = try (members.optional("status") as Int?).map(Int64.init)
        errorType = try members.optional("errorType")
        condition = try members.optional("condition")
        method = try members.optional("method")
        path = try members.optional("path")
        resource = try members.optional("resource")
        from = try members.optional("from")
        since = try members.time("since")
        until = try members.time("until")
    }

    /// - Parameter masks: Whether a text that the model calls sensitive mentions nothing.
    func match(_ entry: Journal.Entry, masks: Bool) -> Bool {
        let exchange = entry.exchange
        func same<Value: Equatable>(_ wanted: Value?, _ found: @autoclosure () -> Value?) -> Bool { wanted == nil || wanted == found() }
        return same(operation, exchange.operationName) && same(account, exchange.caller?.account) && same(region, exchange.caller?.region)
            && same(status, Int64(exchange.response.status)) && same(errorType, exchange.errorType)
            && same(condition, entry.condition) && same(method, exchange.request?.method) && same(path, exchange.request?.path)
            && same(from, exchange.reading.origin.rawValue)
            && since.map { entry.time >= $0 } ?? true && until.map { entry.time <= $0 } ?? true
            && resource.map { entry.mentions($0, masks: masks) } ?? true
    }
}

extension JSON {
    /// Whether a text occurs in a string of the value.
    fileprivate func mentions(_ text: String) -> Bool {
        switch self {
        case .string(let string): string.contains(text)
        case .array(let elements): elements.contains { $0.mentions(text) }
        case .object(let object): object.members.contains { $0.value.mentions(text) }
        case .null, .bool, .integer, .double: false
        }
    }
}

extension Refusal {
    /// The rule, the column and the place, which no answer of the API names.
    var json: JSON {
        var members: [(name: String, value: JSON)] = [("rule", .string(rule)), ("code", .string(code.rawValue))]
        if let column { members.append(("column", .string(column))) }
        if let position {
            members.append(("place", ["line": .integer(Int64(position.line)), "column": .integer(Int64(position.column))]))
        }
        return .object(JSON.Object(members))
    }
}

extension HTTPResponse.Delivery {
    /// What a fault did to the answer on its way; nil if nothing.
    var json: JSON? {
        var members: [(name: String, value: JSON)] = []
        if delayMilliseconds > 0 { members.append(("delayMillis", .integer(Int64(delayMilliseconds)))) }
        switch extent {
        case .whole: break
        case .dropped: members.append(("connection", "drop"))
        case .truncated(let count): members.append(("truncate", .integer(Int64(count))))
        }
        return members.isEmpty ? nil : .object(JSON.Object(members))
    }
}
