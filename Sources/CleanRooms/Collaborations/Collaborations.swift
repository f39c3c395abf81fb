// Collaborations: what a creator sets up and members are invited to.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html

package import CleanRoomsModel
import Store

extension ListCollaborationsInput: PagedInput {}

extension CleanRooms {
    /// Makes a collaboration and a row for each member, the creator's among them; all are INVITED.
    ///
    /// No membership is made yet: each account makes its own, also the creator's.
    /// - Throws: `validation` for members, abilities, payers or an engine that do not fit together.
    package func createCollaboration(_ input: CreateCollaborationInput, _ call: Call) throws -> CreateCollaborationOutput {
        let issues = CollaborationRules.issues(with: input, from: call.caller, legacyEngine: call.settings.legacyEngine)
        guard issues.isEmpty else { throw ServiceError.invalidConfiguration(issues) }
        let collaboration = CollaborationRecord(
            row: call.newRow(id: call.newID(), status: CollaborationRecord.Standing.active.rawValue), name: input.name,
            description: input.description,
            creatorDisplayName: input.creatorDisplayName, dataEncryptionMetadata: input.dataEncryptionMetadata,
            queryLogStatus: input.queryLogStatus, jobLogStatus: input.jobLogStatus,
            // The defaults of recorded answers: Spark, results only in the collaboration's own region, no metrics.
            analyticsEngine: input.analyticsEngine ?? .spark, autoApprovedChangeTypes: input.autoApprovedChangeRequestTypes,
            allowedResultRegions: input.allowedResultRegions ?? SupportedS3Region(rawValue: call.caller.region).map { [$0] },
            isMetricsEnabled: input.isMetricsEnabled ?? false, updateTime: call.now)
        try call.requireRoom(under: .members, adding: input.members.count)
        try call.requireRoom(
            under: .collaborations,
            to: try call.store.count(
                of: CollaborationRecord.self, in: call.ownScope, status: [CollaborationRecord.Standing.active.rawValue]))
        try call.store.insert(collaboration)
        // Nobody is an active member yet.
        try call.announce(.created, collaboration, among: [])

        let invited = input.members.map { Invitation($0) } + [Invitation(creatorOf: input, account: call.caller.account)]
        var creator: MemberRecord?
        for invitation in CollaborationRules.withDefaultPayers(invited) {
            let member = MemberRecord(inviting: invitation, to: collaboration, id: call.newID(), at: call.now)
            try call.store.insert(member)
            call.announceInvitation(of: member, by: collaboration)
            if member.row.account == call.caller.account { creator = member }
        }
        try call.tag(collaboration.arn, with: input.tags)
        guard let creator else { preconditionFailure("the creator is always among the invited") }
        return CreateCollaborationOutput(collaboration: collaboration.view(for: creator))
    }

    package func getCollaboration(_ input: GetCollaborationInput, _ call: Call) throws -> GetCollaborationOutput {
        let seat = try call.seat(in: input.collaborationIdentifier)
        return GetCollaborationOutput(collaboration: seat.collaboration.view(for: seat.member))
    }

    /// Lists the collaborations that the caller is invited to or active in.
    package func listCollaborations(_ input: ListCollaborationsInput, _ call: Call) throws -> ListCollaborationsOutput {
        let standings = input.memberStatus.map { [$0.rawValue] } ?? FilterableMemberStatus.allCases.map(\.rawValue)
        let page = try call.page(
            of: MemberRecord.self, in: call.ownScope, input, status: standings)
        let summaries = try page.elements.compactMap { member in
            try call.store.find(CollaborationRecord.self, id: member.collaborationID)?.summary(for: member)
        }
        return ListCollaborationsOutput(nextToken: page.nextToken, collaborationList: summaries)
    }

    /// Changes the name, the description or the engine; what is absent stays.
    package func updateCollaboration(_ input: UpdateCollaborationInput, _ call: Call) throws -> UpdateCollaborationOutput {
        let seat = try call.creatorSeat(in: input.collaborationIdentifier)
        var collaboration = seat.collaboration
        if let issue = CollaborationRules.engineIssue(
            input.analyticsEngine, legacyEngine: call.settings.legacyEngine, from: collaboration.analyticsEngine)
        {
            throw ServiceError.invalidConfiguration([issue])
        }
        collaboration.name = input.name ?? collaboration.name
        collaboration.description = input.description ?? collaboration.description
        collaboration.analyticsEngine = input.analyticsEngine ?? collaboration.analyticsEngine
        collaboration.updateTime = call.now
        try call.store.update(collaboration)
        try call.announce(.updated, collaboration)
        return UpdateCollaborationOutput(collaboration: collaboration.view(for: seat.member))
    }

    /// Deletes a collaboration for everybody.
    ///
    /// Memberships survive as COLLABORATION_DELETED until their owners delete them; queries and jobs under way are cancelled (inferred).
    package func deleteCollaboration(_ input: DeleteCollaborationInput, _ call: Call) throws -> DeleteCollaborationOutput {
        if call.settings.repeatedDeletes == .succeed, try call.hasDeletedCollaboration(input.collaborationIdentifier) {
            return DeleteCollaborationOutput()
        }
        var collaboration = try call.creatorSeat(in: input.collaborationIdentifier).collaboration
        collaboration.standing = .deleted
        collaboration.updateTime = call.now
        try call.store.update(collaboration)
        let members = try call.members(of: collaboration.row.id).filter(\.isLive)
        // No event tells of the deletion itself. These do, and go to all who were active until now (inferred).
        for member in members { try call.endMembership(member.row.id, as: .collaborationDeleted) }
        for namespace in try call.store.all(of: IdNamespaceAssociationRecord.self, in: .collaboration(collaboration.row.id)) {
            try call.announce(.updated, namespace, status: MembershipStatus.collaborationDeleted.rawValue)
        }
        for var member in members {
            member.standing = .collaborationDeleted
            member.updateTime = call.now
            try call.store.update(member)
        }
        try call.cancelAll(ProtectedQueryRecord.self, in: collaboration.row.id)
        try call.cancelAll(ProtectedJobRecord.self, in: collaboration.row.id)
        try call.dropTags(of: collaboration.arn)
        return DeleteCollaborationOutput()
    }
}

extension Call {
    /// Whether the caller made a collaboration and has deleted it.
    fileprivate func hasDeletedCollaboration(_ id: String) throws -> Bool {
        guard let collaboration = try store.find(CollaborationRecord.self, id: id) else { return false }
        return collaboration.isDeleted && collaboration.row.account == caller.account && collaboration.row.region == caller.region
    }
}
