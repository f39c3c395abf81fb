// The stored analysis rule of an intermediate table.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IntermediateTableAnalysisRule.html

import CleanRoomsModel
import JSON
import Store

struct IntermediateTableRuleRecord: Record {
    static let kind = "intermediateTableAnalysisRule"

    /// The id and the parent are the table's, which has at most one rule.
    var row: Row
    var policy: IntermediateTableAnalysisRulePolicy
    var updateTime: Timestamp
}

extension IntermediateTableRuleRecord {
    func view(of table: IntermediateTableRecord) -> IntermediateTableAnalysisRule {
        IntermediateTableAnalysisRule(
            intermediateTableIdentifier: table.row.id, intermediateTableArn: table.arn.description, analysisRulePolicy: policy,
            analysisRuleType: .custom, createTime: row.createTime, updateTime: updateTime)
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

extension IntermediateTableAnalysisRulePolicy {
    /// The one type of one version that there is.
    var custom: IntermediateTableAnalysisRuleCustom {
        switch self {
        case .v1(.custom(let rule)): rule
        }
    }
}

extension IntermediateTableAnalysisRuleCustom {
    /// The rule in the form that tables have it. Without `allowedAnalyses`, which only tables require, nothing is allowed (inferred).
    var asTableRule: AnalysisRuleCustom {
        AnalysisRuleCustom(
            allowedAnalyses: allowedAnalyses ?? [], allowedAnalysisProviders: allowedAnalysisProviders,
            additionalAnalyses: additionalAnalyses, disallowedOutputColumns: disallowedOutputColumns,
            differentialPrivacy: differentialPrivacy, aggregationThresholds: aggregationThresholds,
            comparisonControls: comparisonControls, allowedResultReceivers: allowedResultReceivers,
            allowedAdditionalAnalyses: allowedAdditionalAnalyses)
    }
}
