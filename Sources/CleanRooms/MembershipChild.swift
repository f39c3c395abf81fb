// What lives under a membership: its owner's view of it, and the collaboration's.
// Reference: the two URI families `/memberships/{id}/…` and `/collaborations/{id}/…` of the model.

import CleanRoomsModel
import Store

/// A record whose parent is a membership.
protocol MembershipChild: Record {
    static var arnKind: ARN.ChildKind { get }
    static var resourceKind: ServiceError.Resource.Kind { get }
    /// What a message calls it: `analysis template`, with the name of its id `analysisTemplateId`.
    static var noun: (thing: String, id: String) { get }
}

extension MembershipChild {
    var membershipID: String { row.parent ?? "" }

    var collaborationID: String { row.collaboration ?? "" }

    var arn: ARN { .child(Self.arnKind, row.id, membership: membershipID, account: row.account, region: row.region) }

    var membershipARN: ARN { .membership(membershipID, account: row.account, region: row.region) }

    /// - Parameter creator: The account that made the collaboration, in which its ARN lies.
    func collaborationARN(creator: String) -> ARN {
        .collaboration(collaborationID, account: creator, region: row.region)
    }

    static func missing(_ id: String) -> ServiceError {
        .notFound(.init(resourceKind, id), message: "No such \(noun.thing) with \(noun.id): \(id)")
    }
}

extension Call {
    /// A child of one of the caller's memberships.
    func child<R: MembershipChild>(_ type: R.Type, _ id: String, of membershipID: String) throws -> R {
        guard let record = try store.find(type, id: id), record.membershipID == membershipID else { throw R.missing(id) }
        return record
    }

    /// A child of any active member's membership, as the collaboration shows it.
    func shared<R: MembershipChild>(_ type: R.Type, _ id: String, in seat: Seat) throws -> R {
        guard let record = try store.find(type, id: id), record.collaborationID == seat.collaboration.row.id,
            try activeMemberships(in: record.collaborationID).contains(record.membershipID)
        else { throw R.missing(id) }
        return record
    }

    /// A page of what all active members have of a kind. Members who left or were removed took theirs along.
    ///
    /// - Parameters:
    ///   - filters: What the caller filters by, to which the page's token is bound.
    ///   - isShown: Leaves out what the filters do not let through.
    func sharedPage<R: MembershipChild>(
        of type: R.Type, in seat: Seat, _ input: some PagedInput, filters: [String] = [], where isShown: (R) throws -> Bool = { _ in true }
    ) throws -> Page<R> {
        let memberships = try activeMemberships(in: seat.collaboration.row.id)
        return try page(
            of: type, in: .collaboration(seat.collaboration.row.id), input, filters: filters,
            where: { try memberships.contains($0.membershipID) && isShown($0) })
    }

    /// The ids of a collaboration's active memberships.
    func activeMemberships(in collaborationID: String) throws -> Set<String> {
        Set(try members(of: collaborationID).filter { $0.standing == .active }.map(\.row.id))
    }

    /// Deletes a child of one of the caller's memberships, active or not, and its tags.
    @discardableResult
    func deleteChild<R: MembershipChild>(_ type: R.Type, _ id: String, of membershipID: String) throws -> R {
        let record = try child(type, id, of: try membership(membershipID).id)
        try store.delete(type, id: id)
        try dropTags(of: record.arn)
        return record
    }

    /// The account in the ARN of a collaboration, even of a deleted one.
    func creator(of record: some MembershipChild) throws -> String {
        try collaboration(of: record).row.account
    }

    /// The collaboration of a child, even a deleted one.
    func collaboration<R: MembershipChild>(of record: R) throws -> CollaborationRecord {
        guard let collaboration = try store.find(CollaborationRecord.self, id: record.collaborationID) else {
            // The service keeps a collaboration's record for as long as anything belongs to it.
            throw UnreadableRecord(kind: R.kind, id: record.row.id, reason: "its collaboration \(record.collaborationID) is not there")
        }
        return collaboration
    }
}
