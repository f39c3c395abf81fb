// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import JSON

/// The operations, one requirement each: what lacks one does not compile.
package protocol CleanRoomsAPI {
    /// What an operation knows of the call it answers.
    associatedtype Call

    func batchGetCollaborationAnalysisTemplate(_ input: BatchGetCollaborationAnalysisTemplateInput, _ call: Call) throws -> BatchGetCollaborationAnalysisTemplateOutput
    func batchGetSchema(_ input: BatchGetSchemaInput, _ call: Call) throws -> BatchGetSchemaOutput
    func batchGetSchemaAnalysisRule(_ input: BatchGetSchemaAnalysisRuleInput, _ call: Call) throws -> BatchGetSchemaAnalysisRuleOutput
    func createAnalysisTemplate(_ input: CreateAnalysisTemplateInput, _ call: Call) throws -> CreateAnalysisTemplateOutput
    func createCollaboration(_ input: CreateCollaborationInput, _ call: Call) throws -> CreateCollaborationOutput
    func createCollaborationChangeRequest(_ input: CreateCollaborationChangeRequestInput, _ call: Call) throws -> CreateCollaborationChangeRequestOutput
    func createConfiguredAudienceModelAssociation(_ input: CreateConfiguredAudienceModelAssociationInput, _ call: Call) throws -> CreateConfiguredAudienceModelAssociationOutput
    func createConfiguredTable(_ input: CreateConfiguredTableInput, _ call: Call) throws -> CreateConfiguredTableOutput
    func createConfiguredTableAnalysisRule(_ input: CreateConfiguredTableAnalysisRuleInput, _ call: Call) throws -> CreateConfiguredTableAnalysisRuleOutput
    func createConfiguredTableAssociation(_ input: CreateConfiguredTableAssociationInput, _ call: Call) throws -> CreateConfiguredTableAssociationOutput
    func createConfiguredTableAssociationAnalysisRule(_ input: CreateConfiguredTableAssociationAnalysisRuleInput, _ call: Call) throws -> CreateConfiguredTableAssociationAnalysisRuleOutput
    func createIdMappingTable(_ input: CreateIdMappingTableInput, _ call: Call) throws -> CreateIdMappingTableOutput
    func createIdNamespaceAssociation(_ input: CreateIdNamespaceAssociationInput, _ call: Call) throws -> CreateIdNamespaceAssociationOutput
    func createIntermediateTable(_ input: CreateIntermediateTableInput, _ call: Call) throws -> CreateIntermediateTableOutput
    func createIntermediateTableAnalysisRule(_ input: CreateIntermediateTableAnalysisRuleInput, _ call: Call) throws -> CreateIntermediateTableAnalysisRuleOutput
    func createMembership(_ input: CreateMembershipInput, _ call: Call) throws -> CreateMembershipOutput
    func createPrivacyBudgetTemplate(_ input: CreatePrivacyBudgetTemplateInput, _ call: Call) throws -> CreatePrivacyBudgetTemplateOutput
    func deleteAnalysisTemplate(_ input: DeleteAnalysisTemplateInput, _ call: Call) throws -> DeleteAnalysisTemplateOutput
    func deleteCollaboration(_ input: DeleteCollaborationInput, _ call: Call) throws -> DeleteCollaborationOutput
    func deleteConfiguredAudienceModelAssociation(_ input: DeleteConfiguredAudienceModelAssociationInput, _ call: Call) throws -> DeleteConfiguredAudienceModelAssociationOutput
    func deleteConfiguredTable(_ input: DeleteConfiguredTableInput, _ call: Call) throws -> DeleteConfiguredTableOutput
    func deleteConfiguredTableAnalysisRule(_ input: DeleteConfiguredTableAnalysisRuleInput, _ call: Call) throws -> DeleteConfiguredTableAnalysisRuleOutput
    func deleteConfiguredTableAssociation(_ input: DeleteConfiguredTableAssociationInput, _ call: Call) throws -> DeleteConfiguredTableAssociationOutput
    func deleteConfiguredTableAssociationAnalysisRule(_ input: DeleteConfiguredTableAssociationAnalysisRuleInput, _ call: Call) throws -> DeleteConfiguredTableAssociationAnalysisRuleOutput
    func deleteIdMappingTable(_ input: DeleteIdMappingTableInput, _ call: Call) throws -> DeleteIdMappingTableOutput
    func deleteIdNamespaceAssociation(_ input: DeleteIdNamespaceAssociationInput, _ call: Call) throws -> DeleteIdNamespaceAssociationOutput
    func deleteIntermediateTable(_ input: DeleteIntermediateTableInput, _ call: Call) throws -> DeleteIntermediateTableOutput
    func deleteIntermediateTableAnalysisRule(_ input: DeleteIntermediateTableAnalysisRuleInput, _ call: Call) throws -> DeleteIntermediateTableAnalysisRuleOutput
    func deleteMember(_ input: DeleteMemberInput, _ call: Call) throws -> DeleteMemberOutput
    func deleteMembership(_ input: DeleteMembershipInput, _ call: Call) throws -> DeleteMembershipOutput
    func deletePrivacyBudgetTemplate(_ input: DeletePrivacyBudgetTemplateInput, _ call: Call) throws -> DeletePrivacyBudgetTemplateOutput
    func disallowIntermediateTable(_ input: DisallowIntermediateTableInput, _ call: Call) throws -> DisallowIntermediateTableOutput
    func getAnalysisLogExport(_ input: GetAnalysisLogExportInput, _ call: Call) throws -> GetAnalysisLogExportOutput
    func getAnalysisTemplate(_ input: GetAnalysisTemplateInput, _ call: Call) throws -> GetAnalysisTemplateOutput
    func getCollaboration(_ input: GetCollaborationInput, _ call: Call) throws -> GetCollaborationOutput
    func getCollaborationAnalysisTemplate(_ input: GetCollaborationAnalysisTemplateInput, _ call: Call) throws -> GetCollaborationAnalysisTemplateOutput
    func getCollaborationChangeRequest(_ input: GetCollaborationChangeRequestInput, _ call: Call) throws -> GetCollaborationChangeRequestOutput
    func getCollaborationConfiguredAudienceModelAssociation(_ input: GetCollaborationConfiguredAudienceModelAssociationInput, _ call: Call) throws -> GetCollaborationConfiguredAudienceModelAssociationOutput
    func getCollaborationIdNamespaceAssociation(_ input: GetCollaborationIdNamespaceAssociationInput, _ call: Call) throws -> GetCollaborationIdNamespaceAssociationOutput
    func getCollaborationPrivacyBudgetTemplate(_ input: GetCollaborationPrivacyBudgetTemplateInput, _ call: Call) throws -> GetCollaborationPrivacyBudgetTemplateOutput
    func getConfiguredAudienceModelAssociation(_ input: GetConfiguredAudienceModelAssociationInput, _ call: Call) throws -> GetConfiguredAudienceModelAssociationOutput
    func getConfiguredTable(_ input: GetConfiguredTableInput, _ call: Call) throws -> GetConfiguredTableOutput
    func getConfiguredTableAnalysisRule(_ input: GetConfiguredTableAnalysisRuleInput, _ call: Call) throws -> GetConfiguredTableAnalysisRuleOutput
    func getConfiguredTableAssociation(_ input: GetConfiguredTableAssociationInput, _ call: Call) throws -> GetConfiguredTableAssociationOutput
    func getConfiguredTableAssociationAnalysisRule(_ input: GetConfiguredTableAssociationAnalysisRuleInput, _ call: Call) throws -> GetConfiguredTableAssociationAnalysisRuleOutput
    func getIdMappingTable(_ input: GetIdMappingTableInput, _ call: Call) throws -> GetIdMappingTableOutput
    func getIdNamespaceAssociation(_ input: GetIdNamespaceAssociationInput, _ call: Call) throws -> GetIdNamespaceAssociationOutput
    func getIntermediateTable(_ input: GetIntermediateTableInput, _ call: Call) throws -> GetIntermediateTableOutput
    func getIntermediateTableAnalysisRule(_ input: GetIntermediateTableAnalysisRuleInput, _ call: Call) throws -> GetIntermediateTableAnalysisRuleOutput
    func getMembership(_ input: GetMembershipInput, _ call: Call) throws -> GetMembershipOutput
    func getPrivacyBudgetTemplate(_ input: GetPrivacyBudgetTemplateInput, _ call: Call) throws -> GetPrivacyBudgetTemplateOutput
    func getProtectedJob(_ input: GetProtectedJobInput, _ call: Call) throws -> GetProtectedJobOutput
    func getProtectedQuery(_ input: GetProtectedQueryInput, _ call: Call) throws -> GetProtectedQueryOutput
    func getSchema(_ input: GetSchemaInput, _ call: Call) throws -> GetSchemaOutput
    func getSchemaAnalysisRule(_ input: GetSchemaAnalysisRuleInput, _ call: Call) throws -> GetSchemaAnalysisRuleOutput
    func listAnalysisLogExports(_ input: ListAnalysisLogExportsInput, _ call: Call) throws -> ListAnalysisLogExportsOutput
    func listAnalysisTemplates(_ input: ListAnalysisTemplatesInput, _ call: Call) throws -> ListAnalysisTemplatesOutput
    func listCollaborationAnalysisTemplates(_ input: ListCollaborationAnalysisTemplatesInput, _ call: Call) throws -> ListCollaborationAnalysisTemplatesOutput
    func listCollaborationChangeRequests(_ input: ListCollaborationChangeRequestsInput, _ call: Call) throws -> ListCollaborationChangeRequestsOutput
    func listCollaborationConfiguredAudienceModelAssociations(_ input: ListCollaborationConfiguredAudienceModelAssociationsInput, _ call: Call) throws -> ListCollaborationConfiguredAudienceModelAssociationsOutput
    func listCollaborationIdNamespaceAssociations(_ input: ListCollaborationIdNamespaceAssociationsInput, _ call: Call) throws -> ListCollaborationIdNamespaceAssociationsOutput
    func listCollaborationPrivacyBudgetTemplates(_ input: ListCollaborationPrivacyBudgetTemplatesInput, _ call: Call) throws -> ListCollaborationPrivacyBudgetTemplatesOutput
    func listCollaborationPrivacyBudgets(_ input: ListCollaborationPrivacyBudgetsInput, _ call: Call) throws -> ListCollaborationPrivacyBudgetsOutput
    func listCollaborations(_ input: ListCollaborationsInput, _ call: Call) throws -> ListCollaborationsOutput
    func listConfiguredAudienceModelAssociations(_ input: ListConfiguredAudienceModelAssociationsInput, _ call: Call) throws -> ListConfiguredAudienceModelAssociationsOutput
    func listConfiguredTableAssociations(_ input: ListConfiguredTableAssociationsInput, _ call: Call) throws -> ListConfiguredTableAssociationsOutput
    func listConfiguredTables(_ input: ListConfiguredTablesInput, _ call: Call) throws -> ListConfiguredTablesOutput
    func listIdMappingTables(_ input: ListIdMappingTablesInput, _ call: Call) throws -> ListIdMappingTablesOutput
    func listIdNamespaceAssociations(_ input: ListIdNamespaceAssociationsInput, _ call: Call) throws -> ListIdNamespaceAssociationsOutput
    func listIntermediateTableVersions(_ input: ListIntermediateTableVersionsInput, _ call: Call) throws -> ListIntermediateTableVersionsOutput
    func listIntermediateTables(_ input: ListIntermediateTablesInput, _ call: Call) throws -> ListIntermediateTablesOutput
    func listMembers(_ input: ListMembersInput, _ call: Call) throws -> ListMembersOutput
    func listMemberships(_ input: ListMembershipsInput, _ call: Call) throws -> ListMembershipsOutput
    func listPrivacyBudgetTemplates(_ input: ListPrivacyBudgetTemplatesInput, _ call: Call) throws -> ListPrivacyBudgetTemplatesOutput
    func listPrivacyBudgets(_ input: ListPrivacyBudgetsInput, _ call: Call) throws -> ListPrivacyBudgetsOutput
    func listProtectedJobs(_ input: ListProtectedJobsInput, _ call: Call) throws -> ListProtectedJobsOutput
    func listProtectedQueries(_ input: ListProtectedQueriesInput, _ call: Call) throws -> ListProtectedQueriesOutput
    func listSchemas(_ input: ListSchemasInput, _ call: Call) throws -> ListSchemasOutput
    func listTagsForResource(_ input: ListTagsForResourceInput, _ call: Call) throws -> ListTagsForResourceOutput
    func populateIdMappingTable(_ input: PopulateIdMappingTableInput, _ call: Call) throws -> PopulateIdMappingTableOutput
    func populateIntermediateTable(_ input: PopulateIntermediateTableInput, _ call: Call) throws -> PopulateIntermediateTableOutput
    func previewPrivacyImpact(_ input: PreviewPrivacyImpactInput, _ call: Call) throws -> PreviewPrivacyImpactOutput
    func startAnalysisLogExport(_ input: StartAnalysisLogExportInput, _ call: Call) throws -> StartAnalysisLogExportOutput
    func startProtectedJob(_ input: StartProtectedJobInput, _ call: Call) throws -> StartProtectedJobOutput
    func startProtectedQuery(_ input: StartProtectedQueryInput, _ call: Call) throws -> StartProtectedQueryOutput
    func tagResource(_ input: TagResourceInput, _ call: Call) throws -> TagResourceOutput
    func untagResource(_ input: UntagResourceInput, _ call: Call) throws -> UntagResourceOutput
    func updateAnalysisTemplate(_ input: UpdateAnalysisTemplateInput, _ call: Call) throws -> UpdateAnalysisTemplateOutput
    func updateCollaboration(_ input: UpdateCollaborationInput, _ call: Call) throws -> UpdateCollaborationOutput
    func updateCollaborationChangeRequest(_ input: UpdateCollaborationChangeRequestInput, _ call: Call) throws -> UpdateCollaborationChangeRequestOutput
    func updateConfiguredAudienceModelAssociation(_ input: UpdateConfiguredAudienceModelAssociationInput, _ call: Call) throws -> UpdateConfiguredAudienceModelAssociationOutput
    func updateConfiguredTable(_ input: UpdateConfiguredTableInput, _ call: Call) throws -> UpdateConfiguredTableOutput
    func updateConfiguredTableAnalysisRule(_ input: UpdateConfiguredTableAnalysisRuleInput, _ call: Call) throws -> UpdateConfiguredTableAnalysisRuleOutput
    func updateConfiguredTableAssociation(_ input: UpdateConfiguredTableAssociationInput, _ call: Call) throws -> UpdateConfiguredTableAssociationOutput
    func updateConfiguredTableAssociationAnalysisRule(_ input: UpdateConfiguredTableAssociationAnalysisRuleInput, _ call: Call) throws -> UpdateConfiguredTableAssociationAnalysisRuleOutput
    func updateIdMappingTable(_ input: UpdateIdMappingTableInput, _ call: Call) throws -> UpdateIdMappingTableOutput
    func updateIdNamespaceAssociation(_ input: UpdateIdNamespaceAssociationInput, _ call: Call) throws -> UpdateIdNamespaceAssociationOutput
    func updateIntermediateTable(_ input: UpdateIntermediateTableInput, _ call: Call) throws -> UpdateIntermediateTableOutput
    func updateIntermediateTableAnalysisRule(_ input: UpdateIntermediateTableAnalysisRuleInput, _ call: Call) throws -> UpdateIntermediateTableAnalysisRuleOutput
    func updateMembership(_ input: UpdateMembershipInput, _ call: Call) throws -> UpdateMembershipOutput
    func updatePrivacyBudgetTemplate(_ input: UpdatePrivacyBudgetTemplateInput, _ call: Call) throws -> UpdatePrivacyBudgetTemplateOutput
    func updateProtectedJob(_ input: UpdateProtectedJobInput, _ call: Call) throws -> UpdateProtectedJobOutput
    func updateProtectedQuery(_ input: UpdateProtectedQueryInput, _ call: Call) throws -> UpdateProtectedQueryOutput
}

extension CleanRoomsAPI {
    /// Reads the input, performs the operation, and writes its output.
    ///
    /// - Throws: `JSONMismatch` for an input that was not checked against `Operation.input`, and what the operation throws.
    package func perform(_ operation: Operation, _ input: JSON, _ call: Call, into writer: inout JSONWriter) throws {
        switch operation {
        case .batchGetCollaborationAnalysisTemplate: try batchGetCollaborationAnalysisTemplate(BatchGetCollaborationAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .batchGetSchema: try batchGetSchema(BatchGetSchemaInput(json: input), call).write(to: &writer)
        case .batchGetSchemaAnalysisRule: try batchGetSchemaAnalysisRule(BatchGetSchemaAnalysisRuleInput(json: input), call).write(to: &writer)
        case .createAnalysisTemplate: try createAnalysisTemplate(CreateAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .createCollaboration: try createCollaboration(CreateCollaborationInput(json: input), call).write(to: &writer)
        case .createCollaborationChangeRequest: try createCollaborationChangeRequest(CreateCollaborationChangeRequestInput(json: input), call).write(to: &writer)
        case .createConfiguredAudienceModelAssociation: try createConfiguredAudienceModelAssociation(CreateConfiguredAudienceModelAssociationInput(json: input), call).write(to: &writer)
        case .createConfiguredTable: try createConfiguredTable(CreateConfiguredTableInput(json: input), call).write(to: &writer)
        case .createConfiguredTableAnalysisRule: try createConfiguredTableAnalysisRule(CreateConfiguredTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .createConfiguredTableAssociation: try createConfiguredTableAssociation(CreateConfiguredTableAssociationInput(json: input), call).write(to: &writer)
        case .createConfiguredTableAssociationAnalysisRule: try createConfiguredTableAssociationAnalysisRule(CreateConfiguredTableAssociationAnalysisRuleInput(json: input), call).write(to: &writer)
        case .createIdMappingTable: try createIdMappingTable(CreateIdMappingTableInput(json: input), call).write(to: &writer)
        case .createIdNamespaceAssociation: try createIdNamespaceAssociation(CreateIdNamespaceAssociationInput(json: input), call).write(to: &writer)
        case .createIntermediateTable: try createIntermediateTable(CreateIntermediateTableInput(json: input), call).write(to: &writer)
        case .createIntermediateTableAnalysisRule: try createIntermediateTableAnalysisRule(CreateIntermediateTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .createMembership: try createMembership(CreateMembershipInput(json: input), call).write(to: &writer)
        case .createPrivacyBudgetTemplate: try createPrivacyBudgetTemplate(CreatePrivacyBudgetTemplateInput(json: input), call).write(to: &writer)
        case .deleteAnalysisTemplate: try deleteAnalysisTemplate(DeleteAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .deleteCollaboration: try deleteCollaboration(DeleteCollaborationInput(json: input), call).write(to: &writer)
        case .deleteConfiguredAudienceModelAssociation: try deleteConfiguredAudienceModelAssociation(DeleteConfiguredAudienceModelAssociationInput(json: input), call).write(to: &writer)
        case .deleteConfiguredTable: try deleteConfiguredTable(DeleteConfiguredTableInput(json: input), call).write(to: &writer)
        case .deleteConfiguredTableAnalysisRule: try deleteConfiguredTableAnalysisRule(DeleteConfiguredTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .deleteConfiguredTableAssociation: try deleteConfiguredTableAssociation(DeleteConfiguredTableAssociationInput(json: input), call).write(to: &writer)
        case .deleteConfiguredTableAssociationAnalysisRule: try deleteConfiguredTableAssociationAnalysisRule(DeleteConfiguredTableAssociationAnalysisRuleInput(json: input), call).write(to: &writer)
        case .deleteIdMappingTable: try deleteIdMappingTable(DeleteIdMappingTableInput(json: input), call).write(to: &writer)
        case .deleteIdNamespaceAssociation: try deleteIdNamespaceAssociation(DeleteIdNamespaceAssociationInput(json: input), call).write(to: &writer)
        case .deleteIntermediateTable: try deleteIntermediateTable(DeleteIntermediateTableInput(json: input), call).write(to: &writer)
        case .deleteIntermediateTableAnalysisRule: try deleteIntermediateTableAnalysisRule(DeleteIntermediateTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .deleteMember: try deleteMember(DeleteMemberInput(json: input), call).write(to: &writer)
        case .deleteMembership: try deleteMembership(DeleteMembershipInput(json: input), call).write(to: &writer)
        case .deletePrivacyBudgetTemplate: try deletePrivacyBudgetTemplate(DeletePrivacyBudgetTemplateInput(json: input), call).write(to: &writer)
        case .disallowIntermediateTable: try disallowIntermediateTable(DisallowIntermediateTableInput(json: input), call).write(to: &writer)
        case .getAnalysisLogExport: try getAnalysisLogExport(GetAnalysisLogExportInput(json: input), call).write(to: &writer)
        case .getAnalysisTemplate: try getAnalysisTemplate(GetAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .getCollaboration: try getCollaboration(GetCollaborationInput(json: input), call).write(to: &writer)
        case .getCollaborationAnalysisTemplate: try getCollaborationAnalysisTemplate(GetCollaborationAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .getCollaborationChangeRequest: try getCollaborationChangeRequest(GetCollaborationChangeRequestInput(json: input), call).write(to: &writer)
        case .getCollaborationConfiguredAudienceModelAssociation: try getCollaborationConfiguredAudienceModelAssociation(GetCollaborationConfiguredAudienceModelAssociationInput(json: input), call).write(to: &writer)
        case .getCollaborationIdNamespaceAssociation: try getCollaborationIdNamespaceAssociation(GetCollaborationIdNamespaceAssociationInput(json: input), call).write(to: &writer)
        case .getCollaborationPrivacyBudgetTemplate: try getCollaborationPrivacyBudgetTemplate(GetCollaborationPrivacyBudgetTemplateInput(json: input), call).write(to: &writer)
        case .getConfiguredAudienceModelAssociation: try getConfiguredAudienceModelAssociation(GetConfiguredAudienceModelAssociationInput(json: input), call).write(to: &writer)
        case .getConfiguredTable: try getConfiguredTable(GetConfiguredTableInput(json: input), call).write(to: &writer)
        case .getConfiguredTableAnalysisRule: try getConfiguredTableAnalysisRule(GetConfiguredTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .getConfiguredTableAssociation: try getConfiguredTableAssociation(GetConfiguredTableAssociationInput(json: input), call).write(to: &writer)
        case .getConfiguredTableAssociationAnalysisRule: try getConfiguredTableAssociationAnalysisRule(GetConfiguredTableAssociationAnalysisRuleInput(json: input), call).write(to: &writer)
        case .getIdMappingTable: try getIdMappingTable(GetIdMappingTableInput(json: input), call).write(to: &writer)
        case .getIdNamespaceAssociation: try getIdNamespaceAssociation(GetIdNamespaceAssociationInput(json: input), call).write(to: &writer)
        case .getIntermediateTable: try getIntermediateTable(GetIntermediateTableInput(json: input), call).write(to: &writer)
        case .getIntermediateTableAnalysisRule: try getIntermediateTableAnalysisRule(GetIntermediateTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .getMembership: try getMembership(GetMembershipInput(json: input), call).write(to: &writer)
        case .getPrivacyBudgetTemplate: try getPrivacyBudgetTemplate(GetPrivacyBudgetTemplateInput(json: input), call).write(to: &writer)
        case .getProtectedJob: try getProtectedJob(GetProtectedJobInput(json: input), call).write(to: &writer)
        case .getProtectedQuery: try getProtectedQuery(GetProtectedQueryInput(json: input), call).write(to: &writer)
        case .getSchema: try getSchema(GetSchemaInput(json: input), call).write(to: &writer)
        case .getSchemaAnalysisRule: try getSchemaAnalysisRule(GetSchemaAnalysisRuleInput(json: input), call).write(to: &writer)
        case .listAnalysisLogExports: try listAnalysisLogExports(ListAnalysisLogExportsInput(json: input), call).write(to: &writer)
        case .listAnalysisTemplates: try listAnalysisTemplates(ListAnalysisTemplatesInput(json: input), call).write(to: &writer)
        case .listCollaborationAnalysisTemplates: try listCollaborationAnalysisTemplates(ListCollaborationAnalysisTemplatesInput(json: input), call).write(to: &writer)
        case .listCollaborationChangeRequests: try listCollaborationChangeRequests(ListCollaborationChangeRequestsInput(json: input), call).write(to: &writer)
        case .listCollaborationConfiguredAudienceModelAssociations: try listCollaborationConfiguredAudienceModelAssociations(ListCollaborationConfiguredAudienceModelAssociationsInput(json: input), call).write(to: &writer)
        case .listCollaborationIdNamespaceAssociations: try listCollaborationIdNamespaceAssociations(ListCollaborationIdNamespaceAssociationsInput(json: input), call).write(to: &writer)
        case .listCollaborationPrivacyBudgetTemplates: try listCollaborationPrivacyBudgetTemplates(ListCollaborationPrivacyBudgetTemplatesInput(json: input), call).write(to: &writer)
        case .listCollaborationPrivacyBudgets: try listCollaborationPrivacyBudgets(ListCollaborationPrivacyBudgetsInput(json: input), call).write(to: &writer)
        case .listCollaborations: try listCollaborations(ListCollaborationsInput(json: input), call).write(to: &writer)
        case .listConfiguredAudienceModelAssociations: try listConfiguredAudienceModelAssociations(ListConfiguredAudienceModelAssociationsInput(json: input), call).write(to: &writer)
        case .listConfiguredTableAssociations: try listConfiguredTableAssociations(ListConfiguredTableAssociationsInput(json: input), call).write(to: &writer)
        case .listConfiguredTables: try listConfiguredTables(ListConfiguredTablesInput(json: input), call).write(to: &writer)
        case .listIdMappingTables: try listIdMappingTables(ListIdMappingTablesInput(json: input), call).write(to: &writer)
        case .listIdNamespaceAssociations: try listIdNamespaceAssociations(ListIdNamespaceAssociationsInput(json: input), call).write(to: &writer)
        case .listIntermediateTableVersions: try listIntermediateTableVersions(ListIntermediateTableVersionsInput(json: input), call).write(to: &writer)
        case .listIntermediateTables: try listIntermediateTables(ListIntermediateTablesInput(json: input), call).write(to: &writer)
        case .listMembers: try listMembers(ListMembersInput(json: input), call).write(to: &writer)
        case .listMemberships: try listMemberships(ListMembershipsInput(json: input), call).write(to: &writer)
        case .listPrivacyBudgetTemplates: try listPrivacyBudgetTemplates(ListPrivacyBudgetTemplatesInput(json: input), call).write(to: &writer)
        case .listPrivacyBudgets: try listPrivacyBudgets(ListPrivacyBudgetsInput(json: input), call).write(to: &writer)
        case .listProtectedJobs: try listProtectedJobs(ListProtectedJobsInput(json: input), call).write(to: &writer)
        case .listProtectedQueries: try listProtectedQueries(ListProtectedQueriesInput(json: input), call).write(to: &writer)
        case .listSchemas: try listSchemas(ListSchemasInput(json: input), call).write(to: &writer)
        case .listTagsForResource: try listTagsForResource(ListTagsForResourceInput(json: input), call).write(to: &writer)
        case .populateIdMappingTable: try populateIdMappingTable(PopulateIdMappingTableInput(json: input), call).write(to: &writer)
        case .populateIntermediateTable: try populateIntermediateTable(PopulateIntermediateTableInput(json: input), call).write(to: &writer)
        case .previewPrivacyImpact: try previewPrivacyImpact(PreviewPrivacyImpactInput(json: input), call).write(to: &writer)
        case .startAnalysisLogExport: try startAnalysisLogExport(StartAnalysisLogExportInput(json: input), call).write(to: &writer)
        case .startProtectedJob: try startProtectedJob(StartProtectedJobInput(json: input), call).write(to: &writer)
        case .startProtectedQuery: try startProtectedQuery(StartProtectedQueryInput(json: input), call).write(to: &writer)
        case .tagResource: try tagResource(TagResourceInput(json: input), call).write(to: &writer)
        case .untagResource: try untagResource(UntagResourceInput(json: input), call).write(to: &writer)
        case .updateAnalysisTemplate: try updateAnalysisTemplate(UpdateAnalysisTemplateInput(json: input), call).write(to: &writer)
        case .updateCollaboration: try updateCollaboration(UpdateCollaborationInput(json: input), call).write(to: &writer)
        case .updateCollaborationChangeRequest: try updateCollaborationChangeRequest(UpdateCollaborationChangeRequestInput(json: input), call).write(to: &writer)
        case .updateConfiguredAudienceModelAssociation: try updateConfiguredAudienceModelAssociation(UpdateConfiguredAudienceModelAssociationInput(json: input), call).write(to: &writer)
        case .updateConfiguredTable: try updateConfiguredTable(UpdateConfiguredTableInput(json: input), call).write(to: &writer)
        case .updateConfiguredTableAnalysisRule: try updateConfiguredTableAnalysisRule(UpdateConfiguredTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .updateConfiguredTableAssociation: try updateConfiguredTableAssociation(UpdateConfiguredTableAssociationInput(json: input), call).write(to: &writer)
        case .updateConfiguredTableAssociationAnalysisRule: try updateConfiguredTableAssociationAnalysisRule(UpdateConfiguredTableAssociationAnalysisRuleInput(json: input), call).write(to: &writer)
        case .updateIdMappingTable: try updateIdMappingTable(UpdateIdMappingTableInput(json: input), call).write(to: &writer)
        case .updateIdNamespaceAssociation: try updateIdNamespaceAssociation(UpdateIdNamespaceAssociationInput(json: input), call).write(to: &writer)
        case .updateIntermediateTable: try updateIntermediateTable(UpdateIntermediateTableInput(json: input), call).write(to: &writer)
        case .updateIntermediateTableAnalysisRule: try updateIntermediateTableAnalysisRule(UpdateIntermediateTableAnalysisRuleInput(json: input), call).write(to: &writer)
        case .updateMembership: try updateMembership(UpdateMembershipInput(json: input), call).write(to: &writer)
        case .updatePrivacyBudgetTemplate: try updatePrivacyBudgetTemplate(UpdatePrivacyBudgetTemplateInput(json: input), call).write(to: &writer)
        case .updateProtectedJob: try updateProtectedJob(UpdateProtectedJobInput(json: input), call).write(to: &writer)
        case .updateProtectedQuery: try updateProtectedQuery(UpdateProtectedQueryInput(json: input), call).write(to: &writer)
        }
    }
}
