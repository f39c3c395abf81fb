// What a request asks to run, and whether the rules of the tables let it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import Rules
import SQL
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
    /// The aggregates over tables with differential privacy.
    var sensitivityParameters: [DifferentialPrivacySensitivityParameters] = []
    /// What the SQL puts out, as far as it is known.
    var columns: [Column] = []
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
        do {
            return AskedAnalysis(text: text, template: template, arguments: try template.arguments(from: parameters.parameters ?? [:]))
        } catch {
            throw ServiceError.invalidQuery(error.message, field: "sqlParameters.parameters")
        }
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

    /// Holds the SQL against the rules of the tables it names, and takes what it uses of their budgets.
    ///
    /// - Throws: `validation` with the refusal where refused SQL is answered at once: on the legacy engine, and on both if the
    ///   emulator is set to; as the answer that was seen, it has a message and nothing besides. And `validation` for a table whose
    ///   access budget is used up.
    func admit(_ analysis: AskedAnalysis, receivers: [String], in seat: Seat) throws -> Admission {
        let sources = try schemas(in: seat.collaboration.row.id)
        switch try verdict(on: analysis, for: .results, receivers: receivers, over: sources, in: seat, validation: settings.queryValidation)
        {
        case nil:
            // Where the rules are not asked, what comes out is known as far as they would have let the query run.
            let judged = try? verdict(on: analysis, for: .results, receivers: receivers, over: sources, in: seat, validation: .full)
            guard case .accepted(let accepted)? = judged else { return Admission() }
            return Admission(columns: accepted.columns)
        case .refused(let refusal): return Admission(refusal: try refused(refusal, in: seat))
        case .accepted(let accepted): return try admission(of: accepted, over: sources, in: seat)
        }
    }

    /// What the rules of a collaboration's tables say of SQL that the caller wants to run; nil where they are not asked.
    ///
    /// - Parameter sources: All schemas of the collaboration; the analysis counts its relations in their order.
    func verdict(
        on analysis: AskedAnalysis, for purpose: AnalysisContext.Purpose, receivers: [String] = [], over sources: [SchemaSource],
        in seat: Seat, validation: Settings.QueryValidation
    ) throws(ServiceError) -> Verdict? {
        guard validation != .off else { return nil }
        let context = context(of: analysis, for: purpose, receivers: receivers, over: sources, in: seat)
        switch try analysis.statement(on: context.engine, readingOnly: validation == .parse) {
        case .failure(let error): return .refused(Refusal(error))
        case .success(let statement): return validation == .full ? judge(statement, in: context) : nil
        }
    }

    /// What every rule of a collaboration's tables says of SQL that the caller wants to run.
    func examination(
        of analysis: AskedAnalysis, receivers: [String], over sources: [SchemaSource], in seat: Seat
    ) throws(ServiceError) -> Examination {
        let context = context(of: analysis, for: .results, receivers: receivers, over: sources, in: seat)
        switch try analysis.statement(on: context.engine) {
        case .failure(let error): return Examination(error)
        case .success(let statement): return examine(statement, in: context)
        }
    }

    private func context(
        of analysis: AskedAnalysis, for purpose: AnalysisContext.Purpose, receivers: [String], over sources: [SchemaSource], in seat: Seat
    ) -> AnalysisContext {
        AnalysisContext(
            runnerAccountID: caller.account, engine: seat.collaboration.analyticsEngine, receivers: receivers,
            template: analysis.template.map { .init(arn: $0.arn.description, creatorAccountID: $0.row.account) }, purpose: purpose,
            schemas: CollaborationSchemas(sources.map { $0.relation(for: purpose) }),
            // AWS can adjust this quota, but a query over more tables is refused by the rules, which always hold.
            tableLimit: settings.quotas.values[.tablesPerQuery] ?? Quota.tablesPerQuery.facts.value)
    }

    /// Takes what accepted SQL uses of the budgets of its tables, also of those under intermediate tables.
    ///
    /// - Returns: A refusal where too little is left of the privacy budget.
    func admission(of analysis: Analysis, over sources: [SchemaSource], in seat: Seat) throws -> Admission {
        if let refusal = try spendPrivacyBudget(of: analysis.privacyUses, in: seat.collaboration.row.id) {
            return Admission(refusal: try failure(refusal, code: .malformedQuery, in: seat))
        }
        try spendBudgets(on: sources.associations(named: analysis.tables))
        return Admission(sensitivityParameters: analysis.privacyUses.map(\.sensitivity), columns: analysis.columns)
    }

    /// The error with which a query whose SQL is refused will end.
    func refused(_ refusal: Refusal, in seat: Seat) throws -> ProtectedQueryError {
        service.onRefusal(refusal)
        return try failure(refusal.message, code: refusal.code, in: seat)
    }

    /// The error with which a query will end.
    ///
    /// - Throws: `validation` with the same message where refused SQL is answered at once.
    func failure(_ message: String, code: Refusal.Code, in seat: Seat) throws -> ProtectedQueryError {
        guard settings.refusedSQL.endsInFailure(on: seat.collaboration.analyticsEngine) else {
            throw ServiceError.validation(nil, message: message, fields: [])
        }
        return ProtectedQueryError(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }
}

extension [SchemaSource] {
    /// The associations among them whose names in SQL are these, and those of which intermediate tables of these names are made.
    func associations(named names: [String]) -> [AssociationRecord] {
        var bases: Set<String> = []
        for source in self where names.contains(source.name) {
            switch source {
            case .table(let relation): bases.insert(relation.association.row.id)
            case .intermediateTable(let shared): bases.formUnion(shared.table.dependencies.map(\.id))
            case .idMappingTable: continue
            }
        }
        return compactMap { source in
            guard case .table(let relation) = source, bases.contains(relation.association.row.id) else { return nil }
            return relation.association
        }
    }
}

extension AskedAnalysis {
    /// The text as it reads, with the arguments as literals where it has parameters.
    ///
    /// - Parameter isBare: Whether to leave parameters as they are.
    /// - Throws: `validation` for a parameter without a value, which is a fault of the request and not of the SQL. A template's were
    ///   looked at before, so that only a direct query comes to this.
    fileprivate func statement(
        on engine: AnalyticsEngine, readingOnly isBare: Bool = false
    ) throws(ServiceError) -> Result<ParsedStatement, SyntaxError> {
        let statement: ParsedStatement
        do {
            statement = try parse(text, dialect: Dialect(engine))
        } catch {
            return .failure(error)
        }
        guard !isBare else { return .success(statement) }
        do {
            return .success(try statement.binding(arguments))
        } catch {
            throw ServiceError.invalidQuery(
                "Parameters need an analysis template: the query has no values for them.", field: "sqlParameters.queryString")
        }
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

extension PrivacyUse {
    /// The limit is 1, as documented for the distinct count of users; for the others the service estimates it from the data, which the
    /// emulator does not have, and so are the bounds of the columns, which it leaves out (inferred). An outcome can give them all.
    fileprivate var sensitivity: DifferentialPrivacySensitivityParameters {
        DifferentialPrivacySensitivityParameters(
            aggregationType: aggregation, aggregationExpression: expression, userContributionLimit: 1)
    }
}

extension Analysis {
    /// What the SQL puts out, with types in the catalogue's spelling.
    fileprivate var columns: [Column] { resultColumns.map { Column(name: $0.name, type: $0.typeName) } }
}
