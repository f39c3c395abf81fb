// The custom analysis rule: who may run what, and which columns must not come out.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules-custom.html

import CleanRoomsModel
import SQL

extension QueryRule {
    static let custom: [QueryRule] = [
        QueryRule("custom.allowedAnalyses", source: "guide: allowedAnalyses; ANY_QUERY with allowedAnalysisProviders") {
            (subject) throws(Objection) in
            for (relation, rule, mark) in subject.customTables where !allows(rule, subject.context) {
                throw Objection(message: refusal(relation, subject.context), code: .resourceAccessDenied, mark: mark)
            }
        },
        QueryRule("custom.additionalAnalysesRequired", source: "model: additionalAnalyses REQUIRED leaves no direct analysis [inferred]") {
            (subject) throws(Objection) in
            for (relation, rule, mark) in subject.customTables
            where rule.additionalAnalyses == .required && subject.context.purpose == .results {
                throw Objection(
                    message: "Table \(relation.name) can only be used in additional analyses", code: .resourceAccessDenied, mark: mark)
            }
        },
        QueryRule("custom.disallowedOutputColumns", source: "guide: disallowedOutputColumns, in the final select in any disguise") {
            (subject) throws(Objection) in
            // Populating defers the control over outputs to the use of the intermediate table.
            guard subject.context.purpose == .results else { return }
            for cache in subject.statement.caches {
                if let query = cache.query { try checkOutputs(subject.resolution.outputs(of: query.mark), query, subject) }
            }
            try checkOutputs(subject.resolution.outputs, subject.statement.query, subject)
        },
    ]

    private static func allows(_ rule: AnalysisRuleCustom, _ context: QueryContext) -> Bool {
        if let template = context.template, rule.allowedAnalyses.contains(template.arn) { return true }
        guard rule.allowedAnalyses.contains("ANY_QUERY") else { return false }
        return rule.allowedAnalysisProviders?.contains(context.template?.creatorAccountID ?? context.runnerAccountID) == true
    }

    private static func refusal(_ relation: Relation, _ context: QueryContext) -> String {
        if let template = context.template { return "Analysis template \(template.arn) is not allowed by table \(relation.name)" }
        return "Queries by account \(context.runnerAccountID) are not allowed by table \(relation.name)"
    }

    private static func checkOutputs(_ outputs: [OutputColumn], _ query: Query, _ subject: Subject) throws(Objection) {
        var refused: [String] = []
        for output in outputs {
            for number in output.lineage.numbers where subject.isDisallowedOutput(number) {
                let name = subject.columnName(number)
                if !refused.contains(name) { refused.append(name) }
            }
        }
        guard !refused.isEmpty else { return }
        throw Objection.notAllowed(
            refused, in: "select",
            at: query.firstItem(from: { item in
                subject.resolution.lineage(of: item).numbers.contains(where: subject.isDisallowedOutput)
            }) ?? query.mark)
    }
}

extension Subject {
    fileprivate func isDisallowedOutput(_ number: Int) -> Bool {
        let relation = relation(ofColumn: number)
        let name = columnName(number)
        if relation.inheritedDisallowedOutputColumns.names(name) { return true }
        guard case .custom(let rule) = relation.rule else { return false }
        return rule.disallowedOutputColumns?.names(name) == true
    }
}

extension Query {
    /// The place of the first select item that meets a condition, in any branch of the query's set operators.
    func firstItem(from matches: (Expression) -> Bool) -> Mark? { body.firstItem(from: matches) }
}

extension QueryBody {
    fileprivate func firstItem(from matches: (Expression) -> Bool) -> Mark? {
        switch self {
        case .select(let select): return select.items.first { matches($0.expression) }?.expression.mark
        case .nested(let query): return query.firstItem(from: matches)
        case .values, .table: return nil
        case .chain(let first, let links):
            return first.firstItem(from: matches) ?? links.compactMap { $0.right.firstItem(from: matches) }.first
        }
    }
}
