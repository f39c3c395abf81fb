// The engines that the options ask for, and the Spark beside the program.
// Reference: docs/spark.md

import ArgumentParser
import Embedded
import HTTPServer
import Logging
import Processes
import Spark

/// What runs queries on rows, as long as the program runs.
struct RunningEngines {
    /// Nil where nothing runs them.
    let choice: EngineChoice?
    /// Nil where jobs succeed without.
    let scripts: ScriptRunner?
    let logs = ScriptLogs()
    private let host: SparkHost?

    /// Waits until it is known whether there is a Spark, where one is asked for.
    ///
    /// - Parameter parent: Where files go that are gone with the program.
    /// - Throws: `ValidationError` with one sentence where there is none and nothing stands in for it.
    init(_ options: EngineOptions, _ spark: SparkOptions, _ access: TableAccess, in parent: String, logger: Logger) throws {
        let asker = spark.jobs == .run ? "--jobs run" : options.engine == .spark ? "--engine spark" : nil
        var host: SparkHost?
        if asker != nil || options.engine == .auto {
            do {
                host = try Self.host(spark, access, in: parent, logger)
            } catch {
                if let asker { throw ValidationError("\(asker) needs a Spark. \(error)") }
                logger.warning("no Spark, and queries stay embedded", metadata: ["reason": "\(error)"])
            }
        }
        self.host = host
        let runner = host.map { SparkRunner($0, memory: options.engineMemory, timeLimit: options.timeLimit) }
        choice =
            switch options.engine {
            case .off: nil
            case .embedded: EngineChoice(options.runner(access))
            case .auto: EngineChoice(options.runner(access), spark: runner, preference: .embedded)
            case .spark: EngineChoice(options.runner(access), spark: runner, preference: .spark)
            }
        scripts = try Self.scripts(host, spark, memory: options.engineMemory, logs: logs, logger)
        // Where the system gives no thread, it starts with the first query.
        if spark.sparkWarm, let runner, choice?.hasSpark == true { _ = startDetachedThread { runner.warm() } }
    }

    /// Ends the Spark.
    func stop() { host?.stop() }

    private static func scripts(
        _ host: SparkHost?, _ options: SparkOptions, memory: Int, logs: ScriptLogs, _ logger: Logger
    ) throws -> ScriptRunner? {
        guard let host, options.jobs == .run else { return nil }
        guard let path = options.artifactsDir else {
            throw ValidationError("--jobs run needs --artifacts-dir, from which scripts are read.")
        }
        guard let folder = ArtifactFolder(path) else { throw ValidationError("The folder \(path) of --artifacts-dir is not there.") }
        return ScriptRunner(host, artifacts: folder, logs: logs, memory: memory, timeLimit: options.jobLimit) { logger.log($0) }
    }

    private static func host(
        _ options: SparkOptions, _ access: TableAccess, in parent: String, _ logger: Logger
    ) throws(Obstacle) -> SparkHost {
        guard let settings = options.settings else { throw Obstacle(description: "--spark names none.") }
        let host: SparkHost
        do throws(SpawnFailure) {
            host = try SparkHost(settings, in: parent, access: access) { logger.log($0) }
        } catch {
            throw Obstacle(description: "No folder can be made for it: \(error).")
        }
        if let obstacle = host.obstacle() {
            host.stop()
            throw Obstacle(description: obstacle)
        }
        return host
    }

    private struct Obstacle: Error, CustomStringConvertible { let description: String }
}

extension Logger {
    fileprivate func log(_ news: SparkHost.News) {
        switch news {
        case .starting: info("spark starts")
        case .ready(let version, let pid, let duration):
            info("spark is ready", metadata: ["version": "\(version)", "pid": "\(pid)", "after": "\(duration)"])
        case .ended(let reason, let pause):
            warning("spark ended", metadata: ["reason": "\(reason)", "pause": "\(pause)"])
        case .progress(let subject, let done, let all):
            info("spark works", metadata: ["query": "\(subject)", "tasks": "\(done) of \(all)"])
        }
    }
}

extension Logger {
    fileprivate func log(_ news: ScriptRunner.News) {
        switch news {
        case .starts(let job): info("script starts", metadata: ["job": "\(job)"])
        case .enclosed(let job, let left):
            guard !left.isEmpty else {
                return info("script is kept from the network and from other files", metadata: ["job": "\(job)"])
            }
            warning(
                "this machine does not keep a script from everything",
                metadata: ["job": "\(job)", "open": "\(left.joined(separator: ", "))"])
        }
    }
}
