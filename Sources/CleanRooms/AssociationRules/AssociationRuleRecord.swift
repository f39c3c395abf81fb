// The stored analysis rule of an association, which the console calls the collaboration analysis rule.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTableAssociationAnalysisRule.html

import CleanRoomsModel
import JSON
import Store

struct AssociationRuleRecord: Record {
    static let kind = "configuredTableAssociationAnalysisRule"

    /// The id and the parent are the association's, which has at most one rule; the collaboration stands in its column.
    var row: Row
    var policy: ConfiguredTableAssociationAnalysisRulePolicy
    var updateTime: Timestamp
}

extension AssociationRuleRecord {
    var associationID: String { row.id }

    var createTime: Timestamp { row.createTime }

    var type: ConfiguredTableAssociationAnalysisRuleType { policy.type }

    func view(of association: AssociationRecord) -> ConfiguredTableAssociationAnalysisRule {
        ConfiguredTableAssociationAnalysisRule(
            membershipIdentifier: association.membershipID, configuredTableAssociationId: associationID,
            configuredTableAssociationArn: association.arn.description, policy: policy, type: type, createTime: createTime,
            updateTime: updateTime)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        policy = try body.required("policy")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("policy", policy)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

extension ConfiguredTableAssociationAnalysisRulePolicy {
    /// The type that the arm of the union stands for.
    var type: ConfiguredTableAssociationAnalysisRuleType {
        switch self {
        case .v1(.aggregation): .aggregation
        case .v1(.list): .list
        case .v1(.custom): .custom
        }
    }

    /// The accounts that may receive results; nil where the rule says nothing of them.
    var allowedResultReceivers: [String]? {
        switch self {
        case .v1(.aggregation(let rule)): rule.allowedResultReceivers
        case .v1(.list(let rule)): rule.allowedResultReceivers
        case .v1(.custom(let rule)): rule.allowedResultReceivers
        }
    }

    /// The models of machine learning that may use what comes out; nil where the rule says nothing of them.
    var allowedAdditionalAnalyses: [String]? {
        switch self {
        case .v1(.aggregation(let rule)): rule.allowedAdditionalAnalyses
        case .v1(.list(let rule)): rule.allowedAdditionalAnalyses
        case .v1(.custom(let rule)): rule.allowedAdditionalAnalyses
        }
    }
}
