// Associations of configured tables through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateConfiguredTableAssociation.html

import EmulatorTesting
import JSON
import Testing

struct AssociationsTests {
    private let emulator: Emulator
    private let collaboration: SharedCollaboration
    private let table: String

    init() throws {
        emulator = try Emulator()
        collaboration = try emulator.makeCollaboration()
        table = try emulator.makeTable()
    }

    // MARK: Shape

    @Test func `an association shows its table, its membership and its name in lower case`() throws {
        let made = associate(as: "Customers", ["description": "Who bought"])
        let association = try #require(made["configuredTableAssociation"])
        let id = try #require(association["id"]?.string)
        let membership = collaboration.advertiserMembership
        #expect(made.status == 200)
        #expect(
            association["arn"]?.string
                == "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(membership)/configuredtableassociation/\(id)")
        #expect(association["configuredTableId"]?.string == table && association["membershipId"]?.string == membership)
        #expect(association["configuredTableArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:configuredtable/\(table)")
        #expect(association["membershipArn"]?.string == "arn:aws:cleanrooms:us-east-1:111111111111:membership/\(membership)")
        #expect(association["name"] == "customers" && association["description"] == "Who bought")
        #expect(association["roleArn"] == TableBodies.role(of: .advertiser) && association["analysisRuleTypes"] == [])
        #expect(association["createTime"] != nil && association["createTime"] == association["updateTime"])
        #expect(get(id)["configuredTableAssociation"] == association)
    }

    @Test func `a summary has neither the role nor the description`() throws {
        _ = associate(as: "customers", ["description": "Who bought"])
        let summary = try #require(list()["configuredTableAssociationSummaries"]?.array?.first)
        #expect(summary["name"] == "customers" && summary["configuredTableId"]?.string == table)
        #expect(summary["roleArn"] == nil && summary["description"] == nil && summary["configuredTableArn"] == nil)
    }

    // MARK: Validation

    @Test(
        arguments: [["name": ""], ["name": "customers-"], ["roleArn": "arn:aws:iam::1:role/r"], ["configuredTableIdentifier": "x"]]
            as [JSON])
    func `names, roles and ids are held against the model`(changes: JSON) {
        #expect(associate(as: "customers", changes)["reason"] == "FIELD_VALIDATION_FAILED")
    }

    @Test(arguments: [TableBodies.snowflake, TableBodies.athena, TableBodies.databricks])
    func `the legacy engine takes tables of Glue only`(reference: JSON) throws {
        let legacy = try emulator.makeCollaboration(analyticsEngine: "CLEAN_ROOMS_SQL").advertiserMembership
        let elsewhere = try emulator.makeTable(["tableReference": reference])
        let refused = emulator.associate(elsewhere, as: "customers", through: legacy)
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["configuredTableIdentifier"])
        #expect(emulator.associate(table, as: "customers", through: legacy).status == 200)
        #expect(emulator.associate(elsewhere, as: "customers", through: collaboration.advertiserMembership).status == 200)
    }

    // MARK: Access

    @Test func `a table is associated through a membership of the same account`() throws {
        let foreign = try emulator.makeTable(as: .publisher)
        let table = associate(as: "customers", ["configuredTableIdentifier": .string(foreign)])
        #expect(table.status == 404 && table["resourceType"] == "CONFIGURED_TABLE" && table["resourceId"]?.string == foreign)
        let membership = emulator.associate(foreign, as: "readers", through: collaboration.advertiserMembership, by: .publisher)
        #expect(membership.status == 404 && membership["resourceType"] == "MEMBERSHIP")
    }

    @Test func `an association is missing outside its own membership`() throws {
        let id = try make("customers")
        let replies = [
            emulator.send(.get, path(id, of: collaboration.publisherMembership), as: .publisher),
            emulator.send(.delete, path(id, of: collaboration.publisherMembership), as: .publisher),
        ]
        for reply in replies {
            #expect(reply.status == 404 && reply["resourceType"] == "CONFIGURED_TABLE_ASSOCIATION")
            #expect(reply.message == "No such configured table association with configuredTableAssociationId: \(id)")
        }
        #expect(emulator.send(.get, path(id), as: .publisher)["resourceType"] == "MEMBERSHIP")
        #expect(get(id).status == 200)
    }

    @Test func `a member who was removed keeps its associations, to look at and to delete`() throws {
        let foreign = try emulator.makeTable(as: .publisher)
        let membership = collaboration.publisherMembership
        let id = try emulator.makeAssociation(of: foreign, as: "readers", through: membership, by: .publisher)
        _ = emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser)
        #expect(emulator.send(.get, path(id, of: membership), as: .publisher).status == 200)
        let update = emulator.send(.patch, path(id, of: membership), ["description": "New"], as: .publisher)
        let another = emulator.associate(foreign, as: "others", through: membership, by: .publisher)
        #expect([update, another].map { $0["reason"] } == ["INVALID_STATE", "INVALID_STATE"])
        #expect(emulator.send(.delete, path(id, of: membership), as: .publisher).status == 204)
    }

    // MARK: Behaviour

    @Test func `a name is taken for all members of the collaboration, in whatever case`() throws {
        _ = try make("customers")
        let own = associate(as: "CUSTOMERS")
        let foreign = emulator.associate(
            try emulator.makeTable(as: .publisher), as: "customers", through: collaboration.publisherMembership, by: .publisher)
        for refused in [own, foreign] {
            #expect(refused.status == 409 && refused["reason"] == "ALREADY_EXISTS")
            #expect(refused["resourceType"] == "CONFIGURED_TABLE_ASSOCIATION")
        }
    }

    @Test func `a name is free in another collaboration, and again after a deletion`() throws {
        let id = try make("customers")
        let other = try emulator.makeCollaboration().advertiserMembership
        #expect(emulator.associate(table, as: "customers", through: other).status == 200)
        #expect(emulator.send(.delete, path(id), as: .advertiser).status == 204)
        #expect(associate(as: "customers").status == 200)
    }

    @Test func `the names of a removed member's tables are free`() throws {
        let foreign = try emulator.makeTable(as: .publisher)
        _ = try emulator.makeAssociation(of: foreign, as: "customers", through: collaboration.publisherMembership, by: .publisher)
        #expect(associate(as: "customers").status == 409)
        _ = emulator.send(.delete, "/collaborations/\(collaboration.id)/member/222222222222", as: .advertiser)
        #expect(associate(as: "customers").status == 200)
    }

    @Test func `one table may come under two names, without a rule of its own`() {
        #expect(associate(as: "customers").status == 200)
        #expect(associate(as: "clients").status == 200)
    }

    @Test func `an update changes the description and the role only`() throws {
        let id = try make("customers")
        let before = try #require(get(id)["configuredTableAssociation"])
        emulator.advance(by: .seconds(1))
        let changes: JSON = ["description": "Who bought", "name": "clients", "configuredTableIdentifier": "ignored"]
        let after = try #require(emulator.send(.patch, path(id), changes, as: .advertiser)["configuredTableAssociation"])
        #expect(after["description"] == "Who bought" && after["roleArn"] == before["roleArn"] && after["name"] == "customers")
        #expect(after["createTime"] == before["createTime"] && after["updateTime"] != before["updateTime"])
        let role: JSON = "arn:aws:iam::111111111111:role/another-reader"
        let again = emulator.send(.patch, path(id), ["roleArn": role], as: .advertiser)["configuredTableAssociation"]
        #expect(again?["roleArn"] == role && again?["description"] == "Who bought")
    }

    @Test func `a deleted association is gone with its rule, and its table stays`() throws {
        let id = try make("customers")
        let rule = TableBodies.rule("LIST", ["allowedResultReceivers": ["222222222222"]])
        #expect(emulator.send(.post, "\(path(id))/analysisRule", rule, as: .advertiser).status == 200)
        #expect(get(id)["configuredTableAssociation"]?["analysisRuleTypes"] == ["LIST"])
        #expect(emulator.send(.delete, path(id), as: .advertiser).status == 204)
        #expect(get(id).status == 404 && ids(list()) == [])
        #expect(emulator.send(.get, "\(path(id))/analysisRule/LIST", as: .advertiser)["resourceType"] == "CONFIGURED_TABLE_ASSOCIATION")
        #expect(emulator.send(.delete, path(id), as: .advertiser).status == 404)
        #expect(emulator.send(.get, "/configuredTables/\(table)", as: .advertiser).status == 200)
    }

    @Test func `a membership with an association cannot be left`() throws {
        let foreign = try emulator.makeTable(as: .publisher)
        let membership = collaboration.publisherMembership
        let id = try emulator.makeAssociation(of: foreign, as: "readers", through: membership, by: .publisher)
        #expect(emulator.send(.delete, "/memberships/\(membership)", as: .publisher)["reason"] == "SUBRESOURCES_EXIST")
        _ = emulator.send(.delete, path(id, of: membership), as: .publisher)
        #expect(emulator.send(.delete, "/memberships/\(membership)", as: .publisher).status == 204)
    }

    // MARK: Paging

    @Test func `associations are listed by membership, newest first, page by page`() throws {
        _ = try emulator.makeAssociation(
            of: try emulator.makeTable(as: .publisher), as: "readers", through: collaboration.publisherMembership, by: .publisher)
        var made: [String] = []
        for name in ["one", "two", "three"] {
            emulator.advance(by: .seconds(1))
            made.append(try make(name))
        }
        let first = list("?maxResults=2")
        let token = try #require(first["nextToken"]?.string)
        let second = list("?maxResults=2&nextToken=\(token)")
        #expect(ids(first) + ids(second) == made.reversed() && second["nextToken"] == nil)
    }

    private func path(_ id: String, of membership: String? = nil) -> String {
        "/memberships/\(membership ?? collaboration.advertiserMembership)/configuredTableAssociations/\(id)"
    }

    private func associate(as name: String, _ changes: JSON = [:]) -> Reply {
        emulator.associate(table, as: name, through: collaboration.advertiserMembership, changes)
    }

    private func make(_ name: String) throws -> String {
        try emulator.makeAssociation(of: table, as: name, through: collaboration.advertiserMembership)
    }

    private func get(_ id: String) -> Reply { emulator.send(.get, path(id), as: .advertiser) }

    private func list(_ query: String = "") -> Reply {
        emulator.send(.get, "/memberships/\(collaboration.advertiserMembership)/configuredTableAssociations\(query)", as: .advertiser)
    }

    private func ids(_ reply: Reply) -> [String] {
        reply.list("configuredTableAssociationSummaries").compactMap { $0["id"]?.string }
    }
}
