// Associations: a member's configured tables in a collaboration, under the names that SQL uses.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html

package import CleanRoomsModel
import Store

extension ListConfiguredTableAssociationsInput: PagedInput {}

extension CleanRooms {
    /// Brings one of the caller's tables into a collaboration, where every active member sees its schema from now on.
    ///
    /// The table needs no analysis rule for that, and may come under several names (inferred).
    /// - Throws: `validation` for a table that the collaboration's engine cannot read; `conflict` for a name that is taken.
    package func createConfiguredTableAssociation(
        _ input: CreateConfiguredTableAssociationInput, _ call: Call
    ) throws -> CreateConfiguredTableAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        let table = try call.configuredTable(input.configuredTableIdentifier)
        if let issue = AssociationIssues.engineIssue(with: table.record, on: membership.collaboration.analyticsEngine) {
            throw ServiceError.invalidConfiguration([issue])
        }
        let name = SQLNames.stored(input.name)
        guard try !call.isNameTaken(name, in: membership.collaborationID) else {
            throw ServiceError.conflict(
                .alreadyExists, .init(.configuredTableAssociation, name),
                // Inferred: no text of the service's is known.
                message: "Collaboration \(membership.collaborationID) already has a table with name: \(name)")
        }
        try call.requireRoom(
            under: .tableAssociations, to: try call.store.count(of: AssociationRecord.self, in: .parent(membership.id)))
        let association = AssociationRecord(
            row: call.newRow(id: call.newID(), collaboration: membership.collaborationID, parent: membership.id, name: name),
            configuredTableID: table.id, description: input.description, roleArn: input.roleArn, updateTime: call.now)
        try call.store.insert(association)
        try call.announce(.created, association)
        try call.tag(association.arn, with: input.tags)
        return CreateConfiguredTableAssociationOutput(configuredTableAssociation: association.view(rule: nil, children: nil))
    }

    package func getConfiguredTableAssociation(
        _ input: GetConfiguredTableAssociationInput, _ call: Call
    ) throws -> GetConfiguredTableAssociationOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        return GetConfiguredTableAssociationOutput(
            configuredTableAssociation: try call.view(of: association))
    }

    package func listConfiguredTableAssociations(
        _ input: ListConfiguredTableAssociationsInput, _ call: Call
    ) throws -> ListConfiguredTableAssociationsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let page = try call.page(of: AssociationRecord.self, in: .parent(membership.id), input)
        let summaries = try page.elements.map { $0.summary(rule: try call.associationRule(of: $0.row.id)) }
        return ListConfiguredTableAssociationsOutput(configuredTableAssociationSummaries: summaries, nextToken: page.nextToken)
    }

    /// Changes the description or the role; what is absent stays.
    package func updateConfiguredTableAssociation(
        _ input: UpdateConfiguredTableAssociationInput, _ call: Call
    ) throws -> UpdateConfiguredTableAssociationOutput {
        let membership = try call.activeMembership(input.membershipIdentifier)
        var association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        association.description = input.description ?? association.description
        association.roleArn = input.roleArn ?? association.roleArn
        association.updateTime = call.now
        try call.store.update(association)
        try call.announce(.updated, association)
        return UpdateConfiguredTableAssociationOutput(
            configuredTableAssociation: try call.view(of: association))
    }

    /// Deletes an association with its rule (inferred; clients delete the rule first) and its tags.
    ///
    /// - Throws: `conflict` while there is an access budget for it (inferred).
    package func deleteConfiguredTableAssociation(
        _ input: DeleteConfiguredTableAssociationInput, _ call: Call
    ) throws -> DeleteConfiguredTableAssociationOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let association = try call.child(AssociationRecord.self, input.configuredTableAssociationIdentifier, of: membership.id)
        if let template = try call.accessBudget(of: association) {
            throw ServiceError.conflict(
                .subresourcesExist, .init(.configuredTableAssociation, association.row.id),
                message: "The privacy budget template \(template.row.id) limits the access to association \(association.row.id).")
        }
        try call.deleteChild(AssociationRecord.self, association.row.id, of: membership.id)
        try call.store.delete(AssociationRuleRecord.self, id: association.row.id)
        try call.baseTableRemoved(association.row.id, from: association.collaborationID)
        try call.announce(.deleted, association)
        return DeleteConfiguredTableAssociationOutput()
    }
}

extension Call {
    /// The association with its rule's type and the intermediate tables made of it.
    fileprivate func view(of association: AssociationRecord) throws -> ConfiguredTableAssociation {
        association.view(
            rule: try associationRule(of: association.row.id),
            children: try childResources(of: association.row.id, in: association.collaborationID))
    }

    /// The associations of a collaboration's active members, newest first; whoever left or was removed took theirs along.
    func associations(in collaborationID: String) throws -> [AssociationRecord] {
        let memberships = try activeMemberships(in: collaborationID)
        return try store.all(of: AssociationRecord.self, in: .collaboration(collaborationID))
            .filter { memberships.contains($0.membershipID) }
            .sorted { ($0.row.createdAt, $0.row.id) > ($1.row.createdAt, $1.row.id) }
    }
}
