// In what form a file holds rows.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-formats.html

/// A form of files that rows are read from.
package enum FileFormat: Sendable, Equatable {
    case csv(CSVOptions)
    /// A JSON object a line, with the columns by their names.
    case jsonLines
    case parquet
}

/// How a text file separates its values; the names are those of Glue's OpenCSV SerDe.
package struct CSVOptions: Sendable, Equatable {
    /// How many lines stand before the first row: `skip.header.line.count`.
    package var headerLines = 0
    package var separator = UInt8(ascii: ",")
    /// Two of it in a quoted field stand for one.
    package var quote: UInt8? = UInt8(ascii: "\"")
    /// In a quoted field it takes the meaning from a quote and from itself. Nil where nothing does.
    package var escape: UInt8? = UInt8(ascii: "\\")
    /// What stands for null besides the empty field: `serialization.null.format`.
    package var null: String?
    /// Whether rows may have fewer fields than the table, of which the rest are null, or more, which are left out.
    package var takesAnyWidth = true

    package init() {}

    /// A line of names and then rows, as wide as the table, in RFC 4180's form.
    package static var withHeader: CSVOptions {
        var options = CSVOptions()
        options.headerLines = 1
        options.escape = nil
        options.takesAnyWidth = false
        return options
    }
}

extension FileFormat {
    /// Formats that are known and not read, by what their files begin with.
    private static let refused: [(magic: [UInt8], name: String)] = [
        (Array("ORC".utf8), "ORC"), (Array("Obj\u{1}".utf8), "Avro"), (Array("SEQ".utf8), "a SequenceFile"), (Array("RCF".utf8), "RCFile"),
    ]

    /// The format of a file by its ending, else by its first bytes.
    ///
    /// A text is JSON lines if it begins with a brace, and otherwise CSV with a line of names.
    /// - Throws: `unsupportedFile` for a format that is known and not read, which it names.
    package static func detected(in file: FileSource) throws(QueryFailure) -> FileFormat {
        let compression = try Compression(file)
        switch Compression.endings(of: file.name).last(where: { Compression.byEnding[$0] == nil }) {
        case "parquet", "parq": return .parquet
        case "json", "jsonl", "ndjson": return .jsonLines
        case "csv": return .csv(.withHeader)
        case "orc": throw unsupported("ORC", file)
        case "avro": throw unsupported("Avro", file)
        default: break
        }
        if compression != nil { return .csv(.withHeader) }
        let start = try file.start(64)
        if start.starts(with: ParquetFile.magic) { return .parquet }
        try refuseBinary(start, file)
        return start.first { $0 > UInt8(ascii: " ") } == UInt8(ascii: "{") ? .jsonLines : .csv(.withHeader)
    }

    /// The format that a table of Glue's tells.
    ///
    /// - Parameters:
    ///   - library: `StorageDescriptor.SerdeInfo.SerializationLibrary`.
    ///   - classification: Of the table's parameters.
    ///   - parameters: Those of the table, and over them those of the SerDe.
    /// - Returns: Nil where neither tells a format, so that each file tells its own.
    /// - Throws: `unsupportedFile` for a format that is known and not read, which it names.
    package init?(library: String?, classification: String?, parameters: [String: String]) throws(QueryFailure) {
        let words = (library ?? "").split(separator: ".").last.map { $0.lowercased() } ?? ""
        switch (words, classification?.lowercased()) {
        case ("parquethiveserde", _), ("", "parquet"): self = .parquet
        case ("jsonserde", _), ("hivejsonserde", _), ("", "json"): self = .jsonLines
        case ("opencsvserde", _): self = .csv(CSVOptions(openCSV: parameters))
        case ("lazysimpleserde", "json"): self = .jsonLines
        case ("lazysimpleserde", _): self = .csv(CSVOptions(delimited: parameters))
        case ("", "csv"): self = .csv(CSVOptions(openCSV: parameters))
        case ("orcserde", _), ("", "orc"): throw Self.unsupported("ORC")
        case ("avroserde", _), ("", "avro"): throw Self.unsupported("Avro")
        case ("", _): return nil
        default: throw Self.unsupported(library ?? "")
        }
    }

    /// Keeps what is no text from being read as one.
    static func refuseBinary(_ start: [UInt8], _ file: FileSource) throws(QueryFailure) {
        if let (_, name) = refused.first(where: { start.starts(with: $0.magic) }) { throw unsupported(name, file) }
        if start.starts(with: ParquetFile.magic) { throw file.broken("it is Parquet, and its table says that it is text") }
    }

    private static func unsupported(_ format: String, _ file: FileSource? = nil) -> QueryFailure {
        let subject = file.map { "The file \($0.name) of a table is" } ?? "The files of a table are"
        return QueryFailure(.unsupportedFile, "\(subject) \(format), which is not supported: Parquet, CSV and JSON lines are.")
    }
}

extension CSVOptions {
    /// By the parameters of OpenCSV's SerDe: `separatorChar`, `quoteChar`, `escapeChar`.
    init(openCSV parameters: [String: String]) {
        self.init()
        takeCommon(parameters)
        if let text = parameters["separatorChar"]?.utf8, let byte = text.first { separator = byte }
        if let text = parameters["quoteChar"] { quote = text.utf8.first }
        if let text = parameters["escapeChar"] { escape = text.utf8.first }
    }

    /// By the parameters of Hive's simple SerDe, which has no quotes, and whose null is `\N`.
    init(delimited parameters: [String: String]) {
        self.init()
        quote = nil
        escape = nil
        separator = 1
        null = "\\N"
        takeCommon(parameters)
        let delimiter = parameters["field.delim"] ?? parameters["separatorChar"] ?? parameters["delimiter"]
        if let byte = delimiter?.utf8.first { separator = byte }
    }

    private mutating func takeCommon(_ parameters: [String: String]) {
        headerLines = parameters["skip.header.line.count"].flatMap { Int($0) }.map { max(0, $0) } ?? 0
        if let text = parameters["serialization.null.format"] { null = text }
    }
}
