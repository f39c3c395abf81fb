// Populating intermediate tables: each population is a protected query or a job, and makes a version that lasts for the retention.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PopulateIntermediateTable.html

package import CleanRoomsModel
import Clocks
import Lifecycle
import Rules
import Store

extension ListIntermediateTableVersionsInput: PagedInput {}

extension CleanRooms {
    /// Starts the analysis whose result becomes the table's data. What was there stays until it has succeeded.
    ///
    /// - Throws: `accessDenied` unless the member may query, and run jobs for a table that a job populates; `validation` for parameters,
    ///   a payer or workers that cannot be; `conflict` for a table that is being populated, was disallowed or has lost a base table
    ///   (inferred); `quotaExceeded` at the limit of ongoing queries or jobs.
    package func populateIntermediateTable(
        _ input: PopulateIntermediateTableInput, _ call: Call
    ) throws -> PopulateIntermediateTableOutput {
        let runner = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: runner.id)
        let version =
            switch table.populationAnalysisConfiguration {
            case .sqlParameters(let sql): try call.populate(table, by: sql, as: input, for: runner)
            case .jobParameters(let job): try call.populate(table, by: job, as: input, for: runner)
            }
        return PopulateIntermediateTableOutput(
            analysisId: version.analysisID, analysisType: version.analysisType, versionId: version.row.id)
    }

    /// Lists all populations of a table, newest first.
    package func listIntermediateTableVersions(
        _ input: ListIntermediateTableVersionsInput, _ call: Call
    ) throws -> ListIntermediateTableVersionsOutput {
        let membership = try call.membership(input.membershipIdentifier)
        let table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: membership.id)
        let page = try call.page(of: IntermediateTableVersionRecord.self, in: .parent(table.row.id), input)
        return ListIntermediateTableVersionsOutput(
            intermediateTableVersionSummaries: page.elements.map(\.summary), nextToken: page.nextToken)
    }
}

extension Call {
    /// Populates a table by a protected query.
    fileprivate func populate(
        _ table: IntermediateTableRecord, by definition: PopulationAnalysisSqlParameters, as input: PopulateIntermediateTableInput,
        for runner: ActiveMembership
    ) throws -> IntermediateTableVersionRecord {
        let sqlParameters = ProtectedQuerySQLParameters(
            queryString: definition.queryString, analysisTemplateArn: definition.analysisTemplateArn, parameters: input.parameters)
        let asked = try askedQuery(sqlParameters, in: runner.seat)
        let request = ProtectedQueryRequest(
            input: StartProtectedQueryInput(
                type: .sql, membershipIdentifier: runner.id, sqlParameters: sqlParameters,
                computeConfiguration: try input.computeConfiguration?.forQuery()),
            parties: try parties(of: ProtectedQueryRecord.self, for: runner))
        var query = ProtectedQueryRecord(
            row: newRow(of: ProtectedQueryRecord.self, for: runner), sqlParameters: sqlParameters,
            resultConfiguration: ProtectedQueryResultConfiguration(
                outputConfiguration: .intermediateTable(table.outputConfiguration)),
            computeConfiguration: try request.computeConfiguration(),
            payerAccount: try request.parties.payer(named: input.analysisPayerAccountId, in: "analysisPayerAccountId"), deliveries: [])
        try table.requirePopulable()
        let admission = try admit(asked, for: .population(table), in: runner.seat)
        query.refusal = admission.refusal
        query.sensitivityParameters = admission.sensitivityParameters
        let version = IntermediateTableVersionRecord(
            row: newVersionRow(of: table), analysisType: .query, analysisID: query.row.id, kmsKeyArn: table.kmsKeyArn,
            parameters: asked.template?.values(with: input.parameters ?? [:]), columns: admission.columns,
            inheritedConstraints: admission.constraints, expirationTime: nil)
        let subject = OutcomeSubject(
            .protectedQuery, of: runner, sql: asked.text, template: asked.template, populatedTable: table.row.name)
        return try start(query, for: runner, as: subject, populating: table, version)
    }

    /// Populates a table by a protected job.
    ///
    /// Its script reads what its template says it reads. What it puts out is not known before it has run.
    fileprivate func populate(
        _ table: IntermediateTableRecord, by definition: PopulationAnalysisJobParameters, as input: PopulateIntermediateTableInput,
        for runner: ActiveMembership
    ) throws -> IntermediateTableVersionRecord {
        try requireAbility(.canRunJob, of: runner)
        let parameters = ProtectedJobParameters(analysisTemplateArn: definition.analysisTemplateArn, parameters: input.parameters)
        let request = ProtectedJobRequest(
            input: StartProtectedJobInput(
                type: .pyspark, membershipIdentifier: runner.id, jobParameters: parameters,
                computeConfiguration: try input.computeConfiguration?.forJob()),
            parties: try parties(of: ProtectedJobRecord.self, for: runner))
        let template = try analysisTemplate(definition.analysisTemplateArn, in: runner.seat)
        try request.check(template)
        var job = ProtectedJobRecord(
            row: newRow(of: ProtectedJobRecord.self, for: runner), templateID: template.row.id, jobParameters: parameters,
            namedReceiver: nil, computeConfiguration: request.computeConfiguration,
            payerAccount: try request.parties.payer(named: input.analysisPayerAccountId, in: "analysisPayerAccountId"), deliveries: [],
            populatedTable: table.outputConfiguration)
        try table.requirePopulable()
        job.refusal = try admit(template, for: .population, receivers: [], in: runner.seat)
        let version = IntermediateTableVersionRecord(
            row: newVersionRow(of: table), analysisType: .job, analysisID: job.row.id, kmsKeyArn: table.kmsKeyArn,
            parameters: template.values(with: input.parameters ?? [:]), columns: nil,
            inheritedConstraints: try constraints(on: table, of: template, in: runner.seat), expirationTime: nil)
        let subject = OutcomeSubject(.protectedJob, of: runner, template: template, populatedTable: table.row.name)
        return try start(job, for: runner, as: subject, populating: table, version)
    }

    private func newVersionRow(of table: IntermediateTableRecord) -> Row {
        newRow(
            id: newID(), collaboration: table.collaborationID, parent: table.row.id,
            status: IntermediateTableVersionStatus.populateStarted.rawValue)
    }

    /// Starts an analysis with the version that it makes, which has to be there when the analysis ends.
    private func start(
        _ analysis: some ProtectedAnalysis, for runner: ActiveMembership, as subject: OutcomeSubject,
        populating table: IntermediateTableRecord, _ version: IntermediateTableVersionRecord
    ) throws -> IntermediateTableVersionRecord {
        var table = table
        table.status = .populateStarted
        table.statusReason = nil
        try store.insert(version)
        try store.update(table)
        _ = try start(analysis, for: runner, as: subject)
        return version
    }
}

extension IntermediateTableRecord {
    /// - Throws: `conflict` for a table that cannot be populated as it stands (inferred).
    fileprivate func requirePopulable() throws {
        switch status {
        case .created, .populateSuccess, .populateFailed, .retentionPeriodExpired: return
        case .populateStarted, .disallowedByDataProvider, .baseTableRemoved:
            throw ServiceError.conflict(
                .invalidState, .init(.intermediateTable, row.id),
                message: "Intermediate table \(row.id) cannot be populated: its status is \(status.rawValue).")
        }
    }
}

extension AnalysisTemplateRecord {
    /// The texts of the parameters' values, those given before the defaults; nil for a template without parameters.
    fileprivate func values(with given: [String: String]) -> [String: String]? {
        guard let analysisParameters, !analysisParameters.isEmpty else { return nil }
        let values = analysisParameters.compactMap { parameter in
            (given[parameter.name] ?? parameter.defaultValue).map { (parameter.name, $0) }
        }
        return Dictionary(values, uniquingKeysWith: { first, _ in first })
    }
}

extension IntermediateTableComputeConfiguration {
    /// The workers as a query asks for them.
    ///
    /// - Throws: `validation` for a job's (inferred).
    fileprivate func forQuery() throws -> ComputeConfiguration {
        switch self {
        case .queryComputeConfiguration(let worker): return .worker(worker)
        case .jobComputeConfiguration:
            throw Self.mismatch("A query populates the intermediate table, and needs a queryComputeConfiguration.")
        }
    }

    /// The workers as a job asks for them.
    ///
    /// - Throws: `validation` for a query's (inferred).
    fileprivate func forJob() throws -> ProtectedJobComputeConfiguration {
        switch self {
        case .jobComputeConfiguration(let configuration): return configuration
        case .queryComputeConfiguration: throw Self.mismatch("A job populates the intermediate table, and needs a jobComputeConfiguration.")
        }
    }

    private static func mismatch(_ message: String) -> ServiceError {
        .invalidConfiguration(message, field: "computeConfiguration")
    }
}
