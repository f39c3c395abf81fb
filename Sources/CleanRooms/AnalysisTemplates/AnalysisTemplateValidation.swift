// Whether a template's SQL can run under differential privacy, judged anew each time somebody looks.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisTemplateValidationStatusDetail.html

import AnalysisSQL
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
        let author = template.row.account
        let context = AnalysisContext(
            runnerAccountID: author, engine: engine,
            schemas: CollaborationSchemas(sources.map { $0.relationUnderPrivacyAlone(askedBy: author) }), tableLimit: .max)
        let reasons = Self.refusals(of: text, in: context)
        return [.differentialPrivacy(reasons.isEmpty ? .valid : .invalid, reasons)]
    }

    private static func refusals(of text: String, in context: AnalysisContext) -> [String] {
        do {
            let statement = try parse(text, dialect: Dialect(context.engine))
            switch judge(statement, in: context) {
            case .refused(let refusal): return [refusal.message]
            case .accepted(let analysis):
                return DifferentialPrivacyGrammar(
                    statement: statement, resolution: analysis.resolution, relations: context.schemas.relations
                ).reasons
            }
        } catch {
            return [error.description]
        }
    }
}

extension SchemaSource {
    /// The relation with no control left but differential privacy, since a validation asks of nothing else.
    fileprivate func relationUnderPrivacyAlone(askedBy author: String) -> Relation {
        let relation = relation
        return Relation(
            name: relation.name, kind: relation.kind, ownerAccountID: relation.ownerAccountID, columns: relation.columns,
            rule: .custom(
                AnalysisRuleCustom(
                    allowedAnalyses: [AnalysisRuleCustom.anyQuery], allowedAnalysisProviders: [author],
                    differentialPrivacy: differentialPrivacy)))
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
