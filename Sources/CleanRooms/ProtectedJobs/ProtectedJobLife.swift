// What only jobs have in the life of an analysis: a script that may have changed before it runs, their cost, and what they put out.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

import Budgets
import CleanRoomsModel
import Lifecycle
import Store
import Tables

extension JobMachine: AnalysisMachine {}

extension JobMachine.Event: AnalysisEvent {}

extension ProtectedJobStatus: AnalysisStatus {
    var eventWord: String {
        switch self {
        case .submitted: "Submitted"
        case .started: "Started"
        case .cancelling: "Cancelling"
        case .cancelled: "Cancelled"
        case .success: "Succeeded"
        case .failed: "Failed"
        }
    }
}

extension ProtectedJobRecord {
    typealias Machine = JobMachine

    static let model = LifecycleModel.protectedJob
    static let events = AnalysisEvents(of: ProtectedJobRecord.self, named: "protectedJob")
    /// A job has no TIMED_OUT: one over its limit has failed.
    static let timeOut = JobMachine.Event.fail

    /// What is wrong with the script when the job is about to run: a template that was deleted meanwhile (inferred), or hashes other than
    /// those that the template was made with (user guide; the code is inferred).
    func obstacle(in store: Store) throws -> ProtectedJobError? {
        guard let template = try store.find(AnalysisTemplateRecord.self, id: templateID) else {
            return ProtectedJobError(.resourceNotFound, "The analysis template of the job does not exist any more.")
        }
        do {
            guard case .artifacts(let artifacts) = template.source, template.sourceMetadata == .artifacts(try artifacts.hashes()) else {
                return ProtectedJobError(.invalidResource, "The artifacts of the analysis template have changed since it was created.")
            }
            return nil
        } catch {
            return ProtectedJobError(.unknownError, "[emulator] \(error)")
        }
    }

    func units(running time: Duration) -> Double {
        Billing.units(for: computeConfiguration, running: time)
    }

    func beginExecution(at time: Timestamp, in service: CleanRooms) throws {
        try service.beginExecution(of: self, at: time)
    }

    mutating func takeResult(at time: Timestamp, in service: CleanRooms) throws -> AnalysisResult<ProtectedJobError> {
        switch try service.takeExecution(of: self, at: time) {
        case .none: return givenResult()
        case .awaited: return .awaited
        case .ended(.failed(let failure)): return .failed(ProtectedJobError(failure), isTimeOut: failure.code == .timedOut)
        case .ended(.rows(let result)):
            try service.pin(result.artifactHashes, of: templateID)
            if let failure = try populate(from: result, in: service) { return .failed(failure, isTimeOut: false) }
            frames = result.frames
            return .table(result.table)
        }
    }

    /// Keeps what the script gave for the intermediate table that it populates.
    ///
    /// - Returns: Why it cannot be the table's data (inferred); nil where it is, and for other jobs.
    private mutating func populate(from result: ExecutionResult, in service: CleanRooms) throws -> ProtectedJobError? {
        guard populatedTable != nil else { return nil }
        guard result.frames?.count == 1 else {
            return ProtectedJobError(.invalidResource, "A script that populates an intermediate table gives one result.")
        }
        let columns = result.table.columns.map { CleanRoomsModel.Column(name: $0.name.lowercased(), type: $0.type.description) }
        if let objection = IntermediateTableRecord.objection(toColumns: columns.map(\.name)) {
            return ProtectedJobError(.invalidResource, objection)
        }
        computedColumns = columns
        try service.keepPopulation(result.table, by: self)
        return nil
    }

    /// The columns of the result that the tester gives, or of the script's where it was run.
    func resultColumns() throws -> [CleanRoomsModel.Column]? {
        try computedColumns ?? run.cannedResult?.schema().map { CleanRoomsModel.Column(name: $0.name, type: $0.type) }
    }
}

extension ProtectedJobError {
    init(_ failure: ExecutionFailure) {
        let code = failure.code == .timedOut ? ExecutionFailure.Code.unknownError : failure.code
        self.init(message: failure.message, code: code.rawValue, retry: RetryInfo(retryable: failure.isRetryable))
    }
}
