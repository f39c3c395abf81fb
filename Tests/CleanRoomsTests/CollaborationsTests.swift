// Collaborations and their members, through the door.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct CollaborationsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    /// The body of a request for a collaboration in which the publisher queries.
    private func request(_ changes: [(String, JSON)] = []) -> JSON {
        var members: [(name: String, value: JSON)] = [
            ("name", "Campaign"), ("creatorDisplayName", "Advertiser"), ("creatorMemberAbilities", []),
            (
                "members",
                [["accountId": "222222222222", "displayName": "Publisher", "memberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]]]
            ),
            ("queryLogStatus", "DISABLED"),
        ]
        for (name, value) in changes {
            members.removeAll { $0.name == name }
            members.append((name, value))
        }
        return .object(JSON.Object(members))
    }

    private func create(_ changes: [(String, JSON)] = [], as account: Account = .advertiser) throws -> String {
        let reply = emulator.send(.post, "/collaborations", request(changes), as: account)
        return try #require(reply["collaboration"]?["id"]?.string)
    }

    // MARK: Shape

    @Test func `a new collaboration shows the defaults of recorded answers`() throws {
        let reply = emulator.send(.post, "/collaborations", request(), as: .advertiser)
        let collaboration = try #require(reply["collaboration"])
        let id = try #require(collaboration["id"]?.string)
        #expect(reply.status == 200)
        #expect(collaboration["arn"] == .string("arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(id)"))
        #expect(collaboration["memberStatus"] == "INVITED")
        #expect(collaboration["analyticsEngine"] == "SPARK")
        #expect(collaboration["allowedResultRegions"] == ["us-east-1"])
        #expect(collaboration["isMetricsEnabled"] == false)
        #expect(collaboration["createTime"] == collaboration["updateTime"])
        for absent in ["description", "jobLogStatus", "autoApprovedChangeTypes", "dataEncryptionMetadata", "tags"] {
            #expect(collaboration[absent] == nil)
        }
    }

    @Test func `what a request says comes back`() throws {
        let encryption: JSON = [
            "allowCleartext": true, "allowDuplicates": false, "allowJoinsOnColumnsWithDifferentNames": true, "preserveNulls": false,
        ]
        let id = try create([
            ("description", "Overlap"), ("jobLogStatus", "ENABLED"), ("dataEncryptionMetadata", encryption),
            ("autoApprovedChangeRequestTypes", ["ADD_MEMBER"]), ("allowedResultRegions", ["eu-west-1", "us-east-1"]),
            ("isMetricsEnabled", true),
        ])
        let collaboration = try #require(emulator.send(.get, "/collaborations/\(id)", as: .publisher)["collaboration"])
        #expect(collaboration["description"] == "Overlap")
        #expect(collaboration["jobLogStatus"] == "ENABLED")
        #expect(collaboration["dataEncryptionMetadata"] == encryption)
        #expect(collaboration["autoApprovedChangeTypes"] == ["ADD_MEMBER"])
        #expect(collaboration["allowedResultRegions"] == ["eu-west-1", "us-east-1"])
        #expect(collaboration["isMetricsEnabled"] == true)
    }

    // MARK: Validation

    private static let misfits: [(name: String, value: JSON)] = [
        ("members", [["accountId": "111111111111", "displayName": "Me", "memberAbilities": []]]),
        (
            "members",
            [
                ["accountId": "222222222222", "displayName": "Once", "memberAbilities": []],
                ["accountId": "222222222222", "displayName": "Twice", "memberAbilities": []],
            ]
        ),
        ("creatorMemberAbilities", ["CAN_QUERY"]),
        ("creatorMemberAbilities", ["CAN_RUN_JOB"]),
    ]

    @Test(arguments: misfits)
    func `members that do not fit together are refused`(name: String, value: JSON) {
        let reply = emulator.send(.post, "/collaborations", request([(name, value)]), as: .advertiser)
        #expect(reply.status == 400)
        #expect(reply.errorType == "ValidationException")
        #expect(reply["reason"] == "INVALID_CONFIGURATION")
    }

    @Test func `a runner of jobs who does not pay for them needs somebody who does`() {
        let runner: JSON = [
            "accountId": "222222222222", "displayName": "Publisher", "memberAbilities": ["CAN_QUERY", "CAN_RUN_JOB"],
            "paymentConfiguration": ["queryCompute": ["isResponsible": true], "jobCompute": ["isResponsible": false]],
        ]
        #expect(emulator.send(.post, "/collaborations", request([("members", [runner])]), as: .advertiser).status == 400)
        let payer: JSON = ["queryCompute": ["isResponsible": false], "jobCompute": ["isResponsible": true]]
        let reply = emulator.send(
            .post, "/collaborations", request([("members", [runner]), ("creatorPaymentConfiguration", payer)]), as: .advertiser)
        #expect(reply.status == 200)
    }

    @Test(arguments: ["SPARK", "CLEAN_ROOMS_SQL"])
    func `a runner of queries who does not pay for them needs somebody who does`(engine: String) {
        func reply(_ more: [(name: String, value: JSON)]) -> Reply {
            emulator.send(.post, "/collaborations", request([("analyticsEngine", .string(engine))] + more), as: .advertiser)
        }
        func runner(_ isResponsible: Bool) -> JSON {
            [
                "accountId": "222222222222", "displayName": "Publisher", "memberAbilities": ["CAN_QUERY"],
                "paymentConfiguration": ["queryCompute": ["isResponsible": .bool(isResponsible)]],
            ]
        }
        let (pays, doesNot): (JSON, JSON) = (["queryCompute": ["isResponsible": true]], ["queryCompute": ["isResponsible": false]])
        let refused = reply([("members", [runner(false)]), ("creatorPaymentConfiguration", doesNot)])
        #expect(refused["reason"] == "INVALID_CONFIGURATION" && refused.fields == ["members"])
        #expect(reply([("members", [runner(false)])]).fields == ["members"])
        let own = reply([("members", []), ("creatorMemberAbilities", ["CAN_QUERY"]), ("creatorPaymentConfiguration", doesNot)])
        #expect(own.fields == ["creatorPaymentConfiguration"])
        #expect(reply([("members", [runner(false)]), ("creatorPaymentConfiguration", pays)]).status == 200)
        // Several members may pay.
        #expect(reply([("members", [runner(true)]), ("creatorPaymentConfiguration", pays)]).status == 200)
    }

    @Test func `the legacy engine is accepted, and refused where it is set to be`() throws {
        let body = request([("analyticsEngine", "CLEAN_ROOMS_SQL")])
        #expect(emulator.send(.post, "/collaborations", body, as: .advertiser)["collaboration"]?["analyticsEngine"] == "CLEAN_ROOMS_SQL")
        var settings = Settings()
        settings.legacyEngine = .refuse
        #expect(try Emulator(settings: settings).send(.post, "/collaborations", body, as: .advertiser).status == 400)
    }

    @Test func `a collaboration on Spark does not go back to the legacy engine`() throws {
        let id = try create()
        let reply = emulator.send(.patch, "/collaborations/\(id)", ["analyticsEngine": "CLEAN_ROOMS_SQL"], as: .advertiser)
        #expect(reply.status == 400)
    }

    // MARK: Access

    @Test func `a stranger is denied what it must not know exists`() throws {
        let id = try create()
        for collaboration in [id, "00000000-0000-4000-8000-000000000000"] {
            for reply in [
                emulator.send(.get, "/collaborations/\(collaboration)", as: .stranger),
                emulator.send(.get, "/collaborations/\(collaboration)/members", as: .stranger),
                emulator.send(.delete, "/collaborations/\(collaboration)", as: .stranger),
                emulator.send(.patch, "/collaborations/\(collaboration)", ["name": "Mine"], as: .stranger),
            ] {
                #expect(reply.status == 403)
                #expect(reply.errorType == "AccessDeniedException")
                #expect(reply.message == "Collaboration \(collaboration) could not be found or you do not have access to it.")
            }
        }
    }

    @Test func `a collaboration lives in one region`() throws {
        let id = try create()
        #expect(emulator.send(.get, "/collaborations/\(id)", as: .publisher, in: "eu-west-1").status == 403)
        #expect(emulator.send(.get, "/collaborations", as: .publisher, in: "eu-west-1")["collaborationList"] == [])
    }

    @Test func `only the creator changes, deletes and removes`() throws {
        let id = try create()
        #expect(emulator.send(.patch, "/collaborations/\(id)", ["name": "Mine"], as: .publisher).status == 403)
        #expect(emulator.send(.delete, "/collaborations/\(id)", as: .publisher).status == 403)
        #expect(emulator.send(.delete, "/collaborations/\(id)/member/111111111111", as: .publisher).status == 403)
    }

    // MARK: Behaviour

    @Test func `members are listed with what they may and what they pay, written out`() throws {
        let id = try create()
        let members = try #require(emulator.send(.get, "/collaborations/\(id)/members", as: .publisher)["memberSummaries"]?.array)
        #expect(members.count == 2)
        let publisher = try #require(members.first { $0["accountId"] == "222222222222" })
        #expect(publisher["status"] == "INVITED")
        #expect(publisher["membershipId"]?.string != nil)
        #expect(publisher["mlAbilities"] == nil)
        #expect(
            publisher["paymentConfiguration"] == [
                "queryCompute": ["isResponsible": true],
                "machineLearning": [
                    "modelTraining": ["isResponsible": false], "modelInference": ["isResponsible": false],
                    "syntheticDataGeneration": ["isResponsible": false],
                ],
                "jobCompute": ["isResponsible": false],
            ])
    }

    @Test func `a named payer relieves the runner`() throws {
        let id = try create([("creatorPaymentConfiguration", ["queryCompute": ["isResponsible": true]])])
        let members = try #require(emulator.send(.get, "/collaborations/\(id)/members", as: .publisher)["memberSummaries"]?.array)
        let payers = members.filter { $0["paymentConfiguration"]?["queryCompute"]?["isResponsible"] == true }.map { $0["accountId"] }
        #expect(payers == ["111111111111"])
    }

    @Test func `the membership's id is known from the invitation on`() throws {
        let id = try create()
        let invited = emulator.send(.get, "/collaborations/\(id)", as: .publisher)["collaboration"]?["membershipId"]
        #expect(try emulator.makeMembership(in: id, as: .publisher) == invited?.string)
        let collaboration = try #require(emulator.send(.get, "/collaborations/\(id)", as: .publisher)["collaboration"])
        #expect(collaboration["memberStatus"] == "ACTIVE")
        #expect(collaboration["updateTime"] == collaboration["createTime"])
    }

    @Test func `each caller lists what it is invited to or active in`() throws {
        let first = try create()
        emulator.advance(by: .seconds(1))
        let second = try create([("name", "Second")])
        _ = try emulator.makeMembership(in: first, as: .publisher)
        func list(_ query: String, as account: Account) -> [String?]? {
            emulator.send(.get, "/collaborations\(query)", as: account)["collaborationList"]?.array?.map { $0["id"]?.string }
        }
        #expect(list("", as: .publisher) == [second, first])
        #expect(list("?memberStatus=INVITED", as: .publisher) == [second])
        #expect(list("?memberStatus=ACTIVE", as: .publisher) == [first])
        #expect(list("", as: .stranger) == [])
    }

    @Test func `an update changes what it names and keeps the rest`() throws {
        let id = try create([("description", "Overlap")])
        emulator.advance(by: .seconds(5))
        let collaboration = try #require(
            emulator.send(.patch, "/collaborations/\(id)", ["name": "Renamed"], as: .advertiser)["collaboration"])
        #expect(collaboration["name"] == "Renamed")
        #expect(collaboration["description"] == "Overlap")
        #expect(collaboration["updateTime"] != collaboration["createTime"])
        let membership = try emulator.makeMembership(in: id, as: .publisher)
        #expect(emulator.send(.get, "/memberships/\(membership)", as: .publisher)["membership"]?["collaborationName"] == "Renamed")
    }

    @Test func `a deleted collaboration is gone for everybody, and its memberships say so`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        for account in [Account.advertiser, .publisher] {
            #expect(emulator.send(.get, "/collaborations/\(shared.id)", as: account).status == 403)
            #expect(emulator.send(.get, "/collaborations", as: account)["collaborationList"] == [])
        }
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 403)
        let membership = try #require(
            emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .publisher)["membership"])
        #expect(membership["status"] == "COLLABORATION_DELETED")
        #expect(membership["memberAbilities"] == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
    }

    @Test func `a removed member stays in the list and is out of everything else`() throws {
        let shared = try emulator.makeCollaboration()
        let target = "/collaborations/\(shared.id)/member/222222222222"
        #expect(emulator.send(.delete, target, as: .advertiser).status == 204)
        #expect(emulator.send(.delete, target, as: .advertiser).status == 204)
        let members = try #require(emulator.send(.get, "/collaborations/\(shared.id)/members", as: .advertiser)["memberSummaries"]?.array)
        #expect(members.first { $0["accountId"] == "222222222222" }?["status"] == "REMOVED")
        #expect(emulator.send(.get, "/collaborations/\(shared.id)", as: .publisher).status == 403)
        #expect(emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .publisher)["membership"]?["status"] == "REMOVED")
        let again: JSON = ["collaborationIdentifier": .string(shared.id), "queryLogStatus": "DISABLED"]
        #expect(emulator.send(.post, "/memberships", again, as: .publisher).status == 403)
    }

    @Test func `the creator cannot be removed, nor an account that never was a member`() throws {
        let id = try create()
        let creator = emulator.send(.delete, "/collaborations/\(id)/member/111111111111", as: .advertiser)
        #expect(creator.status == 409)
        #expect(creator["reason"] == "INVALID_STATE")
        #expect(emulator.send(.delete, "/collaborations/\(id)/member/333333333333", as: .advertiser).status == 404)
    }

    // MARK: Paging

    @Test(arguments: 1...6)
    func `every page size shows each collaboration once`(size: Int) throws {
        let made = try (0..<5).map { try create([("name", .string("Number \($0)"))]) }
        var seen: [String] = []
        var token: String?
        repeat {
            let query = "?maxResults=\(size)" + (token.map { "&nextToken=\($0)" } ?? "")
            let reply = emulator.send(.get, "/collaborations\(query)", as: .publisher)
            let page = try #require(reply["collaborationList"]?.array).compactMap { $0["id"]?.string }
            #expect(page.count <= size)
            seen += page
            token = reply["nextToken"]?.string
        } while token != nil
        #expect(seen.count == made.count)
        #expect(Set(seen) == Set(made))
    }

    @Test func `a token holds for its caller, its listing and its filter only`() throws {
        for number in 0..<3 { _ = try create([("name", .string("Number \(number)"))]) }
        let token = try #require(emulator.send(.get, "/collaborations?maxResults=1", as: .publisher)["nextToken"]?.string)
        for (target, account) in [
            ("/collaborations?nextToken=\(token)", Account.advertiser), ("/memberships?nextToken=\(token)", .publisher),
            ("/collaborations?memberStatus=INVITED&nextToken=\(token)", .publisher), ("/collaborations?nextToken=AAAA", .publisher),
        ] {
            let reply = emulator.send(.get, target, as: account)
            #expect(reply.status == 400)
            #expect(reply.message == "Invalid nextToken")
        }
    }
}
