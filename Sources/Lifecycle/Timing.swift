// How long each step of a life takes, or whether it happens by itself at all.
// Reference: our own choice, short enough for a test suite; the real service takes a minute and more.

/// How the resources of each kind move through their lives.
package struct Timing: Sendable, Equatable {
    package var queries = Progression.timed(Progression.Steps())
    package var jobs = Progression.timed(Progression.Steps())
    package var logExports = Progression.timed(Progression.Steps())
    package var idMappingTables = Progression.timed(Progression.Steps())

    package init() {}

    package subscript(model: LifecycleModel) -> Progression {
        get { self[keyPath: Self.place(of: model)] }
        set { self[keyPath: Self.place(of: model)] = newValue }
    }

    private static func place(of model: LifecycleModel) -> WritableKeyPath<Timing, Progression> {
        switch model {
        case .protectedQuery: \.queries
        case .protectedJob: \.jobs
        case .analysisLogExport: \.logExports
        case .idMappingTable: \.idMappingTables
        }
    }
}

/// How the resources of one kind move.
package enum Progression: Sendable, Equatable {
    case timed(Steps)
    /// A step is due as soon as it is written down, so the next request sees it done.
    case immediate
    /// Nothing moves but by the control API.
    case manual
    /// A resource takes a step whenever it has been looked at so many times, at the last of these looks; and by the control API.
    /// - Precondition: The count is positive.
    case looks(Int)

    /// The durations of the steps. SUCCESS comes a second after the start.
    package struct Steps: Sendable, Equatable {
        package var queueing = Duration.milliseconds(300)
        package var running = Duration.milliseconds(700)
        package var cancelling = Duration.milliseconds(200)

        package init() {}

        package subscript(step: LifecycleStep) -> Duration {
            get { self[keyPath: Self.place(of: step)] }
            set { self[keyPath: Self.place(of: step)] = newValue }
        }

        private static func place(of step: LifecycleStep) -> WritableKeyPath<Steps, Duration> {
            switch step {
            case .queueing: \.queueing
            case .running: \.running
            case .cancelling: \.cancelling
            }
        }
    }

    /// How long a step takes; nil for one that does not happen by itself.
    ///
    /// - Parameter own: The duration of this one step, in place of its kind's.
    package func delay(of step: LifecycleStep, own: Duration? = nil) -> Duration? {
        switch self {
        case .timed(let steps): own ?? steps[step]
        case .immediate: own ?? .zero
        case .manual, .looks: nil
        }
    }
}
