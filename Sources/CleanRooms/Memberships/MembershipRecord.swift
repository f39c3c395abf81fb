// The stored membership: an account's own settings in a collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Membership.html

import CleanRoomsModel
import JSON
import Store

struct MembershipRecord: Record {
    static let kind = "membership"

    /// The id is that of the member's row; the collaboration stands in its column.
    var row: Row
    var queryLogStatus: MembershipQueryLogStatus
    var jobLogStatus: MembershipJobLogStatus?
    var defaultResultConfiguration: MembershipProtectedQueryResultConfiguration?
    var defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration?
    /// What the member has agreed to pay for.
    var payments: Payments
    var isMetricsEnabled: Bool
    var updateTime: Timestamp
}

extension MembershipRecord {
    var status: MembershipStatus {
        get { row.status.flatMap(MembershipStatus.init) ?? .removed }
        set { row.status = newValue.rawValue }
    }

    var arn: ARN { .membership(row.id, account: row.account, region: row.region) }

    /// Where the member's results go when a query does not say.
    var defaultResultLocation: ProtectedQueryS3OutputConfiguration? {
        switch defaultResultConfiguration?.outputConfiguration {
        case .s3(let location): location
        case nil: nil
        }
    }

    /// Where the member's results of jobs go, as CSV unless another format is said.
    var defaultJobResultLocation: ProtectedQueryS3OutputConfiguration? {
        switch defaultJobResultConfiguration?.outputConfiguration {
        case .s3(let location):
            ProtectedQueryS3OutputConfiguration(
                resultFormat: location.resultFormat ?? .csv, bucket: location.bucket, keyPrefix: location.keyPrefix)
        case nil: nil
        }
    }

    /// The membership with what it shows of its collaboration and of its member's row, which may change after it was made.
    func view(in collaboration: CollaborationRecord, of member: MemberRecord) -> Membership {
        Membership(
            id: row.id, arn: arn.description, collaborationArn: collaboration.arn.description, collaborationId: collaboration.row.id,
            collaborationCreatorAccountId: collaboration.row.account,
            collaborationCreatorDisplayName: collaboration.creatorDisplayName, collaborationName: collaboration.name,
            createTime: row.createTime, updateTime: updateTime, status: status, memberAbilities: member.abilities,
            mlMemberAbilities: member.mlAbilities, queryLogStatus: queryLogStatus, jobLogStatus: jobLogStatus,
            defaultResultConfiguration: defaultResultConfiguration, defaultJobResultConfiguration: defaultJobResultConfiguration,
            paymentConfiguration: payments.membershipConfiguration, isMetricsEnabled: isMetricsEnabled)
    }

    func summary(in collaboration: CollaborationRecord, of member: MemberRecord) -> MembershipSummary {
        MembershipSummary(
            id: row.id, arn: arn.description, collaborationArn: collaboration.arn.description, collaborationId: collaboration.row.id,
            collaborationCreatorAccountId: collaboration.row.account,
            collaborationCreatorDisplayName: collaboration.creatorDisplayName, collaborationName: collaboration.name,
            createTime: row.createTime, updateTime: updateTime, status: status, memberAbilities: member.abilities,
            mlMemberAbilities: member.mlAbilities, paymentConfiguration: payments.membershipConfiguration)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        queryLogStatus = try body.required("queryLogStatus")
        jobLogStatus = try body.optional("jobLogStatus")
        defaultResultConfiguration = try body.optional("defaultResultConfiguration")
        defaultJobResultConfiguration = try body.optional("defaultJobResultConfiguration")
        payments = try body.required("payments")
        isMetricsEnabled = try body.required("isMetricsEnabled")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("defaultResultConfiguration", defaultResultConfiguration)
        writer.member("defaultJobResultConfiguration", defaultJobResultConfiguration)
        writer.member("payments", payments)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
