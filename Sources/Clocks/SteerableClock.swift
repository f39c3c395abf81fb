// The clock of a running emulator, which the control API freezes, moves and sets.
// Reference: docs/architecture.md, "The life cycle and the clock".

package import APIModel

/// A clock over another one: ahead of it, behind it, or frozen.
package final class SteerableClock: Clock {
    private let base: any Clock

    /// How the clock differs from the one below it, which is all that must survive a restart.
    package private(set) var state: State

    package enum State: Sendable, Equatable {
        /// Running, this far ahead of the clock below; negative if behind it.
        case running(ahead: Duration)
        case frozen(at: Timestamp)
    }

    package init(over base: any Clock, state: State = .running(ahead: .zero)) {
        self.base = base
        self.state = state
    }

    /// It stops at both ends of the years that timestamps can express.
    package var now: Timestamp {
        let time =
            switch state {
            case .running(let ahead): base.now + ahead
            case .frozen(let time): time
            }
        return min(max(time, Timestamp.span.lowerBound), Timestamp.span.upperBound)
    }

    /// How far the clock is ahead of the one below it at this moment; negative if it is behind.
    package var ahead: Duration {
        switch state {
        case .running(let ahead): ahead
        case .frozen: now - base.now
        }
    }

    package var isFrozen: Bool {
        switch state {
        case .running: false
        case .frozen: true
        }
    }

    /// Stops the clock where it is.
    package func freeze() {
        state = .frozen(at: now)
    }

    /// Lets a frozen clock run on from where it stopped.
    package func resume() {
        state = .running(ahead: now - base.now)
    }

    /// Moves the clock; a frozen clock stays frozen.
    package func advance(by duration: Duration) {
        switch state {
        case .running(let ahead): state = .running(ahead: ahead + duration)
        case .frozen(let time): state = .frozen(at: time + duration)
        }
    }

    /// Sets the clock; a frozen clock stays frozen.
    package func set(to time: Timestamp) {
        switch state {
        case .running: state = .running(ahead: time - base.now)
        case .frozen: state = .frozen(at: time)
        }
    }

    /// Puts the clock back into a state that it was in.
    package func restore(_ state: State) {
        self.state = state
    }
}
