// How long each step of a life takes, or whether it happens by itself at all.
// Reference: our own choice, short enough for a test suite; the real service takes a minute and more.

/// How the resources of each kind move through their lives.
package struct Timing: Sendable, Equatable {
    package var queries = Progression.timed(Progression.Steps())
    package var jobs = Progression.timed(Progression.Steps())
    /// Of which only the running counts: an export is in progress from the beginning.
    package var logExports = Progression.timed(Progression.Steps())

    package init() {}
}

/// How the resources of one kind move: each delay is nil for a step that only the tester takes.
package enum Progression: Sendable, Equatable {
    case timed(Steps)
    /// A step is due as soon as it is written down, so the next request sees it done.
    case immediate
    /// Nothing moves but by the control API.
    case manual

    /// The durations of the steps. SUCCESS comes a second after the start.
    package struct Steps: Sendable, Equatable {
        /// From SUBMITTED to STARTED, or to FAILED for SQL that is refused.
        package var queueing = Duration.milliseconds(300)
        /// From STARTED to the end.
        package var running = Duration.milliseconds(700)
        /// From CANCELLING to CANCELLED.
        package var cancelling = Duration.milliseconds(200)

        package init() {}
    }

    package var queueing: Duration? { delay(\.queueing) }
    package var running: Duration? { delay(\.running) }
    package var cancelling: Duration? { delay(\.cancelling) }

    private func delay(_ step: (Steps) -> Duration) -> Duration? {
        switch self {
        case .timed(let steps): step(steps)
        case .immediate: .zero
        case .manual: nil
        }
    }
}
