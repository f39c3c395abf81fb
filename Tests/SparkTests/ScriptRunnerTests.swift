// A script's run in a process beside the emulator: what the process gets, what comes back, and how it ends.
// Reference: docs/spark.md

@testable import CleanRooms
import Embedded
import FilesTesting
import Spark
import Tables
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct ScriptRunnerTests {
    private let artifacts = TemporaryDirectory(["scripts/a/entry.py": "print('hello')", "secret": "x"])
    private let logs = ScriptLogs()

    private func outcome(
        _ mode: String, key: String = "a/entry.py", hash: String? = nil, limit: Duration = .seconds(60), until stop: RunStop = RunStop()
    ) throws -> (ExecutionOutcome, FakeSpark) {
        let spark = try FakeSpark(mode)
        let runner = ScriptRunner(
            spark.host, artifacts: ArtifactFolder(artifacts.path), logs: logs, memory: 64 << 20, timeLimit: limit
        ) { _ in }
        let data = TableData(
            columns: [.init(name: "secret", type: "string"), .init(name: "id", type: "int")], source: .rows(Array(#"[["x",7]]"#.utf8)),
            places: [1])
        let order = ScriptOrder(
            run: .init(subject: "job", number: 1), script: .init(bucket: "scripts", key: key, hash: hash), archives: [],
            tables: [.init(name: "visits", data: data)], parameters: ["a": "b"], isDetailed: true)
        return (runner.outcome(of: order, until: stop), spark)
    }

    private func failure(_ outcome: ExecutionOutcome) -> ExecutionFailure? {
        if case .failed(let failure) = outcome { failure } else { nil }
    }

    @Test func `frames come back by their names, with the hash of the script`() throws {
        let (outcome, spark) = try outcome("rows")
        guard case .rows(let result) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(
            result.frames == [.init(name: "one", table: ResultTable(columns: [.init("n", .integer(bits: 32))], cells: [[.integer(1)]]))])
        #expect(result.artifactHashes["scripts/a/entry.py"]?.utf8.count == 64)
        let asked = try #require(spark.log.first { $0.hasPrefix("{") })
        #expect(asked.contains(#""parameters": {"a": "b"}"#) && asked.contains(#""columns": [["id", "int"]]"#))
        #expect(spark.log.contains("[]"), "credentials of who started the emulator")
    }

    @Test func `what a script prints is kept, and what it is not kept from is said`() throws {
        _ = try outcome("rows")
        // Its threads may still read when the answer is there.
        var text = ""
        for _ in 0..<5000 where !(text.contains("hello") && text.contains("network")) {
            usleep(1000)
            text = String(decoding: logs.text(of: "job") ?? [], as: UTF8.self)
        }
        #expect(text.contains("print('hello')") && text.contains("[emulator] not kept from the script: network"))
        #expect(logs.text(of: "another") == nil)
    }

    @Test(arguments: [
        ("load", ExecutionFailure.Code.invalidResource), ("script", .unknownError), ("result", .unknownError),
        ("memory", .insufficientCompute),
        ("die", .transientError),
    ])
    func `a script that fails is told by its kind`(mode: String, code: ExecutionFailure.Code) throws {
        #expect(failure(try outcome(mode).0)?.code == code)
    }

    @Test func `a script over its limit is ended`() throws {
        let failure = try #require(failure(try outcome("hang", limit: .milliseconds(700)).0))
        #expect(failure.code == .timedOut && failure.message.contains("which is its limit"))
    }

    @Test func `whoever cancels a script waits for nothing`() throws {
        let stop = RunStop()
        stop.stop()
        #expect(failure(try outcome("hang", until: stop).0)?.code == .transientError)
    }

    @Test func `an artifact with other bytes than at the first run keeps the script from running`() throws {
        let (outcome, spark) = try outcome("rows", hash: String(repeating: "0", count: 64))
        #expect(failure(outcome)?.code == .invalidResource)
        #expect(spark.starts == 0)
    }

    @Test(arguments: ["nothing.py", "../secret", "a", "a/../../secret"])
    func `an artifact that is not there, or leads out of its folder, is not found`(key: String) throws {
        #expect(failure(try outcome("rows", key: key).0)?.code == .resourceNotFound)
    }
}
