// The rules across the policy of an association's analysis rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/add-collaboration-analysis-rule.html; the wording is ours.

import CleanRoomsModel
import Store

enum AssociationPolicyIssues {
    /// What is wrong with a rule of an association in a collaboration with these members.
    static func of(
        _ policy: ConfiguredTableAssociationAnalysisRulePolicy, type: ConfiguredTableAssociationAnalysisRuleType,
        among members: [MemberRecord]
    ) -> [FieldIssue] {
        guard policy.type == type else {
            return [
                FieldIssue(
                    "analysisRulePolicy", "The policy is one of type \(policy.type.rawValue), and the rule one of type \(type.rawValue).")
            ]
        }
        // Inferred: an invited member may be named as well as an active one.
        let receivers = Set(members.filter { $0.isLive && $0.abilities.contains(.canReceiveResults) }.map(\.row.account))
        let others = (policy.allowedResultReceivers ?? []).filter { !receivers.contains($0) }
        return others.isEmpty
            ? []
            : [FieldIssue("analysisRulePolicy", "Account(s) [\(others.joined(separator: ", "))] is not a member who can receive results.")]
    }
}
