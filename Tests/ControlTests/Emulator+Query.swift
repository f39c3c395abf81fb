// A query under way, which most of the tester's steering is about.

import EmulatorTesting
import JSON
import Testing

/// A protected query of the publisher's.
struct StartedQuery {
    let collaboration: SharedCollaboration
    let id: String
}

extension Emulator {
    static let overlap = "SELECT DISTINCT customers.city FROM customers INNER JOIN readers ON customers.email = readers.email"

    /// A collaboration with a table of each member, ready to be queried by the publisher, who has a default for results.
    func readyCollaboration(abilities: [String] = ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]) throws -> SharedCollaboration {
        let shared = try makeCollaboration(publisherAbilities: abilities)
        let results: JSON = [
            "defaultResultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]]
        ]
        try #require(send(.patch, "/memberships/\(shared.publisherMembership)", results, as: .publisher).status == 200)
        try contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
        try contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
        return shared
    }

    /// Starts a query, in a collaboration of its own if none is given.
    @discardableResult
    func startQuery(_ sql: String = overlap, in shared: SharedCollaboration? = nil) throws -> StartedQuery {
        let shared = try shared ?? readyCollaboration()
        let body: JSON = ["type": "SQL", "sqlParameters": ["queryString": .string(sql)]]
        let started = send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", body, as: .publisher)["protectedQuery"]
        try #require(started?["status"] == "SUBMITTED")
        return StartedQuery(collaboration: shared, id: try #require(started?["id"]?.string))
    }

    func query(_ query: StartedQuery) -> JSON? {
        let target = "/memberships/\(query.collaboration.publisherMembership)/protectedQueries/\(query.id)"
        return send(.get, target, as: .publisher)["protectedQuery"]
    }

    func status(of query: StartedQuery) -> String? {
        self.query(query)?["status"]?.string
    }
}
