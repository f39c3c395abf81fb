// Inputs that the model allows and a rule across fields refuses: still sent, and held to that refusal.
// Reference: behind each reason stands a rule in `Sources/CleanRooms`.

/// A variant that must be refused, and why.
struct Refusal {
    let operation: String
    /// As ``Variant/label`` has it.
    let label: String
    let error: String
    let reason: String

    init(_ operation: String, _ label: String, _ reason: String, error: String = "ValidationException") {
        self.operation = operation
        self.label = label
        self.error = error
        self.reason = reason
    }

    static func of(_ operation: String, _ label: String) -> Refusal? {
        all.first { $0.operation == operation && $0.label == label }
    }

    private static let noIntermediateTable = "Results go to an intermediate table only when it is populated."
    private static let otherRule =
        "Receivers and additional analyses are members of the association's rule; the shape is shared with its view."

    static let all: [Refusal] =
        [
            Refusal("CreateAnalysisTemplate", "source.text: shortest", "No text is no query."),
            Refusal("StartProtectedQuery", "sqlParameters: all together", "A query has either a text or a template."),
            Refusal(
                "CreateCollaborationChangeRequest", "changes.1.member.specification.collaboration: alone", "The change changes nothing."),
        ]
        + [
            Refusal(
                "CreateIntermediateTable", "populationAnalysisConfiguration.sqlParameters.queryString: shortest", "No text is no query."),
            Refusal(
                "CreateIntermediateTable", "populationAnalysisConfiguration.sqlParameters: all together",
                "A query has either a text or a template."),
            Refusal("UpdateIntermediateTable", "columns.1.member.name: shortest", "The table has no such column."),
            Refusal("UpdateIntermediateTable", "columns.1.member.name: longest", "The table has no such column."),
            Refusal("UpdateIntermediateTable", "columns.1.member.type: longest", "The model takes 1024 characters and shows 255."),
        ]
        + ["CAN_QUERY", "CAN_RUN_JOB", "most"].map { value in
            let abilities = "changes.1.member.specification.member.memberAbilities"
            return Refusal("CreateCollaborationChangeRequest", "\(abilities): \(value)", "Who runs analyses is settled for good.")
        }
        + ["alone", "name: shortest", "name: longest"].map { end in
            let arm = "resultConfiguration.outputConfiguration.intermediateTable"
            return Refusal("StartProtectedQuery", end == "alone" ? "\(arm): alone" : "\(arm).\(end)", noIntermediateTable)
        }
        + ["CreateConfiguredTableAnalysisRule", "UpdateConfiguredTableAnalysisRule"].flatMap { operation in
            ["alone", "fewest", "most"].map {
                Refusal(operation, "analysisRulePolicy.v1.custom.allowedResultReceivers: \($0)", otherRule)
            }
                + ["alone", "fewest", "most", "shortest", "longest"].map {
                    Refusal(operation, "analysisRulePolicy.v1.custom.allowedAdditionalAnalyses: \($0)", otherRule)
                }
        }
}
