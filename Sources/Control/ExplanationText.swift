// An explanation for people to read in a terminal.
// Source: our own form, that of compilers.

import Rules
import SQL
package import CleanRooms
import CleanRoomsModel
import Gateway

extension Explanation {
    /// The verdict, the place in the SQL, and what each rule says.
    package var report: String {
        var lines = [headline]
        if let refusal = refusals.first, let position = refusal.position, let text {
            lines += ["", "  \(position)", indented(Excerpt(of: text, at: position))]
        }
        if case .starts(let analysis) = answer, !analysis.resultColumns.isEmpty {
            lines += ["", "Result: " + analysis.resultColumns.map { "\($0.name) \($0.type)" }.joined(separator: ", ")]
        }
        if !checks.isEmpty { lines += [""] + checks.flatMap { reportLines($0) } }
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
