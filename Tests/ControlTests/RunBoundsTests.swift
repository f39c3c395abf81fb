// The bounds of runs, as those who ask through the door see them: memory, time, results that had to go, files that have changed.

import CleanRooms
import Control
import Embedded
import EmulatorTesting
import Files
import FilesTesting
import JSON
import Testing

@Suite struct RunBoundsTests {
    private static let table: JSON = [
        "database": "crm", "table": "customers", "columns": ["id": "string", "email": "string", "city": "string"],
        "rows": .array((0..<400).map { [.string("\($0)"), .string("u\($0)@example.com"), .string("town \($0 % 7)")] }),
    ]

    private func stage(_ runner: EmbeddedRunner) throws -> TableStage {
        try TableStage(table: Self.table, engine: InlineEngine(runner))
    }

    @Test func `a query beyond the engine's memory fails for want of compute, in words that name Spark`() throws {
        let failure = try stage(EmbeddedRunner(memory: 16 << 10)).failure("SELECT a.email FROM customers a CROSS JOIN customers b")
        #expect(failure.code == "INSUFFICIENT_COMPUTE")
        #expect(failure.message?.hasPrefix("[emulator]") == true && failure.message?.contains("Spark") == true)
        #expect(failure.message?.contains("--engine-memory") == true)
    }

    @Test func `a query beyond its time limit has timed out`() throws {
        let query = try stage(EmbeddedRunner(timeLimit: .zero)).run("SELECT email FROM customers")
        #expect(query["status"] == "TIMED_OUT" && query["error"]?["message"]?.string?.hasPrefix("[emulator]") == true)
    }

    @Test func `results beyond the spool's bound are gone, the oldest first, and say why`() throws {
        let stage = try stage(EmbeddedRunner())
        stage.emulator.service.results.limit = 60_000
        let ids = try (0..<3).map { _ in try #require(try stage.run("SELECT email, city FROM customers")["id"]?.string) }
        let replies = ids.map { stage.emulator.control(.get, "/_cleanrooms/results/\($0)") }
        #expect(replies.map(\.status) == [410, 410, 200] || replies.map(\.status) == [410, 200, 200])
        #expect(replies[0].message?.contains("--results-memory") == true)
        #expect(stage.emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(stage.emulator.control(.get, "/_cleanrooms/results/\(ids[0])").status == 404)
    }

    @Test(arguments: [false, true])
    func `a query that runs again over a file that was changed meanwhile fails, and over the same file it has the same rows`(
        isChanged: Bool
    ) throws {
        let folder = TemporaryDirectory(["customers.csv": "id,email,city\n1,ann@x.org,Oslo\n"])
        let columns: JSON = ["id": "string", "email": "string", "city": "string"]
        let stage = try TableStage(
            table: ["database": "crm", "table": "customers", "columns": columns, "data": .string("\(folder.path)/customers.csv")],
            files: LocalFiles([folder.path]))
        let target = "/memberships/\(stage.membership)/protectedQueries"
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": "SELECT email, city FROM customers"],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let id = try #require(stage.emulator.send(.post, target, body, as: .publisher)["protectedQuery"]?["id"]?.string)
        try stage.emulator.pass(.milliseconds(500))
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/under-way").status == 200)
        if isChanged { folder.write(Array("id,email,city\n1,ann@x.org,Bergen and more\n".utf8), to: "customers.csv") }
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/under-way/restore").status == 200)
        try stage.emulator.pass(.seconds(5))
        let query = stage.emulator.send(.get, "\(target)/\(id)", as: .publisher)["protectedQuery"]
        if isChanged {
            #expect(query?["status"] == "FAILED" && query?["error"]?["code"] == "INVALID_RESOURCE")
        } else {
            #expect(query?["status"] == "SUCCESS")
            #expect(stage.emulator.control(.get, "/_cleanrooms/results/\(id)").list("rows") == [["ann@x.org", "Oslo"]])
        }
    }
}
