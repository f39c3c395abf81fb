// One table of an advertiser's that a publisher may ask anything about, with an engine, for tests of where its rows are.

import CleanRooms
import Control
import Embedded
import EmulatorTesting
import Files
import HTTP
import JSON
import Testing

struct TableStage {
    let emulator: Emulator
    let membership: String
    let configuredTable: String

    /// - Parameters:
    ///   - table: What is declared of `crm.customers`; its columns are `id` and those of `columns`.
    ///   - seeds: Where the seed's files are, if it has any.
    init(
        columns: [String] = ["email", "city"], table: JSON? = nil, settings: Settings = Settings(), files: LocalFiles = LocalFiles(),
        engine: InlineEngine = InlineEngine()
    ) throws {
        emulator = try Emulator(settings: settings, files: files)
        emulator.service.queryEngine = engine
        if let table {
            let reply = emulator.control(.post, "/_cleanrooms/catalog", ["tables": [table]])
            try #require(reply.status == 200, "\(reply.message ?? "")")
        }
        let shared = try emulator.makeCollaboration()
        membership = shared.publisherMembership
        let reference: JSON = ["glue": ["databaseName": "crm", "tableName": "customers"]]
        let rule: JSON = ["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": [.string(Account.publisher.id)]]
        configuredTable = try emulator.makeTable(
            rule: "CUSTOM", rule, ["tableReference": reference, "allowedColumns": .array(columns.map { .string($0) })])
        _ = try emulator.makeAssociation(of: configuredTable, as: "customers", through: shared.advertiserMembership)
    }

    /// Runs a query to its end and answers it.
    func run(_ sql: String) throws -> JSON {
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let target = "/memberships/\(membership)/protectedQueries"
        let reply = emulator.send(.post, target, body, as: .publisher)
        let id = try #require(reply["protectedQuery"]?["id"]?.string, "\(reply.message ?? "")")
        emulator.advance(by: .seconds(5))
        return try #require(emulator.send(.get, "\(target)/\(id)", as: .publisher)["protectedQuery"])
    }

    /// The rows of a query that has to succeed.
    func rows(_ sql: String = "SELECT email, city FROM customers ORDER BY email") throws -> [JSON] {
        let query = try run(sql)
        try #require(query["status"] == "SUCCESS", "\(query["error"]?["message"]?.string ?? "")")
        return emulator.control(.get, "/_cleanrooms/results/\(query["id"]?.string ?? "")").list("rows")
    }

    /// The code and the message of a query that has to fail.
    func failure(_ sql: String = "SELECT email, city FROM customers") throws -> (code: String?, message: String?) {
        let query = try run(sql)
        try #require(query["status"] == "FAILED")
        return (query["error"]?["code"]?.string, query["error"]?["message"]?.string)
    }

    /// Uploads a file for the table.
    @discardableResult
    func upload(_ text: String, _ type: String? = nil, to target: String = "/_cleanrooms/catalog/crm/customers/data") -> Reply {
        emulator.control(.put, target, text: Array(text.utf8), type: type)
    }
}
