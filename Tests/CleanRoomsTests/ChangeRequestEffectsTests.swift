// What a change request does once it is committed.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeRequest.html

import EmulatorTesting
import JSON
import Testing

@Suite struct ChangeRequestEffectsTests: ChangeRequestSuite {
    let emulator: Emulator

    @Test func `what a member who has left was to get cannot be committed`() throws {
        let shared = try emulator.makeCollaboration()
        let request = create(in: shared.id, [grant([], to: .publisher)])
        #expect(emulator.send(.delete, "/memberships/\(shared.publisherMembership)", as: .publisher).status == 204)
        #expect(act("COMMIT", on: request, as: .advertiser)["reason"] == "INVALID_STATE")
        let now = try emulator.send(.get, path(shared.id, id(of: request)), as: .advertiser)["collaborationChangeRequest"]
        #expect(now?["status"] == "APPROVED")
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
}
