// `cleanrooms-local query`: the rows that a query would give, without a query, a budget or a bill.
// Source: our own; it asks what `POST /_cleanrooms/explain` with "run" asks.

import ArgumentParser
import CleanRooms
import Control
import Embedded
import JSON

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct Query: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query", abstract: "Run a query under the analysis rules and print its rows.",
        discussion: """
            With --endpoint the server that runs there is asked, otherwise the state is that of the seeds, in memory. No query starts, and \
            no budget is used. The exit status is 0 for rows, 1 for a query that is refused or fails.
            """)

    @OptionGroup var state: ExplainedState

    @Option(help: "table for people; csv and json for programs.")
    var format = Format.table

    @Option(help: "The most rows to print.")
    var limit = 1000

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case table, csv, json
    }

    @Argument(help: "The SQL.")
    var sql: String

    func validate() throws {
        guard limit >= 0 else { throw ValidationError("--limit takes a whole number from 0.") }
    }

    func run() throws {
        let answer = try state.answer(to: sql, running: limit)
        guard let result = answer["result"] else {
            throw RunningServer.Failure(description: Self.reason(in: answer))
        }
        // Beside the rows, which a program may read.
        for warning in answer["warnings"]?.array ?? [] {
            let line = Array("Warning: \(warning.string ?? "")\n".utf8)
            _ = write(STDERR_FILENO, line, line.count)
        }
        let printed = PrintedRows(result)
        switch format {
        case .table: print(printed.table, terminator: "")
        case .csv: print(printed.csv, terminator: "")
        case .json: print(String(decoding: result.text, as: UTF8.self))
        }
    }

    private static func reason(in answer: JSON) -> String {
        if let failure = answer["failure"] {
            return "The query failed: \(failure["message"]?.string ?? failure["code"]?.string ?? "for no known reason")"
        }
        guard let message = answer["message"]?.string else { return "There are no rows: \(PrintedRows.missing(in: answer))" }
        let place = answer["position"].flatMap { position -> String? in
            guard case .integer(let line)? = position["line"], case .integer(let column)? = position["column"] else { return nil }
            return " (line \(line), column \(column))"
        }
        return "The query is refused: \(message)\(place ?? "")\(answer["rule"]?.string.map { ", by the rule \($0)" } ?? "")."
    }
}

/// Rows as text.
struct PrintedRows {
    private let names: [String]
    private let isNumber: [Bool]
    private let rows: [[String?]]
    private let count: Int64

    /// - Parameter result: In the form of `GET /_cleanrooms/results/{id}`.
    init(_ result: JSON) {
        let columns = result["columns"]?.array ?? []
        names = columns.map { $0["name"]?.string ?? "" }
        isNumber = columns.map { column in
            let type = column["type"]?.string ?? ""
            return ["tinyint", "smallint", "int", "bigint", "float", "double"].contains(type) || type.hasPrefix("decimal")
        }
        rows = (result["rows"]?.array ?? []).map { row in (row.array ?? []).map(Self.text) }
        count = if case .integer(let count)? = result["count"] { count } else { Int64(rows.count) }
    }

    /// What keeps an accepted query from having rows.
    static func missing(in answer: JSON) -> String {
        let tables = (answer["tablesWithoutRows"]?.array ?? []).compactMap(\.string)
        return tables.isEmpty ? "the query was not run." : "nobody has given rows of \(tables.joined(separator: ", "))."
    }

    private static func text(_ value: JSON) -> String? {
        switch value {
        case .null: nil
        case .string(let text): text
        default: String(decoding: value.text, as: UTF8.self)
        }
    }

    /// Columns side by side, numbers to the right, and how many rows there are.
    var table: String {
        let cells = rows.map { row in row.map { Self.onOneLine($0 ?? "NULL") } }
        let widths = names.indices.map { index in
            max(names[index].count, cells.map { index < $0.count ? $0[index].count : 0 }.max() ?? 0)
        }
        func line(_ texts: [String]) -> String {
            let padded = zip(texts, widths).enumerated().map { index, pair in
                let blanks = String(repeating: " ", count: max(0, pair.1 - pair.0.count))
                return isNumber[index] ? blanks + pair.0 : pair.0 + blanks
            }
            return Self.withoutTrailingBlanks(" " + padded.joined(separator: " | ")) + "\n"
        }
        let rule = "-" + widths.map { String(repeating: "-", count: $0) }.joined(separator: "-+-") + "-\n"
        let rest = count > Int64(rows.count) ? ", of which the first \(rows.count) are shown" : ""
        return line(names) + rule + cells.map(line).joined() + "(\(count) \(count == 1 ? "row" : "rows")\(rest))\n"
    }

    /// A line of names and one for each row; NULL is nothing, and the empty text is in quotes.
    var csv: String {
        let lines = [names.map(Self.field)] + rows.map { row in row.map { $0.map(Self.field) ?? "" } }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        guard text.isEmpty || text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func onOneLine(_ text: String) -> String {
        text.replacing("\n", with: "\\n").replacing("\r", with: "\\r").replacing("\t", with: "\\t")
    }

    private static func withoutTrailingBlanks(_ text: String) -> String {
        guard let last = text.lastIndex(where: { $0 != " " }) else { return "" }
        return String(text[...last])
    }
}
