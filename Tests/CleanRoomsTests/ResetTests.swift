// Resets: what goes with an account, and what stays with the others.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct ResetTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// A collaboration of the advertiser's with a table of each member and a query of the publisher's under way.
    private func busyCollaboration() throws -> (shared: SharedCollaboration, query: String) {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
        try emulator.contributeTable("readers", through: shared.publisherMembership, as: .publisher, receivers: [.publisher])
        let query: JSON = [
            "type": "SQL",
            "sqlParameters": ["queryString": "SELECT DISTINCT city FROM customers INNER JOIN readers ON customers.email = readers.email"],
            "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]]],
        ]
        let started = emulator.send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", query, as: .publisher)
        return (shared, try #require(started["protectedQuery"]?["id"]?.string))
    }

    private func count(_ target: String, _ member: String, as account: Account, in region: String = "us-east-1") -> Int? {
        emulator.send(.get, target, as: account, in: region)[member]?.array?.count
    }

    private func tag(_ arn: String, as account: Account) {
        let target = "/tags/" + arn.replacing(":", with: "%3A").replacing("/", with: "%2F")
        #expect(emulator.send(.post, target, ["tags": ["team": "blue"]], as: account).status == 200)
    }

    @Test func `a full reset leaves nothing, of anybody`() throws {
        let (shared, _) = try busyCollaboration()
        try emulator.service.reset(.everything)
        for account in [Account.advertiser, .publisher] {
            #expect(count("/collaborations", "collaborationList", as: account) == 0)
            #expect(count("/memberships", "membershipSummaries", as: account) == 0)
            #expect(count("/configuredTables", "configuredTableSummaries", as: account) == 0)
        }
        #expect(emulator.send(.get, "/collaborations/\(shared.id)", as: .advertiser).status == 403)
        #expect(try emulator.service.timeToNextDue() == nil)
    }

    @Test func `after a full reset the same calls make the same ids`() throws {
        let before = try emulator.makeCollaboration().id
        try emulator.service.reset(.everything)
        #expect(try emulator.makeCollaboration().id == before)
    }

    @Test func `a creator's collaborations go for everyone, with all that stands in them`() throws {
        let (shared, query) = try busyCollaboration()
        tag("arn:aws:cleanrooms:us-east-1:222222222222:membership/\(shared.publisherMembership)", as: .publisher)
        try emulator.service.reset(.account(Account.advertiser.id, region: nil))
        #expect(count("/collaborations", "collaborationList", as: .publisher) == 0)
        #expect(count("/memberships", "membershipSummaries", as: .publisher) == 0)
        #expect(emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(query)", as: .publisher).status == 404)
        // The publisher's own tables stand in no collaboration.
        #expect(count("/configuredTables", "configuredTableSummaries", as: .publisher) == 1)
        #expect(count("/configuredTables", "configuredTableSummaries", as: .advertiser) == 0)
        #expect(try emulator.service.timeToNextDue() == nil)
        let arn = "arn%3Aaws%3Acleanrooms%3Aus-east-1%3A222222222222%3Amembership%2F\(shared.publisherMembership)"
        #expect(emulator.send(.get, "/tags/\(arn)", as: .publisher).status == 404)
    }

    @Test func `a member's reset leaves it invited, as if it had never joined`() throws {
        let (shared, _) = try busyCollaboration()
        try emulator.service.reset(.account(Account.publisher.id, region: nil))
        let members = emulator.send(.get, "/collaborations/\(shared.id)/members", as: .advertiser).list("memberSummaries")
        #expect(members.map { $0["status"] } == ["INVITED", "ACTIVE"] || members.map { $0["status"] } == ["ACTIVE", "INVITED"])
        #expect(count("/memberships", "membershipSummaries", as: .publisher) == 0)
        #expect(count("/configuredTables", "configuredTableSummaries", as: .publisher) == 0)
        #expect(count("/collaborations/\(shared.id)/schemas", "collaborationSchemaSummaries", as: .advertiser) ?? 1 == 1)
        #expect(try emulator.service.timeToNextDue() == nil)
        // It joins anew, under the id that the invitation has.
        #expect(try emulator.makeMembership(in: shared.id, as: .publisher) == shared.publisherMembership)
        #expect(count("/memberships/\(shared.publisherMembership)/protectedQueries", "protectedQueries", as: .publisher) == 0)
        #expect(
            count(
                "/memberships/\(shared.publisherMembership)/configuredTableAssociations", "configuredTableAssociationSummaries",
                as: .publisher)
                == 0)
    }

    @Test func `a member who was removed stays removed`() throws {
        let (shared, _) = try busyCollaboration()
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)/member/222222222222", as: .advertiser).status == 204)
        try emulator.service.reset(.account(Account.publisher.id, region: nil))
        #expect(emulator.send(.get, "/collaborations/\(shared.id)", as: .publisher).status == 403)
        #expect(count("/memberships", "membershipSummaries", as: .publisher) == 0)
    }

    @Test func `a member who left is invited again`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .publisher).status == 204)
        try emulator.service.reset(.account(Account.publisher.id, region: nil))
        #expect(try emulator.makeMembership(in: shared.id, as: .publisher) == shared.publisherMembership)
    }

    @Test func `a reset of one region leaves the others`() throws {
        for region in ["us-east-1", "eu-west-1"] {
            #expect(emulator.createTable(in: region).status == 200)
        }
        try emulator.service.reset(.account(Account.advertiser.id, region: "eu-west-1"))
        #expect(count("/configuredTables", "configuredTableSummaries", as: .advertiser) == 1)
        #expect(count("/configuredTables", "configuredTableSummaries", as: .advertiser, in: "eu-west-1") == 0)
    }

    @Test func `a reset of an account that has nothing changes nothing`() throws {
        let (shared, query) = try busyCollaboration()
        try emulator.service.reset(.account(Account.stranger.id, region: nil))
        #expect(emulator.send(.get, "/memberships/\(shared.publisherMembership)/protectedQueries/\(query)", as: .publisher).status == 200)
    }

    /// Every read of every list and every step of time, by everybody, is answered after a part of the state is gone.
    @Test(arguments: [Account.advertiser, .publisher])
    func `nothing dangles after a reset of one party`(account: Account) throws {
        let (shared, query) = try busyCollaboration()
        try emulator.service.reset(.account(account.id, region: nil))
        emulator.advance(by: .seconds(100_000))
        for caller in [Account.advertiser, .publisher] {
            for target in [
                "/collaborations", "/memberships", "/configuredTables", "/collaborations/\(shared.id)",
                "/collaborations/\(shared.id)/members",
                "/collaborations/\(shared.id)/schemas", "/memberships/\(shared.publisherMembership)",
                "/memberships/\(shared.advertiserMembership)/schemas",
                "/memberships/\(shared.publisherMembership)/protectedQueries/\(query)",
                "/memberships/\(shared.advertiserMembership)/configuredTableAssociations",
            ] {
                // The emulator records an issue for what breaks inside.
                #expect([200, 403, 404].contains(emulator.send(.get, target, as: caller).status), "\(target)")
            }
        }
    }
}
