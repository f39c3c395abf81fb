// Whether a schema can be analysed, and if not, why.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SchemaStatusDetail.html
// The codes are the model's; when each is given is inferred from its name and the user guide, and the messages are ours.

import CleanRoomsModel

/// What stands in the way of the analyses of a schema.
struct SchemaReadiness: Sendable, Equatable {
    let ruleType: AnalysisRuleType?
    let isDifferentiallyPrivate: Bool
    /// What stands in the way of queries and jobs whose results members receive.
    let direct: [SchemaStatusReasonCode]
    /// What stands in the way of machine learning on the output.
    let additional: [SchemaStatusReasonCode]

    /// An entry for each type of analysis, as the console shows them.
    var details: [SchemaStatusDetail] {
        [detail(of: .directAnalysis, direct), detail(of: .additionalAnalysis, additional)]
    }

    private func detail(of type: AnalysisType, _ reasons: [SchemaStatusReasonCode]) -> SchemaStatusDetail {
        SchemaStatusDetail(
            status: reasons.isEmpty ? .ready : .notReady,
            reasons: reasons.isEmpty ? nil : reasons.map { SchemaStatusReason(code: $0, message: $0.message) },
            analysisRuleType: ruleType, configurations: isDifferentiallyPrivate ? [.differentialPrivacy] : nil, analysisType: type)
    }
}

extension SchemaReadiness {
    /// The readiness of an associated table.
    ///
    /// - Parameters:
    ///   - rule: The configured table's rule; nil without one, and when the table has been deleted under its association: its rule
    ///     went with it, and the model has no closer code (inferred).
    ///   - collaborationRule: The association's rule.
    ///   - templates: Which of the analyses that the rule allows are templates of the collaboration, by their ARNs.
    ///   - hasPrivacyPolicy: Whether the table's owner has a privacy budget template for differential privacy in the collaboration.
    init(
        rule: ConfiguredTableAnalysisRulePolicyV1?, collaborationRule: ConfiguredTableAssociationAnalysisRulePolicy?,
        templates: Set<String>, hasPrivacyPolicy: Bool
    ) {
        ruleType = rule?.type
        isDifferentiallyPrivate = rule?.custom?.differentialPrivacy != nil
        guard let rule else {
            direct = [.analysisRuleMissing]
            additional = [.analysisRuleMissing]
            return
        }
        var common = rule.custom.map { Self.analysisReasons($0, templates: templates) } ?? []
        if isDifferentiallyPrivate, !hasPrivacyPolicy { common.append(.differentialPrivacyPolicyNotConfigured) }
        if let collaborationRule, collaborationRule.type.rawValue != rule.type.rawValue { common.append(.analysisRuleTypesNotCompatible) }
        direct = common + Self.directReasons(rule, collaborationRule)
        additional = common + Self.additionalReasons(rule, collaborationRule)
    }

    /// Whether a custom rule allows anything.
    static func analysisReasons(_ rule: AnalysisRuleCustom, templates: Set<String>) -> [SchemaStatusReasonCode] {
        var reasons: [SchemaStatusReasonCode] = []
        if rule.allowedAnalyses.contains(where: AnalysisRuleCustom.wildcards.contains) {
            if rule.allowedAnalysisProviders?.isEmpty ?? true { reasons.append(.analysisProvidersNotConfigured) }
        } else if templates.isDisjoint(with: rule.allowedAnalyses) {
            // None is listed, or those that are listed have been deleted or belong to other collaborations.
            reasons.append(.analysisTemplatesNotConfigured)
        }
        return reasons
    }

    private static func directReasons(
        _ rule: ConfiguredTableAnalysisRulePolicyV1, _ collaborationRule: ConfiguredTableAssociationAnalysisRulePolicy?
    ) -> [SchemaStatusReasonCode] {
        switch (rule.additionalAnalyses, collaborationRule) {
        case (.required, _): [.resultReceiversNotAllowed]
        case (.allowed, nil): [.collaborationAnalysisRuleNotConfigured]
        // Tables without a collaboration rule were queried before there were such rules, and still are.
        case (.notAllowed, nil), (nil, nil): []
        case (_, let collaborationRule?): (collaborationRule.allowedResultReceivers ?? []).isEmpty ? [.resultReceiversNotConfigured] : []
        }
    }

    private static func additionalReasons(
        _ rule: ConfiguredTableAnalysisRulePolicyV1, _ collaborationRule: ConfiguredTableAssociationAnalysisRulePolicy?
    ) -> [SchemaStatusReasonCode] {
        switch (rule.additionalAnalyses, collaborationRule) {
        case (nil, _), (.notAllowed, _): [.additionalAnalysesNotAllowed]
        case (_, nil): [.collaborationAnalysisRuleNotConfigured]
        case (_, let collaborationRule?):
            (collaborationRule.allowedAdditionalAnalyses ?? []).isEmpty ? [.additionalAnalysesNotConfigured] : []
        }
    }
}

extension SchemaReadiness {
    /// The readiness of an intermediate table.
    ///
    /// - Parameters:
    ///   - rule: The table's rule with what the table inherited; nil without one.
    ///   - obstacles: What keeps the table from any analysis.
    ///   - templates: Which of the analyses that the rule allows are templates of the collaboration, by their ARNs.
    init(intermediateTable rule: AnalysisRuleCustom?, obstacles: [SchemaStatusReasonCode], templates: Set<String>) {
        ruleType = rule == nil ? nil : .custom
        isDifferentiallyPrivate = rule?.differentialPrivacy != nil
        let common = obstacles + (rule.map { Self.analysisReasons($0, templates: templates) } ?? [])
        var receiverReasons: [SchemaStatusReasonCode] = rule?.allowedResultReceivers == [] ? [.resultReceiversNotConfigured] : []
        if rule?.additionalAnalyses == .required { receiverReasons = [.resultReceiversNotAllowed] }
        direct = common + receiverReasons
        switch rule?.additionalAnalyses {
        case nil, .notAllowed: additional = common + [.additionalAnalysesNotAllowed]
        case .allowed, .required:
            additional = common + ((rule?.allowedAdditionalAnalyses ?? []).isEmpty ? [.additionalAnalysesNotConfigured] : [])
        }
    }
}

extension SchemaStatusReasonCode {
    /// Ours: the service's texts are not public.
    fileprivate var message: String {
        switch self {
        case .analysisRuleMissing: "The configured table has no analysis rule."
        case .analysisTemplatesNotConfigured: "No analysis templates are allowed."
        case .analysisProvidersNotConfigured: "No accounts are allowed to create analyses."
        case .differentialPrivacyPolicyNotConfigured: "No differential privacy policy in the collaboration."
        case .idMappingTableNotPopulated: "The ID mapping table is not populated."
        case .collaborationAnalysisRuleNotConfigured: "The collaboration analysis rule is not configured."
        case .additionalAnalysesNotConfigured: "No additional analyses are configured."
        case .resultReceiversNotConfigured: "No result receivers are configured."
        case .additionalAnalysesNotAllowed: "Additional analyses are not allowed."
        case .resultReceiversNotAllowed: "Direct results are not allowed."
        case .analysisRuleTypesNotCompatible: "Rule types are not compatible."
        case .intermediateTableNotPopulated: "The intermediate table is not populated."
        case .intermediateTableAnalysisRuleMissing: "The intermediate table has no analysis rule."
        case .intermediateTableBaseTableRemoved: "A base table of the intermediate table was removed."
        case .intermediateTableInheritedConstraintsViolated: "The intermediate table violates constraints that it inherits."
        case .intermediateTableDisallowedByDataProvider: "A data provider disallowed the intermediate table."
        case .intermediateTableRetentionPeriodExpired: "The retention period of the intermediate table has expired."
        }
    }
}
