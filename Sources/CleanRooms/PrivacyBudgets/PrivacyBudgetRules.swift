// What a privacy budget template may ask for, across its fields.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/ on access budgets; the wording is ours.

import CleanRoomsModel

enum PrivacyBudgetRules {
    /// The parameters have to be those of the type that the request names (inferred).
    static func typeIssue(_ type: PrivacyBudgetType, parametersOf other: PrivacyBudgetType) -> FieldIssue? {
        type == other
            ? nil
            : FieldIssue("parameters", "The parameters are of type \(other.rawValue), and the privacy budget is of type \(type.rawValue).")
    }

    /// An access budget has at most one limit for a period and one for its lifetime, and the latter is never refreshed.
    static func issues(with parameters: [BudgetParameter]) -> [FieldIssue] {
        var issues: [FieldIssue] = []
        if parameters.count(where: { $0.type == .lifetime }) > 1 {
            issues.append(FieldIssue("parameters.accessBudget.budgetParameters", "An access budget can have only one LIFETIME budget."))
        }
        if parameters.count(where: { $0.type != .lifetime }) > 1 {
            issues.append(FieldIssue("parameters.accessBudget.budgetParameters", "An access budget can have only one calendar period."))
        }
        for (index, parameter) in parameters.enumerated() where parameter.type == .lifetime && parameter.autoRefresh != nil {
            issues.append(
                FieldIssue(
                    "parameters.accessBudget.budgetParameters.\(index + 1).autoRefresh", "A LIFETIME budget has no automatic refresh."))
        }
        return issues
    }
}

extension PrivacyBudgetTemplateParametersInput {
    var type: PrivacyBudgetType {
        switch self {
        case .differentialPrivacy: .differentialPrivacy
        case .accessBudget: .accessBudget
        }
    }
}

extension PrivacyBudgetTemplateUpdateParameters {
    var type: PrivacyBudgetType {
        switch self {
        case .differentialPrivacy: .differentialPrivacy
        case .accessBudget: .accessBudget
        }
    }
}
