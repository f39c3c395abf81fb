// A collaboration in which intermediate tables are made, as the tests of all their sides need it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/intermediate-tables.html

import CleanRooms
import EmulatorTesting
import JSON
import Testing

/// The advertiser provides the table `customers`; the publisher runs queries, receives results and pays.
struct IntermediateStage {
    let emulator: Emulator
    let collaboration: SharedCollaboration
    /// The id of the association `customers`.
    let customers: String

    static let cities = "SELECT city, COUNT(*) AS customers FROM customers GROUP BY city"

    init(
        engine: String = "SPARK", rule: JSON = policy(), receivers: [Account]? = [.publisher], settings: Settings = Settings()
    ) throws {
        emulator = try Emulator(settings: settings)
        collaboration = try emulator.makeCollaboration(analyticsEngine: engine)
        customers = try emulator.contributeTable(
            "customers", through: collaboration.advertiserMembership, as: .advertiser, rule: rule, receivers: receivers
        ).association
    }

    /// A custom rule for every query of the publisher, with other members added.
    static func policy(_ changes: JSON = [:]) -> JSON {
        ["custom": (["allowedAnalyses": ["ANY_QUERY"], "allowedAnalysisProviders": ["222222222222"]] as JSON).with(changes)]
    }

    var tables: String { "/memberships/\(collaboration.publisherMembership)/intermediateTables" }

    func send(_ method: Emulator.Method, _ target: String, _ body: JSON? = nil, as account: Account = .publisher) -> Reply {
        emulator.send(method, target, body, as: account)
    }

    func create(_ name: String = "cities", _ sql: String = cities, _ changes: JSON = [:], as account: Account = .publisher) -> Reply {
        let membership = account == .publisher ? collaboration.publisherMembership : collaboration.advertiserMembership
        let body: JSON = [
            "name": .string(name), "populationAnalysisConfiguration": ["sqlParameters": ["queryString": .string(sql)]],
        ]
        return send(.post, "/memberships/\(membership)/intermediateTables", body.with(changes), as: account)
    }

    /// Makes a table and answers its id.
    func make(
        _ name: String = "cities", _ sql: String = cities, _ changes: JSON = [:], at location: SourceLocation = #_sourceLocation
    ) throws -> String {
        try #require(create(name, sql, changes)["intermediateTable"]?["id"]?.string, sourceLocation: location)
    }

    func table(_ id: String) -> JSON? { send(.get, "\(tables)/\(id)")["intermediateTable"] }

    func status(_ id: String) -> String? { table(id)?["status"]?.string }

    func populate(_ id: String, _ body: JSON = [:]) -> Reply { send(.post, "\(tables)/\(id)/populate", body) }

    /// Populates a table to the end, whichever that is, and answers the protected query's id.
    @discardableResult
    func populated(_ id: String, _ body: JSON = [:], at location: SourceLocation = #_sourceLocation) throws -> String {
        let query = try #require(populate(id, body)["analysisId"]?.string, sourceLocation: location)
        emulator.advance(by: .seconds(2))
        return query
    }

    func versions(_ id: String) -> [JSON] {
        send(.get, "\(tables)/\(id)/versions").list("intermediateTableVersionSummaries")
    }

    func query(_ id: String) -> JSON? {
        send(.get, "/memberships/\(collaboration.publisherMembership)/protectedQueries/\(id)")["protectedQuery"]
    }

    func addRule(_ id: String, _ changes: JSON = [:]) -> Reply {
        send(.post, "\(tables)/\(id)/analysisRule", ["analysisRuleType": "CUSTOM", "analysisRulePolicy": ["v1": Self.policy(changes)]])
    }

    func schema(_ name: String = "cities", as account: Account = .advertiser) -> JSON? {
        send(.get, "/collaborations/\(collaboration.id)/schemas/\(name)", as: account)["schema"]
    }

    /// Why a schema is not ready for queries; nil if there is none, or if it does not say.
    func reasons(_ name: String = "cities") -> [String]? {
        let direct = schema(name)?["schemaStatusDetails"]?.array?.first { $0["analysisType"] == "DIRECT_ANALYSIS" }
        // Without reasons it is ready.
        if direct?["status"] == "READY" { return [] }
        return direct?["reasons"]?.array?.compactMap { $0["code"]?.string }
    }

    /// Runs a query to its end, with results to the publisher.
    func run(_ sql: String, at location: SourceLocation = #_sourceLocation) throws -> JSON {
        let body: JSON = [
            "type": "SQL", "sqlParameters": ["queryString": .string(sql)],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let target = "/memberships/\(collaboration.publisherMembership)/protectedQueries"
        let id = try #require(send(.post, target, body)["protectedQuery"]?["id"]?.string, sourceLocation: location)
        emulator.advance(by: .seconds(2))
        return try #require(query(id), sourceLocation: location)
    }
}
