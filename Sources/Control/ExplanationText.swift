// An explanation for people to read in a terminal.
// Source: our own form, that of compilers.

import Rules
import SQL
package import CleanRooms
import CleanRoomsModel
import Gateway

extension Explanation {
    /// The verdict, the place in the SQL, what would be accepted, and what the rules say.
    ///
    /// - Parameter showsAll: Whether rules that hold are shown one by one, and not as their number.
    package func report(showsAll: Bool) -> String {
        var lines = [headline + question]
        if let refusal = refusals.first, let position = refusal.position, let text {
            lines += ["", "  \(position)", indented(Excerpt(of: text, at: position))]
        }
        if case .starts(let query) = answer, !query.resultColumns.isEmpty {
            lines += ["", "Result: " + query.resultColumns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")]
        }
        if !isAccepted, !tables.isEmpty { lines += ["", "What would be accepted:"] + tables.map { "  \($0.line)" } }
        let held = showsAll ? [] : checks.filter { if case .passed = $0.outcome { true } else { false } }
        let shown = showsAll ? checks : checks.filter { if case .passed = $0.outcome { false } else { true } }
        if !checks.isEmpty {
            lines.append("")
            if !held.isEmpty { lines.append("✓ \(held.count == 1 ? "1 rule holds" : "\(held.count) rules hold") (--all shows them)") }
            lines += shown.flatMap { reportLines($0) }
        }
        return lines.joined(separator: "\n")
    }

    private var headline: String {
        switch answer {
        case .starts: return "Accepted: the query would start."
        case .fails(let error): return "Refused: the query would end FAILED with \(error.code).\n\(error.message)"
        case .refused(let error):
            let answer = ErrorAnswer(error, of: .startProtectedQuery)
            return "Refused: no query; StartProtectedQuery would answer \(answer.type).\n\(answer.message)"
        }
    }

    private func reportLines(_ check: RuleCheck) -> [String] {
        let sign =
            switch check.outcome {
            case .passed: "✓"
            case .warned: "!"
            case .refused: "✗"
            }
        let tables = check.tables.isEmpty ? "" : " (\(check.tables.joined(separator: ", ")))"
        var lines = ["\(sign) \(check.rule)\(tables): \(check.source)"]
        switch check.outcome {
        case .passed: break
        case .warned(let warnings):
            for warning in warnings {
                lines.append("    \(warning.message) (\(warning.position))")
            }
        case .refused(let refusal):
            lines.append("    \(refusal.message)" + (refusal.position.map { " (\($0))" } ?? ""))
        }
        return lines
    }

    private func indented(_ excerpt: Excerpt) -> String { "  \(excerpt.line)\n  \(excerpt.caret)" }
}

extension AllowedTable {
    /// `customers (LIST, of 111111111111): select city, segment; join on email`
    fileprivate var line: String {
        guard let rule else { return "\(name) (of \(owner)): nothing, as it has no analysis rule" }
        let uses = uses.map { "\($0.verb) \($0.things.joined(separator: ", "))" }
        let columns = uses.isEmpty ? columns.joined(separator: ", ") : uses.joined(separator: "; ")
        return "\(name) (\(rule), of \(owner)): \(columns)"
    }
}
