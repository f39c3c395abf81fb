// Whether a template's SQL can run under differential privacy, judged anew each time somebody looks.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

import Rules
import SQL
import CleanRoomsModel
import Store

extension Call {
    /// The validations of a template; nil unless a table that it refers to is protected by differential privacy (inferred).
    ///
    /// - Parameter engine: The collaboration's.
    func validations(
        of template: AnalysisTemplateRecord, on engine: AnalyticsEngine
    ) throws -> [AnalysisTemplateValidationStatusDetail]? {
        guard let text = template.sql else { return nil }
        let names = Set(template.referencedTables.map(SQLNames.stored))
        let sources = try schemas(in: template.collaborationID, named: names)
        guard sources.contains(where: { $0.differentialPrivacy != nil }) else { return nil }
        let missing = names.subtracting(sources.map(\.name)).sorted()
        guard missing.isEmpty else {
            return [.differentialPrivacy(.unableToValidate, missing.map { "Table \($0) is not associated with the collaboration." })]
        }
        let context = QueryContext(
            runnerAccountID: template.row.account, engine: engine, schemas: CollaborationSchemas(sources.map(\.relation)))
        return validatePrivacy(of: text, in: context).map { [.differentialPrivacy($0.status, $0.reasons)] }
    }
}

extension AnalysisTemplateValidationStatusDetail {
    fileprivate static func differentialPrivacy(
        _ status: AnalysisTemplateValidationStatus, _ reasons: [String]
    ) -> AnalysisTemplateValidationStatusDetail {
        AnalysisTemplateValidationStatusDetail(
            type: .differentialPrivacy, status: status,
            reasons: reasons.isEmpty ? nil : reasons.map { AnalysisTemplateValidationStatusReason(message: $0) })
    }
}
