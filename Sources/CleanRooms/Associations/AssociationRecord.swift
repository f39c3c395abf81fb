// The stored association of a configured table with a collaboration, and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredTableAssociation.html

import CleanRoomsModel
import JSON
import Store

struct AssociationRecord: MembershipChild {
    static let kind = "configuredTableAssociation"
    static let arnKind = ARN.ChildKind.configuredTableAssociation
    static let resourceKind = ServiceError.Resource.Kind.configuredTableAssociation
    static let noun = (thing: "configured table association", id: "configuredTableAssociationId")

    /// The name column holds the table's name in SQL, in lower case.
    var row: Row
    /// The table may be gone: an association outlives it, and cannot be queried then.
    var configuredTableID: String
    var description: String?
    var roleArn: String
    var updateTime: Timestamp
}

extension AssociationRecord {
    /// The name in SQL, in lower case.
    var name: String { row.name ?? "" }

    var configuredTableARN: ARN { .configuredTable(configuredTableID, account: row.account, region: row.region) }

    /// - Parameters:
    ///   - rule: The association's analysis rule, of which the association shows the type.
    ///   - children: The intermediate tables whose SQL names this table; nil if there are none.
    func view(rule: AssociationRuleRecord?, children: [ChildResource]?) -> ConfiguredTableAssociation {
        ConfiguredTableAssociation(
            arn: arn.description, id: row.id, configuredTableId: configuredTableID,
            configuredTableArn: configuredTableARN.description, membershipId: membershipID,
            membershipArn: membershipARN.description, roleArn: roleArn, name: name, description: description,
            // Without a rule an empty list, as the table's own view is recorded; the model would allow its absence (inferred).
            analysisRuleTypes: rule.map { [$0.type] } ?? [], createTime: row.createTime, updateTime: updateTime,
            childResources: children)
    }

    func summary(rule: AssociationRuleRecord?) -> ConfiguredTableAssociationSummary {
        ConfiguredTableAssociationSummary(
            configuredTableId: configuredTableID, membershipId: membershipID, membershipArn: membershipARN.description, name: name,
            createTime: row.createTime, updateTime: updateTime, id: row.id, arn: arn.description,
            analysisRuleTypes: rule.map { [$0.type] } ?? [])
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        configuredTableID = try body.required("configuredTableId")
        description = try body.optional("description")
        roleArn = try body.required("roleArn")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableId", configuredTableID)
        writer.member("description", description)
        writer.member("roleArn", roleArn)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
