// What the service stores, so that a state from elsewhere can be checked completely before it is used.
// Reference: decision note 0012.

import Clocks
import JSON
import Store

extension CleanRooms {
    /// Every kind of record, event and setting. A debug build refuses to insert a record that is not among them.
    static let contents = StateContents(
        records: [
            CollaborationRecord.self, MemberRecord.self, MembershipRecord.self, ChangeRequestRecord.self,
            ConfiguredTableRecord.self, ConfiguredTableRuleRecord.self, AssociationRecord.self, AssociationRuleRecord.self,
            AnalysisTemplateRecord.self, AudienceModelAssociationRecord.self, PrivacyBudgetTemplateRecord.self,
            IdNamespaceAssociationRecord.self, IdMappingTableRecord.self, IdMappingTableDataRecord.self,
            IntermediateTableRecord.self, IntermediateTableRuleRecord.self, IntermediateTableVersionRecord.self,
            IntermediateTableDataRecord.self,
            ProtectedQueryRecord.self, ProtectedJobRecord.self, LogExportRecord.self,
            CatalogueRecord.self, CatalogueRowsRecord.self, CatalogueUploadRecord.self, CatalogueUploadPart.self,
            LookedUpTableRecord.self, DeclaredIdNamespaceRecord.self,
        ],
        isEvent: { dueEvents[$0] != nil }, checkSetting: check)

    /// Reads a setting as the service does when it loads it.
    ///
    /// - Throws: What is wrong with it; `JSONMismatch` for one that the service does not have.
    @Sendable private static func check(_ key: String, _ text: String) throws {
        switch key {
        case Steering.clock.rawValue: _ = try SteerableClock.State(storedAs: text)
        case Steering.lifecycle.rawValue: _ = try progressions(storedAs: text)
        case Steering.outcomes.rawValue: _ = try outcomeRules(storedAs: text)
        case idPosition:
            guard IDGenerator.place(text) != nil else { throw JSONMismatch(expected: "a seed and a place in its sequence") }
        // Names, whatever they are.
        case seedsKey: break
        default: throw JSONMismatch(expected: "a setting of this program")
        }
    }
}
