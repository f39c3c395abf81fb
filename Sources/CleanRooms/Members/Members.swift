// Members of a collaboration, as the collaboration lists them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ListMembers.html

package import CleanRoomsModel
import Store

extension ListMembersInput: PagedInput {}

extension CleanRooms {
    /// Lists all members, also those who left or were removed, for members who are invited or active.
    package func listMembers(_ input: ListMembersInput, _ call: Call) throws -> ListMembersOutput {
        let collaboration = try call.seat(in: input.collaborationIdentifier).collaboration
        let page = try call.page(of: MemberRecord.self, in: .parent(collaboration.row.id), input)
        return ListMembersOutput(nextToken: page.nextToken, memberSummaries: page.elements.map(\.summary))
    }

    /// Removes a member, whether invited or active; one who was removed or left before stays so.
    ///
    /// - Throws: `conflict` for the creator, who cannot be removed; `notFound` for an account that never was a member.
    package func deleteMember(_ input: DeleteMemberInput, _ call: Call) throws -> DeleteMemberOutput {
        let collaboration = try call.creatorSeat(in: input.collaborationIdentifier).collaboration
        guard input.accountId != collaboration.row.account else {
            throw ServiceError.conflict(
                .invalidState, .init(.collaboration, collaboration.row.id),
                message: "The creator of a collaboration cannot be removed from it.")
        }
        let rows = try call.members(of: collaboration.row.id).filter { $0.row.account == input.accountId }
        guard !rows.isEmpty else {
            throw ServiceError.notFound(.init(.membership, input.accountId), message: "No such member with accountId: \(input.accountId)")
        }
        for var member in rows where member.isLive {
            member.standing = .removed
            member.updateTime = call.now
            try call.store.update(member)
            try call.endMembership(member.row.id, as: .removed)
            try call.withdrawVotes(of: member.row.account, in: collaboration.row.id)
        }
        return DeleteMemberOutput()
    }
}
