// ID namespaces of AWS Entity Resolution that members bring into a collaboration.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateIdNamespaceAssociation.html

package import CleanRoomsModel
import Store

extension ListIdNamespaceAssociationsInput: PagedInput {}
extension ListCollaborationIdNamespaceAssociationsInput: PagedInput {}

extension CleanRooms {
    /// Associates a namespace of the caller's account.
    ///
    /// - Throws: `validation` for another account's namespace; `conflict` for one that the membership has associated (inferred).
    package func createIdNamespaceAssociation(
        _ input: CreateIdNamespaceAssociationInput, _ call: Call
    ) throws -> CreateIdNamespaceAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let namespace = input.inputReferenceConfig.inputReferenceArn
        guard ARN(namespace)?.account == call.caller.account else {
            throw ServiceError.invalidConfiguration(
                "The ID namespace must belong to the account that associates it.", field: "inputReferenceConfig.inputReferenceArn")
        }
        let siblings = try call.store.all(of: IdNamespaceAssociationRecord.self, in: .parent(membership.id))
        if let twin = siblings.first(where: { $0.inputReferenceConfig.inputReferenceArn == namespace }) {
            throw ServiceError.conflict(
                .alreadyExists, .init(.idNamespaceAssociation, twin.row.id),
                message: "Membership \(membership.id) already has an association with \(namespace).")
        }
        try call.requireRoom(under: .idNamespaceAssociations, to: siblings.count)
        let association = IdNamespaceAssociationRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id), name: input.name,
            description: input.description, inputReferenceConfig: input.inputReferenceConfig,
            type: try call.type(ofNamespace: namespace, in: membership.collaborationID), idMappingConfig: input.idMappingConfig,
            updateTime: call.now)
        try call.store.insert(association)
        try call.announce(.created, association)
        try call.tag(association.arn, with: input.tags)
        return CreateIdNamespaceAssociationOutput(
            idNamespaceAssociation: association.view(creator: membership.collaboration.row.account))
    }

    package func getIdNamespaceAssociation(
        _ input: GetIdNamespaceAssociationInput, _ call: Call
    ) throws -> GetIdNamespaceAssociationOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(
            IdNamespaceAssociationRecord.self, input.idNamespaceAssociationIdentifier, of: membership.id)
        return GetIdNamespaceAssociationOutput(idNamespaceAssociation: association.view(creator: try call.creator(of: association)))
    }

    package func listIdNamespaceAssociations(
        _ input: ListIdNamespaceAssociationsInput, _ call: Call
    ) throws -> ListIdNamespaceAssociationsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: IdNamespaceAssociationRecord.self, in: .parent(membership.id), input)
        return ListIdNamespaceAssociationsOutput(
            nextToken: page.nextToken,
            idNamespaceAssociationSummaries: try page.elements.map { $0.summary(creator: try call.creator(of: $0)) })
    }

    package func updateIdNamespaceAssociation(
        _ input: UpdateIdNamespaceAssociationInput, _ call: Call
    ) throws -> UpdateIdNamespaceAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var association = try call.child(
            IdNamespaceAssociationRecord.self, input.idNamespaceAssociationIdentifier, of: membership.id)
        association.name = input.name ?? association.name
        association.description = input.description ?? association.description
        association.idMappingConfig = input.idMappingConfig ?? association.idMappingConfig
        association.updateTime = call.now
        try call.store.update(association)
        try call.announce(.updated, association)
        return UpdateIdNamespaceAssociationOutput(
            idNamespaceAssociation: association.view(creator: membership.collaboration.row.account))
    }

    package func deleteIdNamespaceAssociation(
        _ input: DeleteIdNamespaceAssociationInput, _ call: Call
    ) throws -> DeleteIdNamespaceAssociationOutput {
        let association = try call.deleteChild(
            IdNamespaceAssociationRecord.self, input.idNamespaceAssociationIdentifier, of: input.membershipIdentifier)
        try call.announce(.deleted, association)
        return DeleteIdNamespaceAssociationOutput()
    }

    package func getCollaborationIdNamespaceAssociation(
        _ input: GetCollaborationIdNamespaceAssociationInput, _ call: Call
    ) throws -> GetCollaborationIdNamespaceAssociationOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let association = try call.shared(IdNamespaceAssociationRecord.self, input.idNamespaceAssociationIdentifier, in: seat)
        return GetCollaborationIdNamespaceAssociationOutput(
            collaborationIdNamespaceAssociation: association.collaborationView(creator: seat.collaboration.row.account))
    }

    package func listCollaborationIdNamespaceAssociations(
        _ input: ListCollaborationIdNamespaceAssociationsInput, _ call: Call
    ) throws -> ListCollaborationIdNamespaceAssociationsOutput {
        let seat = try call.activeSeat(in: input.collaborationIdentifier)
        let page = try call.sharedPage(of: IdNamespaceAssociationRecord.self, in: seat, input)
        return ListCollaborationIdNamespaceAssociationsOutput(
            nextToken: page.nextToken,
            collaborationIdNamespaceAssociationSummaries: page.elements.map {
                $0.collaborationSummary(creator: seat.collaboration.row.account)
            })
    }
}
