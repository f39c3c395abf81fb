// The declared errors that the service never answers, and a fault alone does: an entry that is reached fails the suite, and so does an error
// without one.

/// A declared error that only a fault answers, and why.
struct Unreachable {
    let error: String
    let reason: String
    /// Nil for every operation that declares it.
    let operations: Set<String>?

    /// - Parameter operations: Their names, between blanks or line breaks.
    private init(_ error: String, _ reason: String, of operations: String? = nil) {
        self.error = error
        self.reason = reason
        self.operations = operations.map { Set($0.split(whereSeparator: \.isWhitespace).map(String.init)) }
    }

    static func of(_ operation: Operation, _ error: String) -> Unreachable? {
        all.first { $0.error == error && ($0.operations?.contains(operation.name) ?? true) }
    }

    static let all = [
        Unreachable(
            "AccessDeniedException",
            "Another account's membership or table is not found; policies of IAM, which deny the rest, are not read.",
            of: """
                CreateAnalysisTemplate CreateCollaboration CreateConfiguredAudienceModelAssociation CreateConfiguredTable
                CreateConfiguredTableAnalysisRule CreateConfiguredTableAssociation CreateConfiguredTableAssociationAnalysisRule
                CreateIdNamespaceAssociation CreatePrivacyBudgetTemplate
                DeleteAnalysisTemplate DeleteConfiguredAudienceModelAssociation DeleteConfiguredTable DeleteConfiguredTableAssociation
                DeleteConfiguredTableAssociationAnalysisRule DeleteIdNamespaceAssociation DeleteMembership DeletePrivacyBudgetTemplate
                GetAnalysisTemplate GetConfiguredAudienceModelAssociation GetConfiguredTable GetConfiguredTableAnalysisRule
                GetConfiguredTableAssociation GetConfiguredTableAssociationAnalysisRule GetIdNamespaceAssociation GetMembership
                GetAnalysisLogExport GetPrivacyBudgetTemplate GetProtectedJob GetProtectedQuery
                ListAnalysisTemplates ListCollaborations ListConfiguredAudienceModelAssociations ListConfiguredTableAssociations
                ListConfiguredTables ListIdNamespaceAssociations ListMemberships ListPrivacyBudgetTemplates ListPrivacyBudgets
                ListAnalysisLogExports ListProtectedJobs ListProtectedQueries PreviewPrivacyImpact
                CreateIdMappingTable DeleteIdMappingTable DeleteIntermediateTable DeleteIntermediateTableAnalysisRule
                DisallowIntermediateTable GetIdMappingTable GetIntermediateTable GetIntermediateTableAnalysisRule ListIdMappingTables
                ListIntermediateTableVersions ListIntermediateTables PopulateIdMappingTable
                UpdateConfiguredTable UpdateConfiguredTableAnalysisRule UpdateConfiguredTableAssociation
                UpdateConfiguredTableAssociationAnalysisRule UpdateMembership UpdatePrivacyBudgetTemplate
                """),
        Unreachable(
            "ResourceNotFoundException",
            "A collaboration that is unknown denies access; what a batch does not find is an entry of its answer.",
            of: """
                BatchGetCollaborationAnalysisTemplate BatchGetSchema BatchGetSchemaAnalysisRule CreateMembership
                ListCollaborationAnalysisTemplates ListCollaborationConfiguredAudienceModelAssociations
                ListCollaborationIdNamespaceAssociations ListCollaborationPrivacyBudgetTemplates ListCollaborationPrivacyBudgets
                CreateCollaborationChangeRequest ListCollaborationChangeRequests ListMembers ListSchemas
                """),
        Unreachable(
            "ResourceNotFoundException", "A table's catalog is not read, so whatever it names is there.", of: "CreateConfiguredTable"),
        Unreachable(
            "ServiceQuotaExceededException", "The quotas page has none for it.",
            of: """
                PopulateIdMappingTable StartAnalysisLogExport
                """),
        Unreachable(
            "ConflictException", "Nothing public shows what conflicts, and the service's own rules leave nothing that could.",
            of: """
                CreateConfiguredTable DeleteConfiguredTableAnalysisRule DeleteConfiguredTableAssociation
                DeleteConfiguredTableAssociationAnalysisRule DeleteIntermediateTableAnalysisRule UpdateConfiguredTableAnalysisRule
                """),
    ]
}
