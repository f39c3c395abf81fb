// How an analysis moves: from its start through its run to its end, at the times scheduled for it.
// Reference: the statuses of the model; https://docs.aws.amazon.com/clean-rooms/latest/userguide/troubleshooting.html

import Budgets
import CleanRoomsModel
import Lifecycle
import Objects
import Store

extension ProtectedAnalysis {
    static var dueEvents: [DueEvent] { [events.begin, events.end, events.finishCancelling] }

    var stage: String { status.rawValue }

    var looks: Int {
        get { run.looks }
        set { run.looks = newValue }
    }

    var nextStep: NextStep? {
        switch status {
        // What was refused never starts.
        case .submitted: NextStep(event: refusal == nil ? Self.events.begin : Self.events.end, step: .queueing)
        // While its results are on their way the analysis has nothing else to wait for.
        case .started: run.deliveryTime == nil ? NextStep(event: Self.events.end, step: .running, duration: run.plan?.duration) : nil
        case .cancelling: NextStep(event: Self.events.finishCancelling, step: .cancelling)
        // All other statuses are ends.
        default: nil
        }
    }
}

extension ProtectedAnalysis {
    var history: [LifeStop] {
        let submitted = LifeStop(status: "SUBMITTED", time: Timestamp(milliseconds: row.createdAt))
        let started = run.startTime.map { LifeStop(status: "STARTED", time: $0) }
        let cancelling = run.cancelTime.map { LifeStop(status: "CANCELLING", time: $0) }
        let ended = run.endTime.map { LifeStop(status: stage, time: $0) }
        return [submitted] + [started, cancelling, ended].compactMap(\.self)
    }

    var nextStage: String? {
        switch status {
        case .submitted: refusal == nil ? "STARTED" : "FAILED"
        case .started: run.plan?.status.rawValue ?? "SUCCESS"
        case .cancelling: "CANCELLED"
        // All other statuses are ends.
        default: nil
        }
    }

    var planned: (outcome: PlannedOutcome, rule: String?)? { run.plan.map { ($0, run.rule) } }
}

extension ProtectedAnalysis {
    static var deliveringStatus: String { Status.started.rawValue }

    var deliveryTime: Timestamp? { run.deliveryTime }

    func deliver(at time: Timestamp, in service: CleanRooms) throws { try service.deliverResults(of: self, at: time) }

    func finish(as outcome: DeliveryOutcome, at time: Timestamp, in service: CleanRooms) throws {
        try service.finishDelivery(of: self, as: outcome, at: time)
    }
}

extension CleanRooms {
    /// The workers begin, unless something is in their way.
    func begin<Analysis: ProtectedAnalysis>(_ type: Analysis.Type, _ id: String, at time: Timestamp) throws {
        guard var analysis = try store.find(type, id: id) else { return }
        if let obstacle = try analysis.obstacle(in: store) { return try succeedOrFail(analysis, failure: obstacle, at: time) }
        let stage = analysis.stage
        analysis.status = try Analysis.Machine.apply(.begin, to: analysis.status)
        analysis.run.startTime = time
        try moveOn(analysis, from: stage, at: time)
        try analysis.beginExecution(at: time, in: self)
    }

    /// The analysis ends as it was judged, or as the tester decided: a refused one fails without having run, any other succeeds once its
    /// results are written.
    func reachPlannedEnd<Analysis: ProtectedAnalysis>(_ type: Analysis.Type, _ id: String, at time: Timestamp) throws {
        // An analysis whose results are being written has reached its end already.
        guard let analysis = try store.find(type, id: id), analysis.run.deliveryTime == nil else { return }
        guard analysis.refusal == nil else { return try succeedOrFail(analysis, failure: analysis.refusal, at: time) }
        let failure = analysis.run.plan?.failure.map { Analysis.Failure($0) }
        switch analysis.run.plan?.status {
        case .success, nil: try deliverResults(of: analysis, at: time)
        case .failed: try succeedOrFail(analysis, failure: failure, at: time)
        case .timedOut: try end(analysis, by: Analysis.timeOut, failure: failure, at: time)
        case .cancelled: try cancel(analysis, at: time)
        }
    }

    /// The analysis is asked to end.
    ///
    /// - Returns: The analysis as it is then.
    @discardableResult
    func cancel<Analysis: ProtectedAnalysis>(_ analysis: Analysis, at time: Timestamp) throws -> Analysis {
        var analysis = analysis
        let stage = analysis.stage
        analysis.status = try Analysis.Machine.apply(.cancel, to: analysis.status)
        forgetExecution(of: analysis.row.id)
        analysis.run.cancelTime = time
        try moveOn(analysis, from: stage, at: time)
        return analysis
    }

    func finishCancelling<Analysis: ProtectedAnalysis>(_ type: Analysis.Type, _ id: String, at time: Timestamp) throws {
        guard let analysis = try store.find(type, id: id) else { return }
        try end(analysis, by: .cancelled, failure: nil, at: time)
    }

    /// The results are written, or cannot be.
    func finishDelivery<Analysis: ProtectedAnalysis>(of analysis: Analysis, as outcome: DeliveryOutcome, at time: Timestamp) throws {
        switch outcome {
        case .delivered: try succeedOrFail(analysis, failure: nil, at: time)
        case .refused(let message): try succeedOrFail(analysis, failure: Analysis.Failure(DeliveryOutcome.refusalCode, message), at: time)
        }
    }

    func succeedOrFail<Analysis: ProtectedAnalysis>(_ analysis: Analysis, failure: Analysis.Failure?, at time: Timestamp) throws {
        try end(analysis, by: failure == nil ? .succeed : .fail, failure: failure, at: time)
    }

    func end<Analysis: ProtectedAnalysis>(
        _ analysis: Analysis, by event: Analysis.Machine.Event, failure: Analysis.Failure?, at time: Timestamp
    ) throws {
        try settle(analysis, as: try Analysis.Machine.apply(event, to: analysis.status), failure: failure, at: time)
    }

    /// The analysis ends: its time is noted and, if it ran, what it used.
    func settle<Analysis: ProtectedAnalysis>(
        _ analysis: Analysis, as status: Analysis.Status, failure: Analysis.Failure? = nil, at time: Timestamp
    ) throws {
        forgetExecution(of: analysis.row.id)
        var analysis = analysis
        let stage = analysis.stage
        analysis.status = status
        analysis.run.error = failure
        analysis.run.deliveryTime = nil
        analysis.run.endTime = time
        if let startTime = analysis.run.startTime { analysis.run.billedUnits = analysis.units(running: time - startTime) }
        try store.update(analysis)
        noteLife(of: analysis, from: stage, at: time)
        announce(analysis, at: time)
        try settlePopulation(by: analysis, at: time)
    }

    /// Gives the analysis a new status that is not its last.
    private func moveOn(_ analysis: some ProtectedAnalysis, from stage: String, at time: Timestamp) throws {
        try store.update(analysis)
        noteLife(of: analysis, from: stage, at: time)
        announce(analysis, at: time)
        try scheduleNextStep(of: analysis, from: time)
    }
}

extension Call {
    /// The row of an analysis that a member starts.
    func newRow<Analysis: ProtectedAnalysis>(of type: Analysis.Type, for runner: ActiveMembership) -> Row {
        newRow(id: newID(), collaboration: runner.collaborationID, parent: runner.id, status: Analysis.Status.submitted.rawValue)
    }

    /// Starts an analysis, if there is room for it, and schedules its first transition. The tester's rules decide on its end unless it was
    /// refused.
    ///
    /// - Returns: The analysis as it is then.
    /// - Throws: As ``requireRoom(for:in:)`` does.
    func start<Analysis: ProtectedAnalysis>(
        _ analysis: Analysis, for runner: ActiveMembership, as subject: @autoclosure () -> OutcomeSubject
    ) throws -> Analysis {
        try requireRoom(for: Analysis.self, in: runner)
        var analysis = analysis
        if analysis.refusal == nil, let rule = try outcome(of: subject()) {
            analysis.run.plan = rule.plan
            analysis.run.rule = rule.id
            analysis.run.cannedResult = rule.result
        }
        try store.insert(analysis)
        service.noteLife(of: analysis, from: nil, at: now)
        service.announce(analysis, at: now)
        try scheduleNextStep(of: analysis)
        return analysis
    }

    /// Cancels an analysis. One that is being cancelled, or has been, stays as it is (the operation is idempotent).
    ///
    /// - Returns: The analysis as it is then.
    /// - Throws: `notFound` for what the member has no part in; `conflict` for an analysis that has ended otherwise.
    func cancel<Analysis: ProtectedAnalysis>(
        _ type: Analysis.Type, _ id: String, through membership: ActiveMembership
    ) throws -> Analysis {
        let analysis = try self.analysis(type, id, through: membership.record)
        guard analysis.status != .cancelling, analysis.status != .cancelled else { return analysis }
        guard !Analysis.Machine.isTerminal(analysis.status) else {
            throw ServiceError.conflict(
                .invalidState, .init(Analysis.resourceKind, id),
                // Inferred: no text of the service's is known.
                message: "\(Analysis.noun.title) \(id) is in a terminal state and cannot be cancelled.")
        }
        try store.unschedule(subject: id)
        return try service.cancel(analysis, at: now)
    }

    /// Cancels the analyses under way in a collaboration that was deleted (inferred).
    func cancelAll<Analysis: ProtectedAnalysis>(_ type: Analysis.Type, in collaborationID: String) throws {
        for analysis in try store.all(of: type, in: .collaboration(collaborationID)) where !Analysis.Machine.isTerminal(analysis.status) {
            try service.settle(analysis, as: .cancelled, at: now)
            try store.unschedule(subject: analysis.row.id)
        }
    }
}
