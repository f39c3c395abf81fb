// Whether the tables that a script reads let it run.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html; the wording is ours, in the manner of queries'.

import CleanRoomsModel
import Rules
import Store

/// What a script asks of the tables it reads.
struct ProtectedJobRules {
    let template: AnalysisTemplateRecord
    let purpose: QueryContext.Purpose
    /// Nobody if the results stay in an intermediate table: the lists of receivers bind those who use it.
    let receivers: [String]

    /// Why a table does not let the script run; nil if it does.
    ///
    /// The custom rule has to list the template, or any job of the account that made the template.
    /// - Parameter name: As the template spells it.
    func refusal(by source: SchemaSource?, named name: String) -> ProtectedJobError? {
        guard let source else { return ProtectedJobError(.resourceNotFound, "Table \(name) does not exist in the collaboration") }
        switch source {
        case .table(let table): return refusal(by: table, source)
        // Inferred: jobs read intermediate tables whose rule lets them, and the rule of ID mapping tables speaks of SQL alone.
        case .intermediateTable(let shared):
            let lists = [shared.effectiveRule?.allowedResultReceivers]
            return unreadiness(of: source) ?? refusal(by: shared.effectiveRule, lists, of: source)
        case .idMappingTable: return unreadiness(of: source) ?? refusal(by: nil, [], of: source)
        }
    }

    private func refusal(by table: AssociatedTable, _ source: SchemaSource) -> ProtectedJobError? {
        if let refusal = unreadiness(of: source) { return refusal }
        let custom = table.rule?.policy.v1.custom
        switch table.table?.analysisMethod {
        case .directJob, .multiple: break
        // A rule of another type is the more direct reason.
        case .directQuery, nil:
            guard custom != nil else { break }
            return denied("Table \(source.name) does not allow jobs: its analysis method is not DIRECT_JOB or MULTIPLE")
        }
        let lists = [table.collaborationRule?.policy.allowedResultReceivers, custom?.allowedResultReceivers]
        return refusal(by: custom, lists, of: source)
    }

    private func denied(_ message: String) -> ProtectedJobError { ProtectedJobError(.resourceAccessDenied, message) }

    private func unreadiness(of source: SchemaSource) -> ProtectedJobError? {
        let reasons = source.readiness.direct(for: purpose)
        guard source.readiness.ruleType == nil || !reasons.isEmpty else { return nil }
        let words = reasons.map(\.rawValue).joined(separator: ", ")
        return ProtectedJobError(.invalidResource, "Table \(source.name) is not ready for analysis: \(words)")
    }

    /// - Parameters:
    ///   - rule: Nil for a rule of another type than CUSTOM.
    ///   - lists: The lists of receivers that apply, if there are any.
    private func refusal(by rule: AnalysisRuleCustom?, _ lists: [[String]?], of source: SchemaSource) -> ProtectedJobError? {
        guard let rule else {
            let type = source.readiness.ruleType?.rawValue ?? "none"
            return denied("Jobs need a custom analysis rule; table \(source.name) has \(type)")
        }
        guard isAllowed(by: rule) else {
            return denied("Analysis template \(template.arn) is not allowed by table \(source.name)")
        }
        for list in lists.compactMap(\.self) {
            if let refused = receivers.first(where: { !list.contains($0) }) {
                return denied("Account \(refused) is not allowed to receive results of table \(source.name)")
            }
        }
        return nil
    }

    private func isAllowed(by rule: AnalysisRuleCustom) -> Bool {
        if rule.allowedAnalyses.contains(template.arn.description) { return true }
        return rule.allowedAnalyses.contains("ANY_JOB") && rule.allowedAnalysisProviders?.contains(template.row.account) == true
    }
}

extension Call {
    /// Checks a script against the rules of the tables that its template names, and takes a use of each where they let it run.
    ///
    /// - Returns: The error with which the job will end without having started; nil for a script that may run.
    /// - Throws: `validation` with the refusal where the emulator is set to answer at once, and for a table whose access budget is
    ///   used up.
    func admit(
        _ template: AnalysisTemplateRecord, for purpose: QueryContext.Purpose, receivers: [String], in seat: Seat
    ) throws -> ProtectedJobError? {
        // A script has no text that could be parsed, so without the rules there is nothing to check.
        guard settings.queryValidation == .full else { return nil }
        let names = template.referencedTables.map(SQLNames.stored)
        // All of them, since the budgets of what is under an intermediate table are used as well.
        let sources = try schemas(in: seat.collaboration.row.id)
        let rules = ProtectedJobRules(template: template, purpose: purpose, receivers: receivers)
        for name in template.referencedTables {
            let source = sources.first { $0.name == SQLNames.stored(name) }
            guard let refusal = rules.refusal(by: source, named: name) else { continue }
            guard settings.refusedSQL.endsInFailure(on: seat.collaboration.analyticsEngine) else {
                throw ServiceError.validation(nil, message: refusal.message, fields: [])
            }
            return refusal
        }
        try spendBudgets(on: sources.associations(named: names))
        return nil
    }
}
