// Configured audience models that a member brings into a collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredAudienceModelAssociation.html

package import CleanRoomsModel
import Store

extension ListConfiguredAudienceModelAssociationsInput: PagedInput {}
extension ListCollaborationConfiguredAudienceModelAssociationsInput: PagedInput {}

extension CleanRooms {
    /// Associates a configured audience model. It belongs to another service, so nothing about it is checked.
    ///
    /// - Throws: `conflict` for a model that the membership has associated already (inferred).
    package func createConfiguredAudienceModelAssociation(
        _ input: CreateConfiguredAudienceModelAssociationInput, _ call: Call
    ) throws -> CreateConfiguredAudienceModelAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let siblings = try call.store.all(of: AudienceModelAssociationRecord.self, in: .parent(membership.id))
        if let twin = siblings.first(where: { $0.configuredAudienceModelArn == input.configuredAudienceModelArn }) {
            throw ServiceError.conflict(
                .alreadyExists, .init(.configuredAudienceModelAssociation, twin.row.id),
                message: "Membership \(membership.id) already has an association with \(input.configuredAudienceModelArn).")
        }
        try call.requireRoom(under: .audienceModelAssociations, to: siblings.count)
        let association = AudienceModelAssociationRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id),
            name: input.configuredAudienceModelAssociationName, configuredAudienceModelArn: input.configuredAudienceModelArn,
            manageResourcePolicies: input.manageResourcePolicies, description: input.description, updateTime: call.now)
        try call.store.insert(association)
        try call.tag(association.arn, with: input.tags)
        return CreateConfiguredAudienceModelAssociationOutput(
            configuredAudienceModelAssociation: association.view(creator: membership.collaboration.row.account))
    }

    package func getConfiguredAudienceModelAssociation(
        _ input: GetConfiguredAudienceModelAssociationInput, _ call: Call
    ) throws -> GetConfiguredAudienceModelAssociationOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(
            AudienceModelAssociationRecord.self, input.configuredAudienceModelAssociationIdentifier, of: membership.id)
        return GetConfiguredAudienceModelAssociationOutput(
            configuredAudienceModelAssociation: association.view(creator: try call.creator(of: association)))
    }

    package func listConfiguredAudienceModelAssociations(
        _ input: ListConfiguredAudienceModelAssociationsInput, _ call: Call
    ) throws -> ListConfiguredAudienceModelAssociationsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: AudienceModelAssociationRecord.self, in: .parent(membership.id), input)
        return ListConfiguredAudienceModelAssociationsOutput(
            configuredAudienceModelAssociationSummaries: try page.elements.map { $0.summary(creator: try call.creator(of: $0)) },
            nextToken: page.nextToken)
    }

    package func updateConfiguredAudienceModelAssociation(
        _ input: UpdateConfiguredAudienceModelAssociationInput, _ call: Call
    ) throws -> UpdateConfiguredAudienceModelAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var association = try call.child(
            AudienceModelAssociationRecord.self, input.configuredAudienceModelAssociationIdentifier, of: membership.id)
        association.name = input.name ?? association.name
        association.description = input.description ?? association.description
        association.updateTime = call.now
        try call.store.update(association)
        return UpdateConfiguredAudienceModelAssociationOutput(
            configuredAudienceModelAssociation: association.view(creator: membership.collaboration.row.account))
    }

    package func deleteConfiguredAudienceModelAssociation(
        _ input: DeleteConfiguredAudienceModelAssociationInput, _ call: Call
    ) throws -> DeleteConfiguredAudienceModelAssociationOutput {
        try call.deleteChild(
            AudienceModelAssociationRecord.self, input.configuredAudienceModelAssociationIdentifier, of: input.membershipIdentifier)
        return DeleteConfiguredAudienceModelAssociationOutput()
    }

    package func getCollaborationConfiguredAudienceModelAssociation(
        _ input: GetCollaborationConfiguredAudienceModelAssociationInput, _ call: Call
    ) throws -> GetCollaborationConfiguredAudienceModelAssociationOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let association = try call.shared(
            AudienceModelAssociationRecord.self, input.configuredAudienceModelAssociationIdentifier, in: seat)
        return GetCollaborationConfiguredAudienceModelAssociationOutput(
            collaborationConfiguredAudienceModelAssociation: association.collaborationView(creator: seat.collaboration.row.account))
    }

    package func listCollaborationConfiguredAudienceModelAssociations(
        _ input: ListCollaborationConfiguredAudienceModelAssociationsInput, _ call: Call
    ) throws -> ListCollaborationConfiguredAudienceModelAssociationsOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let page = try call.sharedPage(of: AudienceModelAssociationRecord.self, in: seat, input)
        return ListCollaborationConfiguredAudienceModelAssociationsOutput(
            collaborationConfiguredAudienceModelAssociationSummaries: page.elements.map {
                $0.collaborationSummary(creator: seat.collaboration.row.account)
            },
            nextToken: page.nextToken)
    }
}
