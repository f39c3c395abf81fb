// Loading is authorizing: an operation that has a `Seat` or an `OwnMembership` has proved the caller's right to it.
// Reference: behaviour of the three URI families, as seen in the Terraform and CloudFormation providers; the matrix of callers in the user guide.

import CleanRoomsModel
import Store

/// A member's place in a collaboration. Only the loaders in this file make one.
struct Seat {
    let collaboration: CollaborationRecord
    let member: MemberRecord

    fileprivate init(_ collaboration: CollaborationRecord, _ member: MemberRecord) {
        self.collaboration = collaboration
        self.member = member
    }
}

/// A membership of the caller's account, whatever its status. Only the loaders in this file make one.
struct OwnMembership {
    let record: MembershipRecord

    fileprivate init(_ record: MembershipRecord) {
        self.record = record
    }

    var id: String { record.row.id }
}

/// A configured table of the caller's account. Only the loader in this file makes one.
struct OwnConfiguredTable {
    let record: ConfiguredTableRecord

    fileprivate init(_ record: ConfiguredTableRecord) {
        self.record = record
    }

    var id: String { record.row.id }
}

/// A membership of the caller's account that is ACTIVE, with its seat in the collaboration.
struct ActiveMembership {
    let record: MembershipRecord
    let seat: Seat

    fileprivate init(_ record: MembershipRecord, _ seat: Seat) {
        self.record = record
        self.seat = seat
    }

    var id: String { record.row.id }
    var collaboration: CollaborationRecord { seat.collaboration }
    var collaborationID: String { seat.collaboration.row.id }
}

extension Call {
    // MARK: The collaboration's view

    /// The caller's seat in a collaboration, invited or active.
    ///
    /// - Throws: `accessDenied` for a collaboration that is unknown or deleted, or of which the caller is no member (any more):
    ///   the service does not tell these apart, since collaborations cross accounts.
    func seat(in collaborationID: String) throws -> Seat {
        guard let collaboration = try store.find(CollaborationRecord.self, id: collaborationID), !collaboration.isDeleted,
            collaboration.row.region == caller.region, let member = try liveMember(caller.account, of: collaborationID)
        else {
            throw ServiceError.accessDenied(
                message: "Collaboration \(collaborationID) could not be found or you do not have access to it.")
        }
        return Seat(collaboration, member)
    }

    /// The caller's seat, which has to be active: an account that has only been invited sees the collaboration and its members, no more.
    func activeSeat(in collaborationID: String) throws -> Seat {
        let seat = try seat(in: collaborationID)
        guard seat.member.standing == .active else {
            throw ServiceError.accessDenied(message: "You need an active membership in collaboration \(collaborationID).")
        }
        return seat
    }

    /// The seat of the collaboration's creator.
    func creatorSeat(in collaborationID: String) throws -> Seat {
        let seat = try seat(in: collaborationID)
        try requireCreator(seat)
        return seat
    }

    /// - Throws: `accessDenied` unless the caller made the collaboration.
    func requireCreator(_ seat: Seat) throws {
        guard seat.collaboration.row.account == caller.account else {
            throw ServiceError.accessDenied(message: "Only the creator of collaboration \(seat.collaboration.row.id) can do this.")
        }
    }

    /// The row of an account that is invited to a collaboration or active in it.
    func liveMember(_ account: String, of collaborationID: String) throws -> MemberRecord? {
        try members(of: collaborationID).first { $0.row.account == account && $0.isLive }
    }

    /// All rows of a collaboration's members, also of those who left or were removed; the newest first.
    func members(of collaborationID: String) throws -> [MemberRecord] {
        try store.all(of: MemberRecord.self, in: .parent(collaborationID))
    }

    // MARK: The membership's view

    /// A membership of the caller's, whatever its status.
    ///
    /// - Throws: `notFound` for one that is unknown or another account's.
    func membership(_ id: String) throws -> OwnMembership {
        guard let record = try store.find(MembershipRecord.self, id: id), record.row.account == caller.account,
            record.row.region == caller.region
        else { throw ServiceError.notFound(.init(.membership, id), message: "No such membership with membershipId: \(id)") }
        return OwnMembership(record)
    }

    /// A membership of the caller's that is ACTIVE.
    ///
    /// - Throws: `notFound` as for ``membership(_:)``; for one that is not active a conflict where the operation declares it,
    ///   else `accessDenied` (inferred).
    func activeMembership(_ id: String) throws -> ActiveMembership {
        let membership = try membership(id).record
        guard membership.status == .active, let collaborationID = membership.row.collaboration else {
            let message = "Membership \(id) is not active: its status is \(membership.status.rawValue)."
            guard operation.declares(ServiceException.conflictException) else { throw ServiceError.accessDenied(message: message) }
            throw ServiceError.conflict(.invalidState, .init(.membership, id), message: message)
        }
        return ActiveMembership(membership, try activeSeat(in: collaborationID))
    }

    /// An active membership whose member has an ability.
    func activeMembership(_ id: String, able ability: MemberAbility) throws -> ActiveMembership {
        let membership = try activeMembership(id)
        try requireAbility(ability, of: membership)
        return membership
    }

    /// - Throws: `accessDenied` unless the member has the ability.
    func requireAbility(_ ability: MemberAbility, of membership: ActiveMembership) throws {
        guard membership.seat.member.abilities.contains(ability) else {
            throw ServiceError.accessDenied(message: "Membership \(membership.id) does not have the ability \(ability.rawValue).")
        }
    }

    // MARK: The account's view

    /// A configured table of the caller's.
    ///
    /// - Throws: `notFound` for one that is unknown or another account's.
    func configuredTable(_ id: String) throws -> OwnConfiguredTable {
        guard let record = try store.find(ConfiguredTableRecord.self, id: id), record.row.account == caller.account,
            record.row.region == caller.region
        else {
            throw ServiceError.notFound(.init(.configuredTable, id), message: "No such configured table with configuredTableId: \(id)")
        }
        return OwnConfiguredTable(record)
    }
}
