// What the model alone cannot say of an input that succeeds: one small entry for each operation that needs one.
// Reference: the rules across fields, each in `Sources/CleanRooms/<Resource>`.

import EmulatorTesting
import JSON

/// How the inputs of an operation are made to succeed.
struct Recipe {
    var caller: Account = .advertiser
    /// Members put in place of those that the model alone would make.
    var seed: JSON = [:]
    /// A required id that `prepare` puts in, since what it refers to depends on the rest of the input.
    var makesParent: String?
    /// Fits the members of an input that the model allows to each other and to what exists.
    ///
    /// It may change anything but the place that the case is about, which comes last: `source.text`, empty for the least input.
    var prepare: (World, inout JSON, String) throws -> Void = { _, _, _ in }

    static func of(_ operation: String) -> Recipe { all[operation] ?? Recipe() }

    /// The operation that makes what a member of that name refers to.
    static let parents = [
        "analysisLogExportIdentifier": "StartAnalysisLogExport",
        "analysisTemplateIdentifier": "CreateAnalysisTemplate",
        "changeRequestIdentifier": "CreateCollaborationChangeRequest",
        "configuredAudienceModelAssociationIdentifier": "CreateConfiguredAudienceModelAssociation",
        "configuredTableAssociationIdentifier": "CreateConfiguredTableAssociation",
        "configuredTableIdentifier": "CreateConfiguredTable",
        "idMappingTableIdentifier": "CreateIdMappingTable",
        "idNamespaceAssociationIdentifier": "CreateIdNamespaceAssociation",
        "intermediateTableIdentifier": "CreateIntermediateTable",
        "privacyBudgetTemplateIdentifier": "CreatePrivacyBudgetTemplate",
        "protectedJobIdentifier": "StartProtectedJob",
        "protectedQueryIdentifier": "StartProtectedQuery",
    ]

    private nonisolated(unsafe) static let all: [String: Recipe] =
        collaborations.merging(tables) { $1 }.merging(templates) { $1 }.merging(analyses) { $1 }.merging(derivedTables) { $1 }
}
