// Queries with what Spark answers to them, read from the files of `Cases/`, which `make record-rows` writes.

/// A query and its recorded answer.
struct RowCase: CustomStringConvertible {
    let query: String
    /// Each `name type`.
    private(set) var columns: [String] = []
    private(set) var rows: [[String]] = []
    /// Spark's condition, without what stands behind its point.
    private(set) var failure: String?

    var description: String { query }

    private init(_ query: String) { self.query = query }

    /// The cases of a text of lines: `? query`, `: columns`, `= row` and `! condition`.
    static func cases(in text: String) -> [RowCase] {
        var cases: [RowCase] = []
        for line in text.split(separator: "\n") where line.count > 2 {
            let rest = line.dropFirst(2)
            switch line.prefix(2) {
            case "? ": cases.append(RowCase(String(rest)))
            case ": ": cases[cases.count - 1].columns = fields(rest)
            case "= ": cases[cases.count - 1].rows.append(fields(rest))
            case "! ": cases[cases.count - 1].failure = rest.split(separator: ".").first.map(String.init)
            default: break
            }
        }
        return cases
    }

    private static func fields(_ line: Substring) -> [String] {
        var fields: [String] = []
        var field = ""
        var rest = line
        while !rest.isEmpty {
            if rest.hasPrefix(" | ") {
                fields.append(field)
                field = ""
                rest = rest.dropFirst(3)
            } else {
                field.append(rest.removeFirst())
            }
        }
        return fields + [field]
    }

    /// The types of the columns, whose names may hold blanks.
    var types: [String] {
        columns.map { column in
            let starts = column.indices.filter { column[$0] == " " }
            // A type may hold blanks too: `interval day to second` is the longest end that is one.
            let type = starts.map { column[column.index(after: $0)...] }.first { RowCase.isType(String($0)) }
            return type.map(String.init) ?? column
        }
    }
}
