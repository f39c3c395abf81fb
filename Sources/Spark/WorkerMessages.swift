// What the emulator and its worker say to each other: JSON, one text per line.
// Reference: Spark/worker.py

import JSON
import Tables

extension SparkSettings {
    /// - Parameters:
    ///   - home: What the worker removes with its own folder when the emulator has gone; nil for nothing.
    ///   - readable: Files that a script may read although they are elsewhere.
    func configuration(folder: String, home: String?, readable: [String]) -> String {
        var writer = JSONWriter()
        writer.beginObject()
        writer.name("folder")
        writer.value(folder)
        if let home {
            writer.name("home")
            writer.value(home)
        }
        writer.name("readable")
        writer.value(.array(readable.map(JSON.string)))
        writer.name("master")
        writer.value(master.text)
        writer.name("hasFiles")
        writer.value(master.hasFiles)
        writer.name("conf")
        writer.beginObject()
        for (name, value) in [String: String](properties.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 }).sorted(by: {
            $0.key < $1.key
        }) {
            writer.name(name)
            writer.value(value)
        }
        writer.endObject()
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}

/// How a worker is told of a table.
struct WorkerTable: Sendable, Equatable {
    enum Format: Sendable, Equatable {
        /// The emulator's own lines; see ``SpooledRows``.
        case spooled
        /// A file as people keep it, which Spark reads by itself.
        case csv(hasHeader: Bool)
    }

    var name: String
    var format: Format
    var file: String
    /// Of the file, with their types in Spark's spelling.
    var columns: [(name: String, type: String)]
    /// The names of those that the query may see.
    var seen: [String]
    /// Those in which no row may be null.
    var complete: [String] = []
    /// Columns again, under names that only the emulator's conditions know.
    var extra: [(name: String, alias: String)] = []

    static func == (left: WorkerTable, right: WorkerTable) -> Bool { left.json == right.json }

    var json: JSON {
        var members: [(name: String, value: JSON)] = [
            ("name", .string(name)), ("files", .array([.string(file)])),
            ("columns", .array(columns.map { .array([.string($0.name), .string($0.type)]) })),
            ("seen", .array(seen.map(JSON.string))), ("complete", .array(complete.map(JSON.string))),
            ("extra", .array(extra.map { .array([.string($0.name), .string($0.alias)]) })),
        ]
        switch format {
        case .spooled: members.append(("format", "spooled"))
        case .csv(let hasHeader):
            members.append(("format", "csv"))
            members.append(
                (
                    "options",
                    .object(JSON.Object([("header", .string(hasHeader ? "true" : "false")), ("mode", "FAILFAST"), ("escape", "\"")]))
                ))
        }
        return .object(JSON.Object(members))
    }
}

/// What a worker is asked.
enum WorkerRequest: Sendable {
    case ping
    case cancel(run: String)
    case query(WorkerQuery)
    case script(WorkerScript)

    func line(number: Int) -> [UInt8] {
        var members: [(name: String, value: JSON)] = [("id", .integer(Int64(number)))]
        switch self {
        case .ping: members.append(("op", "ping"))
        case .cancel(let run): members += [("op", "cancel"), ("run", .string(run))]
        case .query(let query): members += query.members
        case .script(let script): members += script.members
        }
        return JSON.object(JSON.Object(members)).text + [UInt8(ascii: "\n")]
    }
}

struct WorkerQuery: Sendable {
    var run: String
    var tables: [WorkerTable]
    var views: [(name: String, query: String)]
    var text: String
    var timeZone: String
    /// The folder for the rows.
    var output: String

    var members: [(name: String, value: JSON)] {
        [
            ("op", "sql"), ("run", .string(run)), ("tables", .array(tables.map(\.json))),
            ("views", .array(views.map { .array([.string($0.name), .string($0.query)]) })), ("sql", .string(text)),
            ("timeZone", .string(timeZone)), ("out", .string(output)),
        ]
    }
}

struct WorkerScript: Sendable {
    var script: String
    var archives: [String]
    var tables: [WorkerTable]
    var parameters: [String: String]?
    var isDetailed: Bool
    /// The folder for the results, each in one of its own.
    var output: String

    var members: [(name: String, value: JSON)] {
        let parameters = parameters.map { parameters in
            JSON.object(JSON.Object(parameters.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
        }
        return [
            ("op", "job"), ("script", .string(script)), ("archives", .array(archives.map(JSON.string))),
            ("tables", .array(tables.map(\.json))), ("parameters", parameters ?? .null), ("isDetailed", .bool(isDetailed)),
            ("out", .string(output)),
        ]
    }

    /// The files of tables that lie elsewhere.
    func filesOutside(_ folder: String) -> [String] { tables.map(\.file).filter { !$0.hasPrefix(folder + "/") } }
}

/// What a worker says.
enum WorkerMessage: Sendable {
    case ready(version: String)
    case refused(String)
    /// What a script could not be kept from.
    case enclosed(left: [String])
    case progress(run: String, done: Int, all: Int)
    case answer(number: Int, Result<JSON, WorkerFailure>)

    /// Nil for any other line.
    init?(_ line: [UInt8]) {
        guard let json = try? JSON(parsing: line) else { return nil }
        switch json["event"]?.string {
        case "ready": self = .ready(version: json["version"]?.string ?? "")
        case "refused": self = .refused(json["message"]?.string ?? "")
        case "enclosed": self = .enclosed(left: (json["left"]?.array ?? []).compactMap(\.string))
        case "progress":
            guard let run = json["run"]?.string, let done = json["done"]?.count, let all = json["all"]?.count else { return nil }
            self = .progress(run: run, done: done, all: all)
        default:
            guard let number = json["id"]?.count else { return nil }
            self = .answer(number: number, json["ok"] == .bool(true) ? .success(json) : .failure(WorkerFailure(json)))
        }
    }
}

extension JSON {
    /// A number that counts something.
    var count: Int? {
        if case .integer(let number) = self, number >= 0 { Int(exactly: number) } else { nil }
    }
}

/// Why a worker could not do what it was asked.
struct WorkerFailure: Error, Sendable, Equatable {
    enum Kind: String, Sendable {
        /// Spark's analyzer refuses the query.
        case analysis
        case runtime
        case cancelled
        /// The JVM ran out of memory, and is of no use any more.
        case memory
        /// Spark does not answer.
        case lost
        /// A script that does not load or has no entry point.
        case load
        /// A script that raised.
        case script
        /// A script that gave back something other than frames.
        case result
    }

    var kind: Kind
    /// Spark's error condition, or the name of an exception.
    var condition: String?
    var message: String

    init(_ kind: Kind, _ message: String, condition: String? = nil) {
        self.kind = kind
        self.condition = condition
        self.message = message
    }

    init(_ json: JSON) {
        kind = json["kind"]?.string.flatMap(Kind.init) ?? .runtime
        condition = json["condition"]?.string
        message = json["message"]?.string ?? "It gave no reason."
    }
}
