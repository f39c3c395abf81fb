// How a query moves: from its start through its run to its end, at the times that were written down.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/troubleshooting.html

import CleanRoomsModel
import Lifecycle
import Store

extension ProtectedQueryRecord: Living {
    static let model = LifecycleModel.protectedQuery
    static var ongoingStatuses: [String]? { ongoing }

    var stage: String { status.rawValue }

    var nextStep: NextStep? {
        switch status {
        // Refused SQL never starts.
        case .submitted: NextStep(event: refusal == nil ? .beginQuery : .endQuery, step: .queueing)
        case .started: NextStep(event: .endQuery, step: .running)
        case .cancelling: NextStep(event: .finishCancellingQuery, step: .cancelling)
        case .success, .failed, .timedOut, .cancelled: nil
        }
    }

    /// The query ends: its time is noted and, if it ran, what it used.
    mutating func end(as status: ProtectedQueryStatus, at time: Timestamp, error: ProtectedQueryError? = nil) {
        self.status = status
        self.error = error
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
        try scheduleNextStep(of: query, from: time)
    }

    /// The query ends as it was judged: refused SQL fails before it ever ran, all else succeeds.
    func endQuery(_ id: String, at time: Timestamp) throws {
        guard var query = try store.find(ProtectedQueryRecord.self, id: id) else { return }
        let event: QueryMachine.Event = query.refusal == nil ? .succeed : .fail
        query.end(as: try QueryMachine.apply(event, to: query.status), at: time, error: query.refusal)
        try store.update(query)
        try settlePopulation(by: query, at: time)
    }

    func finishCancellingQuery(_ id: String, at time: Timestamp) throws {
        guard var query = try store.find(ProtectedQueryRecord.self, id: id) else { return }
        query.end(as: try QueryMachine.apply(.cancelled, to: query.status), at: time)
        try store.update(query)
        try settlePopulation(by: query, at: time)
    }
}
