// The stored association of a configured audience model with a collaboration, and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ConfiguredAudienceModelAssociation.html

import CleanRoomsModel
import JSON
import Store

struct AudienceModelAssociationRecord: MembershipChild {
    static let kind = "configuredAudienceModelAssociation"
    static let arnKind = ARN.ChildKind.configuredAudienceModelAssociation
    static let resourceKind = ServiceError.Resource.Kind.configuredAudienceModelAssociation
    static let noun = (thing: "configured audience model association", id: "configuredAudienceModelAssociationId")

    var row: Row
    var name: String
    var configuredAudienceModelArn: String
    var manageResourcePolicies: Bool
    var description: String?
    var updateTime: Timestamp
}

extension AudienceModelAssociationRecord {
    func view(creator: String) -> ConfiguredAudienceModelAssociation {
        ConfiguredAudienceModelAssociation(
            id: row.id, arn: arn.description, configuredAudienceModelArn: configuredAudienceModelArn, membershipId: membershipID,
            membershipArn: membershipARN.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, name: name,
            manageResourcePolicies: manageResourcePolicies, description: description, createTime: row.createTime, updateTime: updateTime)
    }

    func summary(creator: String) -> ConfiguredAudienceModelAssociationSummary {
        ConfiguredAudienceModelAssociationSummary(
            membershipId: membershipID, membershipArn: membershipARN.description,
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            createTime: row.createTime, updateTime: updateTime, id: row.id, arn: arn.description, name: name,
            configuredAudienceModelArn: configuredAudienceModelArn, description: description)
    }

    func collaborationView(creator: String) -> CollaborationConfiguredAudienceModelAssociation {
        CollaborationConfiguredAudienceModelAssociation(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, configuredAudienceModelArn: configuredAudienceModelArn,
            name: name, description: description, creatorAccountId: row.account, createTime: row.createTime, updateTime: updateTime)
    }

    func collaborationSummary(creator: String) -> CollaborationConfiguredAudienceModelAssociationSummary {
        CollaborationConfiguredAudienceModelAssociationSummary(
            arn: arn.description, createTime: row.createTime, id: row.id, name: name, updateTime: updateTime,
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            creatorAccountId: row.account, description: description)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        configuredAudienceModelArn = try body.required("configuredAudienceModelArn")
        manageResourcePolicies = try body.required("manageResourcePolicies")
        description = try body.optional("description")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("configuredAudienceModelArn", configuredAudienceModelArn)
        writer.member("manageResourcePolicies", manageResourcePolicies)
        writer.member("description", description)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
