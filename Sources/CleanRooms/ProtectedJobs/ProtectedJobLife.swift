// How a job moves: from its start through its run to its end, at the times that were written down.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html

import CleanRoomsModel
import Lifecycle
import Results
import Store

extension ProtectedJobRecord: Living {
    static let model = LifecycleModel.protectedJob
    static var ongoingStatuses: [String]? { ongoing }

    var stage: String { status.rawValue }

    var nextStep: NextStep? {
        switch status {
        // A refused script never starts.
        case .submitted: NextStep(event: refusal == nil ? .beginJob : .endJob, step: .queueing)
        // While its results are on their way the job has nothing else to wait for.
        case .started: deliveryTime == nil ? NextStep(event: .endJob, step: .running, duration: plan?.duration) : nil
        case .cancelling: NextStep(event: .finishCancellingJob, step: .cancelling)
        case .success, .failed, .cancelled: nil
        }
    }

    /// The job ends: its time is noted and, if it ran, what it used.
    mutating func end(as status: ProtectedJobStatus, at time: Timestamp, error: ProtectedJobError? = nil) {
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
    /// The workers begin, unless the script is not the one that the members reviewed.
    func beginJob(_ id: String, at time: Timestamp) throws {
        guard var job = try store.find(ProtectedJobRecord.self, id: id) else { return }
        if let error = try scriptError(of: job) {
            job.end(as: try JobMachine.apply(.fail, to: job.status), at: time, error: error)
            try store.update(job)
            announce(job, at: time)
            return
        }
        job.status = try JobMachine.apply(.begin, to: job.status)
        job.startTime = time
        try store.update(job)
        announce(job, at: time)
        try scheduleNextStep(of: job, from: time)
    }

    /// The job ends as it was judged, or as the tester has it: a refused script fails before it ever ran, all else succeeds once its results
    /// are written.
    func endJob(_ id: String, at time: Timestamp) throws {
        // One whose results are on their way has come to its end already.
        guard let job = try store.find(ProtectedJobRecord.self, id: id), job.deliveryTime == nil else { return }
        guard job.refusal == nil else { return try finish(job, failure: job.refusal, at: time) }
        switch job.plan?.status {
        case .success, nil: break
        // A job has no TIMED_OUT: one over its limit has failed.
        case .failed, .timedOut: return try finish(job, failure: job.plan?.jobError, at: time)
        case .cancelled:
            var job = job
            job.status = try JobMachine.apply(.cancel, to: job.status)
            try store.update(job)
            announce(job, at: time)
            return try scheduleNextStep(of: job, from: time)
        }
        try deliverResults(of: job, at: time)
    }

    /// Has the results written, with which the job ends.
    func deliverResults(of job: ProtectedJobRecord, at time: Timestamp) throws {
        let order: DeliveryOrder
        do {
            order = try job.order()
        } catch {
            // The tester's fault, and so in no words that could be the service's.
            return try finish(job, failure: ProtectedJobError(.unknownError, "[emulator] \(error)"), at: time)
        }
        if let outcome = deliver(order) { return try finish(job, outcome, at: time) }
        var job = job
        job.deliveryTime = time
        try store.update(job)
    }

    /// The results are written, or cannot be.
    func finish(_ job: ProtectedJobRecord, _ outcome: DeliveryOutcome, at time: Timestamp) throws {
        switch outcome {
        case .delivered: try finish(job, failure: nil, at: time)
        case .refused(let message): try finish(job, failure: ProtectedJobError(.resourceAccessDenied, message), at: time)
        }
    }

    private func finish(_ job: ProtectedJobRecord, failure: ProtectedJobError?, at time: Timestamp) throws {
        var job = job
        job.end(as: try JobMachine.apply(failure == nil ? .succeed : .fail, to: job.status), at: time, error: failure)
        try store.update(job)
        announce(job, at: time)
    }

    func finishCancellingJob(_ id: String, at time: Timestamp) throws {
        guard var job = try store.find(ProtectedJobRecord.self, id: id) else { return }
        job.end(as: try JobMachine.apply(.cancelled, to: job.status), at: time)
        try store.update(job)
        announce(job, at: time)
    }

    /// What is wrong with a job's script when the job is about to run: a template that was deleted meanwhile (inferred), or hashes
    /// other than those that the template was made with (user guide; the code is inferred).
    private func scriptError(of job: ProtectedJobRecord) throws -> ProtectedJobError? {
        guard let template = try store.find(AnalysisTemplateRecord.self, id: job.templateID) else {
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
}

extension ProtectedJobError {
    /// Codes of the model's documentation. None of these errors goes away by trying again.
    enum Code: String {
        case resourceAccessDenied = "RESOURCE_ACCESS_DENIED"
        case resourceNotFound = "RESOURCE_NOT_FOUND"
        case invalidResource = "INVALID_RESOURCE"
        case unknownError = "UNKNOWN_ERROR"
    }

    init(_ code: Code, _ message: String) {
        self.init(message: message, code: code.rawValue, retry: RetryInfo(retryable: false))
    }
}
