// What was scheduled and is now due: every event happens at its own time, in order, in one transaction.
// Reference: docs/architecture.md, "The life cycle and the clock": nothing sleeps, no timer holds state, a restart loses nothing.

import CleanRoomsModel
import Clocks
import Store

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
        try advance(to: clock.now)
    }

    /// Applies what is due by now, as far as ``dueAllowance`` goes.
    package func advanceWithinAllowance() throws {
        try advanceWithinAllowance(to: clock.now)
    }

    func advanceWithinAllowance(to time: Timestamp) throws {
        try advance(to: time, while: dueAllowance)
    }

    /// Applies all that is due by a time.
    ///
    /// - Returns: How many events that were.
    @discardableResult
    func advance(to time: Timestamp) throws -> Int {
        try advance(to: time) { true }
    }

    /// - Returns: How many events were applied.
    @discardableResult
    private func advance(to time: Timestamp, while isAllowed: () -> Bool) throws -> Int {
        guard let next = try store.nextDue(), next <= time.milliseconds, isAllowed() else { return 0 }
        return try announcing {
            var count = 0
            while count == 0 || isAllowed(), try applyNext(upTo: time) { count += 1 }
            return count
        }
    }

    /// Applies the next event that is due by a time.
    ///
    /// - Returns: Whether there was one, and it was not put off.
    private func applyNext(upTo time: Timestamp) throws -> Bool {
        guard !putsOffLongWork || !putOff.hasEvent else { return false }
        do {
            return try store.transaction {
                switch try store.takeDue(upTo: time.milliseconds) {
                case .due(let due): try apply(due)
                case .unreadable(let reason, let event, let subject): onFlaw(StoredFlaw(event: event, of: subject, reason: reason))
                case nil: return false
                }
                return true
            }
        } catch is TakesLong {
            putOff.hasEvent = true
            return false
        }
    }

    /// Applies an event, wholly or not at all. One that the stored state does not fit is dropped, so that it does not hold up the others.
    ///
    /// - Throws: ``StoreError`` if it can be applied later, as after a full disk.
    private func apply(_ due: Due) throws {
        guard let event = Self.dueEvents[due.event] else {
            return onFlaw(StoredFlaw(event: due.event, of: due.subject, reason: "this program knows no such event"))
        }
        do {
            try announcing { try event.apply(self, due.subject, Timestamp(milliseconds: due.at)) }
        } catch let long as TakesLong {
            throw long
        } catch  where StoredFlaw.isToBlame(for: error) {
            onFlaw(StoredFlaw(event: due.event, of: due.subject, reason: "\(error)"))
        }
    }
}

/// Something stored that the service came upon by itself and could not use: a row that another program has written, or that is damaged.
///
/// Nobody asked for it, so no answer can report it.
package struct StoredFlaw: Error, Equatable, CustomStringConvertible {
    package let description: String

    /// Whether an error comes from what is stored, and would come again. All do, except those of a store that could not be written.
    static func isToBlame(for error: any Error) -> Bool {
        guard let error = error as? StoreError else { return true }
        return error.isDamage
    }

    init(event: String, of subject: String, reason: String) {
        description = "The event \(event.prefix(100)) of \(subject.prefix(100)) is passed over: \(reason.prefix(400))"
    }

    /// - Parameter delivery: Why a delivery that was under way is not taken up again.
    init(delivery: any Error) {
        description = "A delivery is not taken up again: \(delivery)"
    }
}
