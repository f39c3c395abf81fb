// Events that take long: put off where everybody would wait for them, and done once, in their order.

import CleanRooms
import EmulatorTesting
import FilesTesting
import JSON
import Testing

@testable import Control

@Suite struct LongWorkTests {
    private static let table: JSON = ["database": "crm", "table": "customers", "columns": ["email": "string", "city": "string"]]
    private static let longText =
        "SELECT email, city FROM customers WHERE city IN (\(Array(repeating: "'Oslo'", count: 400).joined(separator: ", ")))"

    private let stage: TableStage
    private var service: CleanRooms { stage.emulator.service }

    init() throws {
        stage = try TableStage(table: Self.table)
        stage.upload("email,city\nann@x.org,Oslo\nbob@x.org,Bergen\n")
    }

    private func start(_ sql: String) throws -> String {
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let reply = stage.emulator.send(.post, "/memberships/\(stage.membership)/protectedQueries", body, as: .publisher)
        return try #require(reply["protectedQuery"]?["id"]?.string, "\(reply.message ?? "")")
    }

    private func status(_ id: String) -> String? {
        stage.emulator.send(.get, "/memberships/\(stage.membership)/protectedQueries/\(id)", as: .publisher)["protectedQuery"]?["status"]?
            .string
    }

    /// What is known besides the stored state is gone after this, as after a restart.
    private func forget() {
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/now").status == 200)
        #expect(stage.emulator.control(.post, "/_cleanrooms/snapshots/now/restore").status == 200)
    }

    private func rows(_ id: String) -> [JSON] { stage.emulator.control(.get, "/_cleanrooms/results/\(id)").list("rows") }

    @Test func `a long query that begins keeps the verdict of its start`() throws {
        service.putsOffLongWork = true
        let id = try start(Self.longText)
        stage.emulator.advance(by: .seconds(5))
        #expect(status(id) == "SUCCESS" && !service.hasLongWork)
        #expect(rows(id) == [["ann@x.org", "Oslo"]])
    }

    @Test func `a long query whose tables have changed is judged again`() throws {
        let id = try start(Self.longText)
        let rule: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["333333333333"]]
        let changed = stage.emulator.send(
            .patch, "/configuredTables/\(stage.configuredTable)/analysisRule/CUSTOM", ["analysisRulePolicy": ["v1": ["custom": rule]]],
            as: .advertiser)
        #expect(changed.status == 200, "\(changed.message ?? "")")
        stage.emulator.advance(by: .seconds(5))
        // Nothing is run of it: the rules refuse it now.
        #expect(status(id) == "SUCCESS" && rows(id).isEmpty)
    }

    @Test func `a long query begins where nobody waits for it, and what is due after it waits too`() throws {
        let (long, short) = (try start(Self.longText), try start("SELECT email, city FROM customers ORDER BY email"))
        forget()
        service.putsOffLongWork = true
        stage.emulator.advance(by: .seconds(5))
        #expect(status(long) == "SUBMITTED" && status(short) == "SUBMITTED")
        #expect(service.hasLongWork && !service.isSettled)
        service.putsOffLongWork = false
        try service.doLongWork()
        #expect(!service.hasLongWork && service.isSettled)
        #expect(status(long) == "SUCCESS" && status(short) == "SUCCESS")
        #expect(rows(long) == [["ann@x.org", "Oslo"]])
        #expect(rows(short) == [["ann@x.org", "Oslo"], ["bob@x.org", "Bergen"]])
    }

    @Test func `an event that was put off has left nothing behind`() throws {
        let id = try start(Self.longText)
        forget()
        service.putsOffLongWork = true
        stage.emulator.advance(by: .seconds(5))
        let before = stage.emulator.control(.get, "/_cleanrooms/events").list("events").count
        #expect(status(id) == "SUBMITTED")
        #expect(stage.emulator.control(.get, "/_cleanrooms/events").list("events").count == before)
        service.putsOffLongWork = false
        try service.doLongWork()
        #expect(status(id) == "SUCCESS")
        #expect(stage.emulator.control(.get, "/_cleanrooms/events").list("events").count == before + 2)
    }

    @Test func `a large file that was uploaded before a restart is written again where nobody waits`() throws {
        forget()
        service.putsOffLongWork = true
        let first = try start("SELECT email, city FROM customers WHERE city = 'Bergen'")
        stage.emulator.advance(by: .seconds(5))
        #expect(status(first) == "SUBMITTED")
        service.putsOffLongWork = false
        try service.doLongWork()
        #expect(rows(first) == [["bob@x.org", "Bergen"]])
        service.putsOffLongWork = true
        let second = try start("SELECT email, city FROM customers WHERE city = 'Oslo'")
        stage.emulator.advance(by: .seconds(5))
        #expect(status(second) == "SUCCESS" && !service.hasLongWork)
    }

    @Test func `an intermediate table of many rows is kept and read where nobody waits`() throws {
        let sql = "SELECT repeat(email, 40000) AS email, city FROM customers"
        let target = "/memberships/\(stage.membership)/intermediateTables"
        let made = stage.emulator.send(
            .post, target, ["name": "wide", "populationAnalysisConfiguration": ["sqlParameters": ["queryString": .string(sql)]]],
            as: .publisher)
        let table = try #require(made["intermediateTable"]?["id"]?.string, "\(made.message ?? "")")
        service.putsOffLongWork = true
        let populated = stage.emulator.send(.post, "\(target)/\(table)/populate", [:], as: .publisher)
        #expect(populated.status == 200, "\(populated.message ?? "")")
        stage.emulator.advance(by: .seconds(5))
        func status() -> String? {
            stage.emulator.send(.get, "\(target)/\(table)", as: .publisher)["intermediateTable"]?["status"]?.string
        }
        #expect(status() == "POPULATE_STARTED" && service.hasLongWork)
        service.putsOffLongWork = false
        try service.doLongWork()
        #expect(status() == "POPULATE_SUCCESS")

        let rule: JSON = ["custom": ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(Account.publisher.id)]]]
        let ruled = stage.emulator.send(
            .post, "\(target)/\(table)/analysisRule", ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": rule]], as: .publisher)
        #expect(ruled.status == 200, "\(ruled.message ?? "")")
        service.putsOffLongWork = true
        let query = try start("SELECT length(email) AS bytes, city FROM wide ORDER BY city")
        stage.emulator.advance(by: .seconds(5))
        #expect(self.status(query) == "SUBMITTED" && service.hasLongWork)
        service.putsOffLongWork = false
        try service.doLongWork()
        #expect(rows(query) == [[360_000, "Bergen"], [360_000, "Oslo"]])
    }
}
