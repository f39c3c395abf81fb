// Comparison controls of the custom rule, and the SQL that neither they nor thresholds support.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/custom-comparison-controls.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let comparisons: [QueryRule] = [
        QueryRule("comparisons.literal", source: "guide: allowedLiteralComparisonColumns, also inside CASE") {
            (subject) throws(Objection) in
            guard subject.hasComparisonControls else { return }
            for comparison in subject.comparisons where comparison.isLiteral {
                try check(comparison, "comparison with a literal", subject) { $0.allowedLiteralComparisonColumns }
            }
        },
        QueryRule("comparisons.column", source: "guide: allowedColumnComparisonColumns") { (subject) throws(Objection) in
            guard subject.hasComparisonControls else { return }
            for comparison in subject.comparisons where !comparison.isLiteral {
                try check(comparison, "comparison with a column", subject) { $0.allowedColumnComparisonColumns }
            }
        },
        QueryRule("comparisons.keys", source: "model counts keys of GROUP BY as column comparisons, the guide's example does not") {
            (subject) throws(Objection) in
            guard subject.hasComparisonControls else { return }
            for use in subject.resolution.uses where use.clause == .groupBy {
                for number in use.binding.column.rowLineage.numbers {
                    guard let controls = subject.controls(number),
                        !controls.allowedColumnComparisonColumns.names(subject.columnName(number))
                    else {
                        continue
                    }
                    subject.warn(
                        "The API's description forbids grouping by \(subject.columnName(number)), the guide's example allows it",
                        at: use.mark)
                }
            }
        },
    ]

    private static func check(
        _ comparison: Comparison, _ what: String, _ subject: Subject, _ allowed: (ComparisonControls) -> [String]
    ) throws(Objection) {
        for number in comparison.columns.numbers {
            guard let controls = subject.controls(number), !allowed(controls).names(subject.columnName(number)) else { continue }
            throw Objection.notAllowed([subject.columnName(number)], in: what, at: comparison.mark)
        }
    }
}

extension Subject {
    fileprivate var hasComparisonControls: Bool { customTables.contains { $0.1.comparisonControls != nil } }

    fileprivate func controls(_ number: Int) -> ComparisonControls? {
        guard case .custom(let rule) = relation(ofColumn: number).rule else { return nil }
        return rule.comparisonControls
    }
}
