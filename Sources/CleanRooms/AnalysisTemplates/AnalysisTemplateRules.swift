// The rules across an analysis template: source and format, parameters, and what only queries or only scripts may have.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-analysis-template.html; the wording is ours.

import Rules
import SQL
import CleanRoomsModel

enum AnalysisTemplateRules {
    /// What is wrong with a new template of that member, its SQL aside.
    static func issues(with input: CreateAnalysisTemplateInput, of member: MemberRecord) -> [FieldIssue] {
        switch (input.format, input.source) {
        case (.sql, .text):
            return parameterIssues(input.analysisParameters ?? [], isScript: false) + queryIssues(input)
        case (.pyspark10, .artifacts(let artifacts)), (.pyspark20, .artifacts(let artifacts)):
            return parameterIssues(input.analysisParameters ?? [], isScript: true) + scriptIssues(input, artifacts, of: member)
        case (.sql, .artifacts):
            return [FieldIssue("source", "A template in the format SQL has a text as its source.")]
        case (.pyspark10, .text), (.pyspark20, .text):
            return [FieldIssue("source", "A template in the format \(input.format.rawValue) has artifacts as its source.")]
        }
    }

    /// What is wrong between the placeholders of a text and the parameters declared for it (that the service refuses it is inferred).
    static func placeholderIssues(_ names: [String], declared parameters: [AnalysisParameter]) -> [FieldIssue] {
        let used = names.uniqued()
        let declared = parameters.map(\.name)
        let undeclared = used.filter { !declared.contains($0) }
            .map { FieldIssue("analysisParameters", "The placeholder :\($0) is not declared as a parameter.") }
        let unused = declared.uniqued().filter { !used.contains($0) }
            .map { FieldIssue("analysisParameters", "The parameter \($0) is not used in the text.") }
        return undeclared + unused
    }

    private static func parameterIssues(_ parameters: [AnalysisParameter], isScript: Bool) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        var seen: Set<String> = []
        for (index, parameter) in parameters.enumerated() {
            let field = "analysisParameters.\(index + 1).member"
            if !seen.insert(parameter.name).inserted {
                issues.append(FieldIssue("\(field).name", "The parameter \(parameter.name) is declared more than once."))
            }
            if isScript, parameter.type != .string {
                issues.append(FieldIssue("\(field).type", "The parameters of a script have the type STRING."))
            }
            // The value is sensitive, so the message does not show it.
            if let value = parameter.defaultValue, (try? ParameterValue(value, as: parameter.type)) == nil {
                issues.append(
                    FieldIssue("\(field).defaultValue", "The default of \(parameter.name) cannot be read as \(parameter.type.rawValue)."))
            }
        }
        return issues
    }

    private static func queryIssues(_ input: CreateAnalysisTemplateInput) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if input.errorMessageConfiguration != nil {
            issues.append(FieldIssue("errorMessageConfiguration", "Only scripts have a configuration of error messages."))
        }
        if case .mlSyntheticDataParameters(let synthetic)? = input.syntheticDataParameters,
            !synthetic.columnClassification.columnMapping.contains(where: \.isPredictiveValue)
        {
            issues.append(
                FieldIssue(
                    "syntheticDataParameters.mlSyntheticDataParameters.columnClassification.columnMapping",
                    "Synthetic data needs a column with a predictive value."))
        }
        return issues
    }

    private static func scriptIssues(
        _ input: CreateAnalysisTemplateInput, _ artifacts: AnalysisTemplateArtifacts, of member: MemberRecord
    ) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if input.syntheticDataParameters != nil {
            issues.append(FieldIssue("syntheticDataParameters", "Only SQL makes synthetic data."))
        }
        // The guide demands both endings; that creation checks them is inferred.
        if !artifacts.entryPoint.location.key.hasSuffix(".py") {
            issues.append(FieldIssue("source.artifacts.entryPoint.location.key", "The entry point is a file that ends in .py."))
        }
        for (index, artifact) in (artifacts.additionalArtifacts ?? []).enumerated() where !artifact.location.key.hasSuffix(".tar.gz") {
            issues.append(
                FieldIssue(
                    "source.artifacts.additionalArtifacts.\(index + 1).member.location.key",
                    "An additional artifact is a file that ends in .tar.gz."))
        }
        if !member.abilities.contains(.canReceiveResults) {
            issues.append(FieldIssue("format", "Only members with the ability CAN_RECEIVE_RESULTS can create templates of scripts."))
        }
        return issues
    }
}
