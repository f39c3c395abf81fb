// The ARNs that Clean Rooms issues: ten kinds of resource, which are also the ones that can have tags.
// Reference: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscleanrooms.html

package import APIModel

extension ARN {
    /// A resource of Clean Rooms with the ids that its ARN holds.
    package enum CleanRoomsResource: Sendable, Hashable {
        case collaboration(String)
        case membership(String)
        case configuredTable(String)
        case child(ChildKind, String, membership: String)
    }

    /// A kind of resource that belongs to a membership. The raw value is its word in an ARN.
    package enum ChildKind: String, Sendable, CaseIterable {
        case analysisTemplate = "analysistemplate"
        case configuredAudienceModelAssociation = "configuredaudiencemodelassociation"
        case configuredTableAssociation = "configuredtableassociation"
        case idMappingTable = "idmappingtable"
        case idNamespaceAssociation = "idnamespaceassociation"
        case intermediateTable = "intermediatetable"
        case privacyBudgetTemplate = "privacybudgettemplate"
    }

    // The partition is always `aws`, also in `cn-north-1`, since nearly every pattern of the model demands it.

    /// - Parameter account: The creator's.
    package static func collaboration(_ id: String, account: String, region: String) -> ARN {
        ARN(service: "cleanrooms", region: region, account: account, resource: "collaboration/" + id)
    }

    /// - Parameter account: The member's.
    package static func membership(_ id: String, account: String, region: String) -> ARN {
        ARN(service: "cleanrooms", region: region, account: account, resource: "membership/" + id)
    }

    package static func configuredTable(_ id: String, account: String, region: String) -> ARN {
        ARN(service: "cleanrooms", region: region, account: account, resource: "configuredtable/" + id)
    }

    /// The ARN of a resource that belongs to a membership: `…:membership/<membership>/<kind>/<id>`.
    ///
    /// The service authorization reference has this form for all seven kinds. The model's patterns of `ConfiguredTableAssociationArn` and
    /// `PrivacyBudgetTemplateArn` leave the membership out, while `SchemaResourceArn` and `BudgetedResourceArn` demand it.
    /// - Parameters:
    ///   - membership: The id of the membership.
    ///   - account: The account of the membership.
    package static func child(_ kind: ChildKind, _ id: String, membership: String, account: String, region: String) -> ARN {
        ARN(service: "cleanrooms", region: region, account: account, resource: "membership/\(membership)/\(kind.rawValue)/\(id)")
    }

    /// The Clean Rooms resource that this is the ARN of, or nil for anything else. Ids are taken as they are: none needs to be a UUID.
    package var cleanRoomsResource: CleanRoomsResource? {
        guard partition == "aws", service == "cleanrooms", !region.isEmpty, !account.isEmpty else { return nil }
        let parts = resource.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        guard !parts.contains("") else { return nil }
        switch (parts.first, parts.count) {
        case ("collaboration", 2): return .collaboration(parts[1])
        case ("membership", 2): return .membership(parts[1])
        case ("configuredtable", 2): return .configuredTable(parts[1])
        case ("membership", 4): return ChildKind(rawValue: parts[2]).map { .child($0, parts[3], membership: parts[1]) }
        default: return nil
        }
    }
}
