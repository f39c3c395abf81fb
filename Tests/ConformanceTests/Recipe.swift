// What the model alone cannot say of an input that succeeds: one small entry for each operation that needs one.
// Reference: the rules across fields, each in `Sources/CleanRooms/<Resource>`.

import EmulatorTesting
import JSON

/// How the inputs of an operation are made to succeed.
struct Recipe: Sendable {
    var caller: Account
    /// Who sends an input whose caller depends on what it asks.
    var callerOf: (@Sendable (JSON) -> Account)?
    /// Members put in place of those that the model alone would make.
    var seed: JSON
    /// A required id that `prepare` puts in, since what it refers to depends on the rest of the input.
    var makesParent: String?
    /// Fits the members of an input that the model allows to each other and to what exists.
    ///
    /// It may change anything but the place that the case is about, which comes last: `source.text`, empty for the least input.
    var prepare: @Sendable (World, inout JSON, String) throws -> Void

    init(
        caller: Account = .advertiser, seed: JSON = [:], makesParent: String? = nil,
        prepare: @escaping @Sendable (World, inout JSON, String) throws -> Void = { _, _, _ in }
    ) {
        self.caller = caller
        self.seed = seed
        self.makesParent = makesParent
        self.prepare = prepare
    }

    /// This recipe with another caller for some inputs.
    func sent(by callerOf: @escaping @Sendable (JSON) -> Account) -> Recipe {
        var recipe = self
        recipe.callerOf = callerOf
        return recipe
    }

    static func of(_ operation: String) -> Recipe { all[operation] ?? Recipe() }

    static func caller(of operation: String, sending input: JSON) -> Account {
        let recipe = of(operation)
        return recipe.callerOf?(input) ?? recipe.caller
    }

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

    private static let all: [String: Recipe] =
        [collaborations, changeRequests, tables, templates, queries, jobs, budgets, derivedTables].reduce(into: [:]) { $0.merge($1) { $1 } }
}
