// Memberships: joining, settling results and payment, leaving.

import EmulatorTesting
import JSON
import Testing

@Suite struct MembershipsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private static let results: JSON = [
        "outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "publisher-results"]],
        "roleArn": "arn:aws:iam::222222222222:role/clean-rooms-results",
    ]

    /// A collaboration of the advertiser's with one more member as described, to which nobody has joined.
    private func collaboration(publisher: JSON, creatorPays: Bool = false, metrics: Bool = false, engine: String = "SPARK") throws -> String
    {
        var body: JSON.Object = JSON.Object([
            ("name", "Campaign"), ("creatorDisplayName", "Advertiser"), ("creatorMemberAbilities", []), ("members", [publisher]),
            ("queryLogStatus", "ENABLED"), ("isMetricsEnabled", .bool(metrics)), ("analyticsEngine", .string(engine)),
        ])
        if creatorPays { body.append("creatorPaymentConfiguration", ["queryCompute": ["isResponsible": true]]) }
        return try #require(emulator.send(.post, "/collaborations", .object(body), as: .advertiser)["collaboration"]?["id"]?.string)
    }

    private func publisher(_ abilities: JSON) -> JSON {
        ["accountId": "222222222222", "displayName": "Publisher", "memberAbilities": abilities]
    }

    private func join(_ collaboration: String, as account: Account, _ more: [(name: String, value: JSON)] = []) -> Reply {
        let body = JSON.Object([("collaborationIdentifier", .string(collaboration)), ("queryLogStatus", "ENABLED")] + more)
        return emulator.send(.post, "/memberships", .object(body), as: account)
    }

    // MARK: Shape

    @Test func `a new membership is active and shows its collaboration and what it pays, written out`() throws {
        let id = try collaboration(publisher: publisher(["CAN_QUERY", "CAN_RECEIVE_RESULTS"]))
        let reply = join(id, as: .publisher, [("defaultResultConfiguration", Self.results)])
        let membership = try #require(reply["membership"])
        #expect(membership["status"] == "ACTIVE")
        #expect(membership["collaborationId"]?.string == id)
        #expect(membership["collaborationArn"] == .string("arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(id)"))
        #expect(membership["collaborationCreatorDisplayName"] == "Advertiser")
        #expect(membership["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
        #expect(membership["isMetricsEnabled"] == false)
        #expect(membership["jobLogStatus"] == nil)
        #expect(membership["paymentConfiguration"]?["queryCompute"]?["isResponsible"] == true)
        #expect(membership["paymentConfiguration"]?["jobCompute"]?["isResponsible"] == false)
        // What was not sent is not made up.
        let location = membership["defaultResultConfiguration"]?["outputConfiguration"]?["s3"]
        #expect(location?["singleFileOutput"] == nil)
        #expect(location?["keyPrefix"] == nil)
    }

    // MARK: Validation

    @Test func `a single file of results needs Spark, as a default too`() throws {
        func results(_ isSingle: Bool) -> JSON {
            ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "some-bucket", "singleFileOutput": .bool(isSingle)]]]
        }
        for (engine, status) in [("SPARK", 200), ("CLEAN_ROOMS_SQL", 400)] {
            let collaboration = try collaboration(publisher: publisher(["CAN_QUERY", "CAN_RECEIVE_RESULTS"]), engine: engine)
            let joined = join(collaboration, as: .publisher, [("defaultResultConfiguration", results(true))])
            #expect(joined.status == status)
            if status == 400 {
                #expect(joined.fields == ["defaultResultConfiguration.outputConfiguration.s3.singleFileOutput"])
            }
            let member = status == 200 ? joined : join(collaboration, as: .publisher, [("defaultResultConfiguration", results(false))])
            let id = try #require(member["membership"]?["id"]?.string)
            let changed = emulator.send(.patch, "/memberships/\(id)", ["defaultResultConfiguration": results(true)], as: .publisher)
            #expect(changed.status == status)
        }
    }

    @Test func `a receiver who does not query needs a default for results, and nobody else may have one`() throws {
        let receiver = try collaboration(publisher: publisher(["CAN_RECEIVE_RESULTS"]))
        #expect(join(receiver, as: .publisher).status == 400)
        #expect(join(receiver, as: .publisher, [("defaultResultConfiguration", Self.results)]).status == 200)
        #expect(join(receiver, as: .advertiser, [("defaultResultConfiguration", Self.results)]).status == 400)
    }

    @Test func `a payer who does not query has to accept, and nobody accepts what is not theirs`() throws {
        let id = try collaboration(publisher: publisher(["CAN_QUERY", "CAN_RECEIVE_RESULTS"]), creatorPays: true)
        func payment(_ isResponsible: Bool) -> [(name: String, value: JSON)] {
            [("paymentConfiguration", ["queryCompute": ["isResponsible": .bool(isResponsible)]])]
        }
        #expect(join(id, as: .advertiser).status == 400)
        #expect(join(id, as: .advertiser, payment(false)).status == 400)
        #expect(join(id, as: .publisher, payment(true)).status == 400)
        #expect(join(id, as: .advertiser, payment(true)).status == 200)
        #expect(join(id, as: .publisher, payment(false)).status == 200)
    }

    @Test func `who runs jobs alone is a runner too: it needs no default for queries, and pays for jobs without a word`() throws {
        let id = try collaboration(publisher: publisher(["CAN_RUN_JOB", "CAN_RECEIVE_RESULTS"]))
        let payments = join(id, as: .publisher)["membership"]?["paymentConfiguration"]
        #expect(payments?["jobCompute"]?["isResponsible"] == true)
    }

    @Test func `metrics need the collaboration's consent and a part in running or paying`() throws {
        let without = try collaboration(publisher: publisher(["CAN_QUERY"]))
        #expect(join(without, as: .publisher, [("isMetricsEnabled", true)]).status == 400)
        let with = try collaboration(publisher: publisher(["CAN_QUERY"]), metrics: true)
        #expect(join(with, as: .advertiser, [("isMetricsEnabled", true)]).status == 400)
        #expect(join(with, as: .publisher, [("isMetricsEnabled", true)])["membership"]?["isMetricsEnabled"] == true)
    }

    // MARK: Access

    @Test func `who is not invited cannot join`() throws {
        let id = try collaboration(publisher: publisher([]))
        #expect(join(id, as: .stranger).errorType == "AccessDeniedException")
        #expect(join("00000000-0000-4000-8000-000000000000", as: .publisher).errorType == "AccessDeniedException")
    }

    @Test func `another account's membership does not exist`() throws {
        let shared = try emulator.makeCollaboration()
        for reply in [
            emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .advertiser),
            emulator.send(.patch, "/memberships/\(shared.publisherMembership)", ["queryLogStatus": "ENABLED"], as: .advertiser),
            emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .advertiser),
            emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .publisher, in: "eu-west-1"),
        ] {
            #expect(reply.status == 404)
            #expect(reply["resourceType"] == "MEMBERSHIP")
            #expect(reply["resourceId"]?.string == shared.publisherMembership)
            #expect(reply.message == "No such membership with membershipId: \(shared.publisherMembership)")
        }
    }

    // MARK: Behaviour

    @Test func `joining twice is a conflict`() throws {
        let id = try collaboration(publisher: publisher([]))
        let membership = join(id, as: .publisher)["membership"]?["id"]
        let again = join(id, as: .publisher)
        #expect(again.status == 409)
        #expect(again["reason"] == "ALREADY_EXISTS")
        #expect(again["resourceId"] == membership)
        #expect(again["resourceType"] == "MEMBERSHIP")
    }

    @Test func `joining moves the member's update time, not the collaboration's`() throws {
        let id = try collaboration(publisher: publisher([]))
        emulator.advance(by: .seconds(1))
        #expect(join(id, as: .publisher).status == 200)
        let members = try #require(emulator.send(.get, "/collaborations/\(id)/members", as: .publisher)["memberSummaries"]?.array)
        let member = try #require(members.first { $0["accountId"] == "222222222222" })
        #expect(member["status"] == "ACTIVE")
        #expect(member["updateTime"] != member["createTime"])
        let collaboration = emulator.send(.get, "/collaborations/\(id)", as: .publisher)["collaboration"]
        #expect(collaboration?["updateTime"] == collaboration?["createTime"])
    }

    @Test func `an update changes what it names`() throws {
        let shared = try emulator.makeCollaboration()
        emulator.advance(by: .seconds(1))
        let target = "/memberships/\(shared.publisherMembership)"
        let updated = emulator.send(.patch, target, ["defaultResultConfiguration": Self.results], as: .publisher)["membership"]
        #expect(updated?["defaultResultConfiguration"]?["outputConfiguration"]?["s3"]?["bucket"] == "publisher-results")
        #expect(updated?["queryLogStatus"] == "DISABLED")
        #expect(updated?["updateTime"] != updated?["createTime"])
        #expect(emulator.send(.get, target, as: .publisher)["membership"] == updated)
    }

    @Test func `the only payer cannot withdraw`() throws {
        let shared = try emulator.makeCollaboration()
        let withdrawal: JSON = ["membershipPaymentConfiguration": ["queryCompute": ["isResponsible": false]]]
        let reply = emulator.send(.patch, "/memberships/\(shared.publisherMembership)", withdrawal, as: .publisher)
        #expect(reply.status == 409)
        #expect(reply["reason"] == "INVALID_STATE")
    }

    @Test func `the creator cannot leave while active`() throws {
        let shared = try emulator.makeCollaboration()
        let target = "/memberships/\(shared.advertiserMembership)"
        let reply = emulator.send(.delete, target, as: .advertiser)
        #expect(reply.status == 409)
        #expect(reply.message == "Cannot delete membership for the creator of the collaboration while their membership is still ACTIVE")
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(emulator.send(.delete, target, as: .advertiser).status == 204)
        #expect(emulator.send(.get, target, as: .advertiser).status == 404)
    }

    @Test func `who leaves is listed as having left and cannot come back`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .publisher).status == 204)
        #expect(emulator.send(.get, "/memberships", as: .publisher)["membershipSummaries"] == [])
        let members = try #require(emulator.send(.get, "/collaborations/\(shared.id)/members", as: .advertiser)["memberSummaries"]?.array)
        #expect(members.first { $0["accountId"] == "222222222222" }?["status"] == "LEFT")
        #expect(join(shared.id, as: .publisher).status == 403)
    }

    @Test func `a membership with something in it cannot be deleted`() throws {
        let shared = try emulator.makeCollaboration()
        let template: JSON = ["name": "overlap", "format": "SQL", "source": ["text": "SELECT 1 FROM members"]]
        let target = "/memberships/\(shared.publisherMembership)"
        #expect(emulator.send(.post, "\(target)/analysistemplates", template, as: .publisher).status == 200)
        let reply = emulator.send(.delete, target, as: .publisher)
        #expect(reply.status == 409)
        #expect(reply["reason"] == "SUBRESOURCES_EXIST")
    }

    @Test func `a membership that is not active takes no changes`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        let reply = emulator.send(.patch, "/memberships/\(shared.publisherMembership)", ["queryLogStatus": "ENABLED"], as: .publisher)
        #expect(reply.status == 409)
        #expect(reply["reason"] == "INVALID_STATE")
    }

    // MARK: Paging

    @Test func `memberships are listed newest first and by status`() throws {
        let first = try emulator.makeCollaboration()
        emulator.advance(by: .seconds(1))
        let second = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/collaborations/\(first.id)", as: .advertiser).status == 204)
        func list(_ query: String) -> [String?]? {
            emulator.send(.get, "/memberships\(query)", as: .publisher)["membershipSummaries"]?.array?.map { $0["id"]?.string }
        }
        #expect(list("") == [second.publisherMembership, first.publisherMembership])
        #expect(list("?status=ACTIVE") == [second.publisherMembership])
        #expect(list("?status=COLLABORATION_DELETED") == [first.publisherMembership])
        #expect(list("?status=REMOVED") == [])
    }
}
