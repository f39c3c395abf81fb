// Change requests through the door: what can be asked for, who asks and sees, and how they are listed.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeRequest.html

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct ChangeRequestsTests: ChangeRequestSuite {
    let emulator: Emulator

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

    @Test func `an open request keeps others from the same account`() throws {
        let shared = try emulator.makeCollaboration()
        let first = create(in: shared.id, [grant([], to: .publisher)])
        let rival = create(in: shared.id, [grant(["CAN_EXPORT_QUERY_ANALYSIS_LOG"], to: .publisher)])
        #expect(rival.status == 409 && rival["reason"] == "INVALID_STATE")
        #expect(create(in: shared.id, [grant(["CAN_RECEIVE_RESULTS"], to: .advertiser)]).status == 200)
        #expect(act("DENY", on: first, as: .publisher).status == 200)
        #expect(create(in: shared.id, [grant([], to: .publisher)]).status == 200)
    }

    @Test func `a collaboration takes as many members as its quota says`() throws {
        var settings = Settings()
        settings.quotas.values = [.members: 2]
        let tests = Self(emulator: try Emulator(settings: settings))
        let shared = try tests.emulator.makeCollaboration()
        let more = [tests.member(.stranger, [], name: "Third"), tests.member("444444444444", [], name: "Fourth")]
        let refused = tests.create(in: shared.id, more)
        #expect(refused.errorType == "ServiceQuotaExceededException")
        #expect(refused["quotaName"] == "Members invited per collaboration")
        #expect(tests.create(in: shared.id, [more[0]]).status == 200)
        // What adds nobody has room.
        #expect(tests.create(in: shared.id, [tests.grant([], to: .publisher)]).status == 200)
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
