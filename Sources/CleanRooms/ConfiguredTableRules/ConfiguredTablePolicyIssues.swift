// The rules across the policy of a configured table's analysis rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html and the documentation of the shapes; the wording is ours.

import CleanRoomsModel

enum ConfiguredTablePolicyIssues {
    /// What is wrong with a rule for a table.
    ///
    /// - Parameter source: What is known of the table's columns.
    static func of(
        _ policy: ConfiguredTableAnalysisRulePolicy, type: ConfiguredTableAnalysisRuleType, for table: ConfiguredTableRecord,
        source: SourceTable?
    ) -> [FieldIssue] {
        guard policy.type == type else {
            return [
                FieldIssue(
                    "analysisRulePolicy", "The policy is one of type \(policy.type.rawValue), and the rule one of type \(type.rawValue).")
            ]
        }
        let unknown = policy.columns.uniqued().filter { !table.allowedColumns.contains($0) }
        var issues =
            unknown.isEmpty
            ? [] : [Self.issue("Column(s) [\(unknown.joined(separator: ", "))] is not among the allowed columns of the table.")]
        if let issue = typeIssue(type, for: table) { issues.append(issue) }
        switch policy {
        case .v1(.aggregation(let rule)): return issues + Self.issues(with: rule)
        case .v1(.list(let rule)): return issues + Self.issues(with: rule)
        case .v1(.custom(let rule)):
            issues += Self.issues(with: rule, method: table.analysisMethod, types: source?.types ?? [:])
            if rule.differentialPrivacy != nil, let issue = privacyIssue(table) { issues.append(issue) }
            // Inferred: the model has both in a shape that the consolidated view shares, but they are set in the association's rule.
            if rule.allowedResultReceivers != nil || rule.allowedAdditionalAnalyses != nil {
                issues.append(issue("Result receivers and additional analyses are set in the rule of the table's association."))
            }
            return issues
        }
    }

    /// Aggregation and list rules speak of SQL, so a table for jobs takes custom rules only. And so does a table that is not one of AWS Glue on
    /// S3 (https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-configured-table.html).
    private static func typeIssue(_ type: ConfiguredTableAnalysisRuleType, for table: ConfiguredTableRecord) -> FieldIssue? {
        guard type != .custom else { return nil }
        if let source = table.tableReference.otherSource {
            return FieldIssue("analysisRuleType", "A table of \(source) needs an analysis rule of type CUSTOM.")
        }
        guard table.analysisMethod != .directQuery else { return nil }
        return FieldIssue(
            "analysisRuleType", "A table with the analysis method \(table.analysisMethod.rawValue) needs an analysis rule of type CUSTOM.")
    }

    /// Only AWS Glue's tables on S3 can be kept private differentially
    /// (https://docs.aws.amazon.com/clean-rooms/latest/userguide/differential-privacy.html).
    private static func privacyIssue(_ table: ConfiguredTableRecord) -> FieldIssue? {
        table.tableReference.otherSource.map {
            issue("Differential privacy needs a table of AWS Glue on Amazon S3, and this is one of \($0).")
        }
    }

    /// An aggregated column may be joined, but neither kind may be a dimension. The model counts the entries of both lists.
    private static func issues(with rule: AnalysisRuleAggregation) -> [FieldIssue] {
        overlap(rule.joinColumns, rule.dimensionColumns, "both a join column and a dimension column")
            + overlap(
                rule.aggregateColumns.flatMap(\.columnNames), rule.dimensionColumns, "both an aggregate column and a dimension column")
    }

    /// Inferred: without list columns a table can only be joined with. The model has no minimum for them, and the guide calls them optional.
    private static func issues(with rule: AnalysisRuleList) -> [FieldIssue] {
        overlap(rule.joinColumns, rule.listColumns, "both a join column and a list column")
    }

    /// What is wrong with a custom rule, whichever kind of table it is for.
    ///
    /// - Parameter types: The types of the columns, as far as they are known.
    static func issues(with rule: AnalysisRuleCustom, method: AnalysisMethod, types: [String: String]) -> [FieldIssue] {
        var issues = analysisIssues(with: rule)
        let hasControls = rule.aggregationThresholds != nil || rule.comparisonControls != nil
        if hasControls, rule.differentialPrivacy != nil {
            issues.append(issue("Differential privacy cannot be combined with aggregation thresholds or comparison controls."))
        }
        if hasControls, method == .directJob || rule.allowsOnlyJobs {
            issues.append(issue("Aggregation thresholds and comparison controls are for queries, and only jobs are allowed."))
        }
        for threshold in rule.aggregationThresholds ?? [] {
            issues += Self.issues(with: threshold, beside: rule.comparisonControls, types: types)
        }
        return issues
    }

    /// An output column's own minimum may be nothing or more than one; who a row is about cannot be guessed by comparing.
    private static func issues(
        with threshold: AggregationThreshold, beside controls: ComparisonControls?, types: [String: String]
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        let overrides = threshold.outputColumnThresholds ?? []
        if overrides.contains(where: { $0.minimumIdentityCount == 1 }) {
            issues.append(issue("The minimum of an output column is 0, for none, or at least 2."))
        }
        if Set(overrides.map(\.outputColumnName)).count < overrides.count {
            issues.append(issue("Each output column can have only one threshold."))
        }
        let compared = threshold.identityColumns.filter { controls?.allowedLiteralComparisonColumns.contains($0) ?? false }
        if !compared.isEmpty {
            issues.append(issue("Identity column(s) [\(compared.joined(separator: ", "))] cannot be compared with literals."))
        }
        let untextual = threshold.identityColumns.filter { types[$0].map(isTextual) == false }
        if !untextual.isEmpty {
            issues.append(issue("Identity column(s) [\(untextual.joined(separator: ", "))] is not of type string, varchar or char."))
        }
        return issues
    }

    /// Whether a type is one of those that identify somebody, whatever its length: `VARCHAR(64)`.
    private static func isTextual(_ type: String) -> Bool {
        let name = type.lowercased().prefix { $0 != "(" && $0 != " " }
        return ["string", "varchar", "char"].contains(String(name))
    }

    /// Templates or accounts, not both, as the user guide has it. That the service refuses what its console does is inferred.
    private static func analysisIssues(with rule: AnalysisRuleCustom) -> [FieldIssue] {
        let wildcards = rule.allowedAnalyses.filter(AnalysisRuleCustom.wildcards.contains)
        if wildcards.isEmpty {
            let namesProviders = rule.allowedAnalysisProviders?.isEmpty == false && !rule.allowedAnalyses.isEmpty
            return namesProviders ? [issue("Accounts can be allowed only with ANY_QUERY or ANY_JOB, not with analysis templates.")] : []
        }
        if wildcards.count < rule.allowedAnalyses.count {
            return [issue("Analysis templates cannot be allowed together with ANY_QUERY or ANY_JOB.")]
        }
        // An empty list is taken: recorded rules have one, whose tables nobody can query.
        return rule.allowedAnalysisProviders == nil ? [issue("ANY_QUERY and ANY_JOB need allowedAnalysisProviders.")] : []
    }

    private static func overlap(_ one: [String], _ other: [String], _ roles: String) -> [FieldIssue] {
        let shared = one.uniqued().filter(other.contains)
        return shared.isEmpty ? [] : [issue("Column(s) [\(shared.joined(separator: ", "))] cannot be \(roles).")]
    }

    private static func issue(_ message: String) -> FieldIssue { FieldIssue("analysisRulePolicy", message) }
}

extension TableReference {
    /// What the table is one of, if not of AWS Glue.
    fileprivate var otherSource: String? {
        switch self {
        case .glue: nil
        case .athena: "Amazon Athena"
        case .databricks: "Databricks"
        case .snowflake: "Snowflake"
        }
    }
}

extension AnalysisRuleCustom {
    static let anyQuery = "ANY_QUERY"
    static let anyJob = "ANY_JOB"
    /// What stands in `allowedAnalyses` for everything that the allowed providers ask.
    static let wildcards = [anyQuery, anyJob]

    fileprivate var allowsOnlyJobs: Bool { !allowedAnalyses.isEmpty && allowedAnalyses.allSatisfy { $0 == Self.anyJob } }
}

extension ConfiguredTableAnalysisRulePolicy {
    /// The columns of the table that the policy names, in its order and as often as it names them.
    var columns: [String] {
        switch self {
        case .v1(.aggregation(let rule)):
            rule.aggregateColumns.flatMap(\.columnNames) + rule.joinColumns + rule.dimensionColumns
                + rule.outputConstraints.map(\.columnName)
        case .v1(.list(let rule)):
            rule.joinColumns + rule.listColumns
        case .v1(.custom(let rule)):
            (rule.disallowedOutputColumns ?? []) + (rule.differentialPrivacy?.columns.map(\.name) ?? [])
                + (rule.aggregationThresholds ?? []).flatMap {
                    $0.identityColumns + ($0.outputColumnThresholds ?? []).map(\.outputColumnName)
                }
                + (rule.comparisonControls.map { $0.allowedLiteralComparisonColumns + $0.allowedColumnComparisonColumns } ?? [])
        }
    }
}
