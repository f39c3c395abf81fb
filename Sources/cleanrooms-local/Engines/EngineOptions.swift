// The options that say how queries run on rows.
// Reference: docs/options.md

import ArgumentParser
import CleanRooms
import CleanRoomsModel
import Clocks
import Embedded

struct EngineOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["engine", "engine-memory", "query-time-limit", "results-memory", "privacy-noise"]

    enum Engine: String, ExpressibleByArgument, CaseIterable {
        case embedded, spark, auto, off
    }

    enum Noise: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @Option(
        help: """
            What runs queries whose tables have rows: embedded; spark (a real Spark, see --spark); auto (Spark for what the embedded engine \
            does not run or has no room for); or off, where every accepted query succeeds without rows.
            """)
    var engine = Engine.embedded

    @Option(help: "The memory that all queries together may take for rows, such as 512MiB or 1GiB.", transform: Self.bytes)
    var engineMemory = 1 << 30

    @Option(help: "How long a query may run, in the time of the world, such as 30s or 10m. One that takes longer ends TIMED_OUT.")
    var queryTimeLimit = "10m"

    @Option(help: "The memory that the last results take, for the control API to show; the oldest make room.", transform: Self.bytes)
    var resultsMemory = 64 << 20

    @Option(help: "Whether differential privacy adds its noise; off gives the values that the noise would be added to, for assertions.")
    var privacyNoise = Noise.on

    func validate() throws {
        guard let limit = Duration(text: queryTimeLimit), limit > .zero else {
            throw ValidationError("--query-time-limit takes a duration such as 30s or 10m, and not \(queryTimeLimit).")
        }
    }

    func runner(_ access: TableAccess) -> EmbeddedRunner {
        EmbeddedRunner(memory: engineMemory, timeLimit: timeLimit, access: access)
    }

    var timeLimit: Duration { Duration(text: queryTimeLimit) ?? .seconds(600) }

    private static let units = ["": 1, "B": 1, "KIB": 1 << 10, "MIB": 1 << 20, "GIB": 1 << 30, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30]

    private static func bytes(_ text: String) throws -> Int {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int(digits), let unit = units[text.dropFirst(digits.count).uppercased()],
            case let (bytes, isTooMuch) = count.multipliedReportingOverflow(by: unit), !isTooMuch, bytes > 0
        else { throw ValidationError("\(text) is no amount of memory: take one such as 64MiB, 1GiB, or a number of bytes.") }
        return bytes
    }
}
