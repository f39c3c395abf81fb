// The table at the end: for each operation the cases that ran and those that passed.

import EmulatorTesting

/// All campaigns, run once for all tests.
struct Report: Sendable {
    let outcomes: [String: [Outcome]]
    let answered: Set<World.Answered>

    static let committed: Report = {
        var outcomes: [String: [Outcome]] = [:]
        var answered: Set<World.Answered> = []
        for operation in Model.committed.operations {
            var campaign = Campaign(operation)
            campaign.run()
            outcomes[operation.name] = campaign.outcomes
            answered.formUnion(campaign.answered)
        }
        let report = Report(outcomes: outcomes, answered: answered)
        print(report.table)
        return report
    }()

    /// What went wrong in the cases of an operation, a line each.
    func problems(of operation: String, _ part: Outcome.Part) -> [String] {
        (outcomes[operation] ?? []).filter { $0.part == part }.compactMap { outcome in outcome.problem.map { "\(outcome.label): \($0)" } }
    }

    /// Cases passed of cases run, by operation and part.
    var table: String {
        let width = (outcomes.keys.map(\.count).max() ?? 0) + 2
        func padded(_ text: String, _ width: Int) -> String { text + String(repeating: " ", count: max(1, width - text.count)) }
        func line(_ name: String, _ outcomes: [Outcome]) -> String {
            let cells = Outcome.Part.allCases.map { part in
                let own = outcomes.filter { $0.part == part }
                return padded(own.isEmpty ? "-" : "\(own.count { $0.problem == nil })/\(own.count)", 12)
            }
            return padded(name, width) + cells.joined()
        }
        let head = padded("passed/run", width) + Outcome.Part.allCases.map { padded($0.rawValue, 12) }.joined()
        let rows = outcomes.sorted { $0.key < $1.key }.map { line($0.key, $0.value) }
        return ([head] + rows + [line("all", outcomes.values.flatMap(\.self))]).joined(separator: "\n")
    }
}
