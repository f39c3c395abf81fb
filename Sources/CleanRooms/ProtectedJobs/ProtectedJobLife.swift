// What is a job's own in the life of an analysis: its script, which may be another when it is about to run, its cost, and what it puts out.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

import CleanRoomsModel
import Lifecycle
import Store

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

    /// Scripts are not run here.
    func beginExecution(at time: Timestamp, in service: CleanRooms) {}

    func takeResult(at time: Timestamp, in service: CleanRooms) -> AnalysisResult<ProtectedJobError> { givenResult() }

    /// The columns of the result that the tester gives, which alone tells what a script puts out (ours).
    func resultColumns() throws -> [Column]? {
        try run.cannedResult?.schema().map { Column(name: $0.name, type: $0.type) }
    }
}
