// Analysis rules of associations: who may receive results in this collaboration, and what else may use them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociationAnalysisRule.html

package import CleanRoomsModel
import Store

extension CleanRooms {
    /// Gives an association its rule. The association's own times stay.
    ///
    /// A type other than that of the table's rule is accepted (inferred): one reason of the schema's status is about such a pair.
    /// - Throws: `validation` for receivers who cannot receive; `conflict` for an association that has a rule, of whatever type.
    package func createConfiguredTableAssociationAnalysisRule(
        _ input: CreateConfiguredTableAssociationAnalysisRuleInput, _ call: Call
    ) throws -> CreateConfiguredTableAssociationAnalysisRuleOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        let issues = AssociationPolicyIssues.of(
            input.analysisRulePolicy, type: input.analysisRuleType, among: try call.members(of: membership.collaborationID))
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        guard try call.associationRule(of: association.row.id) == nil else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.configuredTableAssociation, association.row.id),
                // Inferred, in the manner of the table's rule.
                message: "Configured table association \(association.row.id) already has an analysis rule.")
        }
        let rule = AssociationRuleRecord(
            row: call.newRow(id: association.row.id, collaboration: membership.collaborationID, parent: association.row.id),
            policy: input.analysisRulePolicy, updateTime: call.now)
        try call.store.insert(rule)
        try call.warnOfAdditionalAnalyses(rule, of: association)
        try call.announceRule(.created, rule, of: association)
        return CreateConfiguredTableAssociationAnalysisRuleOutput(analysisRule: rule.view(of: association))
    }

    package func getConfiguredTableAssociationAnalysisRule(
        _ input: GetConfiguredTableAssociationAnalysisRuleInput, _ call: Call
    ) throws -> GetConfiguredTableAssociationAnalysisRuleOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        let rule = try call.rule(of: association, type: input.analysisRuleType)
        return GetConfiguredTableAssociationAnalysisRuleOutput(analysisRule: rule.view(of: association))
    }

    /// Replaces the whole policy of a rule, which keeps its type.
    package func updateConfiguredTableAssociationAnalysisRule(
        _ input: UpdateConfiguredTableAssociationAnalysisRuleInput, _ call: Call
    ) throws -> UpdateConfiguredTableAssociationAnalysisRuleOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        var rule = try call.rule(of: association, type: input.analysisRuleType)
        let issues = AssociationPolicyIssues.of(
            input.analysisRulePolicy, type: input.analysisRuleType, among: try call.members(of: membership.collaborationID))
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        rule.policy = input.analysisRulePolicy
        rule.updateTime = call.now
        try call.store.update(rule)
        try call.warnOfAdditionalAnalyses(rule, of: association)
        try call.announceRule(.updated, rule, of: association)
        return UpdateConfiguredTableAssociationAnalysisRuleOutput(analysisRule: rule.view(of: association))
    }

    package func deleteConfiguredTableAssociationAnalysisRule(
        _ input: DeleteConfiguredTableAssociationAnalysisRuleInput, _ call: Call
    ) throws -> DeleteConfiguredTableAssociationAnalysisRuleOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        let rule = try call.rule(of: association, type: input.analysisRuleType)
        try call.store.delete(AssociationRuleRecord.self, id: rule.row.id)
        try call.announceRule(.deleted, rule, of: association)
        return DeleteConfiguredTableAssociationAnalysisRuleOutput()
    }
}

extension Call {
    /// The analysis rule of an association, if it has one.
    func associationRule(of associationID: String) throws -> AssociationRuleRecord? {
        try store.find(AssociationRuleRecord.self, id: associationID)
    }

    /// Reports additional analyses that the table's rule forbids, by naming or by not naming them.
    ///
    /// They are accepted: an operator left them out because AWS would not take them, which is all that is known; no answer was recorded.
    fileprivate func warnOfAdditionalAnalyses(_ rule: AssociationRuleRecord, of association: AssociationRecord) throws {
        guard rule.policy.allowedAdditionalAnalyses?.isEmpty == false,
            let tableRule = try configuredTableRule(of: association.configuredTableID)
        else { return }
        switch tableRule.policy.v1.additionalAnalyses {
        case .allowed, .required: return
        case .notAllowed, nil:
            remarks.warning = "AWS may refuse allowedAdditionalAnalyses, since the rule of the configured table does not allow any"
        }
    }

    /// The rule of an association, which has to be of that type.
    fileprivate func rule(
        of association: AssociationRecord, type: ConfiguredTableAssociationAnalysisRuleType
    ) throws -> AssociationRuleRecord {
        guard let rule = try associationRule(of: association.row.id), rule.type == type else {
            throw ServiceError.notFound(
                .init(.configuredTableAssociation, association.row.id),
                // Inferred, in the manner of the table's rule.
                message: "No such analysis rule with configuredTableAssociationId: \(association.row.id) and type \(type.rawValue)")
        }
        return rule
    }
}
