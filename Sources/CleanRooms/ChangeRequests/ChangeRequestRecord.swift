// The stored change request and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeRequest.html

import CleanRoomsModel
import JSON
import Lifecycle
import Store

struct ChangeRequestRecord: Record {
    static let kind = "changeRequest"

    /// The parent is the collaboration, the account its creator's; the status is that of the state.
    private(set) var row: Row
    /// As they were asked for, with the types that they had then.
    var changes: [Change]
    var isAutoApproved: Bool
    /// The status and the votes.
    var state: ChangeRequestMachine.State { didSet { row.status = state.status.rawValue } }
    var updateTime: Timestamp

    init(row: Row, changes: [Change], isAutoApproved: Bool, state: ChangeRequestMachine.State, updateTime: Timestamp) {
        self.row = row
        self.row.status = state.status.rawValue
        self.changes = changes
        self.isAutoApproved = isAutoApproved
        self.state = state
        self.updateTime = updateTime
    }
}

extension ChangeRequestRecord {
    var collaborationID: String { row.parent ?? "" }

    var view: CollaborationChangeRequest {
        CollaborationChangeRequest(
            id: row.id, collaborationId: collaborationID, createTime: row.createTime, updateTime: updateTime, status: state.status,
            isAutoApproved: isAutoApproved, changes: changes, approvals: approvals)
    }

    var summary: CollaborationChangeRequestSummary {
        CollaborationChangeRequestSummary(
            id: row.id, collaborationId: collaborationID, createTime: row.createTime, updateTime: updateTime, status: state.status,
            isAutoApproved: isAutoApproved, changes: changes, approvals: approvals)
    }

    /// Absent where nobody votes (inferred): the model's map has an entry at least.
    private var approvals: [String: ApprovalStatusDetails]? {
        state.votes.isEmpty ? nil : state.votes.mapValues { ApprovalStatusDetails(status: $0) }
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.init(
            row: row, changes: try body.required("changes"), isAutoApproved: try body.required("isAutoApproved"),
            state: ChangeRequestMachine.State(
                status: row.status.flatMap(ChangeRequestStatus.init) ?? .cancelled, votes: try body.required("votes")),
            updateTime: try body.required("updateTime"))
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("changes", changes)
        writer.member("isAutoApproved", isAutoApproved)
        writer.member("votes", state.votes)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

extension Change {
    init(_ input: ChangeInput, types: [ChangeType]) {
        self.init(specificationType: input.specificationType, specification: input.specification, types: types)
    }
}
