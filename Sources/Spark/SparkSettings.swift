// Where a real Spark is, and how the process that drives it is started.
// Reference: docs/spark.md

import Processes

/// What says which Spark runs queries.
package struct SparkSettings: Sendable {
    /// Where Spark is.
    package enum Master: Sendable, Equatable {
        /// In a JVM of the worker's own: `local[2]`.
        case local(String)
        /// A standalone cluster: `spark://host:7077`.
        case standalone(String)
        /// A server of Spark Connect: `sc://host:15002`.
        case connect(String)

        /// Nil for a text that names none.
        package init?(_ text: String) {
            if text == "local" || (text.hasPrefix("local[") && text.hasSuffix("]")) {
                let count = text.dropFirst(6).dropLast()
                guard text == "local" || count == "*" || Int(count).map({ $0 > 0 }) == true else { return nil }
                self = .local(text)
            } else if text.hasPrefix("spark://"), text.utf8.count > 8 {
                self = .standalone(text)
            } else if text.hasPrefix("sc://"), text.utf8.count > 5 {
                self = .connect(text)
            } else {
                return nil
            }
        }

        package var text: String {
            switch self {
            case .local(let text), .standalone(let text), .connect(let text): text
            }
        }

        /// Whether Spark reads and writes the files of this machine.
        var hasFiles: Bool {
            switch self {
            case .local: true
            case .standalone(let text): ["spark://127.", "spark://localhost", "spark://[::1]"].contains { text.hasPrefix($0) }
            case .connect: false
            }
        }
    }

    package var master: Master
    /// The Python that has pyspark: a path, or a name that is looked for on the path.
    package var python: String
    /// Spark's own properties; later ones win.
    package var properties: [(name: String, value: String)]
    /// The times that supervision keeps to.
    package var patience = Patience()
    /// The script of the worker instead of the program's own, for tests.
    package var script: String?

    /// How long to wait for a worker.
    package struct Patience: Sendable {
        package var start = Duration.seconds(240)
        /// Without a sign for that long it is asked for one.
        package var silence = Duration.seconds(10)
        /// Without a sign for that long it is ended.
        package var death = Duration.seconds(30)
        /// How long a cancel may stay unconfirmed.
        package var cancel = Duration.seconds(10)
        /// After the first failure; it doubles with each further one.
        package var firstPause = Duration.seconds(1)
        package var longestPause = Duration.seconds(60)

        package init() {}

        /// How long to wait before the next start after so many failures in a row.
        func pause(after failures: Int) -> Duration {
            failures == 0 ? .zero : min(longestPause, firstPause * (1 << min(failures - 1, 20)))
        }
    }

    package init(master: Master, python: String, properties: [(name: String, value: String)] = []) {
        self.master = master
        self.python = python
        self.properties = properties
    }

    /// The environment of a worker.
    ///
    /// - Parameter folder: Its own, which it removes at its end.
    func environment(folder: String, home: String?) -> [String: String] {
        environment(ChildProcess.environment, configuration(folder: folder, home: home, readable: []))
    }

    /// The environment of a script's process: nothing of the emulator's own but what finds Python, Java and Spark.
    func scriptEnvironment(folder: String, readable: [String]) -> [String: String] {
        let kept = ["PATH", "LANG", "LC_ALL", "JAVA_HOME", "SPARK_HOME", "PYTHONPATH", "SPARK_LOCAL_IP", "PYSPARK_PYTHON"]
        return environment(
            ChildProcess.environment.filter { kept.contains($0.key) }, configuration(folder: folder, home: nil, readable: readable))
    }

    private func environment(_ environment: [String: String], _ configuration: String) -> [String: String] {
        var environment = environment
        environment["CLEANROOMS_SPARK"] = configuration
        environment["SPARK_LOCAL_IP"] = environment["SPARK_LOCAL_IP"] ?? (master.hasFiles ? "127.0.0.1" : nil)
        environment["PYTHONUNBUFFERED"] = "1"
        environment["PYSPARK_PYTHON"] = environment["PYSPARK_PYTHON"] ?? python
        return environment
    }
}
