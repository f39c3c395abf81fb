// The options that say how resources move through their lives.
// Reference: docs/options.md.

import ArgumentParser
import CleanRooms
import Clocks
import Lifecycle

/// How things move until the control API says otherwise.
struct LifecycleOptions: ParsableArguments {
    static let names = [
        "lifecycle", "query-duration", "job-duration", "log-export-duration", "id-mapping-duration", "queueing-duration",
        "cancelling-duration",
    ]

    enum Pace: String, ExpressibleByArgument, CaseIterable {
        case timed, immediate, manual
    }

    @Option(help: "How queries, jobs, exports and ID mapping jobs move: timed, immediate, or manual (only by the control API).")
    var lifecycle = Pace.timed

    @Option(help: "How long a query runs, such as 700ms (the default), 90s or PT5M.", transform: Self.duration)
    var queryDuration: Duration?

    @Option(help: "How long a job runs. (default: 700ms)", transform: Self.duration)
    var jobDuration: Duration?

    @Option(help: "How long an export of logs runs. (default: 700ms)", transform: Self.duration)
    var logExportDuration: Duration?

    @Option(help: "How long a job that populates an ID mapping table runs. (default: 700ms)", transform: Self.duration)
    var idMappingDuration: Duration?

    @Option(help: "How long queries and jobs stay SUBMITTED. (default: 300ms)", transform: Self.duration)
    var queueingDuration: Duration?

    @Option(help: "How long queries and jobs stay CANCELLING. (default: 200ms)", transform: Self.duration)
    var cancellingDuration: Duration?

    private static func duration(_ text: String) throws -> Duration {
        guard let duration = Duration(text: text) else {
            throw ValidationError("\(text) is no duration: take one such as 700ms, 90s, 1h30m, PT1H or 7d, or a number of seconds.")
        }
        return duration
    }

    func validate() throws {
        let durations = [queryDuration, jobDuration, logExportDuration, idMappingDuration, queueingDuration, cancellingDuration]
        guard lifecycle == .timed || durations.allSatisfy({ $0 == nil }) else {
            throw ValidationError("Durations need --lifecycle timed, as in \(lifecycle.rawValue) progression nothing takes time.")
        }
    }

    var timing: Timing {
        var timing = Timing()
        let running: [LifecycleModel: Duration?] = [
            .protectedQuery: queryDuration, .protectedJob: jobDuration, .analysisLogExport: logExportDuration,
            .idMappingTable: idMappingDuration,
        ]
        for model in LifecycleModel.allCases {
            switch lifecycle {
            case .timed:
                var steps = Progression.Steps()
                steps.queueing = queueingDuration ?? steps.queueing
                steps.running = running[model].flatMap(\.self) ?? steps.running
                steps.cancelling = cancellingDuration ?? steps.cancelling
                timing[model] = .timed(steps)
            case .immediate: timing[model] = .immediate
            case .manual: timing[model] = .manual
            }
        }
        return timing
    }
}
