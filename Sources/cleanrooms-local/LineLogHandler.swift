// Log lines on standard error, as text or as JSON, gathered over a turn of the loop.
// Reference: https://swiftpackageindex.com/apple/swift-log/documentation/logging/loghandler

import Clocks
import JSON
import Logging

/// Writes every event as one line, its metadata beside it.
struct LineLogHandler: LogHandler {
    enum Format: String, CaseIterable {
        /// `2026-01-01T00:00:00.250Z info request operation=GetCollaboration status=200`
        case text
        /// One object a line: `time`, `level`, `message`, and the metadata.
        case json
    }

    var logLevel = Logger.Level.info
    var metadata: Logger.Metadata = [:]
    private let format: Format
    private let output: LogOutput

    init(_ format: Format, to output: LogOutput) {
        self.format = format
        self.output = output
    }

    /// Makes the line that tells how many lines are missing at its place.
    static func noticeOfLoss(in format: Format) -> @Sendable (Int) -> [UInt8] {
        { count in
            let fields = [LogField("count", .integer(Int64(count)))]
            let message = "log lines were dropped, since nobody read them"
            return format == .json
                ? jsonLine(SystemClock().now.text, .warning, message, fields) : textLine(SystemClock().now.text, .warning, message, fields)
        }
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let fields: [LogField]
        if let own = event.metadata, own.count == 1, case .stringConvertible(let value) = own[RequestLine.key],
            let line = value as? RequestLine
        {
            fields = line.fields
        } else {
            let all = metadata.merging(event.metadata ?? [:]) { _, later in later }
            fields = all.sorted { $0.key < $1.key }.map { LogField($0.key, .text($0.value.description)) }
        }
        let time = SystemClock().now.text
        output.append(
            format == .json
                ? Self.jsonLine(time, event.level, event.message.description, fields)
                : Self.textLine(time, event.level, event.message.description, fields),
            // A line that is not one of many may be what a person waits for, or the last one there is.
            waits: event.level <= .info && event.message.description == RequestLine.message)
    }

    private static func jsonLine(
        _ time: String, _ level: Logger.Level, _ message: String, _ fields: [LogField]
    ) -> [UInt8] {
        var writer = JSONWriter(reserving: 384)
        writer.beginObject()
        writer.member("time", time)
        writer.member("level", level.rawValue)
        writer.member("message", message)
        for field in fields {
            writer.name(field.name)
            writer.value(field.value)
        }
        writer.endObject()
        var bytes = writer.take()
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    private static func textLine(
        _ time: String, _ level: Logger.Level, _ message: String, _ fields: [LogField]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(384)
        time.withBytes { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: " "))
        level.rawValue.withBytes { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(ascii: " "))
        // An event is one line, whatever its text contains.
        message.withBytes { for byte in $0 { bytes.append(byte < 0x20 ? UInt8(ascii: " ") : byte) } }
        if !fields.isEmpty { bytes.append(UInt8(ascii: " ")) }
        append(fields, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// `name=value name=value`, as a line in text has them.
    static func text(of fields: [LogField]) -> [UInt8] {
        var bytes: [UInt8] = []
        append(fields, to: &bytes)
        return bytes
    }

    private static func append(_ fields: [LogField], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            field.name.withBytes { bytes.append(contentsOf: $0) }
            bytes.append(UInt8(ascii: "="))
            if case .text(let text) = field.value, text.withBytes({ appendPlain($0, to: &bytes) }) { continue }
            bytes.append(contentsOf: field.value.text)
        }
    }

    /// Appends a text that stands for itself, without quotation marks; false if it doesn't.
    private static func appendPlain(_ text: UnsafeBufferPointer<UInt8>, to bytes: inout [UInt8]) -> Bool {
        guard !text.isEmpty else { return false }
        for byte in text where byte <= 0x20 || byte == UInt8(ascii: "\"") || byte == 0x7F { return false }
        bytes.append(contentsOf: text)
        return true
    }
}
