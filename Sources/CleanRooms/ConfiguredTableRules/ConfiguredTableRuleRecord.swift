// The stored analysis rule of a configured table: what its owner lets others do with it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTableAnalysisRule.html

import CleanRoomsModel
import JSON
import Store

struct ConfiguredTableRuleRecord: Record {
    static let kind = "configuredTableAnalysisRule"

    /// The id and the parent are the table's, since a table has at most one rule.
    var row: Row
    var policy: ConfiguredTableAnalysisRulePolicy
    var updateTime: Timestamp
}

extension ConfiguredTableRuleRecord {
    var tableID: String { row.id }

    var createTime: Timestamp { row.createTime }

    var type: ConfiguredTableAnalysisRuleType { policy.type }

    var view: ConfiguredTableAnalysisRule {
        ConfiguredTableAnalysisRule(
            configuredTableId: tableID,
            configuredTableArn: ARN.configuredTable(tableID, account: row.account, region: row.region).description,
            policy: policy, type: type, createTime: createTime, updateTime: updateTime)
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

extension ConfiguredTableAnalysisRulePolicy {
    /// The type that the arm of the union stands for.
    var type: ConfiguredTableAnalysisRuleType {
        switch self {
        case .v1(.aggregation): .aggregation
        case .v1(.list): .list
        case .v1(.custom): .custom
        }
    }
}
