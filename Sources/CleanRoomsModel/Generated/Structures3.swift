// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import JSON

package struct DeleteConfiguredTableAssociationOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteConfiguredTableInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String

    package init(configuredTableIdentifier: String) {
        self.configuredTableIdentifier = configuredTableIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.endObject()
    }
}

package struct DeleteConfiguredTableOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteIdMappingTableInput: Sendable, Equatable, JSONCoding {
    package var idMappingTableIdentifier: String
    package var membershipIdentifier: String

    package init(idMappingTableIdentifier: String, membershipIdentifier: String) {
        self.idMappingTableIdentifier = idMappingTableIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableIdentifier = try object.required("idMappingTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableIdentifier", idMappingTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct DeleteIdMappingTableOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteIdNamespaceAssociationInput: Sendable, Equatable, JSONCoding {
    package var idNamespaceAssociationIdentifier: String
    package var membershipIdentifier: String

    package init(idNamespaceAssociationIdentifier: String, membershipIdentifier: String) {
        self.idNamespaceAssociationIdentifier = idNamespaceAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceAssociationIdentifier = try object.required("idNamespaceAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct DeleteIdNamespaceAssociationOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteIntermediateTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableIdentifier: String
    package var analysisRuleType: IntermediateTableAnalysisRuleType

    package init(membershipIdentifier: String, intermediateTableIdentifier: String, analysisRuleType: IntermediateTableAnalysisRuleType) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.analysisRuleType = analysisRuleType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.endObject()
    }
}

package struct DeleteIntermediateTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableIdentifier: String

    package init(membershipIdentifier: String, intermediateTableIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableIdentifier = intermediateTableIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.endObject()
    }
}

package struct DeleteIntermediateTableOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteMemberInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var accountId: String

    package init(collaborationIdentifier: String, accountId: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.accountId = accountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        accountId = try object.required("accountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("accountId", accountId)
        writer.endObject()
    }
}

package struct DeleteMemberOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeleteMembershipInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String

    package init(membershipIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct DeleteMembershipOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DeletePrivacyBudgetTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var privacyBudgetTemplateIdentifier: String

    package init(membershipIdentifier: String, privacyBudgetTemplateIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.privacyBudgetTemplateIdentifier = privacyBudgetTemplateIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        privacyBudgetTemplateIdentifier = try object.required("privacyBudgetTemplateIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier)
        writer.endObject()
    }
}

package struct DeletePrivacyBudgetTemplateOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct DifferentialPrivacyColumn: Sendable, Equatable, JSONCoding {
    package var name: String

    package init(name: String) {
        self.name = name
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.endObject()
    }
}

package struct DifferentialPrivacyConfiguration: Sendable, Equatable, JSONCoding {
    package var columns: [DifferentialPrivacyColumn]

    package init(columns: [DifferentialPrivacyColumn]) {
        self.columns = columns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columns = try object.required("columns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columns", columns)
        writer.endObject()
    }
}

package struct DifferentialPrivacyParameters: Sendable, Equatable, JSONCoding {
    package var sensitivityParameters: [DifferentialPrivacySensitivityParameters]

    package init(sensitivityParameters: [DifferentialPrivacySensitivityParameters]) {
        self.sensitivityParameters = sensitivityParameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        sensitivityParameters = try object.required("sensitivityParameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sensitivityParameters", sensitivityParameters)
        writer.endObject()
    }
}

package struct DifferentialPrivacyPreviewAggregation: Sendable, Equatable, JSONCoding {
    package var type: DifferentialPrivacyAggregationType
    package var maxCount: Int

    package init(type: DifferentialPrivacyAggregationType, maxCount: Int) {
        self.type = type
        self.maxCount = maxCount
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        maxCount = try object.required("maxCount")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("maxCount", maxCount)
        writer.endObject()
    }
}

package struct DifferentialPrivacyPreviewParametersInput: Sendable, Equatable, JSONCoding {
    package var epsilon: Int
    package var usersNoisePerQuery: Int

    package init(epsilon: Int, usersNoisePerQuery: Int) {
        self.epsilon = epsilon
        self.usersNoisePerQuery = usersNoisePerQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        epsilon = try object.required("epsilon")
        usersNoisePerQuery = try object.required("usersNoisePerQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", epsilon)
        writer.member("usersNoisePerQuery", usersNoisePerQuery)
        writer.endObject()
    }
}

package struct DifferentialPrivacyPrivacyBudget: Sendable, Equatable, JSONCoding {
    package var aggregations: [DifferentialPrivacyPrivacyBudgetAggregation]
    package var epsilon: Int

    package init(aggregations: [DifferentialPrivacyPrivacyBudgetAggregation], epsilon: Int) {
        self.aggregations = aggregations
        self.epsilon = epsilon
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        aggregations = try object.required("aggregations")
        epsilon = try object.required("epsilon")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("aggregations", aggregations)
        writer.member("epsilon", epsilon)
        writer.endObject()
    }
}

package struct DifferentialPrivacyPrivacyBudgetAggregation: Sendable, Equatable, JSONCoding {
    package var type: DifferentialPrivacyAggregationType
    package var maxCount: Int
    package var remainingCount: Int

    package init(type: DifferentialPrivacyAggregationType, maxCount: Int, remainingCount: Int) {
        self.type = type
        self.maxCount = maxCount
        self.remainingCount = remainingCount
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
        maxCount = try object.required("maxCount")
        remainingCount = try object.required("remainingCount")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("maxCount", maxCount)
        writer.member("remainingCount", remainingCount)
        writer.endObject()
    }
}

package struct DifferentialPrivacyPrivacyImpact: Sendable, Equatable, JSONCoding {
    package var aggregations: [DifferentialPrivacyPreviewAggregation]

    package init(aggregations: [DifferentialPrivacyPreviewAggregation]) {
        self.aggregations = aggregations
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        aggregations = try object.required("aggregations")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("aggregations", aggregations)
        writer.endObject()
    }
}

package struct DifferentialPrivacySensitivityParameters: Sendable, Equatable, JSONCoding {
    package var aggregationType: DifferentialPrivacyAggregationType
    package var aggregationExpression: String
    package var userContributionLimit: Int
    package var minColumnValue: Double?
    package var maxColumnValue: Double?

    package init(aggregationType: DifferentialPrivacyAggregationType, aggregationExpression: String, userContributionLimit: Int, minColumnValue: Double? = nil, maxColumnValue: Double? = nil) {
        self.aggregationType = aggregationType
        self.aggregationExpression = aggregationExpression
        self.userContributionLimit = userContributionLimit
        self.minColumnValue = minColumnValue
        self.maxColumnValue = maxColumnValue
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        aggregationType = try object.required("aggregationType")
        aggregationExpression = try object.required("aggregationExpression")
        userContributionLimit = try object.required("userContributionLimit")
        minColumnValue = try object.optional("minColumnValue")
        maxColumnValue = try object.optional("maxColumnValue")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("aggregationType", aggregationType)
        writer.member("aggregationExpression", aggregationExpression)
        writer.member("userContributionLimit", userContributionLimit)
        writer.member("minColumnValue", minColumnValue)
        writer.member("maxColumnValue", maxColumnValue)
        writer.endObject()
    }
}

package struct DifferentialPrivacyTemplateParametersInput: Sendable, Equatable, JSONCoding {
    package var epsilon: Int
    package var usersNoisePerQuery: Int

    package init(epsilon: Int, usersNoisePerQuery: Int) {
        self.epsilon = epsilon
        self.usersNoisePerQuery = usersNoisePerQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        epsilon = try object.required("epsilon")
        usersNoisePerQuery = try object.required("usersNoisePerQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", epsilon)
        writer.member("usersNoisePerQuery", usersNoisePerQuery)
        writer.endObject()
    }
}

package struct DifferentialPrivacyTemplateParametersOutput: Sendable, Equatable, JSONCoding {
    package var epsilon: Int
    package var usersNoisePerQuery: Int

    package init(epsilon: Int, usersNoisePerQuery: Int) {
        self.epsilon = epsilon
        self.usersNoisePerQuery = usersNoisePerQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        epsilon = try object.required("epsilon")
        usersNoisePerQuery = try object.required("usersNoisePerQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", epsilon)
        writer.member("usersNoisePerQuery", usersNoisePerQuery)
        writer.endObject()
    }
}

package struct DifferentialPrivacyTemplateUpdateParameters: Sendable, Equatable, JSONCoding {
    package var epsilon: Int?
    package var usersNoisePerQuery: Int?

    package init(epsilon: Int? = nil, usersNoisePerQuery: Int? = nil) {
        self.epsilon = epsilon
        self.usersNoisePerQuery = usersNoisePerQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        epsilon = try object.optional("epsilon")
        usersNoisePerQuery = try object.optional("usersNoisePerQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("epsilon", epsilon)
        writer.member("usersNoisePerQuery", usersNoisePerQuery)
        writer.endObject()
    }
}

package struct DirectAnalysisConfigurationDetails: Sendable, Equatable, JSONCoding {
    package var receiverAccountIds: [String]?

    package init(receiverAccountIds: [String]? = nil) {
        self.receiverAccountIds = receiverAccountIds
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        receiverAccountIds = try object.optional("receiverAccountIds")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("receiverAccountIds", receiverAccountIds)
        writer.endObject()
    }
}

package struct DisallowIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableName: String
    package var includeDescendants: Bool?

    package init(membershipIdentifier: String, intermediateTableName: String, includeDescendants: Bool? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableName = intermediateTableName
        self.includeDescendants = includeDescendants
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableName = try object.required("intermediateTableName")
        includeDescendants = try object.optional("includeDescendants")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableName", intermediateTableName)
        writer.member("includeDescendants", includeDescendants)
        writer.endObject()
    }
}

package struct DisallowIntermediateTableOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct ErrorMessageConfiguration: Sendable, Equatable, JSONCoding {
    package var type: ErrorMessageType

    package init(type: ErrorMessageType) {
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.endObject()
    }
}

package struct GetAnalysisLogExportInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisLogExportIdentifier: String

    package init(membershipIdentifier: String, analysisLogExportIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisLogExportIdentifier = analysisLogExportIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisLogExportIdentifier = try object.required("analysisLogExportIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisLogExportIdentifier", analysisLogExportIdentifier)
        writer.endObject()
    }
}

package struct GetAnalysisLogExportOutput: Sendable, Equatable, JSONCoding {
    package var analysisLogExport: AnalysisLogExport

    package init(analysisLogExport: AnalysisLogExport) {
        self.analysisLogExport = analysisLogExport
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisLogExport = try object.required("analysisLogExport")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisLogExport", analysisLogExport)
        writer.endObject()
    }
}

package struct GetAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisTemplateIdentifier: String

    package init(membershipIdentifier: String, analysisTemplateIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisTemplateIdentifier = analysisTemplateIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisTemplateIdentifier = try object.required("analysisTemplateIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisTemplateIdentifier", analysisTemplateIdentifier)
        writer.endObject()
    }
}

package struct GetAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
    package var analysisTemplate: AnalysisTemplate

    package init(analysisTemplate: AnalysisTemplate) {
        self.analysisTemplate = analysisTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisTemplate = try object.required("analysisTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisTemplate", analysisTemplate)
        writer.endObject()
    }
}

package struct GetCollaborationAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var analysisTemplateArn: String

    package init(collaborationIdentifier: String, analysisTemplateArn: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.analysisTemplateArn = analysisTemplateArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        analysisTemplateArn = try object.required("analysisTemplateArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("analysisTemplateArn", analysisTemplateArn)
        writer.endObject()
    }
}

package struct GetCollaborationAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
    package var collaborationAnalysisTemplate: CollaborationAnalysisTemplate

    package init(collaborationAnalysisTemplate: CollaborationAnalysisTemplate) {
        self.collaborationAnalysisTemplate = collaborationAnalysisTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationAnalysisTemplate = try object.required("collaborationAnalysisTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationAnalysisTemplate", collaborationAnalysisTemplate)
        writer.endObject()
    }
}

package struct GetCollaborationChangeRequestInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var changeRequestIdentifier: String

    package init(collaborationIdentifier: String, changeRequestIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.changeRequestIdentifier = changeRequestIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        changeRequestIdentifier = try object.required("changeRequestIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("changeRequestIdentifier", changeRequestIdentifier)
        writer.endObject()
    }
}

package struct GetCollaborationChangeRequestOutput: Sendable, Equatable, JSONCoding {
    package var collaborationChangeRequest: CollaborationChangeRequest

    package init(collaborationChangeRequest: CollaborationChangeRequest) {
        self.collaborationChangeRequest = collaborationChangeRequest
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationChangeRequest = try object.required("collaborationChangeRequest")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationChangeRequest", collaborationChangeRequest)
        writer.endObject()
    }
}

package struct GetCollaborationConfiguredAudienceModelAssociationInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var configuredAudienceModelAssociationIdentifier: String

    package init(collaborationIdentifier: String, configuredAudienceModelAssociationIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.configuredAudienceModelAssociationIdentifier = configuredAudienceModelAssociationIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        configuredAudienceModelAssociationIdentifier = try object.required("configuredAudienceModelAssociationIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier)
        writer.endObject()
    }
}

package struct GetCollaborationConfiguredAudienceModelAssociationOutput: Sendable, Equatable, JSONCoding {
    package var collaborationConfiguredAudienceModelAssociation: CollaborationConfiguredAudienceModelAssociation

    package init(collaborationConfiguredAudienceModelAssociation: CollaborationConfiguredAudienceModelAssociation) {
        self.collaborationConfiguredAudienceModelAssociation = collaborationConfiguredAudienceModelAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationConfiguredAudienceModelAssociation = try object.required("collaborationConfiguredAudienceModelAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationConfiguredAudienceModelAssociation", collaborationConfiguredAudienceModelAssociation)
        writer.endObject()
    }
}

package struct GetCollaborationIdNamespaceAssociationInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var idNamespaceAssociationIdentifier: String

    package init(collaborationIdentifier: String, idNamespaceAssociationIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.idNamespaceAssociationIdentifier = idNamespaceAssociationIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        idNamespaceAssociationIdentifier = try object.required("idNamespaceAssociationIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier)
        writer.endObject()
    }
}

package struct GetCollaborationIdNamespaceAssociationOutput: Sendable, Equatable, JSONCoding {
    package var collaborationIdNamespaceAssociation: CollaborationIdNamespaceAssociation

    package init(collaborationIdNamespaceAssociation: CollaborationIdNamespaceAssociation) {
        self.collaborationIdNamespaceAssociation = collaborationIdNamespaceAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdNamespaceAssociation = try object.required("collaborationIdNamespaceAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdNamespaceAssociation", collaborationIdNamespaceAssociation)
        writer.endObject()
    }
}

package struct GetCollaborationInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String

    package init(collaborationIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.endObject()
    }
}

package struct GetCollaborationOutput: Sendable, Equatable, JSONCoding {
    package var collaboration: Collaboration

    package init(collaboration: Collaboration) {
        self.collaboration = collaboration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaboration = try object.required("collaboration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaboration", collaboration)
        writer.endObject()
    }
}

package struct GetCollaborationPrivacyBudgetTemplateInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var privacyBudgetTemplateIdentifier: String

    package init(collaborationIdentifier: String, privacyBudgetTemplateIdentifier: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.privacyBudgetTemplateIdentifier = privacyBudgetTemplateIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        privacyBudgetTemplateIdentifier = try object.required("privacyBudgetTemplateIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier)
        writer.endObject()
    }
}

package struct GetCollaborationPrivacyBudgetTemplateOutput: Sendable, Equatable, JSONCoding {
    package var collaborationPrivacyBudgetTemplate: CollaborationPrivacyBudgetTemplate

    package init(collaborationPrivacyBudgetTemplate: CollaborationPrivacyBudgetTemplate) {
        self.collaborationPrivacyBudgetTemplate = collaborationPrivacyBudgetTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationPrivacyBudgetTemplate = try object.required("collaborationPrivacyBudgetTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationPrivacyBudgetTemplate", collaborationPrivacyBudgetTemplate)
        writer.endObject()
    }
}

package struct GetConfiguredAudienceModelAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociationIdentifier: String
    package var membershipIdentifier: String

    package init(configuredAudienceModelAssociationIdentifier: String, membershipIdentifier: String) {
        self.configuredAudienceModelAssociationIdentifier = configuredAudienceModelAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociationIdentifier = try object.required("configuredAudienceModelAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct GetConfiguredAudienceModelAssociationOutput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociation: ConfiguredAudienceModelAssociation

    package init(configuredAudienceModelAssociation: ConfiguredAudienceModelAssociation) {
        self.configuredAudienceModelAssociation = configuredAudienceModelAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociation = try object.required("configuredAudienceModelAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociation", configuredAudienceModelAssociation)
        writer.endObject()
    }
}

package struct GetConfiguredTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String
    package var analysisRuleType: ConfiguredTableAnalysisRuleType

    package init(configuredTableIdentifier: String, analysisRuleType: ConfiguredTableAnalysisRuleType) {
        self.configuredTableIdentifier = configuredTableIdentifier
        self.analysisRuleType = analysisRuleType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.endObject()
    }
}

package struct GetConfiguredTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: ConfiguredTableAnalysisRule

    package init(analysisRule: ConfiguredTableAnalysisRule) {
        self.analysisRule = analysisRule
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRule = try object.required("analysisRule")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRule", analysisRule)
        writer.endObject()
    }
}

package struct GetConfiguredTableAssociationAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredTableAssociationIdentifier: String
    package var analysisRuleType: ConfiguredTableAssociationAnalysisRuleType

    package init(membershipIdentifier: String, configuredTableAssociationIdentifier: String, analysisRuleType: ConfiguredTableAssociationAnalysisRuleType) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.analysisRuleType = analysisRuleType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.endObject()
    }
}

package struct GetConfiguredTableAssociationAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: ConfiguredTableAssociationAnalysisRule

    package init(analysisRule: ConfiguredTableAssociationAnalysisRule) {
        self.analysisRule = analysisRule
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        analysisRule = try object.required("analysisRule")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("analysisRule", analysisRule)
        writer.endObject()
    }
}

package struct GetConfiguredTableAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociationIdentifier: String
    package var membershipIdentifier: String

    package init(configuredTableAssociationIdentifier: String, membershipIdentifier: String) {
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct GetConfiguredTableAssociationOutput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociation: ConfiguredTableAssociation

    package init(configuredTableAssociation: ConfiguredTableAssociation) {
        self.configuredTableAssociation = configuredTableAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociation = try object.required("configuredTableAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociation", configuredTableAssociation)
        writer.endObject()
    }
}

package struct GetConfiguredTableInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String

    package init(configuredTableIdentifier: String) {
        self.configuredTableIdentifier = configuredTableIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.endObject()
    }
}

package struct GetConfiguredTableOutput: Sendable, Equatable, JSONCoding {
    package var configuredTable: ConfiguredTable

    package init(configuredTable: ConfiguredTable) {
        self.configuredTable = configuredTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTable = try object.required("configuredTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTable", configuredTable)
        writer.endObject()
    }
}

package struct GetIdMappingTableInput: Sendable, Equatable, JSONCoding {
    package var idMappingTableIdentifier: String
    package var membershipIdentifier: String

    package init(idMappingTableIdentifier: String, membershipIdentifier: String) {
        self.idMappingTableIdentifier = idMappingTableIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableIdentifier = try object.required("idMappingTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableIdentifier", idMappingTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}
