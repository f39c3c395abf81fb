// A member's row in a collaboration: one per account that was invited.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSummary.html

import CleanRoomsModel
import JSON
import Store

struct MemberRecord: Record {
    static let kind = "member"

    /// The id is that of the membership, allocated with the invitation, as recorded answers show; the parent is the collaboration.
    var row: Row
    var displayName: String
    var abilities: [MemberAbility]
    var mlAbilities: MLMemberAbilities?
    var payments: Payments
    var updateTime: Timestamp

    /// Where a member stands; the API's four statuses, and one that it never shows.
    enum Standing: String {
        case invited = "INVITED"
        case active = "ACTIVE"
        case left = "LEFT"
        case removed = "REMOVED"
        case collaborationDeleted = "COLLABORATION_DELETED"
    }
}

extension MemberRecord {
    init(inviting invitation: Invitation, to collaboration: CollaborationRecord, id: String, at time: Timestamp) {
        row = Row(
            id: id, account: invitation.account, region: collaboration.row.region, collaboration: nil,
            parent: collaboration.row.id, name: nil, status: Standing.invited.rawValue, createdAt: time.milliseconds)
        displayName = invitation.displayName
        abilities = invitation.abilities
        mlAbilities = invitation.mlAbilities
        payments = invitation.payments
        updateTime = time
    }

    var standing: Standing {
        get { row.status.flatMap(Standing.init) ?? .removed }
        set { row.status = newValue.rawValue }
    }

    var collaborationID: String { row.parent ?? "" }

    /// Whether the member runs queries, or jobs.
    var runsAnalyses: Bool { abilities.contains(where: MemberAbility.ofRunners.contains) }

    /// Invited or active. Other members are listed, but no longer take part in the collaboration.
    var isLive: Bool { standing == .invited || standing == .active }

    var status: MemberStatus {
        switch standing {
        case .invited: .invited
        case .active: .active
        case .left: .left
        case .removed, .collaborationDeleted: .removed
        }
    }

    var membershipARN: ARN { .membership(row.id, account: row.account, region: row.region) }

    var summary: MemberSummary {
        MemberSummary(
            accountId: row.account, status: status, displayName: displayName, abilities: abilities, mlAbilities: mlAbilities,
            createTime: row.createTime, updateTime: updateTime, membershipId: row.id,
            membershipArn: membershipARN.description, paymentConfiguration: payments.configuration)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        displayName = try body.required("displayName")
        abilities = try body.required("abilities")
        mlAbilities = try body.optional("mlAbilities")
        payments = try body.required("payments")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("displayName", displayName)
        writer.member("abilities", abilities)
        writer.member("mlAbilities", mlAbilities)
        writer.member("payments", payments)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
