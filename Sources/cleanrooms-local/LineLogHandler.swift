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
            let fields: [(name: String, value: JSON)] = [("count", .integer(Int64(count)))]
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
        var fields: [(name: String, value: JSON)] = []
        if let own = event.metadata, own.count == 1, case .stringConvertible(let value) = own[RequestLine.key],
            let line = value as? RequestLine
        {
            fields = line.fields
        } else {
            let all = metadata.merging(event.metadata ?? [:]) { _, later in later }
            fields = all.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value.description)) }
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
        _ time: String, _ level: Logger.Level, _ message: String, _ fields: [(name: String, value: JSON)]
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
        _ time: String, _ level: Logger.Level, _ message: String, _ fields: [(name: String, value: JSON)]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(384)
        bytes.append(contentsOf: time.utf8)
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: level.rawValue.utf8)
        bytes.append(UInt8(ascii: " "))
        // An event is one line, whatever its text contains.
        for byte in message.utf8 { bytes.append(byte < 0x20 ? UInt8(ascii: " ") : byte) }
        for field in fields {
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: field.name.utf8)
            bytes.append(UInt8(ascii: "="))
            switch field.value {
            case .string(let text) where isPlain(text): text.withBytes { bytes.append(contentsOf: $0) }
            case .integer(let number): bytes.append(contentsOf: "\(number)".utf8)
            default: bytes.append(contentsOf: field.value.text)
            }
        }
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    /// Whether a text stands for itself, without quotation marks.
    private static func isPlain(_ text: String) -> Bool {
        text.withBytes { !$0.isEmpty && $0.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\"") && $0 != 0x7F } }
    }
}
