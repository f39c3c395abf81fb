// Tags through the door.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_TagResource.html

import EmulatorTesting
import JSON
import Testing

struct TaggingTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    // MARK: Shape

    @Test func `a resource without tags has an empty map of them`() throws {
        #expect(tags(of: try makeTable()) == [:])
    }

    @Test func `the tags of a creation are kept, and not echoed`() throws {
        let made = emulator.createTable(["tags": ["team": "ads", "stage": ""]])
        let table = try #require(made["configuredTable"])
        #expect(table["tags"] == nil && made["tags"] == nil)
        #expect(tags(of: try #require(table["arn"]?.string)) == ["stage": "", "team": "ads"])
    }

    // MARK: Validation

    @Test(arguments: ["aws:team", "AWS:team"])
    func `keys of AWS's own are refused`(key: String) throws {
        let reserved: JSON = .object(JSON.Object([(name: key, value: "ads")]))
        let table = try makeTable()
        #expect(tag(table, reserved).errorType == "ValidationException")
        #expect(emulator.createTable(["tags": reserved]).fields == ["tags"])
        #expect(tags(of: table) == [:])
    }

    @Test func `a resource has as many tags as an answer can list`() throws {
        func many(_ range: Range<Int>) -> JSON { .object(JSON.Object(range.map { (name: "key\($0)", value: "value") })) }
        let table = try makeTable()
        #expect(tag(table, many(0..<201)).errorType == "ValidationException")
        #expect(tag(table, many(0..<200)).status == 200)
        #expect(tag(table, many(100..<201)).errorType == "ValidationException")
        #expect(tag(table, many(0..<100)).status == 200)
        #expect(tags(of: table)?.object?.members.count == 200)
    }

    @Test func `the keys to remove have to be named`() throws {
        #expect(emulator.send(.delete, path(try makeTable()), as: .advertiser).errorType == "ValidationException")
    }

    @Test func `what is no ARN of Clean Rooms breaks the model`() {
        #expect(emulator.send(.get, path("arn:aws:s3:::bucket"), as: .advertiser).errorType == "ValidationException")
    }

    // MARK: Access

    @Test func `nobody but the owner sees, adds or removes tags`() throws {
        let table = try makeTable(["tags": ["team": "ads"]])
        let replies = [
            emulator.send(.get, path(table), as: .publisher), tag(table, ["team": "mine"], as: .publisher),
            untag(table, "team", as: .publisher), emulator.send(.get, path(table), as: .advertiser, in: "eu-west-1"),
        ]
        for reply in replies {
            #expect(reply.status == 404 && reply["resourceId"]?.string == table && reply["resourceType"] == "CONFIGURED_TABLE")
        }
        #expect(tags(of: table) == ["team": "ads"])
    }

    @Test func `a member does not own the collaboration`() throws {
        let collaboration = try emulator.makeCollaboration()
        let arn = "arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(collaboration.id)"
        #expect(tag(arn, ["team": "ads"]).status == 200)
        #expect(tag(arn, ["team": "mine"], as: .publisher).status == 404)
        #expect(tag("arn:aws:cleanrooms:us-east-1:222222222222:collaboration/\(collaboration.id)", [:], as: .publisher).status == 404)
    }

    @Test(arguments: [
        "collaboration/", "membership/", "configuredtable/", "query/", "membership/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/analysistemplate/",
        "membership/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/idmappingtable/",
        "membership/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/intermediatetable/",
        "membership/7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a01/privacybudgettemplate/",
    ])
    func `what does not exist has no tags`(resource: String) {
        let arn = "arn:aws:cleanrooms:us-east-1:111111111111:\(resource)7e1b9e4c-26dd-4c3b-9b8e-2f3c6c1b7a02"
        for reply in [emulator.send(.get, path(arn), as: .advertiser), tag(arn, ["team": "ads"]), untag(arn, "team")] {
            #expect(reply.errorType == "ResourceNotFoundException" && reply["resourceId"]?.string == arn)
        }
    }

    @Test func `an ARN with another membership in it names nothing`() throws {
        let collaboration = try emulator.makeCollaboration()
        let association = try emulator.makeAssociation(
            of: try emulator.makeTable(), as: "customers", through: collaboration.advertiserMembership)
        let child = "configuredtableassociation/\(association)"
        let account = "arn:aws:cleanrooms:us-east-1:111111111111"
        #expect(tag("\(account):membership/\(collaboration.advertiserMembership)/\(child)", ["team": "ads"]).status == 200)
        #expect(tag("\(account):membership/\(collaboration.publisherMembership)/\(child)", ["team": "ads"]).status == 404)
    }

    // MARK: Behaviour

    @Test func `tagging merges, and the resource's time stays`() throws {
        let table = try makeTable(["tags": ["team": "ads", "stage": "test"]])
        let before = emulator.send(.get, "/configuredTables", as: .advertiser).json
        emulator.advance(by: .seconds(1))
        let tagged = tag(table, ["stage": "live", "cost": "7"])
        #expect(tagged.status == 200 && tagged.json == [:])
        #expect(tags(of: table) == ["cost": "7", "stage": "live", "team": "ads"])
        #expect(emulator.send(.get, "/configuredTables", as: .advertiser).json == before)
    }

    @Test func `untagging removes the keys that are there`() throws {
        let table = try makeTable(["tags": ["team": "ads", "stage": "test", "cost": "7"]])
        let untagged = emulator.send(.delete, "\(path(table))?tagKeys=team&tagKeys=cost&tagKeys=unknown", as: .advertiser)
        #expect(untagged.status == 200 && untagged.json == [:])
        #expect(tags(of: table) == ["stage": "test"])
    }

    @Test func `the resources of a collaboration are tagged by their ARNs`() throws {
        let collaboration = try emulator.makeCollaboration()
        let membership = collaboration.advertiserMembership
        let account = "arn:aws:cleanrooms:us-east-1:111111111111"
        let association = try #require(
            emulator.associate(try emulator.makeTable(), as: "customers", through: membership, ["tags": ["team": "ads"]])[
                "configuredTableAssociation"]?["arn"]?.string)
        #expect(tags(of: association) == ["team": "ads"])
        for arn in ["\(account):collaboration/\(collaboration.id)", "\(account):membership/\(membership)", association] {
            #expect(tag(arn, ["stage": "test"]).status == 200)
            #expect(tags(of: arn)?["stage"] == "test")
        }
    }

    @Test func `tags go with their resource`() throws {
        let membership = try emulator.makeCollaboration().advertiserMembership
        let made = emulator.associate(try emulator.makeTable(), as: "customers", through: membership, ["tags": ["team": "ads"]])
        let association = try #require(made["configuredTableAssociation"])
        let (id, arn) = (try #require(association["id"]?.string), try #require(association["arn"]?.string))
        #expect(tags(of: arn) == ["team": "ads"])
        _ = emulator.send(.delete, "/memberships/\(membership)/configuredTableAssociations/\(id)", as: .advertiser)
        #expect(emulator.send(.get, path(arn), as: .advertiser).status == 404)
    }

    @Test func `keys are compared by their code points`() throws {
        let arn = try makeTable()
        #expect(tag(arn, .object(JSON.Object([("\u{E9}", "one"), ("e\u{301}", "two")]))).status == 200)
        #expect(tags(of: arn)?.object?.members.count == 2)
        #expect(untag(arn, "%C3%A9").status == 200)
        #expect(tags(of: arn)?.object?.members.map { Array($0.name.utf8) } == [Array("e\u{301}".utf8)])
    }

    private func makeTable(_ changes: JSON = [:]) throws -> String {
        try #require(emulator.createTable(changes)["configuredTable"]?["arn"]?.string)
    }

    /// The path of a resource's tags; an ARN is one segment of it.
    private func path(_ arn: String) -> String {
        let escapes: [Character: String] = [":": "%3A", "/": "%2F"]
        return "/tags/" + arn.map { escapes[$0] ?? String($0) }.joined()
    }

    private func tags(of arn: String) -> JSON? { emulator.send(.get, path(arn), as: .advertiser)["tags"] }

    private func tag(_ arn: String, _ tags: JSON, as account: Account = .advertiser) -> Reply {
        emulator.send(.post, path(arn), ["tags": tags], as: account)
    }

    private func untag(_ arn: String, _ key: String, as account: Account = .advertiser) -> Reply {
        emulator.send(.delete, "\(path(arn))?tagKeys=\(key)", as: account)
    }
}
