// Erasing what an account has, so that a test begins from nothing.
// Reference: decision note 0007, on what belongs to an account.

import CleanRoomsModel
import Clocks
import Store

/// How much of the state a reset erases.
package enum ResetExtent: Sendable, Equatable {
    case everything
    /// What an account has in a region, or in all of them.
    case account(String, region: String?)
}

/// Something of the tester's that belongs to the whole state: a setting, a record of what was called, the clock.
///
/// The service tells it what happens, so that code which resets or restores need not know all of them.
package struct StateFollower {
    /// Puts it back to what it was at the program's start. Writes are part of the reset's transaction.
    package var reset: () throws -> Void
    /// Reloads what it keeps in the store, which now holds another state.
    package var reload: () throws -> Void

    package init(reset: @escaping () throws -> Void, reload: @escaping () throws -> Void = {}) {
        self.reset = reset
        self.reload = reload
    }
}

extension CleanRooms {
    /// Erases state, as a whole or not at all. It is part of the open turn, as any operation is.
    ///
    /// A full reset also resets every follower; that of an account does not, since followers belong to the whole program.
    /// With an account go the collaborations that it made, for all their members. In the collaborations of others it is invited again, as if it had
    /// never joined; a member who was removed stays removed.
    package func reset(_ extent: ResetExtent) throws {
        try store.transaction {
            switch extent {
            case .everything:
                try store.eraseEverything()
                try store.setMeta(Self.seedsKey, to: nil)
                for follower in followers { try follower.reset() }
            case .account(let account, let region):
                for region in try region.map({ [$0] }) ?? store.regions(of: account) {
                    try reset(Caller(account: account, region: region))
                }
                try forgetErasedExecutions()
            }
        }
        // The ids that were issued are gone with what had them, so the same calls make the same ids as the first time.
        if extent == .everything { ids.restart() }
    }

    private func reset(_ caller: Caller) throws {
        let own = Scope.account(caller.account, region: caller.region)
        for collaboration in try store.all(of: CollaborationRecord.self, in: own) { try erase(collaboration) }
        // The other members of a collaboration know of a departure already.
        let departure = Call(operation: .deleteMembership, caller: caller, now: clock.now, service: self)
        for member in try store.all(of: MemberRecord.self, in: own) { try departure.uninvolve(member) }
        try store.erase(own, except: [MemberRecord.kind])
        try store.deleteTags(
            ofARNsBeginning: ARN(service: "cleanrooms", region: caller.region, account: caller.account, resource: "").description)
    }

    /// Erases a collaboration with its members, their memberships and everything in these.
    private func erase(_ collaboration: CollaborationRecord) throws {
        let id = collaboration.row.id
        for member in try store.all(of: MemberRecord.self, in: .parent(id)) {
            try store.deleteTags(of: member.membershipARN.description)
            try store.deleteTags(ofARNsBeginning: "\(member.membershipARN)/")
        }
        try store.deleteTags(of: collaboration.arn.description)
        try store.erase(.collaboration(id))
        try store.erase(.parent(id))
        try store.delete(CollaborationRecord.self, id: id)
    }
}

extension Call {
    /// Undoes all that a member has done in a collaboration of another account.
    fileprivate func uninvolve(_ member: MemberRecord) throws {
        try baseTablesRemoved(withMembership: member.row.id, from: member.collaborationID)
        switch member.standing {
        case .active, .left:
            try withdrawVotes(of: member.row.account, in: member.collaborationID)
            var member = member
            member.standing = .invited
            member.updateTime = now
            try store.update(member)
        case .invited, .removed, .collaborationDeleted: break
        }
    }
}
