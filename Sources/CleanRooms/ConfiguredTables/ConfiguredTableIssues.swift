// The rules across a configured table: its columns, its methods, and what its analysis rule needs of it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTable.html; the wording is ours.

import CleanRoomsModel
import Store

enum ConfiguredTableIssues {
    /// What is wrong with a table, new or changed.
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
        // Only Snowflake's columns are known, since the caller states them. Allowed columns are in lower case, Snowflake's seldom (inferred).
        if case .snowflake(let reference) = table.tableReference, case .v1(let schema) = reference.tableSchema {
            let known = Set(schema.map { $0.columnName.lowercased() })
            let unknown = columns.filter { !known.contains($0) }
            if !unknown.isEmpty {
                issues.append(FieldIssue("allowedColumns", "Column(s) [\(unknown.joined(separator: ", "))] is not in the table's schema."))
            }
        }
        return issues
    }

    /// Why the rule of a table does not bear the table's new form, or nil if it does.
    ///
    /// Inferred: a conflict is declared for changes, and nothing public shows when it comes.
    static func obstacle(to table: ConfiguredTableRecord, from rule: ConfiguredTableRuleRecord?) -> String? {
        guard let rule else { return nil }
        let dropped = rule.policy.columns.uniqued().filter { !table.allowedColumns.contains($0) }
        if !dropped.isEmpty {
            return "Column(s) [\(dropped.joined(separator: ", "))] is used by the analysis rule of configured table \(table.row.id)."
        }
        return ConfiguredTablePolicyIssues.typeIssue(rule.type, for: table)?.message
    }
}
