// The rules across a configured table: its columns, its methods, and what its analysis rule needs of it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html; the wording is ours.

import CleanRoomsModel
import Store

enum ConfiguredTableIssues {
    /// What is wrong with a table by itself, new or changed; whether its columns exist is ``Call/sourceIssues(with:)``.
    static func of(_ table: ConfiguredTableRecord) -> [FieldIssue] {
        methodIssues(table) + columnIssues(table)
    }

    /// Source: the model has the selection for MULTIPLE only, with at least two; a public provider demands it there.
    private static func methodIssues(_ table: ConfiguredTableRecord) -> [FieldIssue] {
        let selected = Set(table.selectedAnalysisMethods ?? [])
        switch table.analysisMethod {
        case .multiple where selected != Set(SelectedAnalysisMethod.allCases):
            return [
                FieldIssue(
                    "selectedAnalysisMethods", "The analysis method MULTIPLE needs the selection of both DIRECT_QUERY and DIRECT_JOB.")
            ]
        case .directQuery where !selected.isEmpty, .directJob where !selected.isEmpty:
            return [FieldIssue("selectedAnalysisMethods", "Methods can be selected only with the analysis method MULTIPLE.")]
        case .multiple, .directQuery, .directJob:
            return []
        }
    }

    private static func columnIssues(_ table: ConfiguredTableRecord) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        let columns = table.allowedColumns
        // Inferred: whether the service takes repeated columns is not public.
        if Set(columns).count < columns.count {
            issues.append(FieldIssue("allowedColumns", "Each column can be allowed only once."))
        }
        return issues
    }

    /// Why the rule of a table does not allow the table's new form; nil if it does.
    ///
    /// Inferred: a conflict is declared for changes, and nothing public shows when it comes.
    static func obstacle(to table: ConfiguredTableRecord, from rule: ConfiguredTableRuleRecord?, source: SourceTable?) -> String? {
        guard let rule else { return nil }
        let issues = ConfiguredTablePolicyIssues.of(rule.policy, type: rule.type, for: table, source: source)
        guard !issues.isEmpty else { return nil }
        return "The analysis rule of configured table \(table.row.id) does not allow this: " + issues.map(\.message).joined(separator: " ")
    }
}
