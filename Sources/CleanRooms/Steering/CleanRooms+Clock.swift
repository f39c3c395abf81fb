// The service's clock in the tester's hands: frozen, moved and set, and kept over a restart.
// Reference: docs/control-api.md; no other emulator has a clock over HTTP, so the shape is ours.

package import CleanRoomsModel
package import Clocks
import JSON
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

/// The state of the service's clock.
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
                // First applies what is due already: a clock that is set back would keep it waiting.
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

    /// How the clock stands to that of the world.
    package var clockState: SteerableClock.State { clock.state }

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

    /// Sets the clock to the state in the store; without one it keeps real time.
    func readClock() throws {
        clock.restore(try setting(.clock) { try SteerableClock.State(storedAs: $0) } ?? .running(ahead: .zero))
    }
}

extension SteerableClock.State {
    /// - Throws: `JSONSyntaxError`, `JSONMismatch`: also for a time that no clock can be set to.
    init(storedAs text: String) throws {
        try self.init(json: JSON(parsing: text))
    }

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
        let span = Timestamp.span.lowerBound.milliseconds...Timestamp.span.upperBound.milliseconds
        if let frozen: Int = try members.optional("frozen") {
            guard span.contains(Int64(frozen)) else { throw JSONMismatch(path: "frozen", expected: "a time of the years 1970 to 9999") }
            self = .frozen(at: Timestamp(milliseconds: Int64(frozen)))
        } else {
            let ahead: Int = try members.required("ahead")
            guard ahead.magnitude <= span.upperBound else {
                throw JSONMismatch(path: "ahead", expected: "from a time of the years 1970 to 9999 to another")
            }
            self = .running(ahead: .milliseconds(ahead))
        }
    }
}
