// The stored collaboration and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Collaboration.html

import CleanRoomsModel
import JSON
import Store

struct CollaborationRecord: Record {
    static let kind = "collaboration"

    /// The account is the creator's; the status is ACTIVE or DELETED, which the API never shows.
    var row: Row
    var name: String
    var description: String?
    var creatorDisplayName: String
    var dataEncryptionMetadata: DataEncryptionMetadata?
    var queryLogStatus: CollaborationQueryLogStatus
    var jobLogStatus: CollaborationJobLogStatus?
    var analyticsEngine: AnalyticsEngine
    var autoApprovedChangeTypes: [AutoApprovedChangeType]?
    var allowedResultRegions: [SupportedS3Region]?
    var isMetricsEnabled: Bool
    var updateTime: Timestamp
}

extension CollaborationRecord {
    /// Where a collaboration stands. A deleted one stays as what its members' surviving memberships still show.
    enum Standing: String {
        case active = "ACTIVE"
        case deleted = "DELETED"
    }

    var standing: Standing {
        get { row.status.flatMap(Standing.init) ?? .deleted }
        set { row.status = newValue.rawValue }
    }

    var isDeleted: Bool { standing == .deleted }

    var arn: ARN { .collaboration(row.id, account: row.account, region: row.region) }

    /// The collaboration as a member sees it: the status and the membership are the viewer's own.
    func view(for member: MemberRecord) -> Collaboration {
        Collaboration(
            id: row.id, arn: arn.description, name: name, description: description, creatorAccountId: row.account,
            creatorDisplayName: creatorDisplayName, createTime: row.createTime, updateTime: updateTime,
            memberStatus: member.status, membershipId: member.row.id, membershipArn: member.membershipARN.description,
            dataEncryptionMetadata: dataEncryptionMetadata, queryLogStatus: queryLogStatus, jobLogStatus: jobLogStatus,
            analyticsEngine: analyticsEngine, autoApprovedChangeTypes: autoApprovedChangeTypes,
            allowedResultRegions: allowedResultRegions, isMetricsEnabled: isMetricsEnabled)
    }

    func summary(for member: MemberRecord) -> CollaborationSummary {
        CollaborationSummary(
            id: row.id, arn: arn.description, name: name, creatorAccountId: row.account, creatorDisplayName: creatorDisplayName,
            createTime: row.createTime, updateTime: updateTime, memberStatus: member.status, membershipId: member.row.id,
            membershipArn: member.membershipARN.description, analyticsEngine: analyticsEngine)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        description = try body.optional("description")
        creatorDisplayName = try body.required("creatorDisplayName")
        dataEncryptionMetadata = try body.optional("dataEncryptionMetadata")
        queryLogStatus = try body.required("queryLogStatus")
        jobLogStatus = try body.optional("jobLogStatus")
        analyticsEngine = try body.required("analyticsEngine")
        autoApprovedChangeTypes = try body.optional("autoApprovedChangeTypes")
        allowedResultRegions = try body.optional("allowedResultRegions")
        isMetricsEnabled = try body.required("isMetricsEnabled")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("creatorDisplayName", creatorDisplayName)
        writer.member("dataEncryptionMetadata", dataEncryptionMetadata)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("analyticsEngine", analyticsEngine)
        writer.member("autoApprovedChangeTypes", autoApprovedChangeTypes)
        writer.member("allowedResultRegions", allowedResultRegions)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
