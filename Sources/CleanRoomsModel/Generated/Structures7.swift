// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import JSON

package struct StartProtectedQueryOutput: Sendable, Equatable, JSONCoding {
    package var protectedQuery: ProtectedQuery

    package init(protectedQuery: ProtectedQuery) {
        self.protectedQuery = protectedQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        protectedQuery = try object.required("protectedQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("protectedQuery", protectedQuery)
        writer.endObject()
    }
}

package struct SyntheticDataColumnProperties: Sendable, Equatable, JSONCoding {
    package var columnName: String
    package var columnType: SyntheticDataColumnType
    package var isPredictiveValue: Bool

    package init(columnName: String, columnType: SyntheticDataColumnType, isPredictiveValue: Bool) {
        self.columnName = columnName
        self.columnType = columnType
        self.isPredictiveValue = isPredictiveValue
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        columnName = try object.required("columnName")
        columnType = try object.required("columnType")
        isPredictiveValue = try object.required("isPredictiveValue")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("columnName", columnName)
        writer.member("columnType", columnType)
        writer.member("isPredictiveValue", isPredictiveValue)
        writer.endObject()
    }
}

package struct SyntheticDataGenerationPaymentConfig: Sendable, Equatable, JSONCoding {
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

package struct TagResourceInput: Sendable, Equatable, JSONCoding {
    package var resourceArn: String
    package var tags: [ExactString: String]

    package init(resourceArn: String, tags: [ExactString: String]) {
        self.resourceArn = resourceArn
        self.tags = tags
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resourceArn = try object.required("resourceArn")
        tags = try object.required("tags")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resourceArn", resourceArn)
        writer.member("tags", tags)
        writer.endObject()
    }
}

package struct TagResourceOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct UntagResourceInput: Sendable, Equatable, JSONCoding {
    package var resourceArn: String
    package var tagKeys: [String]

    package init(resourceArn: String, tagKeys: [String]) {
        self.resourceArn = resourceArn
        self.tagKeys = tagKeys
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        resourceArn = try object.required("resourceArn")
        tagKeys = try object.required("tagKeys")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("resourceArn", resourceArn)
        writer.member("tagKeys", tagKeys)
        writer.endObject()
    }
}

package struct UntagResourceOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}

package struct UpdateAnalysisTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisTemplateIdentifier: String
    package var description: String?

    package init(membershipIdentifier: String, analysisTemplateIdentifier: String, description: String? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisTemplateIdentifier = analysisTemplateIdentifier
        self.description = description
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisTemplateIdentifier = try object.required("analysisTemplateIdentifier")
        description = try object.optional("description")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisTemplateIdentifier", analysisTemplateIdentifier)
        writer.member("description", description)
        writer.endObject()
    }
}

package struct UpdateAnalysisTemplateOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateCollaborationChangeRequestInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var changeRequestIdentifier: String
    package var action: ChangeRequestAction

    package init(collaborationIdentifier: String, changeRequestIdentifier: String, action: ChangeRequestAction) {
        self.collaborationIdentifier = collaborationIdentifier
        self.changeRequestIdentifier = changeRequestIdentifier
        self.action = action
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        changeRequestIdentifier = try object.required("changeRequestIdentifier")
        action = try object.required("action")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("changeRequestIdentifier", changeRequestIdentifier)
        writer.member("action", action)
        writer.endObject()
    }
}

package struct UpdateCollaborationChangeRequestOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateCollaborationInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var name: String?
    package var description: String?
    package var analyticsEngine: AnalyticsEngine?

    package init(collaborationIdentifier: String, name: String? = nil, description: String? = nil, analyticsEngine: AnalyticsEngine? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.name = name
        self.description = description
        self.analyticsEngine = analyticsEngine
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        name = try object.optional("name")
        description = try object.optional("description")
        analyticsEngine = try object.optional("analyticsEngine")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("analyticsEngine", analyticsEngine)
        writer.endObject()
    }
}

package struct UpdateCollaborationOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateConfiguredAudienceModelAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredAudienceModelAssociationIdentifier: String
    package var membershipIdentifier: String
    package var description: String?
    package var name: String?

    package init(configuredAudienceModelAssociationIdentifier: String, membershipIdentifier: String, description: String? = nil, name: String? = nil) {
        self.configuredAudienceModelAssociationIdentifier = configuredAudienceModelAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.description = description
        self.name = name
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredAudienceModelAssociationIdentifier = try object.required("configuredAudienceModelAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        description = try object.optional("description")
        name = try object.optional("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredAudienceModelAssociationIdentifier", configuredAudienceModelAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("description", description)
        writer.member("name", name)
        writer.endObject()
    }
}

package struct UpdateConfiguredAudienceModelAssociationOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateConfiguredTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String
    package var analysisRuleType: ConfiguredTableAnalysisRuleType
    package var analysisRulePolicy: ConfiguredTableAnalysisRulePolicy

    package init(configuredTableIdentifier: String, analysisRuleType: ConfiguredTableAnalysisRuleType, analysisRulePolicy: ConfiguredTableAnalysisRulePolicy) {
        self.configuredTableIdentifier = configuredTableIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct UpdateConfiguredTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateConfiguredTableAssociationAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var configuredTableAssociationIdentifier: String
    package var analysisRuleType: ConfiguredTableAssociationAnalysisRuleType
    package var analysisRulePolicy: ConfiguredTableAssociationAnalysisRulePolicy

    package init(membershipIdentifier: String, configuredTableAssociationIdentifier: String, analysisRuleType: ConfiguredTableAssociationAnalysisRuleType, analysisRulePolicy: ConfiguredTableAssociationAnalysisRulePolicy) {
        self.membershipIdentifier = membershipIdentifier
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct UpdateConfiguredTableAssociationAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateConfiguredTableAssociationInput: Sendable, Equatable, JSONCoding {
    package var configuredTableAssociationIdentifier: String
    package var membershipIdentifier: String
    package var description: String?
    package var roleArn: String?

    package init(configuredTableAssociationIdentifier: String, membershipIdentifier: String, description: String? = nil, roleArn: String? = nil) {
        self.configuredTableAssociationIdentifier = configuredTableAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.description = description
        self.roleArn = roleArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableAssociationIdentifier = try object.required("configuredTableAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        description = try object.optional("description")
        roleArn = try object.optional("roleArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableAssociationIdentifier", configuredTableAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("description", description)
        writer.member("roleArn", roleArn)
        writer.endObject()
    }
}

package struct UpdateConfiguredTableAssociationOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateConfiguredTableInput: Sendable, Equatable, JSONCoding {
    package var configuredTableIdentifier: String
    package var name: String?
    package var description: String?
    package var tableReference: TableReference?
    package var allowedColumns: [String]?
    package var analysisMethod: AnalysisMethod?
    package var selectedAnalysisMethods: [SelectedAnalysisMethod]?

    package init(configuredTableIdentifier: String, name: String? = nil, description: String? = nil, tableReference: TableReference? = nil, allowedColumns: [String]? = nil, analysisMethod: AnalysisMethod? = nil, selectedAnalysisMethods: [SelectedAnalysisMethod]? = nil) {
        self.configuredTableIdentifier = configuredTableIdentifier
        self.name = name
        self.description = description
        self.tableReference = tableReference
        self.allowedColumns = allowedColumns
        self.analysisMethod = analysisMethod
        self.selectedAnalysisMethods = selectedAnalysisMethods
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        configuredTableIdentifier = try object.required("configuredTableIdentifier")
        name = try object.optional("name")
        description = try object.optional("description")
        tableReference = try object.optional("tableReference")
        allowedColumns = try object.optional("allowedColumns")
        analysisMethod = try object.optional("analysisMethod")
        selectedAnalysisMethods = try object.optional("selectedAnalysisMethods")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("configuredTableIdentifier", configuredTableIdentifier)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("tableReference", tableReference)
        writer.member("allowedColumns", allowedColumns)
        writer.member("analysisMethod", analysisMethod)
        writer.member("selectedAnalysisMethods", selectedAnalysisMethods)
        writer.endObject()
    }
}

package struct UpdateConfiguredTableOutput: Sendable, Equatable, JSONCoding {
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

package struct UpdateIdMappingTableInput: Sendable, Equatable, JSONCoding {
    package var idMappingTableIdentifier: String
    package var membershipIdentifier: String
    package var description: String?
    package var kmsKeyArn: String?

    package init(idMappingTableIdentifier: String, membershipIdentifier: String, description: String? = nil, kmsKeyArn: String? = nil) {
        self.idMappingTableIdentifier = idMappingTableIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.description = description
        self.kmsKeyArn = kmsKeyArn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableIdentifier = try object.required("idMappingTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        description = try object.optional("description")
        kmsKeyArn = try object.optional("kmsKeyArn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableIdentifier", idMappingTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("description", description)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.endObject()
    }
}

package struct UpdateIdMappingTableOutput: Sendable, Equatable, JSONCoding {
    package var idMappingTable: IdMappingTable

    package init(idMappingTable: IdMappingTable) {
        self.idMappingTable = idMappingTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTable = try object.required("idMappingTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTable", idMappingTable)
        writer.endObject()
    }
}

package struct UpdateIdNamespaceAssociationInput: Sendable, Equatable, JSONCoding {
    package var idNamespaceAssociationIdentifier: String
    package var membershipIdentifier: String
    package var name: String?
    package var description: String?
    package var idMappingConfig: IdMappingConfig?

    package init(idNamespaceAssociationIdentifier: String, membershipIdentifier: String, name: String? = nil, description: String? = nil, idMappingConfig: IdMappingConfig? = nil) {
        self.idNamespaceAssociationIdentifier = idNamespaceAssociationIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.name = name
        self.description = description
        self.idMappingConfig = idMappingConfig
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceAssociationIdentifier = try object.required("idNamespaceAssociationIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        name = try object.optional("name")
        description = try object.optional("description")
        idMappingConfig = try object.optional("idMappingConfig")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceAssociationIdentifier", idNamespaceAssociationIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("idMappingConfig", idMappingConfig)
        writer.endObject()
    }
}

package struct UpdateIdNamespaceAssociationOutput: Sendable, Equatable, JSONCoding {
    package var idNamespaceAssociation: IdNamespaceAssociation

    package init(idNamespaceAssociation: IdNamespaceAssociation) {
        self.idNamespaceAssociation = idNamespaceAssociation
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceAssociation = try object.required("idNamespaceAssociation")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceAssociation", idNamespaceAssociation)
        writer.endObject()
    }
}

package struct UpdateIntermediateTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var intermediateTableIdentifier: String
    package var analysisRuleType: IntermediateTableAnalysisRuleType
    package var analysisRulePolicy: IntermediateTableAnalysisRulePolicy

    package init(membershipIdentifier: String, intermediateTableIdentifier: String, analysisRuleType: IntermediateTableAnalysisRuleType, analysisRulePolicy: IntermediateTableAnalysisRulePolicy) {
        self.membershipIdentifier = membershipIdentifier
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.analysisRuleType = analysisRuleType
        self.analysisRulePolicy = analysisRulePolicy
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        analysisRuleType = try object.required("analysisRuleType")
        analysisRulePolicy = try object.required("analysisRulePolicy")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.endObject()
    }
}

package struct UpdateIntermediateTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: IntermediateTableAnalysisRule

    package init(analysisRule: IntermediateTableAnalysisRule) {
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

package struct UpdateIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var intermediateTableIdentifier: String
    package var membershipIdentifier: String
    package var description: String?
    package var kmsKeyArn: String?
    package var columns: [IntermediateTableColumn]?

    package init(intermediateTableIdentifier: String, membershipIdentifier: String, description: String? = nil, kmsKeyArn: String? = nil, columns: [IntermediateTableColumn]? = nil) {
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.membershipIdentifier = membershipIdentifier
        self.description = description
        self.kmsKeyArn = kmsKeyArn
        self.columns = columns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
        description = try object.optional("description")
        kmsKeyArn = try object.optional("kmsKeyArn")
        columns = try object.optional("columns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("description", description)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("columns", columns)
        writer.endObject()
    }
}

package struct UpdateIntermediateTableOutput: Sendable, Equatable, JSONCoding {
    package var intermediateTable: IntermediateTable

    package init(intermediateTable: IntermediateTable) {
        self.intermediateTable = intermediateTable
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTable = try object.required("intermediateTable")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTable", intermediateTable)
        writer.endObject()
    }
}

package struct UpdateMembershipInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var queryLogStatus: MembershipQueryLogStatus?
    package var jobLogStatus: MembershipJobLogStatus?
    package var defaultResultConfiguration: MembershipProtectedQueryResultConfiguration?
    package var defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration?
    package var membershipPaymentConfiguration: UpdateMembershipPaymentConfiguration?

    package init(membershipIdentifier: String, queryLogStatus: MembershipQueryLogStatus? = nil, jobLogStatus: MembershipJobLogStatus? = nil, defaultResultConfiguration: MembershipProtectedQueryResultConfiguration? = nil, defaultJobResultConfiguration: MembershipProtectedJobResultConfiguration? = nil, membershipPaymentConfiguration: UpdateMembershipPaymentConfiguration? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.queryLogStatus = queryLogStatus
        self.jobLogStatus = jobLogStatus
        self.defaultResultConfiguration = defaultResultConfiguration
        self.defaultJobResultConfiguration = defaultJobResultConfiguration
        self.membershipPaymentConfiguration = membershipPaymentConfiguration
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        queryLogStatus = try object.optional("queryLogStatus")
        jobLogStatus = try object.optional("jobLogStatus")
        defaultResultConfiguration = try object.optional("defaultResultConfiguration")
        defaultJobResultConfiguration = try object.optional("defaultJobResultConfiguration")
        membershipPaymentConfiguration = try object.optional("membershipPaymentConfiguration")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("queryLogStatus", queryLogStatus)
        writer.member("jobLogStatus", jobLogStatus)
        writer.member("defaultResultConfiguration", defaultResultConfiguration)
        writer.member("defaultJobResultConfiguration", defaultJobResultConfiguration)
        writer.member("membershipPaymentConfiguration", membershipPaymentConfiguration)
        writer.endObject()
    }
}

package struct UpdateMembershipOutput: Sendable, Equatable, JSONCoding {
    package var membership: Membership

    package init(membership: Membership) {
        self.membership = membership
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membership = try object.required("membership")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membership", membership)
        writer.endObject()
    }
}

package struct UpdateMembershipPaymentConfiguration: Sendable, Equatable, JSONCoding {
    package var queryCompute: MembershipQueryComputePaymentConfig?
    package var machineLearning: MembershipMLPaymentConfig?
    package var jobCompute: MembershipJobComputePaymentConfig?

    package init(queryCompute: MembershipQueryComputePaymentConfig? = nil, machineLearning: MembershipMLPaymentConfig? = nil, jobCompute: MembershipJobComputePaymentConfig? = nil) {
        self.queryCompute = queryCompute
        self.machineLearning = machineLearning
        self.jobCompute = jobCompute
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        queryCompute = try object.optional("queryCompute")
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

package struct UpdatePrivacyBudgetTemplateInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var privacyBudgetTemplateIdentifier: String
    package var privacyBudgetType: PrivacyBudgetType
    package var parameters: PrivacyBudgetTemplateUpdateParameters?

    package init(membershipIdentifier: String, privacyBudgetTemplateIdentifier: String, privacyBudgetType: PrivacyBudgetType, parameters: PrivacyBudgetTemplateUpdateParameters? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.privacyBudgetTemplateIdentifier = privacyBudgetTemplateIdentifier
        self.privacyBudgetType = privacyBudgetType
        self.parameters = parameters
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        privacyBudgetTemplateIdentifier = try object.required("privacyBudgetTemplateIdentifier")
        privacyBudgetType = try object.required("privacyBudgetType")
        parameters = try object.optional("parameters")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("privacyBudgetTemplateIdentifier", privacyBudgetTemplateIdentifier)
        writer.member("privacyBudgetType", privacyBudgetType)
        writer.member("parameters", parameters)
        writer.endObject()
    }
}

package struct UpdatePrivacyBudgetTemplateOutput: Sendable, Equatable, JSONCoding {
    package var privacyBudgetTemplate: PrivacyBudgetTemplate

    package init(privacyBudgetTemplate: PrivacyBudgetTemplate) {
        self.privacyBudgetTemplate = privacyBudgetTemplate
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        privacyBudgetTemplate = try object.required("privacyBudgetTemplate")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("privacyBudgetTemplate", privacyBudgetTemplate)
        writer.endObject()
    }
}

package struct UpdateProtectedJobInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var protectedJobIdentifier: String
    package var targetStatus: TargetProtectedJobStatus

    package init(membershipIdentifier: String, protectedJobIdentifier: String, targetStatus: TargetProtectedJobStatus) {
        self.membershipIdentifier = membershipIdentifier
        self.protectedJobIdentifier = protectedJobIdentifier
        self.targetStatus = targetStatus
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        protectedJobIdentifier = try object.required("protectedJobIdentifier")
        targetStatus = try object.required("targetStatus")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("protectedJobIdentifier", protectedJobIdentifier)
        writer.member("targetStatus", targetStatus)
        writer.endObject()
    }
}

package struct UpdateProtectedJobOutput: Sendable, Equatable, JSONCoding {
    package var protectedJob: ProtectedJob

    package init(protectedJob: ProtectedJob) {
        self.protectedJob = protectedJob
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        protectedJob = try object.required("protectedJob")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("protectedJob", protectedJob)
        writer.endObject()
    }
}

package struct UpdateProtectedQueryInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var protectedQueryIdentifier: String
    package var targetStatus: TargetProtectedQueryStatus

    package init(membershipIdentifier: String, protectedQueryIdentifier: String, targetStatus: TargetProtectedQueryStatus) {
        self.membershipIdentifier = membershipIdentifier
        self.protectedQueryIdentifier = protectedQueryIdentifier
        self.targetStatus = targetStatus
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        protectedQueryIdentifier = try object.required("protectedQueryIdentifier")
        targetStatus = try object.required("targetStatus")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("protectedQueryIdentifier", protectedQueryIdentifier)
        writer.member("targetStatus", targetStatus)
        writer.endObject()
    }
}

package struct UpdateProtectedQueryOutput: Sendable, Equatable, JSONCoding {
    package var protectedQuery: ProtectedQuery

    package init(protectedQuery: ProtectedQuery) {
        self.protectedQuery = protectedQuery
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        protectedQuery = try object.required("protectedQuery")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("protectedQuery", protectedQuery)
        writer.endObject()
    }
}

package struct ValidationExceptionField: Sendable, Equatable, JSONCoding {
    package var name: String
    package var message: String

    package init(name: String, message: String) {
        self.name = name
        self.message = message
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        message = try object.required("message")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("message", message)
        writer.endObject()
    }
}

package struct WorkerComputeConfiguration: Sendable, Equatable, JSONCoding {
    package var type: WorkerComputeType?
    package var number: Int?
    package var properties: WorkerComputeConfigurationProperties?

    package init(type: WorkerComputeType? = nil, number: Int? = nil, properties: WorkerComputeConfigurationProperties? = nil) {
        self.type = type
        self.number = number
        self.properties = properties
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        type = try object.optional("type")
        number = try object.optional("number")
        properties = try object.optional("properties")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("type", type)
        writer.member("number", number)
        writer.member("properties", properties)
        writer.endObject()
    }
}
