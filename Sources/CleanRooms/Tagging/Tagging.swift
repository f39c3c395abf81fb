// Tags of the ten kinds of resource that have ARNs, seen by their owners only.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TagResource.html

package import CleanRoomsModel
import Store

extension CleanRooms {
    package func listTagsForResource(_ input: ListTagsForResourceInput, _ call: Call) throws -> ListTagsForResourceOutput {
        let arn = try call.taggable(input.resourceArn)
        return ListTagsForResourceOutput(tags: try call.store.tags(of: arn.description))
    }

    /// Adds tags to those that the resource has; its times stay.
    ///
    /// - Throws: `validation` for a reserved key, and for more tags than an answer could list.
    package func tagResource(_ input: TagResourceInput, _ call: Call) throws -> TagResourceOutput {
        let arn = try call.taggable(input.resourceArn)
        let keys = Set(try call.store.tags(of: arn.description).keys).union(input.tags.keys)
        // AWS's usual limit is 50; this service's model lets a resource list 200, and which one holds is not public (inferred).
        guard keys.count <= 200 else {
            throw ServiceError.validation(
                .fieldValidationFailed, message: "A resource can have at most 200 tags.",
                fields: [FieldIssue("tags", "A resource can have at most 200 tags.")])
        }
        try call.tag(arn, with: input.tags)
        return TagResourceOutput()
    }

    /// Removes tags; keys that the resource does not have are ignored (inferred).
    package func untagResource(_ input: UntagResourceInput, _ call: Call) throws -> UntagResourceOutput {
        let arn = try call.taggable(input.resourceArn)
        try call.store.removeTags(input.tagKeys, of: arn.description)
        return UntagResourceOutput()
    }
}

extension Call {
    /// The ARN of a resource that exists and is the caller's.
    ///
    /// - Throws: `notFound` for anything else: none of the operations on tags declares that access is denied.
    fileprivate func taggable(_ text: String) throws -> ARN {
        let arn = ARN(text)
        guard let arn, arn.account == caller.account, arn.region == caller.region, let resource = arn.cleanRoomsResource,
            try exists(resource, ownedBy: caller)
        else {
            throw ServiceError.notFound(
                .init(arn?.cleanRoomsResource?.kind ?? .unknown, text), message: "No such resource with resourceArn: \(text)")
        }
        return arn
    }

    private func exists(_ resource: ARN.CleanRoomsResource, ownedBy owner: Caller) throws -> Bool {
        switch resource {
        case .collaboration(let id):
            guard let collaboration = try store.find(CollaborationRecord.self, id: id), !collaboration.isDeleted else { return false }
            return collaboration.row.isOwned(by: owner)
        case .membership(let id):
            return try store.find(MembershipRecord.self, id: id)?.row.isOwned(by: owner) ?? false
        case .configuredTable(let id):
            return try store.find(ConfiguredTableRecord.self, id: id)?.row.isOwned(by: owner) ?? false
        case .child(let kind, let id, let membershipID):
            return try row(of: kind, id).map { $0.parent == membershipID && $0.isOwned(by: owner) } ?? false
        }
    }

    /// The row of what lives under a membership; nil for the kinds that no operation makes yet.
    func row(of kind: ARN.ChildKind, _ id: String) throws -> Row? {
        switch kind {
        case .analysisTemplate: try store.find(AnalysisTemplateRecord.self, id: id)?.row
        case .configuredAudienceModelAssociation: try store.find(AudienceModelAssociationRecord.self, id: id)?.row
        case .configuredTableAssociation: try store.find(AssociationRecord.self, id: id)?.row
        case .idNamespaceAssociation: try store.find(IdNamespaceAssociationRecord.self, id: id)?.row
        case .idMappingTable: try store.find(IdMappingTableRecord.self, id: id)?.row
        case .intermediateTable: try store.find(IntermediateTableRecord.self, id: id)?.row
        case .privacyBudgetTemplate: try store.find(PrivacyBudgetTemplateRecord.self, id: id)?.row
        }
    }
}

extension Row {
    fileprivate func isOwned(by owner: Caller) -> Bool { account == owner.account && region == owner.region }
}

extension ARN.CleanRoomsResource {
    /// What an error calls a resource of this kind.
    var kind: ServiceError.Resource.Kind {
        switch self {
        case .collaboration: .collaboration
        case .membership: .membership
        case .configuredTable: .configuredTable
        case .child(.analysisTemplate, _, _): .analysisTemplate
        case .child(.configuredAudienceModelAssociation, _, _): .configuredAudienceModelAssociation
        case .child(.configuredTableAssociation, _, _): .configuredTableAssociation
        case .child(.idMappingTable, _, _): .idMappingTable
        case .child(.idNamespaceAssociation, _, _): .idNamespaceAssociation
        case .child(.intermediateTable, _, _): .intermediateTable
        case .child(.privacyBudgetTemplate, _, _): .privacyBudgetTemplate
        }
    }
}
