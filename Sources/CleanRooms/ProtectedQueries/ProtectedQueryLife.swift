// What only queries have in the life of an analysis: their time limit and their cost.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html

import Budgets
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
    static let events = AnalysisEvents(of: ProtectedQueryRecord.self, named: "protectedQuery")
    static let timeOut = QueryMachine.Event.timeOut

    /// Its SQL was read and judged when it was submitted.
    func obstacle(in store: Store) -> ProtectedQueryError? { nil }

    func units(running time: Duration) -> Double {
        Billing.units(for: computeConfiguration, running: time)
    }

    func beginExecution(at time: Timestamp, in service: CleanRooms) throws {
        try service.beginExecution(of: self, at: time)
    }

    mutating func takeResult(at time: Timestamp, in service: CleanRooms) throws -> AnalysisResult<ProtectedQueryError> {
        switch try service.takeExecution(of: self, at: time) {
        case .none: return givenResult()
        case .awaited: return .awaited
        case .ended(.rows(let result)):
            if let mark = run.filesMark, mark != result.filesMark { return .failed(ProtectedQueryError(.changedFile), isTimeOut: false) }
            note(result.sensitivities)
            try service.keepPopulation(result.table, by: self)
            return .table(result.table)
        case .ended(.failed(let failure)): return .failed(ProtectedQueryError(failure), isTimeOut: failure.code == .timedOut)
        }
    }

    /// Stores what differential privacy estimated from the data.
    private mutating func note(_ sensitivities: [ExecutionResult.Sensitivity]) {
        guard sensitivities.count == sensitivityParameters.count else { return }
        for (index, sensitivity) in sensitivities.enumerated() {
            sensitivityParameters[index].userContributionLimit = sensitivity.userContributionLimit
            sensitivityParameters[index].minColumnValue = sensitivity.minimum
            sensitivityParameters[index].maxColumnValue = sensitivity.maximum
        }
    }

    /// They were read from its SQL.
    func resultColumns() -> [Column]? { nil }
}

extension ExecutionFailure {
    fileprivate static let changedFile = ExecutionFailure(
        .invalidResource, "[emulator] A file of the query's tables has changed since its rows were computed, before a restart.")
}

extension ProtectedQueryError {
    init(_ failure: ExecutionFailure) {
        self.init(message: failure.message, code: failure.code.rawValue, retry: RetryInfo(retryable: failure.isRetryable))
    }
}
