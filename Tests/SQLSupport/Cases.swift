// The cases: a query, where it runs, and the verdict, from the texts in Cases/.
// Source: our own form, told in RulesTests/Cases/README.md.

package import Rules
import CleanRoomsModel

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// One query and what is expected of it.
package struct Case: Sendable {
    package let file: String
    package let name: String
    package let settings: [String: String]
    package let sql: String
    /// The lines after `=> `.
    package let expectations: [String]

    /// The rows of a table, as a JSON array of arrays.
    package func rows(of table: String) -> String { settings["rows \(table)"] ?? "[]" }

    package var title: String { "\(file): \(name)" }

    package var context: QueryContext {
        let template = settings["template"].map {
            QueryContext.Template(arn: $0, creatorAccountID: settings["creator"] ?? World.runner)
        }
        return QueryContext(
            runnerAccountID: settings["runner"] ?? World.runner, engine: settings["engine"] == "legacy" ? .cleanRoomsSql : .spark,
            receivers: settings["receivers"]?.split(separator: " ").map(String.init) ?? [World.runner], template: template,
            purpose: settings["purpose"] == "population" ? .population : .results, schemas: World.all[settings["world"] ?? ""] ?? .init([]),
            tableLimit: settings["limit"].flatMap { Int($0) } ?? 15)
    }
}

package enum Cases {
    package static let verdicts = [
        "syntax", "list", "aggregation", "custom", "thresholds", "privacy", "idmapping", "tables", "names", "binding", "spark", "rows",
    ]
    .flatMap(read)

    /// The text of a file in Cases/.
    static func text(of name: String) -> String {
        let here = #filePath.split(separator: "/", omittingEmptySubsequences: false)
        let folder = here.dropLast(2).joined(separator: "/") + "/RulesTests"
        guard let file = fopen("\(folder)/Cases/\(name)", "r") else { preconditionFailure("no file \(name) in \(folder)/Cases") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func read(_ file: String) -> [Case] {
        var cases: [Case] = []
        var defaults: [String: String] = [:]
        var name: String?
        var settings: [String: String] = [:]
        var sql: [Substring] = []
        var expectations: [String] = []
        func close() {
            guard let name else { return }
            cases.append(
                Case(
                    file: file, name: name, settings: defaults.merging(settings) { $1 }, sql: sql.joined(separator: "\n"),
                    expectations: expectations))
        }
        for line in text(of: "\(file).txt").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("== ") {
                close()
                (name, settings, sql, expectations) = (String(line.dropFirst(3)), [:], [], [])
            } else if line.hasPrefix("=> ") {
                expectations.append(String(line.dropFirst(3)))
            } else if line.hasPrefix("@") {
                let words = setting(line.dropFirst())
                if name == nil { defaults[words[0]] = words[1] } else { settings[words[0]] = words[1] }
            } else if name != nil, !line.hasPrefix("#"), expectations.isEmpty, !line.isEmpty {
                sql.append(line)
            }
        }
        close()
        return cases
    }

    /// A setting's name and value; that of a table's rows has the table in its name.
    private static func setting(_ line: Substring) -> [String] {
        let end = line.hasPrefix("rows ") ? line.dropFirst(5).firstIndex(of: " ") : line.firstIndex(of: " ")
        guard let end else { preconditionFailure("\(line) has no value") }
        return [String(line[..<end]), String(line[line.index(after: end)...])]
    }
}
