// The options that name a real Spark.
// Reference: docs/spark.md

import ArgumentParser
import Clocks
import Spark

struct SparkOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["spark", "spark-python", "spark-conf", "jobs", "artifacts-dir", "job-time-limit"]
    static let flags = ["spark-warm"]

    @Option(
        help: """
            Where the Spark of --engine spark and auto is: local[N] (in a JVM beside the program), spark://HOST:PORT (a standalone \
            cluster) or sc://HOST:PORT (Spark Connect).
            """)
    var spark = "local[2]"

    @Option(help: "The Python that has pyspark: a path, or a name that is looked for on the path.")
    var sparkPython = "python3"

    @Option(
        help: "A property for Spark, such as spark.driver.memory=2g; several by repeating the option.",
        transform: Self.property)
    var sparkConf: [Property] = []

    @Flag(help: "Start Spark with the program, and not with the first query.")
    var sparkWarm = false

    @Option(
        help: """
            What protected jobs do whose tables have rows: succeed, without running anything; or run, which executes their PySpark scripts \
            on this machine, in a Spark of --spark.
            """)
    var jobs = Jobs.succeed

    enum Jobs: String, ExpressibleByArgument, CaseIterable {
        case succeed, run
    }

    @Option(help: "A folder laid out as buckets, DIR/bucket/key, from which scripts and their archives are read.")
    var artifactsDir: String?

    @Option(
        help: "How long a script may run, in the time of the world, such as 30s or 30m. One that takes longer is ended, and its job fails.")
    var jobTimeLimit = "30m"

    var jobLimit: Duration { Duration(text: jobTimeLimit) ?? .seconds(1800) }

    struct Property {
        let name: String
        let value: String
    }

    private static func property(_ text: String) throws -> Property {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, parts[0].hasPrefix("spark.") else {
            throw ValidationError("--spark-conf takes a property of Spark, as in spark.driver.memory=2g, and not \(text).")
        }
        return Property(name: parts[0], value: parts[1])
    }

    func validate() throws {
        guard SparkSettings.Master(spark) != nil else {
            throw ValidationError("--spark takes local[N], spark://HOST:PORT or sc://HOST:PORT, and not \(spark).")
        }
        guard let limit = Duration(text: jobTimeLimit), limit > .zero else {
            throw ValidationError("--job-time-limit takes a duration such as 30s or 30m, and not \(jobTimeLimit).")
        }
    }

    var settings: SparkSettings? {
        SparkSettings.Master(spark).map { master in
            SparkSettings(master: master, python: sparkPython, properties: sparkConf.map { ($0.name, $0.value) })
        }
    }
}
