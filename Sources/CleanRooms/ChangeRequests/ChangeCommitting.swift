// What a committed change request does to the collaboration, its members and their memberships.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/ on changing members; analyses under way go on as they are.

import CleanRoomsModel
import Store

extension Call {
    /// Puts the changes of a request into effect.
    ///
    /// - Throws: `conflict` when a member whose place was to change has left or was removed since the request was made (inferred).
    func commit(_ request: ChangeRequestRecord, in collaboration: CollaborationRecord) throws {
        for change in request.changes {
            switch change.specification {
            case .member(let specification) where change.types.contains(.addMember):
                let member = MemberRecord(inviting: Invitation(specification), to: collaboration, id: newID(), at: now)
                try store.insert(member)
                announceInvitation(of: member, by: collaboration)
            case .member(let specification):
                guard let member = try liveMember(specification.accountId, of: collaboration.row.id) else {
                    throw request.conflict("Account \(specification.accountId) is no member any more.")
                }
                try apply(specification, to: member)
            case .collaboration(let specification):
                var collaboration = collaboration
                collaboration.autoApprovedChangeTypes = specification.autoApprovedChangeTypes
                collaboration.updateTime = now
                try store.update(collaboration)
                try announce(.updated, collaboration)
            }
        }
    }

    /// Changes a member's place. A display name given along with it stays as it was, since no type of change speaks of it (inferred).
    private func apply(_ change: MemberChangeSpecification, to member: MemberRecord) throws {
        var member = member
        let payments = member.payments.changed(by: change)
        try endPayments(of: member, notIn: payments)
        // A member who runs analyses keeps that ability, since a change cannot name it (inferred).
        member.abilities = member.abilities.filter(MemberAbility.ofRunners.contains) + change.memberAbilities.uniqued()
        member.mlAbilities = change.mlMemberAbilities ?? member.mlAbilities
        member.payments = payments
        member.updateTime = now
        try store.update(member)
    }

    /// A member who is no longer a candidate stops paying. A new candidate first has to agree in the membership.
    private func endPayments(of member: MemberRecord, notIn payments: Payments) throws {
        guard var membership = try store.find(MembershipRecord.self, id: member.row.id) else { return }
        let before = membership.payments
        for kind in Payments.kinds where !payments[keyPath: kind.value] { membership.payments[keyPath: kind.value] = false }
        guard membership.payments != before else { return }
        membership.updateTime = now
        try store.update(membership)
        try announce(.updated, membership)
    }
}
