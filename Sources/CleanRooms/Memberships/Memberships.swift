// Memberships: an account's seat in a collaboration, made by joining.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateMembership.html

package import CleanRoomsModel
import Store

extension ListMembershipsInput: PagedInput {}

extension CleanRooms {
    /// Joins a collaboration: the invited account's row becomes ACTIVE, and its membership is made under the row's id.
    ///
    /// - Throws: `accessDenied` for an account that is not invited (any more); `conflict` for one that has joined already.
    package func createMembership(_ input: CreateMembershipInput, _ call: Call) throws -> CreateMembershipOutput {
        let seat = try call.seat(in: input.collaborationIdentifier)
        var member = seat.member
        let collaboration = seat.collaboration
        let issues = MembershipRules.issues(with: input, of: member, in: collaboration)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        guard member.standing == .invited else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.membership, member.row.id),
                message: "Account \(call.caller.account) already has a membership in collaboration \(collaboration.row.id).")
        }
        let membership = MembershipRecord(
            row: call.newRow(id: member.row.id, collaboration: collaboration.row.id, status: MembershipStatus.active.rawValue),
            queryLogStatus: input.queryLogStatus, jobLogStatus: input.jobLogStatus,
            defaultResultConfiguration: input.defaultResultConfiguration,
            defaultJobResultConfiguration: input.defaultJobResultConfiguration, payments: member.payments,
            isMetricsEnabled: input.isMetricsEnabled ?? false, updateTime: call.now)
        try call.requireRoom(under: .memberships, to: try call.store.count(of: MembershipRecord.self, in: call.ownScope))
        member.standing = .active
        member.updateTime = call.now
        try call.store.insert(membership)
        try call.store.update(member)
        try call.tag(membership.arn, with: input.tags)
        try call.announce(.created, membership)
        return CreateMembershipOutput(membership: membership.view(in: collaboration, of: member))
    }

    package func getMembership(_ input: GetMembershipInput, _ call: Call) throws -> GetMembershipOutput {
        let membership = try call.membership(input.membershipIdentifier).record
        let (collaboration, member) = try call.surroundings(of: membership)
        return GetMembershipOutput(membership: membership.view(in: collaboration, of: member))
    }

    package func listMemberships(_ input: ListMembershipsInput, _ call: Call) throws -> ListMembershipsOutput {
        let page = try call.page(
            of: MembershipRecord.self, in: call.ownScope, input,
            status: input.status.map { [$0.rawValue] })
        let summaries = try page.elements.map { membership in
            let (collaboration, member) = try call.surroundings(of: membership)
            return membership.summary(in: collaboration, of: member)
        }
        return ListMembershipsOutput(nextToken: page.nextToken, membershipSummaries: summaries)
    }

    /// Changes logging, default results or accepted payments; what is absent stays.
    package func updateMembership(_ input: UpdateMembershipInput, _ call: Call) throws -> UpdateMembershipOutput {
        let active = try call.activeMembership(input.membershipIdentifier)
        let member = active.seat.member
        let issues = MembershipRules.resultIssues(
            input.defaultResultConfiguration, input.defaultJobResultConfiguration, of: member, in: active.collaboration)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        var membership = active.record
        if let configuration = input.membershipPaymentConfiguration {
            let others = try call.members(of: active.collaborationID).filter { $0.isLive && $0.row.id != member.row.id }
            membership.payments = try MembershipRules.payments(membership.payments, changedBy: configuration, of: member, others: others)
        }
        membership.queryLogStatus = input.queryLogStatus ?? membership.queryLogStatus
        membership.jobLogStatus = input.jobLogStatus ?? membership.jobLogStatus
        membership.defaultResultConfiguration = input.defaultResultConfiguration ?? membership.defaultResultConfiguration
        membership.defaultJobResultConfiguration = input.defaultJobResultConfiguration ?? membership.defaultJobResultConfiguration
        membership.updateTime = call.now
        try call.store.update(membership)
        try call.announce(.updated, membership)
        return UpdateMembershipOutput(membership: membership.view(in: active.collaboration, of: member))
    }

    /// Leaves a collaboration: the membership is gone, and the member's row says LEFT.
    ///
    /// - Throws: `conflict` for the creator while active, and while anything is left inside the membership.
    package func deleteMembership(_ input: DeleteMembershipInput, _ call: Call) throws -> DeleteMembershipOutput {
        let membership = try call.membership(input.membershipIdentifier).record
        let (collaboration, member) = try call.surroundings(of: membership)
        guard membership.status != .active || collaboration.row.account != call.caller.account else {
            throw ServiceError.conflict(
                .invalidState, .init(.membership, membership.row.id),
                // The one text of this operation that has been seen.
                message: "Cannot delete membership for the creator of the collaboration while their membership is still ACTIVE")
        }
        guard try !call.hasChildren(membership.row.id) else {
            throw ServiceError.conflict(
                .subresourcesExist, .init(.membership, membership.row.id),
                message: "Membership \(membership.row.id) still has resources, which must be deleted first.")
        }
        try call.store.delete(MembershipRecord.self, id: membership.row.id)
        if member.isLive {
            var member = member
            member.standing = .left
            member.updateTime = call.now
            try call.store.update(member)
            try call.withdrawVotes(of: member.row.account, in: collaboration.row.id)
        }
        try call.dropTags(of: membership.arn)
        try call.announce(.deleted, membership)
        return DeleteMembershipOutput()
    }
}

extension Call {
    /// The collaboration of a membership, even a deleted one, and its member's row.
    func surroundings(of membership: MembershipRecord) throws -> (CollaborationRecord, MemberRecord) {
        guard let id = membership.row.collaboration, let collaboration = try store.find(CollaborationRecord.self, id: id),
            let member = try store.find(MemberRecord.self, id: membership.row.id)
        else {
            // The service lets a membership outlive neither its collaboration's record nor its member's.
            throw UnreadableRecord(
                kind: MembershipRecord.kind, id: membership.row.id,
                reason: "its collaboration \(membership.row.collaboration ?? "") or its member is not there")
        }
        return (collaboration, member)
    }

    /// Ends a membership that its owner did not end; an account that never joined has none.
    func endMembership(_ id: String, as status: MembershipStatus) throws {
        guard var membership = try store.find(MembershipRecord.self, id: id) else { return }
        membership.status = status
        membership.updateTime = now
        try store.update(membership)
        try announce(.updated, membership)
        if status == .removed, let collaborationID = membership.row.collaboration {
            try baseTablesRemoved(withMembership: id, from: collaborationID)
        }
    }

    /// Whether a membership still holds what its owner has to delete first; queries cannot be deleted, so they do not count (inferred).
    fileprivate func hasChildren(_ membershipID: String) throws -> Bool {
        let kinds = [
            AnalysisTemplateRecord.kind, AssociationRecord.kind, AudienceModelAssociationRecord.kind, IdNamespaceAssociationRecord.kind,
            IdMappingTableRecord.kind, IntermediateTableRecord.kind, PrivacyBudgetTemplateRecord.kind,
        ]
        return try !store.rows(kinds: kinds, in: .parent(membershipID), limit: 1).isEmpty
    }
}
