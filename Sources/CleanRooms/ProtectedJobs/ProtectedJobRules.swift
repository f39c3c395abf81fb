// Whether the tables that a script reads let it run.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html; the wording is ours, in the manner of queries'.

import CleanRoomsModel
import Store

enum ProtectedJobRules {
    /// Why a table lets a template not run; nil for one that does.
    ///
    /// The custom rule has to list the template, or any job of the account that made the template.
    /// - Parameter name: As the template spells it.
    static func refusal(
        of template: AnalysisTemplateRecord, receivers: [String], by source: SchemaSource?, named name: String
    ) -> ProtectedJobError? {
        guard let source else { return ProtectedJobError(.resourceNotFound, "Table \(name) does not exist in the collaboration") }
        switch source {
        case .table(let table): return refusal(of: template, receivers: receivers, by: table)
        }
    }

    private static func refusal(
        of template: AnalysisTemplateRecord, receivers: [String], by table: AssociatedTable
    ) -> ProtectedJobError? {
        let name = table.association.name
        func denied(_ message: String) -> ProtectedJobError { ProtectedJobError(.resourceAccessDenied, message) }

        guard let rule = table.rule?.policy.v1, table.readiness.direct.isEmpty else {
            let reasons = table.readiness.direct.map(\.rawValue).joined(separator: ", ")
            return ProtectedJobError(.invalidResource, "Table \(name) is not ready for analysis: \(reasons)")
        }
        guard case .custom(let custom) = rule else {
            return denied("Jobs need a custom analysis rule; table \(name) has \(rule.type.rawValue)")
        }
        switch table.table?.analysisMethod {
        case .directJob, .multiple: break
        case .directQuery, nil: return denied("Table \(name) does not allow jobs: its analysis method is not DIRECT_JOB or MULTIPLE")
        }
        guard allows(template, custom) else {
            return denied("Analysis template \(template.arn) is not allowed by table \(name)")
        }
        let lists = [table.collaborationRule?.policy.allowedResultReceivers, custom.allowedResultReceivers].compactMap(\.self)
        for list in lists {
            if let refused = receivers.first(where: { !list.contains($0) }) {
                return denied("Account \(refused) is not allowed to receive results of table \(name)")
            }
        }
        return nil
    }

    private static func allows(_ template: AnalysisTemplateRecord, _ rule: AnalysisRuleCustom) -> Bool {
        if rule.allowedAnalyses.contains(template.arn.description) { return true }
        return rule.allowedAnalyses.contains("ANY_JOB") && rule.allowedAnalysisProviders?.contains(template.row.account) == true
    }
}

extension Call {
    /// Holds a script against the rules of the tables that its template names, and takes a use of each where they let it run.
    ///
    /// - Returns: The error with which the job will end without having started; nil for a script that may run.
    /// - Throws: `validation` with the refusal where the emulator is set to answer at once, and for a table whose access budget is
    ///   used up.
    func admit(_ template: AnalysisTemplateRecord, receivers: [String], in seat: Seat) throws -> ProtectedJobError? {
        // A script has no text to be parsed, so that anything less than the rules leaves nothing to check.
        guard settings.queryValidation == .full else { return nil }
        let names = template.referencedTables.map(SQLNames.stored)
        let sources = try schemas(in: seat.collaboration.row.id, named: Set(names))
        for name in template.referencedTables {
            let source = sources.first { $0.name == SQLNames.stored(name) }
            let refusal = ProtectedJobRules.refusal(of: template, receivers: receivers, by: source, named: name)
            guard let refusal else { continue }
            guard settings.refusedSQL.endsInFailure(on: seat.collaboration.analyticsEngine) else {
                throw ServiceError.validation(nil, message: refusal.message, fields: [])
            }
            return refusal
        }
        try spendBudgets(on: sources.associations(named: names))
        return nil
    }
}
