// What is run for a query: its bound SQL, what the rules demand of rows, and where the rows are.
// Source: our own; what is judged is the text that was judged at the start, over the tables as they are when it runs.

import CleanRoomsModel
import JSON
import Lifecycle
import Rules
import SQL
import Store
import Tables

/// Why a query that may run has no rows to run on.
enum MissingData: Equatable {
    /// The names of the tables in SQL of which nobody has given rows, in the order of the query.
    case tables([String])
}

extension CleanRooms {
    /// The order for a query that has started; nil where nothing can be run: the tables have changed so that the rules refuse it now, or
    /// one of them has no rows.
    func executionOrder(for query: ProtectedQueryRecord, at time: Timestamp) throws -> ExecutionOrder? {
        let call = Call(
            operation: .startProtectedQuery, caller: Caller(account: query.row.account, region: query.row.region), now: time,
            service: self)
        let judged: (analysis: Analysis, sources: [SchemaSource])?
        do {
            judged = try call.judged(query)
        } catch is ServiceError {
            // The membership, the template or a table went after the query had started.
            judged = nil
        }
        guard let judged else { return nil }
        guard case .order(let tables) = try call.data(for: judged.analysis, over: judged.sources) else { return nil }
        return executionOrder(executions.newRun(of: query.row.id), judged.analysis, tables, at: time)
    }

    func executionOrder(
        _ run: ExecutionOrder.Run, _ analysis: Analysis, _ tables: [Int: TableData], at time: Timestamp
    ) -> ExecutionOrder {
        ExecutionOrder(
            run: run, query: analysis.bound, policy: analysis.policy, tables: tables,
            microseconds: time.milliseconds.multipliedReportingOverflow(by: 1000).partialValue, timeZone: "UTC")
    }
}

/// The rows of a query's tables.
enum QueryData {
    case order([Int: TableData])
    case missing([String])
}

extension Call {
    /// The verdict on a query's text over the tables as they are now; nil where it is refused.
    fileprivate func judged(_ query: ProtectedQueryRecord) throws -> (analysis: Analysis, sources: [SchemaSource])? {
        let seat = try activeMembership(query.membershipID, able: .canQuery).seat
        let asked = try analysis(query.sqlParameters, in: seat)
        let sources = try schemas(in: seat.collaboration.row.id)
        let verdict = try verdict(
            on: asked, for: query.populatedTable == nil ? .results : .population, receivers: query.deliveries.map(\.account),
            over: sources, in: seat, validation: .full)
        guard case .accepted(let analysis)? = verdict else { return nil }
        return (analysis, sources)
    }

    /// The rows of the tables that a query reads, or the names of those that have none.
    func data(for analysis: Analysis, over sources: [SchemaSource]) throws -> QueryData {
        var tables: [Int: TableData] = [:]
        var missing: [String] = []
        for relation in analysis.resolution.relations {
            if let data = try data(of: sources[relation.index]) {
                tables[relation.index] = data
            } else {
                missing.append(sources[relation.index].name)
            }
        }
        return missing.isEmpty ? .order(tables) : .missing(missing)
    }

    private func data(of source: SchemaSource) throws -> TableData? {
        switch source {
        case .table(let associated):
            guard let table = associated.table, let declared = try declaredTable(of: table) else { return nil }
            return try service.data(of: declared, for: associated.columns)
        case .intermediateTable(let shared):
            guard let version = shared.version, let kept = try store.find(IntermediateTableDataRecord.self, id: version.row.id) else {
                return nil
            }
            return TableData(columns: version.columns, rows: kept.rows, for: shared.table.columns ?? [])
        case .idMappingTable(let shared): return try idMappingData(of: shared)
        }
    }
}
