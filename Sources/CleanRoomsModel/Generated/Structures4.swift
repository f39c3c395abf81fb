// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct GetIdMappingTableOutput: Sendable, Equatable, JSONCoding {
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

package struct GetIdNamespaceAssociationInput: Sendable, Equatable, JSONCoding {
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

package struct GetIdNamespaceAssociationOutput: Sendable, Equatable, JSONCoding {
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

package struct GetIntermediateTableAnalysisRuleInput: Sendable, Equatable, JSONCoding {
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

package struct GetIntermediateTableAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
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

package struct GetIntermediateTableInput: Sendable, Equatable, JSONCoding {
    package var intermediateTableIdentifier: String
    package var membershipIdentifier: String

    package init(intermediateTableIdentifier: String, membershipIdentifier: String) {
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.membershipIdentifier = membershipIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        membershipIdentifier = try object.required("membershipIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.endObject()
    }
}

package struct GetIntermediateTableOutput: Sendable, Equatable, JSONCoding {
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

package struct GetMembershipInput: Sendable, Equatable, JSONCoding {
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

package struct GetMembershipOutput: Sendable, Equatable, JSONCoding {
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

package struct GetPrivacyBudgetTemplateInput: Sendable, Equatable, JSONCoding {
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

package struct GetPrivacyBudgetTemplateOutput: Sendable, Equatable, JSONCoding {
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

package struct GetProtectedJobInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var protectedJobIdentifier: String

    package init(membershipIdentifier: String, protectedJobIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.protectedJobIdentifier = protectedJobIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        protectedJobIdentifier = try object.required("protectedJobIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("protectedJobIdentifier", protectedJobIdentifier)
        writer.endObject()
    }
}

package struct GetProtectedJobOutput: Sendable, Equatable, JSONCoding {
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

package struct GetProtectedQueryInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var protectedQueryIdentifier: String

    package init(membershipIdentifier: String, protectedQueryIdentifier: String) {
        self.membershipIdentifier = membershipIdentifier
        self.protectedQueryIdentifier = protectedQueryIdentifier
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        protectedQueryIdentifier = try object.required("protectedQueryIdentifier")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("protectedQueryIdentifier", protectedQueryIdentifier)
        writer.endObject()
    }
}

package struct GetProtectedQueryOutput: Sendable, Equatable, JSONCoding {
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

package struct GetSchemaAnalysisRuleInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var name: String
    package var type: AnalysisRuleType

    package init(collaborationIdentifier: String, name: String, type: AnalysisRuleType) {
        self.collaborationIdentifier = collaborationIdentifier
        self.name = name
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        name = try object.required("name")
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("name", name)
        writer.member("type", type)
        writer.endObject()
    }
}

package struct GetSchemaAnalysisRuleOutput: Sendable, Equatable, JSONCoding {
    package var analysisRule: AnalysisRule

    package init(analysisRule: AnalysisRule) {
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

package struct GetSchemaInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var name: String

    package init(collaborationIdentifier: String, name: String) {
        self.collaborationIdentifier = collaborationIdentifier
        self.name = name
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        name = try object.required("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("name", name)
        writer.endObject()
    }
}

package struct GetSchemaOutput: Sendable, Equatable, JSONCoding {
    package var schema: Schema

    package init(schema: Schema) {
        self.schema = schema
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        schema = try object.required("schema")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("schema", schema)
        writer.endObject()
    }
}

package struct GlueTableReference: Sendable, Equatable, JSONCoding {
    package var region: CommercialRegion?
    package var tableName: String
    package var databaseName: String

    package init(region: CommercialRegion? = nil, tableName: String, databaseName: String) {
        self.region = region
        self.tableName = tableName
        self.databaseName = databaseName
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        region = try object.optional("region")
        tableName = try object.required("tableName")
        databaseName = try object.required("databaseName")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("region", region)
        writer.member("tableName", tableName)
        writer.member("databaseName", databaseName)
        writer.endObject()
    }
}

package struct Hash: Sendable, Equatable, JSONCoding {
    package var sha256: String?

    package init(sha256: String? = nil) {
        self.sha256 = sha256
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        sha256 = try object.optional("sha256")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("sha256", sha256)
        writer.endObject()
    }
}

package struct IdMappingConfig: Sendable, Equatable, JSONCoding {
    package var allowUseAsDimensionColumn: Bool

    package init(allowUseAsDimensionColumn: Bool) {
        self.allowUseAsDimensionColumn = allowUseAsDimensionColumn
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowUseAsDimensionColumn = try object.required("allowUseAsDimensionColumn")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowUseAsDimensionColumn", allowUseAsDimensionColumn)
        writer.endObject()
    }
}

package struct IdMappingTable: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var inputReferenceConfig: IdMappingTableInputReferenceConfig
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var description: String?
    package var name: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var inputReferenceProperties: IdMappingTableInputReferenceProperties
    package var kmsKeyArn: String?
    package var childResources: [ChildResource]?

    package init(id: String, arn: String, inputReferenceConfig: IdMappingTableInputReferenceConfig, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, description: String? = nil, name: String, createTime: Timestamp, updateTime: Timestamp, inputReferenceProperties: IdMappingTableInputReferenceProperties, kmsKeyArn: String? = nil, childResources: [ChildResource]? = nil) {
        self.id = id
        self.arn = arn
        self.inputReferenceConfig = inputReferenceConfig
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.description = description
        self.name = name
        self.createTime = createTime
        self.updateTime = updateTime
        self.inputReferenceProperties = inputReferenceProperties
        self.kmsKeyArn = kmsKeyArn
        self.childResources = childResources
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        description = try object.optional("description")
        name = try object.required("name")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        inputReferenceProperties = try object.required("inputReferenceProperties")
        kmsKeyArn = try object.optional("kmsKeyArn")
        childResources = try object.optional("childResources")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("description", description)
        writer.member("name", name)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("inputReferenceProperties", inputReferenceProperties)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("childResources", childResources)
        writer.endObject()
    }
}

package struct IdMappingTableInputReferenceConfig: Sendable, Equatable, JSONCoding {
    package var inputReferenceArn: String
    package var manageResourcePolicies: Bool

    package init(inputReferenceArn: String, manageResourcePolicies: Bool) {
        self.inputReferenceArn = inputReferenceArn
        self.manageResourcePolicies = manageResourcePolicies
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        inputReferenceArn = try object.required("inputReferenceArn")
        manageResourcePolicies = try object.required("manageResourcePolicies")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("inputReferenceArn", inputReferenceArn)
        writer.member("manageResourcePolicies", manageResourcePolicies)
        writer.endObject()
    }
}

package struct IdMappingTableInputReferenceProperties: Sendable, Equatable, JSONCoding {
    package var idMappingTableInputSource: [IdMappingTableInputSource]

    package init(idMappingTableInputSource: [IdMappingTableInputSource]) {
        self.idMappingTableInputSource = idMappingTableInputSource
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableInputSource = try object.required("idMappingTableInputSource")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableInputSource", idMappingTableInputSource)
        writer.endObject()
    }
}

package struct IdMappingTableInputSource: Sendable, Equatable, JSONCoding {
    package var idNamespaceAssociationId: String
    package var type: IdNamespaceType

    package init(idNamespaceAssociationId: String, type: IdNamespaceType) {
        self.idNamespaceAssociationId = idNamespaceAssociationId
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceAssociationId = try object.required("idNamespaceAssociationId")
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceAssociationId", idNamespaceAssociationId)
        writer.member("type", type)
        writer.endObject()
    }
}

package struct IdMappingTableSchemaTypeProperties: Sendable, Equatable, JSONCoding {
    package var idMappingTableInputSource: [IdMappingTableInputSource]
    package var idMappingTableId: String?

    package init(idMappingTableInputSource: [IdMappingTableInputSource], idMappingTableId: String? = nil) {
        self.idMappingTableInputSource = idMappingTableInputSource
        self.idMappingTableId = idMappingTableId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idMappingTableInputSource = try object.required("idMappingTableInputSource")
        idMappingTableId = try object.optional("idMappingTableId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idMappingTableInputSource", idMappingTableInputSource)
        writer.member("idMappingTableId", idMappingTableId)
        writer.endObject()
    }
}

package struct IdMappingTableSummary: Sendable, Equatable, JSONCoding {
    package var collaborationArn: String
    package var collaborationId: String
    package var membershipId: String
    package var membershipArn: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var id: String
    package var arn: String
    package var description: String?
    package var inputReferenceConfig: IdMappingTableInputReferenceConfig
    package var name: String

    package init(collaborationArn: String, collaborationId: String, membershipId: String, membershipArn: String, createTime: Timestamp, updateTime: Timestamp, id: String, arn: String, description: String? = nil, inputReferenceConfig: IdMappingTableInputReferenceConfig, name: String) {
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.createTime = createTime
        self.updateTime = updateTime
        self.id = id
        self.arn = arn
        self.description = description
        self.inputReferenceConfig = inputReferenceConfig
        self.name = name
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        id = try object.required("id")
        arn = try object.required("arn")
        description = try object.optional("description")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        name = try object.required("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("description", description)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("name", name)
        writer.endObject()
    }
}

package struct IdNamespaceAssociation: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var membershipId: String
    package var membershipArn: String
    package var collaborationId: String
    package var collaborationArn: String
    package var name: String
    package var description: String?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    package var inputReferenceProperties: IdNamespaceAssociationInputReferenceProperties
    package var idMappingConfig: IdMappingConfig?

    package init(id: String, arn: String, membershipId: String, membershipArn: String, collaborationId: String, collaborationArn: String, name: String, description: String? = nil, createTime: Timestamp, updateTime: Timestamp, inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig, inputReferenceProperties: IdNamespaceAssociationInputReferenceProperties, idMappingConfig: IdMappingConfig? = nil) {
        self.id = id
        self.arn = arn
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationId = collaborationId
        self.collaborationArn = collaborationArn
        self.name = name
        self.description = description
        self.createTime = createTime
        self.updateTime = updateTime
        self.inputReferenceConfig = inputReferenceConfig
        self.inputReferenceProperties = inputReferenceProperties
        self.idMappingConfig = idMappingConfig
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationId = try object.required("collaborationId")
        collaborationArn = try object.required("collaborationArn")
        name = try object.required("name")
        description = try object.optional("description")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        inputReferenceProperties = try object.required("inputReferenceProperties")
        idMappingConfig = try object.optional("idMappingConfig")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationId", collaborationId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("inputReferenceProperties", inputReferenceProperties)
        writer.member("idMappingConfig", idMappingConfig)
        writer.endObject()
    }
}

package struct IdNamespaceAssociationInputReferenceConfig: Sendable, Equatable, JSONCoding {
    package var inputReferenceArn: String
    package var manageResourcePolicies: Bool

    package init(inputReferenceArn: String, manageResourcePolicies: Bool) {
        self.inputReferenceArn = inputReferenceArn
        self.manageResourcePolicies = manageResourcePolicies
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        inputReferenceArn = try object.required("inputReferenceArn")
        manageResourcePolicies = try object.required("manageResourcePolicies")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("inputReferenceArn", inputReferenceArn)
        writer.member("manageResourcePolicies", manageResourcePolicies)
        writer.endObject()
    }
}

package struct IdNamespaceAssociationInputReferenceProperties: Sendable, Equatable, JSONCoding {
    package var idNamespaceType: IdNamespaceType
    package var idMappingWorkflowsSupported: [JSON]

    package init(idNamespaceType: IdNamespaceType, idMappingWorkflowsSupported: [JSON]) {
        self.idNamespaceType = idNamespaceType
        self.idMappingWorkflowsSupported = idMappingWorkflowsSupported
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceType = try object.required("idNamespaceType")
        idMappingWorkflowsSupported = try object.required("idMappingWorkflowsSupported")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceType", idNamespaceType)
        writer.member("idMappingWorkflowsSupported", idMappingWorkflowsSupported)
        writer.endObject()
    }
}

package struct IdNamespaceAssociationInputReferencePropertiesSummary: Sendable, Equatable, JSONCoding {
    package var idNamespaceType: IdNamespaceType

    package init(idNamespaceType: IdNamespaceType) {
        self.idNamespaceType = idNamespaceType
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        idNamespaceType = try object.required("idNamespaceType")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("idNamespaceType", idNamespaceType)
        writer.endObject()
    }
}

package struct IdNamespaceAssociationSummary: Sendable, Equatable, JSONCoding {
    package var membershipId: String
    package var membershipArn: String
    package var collaborationArn: String
    package var collaborationId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var id: String
    package var arn: String
    package var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    package var name: String
    package var description: String?
    package var inputReferenceProperties: IdNamespaceAssociationInputReferencePropertiesSummary

    package init(membershipId: String, membershipArn: String, collaborationArn: String, collaborationId: String, createTime: Timestamp, updateTime: Timestamp, id: String, arn: String, inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig, name: String, description: String? = nil, inputReferenceProperties: IdNamespaceAssociationInputReferencePropertiesSummary) {
        self.membershipId = membershipId
        self.membershipArn = membershipArn
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.createTime = createTime
        self.updateTime = updateTime
        self.id = id
        self.arn = arn
        self.inputReferenceConfig = inputReferenceConfig
        self.name = name
        self.description = description
        self.inputReferenceProperties = inputReferenceProperties
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipId = try object.required("membershipId")
        membershipArn = try object.required("membershipArn")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        id = try object.required("id")
        arn = try object.required("arn")
        inputReferenceConfig = try object.required("inputReferenceConfig")
        name = try object.required("name")
        description = try object.optional("description")
        inputReferenceProperties = try object.required("inputReferenceProperties")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipId", membershipId)
        writer.member("membershipArn", membershipArn)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("inputReferenceProperties", inputReferenceProperties)
        writer.endObject()
    }
}

package struct InheritedAdditionalAnalyses: Sendable, Equatable, JSONCoding {
    package var value: AdditionalAnalyses
    package var sources: [InheritedAdditionalAnalysesSource]

    package init(value: AdditionalAnalyses, sources: [InheritedAdditionalAnalysesSource]) {
        self.value = value
        self.sources = sources
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        value = try object.required("value")
        sources = try object.required("sources")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", value)
        writer.member("sources", sources)
        writer.endObject()
    }
}

package struct InheritedAdditionalAnalysesSource: Sendable, Equatable, JSONCoding {
    package var name: String
    package var id: String
    package var type: BaseTableDependencyType
    package var value: AdditionalAnalyses
    package var sourceAccountId: String

    package init(name: String, id: String, type: BaseTableDependencyType, value: AdditionalAnalyses, sourceAccountId: String) {
        self.name = name
        self.id = id
        self.type = type
        self.value = value
        self.sourceAccountId = sourceAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        id = try object.required("id")
        type = try object.required("type")
        value = try object.required("value")
        sourceAccountId = try object.required("sourceAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("id", id)
        writer.member("type", type)
        writer.member("value", value)
        writer.member("sourceAccountId", sourceAccountId)
        writer.endObject()
    }
}

package struct InheritedAllowedAdditionalAnalyses: Sendable, Equatable, JSONCoding {
    package var value: [String]
    package var sources: [InheritedAllowedAdditionalAnalysesSource]

    package init(value: [String], sources: [InheritedAllowedAdditionalAnalysesSource]) {
        self.value = value
        self.sources = sources
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        value = try object.required("value")
        sources = try object.required("sources")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", value)
        writer.member("sources", sources)
        writer.endObject()
    }
}

package struct InheritedAllowedAdditionalAnalysesSource: Sendable, Equatable, JSONCoding {
    package var name: String
    package var id: String
    package var type: BaseTableDependencyType
    package var value: [String]
    package var sourceAccountId: String

    package init(name: String, id: String, type: BaseTableDependencyType, value: [String], sourceAccountId: String) {
        self.name = name
        self.id = id
        self.type = type
        self.value = value
        self.sourceAccountId = sourceAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        id = try object.required("id")
        type = try object.required("type")
        value = try object.required("value")
        sourceAccountId = try object.required("sourceAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("id", id)
        writer.member("type", type)
        writer.member("value", value)
        writer.member("sourceAccountId", sourceAccountId)
        writer.endObject()
    }
}

package struct InheritedAllowedResultReceivers: Sendable, Equatable, JSONCoding {
    package var value: [String]
    package var sources: [InheritedAllowedResultReceiversSource]

    package init(value: [String], sources: [InheritedAllowedResultReceiversSource]) {
        self.value = value
        self.sources = sources
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        value = try object.required("value")
        sources = try object.required("sources")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", value)
        writer.member("sources", sources)
        writer.endObject()
    }
}

package struct InheritedAllowedResultReceiversSource: Sendable, Equatable, JSONCoding {
    package var name: String
    package var id: String
    package var type: BaseTableDependencyType
    package var value: [String]
    package var sourceAccountId: String

    package init(name: String, id: String, type: BaseTableDependencyType, value: [String], sourceAccountId: String) {
        self.name = name
        self.id = id
        self.type = type
        self.value = value
        self.sourceAccountId = sourceAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        id = try object.required("id")
        type = try object.required("type")
        value = try object.required("value")
        sourceAccountId = try object.required("sourceAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("id", id)
        writer.member("type", type)
        writer.member("value", value)
        writer.member("sourceAccountId", sourceAccountId)
        writer.endObject()
    }
}

package struct InheritedDisallowedOutputColumns: Sendable, Equatable, JSONCoding {
    package var value: [String]
    package var columnLineage: [ColumnLineageEntry]

    package init(value: [String], columnLineage: [ColumnLineageEntry]) {
        self.value = value
        self.columnLineage = columnLineage
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        value = try object.required("value")
        columnLineage = try object.required("columnLineage")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("value", value)
        writer.member("columnLineage", columnLineage)
        writer.endObject()
    }
}

package struct IntermediateTable: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var description: String?
    package var membershipArn: String
    package var membershipId: String
    package var collaborationArn: String
    package var collaborationId: String
    package var childResources: [ChildResource]?
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: IntermediateTableStatus
    package var statusReason: String?
    package var kmsKeyArn: String?
    package var populationAnalysisConfiguration: PopulationAnalysisConfiguration
    package var retentionInDays: Int?
    package var tableDependencies: [IntermediateTableDependency]?
    package var intermediateTableVersion: IntermediateTableActiveVersion?
    package var analysisRuleTypes: [IntermediateTableAnalysisRuleType]?
    package var schema: IntermediateTableSchema?

    package init(id: String, arn: String, name: String, description: String? = nil, membershipArn: String, membershipId: String, collaborationArn: String, collaborationId: String, childResources: [ChildResource]? = nil, createTime: Timestamp, updateTime: Timestamp, status: IntermediateTableStatus, statusReason: String? = nil, kmsKeyArn: String? = nil, populationAnalysisConfiguration: PopulationAnalysisConfiguration, retentionInDays: Int? = nil, tableDependencies: [IntermediateTableDependency]? = nil, intermediateTableVersion: IntermediateTableActiveVersion? = nil, analysisRuleTypes: [IntermediateTableAnalysisRuleType]? = nil, schema: IntermediateTableSchema? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.description = description
        self.membershipArn = membershipArn
        self.membershipId = membershipId
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.childResources = childResources
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.statusReason = statusReason
        self.kmsKeyArn = kmsKeyArn
        self.populationAnalysisConfiguration = populationAnalysisConfiguration
        self.retentionInDays = retentionInDays
        self.tableDependencies = tableDependencies
        self.intermediateTableVersion = intermediateTableVersion
        self.analysisRuleTypes = analysisRuleTypes
        self.schema = schema
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        description = try object.optional("description")
        membershipArn = try object.required("membershipArn")
        membershipId = try object.required("membershipId")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        childResources = try object.optional("childResources")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        statusReason = try object.optional("statusReason")
        kmsKeyArn = try object.optional("kmsKeyArn")
        populationAnalysisConfiguration = try object.required("populationAnalysisConfiguration")
        retentionInDays = try object.optional("retentionInDays")
        tableDependencies = try object.optional("tableDependencies")
        intermediateTableVersion = try object.optional("intermediateTableVersion")
        analysisRuleTypes = try object.optional("analysisRuleTypes")
        schema = try object.optional("schema")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("membershipArn", membershipArn)
        writer.member("membershipId", membershipId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("childResources", childResources)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("statusReason", statusReason)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("populationAnalysisConfiguration", populationAnalysisConfiguration)
        writer.member("retentionInDays", retentionInDays)
        writer.member("tableDependencies", tableDependencies)
        writer.member("intermediateTableVersion", intermediateTableVersion)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.member("schema", schema)
        writer.endObject()
    }
}

package struct IntermediateTableActiveVersion: Sendable, Equatable, JSONCoding {
    package var versionId: String
    package var analysisId: String
    package var analysisType: PopulateIntermediateTableAnalysisType
    package var kmsKeyArn: String?
    package var parameters: [String: String]?
    package var inheritedConstraints: IntermediateTableInheritedConstraints
    package var expirationTime: Timestamp?

    package init(versionId: String, analysisId: String, analysisType: PopulateIntermediateTableAnalysisType, kmsKeyArn: String? = nil, parameters: [String: String]? = nil, inheritedConstraints: IntermediateTableInheritedConstraints, expirationTime: Timestamp? = nil) {
        self.versionId = versionId
        self.analysisId = analysisId
        self.analysisType = analysisType
        self.kmsKeyArn = kmsKeyArn
        self.parameters = parameters
        self.inheritedConstraints = inheritedConstraints
        self.expirationTime = expirationTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        versionId = try object.required("versionId")
        analysisId = try object.required("analysisId")
        analysisType = try object.required("analysisType")
        kmsKeyArn = try object.optional("kmsKeyArn")
        parameters = try object.optional("parameters")
        inheritedConstraints = try object.required("inheritedConstraints")
        expirationTime = try object.optional("expirationTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("versionId", versionId)
        writer.member("analysisId", analysisId)
        writer.member("analysisType", analysisType)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("parameters", parameters)
        writer.member("inheritedConstraints", inheritedConstraints)
        writer.member("expirationTime", expirationTime)
        writer.endObject()
    }
}

package struct IntermediateTableAnalysisRule: Sendable, Equatable, JSONCoding {
    package var intermediateTableIdentifier: String
    package var intermediateTableArn: String
    package var analysisRulePolicy: IntermediateTableAnalysisRulePolicy
    package var analysisRuleType: IntermediateTableAnalysisRuleType
    package var createTime: Timestamp
    package var updateTime: Timestamp

    package init(intermediateTableIdentifier: String, intermediateTableArn: String, analysisRulePolicy: IntermediateTableAnalysisRulePolicy, analysisRuleType: IntermediateTableAnalysisRuleType, createTime: Timestamp, updateTime: Timestamp) {
        self.intermediateTableIdentifier = intermediateTableIdentifier
        self.intermediateTableArn = intermediateTableArn
        self.analysisRulePolicy = analysisRulePolicy
        self.analysisRuleType = analysisRuleType
        self.createTime = createTime
        self.updateTime = updateTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableIdentifier = try object.required("intermediateTableIdentifier")
        intermediateTableArn = try object.required("intermediateTableArn")
        analysisRulePolicy = try object.required("analysisRulePolicy")
        analysisRuleType = try object.required("analysisRuleType")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableIdentifier", intermediateTableIdentifier)
        writer.member("intermediateTableArn", intermediateTableArn)
        writer.member("analysisRulePolicy", analysisRulePolicy)
        writer.member("analysisRuleType", analysisRuleType)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}

package struct IntermediateTableAnalysisRuleCustom: Sendable, Equatable, JSONCoding {
    package var allowedAnalyses: [String]?
    package var additionalAnalyses: AdditionalAnalyses?
    package var allowedAdditionalAnalyses: [String]?
    package var allowedAnalysisProviders: [String]?
    package var allowedResultReceivers: [String]?
    package var differentialPrivacy: DifferentialPrivacyConfiguration?
    package var disallowedOutputColumns: [String]?
    package var aggregationThresholds: [AggregationThreshold]?
    package var comparisonControls: ComparisonControls?

    package init(allowedAnalyses: [String]? = nil, additionalAnalyses: AdditionalAnalyses? = nil, allowedAdditionalAnalyses: [String]? = nil, allowedAnalysisProviders: [String]? = nil, allowedResultReceivers: [String]? = nil, differentialPrivacy: DifferentialPrivacyConfiguration? = nil, disallowedOutputColumns: [String]? = nil, aggregationThresholds: [AggregationThreshold]? = nil, comparisonControls: ComparisonControls? = nil) {
        self.allowedAnalyses = allowedAnalyses
        self.additionalAnalyses = additionalAnalyses
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
        self.allowedAnalysisProviders = allowedAnalysisProviders
        self.allowedResultReceivers = allowedResultReceivers
        self.differentialPrivacy = differentialPrivacy
        self.disallowedOutputColumns = disallowedOutputColumns
        self.aggregationThresholds = aggregationThresholds
        self.comparisonControls = comparisonControls
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        allowedAnalyses = try object.optional("allowedAnalyses")
        additionalAnalyses = try object.optional("additionalAnalyses")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
        allowedAnalysisProviders = try object.optional("allowedAnalysisProviders")
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        differentialPrivacy = try object.optional("differentialPrivacy")
        disallowedOutputColumns = try object.optional("disallowedOutputColumns")
        aggregationThresholds = try object.optional("aggregationThresholds")
        comparisonControls = try object.optional("comparisonControls")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("allowedAnalyses", allowedAnalyses)
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.member("allowedAnalysisProviders", allowedAnalysisProviders)
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("differentialPrivacy", differentialPrivacy)
        writer.member("disallowedOutputColumns", disallowedOutputColumns)
        writer.member("aggregationThresholds", aggregationThresholds)
        writer.member("comparisonControls", comparisonControls)
        writer.endObject()
    }
}

package struct IntermediateTableColumn: Sendable, Equatable, JSONCoding {
    package var name: String
    package var type: String

    package init(name: String, type: String) {
        self.name = name
        self.type = type
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        name = try object.required("name")
        type = try object.required("type")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("type", type)
        writer.endObject()
    }
}

package struct IntermediateTableDependency: Sendable, Equatable, JSONCoding {
    package var id: String
    package var name: String
    package var type: BaseTableDependencyType
    package var parentType: BaseTableParentType
    package var creatorAccountId: String

    package init(id: String, name: String, type: BaseTableDependencyType, parentType: BaseTableParentType, creatorAccountId: String) {
        self.id = id
        self.name = name
        self.type = type
        self.parentType = parentType
        self.creatorAccountId = creatorAccountId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        name = try object.required("name")
        type = try object.required("type")
        parentType = try object.required("parentType")
        creatorAccountId = try object.required("creatorAccountId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("name", name)
        writer.member("type", type)
        writer.member("parentType", parentType)
        writer.member("creatorAccountId", creatorAccountId)
        writer.endObject()
    }
}

package struct IntermediateTableInheritedConstraints: Sendable, Equatable, JSONCoding {
    package var additionalAnalyses: InheritedAdditionalAnalyses?
    package var allowedAdditionalAnalyses: InheritedAllowedAdditionalAnalyses?
    package var allowedResultReceivers: InheritedAllowedResultReceivers?
    package var disallowedOutputColumns: InheritedDisallowedOutputColumns?

    package init(additionalAnalyses: InheritedAdditionalAnalyses? = nil, allowedAdditionalAnalyses: InheritedAllowedAdditionalAnalyses? = nil, allowedResultReceivers: InheritedAllowedResultReceivers? = nil, disallowedOutputColumns: InheritedDisallowedOutputColumns? = nil) {
        self.additionalAnalyses = additionalAnalyses
        self.allowedAdditionalAnalyses = allowedAdditionalAnalyses
        self.allowedResultReceivers = allowedResultReceivers
        self.disallowedOutputColumns = disallowedOutputColumns
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        additionalAnalyses = try object.optional("additionalAnalyses")
        allowedAdditionalAnalyses = try object.optional("allowedAdditionalAnalyses")
        allowedResultReceivers = try object.optional("allowedResultReceivers")
        disallowedOutputColumns = try object.optional("disallowedOutputColumns")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("additionalAnalyses", additionalAnalyses)
        writer.member("allowedAdditionalAnalyses", allowedAdditionalAnalyses)
        writer.member("allowedResultReceivers", allowedResultReceivers)
        writer.member("disallowedOutputColumns", disallowedOutputColumns)
        writer.endObject()
    }
}

package struct IntermediateTableOutputConfiguration: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String

    package init(id: String, arn: String, name: String) {
        self.id = id
        self.arn = arn
        self.name = name
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.endObject()
    }
}

package struct IntermediateTableSchema: Sendable, Equatable, JSONCoding {
    package var columns: [Column]

    package init(columns: [Column]) {
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

package struct IntermediateTableSchemaTypeProperties: Sendable, Equatable, JSONCoding {
    package var intermediateTableId: String

    package init(intermediateTableId: String) {
        self.intermediateTableId = intermediateTableId
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        intermediateTableId = try object.required("intermediateTableId")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("intermediateTableId", intermediateTableId)
        writer.endObject()
    }
}

package struct IntermediateTableSummary: Sendable, Equatable, JSONCoding {
    package var id: String
    package var arn: String
    package var name: String
    package var description: String?
    package var membershipArn: String
    package var membershipId: String
    package var collaborationArn: String
    package var collaborationId: String
    package var createTime: Timestamp
    package var updateTime: Timestamp
    package var status: IntermediateTableStatus
    package var retentionInDays: Int?
    package var analysisRuleTypes: [IntermediateTableAnalysisRuleType]?

    package init(id: String, arn: String, name: String, description: String? = nil, membershipArn: String, membershipId: String, collaborationArn: String, collaborationId: String, createTime: Timestamp, updateTime: Timestamp, status: IntermediateTableStatus, retentionInDays: Int? = nil, analysisRuleTypes: [IntermediateTableAnalysisRuleType]? = nil) {
        self.id = id
        self.arn = arn
        self.name = name
        self.description = description
        self.membershipArn = membershipArn
        self.membershipId = membershipId
        self.collaborationArn = collaborationArn
        self.collaborationId = collaborationId
        self.createTime = createTime
        self.updateTime = updateTime
        self.status = status
        self.retentionInDays = retentionInDays
        self.analysisRuleTypes = analysisRuleTypes
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        id = try object.required("id")
        arn = try object.required("arn")
        name = try object.required("name")
        description = try object.optional("description")
        membershipArn = try object.required("membershipArn")
        membershipId = try object.required("membershipId")
        collaborationArn = try object.required("collaborationArn")
        collaborationId = try object.required("collaborationId")
        createTime = try object.required("createTime")
        updateTime = try object.required("updateTime")
        status = try object.required("status")
        retentionInDays = try object.optional("retentionInDays")
        analysisRuleTypes = try object.optional("analysisRuleTypes")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("id", id)
        writer.member("arn", arn)
        writer.member("name", name)
        writer.member("description", description)
        writer.member("membershipArn", membershipArn)
        writer.member("membershipId", membershipId)
        writer.member("collaborationArn", collaborationArn)
        writer.member("collaborationId", collaborationId)
        writer.member("createTime", createTime)
        writer.member("updateTime", updateTime)
        writer.member("status", status)
        writer.member("retentionInDays", retentionInDays)
        writer.member("analysisRuleTypes", analysisRuleTypes)
        writer.endObject()
    }
}

package struct IntermediateTableVersionSummary: Sendable, Equatable, JSONCoding {
    package var versionId: String
    package var tableId: String
    package var createTime: Timestamp
    package var analysisId: String
    package var status: IntermediateTableVersionStatus
    package var analysisType: PopulateIntermediateTableAnalysisType
    package var kmsKeyArn: String?
    package var expirationTime: Timestamp?

    package init(versionId: String, tableId: String, createTime: Timestamp, analysisId: String, status: IntermediateTableVersionStatus, analysisType: PopulateIntermediateTableAnalysisType, kmsKeyArn: String? = nil, expirationTime: Timestamp? = nil) {
        self.versionId = versionId
        self.tableId = tableId
        self.createTime = createTime
        self.analysisId = analysisId
        self.status = status
        self.analysisType = analysisType
        self.kmsKeyArn = kmsKeyArn
        self.expirationTime = expirationTime
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        versionId = try object.required("versionId")
        tableId = try object.required("tableId")
        createTime = try object.required("createTime")
        analysisId = try object.required("analysisId")
        status = try object.required("status")
        analysisType = try object.required("analysisType")
        kmsKeyArn = try object.optional("kmsKeyArn")
        expirationTime = try object.optional("expirationTime")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("versionId", versionId)
        writer.member("tableId", tableId)
        writer.member("createTime", createTime)
        writer.member("analysisId", analysisId)
        writer.member("status", status)
        writer.member("analysisType", analysisType)
        writer.member("kmsKeyArn", kmsKeyArn)
        writer.member("expirationTime", expirationTime)
        writer.endObject()
    }
}

package struct JobComputePaymentConfig: Sendable, Equatable, JSONCoding {
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

package struct ListAnalysisLogExportsInput: Sendable, Equatable, JSONCoding {
    package var membershipIdentifier: String
    package var analysisIdentifier: String?
    package var status: AnalysisLogExportStatus?
    package var nextToken: String?
    package var maxResults: Int?

    package init(membershipIdentifier: String, analysisIdentifier: String? = nil, status: AnalysisLogExportStatus? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
        self.membershipIdentifier = membershipIdentifier
        self.analysisIdentifier = analysisIdentifier
        self.status = status
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        membershipIdentifier = try object.required("membershipIdentifier")
        analysisIdentifier = try object.optional("analysisIdentifier")
        status = try object.optional("status")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("membershipIdentifier", membershipIdentifier)
        writer.member("analysisIdentifier", analysisIdentifier)
        writer.member("status", status)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}

package struct ListAnalysisLogExportsOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var analysisLogExports: [AnalysisLogExportSummary]

    package init(nextToken: String? = nil, analysisLogExports: [AnalysisLogExportSummary]) {
        self.nextToken = nextToken
        self.analysisLogExports = analysisLogExports
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        analysisLogExports = try object.required("analysisLogExports")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("analysisLogExports", analysisLogExports)
        writer.endObject()
    }
}

package struct ListAnalysisTemplatesInput: Sendable, Equatable, JSONCoding {
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

package struct ListAnalysisTemplatesOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var analysisTemplateSummaries: [AnalysisTemplateSummary]

    package init(nextToken: String? = nil, analysisTemplateSummaries: [AnalysisTemplateSummary]) {
        self.nextToken = nextToken
        self.analysisTemplateSummaries = analysisTemplateSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        analysisTemplateSummaries = try object.required("analysisTemplateSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("analysisTemplateSummaries", analysisTemplateSummaries)
        writer.endObject()
    }
}

package struct ListCollaborationAnalysisTemplatesInput: Sendable, Equatable, JSONCoding {
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

package struct ListCollaborationAnalysisTemplatesOutput: Sendable, Equatable, JSONCoding {
    package var nextToken: String?
    package var collaborationAnalysisTemplateSummaries: [CollaborationAnalysisTemplateSummary]

    package init(nextToken: String? = nil, collaborationAnalysisTemplateSummaries: [CollaborationAnalysisTemplateSummary]) {
        self.nextToken = nextToken
        self.collaborationAnalysisTemplateSummaries = collaborationAnalysisTemplateSummaries
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        nextToken = try object.optional("nextToken")
        collaborationAnalysisTemplateSummaries = try object.required("collaborationAnalysisTemplateSummaries")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("nextToken", nextToken)
        writer.member("collaborationAnalysisTemplateSummaries", collaborationAnalysisTemplateSummaries)
        writer.endObject()
    }
}

package struct ListCollaborationChangeRequestsInput: Sendable, Equatable, JSONCoding {
    package var collaborationIdentifier: String
    package var status: ChangeRequestStatus?
    package var nextToken: String?
    package var maxResults: Int?

    package init(collaborationIdentifier: String, status: ChangeRequestStatus? = nil, nextToken: String? = nil, maxResults: Int? = nil) {
        self.collaborationIdentifier = collaborationIdentifier
        self.status = status
        self.nextToken = nextToken
        self.maxResults = maxResults
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        collaborationIdentifier = try object.required("collaborationIdentifier")
        status = try object.optional("status")
        nextToken = try object.optional("nextToken")
        maxResults = try object.optional("maxResults")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("collaborationIdentifier", collaborationIdentifier)
        writer.member("status", status)
        writer.member("nextToken", nextToken)
        writer.member("maxResults", maxResults)
        writer.endObject()
    }
}
