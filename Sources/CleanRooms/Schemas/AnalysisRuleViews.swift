// A schema's rule: the table's, the association's, and both as one.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisRule.html

import CleanRoomsModel

extension ConfiguredTableAnalysisRulePolicy {
    /// The one version there is.
    var v1: ConfiguredTableAnalysisRulePolicyV1 {
        switch self {
        case .v1(let policy): policy
        }
    }
}

extension ConfiguredTableAnalysisRulePolicyV1 {
    var type: AnalysisRuleType {
        switch self {
        case .list: .list
        case .aggregation: .aggregation
        case .custom: .custom
        }
    }

    var custom: AnalysisRuleCustom? {
        if case .custom(let rule) = self { rule } else { nil }
    }

    /// Whether output may or must go to machine learning; absent counts as not allowed (inferred).
    var additionalAnalyses: AdditionalAnalyses? {
        switch self {
        case .list(let rule): rule.additionalAnalyses
        case .aggregation(let rule): rule.additionalAnalyses
        case .custom(let rule): rule.additionalAnalyses
        }
    }

    /// The policy under the name that a schema's rule has for it.
    var schemaPolicy: AnalysisRulePolicy {
        switch self {
        case .list(let rule): .v1(.list(rule))
        case .aggregation(let rule): .v1(.aggregation(rule))
        case .custom(let rule): .v1(.custom(rule))
        }
    }

    /// The table's rule with the receivers and additional analyses of the association's.
    ///
    /// Without an association's rule, or with one of another type, the two lists are absent (inferred).
    func consolidated(with collaborationPolicy: ConfiguredTableAssociationAnalysisRulePolicy?) -> ConsolidatedPolicy {
        let lists = collaborationPolicy?.type.rawValue == type.rawValue ? collaborationPolicy : nil
        switch self {
        case .list(let rule):
            return .v1(
                .list(
                    ConsolidatedPolicyList(
                        joinColumns: rule.joinColumns, allowedJoinOperators: rule.allowedJoinOperators, listColumns: rule.listColumns,
                        additionalAnalyses: rule.additionalAnalyses, allowedResultReceivers: lists?.allowedResultReceivers,
                        allowedAdditionalAnalyses: lists?.allowedAdditionalAnalyses)))
        case .aggregation(let rule):
            return .v1(
                .aggregation(
                    ConsolidatedPolicyAggregation(
                        aggregateColumns: rule.aggregateColumns, joinColumns: rule.joinColumns, joinRequired: rule.joinRequired,
                        allowedJoinOperators: rule.allowedJoinOperators, dimensionColumns: rule.dimensionColumns,
                        scalarFunctions: rule.scalarFunctions, outputConstraints: rule.outputConstraints,
                        additionalAnalyses: rule.additionalAnalyses, allowedResultReceivers: lists?.allowedResultReceivers,
                        allowedAdditionalAnalyses: lists?.allowedAdditionalAnalyses)))
        case .custom(let rule):
            return .v1(
                .custom(
                    ConsolidatedPolicyCustom(
                        allowedAnalyses: rule.allowedAnalyses, allowedAnalysisProviders: rule.allowedAnalysisProviders,
                        additionalAnalyses: rule.additionalAnalyses, disallowedOutputColumns: rule.disallowedOutputColumns,
                        differentialPrivacy: rule.differentialPrivacy, aggregationThresholds: rule.aggregationThresholds,
                        comparisonControls: rule.comparisonControls, allowedResultReceivers: lists?.allowedResultReceivers,
                        allowedAdditionalAnalyses: lists?.allowedAdditionalAnalyses)))
        }
    }
}
