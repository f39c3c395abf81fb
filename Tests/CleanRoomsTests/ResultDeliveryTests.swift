// What queries, jobs and log exports leave behind: which objects are ordered, and how their delivery ends the analysis.

@testable import CleanRooms
import CleanRoomsModel
import EmulatorTesting
import JSON
import Objects
import Tables
import Store
import Testing

@Suite struct ResultDeliveryTests {
    private let emulator: Emulator
    private let courier = Courier()

    init() throws {
        emulator = try Emulator()
        emulator.service.resultDelivery = courier
    }

    // MARK: Orders

    @Test func `a query orders its columns for its receiver, in the folder that its location names`() throws {
        let shared = try collaboration()
        let id = try ended(in: shared)
        let order = try #require(courier.orders.first)
        #expect(courier.orders.count == 1)
        #expect(order.subject == id && order.region == "us-east-1")
        let parcel = try #require(order.parcels.first)
        #expect(parcel.bucket == "publisher-results")
        #expect(parcel.folder == "campaign/collaboration=\(shared.id)/\(id)/")
        #expect(query(id, in: shared)?["result"]?["output"]?["s3"]?["location"]?.string == "s3://publisher-results/\(parcel.folder)")
        let columns = [ResultTable.Column("city", .string), .init("reach", .long)]
        #expect(parcel.contents == .table(ResultTable(columns: columns), ResultFiles(.csv, .spark(id: id), isSingle: false)))
    }

    @Test func `the place of a query may ask for one file of Parquet`() throws {
        let shared = try collaboration()
        let id = try ended(in: shared, to: ["s3": ["resultFormat": "PARQUET", "bucket": "other-results", "singleFileOutput": true]])
        let parcel = try #require(courier.orders.first?.parcels.first)
        #expect(parcel.bucket == "other-results")
        #expect(parcel.folder == "collaboration=\(shared.id)/\(id)/")
        guard case .table(_, let files) = parcel.contents else { return #expect(Bool(false), "a table is ordered") }
        #expect(files == ResultFiles(.parquet, .spark(id: id), isSingle: true))
    }

    @Test func `the legacy engine writes one file, whose name is a number`() throws {
        let shared = try collaboration(engine: "CLEAN_ROOMS_SQL")
        _ = try ended(in: shared)
        guard case .table(_, let files) = courier.orders.first?.parcels.first?.contents else {
            return #expect(Bool(false), "a table is ordered")
        }
        #expect(files == ResultFiles(.csv, .numbered, isSingle: true))
    }

    @Test(arguments: ["off", "parse"]) func `columns are promised also where the rules are not asked`(validation: String) throws {
        var settings = Settings()
        settings.queryValidation = try #require(Settings.QueryValidation(rawValue: validation))
        let emulator = try Emulator(settings: settings)
        emulator.service.resultDelivery = courier
        let other = Self(emulator)
        let shared = try other.collaboration()
        _ = try other.ended(in: shared)
        guard case .table(let table, _) = courier.orders.first?.parcels.first?.contents else {
            return #expect(Bool(false), "a table is ordered")
        }
        #expect(table.columns.map(\.name) == ["city", "reach"])
    }

    @Test func `a canned result takes the place of no rows`() throws {
        let shared = try collaboration()
        let id = try started(in: shared)
        try setCannedResult(CannedResult(rows: [["Oslo", 120]]), of: id)
        emulator.advance(by: .seconds(1))
        #expect(query(id, in: shared)?["status"] == "SUCCESS")
        guard case .table(let table, _) = courier.orders.first?.parcels.first?.contents else {
            return #expect(Bool(false), "a table is ordered")
        }
        #expect(table.rows == [[.text("Oslo"), .integer(120)]])
    }

    @Test func `a canned result that has no place in the columns fails the query, in the emulator's own words`() throws {
        let shared = try collaboration()
        let id = try started(in: shared)
        try setCannedResult(CannedResult(rows: [["Oslo"]]), of: id)
        emulator.advance(by: .seconds(1))
        let error = query(id, in: shared)?["error"]
        #expect(error?["code"] == "UNKNOWN_ERROR")
        #expect(error?["message"] == "[emulator] Row 1 of the result has 1 value(s) for 2 column(s).")
        #expect(courier.orders.isEmpty)
    }

    @Test func `a query that is refused leaves nothing behind`() throws {
        let shared = try collaboration()
        let id = try started("SELECT nothing FROM customers", in: shared)
        emulator.advance(by: .seconds(1))
        #expect(query(id, in: shared)?["status"] == "FAILED")
        #expect(courier.orders.isEmpty)
    }

    // MARK: Ends

    @Test func `a bucket that cannot be written fails the query`() throws {
        courier.answer = .refused("The bucket publisher-results cannot be written: it is closed.")
        let shared = try collaboration()
        let found = query(try ended(in: shared), in: shared)
        #expect(found?["status"] == "FAILED")
        #expect(found?["error"]?["code"] == "RESOURCE_ACCESS_DENIED")
        #expect(found?["error"]?["message"] == "The bucket publisher-results cannot be written: it is closed.")
        #expect(found?["error"]?["retry"] == ["retryable": false])
        #expect(found?["result"] == nil)
        // It has run, and is paid for.
        #expect(found?["statistics"]?["billedResourceUtilization"] != nil)
    }

    @Test(arguments: [(DeliveryOutcome.delivered, "SUCCESS"), (.refused("Closed."), "FAILED")])
    func `a query whose results are on their way is not over, and then ends at its own time`(outcome: DeliveryOutcome, status: String)
        throws
    {
        courier.answer = nil
        let shared = try collaboration()
        let id = try started(in: shared)
        emulator.advance(by: .seconds(60))
        #expect(query(id, in: shared)?["status"] == "STARTED")
        #expect(query(id, in: shared)?["statistics"] == nil)
        try emulator.service.finish(courier.order(of: id), as: outcome)
        let found = query(id, in: shared)
        #expect(found?["status"]?.string == status)
        courier.answer = .delivered
        let other = try ended(in: shared)
        let duration = try #require(query(other, in: shared)?["statistics"]?["totalDurationInMillis"])
        #expect(found?["statistics"]?["totalDurationInMillis"] == duration)
        #expect(courier.orders.count == 2)
    }

    @Test func `a query that is cancelled while its results are on their way ends as cancelled`() throws {
        courier.answer = nil
        let shared = try collaboration()
        let id = try ended(in: shared)
        let target = "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)"
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        try emulator.service.finish(courier.order(of: id), as: .delivered)
        #expect(query(id, in: shared)?["status"] == "CANCELLING")
        emulator.advance(by: .seconds(1))
        try emulator.service.finish(courier.order(of: id), as: .refused("Closed."))
        try emulator.service.resumeDeliveries()
        #expect(query(id, in: shared)?["status"] == "CANCELLED")
        #expect(courier.orders.count == 1)
    }

    @Test func `what was on its way when the program stopped is sent again, and nothing else`() throws {
        courier.answer = nil
        let shared = try collaboration()
        let id = try ended(in: shared)
        let running = try started(in: shared)
        emulator.advance(by: .milliseconds(300))
        #expect(query(running, in: shared)?["status"] == "STARTED")
        let next = Courier()
        emulator.service.resultDelivery = next
        try emulator.service.resumeDeliveries()
        #expect(next.orders.map(\.subject) == courier.orders.map(\.subject))
        #expect(next.orders.map(\.parcels) == courier.orders.map(\.parcels))
        #expect(query(id, in: shared)?["status"] == "SUCCESS")
        #expect(query(running, in: shared)?["status"] == "STARTED")
    }

    @Test func `an end that comes twice orders once`() throws {
        courier.answer = nil
        let shared = try collaboration()
        let id = try ended(in: shared)
        try emulator.service.store.transaction { try emulator.service.reachPlannedEnd(ProtectedQueryRecord.self, id, at: Emulator.start) }
        #expect(courier.orders.count == 1)
    }

    @Test func `a restored state sends what was on its way when it was saved`() throws {
        courier.answer = nil
        let shared = try collaboration()
        let id = try ended(in: shared)
        let name = try #require(SnapshotName("delivering"))
        _ = try emulator.service.saveSnapshot(name)
        try emulator.service.finish(courier.order(of: id), as: .delivered)
        #expect(query(id, in: shared)?["status"] == "SUCCESS")
        try emulator.service.restore(emulator.service.restoring(name).copy())
        #expect(query(id, in: shared)?["status"] == "STARTED")
        #expect(courier.orders.count == 2)
        try emulator.service.finish(courier.order(of: id), as: .delivered)
        #expect(query(id, in: shared)?["status"] == "SUCCESS")
    }

    @Test func `a delivery that a reset has forgotten ends no query after it, though that has the same id`() throws {
        courier.answer = nil
        func begin() throws -> (shared: SharedCollaboration, id: String) {
            emulator.control(.post, "/_cleanrooms/clock/freeze", ["at": "2026-02-01T00:00:00Z"])
            emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "immediate"]])
            let shared = try collaboration()
            return (shared, try started(in: shared))
        }
        let (first, id) = try begin()
        #expect(query(id, in: first)?["status"] == "STARTED")
        let forgotten = try courier.order(of: id)
        emulator.control(.post, "/_cleanrooms/reset")
        let (second, other) = try begin()
        #expect(other == id)
        #expect(query(id, in: second)?["status"] == "STARTED")
        try emulator.service.finish(forgotten, as: .refused("Closed."))
        #expect(query(id, in: second)?["status"] == "STARTED")
        try emulator.service.finish(courier.order(of: id), as: .delivered)
        #expect(query(id, in: second)?["status"] == "SUCCESS")
    }

    @Test func `an end of what is not there is nobody's`() throws {
        courier.answer = nil
        let shared = try collaboration()
        let id = try ended(in: shared)
        try emulator.service.finish(DeliveryOrder(subject: "no-such-thing", region: "us-east-1", parcels: []), as: .refused("Closed."))
        #expect(query(id, in: shared)?["status"] == "STARTED")
    }

    // MARK: Log exports

    @Test func `a log is written where the guide says, after the object that tries the place`() throws {
        let shared = try collaboration(abilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try ended(in: shared)
        let export = try exportLog(of: query, in: shared)
        emulator.advance(by: .seconds(1))
        #expect(status(ofExport: export, in: shared)?["status"] == "SUCCESS")
        let order = try #require(courier.orders.last)
        #expect(order.parcels.map(\.bucket) == ["publisher-logs", "publisher-logs"])
        #expect(order.parcels.map(\.folder) == ["spark/", "spark/collaboration=\(shared.id)/analysis=\(query)/\(export)/"])
        let names = order.parcels.flatMap { parcel -> [String] in
            guard case .objects(let objects) = parcel.contents else { return [] }
            return objects.map(\.name)
        }
        #expect(names == ["validationSuccess", "eventlog_v2_\(query)/appstatus_\(query)", "eventlog_v2_\(query)/events_1_\(query)"])
    }

    @Test(arguments: [
        ("[CAST_INVALID_INPUT] A text is none.", "CastError: "), ("[DIVIDE_BY_ZERO] A number is.", "OverflowError: "),
        ("[CANNOT_PARSE_TIMESTAMP] A text is none.", "ConversionError: "), ("[INVALID_ARRAY_INDEX] An index is.", ""),
    ])
    func `the log of a query that failed tells the kind of its error`(message: String, name: String) throws {
        let shared = try collaboration(abilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try ended(in: shared)
        let store = emulator.service.store
        var record = try #require(try store.find(ProtectedQueryRecord.self, id: query))
        record.run.error = ProtectedQueryError(message: message, code: "MALFORMED_QUERY")
        try store.transaction { _ = try store.update(record) }
        let export = try exportLog(of: query, in: shared)
        emulator.advance(by: .seconds(1))
        #expect(status(ofExport: export, in: shared)?["status"] == "SUCCESS")
        guard case .objects(let objects) = try #require(courier.orders.last?.parcels.last).contents, let log = objects.last else {
            Issue.record("There is no log.")
            return
        }
        #expect(String(decoding: log.bytes, as: UTF8.self).contains("\"errorMessage\":\"\(name)\(message)\""))
    }

    @Test func `a bucket that cannot be written fails the export, now or later`() throws {
        let shared = try collaboration(abilities: ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        let query = try ended(in: shared)
        courier.answer = .refused("Closed.")
        let now = try exportLog(of: query, in: shared)
        emulator.advance(by: .seconds(1))
        #expect(status(ofExport: now, in: shared)?["status"] == "FAILED")
        courier.answer = nil
        let later = try exportLog(of: query, in: shared)
        emulator.advance(by: .seconds(1))
        #expect(status(ofExport: later, in: shared)?["status"] == "IN_PROGRESS")
        try emulator.service.finish(courier.order(of: later), as: .refused("Closed."))
        for export in [now, later] {
            let found = status(ofExport: export, in: shared)
            #expect(found?["status"] == "FAILED")
            #expect(found?["error"] == ["code": "RESOURCE_ACCESS_DENIED", "message": "Closed."])
        }
    }
}

// MARK: Requests

extension ResultDeliveryTests {
    private init(_ emulator: Emulator) { self.emulator = emulator }

    private static let reach =
        "SELECT customers.city, COUNT(DISTINCT customers.email) AS reach FROM customers "
        + "INNER JOIN readers ON customers.email = readers.email GROUP BY customers.city"

    /// A collaboration in which the publisher queries and receives results, and nothing else is as it matters here.
    private func collaboration(
        engine: String = "SPARK", abilities: [String] = ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]
    ) throws -> SharedCollaboration {
        let shared = try emulator.makeCollaboration(analyticsEngine: engine, publisherAbilities: abilities)
        let place: JSON = ["s3": ["resultFormat": "CSV", "bucket": "publisher-results", "keyPrefix": "campaign"]]
        let results: JSON = ["defaultResultConfiguration": ["outputConfiguration": place]]
        #expect(emulator.send(.patch, "/memberships/\(shared.publisherMembership)", results, as: .publisher).status == 200)
        let rule: JSON = ["custom": ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]]]
        for (name, membership, account) in [
            ("customers", shared.advertiserMembership, Account.advertiser), ("readers", shared.publisherMembership, .publisher),
        ] {
            try emulator.contributeTable(name, through: membership, as: account, rule: rule, receivers: [.publisher])
        }
        return shared
    }

    private func started(_ sql: String = reach, in shared: SharedCollaboration, to place: JSON? = nil) throws -> String {
        var body = JSON.Object([("type", "SQL"), ("sqlParameters", ["queryString": .string(sql)])])
        if let place { body.append("resultConfiguration", ["outputConfiguration": place]) }
        let reply = emulator.send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", .object(body), as: .publisher)
        return try #require(reply["protectedQuery"]?["id"]?.string)
    }

    private func ended(in shared: SharedCollaboration, to place: JSON? = nil) throws -> String {
        let id = try started(in: shared, to: place)
        emulator.advance(by: .seconds(1))
        _ = query(id, in: shared)
        return id
    }

    private func query(_ id: String, in shared: SharedCollaboration) -> JSON? {
        emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(id)", as: .publisher)["protectedQuery"]
    }

    private func setCannedResult(_ result: CannedResult, of id: String) throws {
        let store = emulator.service.store
        var record = try #require(try store.find(ProtectedQueryRecord.self, id: id))
        record.run.cannedResult = result
        try store.transaction { _ = try store.update(record) }
    }

    private func exportLog(of query: String, in shared: SharedCollaboration) throws -> String {
        let body: JSON = [
            "analysisId": .string(query), "analysisType": "PROTECTED_QUERY",
            "resultConfiguration": ["outputConfiguration": ["s3": ["bucket": "publisher-logs", "keyPrefix": "spark"]]],
        ]
        let reply = emulator.send(.post, "/memberships/\(shared.publisherMembership)/analysislogexports", body, as: .publisher)
        return try #require(reply["analysisLogExport"]?["analysisLogExportId"]?.string)
    }

    private func status(ofExport id: String, in shared: SharedCollaboration) -> JSON? {
        emulator.send(.get, "/memberships/\(shared.publisherMembership)/analysislogexports/\(id)", as: .publisher)["analysisLogExport"]
    }
}
