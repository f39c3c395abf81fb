// Change requests: asked for by the creator, voted on by the members, put into effect.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct ChangeRequestsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    // MARK: Shape

    @Test func `a new request waits for the active members, and the creator has approved it`() throws {
        let shared = try emulator.makeCollaboration()
        let request = try #require(create(in: shared.id, [grant(["CAN_RECEIVE_RESULTS"], to: .advertiser)])["collaborationChangeRequest"])
        #expect(request["collaborationId"]?.string == shared.id)
        #expect(request["status"] == "PENDING")
        #expect(request["isAutoApproved"] == false)
        #expect(request["approvals"] == ["111111111111": ["status": "APPROVED"], "222222222222": ["status": "PENDING"]])
        #expect(request["changes"]?.array?.first?["types"] == ["GRANT_RECEIVE_RESULTS_ABILITY"])
        #expect(request["changes"]?.array?.first?["specification"]?["member"]?["accountId"] == "111111111111")
        #expect(request["createTime"] == request["updateTime"])
        let id = try #require(request["id"]?.string)
        #expect(emulator.send(.get, path(shared.id, id), as: .publisher)["collaborationChangeRequest"] == request)
        #expect(list(in: shared.id, as: .publisher)["collaborationChangeRequestSummaries"] == [request])
    }

    @Test(
        arguments: [
            (["abilities": ["CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"]], ["GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"]),
            (["abilities": []], ["REVOKE_RECEIVE_RESULTS_ABILITY"]),
            (
                ["ml": ["CAN_RECEIVE_MODEL_OUTPUT", "CAN_RECEIVE_INFERENCE_OUTPUT"]],
                ["GRANT_CAN_RECEIVE_MODEL_OUTPUT", "GRANT_CAN_RECEIVE_INFERENCE_OUTPUT"]
            ),
            (["payment": ["queryCompute": ["isResponsible": true], "jobCompute": ["isResponsible": true]]], ["ADD_PAYER_CANDIDATE"]),
            (
                ["abilities": ["CAN_EXPORT_QUERY_ANALYSIS_LOG"], "ml": ["CAN_RECEIVE_MODEL_OUTPUT"]],
                ["REVOKE_RECEIVE_RESULTS_ABILITY", "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY", "GRANT_CAN_RECEIVE_MODEL_OUTPUT"]
            ),
        ] as [(JSON, [String])])
    func `the types of a change are what it makes different`(change: JSON, types: [String]) throws {
        let shared = try emulator.makeCollaboration()
        let specification = member(
            .publisher, change["abilities"] ?? ["CAN_RECEIVE_RESULTS"], ml: change["ml"], payment: change["payment"])
        let request = create(in: shared.id, [specification])["collaborationChangeRequest"]
        #expect(request?["changes"]?.array?.first?["types"] == .array(types.map(JSON.string)))
    }

    @Test func `a new member is added, and is a payer candidate if it is to pay`() throws {
        let shared = try emulator.makeCollaboration()
        let plain = create(in: shared.id, [member(.stranger, ["CAN_RECEIVE_RESULTS"], name: "Third")])
        #expect(types(plain) == ["ADD_MEMBER"])
        #expect(act("CANCEL", on: plain, as: .advertiser).status == 200)
        let payer = create(in: shared.id, [member(.stranger, [], name: "Third", payment: ["queryCompute": ["isResponsible": true]])])
        #expect(types(payer) == ["ADD_MEMBER", "ADD_PAYER_CANDIDATE"])
    }

    // MARK: Validation

    @Test(arguments: ["CAN_QUERY", "CAN_RUN_JOB"])
    func `who runs analyses is settled for ever`(ability: String) throws {
        let shared = try emulator.makeCollaboration()
        let reply = create(in: shared.id, [grant([ability], to: .publisher)])
        #expect(reply.errorType == "ValidationException")
        #expect(reply.fields == ["changes.1.member.specification.member.memberAbilities"])
    }

    @Test func `a new member needs a display name`() throws {
        let shared = try emulator.makeCollaboration()
        let reply = create(in: shared.id, [member(.stranger, [])])
        #expect(reply.fields == ["changes.1.member.specification.member.displayName"])
    }

    @Test func `a change has to change something`() throws {
        let shared = try emulator.makeCollaboration()
        for change in [
            grant(["CAN_RECEIVE_RESULTS"], to: .publisher), autoApproval([]),
            member(.publisher, ["CAN_RECEIVE_RESULTS"], payment: ["queryCompute": ["isResponsible": true]]),
            ["specificationType": "COLLABORATION", "specification": ["collaboration": [:]]],
        ] {
            let reply = create(in: shared.id, [change])
            #expect(reply["reason"] == "INVALID_CONFIGURATION")
            #expect(reply.fields == ["changes.1.member.specification"])
        }
    }

    @Test func `the type of a specification is that of its arm`() throws {
        let shared = try emulator.makeCollaboration()
        var change = grant([], to: .publisher)
        change = ["specificationType": "COLLABORATION", "specification": change["specification"] ?? .null]
        #expect(create(in: shared.id, [change]).fields == ["changes.1.member.specificationType"])
    }

    @Test func `an account is changed once in a request`() throws {
        let shared = try emulator.makeCollaboration()
        let reply = create(
            in: shared.id, [grant([], to: .publisher), grant(["CAN_EXPORT_QUERY_ANALYSIS_LOG"], to: .publisher)])
        #expect(reply.fields == ["changes"])
    }

    @Test func `the last payer of a kind stays, unless another takes over in the same request`() throws {
        let shared = try emulator.makeCollaboration()
        let removal = member(.publisher, ["CAN_RECEIVE_RESULTS"], payment: ["queryCompute": ["isResponsible": false]])
        #expect(create(in: shared.id, [removal]).fields == ["changes"])
        let successor = member(.advertiser, [], payment: ["queryCompute": ["isResponsible": true]])
        let swap = create(in: shared.id, [removal, successor])
        #expect(swap.status == 200)
        let changes = swap["collaborationChangeRequest"]?["changes"]?.array ?? []
        #expect(changes.map { $0["types"] } == [["REMOVE_PAYER_CANDIDATE"], ["ADD_PAYER_CANDIDATE"]])
    }

    // MARK: Access

    @Test func `only the creator asks, cancels and commits`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(create(in: shared.id, [grant([], to: .publisher)], as: .publisher).errorType == "AccessDeniedException")
        let request = create(in: shared.id, [grant([], to: .publisher)])
        #expect(act("CANCEL", on: request, as: .publisher).errorType == "AccessDeniedException")
        #expect(act("COMMIT", on: request, as: .publisher).errorType == "AccessDeniedException")
        #expect(act("APPROVE", on: request, as: .stranger).errorType == "AccessDeniedException")
    }

    @Test func `active members see requests, and nobody else does`() throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [member(.stranger, [], name: "Third")])
        #expect(act("APPROVE", on: request, as: .publisher).status == 200)
        #expect(list(in: shared.id, as: .stranger).errorType == "AccessDeniedException")
        #expect(act("COMMIT", on: request, as: .advertiser).status == 200)
        // Invited now, and not active yet.
        #expect(list(in: shared.id, as: .stranger).errorType == "AccessDeniedException")
        _ = try emulator.makeMembership(in: shared.id, as: .stranger)
        #expect(list(in: shared.id, as: .stranger).status == 200)
    }

    @Test func `a request of another collaboration does not exist`() throws {
        let shared = try emulator.makeCollaboration()
        let other = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant([], to: .publisher)])
        let id = try #require(request["collaborationChangeRequest"]?["id"]?.string)
        let reply = emulator.send(.get, path(other.id, id), as: .advertiser)
        #expect(reply.status == 404)
        #expect(reply["resourceId"]?.string == id)
    }

    // MARK: Behaviour

    @Test func `approval by every member lets the creator commit`() throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant(["CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"], to: .publisher)])
        let early = act("COMMIT", on: request, as: .advertiser)
        #expect(early.status == 409 && early["reason"] == "INVALID_STATE")
        emulator.advance(by: .seconds(1))
        let approved = act("APPROVE", on: request, as: .publisher)["collaborationChangeRequest"]
        #expect(approved?["status"] == "APPROVED")
        #expect(approved?["approvals"]?["222222222222"]?["status"] == "APPROVED")
        #expect(approved?["updateTime"] != approved?["createTime"])
        #expect(abilities(of: .publisher, in: shared.id) == ["CAN_QUERY", "CAN_RECEIVE_RESULTS"])
        #expect(act("COMMIT", on: request, as: .advertiser)["collaborationChangeRequest"]?["status"] == "COMMITTED")
        // The ability to query cannot be named, and stays.
        let now: JSON = ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"]
        #expect(abilities(of: .publisher, in: shared.id) == now)
        let membership = emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .publisher)["membership"]
        #expect(membership?["memberAbilities"] == now)
    }

    @Test func `one denial ends a request`() throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant([], to: .publisher)])
        let denied = act("DENY", on: request, as: .publisher)["collaborationChangeRequest"]
        #expect(denied?["status"] == "DENIED")
        #expect(denied?["approvals"]?["222222222222"]?["status"] == "DENIED")
        for (action, account) in [("APPROVE", Account.publisher), ("COMMIT", .advertiser), ("CANCEL", .advertiser)] {
            #expect(act(action, on: request, as: account)["reason"] == "INVALID_STATE")
        }
    }

    @Test(arguments: [false, true])
    func `the creator withdraws a request before it is committed`(isApproved: Bool) throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant([], to: .publisher)])
        if isApproved { #expect(act("APPROVE", on: request, as: .publisher).status == 200) }
        #expect(act("CANCEL", on: request, as: .advertiser)["collaborationChangeRequest"]?["status"] == "CANCELLED")
        #expect(act("CANCEL", on: request, as: .advertiser).status == 409)
    }

    @Test func `nobody votes twice, and the creator has voted`() throws {
        let shared = try emulator.makeCollaboration()
        let third = create(in: shared.id, [member(.stranger, [], name: "Third")])
        #expect(act("APPROVE", on: third, as: .publisher).status == 200)
        #expect(act("COMMIT", on: third, as: .advertiser).status == 200)
        _ = try emulator.makeMembership(in: shared.id, as: .stranger)
        let request = create(in: shared.id, [grant([], to: .publisher)])
        #expect(act("APPROVE", on: request, as: .advertiser).status == 409)
        #expect(act("APPROVE", on: request, as: .publisher)["collaborationChangeRequest"]?["status"] == "PENDING")
        #expect(act("DENY", on: request, as: .publisher).status == 409)
        #expect(act("APPROVE", on: request, as: .stranger)["collaborationChangeRequest"]?["status"] == "APPROVED")
    }

    @Test func `alone in a collaboration the creator needs nobody`() throws {
        let made = emulator.send(
            .post, "/collaborations",
            [
                "name": "Alone", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "members": [],
                "queryLogStatus": "DISABLED",
            ], as: .advertiser)
        let id = try #require(made["collaboration"]?["id"]?.string)
        _ = try emulator.makeMembership(in: id, as: .advertiser)
        let request = create(in: id, [grant(["CAN_RECEIVE_RESULTS"], to: .advertiser)])["collaborationChangeRequest"]
        #expect(request?["status"] == "APPROVED")
        #expect(request?["isAutoApproved"] == false)
        #expect(request?["approvals"] == ["111111111111": ["status": "APPROVED"]])
    }

    @Test func `a request does not wait for a member who leaves or is removed`() throws {
        for isRemoved in [true, false] {
            let shared = try emulator.makeCollaboration()
            let request = create(in: shared.id, [member(.stranger, [], name: "Third")])
            let gone =
                isRemoved
                ? emulator.send(.delete, "/collaborations/\(shared.id)/member/222222222222", as: .advertiser)
                : emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .publisher)
            #expect(gone.status == 204)
            let now = try emulator.send(.get, path(shared.id, id(of: request)), as: .advertiser)["collaborationChangeRequest"]
            #expect(now?["status"] == "APPROVED")
            #expect(now?["approvals"] == ["111111111111": ["status": "APPROVED"]])
        }
    }

    @Test func `what a member who has left was to get cannot be committed`() throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant([], to: .publisher)])
        #expect(emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .publisher).status == 204)
        #expect(act("COMMIT", on: request, as: .advertiser)["reason"] == "INVALID_STATE")
        let now = try emulator.send(.get, path(shared.id, id(of: request)), as: .advertiser)["collaborationChangeRequest"]
        #expect(now?["status"] == "APPROVED")
    }

    @Test func `an open request keeps others from the same account`() throws {
        let shared = try emulator.makeCollaboration()
        let first = create(in: shared.id, [grant([], to: .publisher)])
        let rival = create(in: shared.id, [grant(["CAN_EXPORT_QUERY_ANALYSIS_LOG"], to: .publisher)])
        #expect(rival.status == 409 && rival["reason"] == "INVALID_STATE")
        #expect(create(in: shared.id, [grant(["CAN_RECEIVE_RESULTS"], to: .advertiser)]).status == 200)
        #expect(act("DENY", on: first, as: .publisher).status == 200)
        #expect(create(in: shared.id, [grant([], to: .publisher)]).status == 200)
    }

    @Test func `an added member is invited under an id that its membership takes over`() throws {
        let shared = try emulator.makeCollaboration()
        let payment: JSON = ["queryCompute": ["isResponsible": true]]
        let request = create(in: shared.id, [member(.stranger, ["CAN_RECEIVE_RESULTS"], name: "Third", payment: payment)])
        #expect(row(of: .stranger, in: shared.id) == nil)
        #expect(act("APPROVE", on: request, as: .publisher).status == 200)
        #expect(act("COMMIT", on: request, as: .advertiser).status == 200)
        let row = row(of: .stranger, in: shared.id)
        #expect(row?["status"] == "INVITED")
        #expect(row?["displayName"] == "Third")
        #expect(row?["paymentConfiguration"]?["queryCompute"]?["isResponsible"] == true)
        let results: JSON = [
            "outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "results"]],
            "roleArn": "arn:aws:iam::333333333333:role/results",
        ]
        let joined = emulator.send(
            .post, "/memberships",
            [
                "collaborationIdentifier": .string(shared.id), "queryLogStatus": "DISABLED", "paymentConfiguration": payment,
                "defaultResultConfiguration": results,
            ], as: .stranger)
        #expect(joined["membership"]?["id"] == row?["membershipId"])
    }

    @Test func `a removed member can be invited again`() throws {
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)/member/222222222222", as: .advertiser).status == 204)
        let request = create(in: shared.id, [member(.publisher, [], name: "Publisher")])
        #expect(types(request) == ["ADD_MEMBER"])
        #expect(act("COMMIT", on: request, as: .advertiser).status == 200)
        let again = try emulator.makeMembership(in: shared.id, as: .publisher)
        #expect(again != shared.publisherMembership)
    }

    @Test func `a payer candidate pays once it has agreed, and no more when it is none`() throws {
        let shared = try emulator.makeCollaboration()
        let pays: JSON = ["queryCompute": ["isResponsible": true]]
        commit([member(.advertiser, [], payment: pays)], in: shared.id)
        #expect(isPayer(.advertiser, through: shared.advertiserMembership) == false)
        let agreed = emulator.send(
            .patch, "/memberships/\(shared.advertiserMembership)", ["membershipPaymentConfiguration": pays], as: .advertiser)
        #expect(agreed.status == 200)
        #expect(isPayer(.advertiser, through: shared.advertiserMembership) == true)
        commit([member(.advertiser, [], payment: ["queryCompute": ["isResponsible": false]])], in: shared.id)
        #expect(isPayer(.advertiser, through: shared.advertiserMembership) == false)
        #expect(row(of: .advertiser, in: shared.id)?["paymentConfiguration"]?["queryCompute"]?["isResponsible"] == false)
        #expect(isPayer(.publisher, through: shared.publisherMembership) == true)
    }

    @Test func `abilities in machine learning are replaced where they are named`() throws {
        let shared = try emulator.makeCollaboration()
        commit([member(.publisher, ["CAN_RECEIVE_RESULTS"], ml: ["CAN_RECEIVE_MODEL_OUTPUT"])], in: shared.id)
        let granted: JSON = ["customMLMemberAbilities": ["CAN_RECEIVE_MODEL_OUTPUT"]]
        #expect(row(of: .publisher, in: shared.id)?["mlAbilities"] == granted)
        commit([member(.publisher, [])], in: shared.id)
        #expect(row(of: .publisher, in: shared.id)?["mlAbilities"] == granted)
    }

    @Test func `a collaboration takes as many members as its quota says`() throws {
        var settings = Settings()
        settings.quotas.values = [.members: 2]
        let tests = ChangeRequestsTests(try Emulator(settings: settings))
        let shared = try tests.emulator.makeCollaboration()
        let more = [tests.member(.stranger, [], name: "Third"), tests.member("444444444444", [], name: "Fourth")]
        let refused = tests.create(in: shared.id, more)
        #expect(refused.errorType == "ServiceQuotaExceededException")
        #expect(refused["quotaName"] == "Members invited per collaboration")
        #expect(tests.create(in: shared.id, [more[0]]).status == 200)
        // What adds nobody has room.
        #expect(tests.create(in: shared.id, [tests.grant([], to: .publisher)]).status == 200)
    }

    // MARK: Approval beforehand

    @Test func `what is approved beforehand takes effect at once`() throws {
        let shared = try emulator.makeCollaboration()
        commit([autoApproval(["ADD_MEMBER", "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"])], in: shared.id)
        let collaboration = emulator.send(.get, "/collaborations/\(shared.id)", as: .publisher)["collaboration"]
        #expect(collaboration?["autoApprovedChangeTypes"] == ["ADD_MEMBER", "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"])
        let reply = create(
            in: shared.id,
            [grant(["CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"], to: .publisher), member(.stranger, [], name: "Third")])
        let request = reply["collaborationChangeRequest"]
        #expect(request?["status"] == "COMMITTED")
        #expect(request?["isAutoApproved"] == true)
        #expect(request?["approvals"] == nil)
        #expect(row(of: .stranger, in: shared.id)?["status"] == "INVITED")
        #expect(abilities(of: .publisher, in: shared.id) == ["CAN_QUERY", "CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"])
        for (action, account) in [("APPROVE", Account.publisher), ("DENY", .publisher), ("COMMIT", .advertiser), ("CANCEL", .advertiser)] {
            #expect(act(action, on: reply, as: account).status == 409)
        }
    }

    @Test func `one change that is not approved beforehand makes the whole request wait`() throws {
        let shared = try emulator.makeCollaboration()
        commit([autoApproval(["ADD_MEMBER"])], in: shared.id)
        let pays: JSON = ["queryCompute": ["isResponsible": true]]
        for changes in [
            [member(.stranger, [], name: "Third"), grant([], to: .publisher)],
            // A new member brings its abilities along.
            [member(.stranger, ["CAN_RECEIVE_RESULTS"], name: "Third")],
            [member(.stranger, ["CAN_EXPORT_QUERY_ANALYSIS_LOG"], name: "Third")],
            [member(.stranger, [], name: "Third", ml: ["CAN_RECEIVE_MODEL_OUTPUT"])],
            [member(.stranger, [], name: "Third", payment: pays)],
        ] {
            let reply = create(in: shared.id, changes)
            #expect(reply["collaborationChangeRequest"]?["isAutoApproved"] == false)
            #expect(act("CANCEL", on: reply, as: .advertiser).status == 200)
        }
        commit([autoApproval(["ADD_MEMBER", "GRANT_RECEIVE_RESULTS_ABILITY"])], in: shared.id)
        let reply = create(in: shared.id, [member(.stranger, ["CAN_RECEIVE_RESULTS"], name: "Third")])
        #expect(reply["collaborationChangeRequest"]?["status"] == "COMMITTED")
    }

    // MARK: Paging

    @Test func `requests are listed newest first, by status and in pages`() throws {
        let shared = try emulator.makeCollaboration()
        var ids: [String] = []
        for abilities in [[], ["CAN_EXPORT_QUERY_ANALYSIS_LOG"], ["CAN_RECEIVE_RESULTS", "CAN_EXPORT_QUERY_ANALYSIS_LOG"]] {
            let request = create(in: shared.id, [grant(abilities, to: .publisher)])
            ids.insert(try id(of: request), at: 0)
            if ids.count < 3 { #expect(act("CANCEL", on: request, as: .advertiser).status == 200) }
            emulator.advance(by: .seconds(1))
        }
        let first = list(in: shared.id, "?maxResults=2", as: .publisher)
        #expect(identifiers(first) == Array(ids.prefix(2)))
        let token = try #require(first["nextToken"]?.string)
        #expect(identifiers(list(in: shared.id, "?maxResults=2&nextToken=\(token)", as: .publisher)) == [ids[2]])
        #expect(identifiers(list(in: shared.id, "?status=CANCELLED", as: .publisher)) == Array(ids.suffix(2)))
        #expect(list(in: shared.id, "?status=PENDING&nextToken=\(token)", as: .publisher).status == 400)
    }
}

// MARK: Requests

extension ChangeRequestsTests {
    private init(_ emulator: Emulator) {
        self.emulator = emulator
    }

    private func path(_ collaboration: String, _ id: String) -> String { "/collaborations/\(collaboration)/changeRequests/\(id)" }

    private func create(in collaboration: String, _ changes: [JSON], as account: Account = .advertiser) -> Reply {
        emulator.send(.post, "/collaborations/\(collaboration)/changeRequests", ["changes": .array(changes)], as: account)
    }

    private func list(in collaboration: String, _ query: String = "", as account: Account) -> Reply {
        emulator.send(.get, "/collaborations/\(collaboration)/changeRequests\(query)", as: account)
    }

    private func act(_ action: String, on request: Reply, as account: Account) -> Reply {
        let id = request["collaborationChangeRequest"]?["id"]?.string ?? ""
        let collaboration = request["collaborationChangeRequest"]?["collaborationId"]?.string ?? ""
        return emulator.send(.patch, path(collaboration, id), ["action": .string(action)], as: account)
    }

    /// Takes changes through the votes of advertiser and publisher.
    private func commit(_ changes: [JSON], in collaboration: String) {
        let request = create(in: collaboration, changes)
        #expect(act("APPROVE", on: request, as: .publisher).status == 200)
        #expect(act("COMMIT", on: request, as: .advertiser).status == 200)
    }

    private func grant(_ abilities: [String], to account: Account) -> JSON {
        member(account, .array(abilities.map(JSON.string)))
    }

    private func member(_ account: Account, _ abilities: JSON, name: String? = nil, ml: JSON? = nil, payment: JSON? = nil) -> JSON {
        var member = JSON.Object([("accountId", .string(account.id)), ("memberAbilities", abilities)])
        if let name { member.append("displayName", .string(name)) }
        if let ml { member.append("mlMemberAbilities", ["customMLMemberAbilities": ml]) }
        if let payment { member.append("paymentConfiguration", payment) }
        return ["specificationType": "MEMBER", "specification": ["member": .object(member)]]
    }

    private func autoApproval(_ types: [String]) -> JSON {
        let types = JSON.array(types.map(JSON.string))
        return ["specificationType": "COLLABORATION", "specification": ["collaboration": ["autoApprovedChangeTypes": types]]]
    }

    // MARK: Answers

    private func id(of request: Reply) throws -> String { try #require(request["collaborationChangeRequest"]?["id"]?.string) }

    private func types(_ request: Reply) -> JSON? { request["collaborationChangeRequest"]?["changes"]?.array?.first?["types"] }

    private func identifiers(_ reply: Reply) -> [String] {
        reply["collaborationChangeRequestSummaries"]?.array?.compactMap { $0["id"]?.string } ?? []
    }

    private func row(of account: Account, in collaboration: String) -> JSON? {
        let members = emulator.send(.get, "/collaborations/\(collaboration)/members", as: .advertiser)["memberSummaries"]?.array
        return members?.first { $0["accountId"]?.string == account.id }
    }

    private func abilities(of account: Account, in collaboration: String) -> JSON? { row(of: account, in: collaboration)?["abilities"] }

    private func isPayer(_ account: Account, through membership: String) -> JSON? {
        emulator.send(.get, "/memberships/\(membership)", as: account)["membership"]?["paymentConfiguration"]?["queryCompute"]?[
            "isResponsible"]
    }
}
