// What is run for a query: its bound SQL, what the rules demand of rows, and where the rows are.
// Source: our own; what is judged is the text that was judged at the start, over the tables as they are when it runs.

import Budgets
import CleanRoomsModel
import JSON
import Rules
import SQL
import Store
import Tables

extension CleanRooms {
    /// The order for a query that has started; nil where nothing can be run: the tables have changed so that the rules refuse it now, or
    /// one of them has no rows.
    func executionOrder(for query: ProtectedQueryRecord, at time: Timestamp) throws -> ExecutionOrder? {
        let call = Call(
            operation: .startProtectedQuery, caller: Caller(account: query.row.account, region: query.row.region), now: time,
            service: self)
        let judged: (query: AcceptedQuery, sources: [SchemaSource], encryption: DataEncryptionMetadata?)?
        do {
            judged = try call.judged(query)
        } catch is ServiceError {
            // The membership, the template or a table was deleted after the query had started.
            judged = nil
        }
        guard let judged else { return nil }
        return try call.order(
            for: judged.query, over: judged.sources, encryption: judged.encryption, run: executions.newRun(of: query.row.id),
            timeZone: query.computeConfiguration?.timeZone)
    }
}

/// The rows of a query's tables.
enum QueryData {
    case order([Int: TableData])
    case missing([String])
}

extension Call {
    /// The verdict on a query's text over the tables as they are now; nil where it is refused.
    fileprivate func judged(
        _ query: ProtectedQueryRecord
    ) throws -> (query: AcceptedQuery, sources: [SchemaSource], encryption: DataEncryptionMetadata?)? {
        let seat = try activeMembership(query.membershipID, able: .canQuery).seat
        let asked = try askedQuery(query.sqlParameters, in: seat)
        let sources = try schemas(in: seat.collaboration.row.id)
        let verdict = try verdict(
            onBegun: asked, for: query.populatedTable == nil ? .results : .population, receivers: query.deliveries.map(\.account),
            over: sources, in: seat)
        guard case .accepted(let accepted) = verdict else { return nil }
        return (accepted, sources, seat.collaboration.dataEncryptionMetadata)
    }

    /// What an engine needs to run an accepted query; nil if one of its tables has no rows.
    ///
    /// - Parameters:
    ///   - encryption: What the collaboration says of encrypted columns.
    ///   - timeZone: The session's, UTC without one.
    func order(
        for query: AcceptedQuery, over sources: [SchemaSource], encryption: DataEncryptionMetadata?, run: ExecutionOrder.Run,
        timeZone: String? = nil
    ) throws -> ExecutionOrder? {
        guard let bound = query.bound, case .order(var tables) = try data(for: query, over: sources) else { return nil }
        if let encryption {
            for index in tables.keys {
                tables[index]?.encryption = TableEncryption(
                    table: sources[index].name, allowsDuplicates: encryption.allowDuplicates, preservesNulls: encryption.preserveNulls)
            }
        }
        var policy = query.policy
        policy.noise = try noise(for: query, over: sources, subject: run.subject)
        let names = Dictionary(uniqueKeysWithValues: tables.keys.map { ($0, sources[$0].name) })
        return ExecutionOrder(
            run: run, query: bound, statement: query.statement, names: names, policy: policy, tables: tables,
            microseconds: now.milliseconds.multipliedReportingOverflow(by: 1000).partialValue, timeZone: timeZone ?? "UTC")
    }

    /// The noise that the policy of the protected tables' owner asks for; nil without differential privacy.
    private func noise(for query: AcceptedQuery, over sources: [SchemaSource], subject: String) throws -> RowPolicy.Noise? {
        guard let first = query.privateUsers.first, case .table(let table) = sources[first.relation],
            case .differentialPrivacy(let limit)? = try differentialPrivacyPolicy(of: table.association.membershipID)?.limits
        else { return nil }
        return RowPolicy.Noise(
            users: query.privateUsers.map { ($0.relation, $0.column) }, usersNoisePerQuery: limit.utility.usersNoisePerQuery,
            // Seeded by the query's id, so that a run repeats after a restart.
            seed: subject.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }, isAdded: settings.addsPrivacyNoise)
    }

    /// The rows of the tables that a query reads, or the names of those that have none.
    func data(for query: AcceptedQuery, over sources: [SchemaSource]) throws -> QueryData {
        var tables: [Int: TableData] = [:]
        var missing: [String] = []
        for relation in query.resolution.relations {
            if let data = try data(of: sources[relation.index]) {
                tables[relation.index] = data
            } else {
                missing.append(sources[relation.index].name)
            }
        }
        return missing.isEmpty ? .order(tables) : .missing(missing)
    }

    func data(of source: SchemaSource) throws -> TableData? {
        switch source {
        case .table(let associated):
            guard let table = associated.table, let declared = try declaredTable(of: table) else { return nil }
            var data = try service.data(
                of: declared, for: associated.columns, owner: TableOwner(account: table.row.account, region: table.catalogueRegion))
            data?.microseconds = now.milliseconds.multipliedReportingOverflow(by: 1000).partialValue
            return data
        case .intermediateTable(let shared):
            guard let version = shared.version else { return nil }
            try service.allow(store.bodyBytes(of: IntermediateTableDataRecord.self, id: version.row.id), of: LongWork.rows)
            guard let kept = try store.find(IntermediateTableDataRecord.self, id: version.row.id) else { return nil }
            return TableData(
                columns: (version.columns ?? shared.table.columns ?? []).map { TableData.Column(name: $0.name, type: $0.type) },
                source: .rows(kept.rows),
                seenAs: (shared.table.columns ?? []).map(\.name))
        case .idMappingTable(let shared):
            guard let kept = try store.find(IdMappingTableDataRecord.self, id: shared.table.row.id) else { return nil }
            return TableData(
                columns: shared.columns.map { TableData.Column(name: $0.name, type: $0.type) }, source: .rows(kept.rows),
                seenAs: shared.columns.map(\.name))
        }
    }
}

extension ComputeConfiguration {
    /// The zone in which the caller's session reads and prints timestamps; nil if none is asked for.
    /// Source: the user guide's list of the Spark properties that callers can set.
    fileprivate var timeZone: String? {
        guard case .worker(let worker) = self, case .spark(let properties)? = worker.properties else { return nil }
        return properties["spark.sql.session.timeZone"]
    }
}
