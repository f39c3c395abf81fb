// What a request asks to run, and whether the rules of the tables let it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import AnalysisSQL
import CleanRoomsModel
import Store

/// The SQL of a request: its own, or a template's with values for its parameters.
struct AskedAnalysis {
    let text: String
    let template: AnalysisTemplateRecord?
    let arguments: [String: String]
}

extension Call {
    /// The SQL that a request asks for.
    ///
    /// What is wrong with the request itself is answered at once, on both engines.
    /// - Throws: `validation` unless there is either text or a template, and for parameters that the template does not take;
    ///   `notFound` for a template that the collaboration does not have; `quotaExceeded` for more SQL than the engine takes.
    func analysis(_ parameters: ProtectedQuerySQLParameters, in seat: Seat) throws -> AskedAnalysis {
        let (text, template) = try analysisText(parameters.queryString, parameters.analysisTemplateArn, in: seat)
        guard let template else {
            guard parameters.parameters?.isEmpty ?? true else {
                throw ServiceError.invalidQuery("Parameters need an analysis template.", field: "sqlParameters.parameters")
            }
            return AskedAnalysis(text: text, template: nil, arguments: [:])
        }
        return AskedAnalysis(text: text, template: template, arguments: try template.arguments(from: parameters.parameters ?? [:]))
    }

    /// The text of an analysis that is given as such, or by a template of the collaboration.
    ///
    /// - Throws: As ``analysis(_:in:)`` does, but for parameters.
    func analysisText(
        _ queryString: String?, _ templateARN: String?, in seat: Seat
    ) throws -> (text: String, template: AnalysisTemplateRecord?) {
        let found: (text: String, template: AnalysisTemplateRecord?)
        switch (queryString, templateARN) {
        case (let text?, nil):
            found = (text, nil)
        case (nil, let arn?):
            let template = try analysisTemplate(arn, in: seat)
            guard let text = template.sql else {
                throw ServiceError.invalidConfiguration(
                    "The analysis template \(arn) is no SQL.", field: "sqlParameters.analysisTemplateArn")
            }
            found = (text, template)
        case (nil, nil), (_?, _?):
            throw ServiceError.invalidConfiguration(
                "A query has either a queryString or an analysisTemplateArn.", field: "sqlParameters")
        }
        try seat.collaboration.analyticsEngine.requireRoom(for: found.text)
        return found
    }

    /// Holds the SQL against the rules of the tables it names.
    ///
    /// - Returns: The error with which the query will end without having started; nil for SQL that may run.
    /// - Throws: `validation` with the refusal where refused SQL is answered at once: on the legacy engine, and on both if the
    ///   emulator is set to. As the answer that was seen, it has a message and nothing besides.
    func refusal(of analysis: AskedAnalysis, receivers: [String], in seat: Seat) throws -> ProtectedQueryError? {
        let sources = try schemas(in: seat.collaboration.row.id)
        guard case .refused(let refusal) = verdict(on: analysis, for: .results, receivers: receivers, over: sources, in: seat) else {
            return nil
        }
        return try failure(refusal.message, refusal.code, in: seat)
    }

    /// What the rules of a collaboration's tables say of SQL that the caller wants to run.
    ///
    /// - Parameter sources: All schemas of the collaboration; the analysis counts its relations in their order.
    func verdict(
        on analysis: AskedAnalysis, for purpose: AnalysisContext.Purpose, receivers: [String], over sources: [SchemaSource], in seat: Seat
    ) -> Verdict {
        let context = AnalysisContext(
            runnerAccountID: caller.account, engine: seat.collaboration.analyticsEngine, receivers: receivers,
            template: analysis.template.map { .init(arn: $0.arn.description, creatorAccountID: $0.row.account) }, purpose: purpose,
            schemas: CollaborationSchemas(sources.map { $0.relation(for: purpose) }))
        return judge(analysis.text, in: context)
    }

    /// The error with which a query will end.
    ///
    /// - Throws: `validation` with the same message where refused SQL is answered at once.
    func failure(_ message: String, _ code: Refusal.Code, in seat: Seat) throws -> ProtectedQueryError {
        guard settings.refusedSQL.endsInFailure(on: seat.collaboration.analyticsEngine) else {
            throw ServiceError.validation(nil, message: message, fields: [])
        }
        return ProtectedQueryError(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }
}

extension Settings.RefusedSQL {
    fileprivate func endsInFailure(on engine: AnalyticsEngine) -> Bool {
        switch self {
        case .byEngine: engine == .spark
        case .failed: true
        case .refused: false
        }
    }
}

extension AnalysisTemplateRecord {
    /// The values of the template's parameters: those given, else the defaults.
    ///
    /// - Throws: `validation` for a name that the template does not declare, one without a value, and a value that its type cannot
    ///   read.
    fileprivate func arguments(from given: [String: String]) throws -> [String: String] {
        let field = "sqlParameters.parameters"
        let declared = analysisParameters ?? []
        for name in given.keys.sorted() where !declared.contains(where: { $0.name == name }) {
            throw ServiceError.invalidQuery("The analysis template has no parameter \(name).", field: field)
        }
        var arguments: [String: String] = [:]
        for parameter in declared {
            guard let value = given[parameter.name] ?? parameter.defaultValue else {
                throw ServiceError.invalidQuery("The parameter \(parameter.name) has no value.", field: field)
            }
            guard parameter.type.reads(value) else {
                throw ServiceError.invalidQuery("The value of parameter \(parameter.name) is no \(parameter.type.rawValue).", field: field)
            }
            arguments[parameter.name] = value
        }
        return arguments
    }
}
