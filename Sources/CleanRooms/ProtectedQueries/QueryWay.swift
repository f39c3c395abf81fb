// The way of a query, a line for each step: read, bind, judge and admit while the request is answered; plan, run and deliver on the clock.
// Reference: docs/architecture.md, "A query", which tells what each step takes and makes.

import CleanRoomsModel
import Rules
import Store

// MARK: While the request is answered

extension Call {
    /// Checks SQL against the rules of the tables it names, and takes what it uses of their budgets.
    ///
    /// - Throws: `validation` with the refusal where refused SQL is answered at once: on the legacy engine, and on both if the
    ///   emulator is set to; as the answer that was seen, it has a message and nothing besides. And `validation` for a table whose
    ///   access budget is used up.
    func admit(_ query: AskedQuery, for purpose: QueryPurpose, in seat: Seat) throws -> Admission {
        let sources = try schemas(in: seat.collaboration.row.id)
        let context = context(of: query, for: purpose.ofContext, receivers: purpose.receivers, over: sources, in: seat)
        guard settings.queryValidation == .full else {
            return try uncheckedAdmission(of: query, in: context, for: purpose, over: sources, in: seat)
        }
        let verdict = try verdict(onAsked: query, in: context)
        return try admission(on: verdict, for: purpose, over: sources, in: seat)
    }

    /// What the rules of a collaboration's tables say of SQL.
    ///
    /// - Throws: `validation` for parameters without values.
    func verdict(on query: AskedQuery, in context: QueryContext) throws -> Verdict {
        do {
            let statement = try query.read(on: context.engine)
            let bound = try bind(statement, in: context)
            return .accepted(try judge(bound))
        } catch let refusal as Refusal {
            return .refused(refusal)
        }
    }
}

// MARK: On the clock

extension CleanRooms {
    /// Begins a query's run. There is none without an engine, without rows to read, or if the tester decided the end.
    func beginExecution(of query: ProtectedQueryRecord, at time: Timestamp) throws {
        guard let engine = queryEngine, executions.states[query.row.id] == nil, query.isComputed,
            let order = try executionOrder(for: query, at: time)
        else { return }
        executions.begin(order.run)
        guard let outcome = engine.run(order) else { return }
        _ = executions.end(order.run, as: outcome, limit: .max)
        try noteFiles(of: outcome, readBy: query)
    }

    /// Orders the results of a query, or of a job, to be written, which ends it. Waits for them if they are still being computed.
    func deliverResults<Analysis: ProtectedAnalysis>(of analysis: Analysis, at time: Timestamp) throws {
        do {
            try analysis.requireTableColumns()
        } catch {
            // This is the tester's mistake, so its words must not look like the service's.
            return try succeedOrFail(analysis, failure: Analysis.Failure(.unknownError, "[emulator] \(error)"), at: time)
        }
        var analysis = analysis
        switch try analysis.takeResult(at: time, in: self) {
        case .awaited:
            analysis.run.deliveryTime = time
            try store.update(analysis)
        case .failed(let failure, let isTimeOut):
            try end(analysis, by: isTimeOut ? Analysis.timeOut : .fail, failure: failure, at: time)
        case .table(let table):
            results.keep(table, of: analysis.row.id, for: analysis.deliveries.map(\.account))
            if let outcome = deliver(analysis.order(of: table)) { return try finishDelivery(of: analysis, as: outcome, at: time) }
            analysis.run.deliveryTime = time
            try store.update(analysis)
        }
    }
}
