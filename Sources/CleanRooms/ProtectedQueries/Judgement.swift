// What a request asks to run, and whether the rules of the tables let it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import AnalysisSQL
import CleanRoomsModel
import Store

/// The SQL of a request: its own, or a template's with values for its parameters.
struct AskedAnalysis {
    let text: String
    let template: AnalysisTemplateRecord?
    /// The values of a template's parameters, by name.
    let arguments: [String: ParameterValue]
}

/// What came of holding SQL against the rules.
struct Admission {
    /// The error with which the query will end without having started; nil for SQL that may run.
    var refusal: ProtectedQueryError?
    /// Whether an aggregate of the query is over a table with differential privacy.
    var isDifferentiallyPrivate = false
}

extension Call {
    /// The SQL that a request asks for.
    ///
    /// What is wrong with the request itself is answered at once, on both engines.
    /// - Throws: `validation` unless there is either text or a template, and for parameters that the template does not take;
    ///   `notFound` for a template that the collaboration does not have; `quotaExceeded` for more SQL than the engine takes.
    func analysis(_ parameters: ProtectedQuerySQLParameters, in seat: Seat) throws -> AskedAnalysis {
        let analysis: AskedAnalysis
        switch (parameters.queryString, parameters.analysisTemplateArn) {
        case (let text?, nil):
            guard parameters.parameters?.isEmpty ?? true else {
                throw ServiceError.invalidQuery("Parameters need an analysis template.", field: "sqlParameters.parameters")
            }
            analysis = AskedAnalysis(text: text, template: nil, arguments: [:])
        case (nil, let arn?):
            let template = try analysisTemplate(arn, in: seat)
            guard let text = template.sql else {
                throw ServiceError.invalidConfiguration(
                    "The analysis template \(arn) is no SQL.", field: "sqlParameters.analysisTemplateArn")
            }
            do {
                analysis = AskedAnalysis(
                    text: text, template: template, arguments: try template.arguments(from: parameters.parameters ?? [:]))
            } catch {
                throw ServiceError.invalidQuery(error.message, field: "sqlParameters.parameters")
            }
        case (nil, nil), (_?, _?):
            throw ServiceError.invalidConfiguration(
                "A query has either a queryString or an analysisTemplateArn.", field: "sqlParameters")
        }
        try seat.collaboration.analyticsEngine.requireRoom(for: analysis.text)
        return analysis
    }

    /// Holds the SQL against the rules of the tables it names, and takes what it uses of their budgets.
    ///
    /// - Throws: `validation` with the refusal where refused SQL is answered at once: on the legacy engine, and on both if the
    ///   emulator is set to; as the answer that was seen, it has a message and nothing besides. And `validation` for a table whose
    ///   access budget is used up.
    func admit(_ analysis: AskedAnalysis, receivers: [String], in seat: Seat) throws -> Admission {
        let collaboration = seat.collaboration
        let sources = try schemas(in: collaboration.row.id)
        let context = AnalysisContext(
            runnerAccountID: caller.account, engine: collaboration.analyticsEngine, receivers: receivers,
            template: analysis.template.map { .init(arn: $0.arn.description, creatorAccountID: $0.row.account) },
            schemas: CollaborationSchemas(sources.map(\.relation)))
        switch analysis.verdict(in: context, settings.queryValidation) {
        case nil:
            return Admission()
        case .refused(let refusal):
            service.onRefusal(refusal)
            return Admission(refusal: try failure(refusal.message, code: refusal.code, on: collaboration.analyticsEngine))
        case .accepted(let accepted):
            if let refusal = try spendPrivacyBudget(of: accepted.privacyUses, in: collaboration.row.id) {
                return Admission(refusal: try failure(refusal, code: .malformedQuery, on: collaboration.analyticsEngine))
            }
            try spendBudgets(on: sources.associations(named: accepted.tables))
            return Admission(isDifferentiallyPrivate: !accepted.privacyUses.isEmpty)
        }
    }

    private func failure(_ message: String, code: Refusal.Code, on engine: AnalyticsEngine) throws -> ProtectedQueryError {
        guard settings.refusedSQL.endsInFailure(on: engine) else { throw ServiceError.validation(nil, message: message, fields: []) }
        return ProtectedQueryError(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }
}

extension [SchemaSource] {
    /// The associations among them whose names in SQL are these.
    func associations(named names: [String]) -> [AssociationRecord] {
        compactMap { source in
            switch source {
            case .table(let relation): names.contains(relation.association.name) ? relation.association : nil
            }
        }
    }
}

extension AskedAnalysis {
    /// The verdict on the text, with the arguments as literals where it has parameters.
    fileprivate func verdict(in context: AnalysisContext, _ validation: Settings.QueryValidation) -> Verdict? {
        guard validation != .off else { return nil }
        guard let statement = try? parse(text, dialect: Dialect(context.engine)) else { return judge(text, in: context) }
        guard validation == .full else { return nil }
        // A parameter without a value was refused with the request, so that only one in a direct query is left over.
        return judge((try? statement.binding(arguments)) ?? statement, in: context)
    }
}

extension Settings.RefusedSQL {
    /// Whether what is refused makes an analysis that ends FAILED, rather than none.
    func endsInFailure(on engine: AnalyticsEngine) -> Bool {
        switch self {
        case .byEngine: engine == .spark
        case .failed: true
        case .refused: false
        }
    }
}
