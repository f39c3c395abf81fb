// What was scheduled and is now due: every event happens at its own time, in order, in one transaction.
// Reference: design of the life cycle: nothing sleeps, no timer holds state, a restart loses nothing.

import CleanRoomsModel
import Lifecycle
import Store

/// What can be scheduled. The raw values are stored, so they never change.
enum DueEvent: String {
    case beginQuery = "protectedQuery.begin"
    case endQuery = "protectedQuery.end"
    case finishCancellingQuery = "protectedQuery.cancelled"
    case beginJob = "protectedJob.begin"
    case endJob = "protectedJob.end"
    case finishCancellingJob = "protectedJob.cancelled"
    case finishLogExport = "analysisLogExport.end"
    case finishIdMappingJob = "idMappingTable.populated"
    case expireIntermediateTable = "intermediateTable.expired"
}

extension CleanRooms {
    /// How long it is until the next event, or nil when none will come by itself: nothing is scheduled, or the clock is frozen before it.
    /// An event that is late gives a negative time.
    package func timeToNextDue() throws -> Duration? {
        guard let next = try store.nextDue() else { return nil }
        let wait = Timestamp(milliseconds: next) - clock.now
        return clock.isFrozen && wait > .zero ? nil : wait
    }

    /// Applies all that is due by now, however much it is.
    package func advance() throws {
        try advance(to: clock.now, atMost: .max)
    }

    /// Applies all that is due by a time.
    ///
    /// - Returns: How many events that were.
    @discardableResult
    func advance(to time: Timestamp) throws -> Int {
        try advance(to: time, atMost: .max)
    }

    /// Applies what is due by now, as far as ``dueAllowance`` goes.
    package func advanceWithinAllowance() throws {
        try advanceWithinAllowance(to: clock.now)
    }

    func advanceWithinAllowance(to time: Timestamp) throws {
        dueAllowance -= try advance(to: time, atMost: dueAllowance)
    }

    /// - Returns: how many events were applied.
    @discardableResult
    private func advance(to time: Timestamp, atMost limit: Int) throws -> Int {
        guard limit > 0, let next = try store.nextDue(), next <= time.milliseconds else { return 0 }
        return try store.transaction {
            var applied = 0
            while applied < limit, let due = try store.takeDue(upTo: time.milliseconds) {
                try apply(due)
                applied += 1
            }
            return applied
        }
    }

    private func apply(_ due: Due) throws {
        guard let event = DueEvent(rawValue: due.event) else {
            preconditionFailure("an event of an unknown kind was scheduled: \(due.event)")
        }
        let time = Timestamp(milliseconds: due.at)
        switch event {
        case .beginQuery: try beginQuery(due.subject, at: time)
        case .endQuery: try endQuery(due.subject, at: time)
        case .finishCancellingQuery: try finishCancellingQuery(due.subject, at: time)
        case .beginJob: try beginJob(due.subject, at: time)
        case .endJob: try endJob(due.subject, at: time)
        case .finishCancellingJob: try finishCancellingJob(due.subject, at: time)
        case .finishLogExport: try finishLogExport(due.subject, at: time)
        case .finishIdMappingJob: try finishIdMappingJob(of: due.subject)
        case .expireIntermediateTable: try expireIntermediateTableVersion(due.subject)
        }
    }

    /// Writes down the next event.
    ///
    /// - Parameter delay: nil where the tester steps the resource by hand: then nothing happens by itself.
    func schedule(_ event: DueEvent, for subject: String, from time: Timestamp, after delay: Duration?) throws {
        guard let delay else { return }
        try store.schedule(event: event.rawValue, subject: subject, at: (time + delay).milliseconds)
    }
}

extension Call {
    /// Schedules an event of the life cycle, unless only the tester lets it happen.
    ///
    /// - Parameter delay: nil for an event that does not happen by itself.
    func schedule(_ event: DueEvent, for subject: String, after delay: Duration?) throws {
        try service.schedule(event, for: subject, from: now, after: delay)
    }
}
