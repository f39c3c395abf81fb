// The stored association of an AWS Entity Resolution ID namespace with a collaboration, and its views.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_IdNamespaceAssociation.html

import CleanRoomsModel
import JSON
import Store

struct IdNamespaceAssociationRecord: MembershipChild {
    static let kind = "idNamespaceAssociation"
    static let arnKind = ARN.ChildKind.idNamespaceAssociation
    static let resourceKind = ServiceError.Resource.Kind.idNamespaceAssociation
    static let noun = (thing: "ID namespace association", id: "idNamespaceAssociationId")

    var row: Row
    var name: String
    var description: String?
    var inputReferenceConfig: IdNamespaceAssociationInputReferenceConfig
    /// Whether the namespace gives or takes ids, decided once, when it was associated.
    var type: IdNamespaceType
    var idMappingConfig: IdMappingConfig?
    var updateTime: Timestamp
}

extension IdNamespaceAssociationRecord {
    /// Which workflows the namespace supports is not known without Entity Resolution.
    private var properties: IdNamespaceAssociationInputReferenceProperties {
        IdNamespaceAssociationInputReferenceProperties(idNamespaceType: type, idMappingWorkflowsSupported: [])
    }

    private var propertiesSummary: IdNamespaceAssociationInputReferencePropertiesSummary {
        IdNamespaceAssociationInputReferencePropertiesSummary(idNamespaceType: type)
    }

    func view(creator: String) -> IdNamespaceAssociation {
        IdNamespaceAssociation(
            id: row.id, arn: arn.description, membershipId: membershipID, membershipArn: membershipARN.description,
            collaborationId: collaborationID, collaborationArn: collaborationARN(creator: creator).description, name: name,
            description: description, createTime: row.createTime, updateTime: updateTime, inputReferenceConfig: inputReferenceConfig,
            inputReferenceProperties: properties, idMappingConfig: idMappingConfig)
    }

    func summary(creator: String) -> IdNamespaceAssociationSummary {
        IdNamespaceAssociationSummary(
            membershipId: membershipID, membershipArn: membershipARN.description,
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            createTime: row.createTime, updateTime: updateTime, id: row.id, arn: arn.description,
            inputReferenceConfig: inputReferenceConfig, name: name, description: description,
            inputReferenceProperties: propertiesSummary)
    }

    func collaborationView(creator: String) -> CollaborationIdNamespaceAssociation {
        CollaborationIdNamespaceAssociation(
            id: row.id, arn: arn.description, collaborationId: collaborationID,
            collaborationArn: collaborationARN(creator: creator).description, name: name, description: description,
            creatorAccountId: row.account, createTime: row.createTime, updateTime: updateTime,
            inputReferenceConfig: inputReferenceConfig, inputReferenceProperties: properties, idMappingConfig: idMappingConfig)
    }

    func collaborationSummary(creator: String) -> CollaborationIdNamespaceAssociationSummary {
        CollaborationIdNamespaceAssociationSummary(
            arn: arn.description, createTime: row.createTime, id: row.id, updateTime: updateTime,
            collaborationArn: collaborationARN(creator: creator).description, collaborationId: collaborationID,
            creatorAccountId: row.account, inputReferenceConfig: inputReferenceConfig, name: name, description: description,
            inputReferenceProperties: propertiesSummary)
    }

    init(row: Row, body: JSON) throws(JSONMismatch) {
        let body = try body.members()
        self.row = row
        name = try body.required("name")
        description = try body.optional("description")
        inputReferenceConfig = try body.required("inputReferenceConfig")
        // Before it was stored, only the word in the name gave it.
        type = try body.optional("type") ?? IdNamespaceType(wordIn: inputReferenceConfig.inputReferenceArn) ?? .source
        idMappingConfig = try body.optional("idMappingConfig")
        updateTime = try body.required("updateTime")
    }

    func writeBody(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("name", name)
        writer.member("description", description)
        writer.member("inputReferenceConfig", inputReferenceConfig)
        writer.member("type", type)
        writer.member("idMappingConfig", idMappingConfig)
        writer.member("updateTime", updateTime)
        writer.endObject()
    }
}
