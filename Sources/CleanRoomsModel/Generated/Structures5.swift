// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct ListCollaborationChangeRequestsOutput: Sendable, Equatable, JSONCoding {
    package var collaborationChangeRequestSummaries: [CollaborationChangeRequestSummary]
    package var nextToken: String?

    package init(collaborationChangeRequestSummaries: [CollaborationChangeRequestSummary], nextToken: String? = nil) {
        self.collaborationChangeRequestSummaries = collaborationChangeRequestSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationChangeRequestSummaries = try object.required("collaborationChangeRequestSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationChangeRequestSummaries", collaborationChangeRequestSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListCollaborationConfiguredAudienceModelAssociationsInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListCollaborationConfiguredAudienceModelAssociationsOutput: Sendable, Equatable, JSONCoding {
    package var collaborationConfiguredAudienceModelAssociationSummaries: [CollaborationConfiguredAudienceModelAssociationSummary]
    package var nextToken: String?

    package init(collaborationConfiguredAudienceModelAssociationSummaries: [CollaborationConfiguredAudienceModelAssociationSummary], nextToken: String? = nil) {
        self.collaborationConfiguredAudienceModelAssociationSummaries = collaborationConfiguredAudienceModelAssociationSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationConfiguredAudienceModelAssociationSummaries = try object.required("collaborationConfiguredAudienceModelAssociationSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationConfiguredAudienceModelAssociationSummaries", collaborationConfiguredAudienceModelAssociationSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListCollaborationIdNamespaceAssociationsInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListCollaborationIdNamespaceAssociationsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var collaborationIdNamespaceAssociationSummaries: [CollaborationIdNamespaceAssociationSummary]

    package init(nextToken: String? = nil, collaborationIdNamespaceAssociationSummaries: [CollaborationIdNamespaceAssociationSummary]) {
        self.nextToken = nextToken
        self.collaborationIdNamespaceAssociationSummaries = collaborationIdNamespaceAssociationSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        collaborationIdNamespaceAssociationSummaries = try object.required("collaborationIdNamespaceAssociationSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("collaborationIdNamespaceAssociationSummaries", collaborationIdNamespaceAssociationSummaries)
        writer.endObject()
    }
}

package struct ListCollaborationPrivacyBudgetTemplatesInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListCollaborationPrivacyBudgetTemplatesOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var collaborationPrivacyBudgetTemplateSummaries: [CollaborationPrivacyBudgetTemplateSummary]

    package init(nextToken: String? = nil, collaborationPrivacyBudgetTemplateSummaries: [CollaborationPrivacyBudgetTemplateSummary]) {
        self.nextToken = nextToken
        self.collaborationPrivacyBudgetTemplateSummaries = collaborationPrivacyBudgetTemplateSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        collaborationPrivacyBudgetTemplateSummaries = try object.required("collaborationPrivacyBudgetTemplateSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("collaborationPrivacyBudgetTemplateSummaries", collaborationPrivacyBudgetTemplateSummaries)
        writer.endObject()
    }
}

package struct ListCollaborationPrivacyBudgetsInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var privacyBudgetType: PrivacyBudgetType
    package var maxResults: Int?
    package var nextToken: String?
    package var accessBudgetResourceArn: String?

    package init(collaborationIdentifier: String, privacyBudgetType: PrivacyBudgetType, maxResults: Int? = nil, nextToken: String? = nil, accessBudgetResourceArn: String? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.privacyBudgetType = privacyBudgetType
        self.maxResults = maxResults
        self.nextToken = nextToken
        self.accessBudgetResourceArn = accessBudgetResourceArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        privacyBudgetType = try object.required("privacyBudgetType")
        maxResults = try object.optional("maxResults")
        nextToken = try object.optional("nextToken")
        accessBudgetResourceArn = try object.optional("accessBudgetResourceArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("maxResults", maxResults)
        writer.member("nextToken", nextToken)
        writer.member("accessBudgetResourceArn", accessBudgetResourceArn)
        writer.endObject()
    }
}

package struct ListCollaborationPrivacyBudgetsOutput: Sendable, Equatable, JSONCoding {
    package var collaborationPrivacyBudgetSummaries: [CollaborationPrivacyBudgetSummary]
    package var nextToken: String?

    package init(collaborationPrivacyBudgetSummaries: [CollaborationPrivacyBudgetSummary], nextToken: String? = nil) {
        self.collaborationPrivacyBudgetSummaries = collaborationPrivacyBudgetSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationPrivacyBudgetSummaries = try object.required("collaborationPrivacyBudgetSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationPrivacyBudgetSummaries", collaborationPrivacyBudgetSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListCollaborationsInput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var maxResults: Int?
    package var memberStatus: FilterableMemberStatus?

    package init(nextToken: String? = nil, maxResults: Int? = nil, memberStatus: FilterableMemberStatus? = nil) {
        self.nextToken = nextToken
        self.maxResults = maxResults
        self.memberStatus = memberStatus
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
        memberStatus = try object.optional("memberStatus")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.member("memberStatus", memberStatus)
        writer.endObject()
    }
}

package struct ListCollaborationsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var collaborationList: [CollaborationSummary]

    package init(nextToken: String? = nil, collaborationList: [CollaborationSummary]) {
        self.nextToken = nextToken
        self.collaborationList = collaborationList
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        collaborationList = try object.required("collaborationList")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("collaborationList", collaborationList)
        writer.endObject()
    }
}

package struct ListConfiguredAudienceModelAssociationsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListConfiguredAudienceModelAssociationsOutput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociationSummaries: [ConfiguredAudienceModelAssociationSummary]
    package var nextToken: String?

    package init(configuredAudienceModelAssociationSummaries: [ConfiguredAudienceModelAssociationSummary], nextToken: String? = nil) {
        self.configuredAudienceModelAssociationSummaries = configuredAudienceModelAssociationSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociationSummaries = try object.required("configuredAudienceModelAssociationSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociationSummaries", configuredAudienceModelAssociationSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListConfiguredTableAssociationsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListConfiguredTableAssociationsOutput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociationSummaries: [ConfiguredTableAssociationSummary]
    package var nextToken: String?

    package init(configuredTableAssociationSummaries: [ConfiguredTableAssociationSummary], nextToken: String? = nil) {
        self.configuredTableAssociationSummaries = configuredTableAssociationSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociationSummaries = try object.required("configuredTableAssociationSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociationSummaries", configuredTableAssociationSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListConfiguredTablesInput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var maxResults: Int?

    package init(nextToken: String? = nil, maxResults: Int? = nil) {
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListConfiguredTablesOutput: Sendable, Equatable, JSONCoding {
    package var configuredTableSummaries: [ConfiguredTableSummary]
    package var nextToken: String?

    package init(configuredTableSummaries: [ConfiguredTableSummary], nextToken: String? = nil) {
        self.configuredTableSummaries = configuredTableSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableSummaries = try object.required("configuredTableSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableSummaries", configuredTableSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListIdMappingTablesInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListIdMappingTablesOutput: Sendable, Equatable, JSONCoding {
    package var idMappingTableSummaries: [IdMappingTableSummary]
    package var nextToken: String?

    package init(idMappingTableSummaries: [IdMappingTableSummary], nextToken: String? = nil) {
        self.idMappingTableSummaries = idMappingTableSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableSummaries = try object.required("idMappingTableSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableSummaries", idMappingTableSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListIdNamespaceAssociationsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListIdNamespaceAssociationsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var idNamespaceAssociationSummaries: [IdNamespaceAssociationSummary]

    package init(nextToken: String? = nil, idNamespaceAssociationSummaries: [IdNamespaceAssociationSummary]) {
        self.nextToken = nextToken
        self.idNamespaceAssociationSummaries = idNamespaceAssociationSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        idNamespaceAssociationSummaries = try object.required("idNamespaceAssociationSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("idNamespaceAssociationSummaries", idNamespaceAssociationSummaries)
        writer.endObject()
    }
}

package struct ListIntermediateTableVersionsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, intermediateTableIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListIntermediateTableVersionsOutput: Sendable, Equatable, JSONCoding {
    package var intermediateTableVersionSummaries: [IntermediateTableVersionSummary]
    package var nextToken: String?

    package init(intermediateTableVersionSummaries: [IntermediateTableVersionSummary], nextToken: String? = nil) {
        self.intermediateTableVersionSummaries = intermediateTableVersionSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableVersionSummaries = try object.required("intermediateTableVersionSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableVersionSummaries", intermediateTableVersionSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListIntermediateTablesInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListIntermediateTablesOutput: Sendable, Equatable, JSONCoding {
    package var intermediateTableSummaries: [IntermediateTableSummary]
    package var nextToken: String?

    package init(intermediateTableSummaries: [IntermediateTableSummary], nextToken: String? = nil) {
        self.intermediateTableSummaries = intermediateTableSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableSummaries = try object.required("intermediateTableSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableSummaries", intermediateTableSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListMembersInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListMembersOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var memberSummaries: [MemberSummary]

    package init(nextToken: String? = nil, memberSummaries: [MemberSummary]) {
        self.nextToken = nextToken
        self.memberSummaries = memberSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        memberSummaries = try object.required("memberSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("memberSummaries", memberSummaries)
        writer.endObject()
    }
}

package struct ListMembershipsInput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var maxResults: Int?
    package var status: MembershipStatus?

    package init(nextToken: String? = nil, maxResults: Int? = nil, status: MembershipStatus? = nil) {
        self.nextToken = nextToken
        self.maxResults = maxResults
        self.status = status
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
        status = try object.optional("status")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.member("status", status)
        writer.endObject()
    }
}

package struct ListMembershipsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var membershipSummaries: [MembershipSummary]

    package init(nextToken: String? = nil, membershipSummaries: [MembershipSummary]) {
        self.nextToken = nextToken
        self.membershipSummaries = membershipSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        membershipSummaries = try object.required("membershipSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("membershipSummaries", membershipSummaries)
        writer.endObject()
    }
}

package struct ListPrivacyBudgetTemplatesInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListPrivacyBudgetTemplatesOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var privacyBudgetTemplateSummaries: [PrivacyBudgetTemplateSummary]

    package init(nextToken: String? = nil, privacyBudgetTemplateSummaries: [PrivacyBudgetTemplateSummary]) {
        self.nextToken = nextToken
        self.privacyBudgetTemplateSummaries = privacyBudgetTemplateSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        privacyBudgetTemplateSummaries = try object.required("privacyBudgetTemplateSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("privacyBudgetTemplateSummaries", privacyBudgetTemplateSummaries)
        writer.endObject()
    }
}

package struct ListPrivacyBudgetsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var privacyBudgetType: PrivacyBudgetType
    package var nextToken: String?
    package var maxResults: Int?
    package var accessBudgetResourceArn: String?

    package init(membershipIdentifier: String, privacyBudgetType: PrivacyBudgetType, nextToken: String? = nil, maxResults: Int? = nil, accessBudgetResourceArn: String? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.privacyBudgetType = privacyBudgetType
        self.nextToken = nextToken
        self.maxResults = maxResults
        self.accessBudgetResourceArn = accessBudgetResourceArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        privacyBudgetType = try object.required("privacyBudgetType")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
        accessBudgetResourceArn = try object.optional("accessBudgetResourceArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.member("accessBudgetResourceArn", accessBudgetResourceArn)
        writer.endObject()
    }
}

package struct ListPrivacyBudgetsOutput: Sendable, Equatable, JSONCoding {
    package var privacyBudgetSummaries: [PrivacyBudgetSummary]
    package var nextToken: String?

    package init(privacyBudgetSummaries: [PrivacyBudgetSummary], nextToken: String? = nil) {
        self.privacyBudgetSummaries = privacyBudgetSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        privacyBudgetSummaries = try object.required("privacyBudgetSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("privacyBudgetSummaries", privacyBudgetSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListProtectedJobsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var status: ProtectedJobStatus?
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, status: ProtectedJobStatus? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.status = status
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        status = try object.optional("status")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("status", status)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListProtectedJobsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var protectedJobs: [ProtectedJobSummary]

    package init(nextToken: String? = nil, protectedJobs: [ProtectedJobSummary]) {
        self.nextToken = nextToken
        self.protectedJobs = protectedJobs
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        protectedJobs = try object.required("protectedJobs")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("protectedJobs", protectedJobs)
        writer.endObject()
    }
}

package struct ListProtectedQueriesInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var status: ProtectedQueryStatus?
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, status: ProtectedQueryStatus? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.status = status
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        status = try object.optional("status")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("status", status)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListProtectedQueriesOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var protectedQueries: [ProtectedQuerySummary]

    package init(nextToken: String? = nil, protectedQueries: [ProtectedQuerySummary]) {
        self.nextToken = nextToken
        self.protectedQueries = protectedQueries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        protectedQueries = try object.required("protectedQueries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("protectedQueries", protectedQueries)
        writer.endObject()
    }
}

package struct ListSchemasInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var schemaType: SchemaType?
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, schemaType: SchemaType? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.schemaType = schemaType
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        schemaType = try object.optional("schemaType")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("schemaType", schemaType)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListSchemasOutput: Sendable, Equatable, JSONCoding {
    package var schemaSummaries: [SchemaSummary]
    package var nextToken: String?

    package init(schemaSummaries: [SchemaSummary], nextToken: String? = nil) {
        self.schemaSummaries = schemaSummaries
        self.nextToken = nextToken
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        schemaSummaries = try object.required("schemaSummaries")
        nextToken = try object.optional("nextToken")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("schemaSummaries", schemaSummaries)
        writer.member("nextToken", nextToken)
        writer.endObject()
    }
}

package struct ListTagsForResourceInput: Sendable, Equatable, JSONCoding {
    package var resourceArn: String

    package init(resourceArn: String) {
        self.resourceArn = resourceArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resourceArn = try object.required("resourceArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resourceArn", resourceArn)
        writer.endObject()
    }
}

package struct ListTagsForResourceOutput: Sendable, Equatable, JSONCoding {
    package var tags: [ExactString: String]

    package init(tags: [ExactString: String]) {
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        tags = try object.required("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct MLMemberAbilities: Sendable, Equatable, JSONCoding {
    package var customMLMemberAbilities: [CustomMLMemberAbility]

    package init(customMLMemberAbilities: [CustomMLMemberAbility]) {
        self.customMLMemberAbilities = customMLMemberAbilities
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        customMLMemberAbilities = try object.required("customMLMemberAbilities")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("customMLMemberAbilities", customMLMemberAbilities)
        writer.endObject()
    }
}

package struct MLPaymentConfig: Sendable, Equatable, JSONCoding {
    package var modelTraining: ModelTrainingPaymentConfig?
    package var modelInference: ModelInferencePaymentConfig?
    package var syntheticDataGeneration: SyntheticDataGenerationPaymentConfig?

    package init(modelTraining: ModelTrainingPaymentConfig? = nil, modelInference: ModelInferencePaymentConfig? = nil, syntheticDataGeneration: SyntheticDataGenerationPaymentConfig? = nil) {
        self.modelTraining = modelTraining
        self.modelInference = modelInference
        self.syntheticDataGeneration = syntheticDataGeneration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        modelTraining = try object.optional("modelTraining")
        modelInference = try object.optional("modelInference")
        syntheticDataGeneration = try object.optional("syntheticDataGeneration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("modelTraining", modelTraining)
        writer.member("modelInference", modelInference)
        writer.member("syntheticDataGeneration", syntheticDataGeneration)
        writer.endObject()
    }
}

package struct MLSyntheticDataParameters: Sendable, Equatable, JSONCoding {
    package var epsilon: Double
    package var maxMembershipInferenceAttackScore: Double
    package var columnClassification: ColumnClassificationDetails

    package init(epsilon: Double, maxMembershipInferenceAttackScore: Double, columnClassification: ColumnClassificationDetails) {
        self.epsilon = epsilon
        self.maxMembershipInferenceAttackScore = maxMembershipInferenceAttackScore
        self.columnClassification = columnClassification
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        epsilon = try object.required("epsilon")
        maxMembershipInferenceAttackScore = try object.required("maxMembershipInferenceAttackScore")
        columnClassification = try object.required("columnClassification")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", epsilon)
        writer.member("maxMembershipInferenceAttackScore", maxMembershipInferenceAttackScore)
        writer.member("columnClassification", columnClassification)
        writer.endObject()
    }
}

package struct MemberChangeSpecification: Sendable, Equatable, JSONCoding {
    package var accountId: String
    package var memberAbilities: [MemberAbility]
    package var mlMemberAbilities: MLMemberAbilities?
    package var paymentConfiguration: PaymentConfiguration?
    package var displayName: String?

    package init(accountId: String, memberAbilities: [MemberAbility], mlMemberAbilities: MLMemberAbilities? = nil, paymentConfiguration: PaymentConfiguration? = nil, displayName: String? = nil) {
        self.accountId = accountId
        self.memberAbilities = memberAbilities
        self.mlMemberAbilities = mlMemberAbilities
        self.paymentConfiguration = paymentConfiguration
        self.displayName = displayName
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
        memberAbilities = try object.required("memberAbilities")
        mlMemberAbilities = try object.optional("mlMemberAbilities")
        paymentConfiguration = try object.optional("paymentConfiguration")
        displayName = try object.optional("displayName")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.member("memberAbilities", memberAbilities)
        writer.member("mlMemberAbilities", mlMemberAbilities)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.member("displayName", displayName)
        writer.endObject()
    }
}

package struct MemberSpecification: Sendable, Equatable, JSONCoding {
    package var accountId: String
    package var memberAbilities: [MemberAbility]
    package var mlMemberAbilities: MLMemberAbilities?
    package var displayName: String
    package var paymentConfiguration: PaymentConfiguration?

    package init(accountId: String, memberAbilities: [MemberAbility], mlMemberAbilities: MLMemberAbilities? = nil, displayName: String, paymentConfiguration: PaymentConfiguration? = nil) {
        self.accountId = accountId
        self.memberAbilities = memberAbilities
        self.mlMemberAbilities = mlMemberAbilities
        self.displayName = displayName
        self.paymentConfiguration = paymentConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
        memberAbilities = try object.required("memberAbilities")
        mlMemberAbilities = try object.optional("mlMemberAbilities")
        displayName = try object.required("displayName")
        paymentConfiguration = try object.optional("paymentConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.member("memberAbilities", memberAbilities)
        writer.member("mlMemberAbilities", mlMemberAbilities)
        writer.member("displayName", displayName)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.endObject()
    }
}

package struct MemberSummary: Sendable, Equatable, JSONCoding {
    package var accountId: String
    package var status: MemberStatus
    package var displayName: String
    package var abilities: [MemberAbility]
    package var mlAbilities: MLMemberAbilities?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var membershipId: String?
    package var membershipArn: String?
    package var paymentConfiguration: PaymentConfiguration

    package init(accountId: String, status: MemberStatus, displayName: String, abilities: [MemberAbility], mlAbilities: MLMemberAbilities? = nil, createTime: Timestamp, updateTime: Timestamp, membershipId: String? = nil, membershipArn: String? = nil, paymentConfiguration: PaymentConfiguration) {
        self.accountId = accountId
        self.status = status
        self.displayName = displayName
        self.abilities = abilities
        self.mlAbilities = mlAbilities
        self.createTime = createTime
        self.updateTime = updateTime
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.paymentConfiguration = paymentConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        accountId = try object.required("accountId")
        status = try object.required("status")
        displayName = try object.required("displayName")
        abilities = try object.required("abilities")
        mlAbilities = try object.optional("mlAbilities")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        membershipId = try object.optional("membershipId")
        membershipArn = try object.optional("membershipArn")
        paymentConfiguration = try object.required("paymentConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("accountId", accountId)
        writer.member("status", status)
        writer.member("displayName", displayName)
        writer.member("abilities", abilities)
        writer.member("mlAbilities", mlAbilities)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.endObject()
    }
}

package struct Membership: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationArn: String
    package var collaborationId: String
    package var collaborationCreatorAccountId: String
    package var collaborationCreatorDisplayName: String
    package var collaborationName: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: MembershipStatus
    package var memberAbilities: [MemberAbility]
    package var mlMemberAbilities: MLMemberAbilities?
    package var queryLogStatus: MembershipQueryLogStatus
    package var jobLogStatus: MembershipJobLogStatus?
    package var defaultResultConfiguration: MembershipProtectedQueryResultConfiguration?
    package var defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration?
    package var paymentConfiguration: MembershipPaymentConfiguration
    package var isMetricsEnabled: Bool?

    package init(id: String, arn: String, collaborationArn: String, collaborationId: String, collaborationCreatorAccountId: String, collaborationCreatorDisplayName: String, collaborationName: String, createTime: Timestamp, updateTime: Timestamp, status: MembershipStatus, memberAbilities: [MemberAbility], mlMemberAbilities: MLMemberAbilities? = nil, queryLogStatus: MembershipQueryLogStatus, jobLogStatus: MembershipJobLogStatus? = nil, defaultResultConfiguration: MembershipProtectedQueryResultConfiguration? = nil, defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration? = nil, paymentConfiguration: MembershipPaymentConfiguration, isMetricsEnabled: Bool? = nil) {
        self.id = id
        self.arn = arn
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.collaborationCreatorAccountId = collaborationCreatorAccountId
        self.collaborationCreatorDisplayName = collaborationCreatorDisplayName
        self.collaborationName = collaborationName
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.memberAbilities = memberAbilities
        self.mlMemberAbilities = mlMemberAbilities
        self.queryLogStatus = queryLogStatus
        self.jobLogStatus = jobLogStatus
        self.defaultResultConfiguration = defaultResultConfiguration
        self.defaultJobResultConfiguration = defaultJobResultConfiguration
        self.paymentConfiguration = paymentConfiguration
        self.isMetricsEnabled = isMetricsEnabled
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        collaborationCreatorAccountId = try object.required("collaborationCreatorAccountId")
        collaborationCreatorDisplayName = try object.required("collaborationCreatorDisplayName")
        collaborationName = try object.required("collaborationName")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        memberAbilities = try object.required("memberAbilities")
        mlMemberAbilities = try object.optional("mlMemberAbilities")
        queryLogStatus = try object.required("queryLogStatus")
        jobLogStatus = try object.optional("jobLogStatus")
        defaultResultConfiguration = try object.optional("defaultResultConfiguration")
        defaultJobResultConfiguration = try object.optional("defaultJobResultConfiguration")
        paymentConfiguration = try object.required("paymentConfiguration")
        isMetricsEnabled = try object.optional("isMetricsEnabled")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationCreatorAccountId", collaborationCreatorAccountId)
        writer.member("collaborationCreatorDisplayName", collaborationCreatorDisplayName)
        writer.member("collaborationName", collaborationName)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("memberAbilities", memberAbilities)
        writer.member("mlMemberAbilities", mlMemberAbilities)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("defaultResultConfiguration", defaultResultConfiguration)
        writer.member("defaultJobResultConfiguration", defaultJobResultConfiguration)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.member("isMetricsEnabled", isMetricsEnabled)
        writer.endObject()
    }
}

package struct MembershipJobComputePaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct MembershipMLPaymentConfig: Sendable, Equatable, JSONCoding {
    package var modelTraining: MembershipModelTrainingPaymentConfig?
    package var modelInference: MembershipModelInferencePaymentConfig?
    package var syntheticDataGeneration: MembershipSyntheticDataGenerationPaymentConfig?

    package init(modelTraining: MembershipModelTrainingPaymentConfig? = nil, modelInference: MembershipModelInferencePaymentConfig? = nil, syntheticDataGeneration: MembershipSyntheticDataGenerationPaymentConfig? = nil) {
        self.modelTraining = modelTraining
        self.modelInference = modelInference
        self.syntheticDataGeneration = syntheticDataGeneration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        modelTraining = try object.optional("modelTraining")
        modelInference = try object.optional("modelInference")
        syntheticDataGeneration = try object.optional("syntheticDataGeneration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("modelTraining", modelTraining)
        writer.member("modelInference", modelInference)
        writer.member("syntheticDataGeneration", syntheticDataGeneration)
        writer.endObject()
    }
}

package struct MembershipModelInferencePaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct MembershipModelTrainingPaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct MembershipPaymentConfiguration: Sendable, Equatable, JSONCoding {
    package var queryCompute: MembershipQueryComputePaymentConfig
    package var machineLearning: MembershipMLPaymentConfig?
    package var jobCompute: MembershipJobComputePaymentConfig?

    package init(queryCompute: MembershipQueryComputePaymentConfig, machineLearning: MembershipMLPaymentConfig? = nil, jobCompute: MembershipJobComputePaymentConfig? = nil) {
        self.queryCompute = queryCompute
        self.machineLearning = machineLearning
        self.jobCompute = jobCompute
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        queryCompute = try object.required("queryCompute")
        machineLearning = try object.optional("machineLearning")
        jobCompute = try object.optional("jobCompute")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("queryCompute", queryCompute)
        writer.member("machineLearning", machineLearning)
        writer.member("jobCompute", jobCompute)
        writer.endObject()
    }
}

package struct MembershipProtectedJobResultConfiguration: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: MembershipProtectedJobOutputConfiguration
    package var roleArn: String

    package init(outputConfiguration: MembershipProtectedJobOutputConfiguration, roleArn: String) {
        self.outputConfiguration = outputConfiguration
        self.roleArn = roleArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        outputConfiguration = try object.required("outputConfiguration")
        roleArn = try object.required("roleArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outputConfiguration", outputConfiguration)
        writer.member("roleArn", roleArn)
        writer.endObject()
    }
}

package struct MembershipProtectedQueryResultConfiguration: Sendable, Equatable, JSONCoding {
    package var outputConfiguration: MembershipProtectedQueryOutputConfiguration
    package var roleArn: String?

    package init(outputConfiguration: MembershipProtectedQueryOutputConfiguration, roleArn: String? = nil) {
        self.outputConfiguration = outputConfiguration
        self.roleArn = roleArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        outputConfiguration = try object.required("outputConfiguration")
        roleArn = try object.optional("roleArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("outputConfiguration", outputConfiguration)
        writer.member("roleArn", roleArn)
        writer.endObject()
    }
}

package struct MembershipQueryComputePaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct MembershipSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var collaborationArn: String
    package var collaborationId: String
    package var collaborationCreatorAccountId: String
    package var collaborationCreatorDisplayName: String
    package var collaborationName: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: MembershipStatus
    package var memberAbilities: [MemberAbility]
    package var mlMemberAbilities: MLMemberAbilities?
    package var paymentConfiguration: MembershipPaymentConfiguration

    package init(id: String, arn: String, collaborationArn: String, collaborationId: String, collaborationCreatorAccountId: String, collaborationCreatorDisplayName: String, collaborationName: String, createTime: Timestamp, updateTime: Timestamp, status: MembershipStatus, memberAbilities: [MemberAbility], mlMemberAbilities: MLMemberAbilities? = nil, paymentConfiguration: MembershipPaymentConfiguration) {
        self.id = id
        self.arn = arn
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.collaborationCreatorAccountId = collaborationCreatorAccountId
        self.collaborationCreatorDisplayName = collaborationCreatorDisplayName
        self.collaborationName = collaborationName
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.memberAbilities = memberAbilities
        self.mlMemberAbilities = mlMemberAbilities
        self.paymentConfiguration = paymentConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        collaborationCreatorAccountId = try object.required("collaborationCreatorAccountId")
        collaborationCreatorDisplayName = try object.required("collaborationCreatorDisplayName")
        collaborationName = try object.required("collaborationName")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        memberAbilities = try object.required("memberAbilities")
        mlMemberAbilities = try object.optional("mlMemberAbilities")
        paymentConfiguration = try object.required("paymentConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationCreatorAccountId", collaborationCreatorAccountId)
        writer.member("collaborationCreatorDisplayName", collaborationCreatorDisplayName)
        writer.member("collaborationName", collaborationName)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("memberAbilities", memberAbilities)
        writer.member("mlMemberAbilities", mlMemberAbilities)
        writer.member("paymentConfiguration", paymentConfiguration)
        writer.endObject()
    }
}

package struct MembershipSyntheticDataGenerationPaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct ModelInferencePaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}

package struct ModelTrainingPaymentConfig: Sendable, Equatable, JSONCoding {
    package var isResponsible: Bool

    package init(isResponsible: Bool) {
        self.isResponsible = isResponsible
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        isResponsible = try object.required("isResponsible")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("isResponsible", isResponsible)
        writer.endObject()
    }
}
