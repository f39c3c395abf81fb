// How members and the creator decide on a change request, or have decided beforehand.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeRequest.html

import EmulatorTesting
import JSON
import Testing

@Suite struct ChangeRequestVotesTests: ChangeRequestSuite {
    let emulator: Emulator

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
}
