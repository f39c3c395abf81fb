// What is a query's own in the life of an analysis: its time limit and its cost.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html

import CleanRoomsModel
import Lifecycle
import Store

extension QueryMachine: AnalysisMachine {}

extension QueryMachine.Event: AnalysisEvent {}

extension ProtectedQueryStatus: AnalysisStatus {
    var eventWord: String {
        switch self {
        case .submitted: "Submitted"
        case .started: "Started"
        case .cancelling: "Cancelling"
        case .cancelled: "Cancelled"
        case .success: "Succeeded"
        case .failed: "Failed"
        case .timedOut: "Timed Out"
        }
    }
}

extension ProtectedQueryRecord {
    typealias Machine = QueryMachine

    static let model = LifecycleModel.protectedQuery
    static let dueEvents = (begin: DueEvent.beginQuery, end: DueEvent.endQuery, finishCancelling: DueEvent.finishCancellingQuery)
    static let timeOut = QueryMachine.Event.timeOut

    /// Its SQL was read and judged when it was submitted.
    func obstacle(in store: Store) -> ProtectedQueryError? { nil }

    func units(running time: Duration) -> Double {
        Billing.units(for: computeConfiguration, running: time)
    }

    /// They were read from its SQL.
    func resultColumns() -> [Column]? { nil }
}
