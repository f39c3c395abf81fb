// What the service announces, and to whom: the owner and all active members, or those who have a part in an analysis.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html for the names of events.

import CleanRoomsModel
import JSON
import Store

/// A record whose creation, change and deletion the service announces.
protocol Announced: Record {
    /// The noun of its events, such as `Membership`.
    static var eventNoun: String { get }
    var eventARN: ARN { get }
    var eventCollaboration: String? { get }
}

enum Announcement: String {
    case created = "Created"
    case updated = "Updated"
    case deleted = "Deleted"
}

extension CleanRooms {
    /// Performs a transaction and shows its events, or undoes it and forgets them.
    func announcing<Result>(_ body: () throws -> Result) throws -> Result {
        let (events, lives) = (eventLog.begin(), lifeLog.begin())
        do {
            let result = try store.transaction(body)
            eventLog.stand()
            lifeLog.stand()
            return result
        } catch {
            eventLog.drop(to: events)
            lifeLog.drop(to: lives)
            throw error
        }
    }

    /// Records an event on the bus of each account. An account may be given more than once.
    ///
    /// - Parameter status: In place of the row's.
    func note(
        _ detailType: String, about row: Row, _ arn: ARN, to accounts: [String], at time: Timestamp, status: String? = nil,
        error: (code: String, message: String)? = nil
    ) {
        var detail: [(name: String, value: JSON)] = [("id", .string(row.id))]
        func add(_ name: String, _ value: String?) { if let value { detail.append((name, .string(value))) } }
        add("collaborationId", row.collaboration)
        add("membershipId", row.parent)
        add("name", row.name)
        add("status", status ?? row.status)
        add("errorCode", error?.code)
        add("errorMessage", error?.message)
        for account in accounts.uniqued() {
            eventLog.note(
                ServiceEvent(
                    id: eventIDs.next(at: time), detailType: detailType, account: account, region: row.region, time: time,
                    resources: [arn.description], detail: .object(JSON.Object(detail))))
        }
    }
}

extension Call {
    /// Announces what happens to a record to its owner and to all active members of its collaboration.
    ///
    /// - Parameters:
    ///   - members: Those of the collaboration, where they are known.
    ///   - status: For the event of a record without a status of its own.
    func announce<Subject: Announced>(
        _ announcement: Announcement, _ subject: Subject, among members: [MemberRecord]? = nil, status: String? = nil
    ) throws {
        let members = try members ?? subject.eventCollaboration.map { try self.members(of: $0) } ?? []
        service.note(
            "\(Subject.eventNoun) \(announcement.rawValue)", about: subject.row, subject.eventARN,
            to: [subject.row.account] + members.filter { $0.standing == .active }.map(\.row.account), at: now, status: status)
    }
}

extension Call {
    func announceRule(_ announcement: Announcement, _ rule: AssociationRuleRecord, of association: AssociationRecord) throws {
        let members = try self.members(of: association.collaborationID).filter { $0.standing == .active }
        service.note(
            "Configured Table Association Analysis Rule \(announcement.rawValue)", about: rule.row, association.arn,
            to: [association.row.account] + members.map(\.row.account), at: now)
    }

    /// Announces a request to its maker and to all active members.
    func announceRequest(_ request: ChangeRequestRecord, _ word: String) throws {
        let members = try self.members(of: request.collaborationID).filter { $0.standing == .active }
        service.note(
            "Collaboration Change Request \(word)", about: request.row,
            .collaboration(request.collaborationID, account: request.row.account, region: request.row.region),
            to: [request.row.account] + members.map(\.row.account), at: now)
    }

    /// Announces its invitation to an account. The creator of a collaboration, who is its first member, is not told.
    func announceInvitation(of member: MemberRecord, by collaboration: CollaborationRecord) {
        guard member.row.account != collaboration.row.account else { return }
        service.note("Invited To Collaboration", about: collaboration.row, collaboration.arn, to: [member.row.account], at: now)
    }
}

extension ChangeRequestAction {
    /// The event of an action; none for a denial, which the list of events lacks, or for an approval that is not the last one needed.
    func eventWord(for status: ChangeRequestStatus) -> String? {
        switch self {
        case .approve: status == .approved ? "Approved" : nil
        case .deny: nil
        case .cancel: "Cancelled"
        case .commit: "Committed"
        }
    }
}

extension CleanRooms {
    /// Forgets the recent events.
    package func clearEvents() {
        eventLog.clear()
    }
}

extension CleanRooms {
    /// Announces the status of an analysis to those who run it, pay for it and receive its results.
    func announce<Analysis: ProtectedAnalysis>(_ analysis: Analysis, at time: Timestamp) {
        note(
            "Protected \(Analysis.noun.title) \(analysis.status.eventWord)", about: analysis.row, analysis.membershipARN,
            to: analysis.concernedAccounts, at: time, error: analysis.run.error.map { ($0.code, $0.message) })
    }
}

extension ProtectedAnalysis {
    fileprivate var concernedAccounts: [String] { [row.account, payerAccount] + deliveries.map(\.account) }
}

extension CollaborationRecord: Announced {
    static let eventNoun = "Collaboration"
    var eventARN: ARN { arn }
    var eventCollaboration: String? { row.id }
}

extension MembershipRecord: Announced {
    static let eventNoun = "Membership"
    var eventARN: ARN { arn }
    var eventCollaboration: String? { row.collaboration }
}

extension MembershipChild where Self: Announced {
    var eventARN: ARN { arn }
    var eventCollaboration: String? { collaborationID }
}

extension AnalysisTemplateRecord: Announced {
    static let eventNoun = "Analysis Template"
}

extension AssociationRecord: Announced {
    static let eventNoun = "Configured Table Association"
}

extension IdMappingTableRecord: Announced {
    static let eventNoun = "Id Mapping Table"
}

extension IdNamespaceAssociationRecord: Announced {
    static let eventNoun = "Id Namespace Association"
}
