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
        case .table(let table): return refusal(of: template, receivers: receivers, by: table, source)
        // Inferred: jobs read intermediate tables whose rule lets them, and the rule of ID mapping tables speaks of SQL alone.
        case .intermediateTable(let shared):
            let lists = [shared.effectiveRule?.allowedResultReceivers]
            return unreadiness(of: source) ?? refusal(of: template, receivers, by: shared.effectiveRule, lists, of: source)
        case .idMappingTable: return unreadiness(of: source) ?? refusal(of: template, receivers, by: nil, [], of: source)
        }
    }

    private static func refusal(
        of template: AnalysisTemplateRecord, receivers: [String], by table: AssociatedTable, _ source: SchemaSource
    ) -> ProtectedJobError? {
        if let refusal = unreadiness(of: source) { return refusal }
        let custom = table.rule?.policy.v1.custom
        switch table.table?.analysisMethod {
        case .directJob, .multiple: break
        // A rule of another type is the nearer reason.
        case .directQuery, nil:
            guard custom != nil else { break }
            return denied("Table \(source.name) does not allow jobs: its analysis method is not DIRECT_JOB or MULTIPLE")
        }
        let lists = [table.collaborationRule?.policy.allowedResultReceivers, custom?.allowedResultReceivers]
        return refusal(of: template, receivers, by: custom, lists, of: source)
    }

    private static func denied(_ message: String) -> ProtectedJobError { ProtectedJobError(.resourceAccessDenied, message) }

    private static func unreadiness(of source: SchemaSource) -> ProtectedJobError? {
        let reasons = source.readiness.direct
        guard source.readiness.ruleType == nil || !reasons.isEmpty else { return nil }
        let words = reasons.map(\.rawValue).joined(separator: ", ")
        return ProtectedJobError(.invalidResource, "Table \(source.name) is not ready for analysis: \(words)")
    }

    /// - Parameters:
    ///   - rule: Nil for a rule of another type than CUSTOM.
    ///   - lists: The lists of receivers that bind, as far as there are any.
    private static func refusal(
        of template: AnalysisTemplateRecord, _ receivers: [String], by rule: AnalysisRuleCustom?, _ lists: [[String]?],
        of source: SchemaSource
    ) -> ProtectedJobError? {
        guard let rule else {
            let type = source.readiness.ruleType?.rawValue ?? "none"
            return denied("Jobs need a custom analysis rule; table \(source.name) has \(type)")
        }
        guard allows(template, rule) else {
            return denied("Analysis template \(template.arn) is not allowed by table \(source.name)")
        }
        for list in lists.compactMap(\.self) {
            if let refused = receivers.first(where: { !list.contains($0) }) {
                return denied("Account \(refused) is not allowed to receive results of table \(source.name)")
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
        // All of them, since the budgets of what is under an intermediate table are used as well.
        let sources = try schemas(in: seat.collaboration.row.id)
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
