// Whether a template's SQL can run under differential privacy, judged anew each time somebody looks.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

import AnalysisSQL
import CleanRoomsModel
import Store

extension Call {
    /// The validations of a template; nil unless a table that it refers to is protected by differential privacy (inferred).
    func validations(of template: AnalysisTemplateRecord) throws -> [AnalysisTemplateValidationStatusDetail]? {
        guard let text = template.sql, let collaboration = try store.find(CollaborationRecord.self, id: template.collaborationID)
        else { return nil }
        let names = Set(template.referencedTables.map(SQLNames.stored))
        let sources = try schemas(in: template.collaborationID, named: names)
        guard sources.contains(where: \.isDifferentiallyPrivate) else { return nil }
        let missing = names.subtracting(sources.map(\.name)).sorted()
        guard missing.isEmpty else {
            return [.differentialPrivacy(.unableToValidate, missing.map { "Table \($0) is not associated with the collaboration." })]
        }
        let refusals = try differentialPrivacyRefusals(of: text, over: sources, on: collaboration.analyticsEngine)
        return [.differentialPrivacy(refusals.isEmpty ? .valid : .invalid, refusals)]
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
