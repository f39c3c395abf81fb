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

    /// Applies what is due by now.
    package func advance() throws {
        try advance(to: clock.now)
    }

    /// Applies what is due by a time.
    ///
    /// - Returns: How many events that were.
    @discardableResult
    func advance(to time: Timestamp) throws -> Int {
        guard let next = try store.nextDue(), next <= time.milliseconds else { return 0 }
        return try store.transaction {
            var count = 0
            while let due = try store.takeDue(upTo: time.milliseconds) {
                try apply(due)
                count += 1
            }
            return count
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
