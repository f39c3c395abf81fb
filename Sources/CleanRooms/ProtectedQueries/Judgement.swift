// What a request asks to run, and whether the rules of the tables let it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/analysis-rules.html

import Rules
import SQL
import CleanRoomsModel
import Store

/// The SQL of a request: its own, or a template's with values for its parameters.
struct AskedQuery {
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
    func askedQuery(_ parameters: ProtectedQuerySQLParameters, in seat: Seat) throws -> AskedQuery {
        let (text, template) = try queryText(parameters.queryString, parameters.analysisTemplateArn, in: seat)
        guard let template else {
            guard parameters.parameters?.isEmpty ?? true else {
                throw ServiceError.invalidQuery("Parameters need an analysis template.", field: "sqlParameters.parameters")
            }
            return AskedQuery(text: text, template: nil, arguments: [:])
        }
        do {
            return AskedQuery(text: text, template: template, arguments: try template.arguments(from: parameters.parameters ?? [:]))
        } catch {
            throw ServiceError.invalidQuery(error.message, field: "sqlParameters.parameters")
        }
    }

    /// The text of a query that is given as such, or by a template of the collaboration.
    ///
    /// - Throws: As ``askedQuery(_:in:)`` does, but for parameters.
    func queryText(
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

    /// The verdict on a query that is being started, which is kept for the beginning of its run.
    func verdict(onAsked query: AskedQuery, in context: QueryContext) throws -> Verdict {
        let verdict = try verdict(on: query, in: context)
        service.knownVerdicts.keep(verdict, on: query, in: context)
        return verdict
    }

    /// The verdict on a query that begins to run: that of its start, as long as the tables are as they were.
    ///
    /// - Throws: ``TakesLong`` where it would have to be judged again, which is put off.
    func verdict(
        onBegun query: AskedQuery, for purpose: QueryContext.Purpose, receivers: [String], over sources: [SchemaSource],
        in seat: Seat
    ) throws -> Verdict {
        let context = context(of: query, for: purpose, receivers: receivers, over: sources, in: seat)
        if let known = service.knownVerdicts.take(query, in: context) { return known }
        try service.allow(query.text.utf8.count, of: LongWork.text)
        return try verdict(on: query, in: context)
    }

    /// What every rule of a collaboration's tables says of SQL that the caller wants to run.
    func examination(
        of query: AskedQuery, receivers: [String], over sources: [SchemaSource], in seat: Seat
    ) throws(ServiceError) -> Examination {
        let context = context(of: query, for: .results, receivers: receivers, over: sources, in: seat)
        switch try query.statement(on: context.engine) {
        case .failure(let error): return Examination(error)
        case .success(let statement): return examine(statement, in: context)
        }
    }

    /// Where SQL runs, as the rules look at it.
    ///
    /// - Parameter sources: All schemas of the collaboration; the query counts its relations in their order.
    func context(
        of query: AskedQuery, for purpose: QueryContext.Purpose, receivers: [String], over sources: [SchemaSource], in seat: Seat
    ) -> QueryContext {
        QueryContext(
            runnerAccountID: caller.account, engine: seat.collaboration.analyticsEngine, receivers: receivers,
            template: query.template.map { .init(arn: $0.arn.description, creatorAccountID: $0.row.account) }, purpose: purpose,
            schemas: CollaborationSchemas(sources.map { $0.relation(for: purpose) }),
            // AWS can adjust this quota, but a query over more tables is refused by the rules, which always hold.
            tableLimit: settings.quotas.values[.tablesPerQuery] ?? Quota.tablesPerQuery.facts.value,
            encryption: seat.collaboration.dataEncryptionMetadata)
    }
}

extension AskedQuery {
    /// The text as a tree, with its arguments as literals in place of parameters.
    ///
    /// - Throws: ``Refusal`` for what cannot be read. `validation` for a parameter without a value, which is a fault of the request and not
    ///   of the SQL; a template's were looked at before, so that only a direct query comes to this.
    func read(on engine: AnalyticsEngine) throws -> ParsedStatement {
        switch try statement(on: engine) {
        case .success(let statement): return statement
        case .failure(let error): throw Refusal(error)
        }
    }

    /// Why the text cannot be read; nil if it can be. Parameters need no values for that.
    func syntaxRefusal(on engine: AnalyticsEngine) -> Refusal? {
        do {
            _ = try parse(text, dialect: Dialect(engine))
            return nil
        } catch {
            return Refusal(error)
        }
    }

    /// - Throws: As ``read(on:)`` does, but for what cannot be read.
    fileprivate func statement(on engine: AnalyticsEngine) throws(ServiceError) -> Result<ParsedStatement, SyntaxError> {
        let statement: ParsedStatement
        do {
            statement = try parse(text, dialect: Dialect(engine))
        } catch {
            return .failure(error)
        }
        do {
            return .success(try statement.binding(arguments))
        } catch {
            throw ServiceError.invalidQuery(
                "Parameters need an analysis template: the query has no values for them.", field: "sqlParameters.queryString")
        }
    }
}
