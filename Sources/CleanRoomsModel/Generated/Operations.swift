// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel

/// The operations of the API.
package enum Operation: Int, APIOperation {
    case batchGetCollaborationAnalysisTemplate
    case batchGetSchema
    case batchGetSchemaAnalysisRule
    case createAnalysisTemplate
    case createCollaboration
    case createCollaborationChangeRequest
    case createConfiguredAudienceModelAssociation
    case createConfiguredTable
    case createConfiguredTableAnalysisRule
    case createConfiguredTableAssociation
    case createConfiguredTableAssociationAnalysisRule
    case createIdMappingTable
    case createIdNamespaceAssociation
    case createIntermediateTable
    case createIntermediateTableAnalysisRule
    case createMembership
    case createPrivacyBudgetTemplate
    case deleteAnalysisTemplate
    case deleteCollaboration
    case deleteConfiguredAudienceModelAssociation
    case deleteConfiguredTable
    case deleteConfiguredTableAnalysisRule
    case deleteConfiguredTableAssociation
    case deleteConfiguredTableAssociationAnalysisRule
    case deleteIdMappingTable
    case deleteIdNamespaceAssociation
    case deleteIntermediateTable
    case deleteIntermediateTableAnalysisRule
    case deleteMember
    case deleteMembership
    case deletePrivacyBudgetTemplate
    case disallowIntermediateTable
    case getAnalysisLogExport
    case getAnalysisTemplate
    case getCollaboration
    case getCollaborationAnalysisTemplate
    case getCollaborationChangeRequest
    case getCollaborationConfiguredAudienceModelAssociation
    case getCollaborationIdNamespaceAssociation
    case getCollaborationPrivacyBudgetTemplate
    case getConfiguredAudienceModelAssociation
    case getConfiguredTable
    case getConfiguredTableAnalysisRule
    case getConfiguredTableAssociation
    case getConfiguredTableAssociationAnalysisRule
    case getIdMappingTable
    case getIdNamespaceAssociation
    case getIntermediateTable
    case getIntermediateTableAnalysisRule
    case getMembership
    case getPrivacyBudgetTemplate
    case getProtectedJob
    case getProtectedQuery
    case getSchema
    case getSchemaAnalysisRule
    case listAnalysisLogExports
    case listAnalysisTemplates
    case listCollaborationAnalysisTemplates
    case listCollaborationChangeRequests
    case listCollaborationConfiguredAudienceModelAssociations
    case listCollaborationIdNamespaceAssociations
    case listCollaborationPrivacyBudgetTemplates
    case listCollaborationPrivacyBudgets
    case listCollaborations
    case listConfiguredAudienceModelAssociations
    case listConfiguredTableAssociations
    case listConfiguredTables
    case listIdMappingTables
    case listIdNamespaceAssociations
    case listIntermediateTableVersions
    case listIntermediateTables
    case listMembers
    case listMemberships
    case listPrivacyBudgetTemplates
    case listPrivacyBudgets
    case listProtectedJobs
    case listProtectedQueries
    case listSchemas
    case listTagsForResource
    case populateIdMappingTable
    case populateIntermediateTable
    case previewPrivacyImpact
    case startAnalysisLogExport
    case startProtectedJob
    case startProtectedQuery
    case tagResource
    case untagResource
    case updateAnalysisTemplate
    case updateCollaboration
    case updateCollaborationChangeRequest
    case updateConfiguredAudienceModelAssociation
    case updateConfiguredTable
    case updateConfiguredTableAnalysisRule
    case updateConfiguredTableAssociation
    case updateConfiguredTableAssociationAnalysisRule
    case updateIdMappingTable
    case updateIdNamespaceAssociation
    case updateIntermediateTable
    case updateIntermediateTableAnalysisRule
    case updateMembership
    case updatePrivacyBudgetTemplate
    case updateProtectedJob
    case updateProtectedQuery

    package static let signingName = "cleanrooms"

    package var facts: OperationFacts { Self.table[rawValue] }
}

extension Operation {
    /// One row an operation, in the order of the cases.
    private static let table: [OperationFacts] = [
        OperationFacts(
            name: "BatchGetCollaborationAnalysisTemplate", method: "POST", uri: "/collaborations/{collaborationIdentifier}/batch-analysistemplates", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "BatchGetSchema", method: "POST", uri: "/collaborations/{collaborationIdentifier}/batch-schema", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "BatchGetSchemaAnalysisRule", method: "POST", uri: "/collaborations/{collaborationIdentifier}/batch-schema-analysis-rule", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateAnalysisTemplate", method: "POST", uri: "/memberships/{membershipIdentifier}/analysistemplates", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateCollaboration", method: "POST", uri: "/collaborations", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ServiceQuotaExceededException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateCollaborationChangeRequest", method: "POST", uri: "/collaborations/{collaborationIdentifier}/changeRequests", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateConfiguredAudienceModelAssociation", method: "POST", uri: "/memberships/{membershipIdentifier}/configuredaudiencemodelassociations", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateConfiguredTable", method: "POST", uri: "/configuredTables", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateConfiguredTableAnalysisRule", method: "POST", uri: "/configuredTables/{configuredTableIdentifier}/analysisRule", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateConfiguredTableAssociation", method: "POST", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateConfiguredTableAssociationAnalysisRule", method: "POST", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}/analysisRule", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateIdMappingTable", method: "POST", uri: "/memberships/{membershipIdentifier}/idmappingtables", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateIdNamespaceAssociation", method: "POST", uri: "/memberships/{membershipIdentifier}/idnamespaceassociations", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateIntermediateTable", method: "POST", uri: "/memberships/{membershipIdentifier}/intermediateTables", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateIntermediateTableAnalysisRule", method: "POST", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/analysisRule", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreateMembership", method: "POST", uri: "/memberships", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "CreatePrivacyBudgetTemplate", method: "POST", uri: "/memberships/{membershipIdentifier}/privacybudgettemplates", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteAnalysisTemplate", method: "DELETE", uri: "/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteCollaboration", method: "DELETE", uri: "/collaborations/{collaborationIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteConfiguredAudienceModelAssociation", method: "DELETE", uri: "/memberships/{membershipIdentifier}/configuredaudiencemodelassociations/{configuredAudienceModelAssociationIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteConfiguredTable", method: "DELETE", uri: "/configuredTables/{configuredTableIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteConfiguredTableAnalysisRule", method: "DELETE", uri: "/configuredTables/{configuredTableIdentifier}/analysisRule/{analysisRuleType}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteConfiguredTableAssociation", method: "DELETE", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteConfiguredTableAssociationAnalysisRule", method: "DELETE", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}/analysisRule/{analysisRuleType}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteIdMappingTable", method: "DELETE", uri: "/memberships/{membershipIdentifier}/idmappingtables/{idMappingTableIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteIdNamespaceAssociation", method: "DELETE", uri: "/memberships/{membershipIdentifier}/idnamespaceassociations/{idNamespaceAssociationIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteIntermediateTable", method: "DELETE", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteIntermediateTableAnalysisRule", method: "DELETE", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/analysisRule/{analysisRuleType}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteMember", method: "DELETE", uri: "/collaborations/{collaborationIdentifier}/member/{accountId}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeleteMembership", method: "DELETE", uri: "/memberships/{membershipIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DeletePrivacyBudgetTemplate", method: "DELETE", uri: "/memberships/{membershipIdentifier}/privacybudgettemplates/{privacyBudgetTemplateIdentifier}", status: 204,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "DisallowIntermediateTable", method: "POST", uri: "/memberships/{membershipIdentifier}/disallowIntermediateTable", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetAnalysisLogExport", method: "GET", uri: "/memberships/{membershipIdentifier}/analysislogexports/{analysisLogExportIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetAnalysisTemplate", method: "GET", uri: "/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaboration", method: "GET", uri: "/collaborations/{collaborationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaborationAnalysisTemplate", method: "GET", uri: "/collaborations/{collaborationIdentifier}/analysistemplates/{analysisTemplateArn}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaborationChangeRequest", method: "GET", uri: "/collaborations/{collaborationIdentifier}/changeRequests/{changeRequestIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaborationConfiguredAudienceModelAssociation", method: "GET", uri: "/collaborations/{collaborationIdentifier}/configuredaudiencemodelassociations/{configuredAudienceModelAssociationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaborationIdNamespaceAssociation", method: "GET", uri: "/collaborations/{collaborationIdentifier}/idnamespaceassociations/{idNamespaceAssociationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetCollaborationPrivacyBudgetTemplate", method: "GET", uri: "/collaborations/{collaborationIdentifier}/privacybudgettemplates/{privacyBudgetTemplateIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetConfiguredAudienceModelAssociation", method: "GET", uri: "/memberships/{membershipIdentifier}/configuredaudiencemodelassociations/{configuredAudienceModelAssociationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetConfiguredTable", method: "GET", uri: "/configuredTables/{configuredTableIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetConfiguredTableAnalysisRule", method: "GET", uri: "/configuredTables/{configuredTableIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetConfiguredTableAssociation", method: "GET", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetConfiguredTableAssociationAnalysisRule", method: "GET", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetIdMappingTable", method: "GET", uri: "/memberships/{membershipIdentifier}/idmappingtables/{idMappingTableIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetIdNamespaceAssociation", method: "GET", uri: "/memberships/{membershipIdentifier}/idnamespaceassociations/{idNamespaceAssociationIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetIntermediateTable", method: "GET", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetIntermediateTableAnalysisRule", method: "GET", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetMembership", method: "GET", uri: "/memberships/{membershipIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetPrivacyBudgetTemplate", method: "GET", uri: "/memberships/{membershipIdentifier}/privacybudgettemplates/{privacyBudgetTemplateIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetProtectedJob", method: "GET", uri: "/memberships/{membershipIdentifier}/protectedJobs/{protectedJobIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetProtectedQuery", method: "GET", uri: "/memberships/{membershipIdentifier}/protectedQueries/{protectedQueryIdentifier}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetSchema", method: "GET", uri: "/collaborations/{collaborationIdentifier}/schemas/{name}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "GetSchemaAnalysisRule", method: "GET", uri: "/collaborations/{collaborationIdentifier}/schemas/{name}/analysisRule/{type}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListAnalysisLogExports", method: "GET", uri: "/memberships/{membershipIdentifier}/analysislogexports", status: 200,
            query: ["analysisIdentifier", "status", "nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListAnalysisTemplates", method: "GET", uri: "/memberships/{membershipIdentifier}/analysistemplates", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationAnalysisTemplates", method: "GET", uri: "/collaborations/{collaborationIdentifier}/analysistemplates", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationChangeRequests", method: "GET", uri: "/collaborations/{collaborationIdentifier}/changeRequests", status: 200,
            query: ["status", "nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationConfiguredAudienceModelAssociations", method: "GET", uri: "/collaborations/{collaborationIdentifier}/configuredaudiencemodelassociations", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationIdNamespaceAssociations", method: "GET", uri: "/collaborations/{collaborationIdentifier}/idnamespaceassociations", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationPrivacyBudgetTemplates", method: "GET", uri: "/collaborations/{collaborationIdentifier}/privacybudgettemplates", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborationPrivacyBudgets", method: "GET", uri: "/collaborations/{collaborationIdentifier}/privacybudgets", status: 200,
            query: ["privacyBudgetType", "maxResults", "nextToken", "accessBudgetResourceArn"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListCollaborations", method: "GET", uri: "/collaborations", status: 200,
            query: ["nextToken", "maxResults", "memberStatus"], isReadOnly: true, isIdempotent: false,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListConfiguredAudienceModelAssociations", method: "GET", uri: "/memberships/{membershipIdentifier}/configuredaudiencemodelassociations", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListConfiguredTableAssociations", method: "GET", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListConfiguredTables", method: "GET", uri: "/configuredTables", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListIdMappingTables", method: "GET", uri: "/memberships/{membershipIdentifier}/idmappingtables", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListIdNamespaceAssociations", method: "GET", uri: "/memberships/{membershipIdentifier}/idnamespaceassociations", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListIntermediateTableVersions", method: "GET", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/versions", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListIntermediateTables", method: "GET", uri: "/memberships/{membershipIdentifier}/intermediateTables", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListMembers", method: "GET", uri: "/collaborations/{collaborationIdentifier}/members", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListMemberships", method: "GET", uri: "/memberships", status: 200,
            query: ["nextToken", "maxResults", "status"], isReadOnly: true, isIdempotent: false,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListPrivacyBudgetTemplates", method: "GET", uri: "/memberships/{membershipIdentifier}/privacybudgettemplates", status: 200,
            query: ["nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListPrivacyBudgets", method: "GET", uri: "/memberships/{membershipIdentifier}/privacybudgets", status: 200,
            query: ["privacyBudgetType", "nextToken", "maxResults", "accessBudgetResourceArn"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListProtectedJobs", method: "GET", uri: "/memberships/{membershipIdentifier}/protectedJobs", status: 200,
            query: ["status", "nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListProtectedQueries", method: "GET", uri: "/memberships/{membershipIdentifier}/protectedQueries", status: 200,
            query: ["status", "nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListSchemas", method: "GET", uri: "/collaborations/{collaborationIdentifier}/schemas", status: 200,
            query: ["schemaType", "nextToken", "maxResults"], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "ListTagsForResource", method: "GET", uri: "/tags/{resourceArn}", status: 200,
            query: [], isReadOnly: true, isIdempotent: false,
            errors: ["ResourceNotFoundException", "ValidationException"]),
        OperationFacts(
            name: "PopulateIdMappingTable", method: "POST", uri: "/memberships/{membershipIdentifier}/idmappingtables/{idMappingTableIdentifier}/populate", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "PopulateIntermediateTable", method: "POST", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/populate", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "PreviewPrivacyImpact", method: "POST", uri: "/memberships/{membershipIdentifier}/previewprivacyimpact", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "StartAnalysisLogExport", method: "POST", uri: "/memberships/{membershipIdentifier}/analysislogexports", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "StartProtectedJob", method: "POST", uri: "/memberships/{membershipIdentifier}/protectedJobs", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "StartProtectedQuery", method: "POST", uri: "/memberships/{membershipIdentifier}/protectedQueries", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "TagResource", method: "POST", uri: "/tags/{resourceArn}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "ValidationException"]),
        OperationFacts(
            name: "UntagResource", method: "DELETE", uri: "/tags/{resourceArn}", status: 200,
            query: ["tagKeys"], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "ValidationException"]),
        OperationFacts(
            name: "UpdateAnalysisTemplate", method: "PATCH", uri: "/memberships/{membershipIdentifier}/analysistemplates/{analysisTemplateIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateCollaboration", method: "PATCH", uri: "/collaborations/{collaborationIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateCollaborationChangeRequest", method: "PATCH", uri: "/collaborations/{collaborationIdentifier}/changeRequests/{changeRequestIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateConfiguredAudienceModelAssociation", method: "PATCH", uri: "/memberships/{membershipIdentifier}/configuredaudiencemodelassociations/{configuredAudienceModelAssociationIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateConfiguredTable", method: "PATCH", uri: "/configuredTables/{configuredTableIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateConfiguredTableAnalysisRule", method: "PATCH", uri: "/configuredTables/{configuredTableIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ServiceQuotaExceededException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateConfiguredTableAssociation", method: "PATCH", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateConfiguredTableAssociationAnalysisRule", method: "PATCH", uri: "/memberships/{membershipIdentifier}/configuredTableAssociations/{configuredTableAssociationIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateIdMappingTable", method: "PATCH", uri: "/memberships/{membershipIdentifier}/idmappingtables/{idMappingTableIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateIdNamespaceAssociation", method: "PATCH", uri: "/memberships/{membershipIdentifier}/idnamespaceassociations/{idNamespaceAssociationIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateIntermediateTable", method: "PATCH", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateIntermediateTableAnalysisRule", method: "PATCH", uri: "/memberships/{membershipIdentifier}/intermediateTables/{intermediateTableIdentifier}/analysisRule/{analysisRuleType}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateMembership", method: "PATCH", uri: "/memberships/{membershipIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdatePrivacyBudgetTemplate", method: "PATCH", uri: "/memberships/{membershipIdentifier}/privacybudgettemplates/{privacyBudgetTemplateIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: false,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateProtectedJob", method: "PATCH", uri: "/memberships/{membershipIdentifier}/protectedJobs/{protectedJobIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
        OperationFacts(
            name: "UpdateProtectedQuery", method: "PATCH", uri: "/memberships/{membershipIdentifier}/protectedQueries/{protectedQueryIdentifier}", status: 200,
            query: [], isReadOnly: false, isIdempotent: true,
            errors: ["ConflictException", "ResourceNotFoundException", "InternalServerException", "ValidationException", "ThrottlingException", "AccessDeniedException"]),
    ]
}

extension Operation {
    /// What the model demands of the operation's input.
    package var input: Constraint {
        switch self {
        case .batchGetCollaborationAnalysisTemplate: Constraints.batchGetCollaborationAnalysisTemplateInput
        case .batchGetSchema: Constraints.batchGetSchemaInput
        case .batchGetSchemaAnalysisRule: Constraints.batchGetSchemaAnalysisRuleInput
        case .createAnalysisTemplate: Constraints.createAnalysisTemplateInput
        case .createCollaboration: Constraints.createCollaborationInput
        case .createCollaborationChangeRequest: Constraints.createCollaborationChangeRequestInput
        case .createConfiguredAudienceModelAssociation: Constraints.createConfiguredAudienceModelAssociationInput
        case .createConfiguredTable: Constraints.createConfiguredTableInput
        case .createConfiguredTableAnalysisRule: Constraints.createConfiguredTableAnalysisRuleInput
        case .createConfiguredTableAssociation: Constraints.createConfiguredTableAssociationInput
        case .createConfiguredTableAssociationAnalysisRule: Constraints.createConfiguredTableAssociationAnalysisRuleInput
        case .createIdMappingTable: Constraints.createIdMappingTableInput
        case .createIdNamespaceAssociation: Constraints.createIdNamespaceAssociationInput
        case .createIntermediateTable: Constraints.createIntermediateTableInput
        case .createIntermediateTableAnalysisRule: Constraints.createIntermediateTableAnalysisRuleInput
        case .createMembership: Constraints.createMembershipInput
        case .createPrivacyBudgetTemplate: Constraints.createPrivacyBudgetTemplateInput
        case .deleteAnalysisTemplate: Constraints.deleteAnalysisTemplateInput
        case .deleteCollaboration: Constraints.deleteCollaborationInput
        case .deleteConfiguredAudienceModelAssociation: Constraints.deleteConfiguredAudienceModelAssociationInput
        case .deleteConfiguredTable: Constraints.deleteConfiguredTableInput
        case .deleteConfiguredTableAnalysisRule: Constraints.deleteConfiguredTableAnalysisRuleInput
        case .deleteConfiguredTableAssociation: Constraints.deleteConfiguredTableAssociationInput
        case .deleteConfiguredTableAssociationAnalysisRule: Constraints.deleteConfiguredTableAssociationAnalysisRuleInput
        case .deleteIdMappingTable: Constraints.deleteIdMappingTableInput
        case .deleteIdNamespaceAssociation: Constraints.deleteIdNamespaceAssociationInput
        case .deleteIntermediateTable: Constraints.deleteIntermediateTableInput
        case .deleteIntermediateTableAnalysisRule: Constraints.deleteIntermediateTableAnalysisRuleInput
        case .deleteMember: Constraints.deleteMemberInput
        case .deleteMembership: Constraints.deleteMembershipInput
        case .deletePrivacyBudgetTemplate: Constraints.deletePrivacyBudgetTemplateInput
        case .disallowIntermediateTable: Constraints.disallowIntermediateTableInput
        case .getAnalysisLogExport: Constraints.getAnalysisLogExportInput
        case .getAnalysisTemplate: Constraints.getAnalysisTemplateInput
        case .getCollaboration: Constraints.getCollaborationInput
        case .getCollaborationAnalysisTemplate: Constraints.getCollaborationAnalysisTemplateInput
        case .getCollaborationChangeRequest: Constraints.getCollaborationChangeRequestInput
        case .getCollaborationConfiguredAudienceModelAssociation: Constraints.getCollaborationConfiguredAudienceModelAssociationInput
        case .getCollaborationIdNamespaceAssociation: Constraints.getCollaborationIdNamespaceAssociationInput
        case .getCollaborationPrivacyBudgetTemplate: Constraints.getCollaborationPrivacyBudgetTemplateInput
        case .getConfiguredAudienceModelAssociation: Constraints.getConfiguredAudienceModelAssociationInput
        case .getConfiguredTable: Constraints.getConfiguredTableInput
        case .getConfiguredTableAnalysisRule: Constraints.getConfiguredTableAnalysisRuleInput
        case .getConfiguredTableAssociation: Constraints.getConfiguredTableAssociationInput
        case .getConfiguredTableAssociationAnalysisRule: Constraints.getConfiguredTableAssociationAnalysisRuleInput
        case .getIdMappingTable: Constraints.getIdMappingTableInput
        case .getIdNamespaceAssociation: Constraints.getIdNamespaceAssociationInput
        case .getIntermediateTable: Constraints.getIntermediateTableInput
        case .getIntermediateTableAnalysisRule: Constraints.getIntermediateTableAnalysisRuleInput
        case .getMembership: Constraints.getMembershipInput
        case .getPrivacyBudgetTemplate: Constraints.getPrivacyBudgetTemplateInput
        case .getProtectedJob: Constraints.getProtectedJobInput
        case .getProtectedQuery: Constraints.getProtectedQueryInput
        case .getSchema: Constraints.getSchemaInput
        case .getSchemaAnalysisRule: Constraints.getSchemaAnalysisRuleInput
        case .listAnalysisLogExports: Constraints.listAnalysisLogExportsInput
        case .listAnalysisTemplates: Constraints.listAnalysisTemplatesInput
        case .listCollaborationAnalysisTemplates: Constraints.listCollaborationAnalysisTemplatesInput
        case .listCollaborationChangeRequests: Constraints.listCollaborationChangeRequestsInput
        case .listCollaborationConfiguredAudienceModelAssociations: Constraints.listCollaborationConfiguredAudienceModelAssociationsInput
        case .listCollaborationIdNamespaceAssociations: Constraints.listCollaborationIdNamespaceAssociationsInput
        case .listCollaborationPrivacyBudgetTemplates: Constraints.listCollaborationPrivacyBudgetTemplatesInput
        case .listCollaborationPrivacyBudgets: Constraints.listCollaborationPrivacyBudgetsInput
        case .listCollaborations: Constraints.listCollaborationsInput
        case .listConfiguredAudienceModelAssociations: Constraints.listConfiguredAudienceModelAssociationsInput
        case .listConfiguredTableAssociations: Constraints.listConfiguredTableAssociationsInput
        case .listConfiguredTables: Constraints.listConfiguredTablesInput
        case .listIdMappingTables: Constraints.listIdMappingTablesInput
        case .listIdNamespaceAssociations: Constraints.listIdNamespaceAssociationsInput
        case .listIntermediateTableVersions: Constraints.listIntermediateTableVersionsInput
        case .listIntermediateTables: Constraints.listIntermediateTablesInput
        case .listMembers: Constraints.listMembersInput
        case .listMemberships: Constraints.listMembershipsInput
        case .listPrivacyBudgetTemplates: Constraints.listPrivacyBudgetTemplatesInput
        case .listPrivacyBudgets: Constraints.listPrivacyBudgetsInput
        case .listProtectedJobs: Constraints.listProtectedJobsInput
        case .listProtectedQueries: Constraints.listProtectedQueriesInput
        case .listSchemas: Constraints.listSchemasInput
        case .listTagsForResource: Constraints.listTagsForResourceInput
        case .populateIdMappingTable: Constraints.populateIdMappingTableInput
        case .populateIntermediateTable: Constraints.populateIntermediateTableInput
        case .previewPrivacyImpact: Constraints.previewPrivacyImpactInput
        case .startAnalysisLogExport: Constraints.startAnalysisLogExportInput
        case .startProtectedJob: Constraints.startProtectedJobInput
        case .startProtectedQuery: Constraints.startProtectedQueryInput
        case .tagResource: Constraints.tagResourceInput
        case .untagResource: Constraints.untagResourceInput
        case .updateAnalysisTemplate: Constraints.updateAnalysisTemplateInput
        case .updateCollaboration: Constraints.updateCollaborationInput
        case .updateCollaborationChangeRequest: Constraints.updateCollaborationChangeRequestInput
        case .updateConfiguredAudienceModelAssociation: Constraints.updateConfiguredAudienceModelAssociationInput
        case .updateConfiguredTable: Constraints.updateConfiguredTableInput
        case .updateConfiguredTableAnalysisRule: Constraints.updateConfiguredTableAnalysisRuleInput
        case .updateConfiguredTableAssociation: Constraints.updateConfiguredTableAssociationInput
        case .updateConfiguredTableAssociationAnalysisRule: Constraints.updateConfiguredTableAssociationAnalysisRuleInput
        case .updateIdMappingTable: Constraints.updateIdMappingTableInput
        case .updateIdNamespaceAssociation: Constraints.updateIdNamespaceAssociationInput
        case .updateIntermediateTable: Constraints.updateIntermediateTableInput
        case .updateIntermediateTableAnalysisRule: Constraints.updateIntermediateTableAnalysisRuleInput
        case .updateMembership: Constraints.updateMembershipInput
        case .updatePrivacyBudgetTemplate: Constraints.updatePrivacyBudgetTemplateInput
        case .updateProtectedJob: Constraints.updateProtectedJobInput
        case .updateProtectedQuery: Constraints.updateProtectedQueryInput
        }
    }
}
