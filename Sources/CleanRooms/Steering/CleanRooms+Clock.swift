// The service's clock in the tester's hands: frozen, moved and set, and kept over a restart.
// Reference: design, section 7; no other emulator has a clock over HTTP, so the shape is ours.

package import CleanRoomsModel
import JSON
import Lifecycle
import Store

/// What the tester does to the clock.
package enum ClockChange: Sendable, Equatable {
    /// Stops it where it is, or at a time.
    case freeze(at: Timestamp?)
    /// Lets it run on from where it stopped.
    case resume
    /// Lets it run with the time of the world again, as it does at the start.
    case followWorld
    case advance(by: Duration)
    /// Sets it forward or back. Nothing that has happened is undone by setting it back: what was scheduled waits until its time has come again.
    case set(to: Timestamp)
}

/// How the service's clock stands.
package struct ClockReading: Sendable, Equatable {
    package let now: Timestamp
    package let isFrozen: Bool
    /// How far it is ahead of the clock of the world; negative if it is behind.
    package let ahead: Duration
}

extension CleanRooms {
    package var clockReading: ClockReading {
        ClockReading(now: clock.now, isFrozen: clock.isFrozen, ahead: clock.ahead)
    }

    /// Changes the clock, and applies what is due by then in the order of its times.
    ///
    /// - Returns: How many events that were.
    /// - Throws: What the store throws; the clock is then as it was.
    @discardableResult
    package func steerClock(_ change: ClockChange) throws -> Int {
        let state = clock.state
        do {
            return try announcing {
                // First what is due already, which a clock that is set back would keep waiting.
                let late = try advance(to: clock.now)
                apply(change)
                try store.setMeta(Steering.clock.rawValue, to: clock.state.stored)
                return try late + advance(to: clock.now)
            }
        } catch {
            clock.restore(state)
            throw error
        }
    }

    private func apply(_ change: ClockChange) {
        switch change {
        case .freeze(let time):
            clock.freeze()
            if let time { clock.set(to: time) }
        case .resume: clock.resume()
        case .followWorld: clock.restore(.running(ahead: .zero))
        case .advance(let duration): clock.advance(by: duration)
        case .set(let time): clock.set(to: time)
        }
    }

    // MARK: The stored state

    /// Sets the clock as the store has it; a store that has nothing of it leaves it at the time of the world.
    func readClock() throws {
        let stored = try store.meta(Steering.clock.rawValue).map { try SteerableClock.State(json: JSON(parsing: Array($0.utf8))) }
        clock.restore(stored ?? .running(ahead: .zero))
    }
}

extension SteerableClock.State {
    /// In the form that ``init(json:)`` reads; nil for an untouched clock.
    fileprivate var stored: String? {
        switch self {
        case .running(.zero): nil
        case .running(let ahead): #"{"ahead":\#((Timestamp(milliseconds: 0) + ahead).milliseconds)}"#
        case .frozen(let time): #"{"frozen":\#(time.milliseconds)}"#
        }
    }

    fileprivate init(json: JSON) throws(JSONMismatch) {
        let members = try json.members()
        if let frozen: Int = try members.optional("frozen") {
            self = .frozen(at: Timestamp(milliseconds: Int64(frozen)))
        } else {
            let ahead: Int = try members.required("ahead")
            self = .running(ahead: .milliseconds(ahead))
        }
    }
}
