// A run on a Spark beside the emulator: what the worker is asked, what comes back, and how it ends when the worker does.
// Reference: docs/spark.md

import CleanRooms
import Embedded
import Spark
import Tables
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct SparkRunnerTests {
    @Test func `rows come back under the names that the query has, typed as Spark says`() throws {
        let spark = try FakeSpark("rows")
        guard case .rows(let result) = spark.runner.outcome(of: try Orders.order(), until: RunStop()) else {
            Issue.record("There were no rows.")
            return
        }
        #expect(result.table.columns == [.init("city", .string), .init("buyers", .long)])
        #expect(result.table.rows == [[.text("Oslo"), .integer(14)], [nil, .integer(-1)]])
    }

    @Test func `aggregation constraints are conditions on groups, over columns that the query cannot name`() throws {
        let spark = try FakeSpark("rows")
        _ = spark.runner.outcome(of: try Orders.order(), until: RunStop())
        let sql = try #require(spark.log.first { $0.hasPrefix("SELECT") })
        #expect(sql.contains(" HAVING COUNT(DISTINCT cleanrooms_constraint_0) >= "), "\(sql)")
        #expect(spark.log.contains { $0.contains("\"extra\":") || $0.contains("\"extra\": [[") })
    }

    @Test func `queries under thresholds or noise are not Spark's`() throws {
        let spark = try FakeSpark("rows")
        let threshold = try Orders.order("SELECT day, COUNT(DISTINCT email) AS people FROM impressions GROUP BY day")
        #expect(spark.runner.refusal(of: threshold) == "Thresholds of custom rules act in the embedded engine alone.")
        let noise = try Orders.order("SELECT COUNT(DISTINCT email) AS people FROM members")
        #expect(spark.runner.refusal(of: noise) == "Differential privacy acts in the embedded engine alone.")
        #expect(spark.runner.refusal(of: try Orders.order()) == nil)
    }

    @Test func `whoever prefers Spark has the embedded engine run what Spark is not given`() throws {
        let spark = try FakeSpark("die")
        let choice = EngineChoice(EmbeddedRunner(), spark: spark.runner, preference: .spark)
        let threshold = try Orders.order("SELECT day, COUNT(DISTINCT email) AS people FROM impressions GROUP BY day")
        guard case .rows = choice.outcome(of: threshold, until: RunStop()) else {
            Issue.record("There were no rows.")
            return
        }
        #expect(spark.starts == 0)
    }

    @Test func `what the embedded engine has no room for goes to Spark`() throws {
        let spark = try FakeSpark("rows")
        let order = try Orders.order()
        let choice = EngineChoice(EmbeddedRunner(memory: 64), spark: spark.runner, preference: .embedded)
        guard case .rows = choice.outcome(of: order, until: RunStop()) else {
            Issue.record("There were no rows.")
            return
        }
        #expect(spark.starts == 1)
        guard case .rows = EngineChoice(EmbeddedRunner(), spark: spark.runner).outcome(of: order, until: RunStop()) else {
            Issue.record("There were no rows.")
            return
        }
        #expect(spark.log.count { $0 == "sql" } == 1)
    }

    @Test func `a failure on rows has Spark's condition, and the worker lives on`() throws {
        let spark = try FakeSpark("divide")
        let order = try Orders.order()
        let failure = try #require(spark.failure(order))
        #expect(failure == ExecutionFailure(.malformedQuery, "[DIVIDE_BY_ZERO] Division by zero.", condition: "DIVIDE_BY_ZERO"))
        _ = spark.failure(order)
        #expect(spark.starts == 1)
    }

    @Test func `a worker that dies fails its query for now, and another one takes the next`() throws {
        let spark = try FakeSpark("die")
        let order = try Orders.order()
        let failure = try #require(spark.failure(order))
        #expect(failure.code == .transientError && failure.isRetryable)
        #expect(failure.message.contains("its last words"))
        spark.become("rows")
        #expect(spark.failure(order) == nil)
        #expect(spark.starts == 2)
    }

    @Test func `without memory the query fails as such, and the worker is not used again`() throws {
        let spark = try FakeSpark("memory")
        let order = try Orders.order()
        let failure = try #require(spark.failure(order))
        #expect(failure.code == .insufficientCompute)
        spark.become("rows")
        #expect(spark.failure(order) == nil)
        #expect(spark.starts == 2)
    }

    @Test func `a query that runs too long is cancelled, and the worker that confirms it lives on`() throws {
        let spark = try FakeSpark("hang", timeLimit: .milliseconds(600))
        let order = try Orders.order()
        #expect(try #require(spark.failure(order)).code == .timedOut)
        #expect(spark.log.contains("cancel"))
        spark.become("rows")
        #expect(spark.failure(order) == nil)
        #expect(spark.starts == 1)
    }

    @Test func `a worker that confirms no cancel is ended`() throws {
        let spark = try FakeSpark("deaf", timeLimit: .milliseconds(600)) { $0.cancel = .milliseconds(100) }
        let order = try Orders.order()
        #expect(try #require(spark.failure(order)).code == .timedOut)
        spark.become("rows")
        #expect(spark.failure(order) == nil)
        #expect(spark.starts == 2)
    }

    @Test func `a worker that says nothing is asked for a sign, and ended without one`() throws {
        let spark = try FakeSpark("deaf") {
            $0.silence = .milliseconds(100)
            $0.death = .milliseconds(400)
        }
        #expect(try #require(spark.failure(try Orders.order())).code == .transientError)
        #expect(spark.log.contains("ping"))
    }

    @Test func `whoever stops a run waits for no worker`() throws {
        let spark = try FakeSpark("hang")
        let stop = RunStop()
        stop.stop()
        #expect(try #require(spark.failure(try Orders.order(), until: stop)).code == .transientError)
    }

    @Test(arguments: ["refuse", "garbage"])
    func `a worker that does not start fails its query with the reason`(mode: String) throws {
        let spark = try FakeSpark(mode)
        let failure = try #require(spark.failure(try Orders.order()))
        #expect(failure.code == .transientError)
        if mode == "refuse" { #expect(failure.message.contains("no Java here")) }
    }

    @Test func `what a worker gives back is read as input`() throws {
        let spark = try FakeSpark("wrong rows")
        let failure = try #require(spark.failure(try Orders.order()))
        #expect(failure.message.contains("bigint has no value fourteen"))
    }

    @Test func `a stop leaves neither the worker nor its folder`() throws {
        let spark = try FakeSpark("divide")
        _ = spark.failure(try Orders.order())
        let id = try #require(spark.host.workerID)
        spark.host.stop()
        #expect(spark.failure(try Orders.order()) != nil)
        // The thread that reads from it sees it end.
        for _ in 0..<1000 where isAlive(id) { usleep(1000) }
        #expect(!isAlive(id))
    }

    @Test func `a program that is none is an obstacle in one sentence`() throws {
        let settings = SparkSettings(master: .local("local"), python: "no-such-python")
        let host = try SparkHost(settings, in: "/tmp") { _ in }
        #expect(try #require(host.obstacle()).hasPrefix("no-such-python cannot be run: "))
    }

    @Test(arguments: ["local[0]", "local[x]", "yarn", "spark://", "sc://", ""])
    func `a text that names no Spark is none`(text: String) { #expect(SparkSettings.Master(text) == nil) }
}
