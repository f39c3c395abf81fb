// One line of the log for each request.
// Reference: docs/options.md, "serve".

import APIModel
import Rules
import SQL
import CleanRooms
import Gateway
import HTTP
import JSON
import Logging

/// An exchange as the log tells it. Its fields are made only when a line is written.
struct RequestLine: Sendable, CustomStringConvertible {
    static let message = "request"
    static let key = "exchange"

    let exchange: Exchange
    /// Whether bodies are shown, masked.
    let showsBodies: Bool

    var description: String { String(decoding: LineLogHandler.text(of: fields), as: UTF8.self) }

    /// In the order of the line; what is not known is left out.
    var fields: [LogField] {
        var fields: [LogField] = []
        fields.reserveCapacity(12)
        func add(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { fields.append(LogField(name, .text(text))) }
        }
        add("requestID", exchange.requestID)
        add("method", exchange.request?.method)
        add("path", exchange.request?.path)
        add("operation", exchange.operationName)
        add("account", exchange.caller?.account)
        add("region", exchange.caller?.region)
        fields.append(LogField("status", .integer(Int64(exchange.response.status))))
        add("errorType", exchange.errorType)
        add("reason", exchange.reason)
        add("fault", exchange.faultWords)
        // To the microsecond.
        fields.append(LogField("durationMillis", .thousandths(exchange.durationNanoseconds / 1000)))
        if let refusal = exchange.refusal {
            add("rule", refusal.rule)
            add("code", refusal.code.rawValue)
            add("column", refusal.column)
            add("place", refusal.position?.description)
        }
        add("warning", exchange.warning)
        if showsBodies {
            if let body = exchange.requestBody(masks: true) { fields.append(LogField("request", .json(body))) }
            if let body = exchange.responseBody(masks: true) { fields.append(LogField("response", .json(body))) }
        }
        return fields
    }
}

extension Exchange {
    /// What a fault that the tester has set did to the answer; nil where there was none.
    fileprivate var faultWords: String? {
        switch response.delivery.extent {
        case .dropped: "connection dropped"
        case .truncated(let count): "truncated after \(count) bytes"
        case .whole where response.delivery.delayMilliseconds > 0: "delayed by \(response.delivery.delayMilliseconds) ms"
        case .whole: isStruck ? "error" : nil
        }
    }
}

extension Logger {
    /// Writes the line of an exchange: a warning for what failed inside, which a fault may have asked for, and for what AWS may not take; else
    /// news.
    func log(_ exchange: Exchange) {
        let level: Level = exchange.response.status >= 500 || exchange.warning != nil ? .warning : .info
        guard level >= logLevel else { return }
        let line = RequestLine(exchange: exchange, showsBodies: logLevel <= .debug)
        log(level: level, "\(RequestLine.message)", metadata: [RequestLine.key: .stringConvertible(line)])
    }
}
