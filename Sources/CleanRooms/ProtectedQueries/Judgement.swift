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

    /// Holds the SQL against the rules of the tables it names.
    ///
    /// - Returns: The error with which the query will end without having started; nil for SQL that may run.
    /// - Throws: `validation` with the refusal where refused SQL is answered at once: on the legacy engine, and on both if the
    ///   emulator is set to. As the answer that was seen, it has a message and nothing besides.
    func refusal(of analysis: AskedAnalysis, receivers: [String], in seat: Seat) throws -> ProtectedQueryError? {
        let collaboration = seat.collaboration
        let context = AnalysisContext(
            runnerAccountID: caller.account, engine: collaboration.analyticsEngine, receivers: receivers,
            template: analysis.template.map { .init(arn: $0.arn.description, creatorAccountID: $0.row.account) },
            schemas: CollaborationSchemas(try schemas(in: collaboration.row.id).map(\.relation)))
        guard case .refused(let refusal) = analysis.verdict(in: context) else { return nil }
        guard settings.refusedSQL.endsInFailure(on: collaboration.analyticsEngine) else {
            throw ServiceError.validation(nil, message: refusal.message, fields: [])
        }
        return ProtectedQueryError(message: refusal.message, code: refusal.code.rawValue, retry: RetryInfo(retryable: false))
    }
}

extension AskedAnalysis {
    /// The verdict on the text, with the arguments as literals where it has parameters.
    fileprivate func verdict(in context: AnalysisContext) -> Verdict {
        guard let statement = try? parse(text, dialect: Dialect(context.engine)),
            let bound = try? statement.binding(arguments)
        else { return judge(text, in: context) }
        return judge(bound, in: context)
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
