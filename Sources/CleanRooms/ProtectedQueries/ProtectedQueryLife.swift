// How a query moves: from its start through its run to its end, at the times that were written down.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/troubleshooting.html

import CleanRoomsModel
import Lifecycle
import Results
import Store

extension ProtectedQueryRecord: Living {
    static let model = LifecycleModel.protectedQuery
    static var ongoingStatuses: [String]? { ongoing }

    var stage: String { status.rawValue }

    var nextStep: NextStep? {
        switch status {
        // Refused SQL never starts.
        case .submitted: NextStep(event: refusal == nil ? .beginQuery : .endQuery, step: .queueing)
        // While its results are on their way the query has nothing else to wait for.
        case .started: deliveryTime == nil ? NextStep(event: .endQuery, step: .running, duration: plan?.duration) : nil
        case .cancelling: NextStep(event: .finishCancellingQuery, step: .cancelling)
        case .success, .failed, .timedOut, .cancelled: nil
        }
    }

    /// The query ends: its time is noted and, if it ran, what it used.
    mutating func end(as status: ProtectedQueryStatus, at time: Timestamp, error: ProtectedQueryError? = nil) {
        self.status = status
        self.error = error
        deliveryTime = nil
        endTime = time
        if let startTime {
            billedUnits = Billing.units(for: computeConfiguration, running: time - startTime)
        }
    }
}

extension CleanRooms {
    /// The workers begin.
    func beginQuery(_ id: String, at time: Timestamp) throws {
        guard var query = try store.find(ProtectedQueryRecord.self, id: id) else { return }
        query.status = try QueryMachine.apply(.begin, to: query.status)
        query.startTime = time
        try store.update(query)
        announce(query, at: time)
        try scheduleNextStep(of: query, from: time)
    }

    /// The query ends as it was judged, or as the tester has it: refused SQL fails before it ever ran, all else succeeds once its results are
    /// written.
    func endQuery(_ id: String, at time: Timestamp) throws {
        // One whose results are on their way has come to its end already.
        guard let query = try store.find(ProtectedQueryRecord.self, id: id), query.deliveryTime == nil else { return }
        guard query.refusal == nil else { return try finish(query, failure: query.refusal, at: time) }
        switch query.plan?.status {
        case .success, nil: break
        case .failed: return try finish(query, failure: query.plan?.queryError, at: time)
        case .timedOut: return try finish(query, by: .timeOut, failure: query.plan?.queryError, at: time)
        case .cancelled:
            var query = query
            query.status = try QueryMachine.apply(.cancel, to: query.status)
            try store.update(query)
            announce(query, at: time)
            return try scheduleNextStep(of: query, from: time)
        }
        try deliverResults(of: query, at: time)
    }

    /// Has the results written, with which the query ends.
    func deliverResults(of query: ProtectedQueryRecord, at time: Timestamp) throws {
        let order: DeliveryOrder
        do {
            order = try query.order()
        } catch {
            return try finish(query, failure: .unusableResult(error), at: time)
        }
        if let outcome = deliver(order) { return try finish(query, outcome, at: time) }
        var query = query
        query.deliveryTime = time
        try store.update(query)
    }

    /// The results are written, or cannot be.
    func finish(_ query: ProtectedQueryRecord, _ outcome: DeliveryOutcome, at time: Timestamp) throws {
        switch outcome {
        case .delivered: try finish(query, failure: nil, at: time)
        case .refused(let message): try finish(query, failure: .undelivered(message), at: time)
        }
    }

    private func finish(_ query: ProtectedQueryRecord, failure: ProtectedQueryError?, at time: Timestamp) throws {
        try finish(query, by: failure == nil ? .succeed : .fail, failure: failure, at: time)
    }

    private func finish(
        _ query: ProtectedQueryRecord, by event: QueryMachine.Event, failure: ProtectedQueryError?, at time: Timestamp
    ) throws {
        var query = query
        query.end(as: try QueryMachine.apply(event, to: query.status), at: time, error: failure)
        try store.update(query)
        announce(query, at: time)
        try settlePopulation(by: query, at: time)
    }

    func finishCancellingQuery(_ id: String, at time: Timestamp) throws {
        guard var query = try store.find(ProtectedQueryRecord.self, id: id) else { return }
        query.end(as: try QueryMachine.apply(.cancelled, to: query.status), at: time)
        try store.update(query)
        announce(query, at: time)
        try settlePopulation(by: query, at: time)
    }
}

extension ProtectedQueryError {
    fileprivate static func undelivered(_ message: String) -> ProtectedQueryError {
        ProtectedQueryError(message: message, code: DeliveryOutcome.refusalCode, retry: RetryInfo(retryable: false))
    }

    /// The tester's fault, and so in no words that could be the service's.
    fileprivate static func unusableResult(_ mismatch: ResultTable.Mismatch) -> ProtectedQueryError {
        ProtectedQueryError(message: "[emulator] \(mismatch)", code: "UNKNOWN_ERROR", retry: RetryInfo(retryable: false))
    }
}
