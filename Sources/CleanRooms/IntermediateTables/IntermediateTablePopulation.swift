// Populating intermediate tables: each population is a protected query, and makes a version that lasts for the retention.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PopulateIntermediateTable.html

package import CleanRoomsModel
import Lifecycle
import Store

extension ListIntermediateTableVersionsInput: PagedInput {}

extension CleanRooms {
    /// Starts a query whose result becomes the table's data. What was there stays until the query has succeeded.
    ///
    /// - Throws: `validation` for parameters, a payer or workers that cannot be; `conflict` for a table that is being populated, was
    ///   disallowed or has lost a base table (inferred); `quotaExceeded` at the limit of ongoing queries.
    package func populateIntermediateTable(
        _ input: PopulateIntermediateTableInput, _ call: Call
    ) throws -> PopulateIntermediateTableOutput {
        let runner = try call.activeMembership(input.membershipIdentifier, able: .canQuery)
        var table = try call.child(IntermediateTableRecord.self, input.intermediateTableIdentifier, of: runner.id)
        let definition = table.populationAnalysisConfiguration.sqlParameters
        let sqlParameters = ProtectedQuerySQLParameters(
            queryString: definition.queryString, analysisTemplateArn: definition.analysisTemplateArn, parameters: input.parameters)
        let analysis = try call.analysis(sqlParameters, in: runner.seat)
        let request = ProtectedQueryRequest(
            input: StartProtectedQueryInput(
                type: .sql, membershipIdentifier: runner.id, sqlParameters: sqlParameters,
                computeConfiguration: input.computeConfiguration?.queryCompute),
            parties: try call.parties(of: ProtectedQueryRecord.self, for: runner))
        var query = ProtectedQueryRecord(
            row: call.newRow(of: ProtectedQueryRecord.self, for: runner), sqlParameters: sqlParameters,
            resultConfiguration: ProtectedQueryResultConfiguration(
                outputConfiguration: .intermediateTable(table.outputConfiguration)),
            computeConfiguration: try request.computeConfiguration(),
            payerAccount: try request.parties.payer(named: input.analysisPayerAccountId), deliveries: [])
        try table.requirePopulable()
        let stored = try call.populationOutcome(of: analysis, of: table, in: runner.seat)
        query.refusal = stored.admission.refusal
        query.sensitivityParameters = stored.admission.sensitivityParameters
        try call.requireRoom(for: ProtectedQueryRecord.self, in: runner)
        let version = IntermediateTableVersionRecord(
            row: call.newRow(
                id: call.newID(), collaboration: runner.collaborationID, parent: table.row.id,
                status: IntermediateTableVersionStatus.populateStarted.rawValue),
            analysisID: query.row.id, kmsKeyArn: table.kmsKeyArn, parameters: analysis.template?.values(with: input.parameters ?? [:]),
            columns: stored.columns, inheritedConstraints: stored.constraints, expirationTime: nil)
        table.status = .populateStarted
        table.statusReason = nil
        if query.refusal == nil {
            let rule = try call.outcome(
                of: OutcomeSubject(
                    .protectedQuery, of: runner, sql: analysis.text, template: analysis.template, populatedTable: table.row.name))
            query.run.plan = rule?.plan
            query.run.rule = rule?.id
        }
        try call.store.insert(query)
        noteLife(of: query, from: nil, at: call.now)
        announce(query, at: call.now)
        try call.store.insert(version)
        try call.store.update(table)
        try call.scheduleNextStep(of: query)
        return PopulateIntermediateTableOutput(analysisId: query.row.id, analysisType: .query, versionId: version.row.id)
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

    /// A query that populates a table has ended, and the table with its version follows; nothing happens for other queries.
    ///
    /// A table that was disallowed or lost a base table meanwhile stays so.
    func settlePopulation(by query: ProtectedQueryRecord, at time: Timestamp) throws {
        guard QueryMachine.isTerminal(query.status), let target = query.populatedTable,
            var table = try store.find(IntermediateTableRecord.self, id: target.id),
            var version = try store.all(of: IntermediateTableVersionRecord.self, in: .parent(target.id))
                .first(where: { $0.analysisID == query.row.id })
        else { return }
        let follows = table.status == .populateStarted
        if query.status == .success {
            // The formula is inferred: the retention counts from the end of the population.
            let retention = Duration.seconds(86_400 * table.retentionInDays)
            version.status = .populateSuccess
            version.expirationTime = time + retention
            try schedule(.expireIntermediateTable, for: version.row.id, from: time, after: retention)
            if follows {
                table.status = .populateSuccess
                table.activeVersionID = version.row.id
                table.columns = version.columns
            }
        } else {
            version.status = .populateFailed
            if follows {
                table.status = .populateFailed
                table.statusReason = query.run.error?.message ?? "The population ended as \(query.status.rawValue)."
            }
        }
        try store.update(version)
        try store.update(table)
    }

    /// The retention of a version is over. The table follows if it has no newer one, until it is populated again (inferred).
    func expireIntermediateTableVersion(_ id: String) throws {
        guard var version = try store.find(IntermediateTableVersionRecord.self, id: id),
            var table = try store.find(IntermediateTableRecord.self, id: version.tableID)
        else { return }
        version.status = .retentionPeriodExpired
        try store.update(version)
        guard table.activeVersionID == id else { return }
        table.activeVersionID = nil
        switch table.status {
        case .populateSuccess, .populateFailed:
            table.status = .retentionPeriodExpired
            table.statusReason = "The retention period of \(table.retentionInDays) day(s) is over."
        case .created, .populateStarted, .disallowedByDataProvider, .baseTableRemoved, .retentionPeriodExpired: break
        }
        try store.update(table)
    }
}

extension Call {
    /// Counts a look at a table as one at the query that populates it, since whoever waits for the table looks at nothing else.
    func lookAtPopulation(of table: IntermediateTableRecord) throws -> IntermediateTableRecord {
        guard case .looks = service.timing[.protectedQuery], table.status == .populateStarted,
            let version = try store.all(of: IntermediateTableVersionRecord.self, in: .parent(table.row.id)).last,
            let query = try store.find(ProtectedQueryRecord.self, id: version.analysisID)
        else { return table }
        _ = try look(at: query)
        return try store.find(IntermediateTableRecord.self, id: table.row.id) ?? table
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
    fileprivate var queryCompute: ComputeConfiguration {
        switch self {
        case .queryComputeConfiguration(let worker): .worker(worker)
        }
    }
}
