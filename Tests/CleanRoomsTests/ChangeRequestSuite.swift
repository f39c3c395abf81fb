// What the suites on change requests share: requests, votes, and what is there afterwards.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CollaborationChangeRequest.html

import EmulatorTesting
import JSON
import Testing

/// Tests that change collaborations, by what they do to an emulator.
protocol ChangeRequestSuite {
    var emulator: Emulator { get }

    init(emulator: Emulator)
}

extension ChangeRequestSuite {
    init() throws {
        self.init(emulator: try Emulator())
    }

    func path(_ collaboration: String, _ id: String) -> String { "/collaborations/\(collaboration)/changeRequests/\(id)" }

    func create(in collaboration: String, _ changes: [JSON], as account: Account = .advertiser) -> Reply {
        emulator.send(.post, "/collaborations/\(collaboration)/changeRequests", ["changes": .array(changes)], as: account)
    }

    func list(in collaboration: String, _ query: String = "", as account: Account) -> Reply {
        emulator.send(.get, "/collaborations/\(collaboration)/changeRequests\(query)", as: account)
    }

    func act(_ action: String, on request: Reply, as account: Account) -> Reply {
        let id = request["collaborationChangeRequest"]?["id"]?.string ?? ""
        let collaboration = request["collaborationChangeRequest"]?["collaborationId"]?.string ?? ""
        return emulator.send(.patch, path(collaboration, id), ["action": .string(action)], as: account)
    }

    /// Takes changes through the votes of advertiser and publisher.
    func commit(_ changes: [JSON], in collaboration: String) {
        let request = create(in: collaboration, changes)
        #expect(act("APPROVE", on: request, as: .publisher).status == 200)
        #expect(act("COMMIT", on: request, as: .advertiser).status == 200)
    }

    func grant(_ abilities: [String], to account: Account) -> JSON {
        member(account, .array(abilities.map(JSON.string)))
    }

    func member(_ account: Account, _ abilities: JSON, name: String? = nil, ml: JSON? = nil, payment: JSON? = nil) -> JSON {
        var member = JSON.Object([("accountId", .string(account.id)), ("memberAbilities", abilities)])
        if let name { member.append("displayName", .string(name)) }
        if let ml { member.append("mlMemberAbilities", ["customMLMemberAbilities": ml]) }
        if let payment { member.append("paymentConfiguration", payment) }
        return ["specificationType": "MEMBER", "specification": ["member": .object(member)]]
    }

    func autoApproval(_ types: [String]) -> JSON {
        let types = JSON.array(types.map(JSON.string))
        return ["specificationType": "COLLABORATION", "specification": ["collaboration": ["autoApprovedChangeTypes": types]]]
    }

    // MARK: Answers

    func id(of request: Reply) throws -> String { try #require(request["collaborationChangeRequest"]?["id"]?.string) }

    func types(_ request: Reply) -> JSON? { request["collaborationChangeRequest"]?["changes"]?.array?.first?["types"] }

    func identifiers(_ reply: Reply) -> [String] {
        reply.list("collaborationChangeRequestSummaries").compactMap { $0["id"]?.string }
    }

    func row(of account: Account, in collaboration: String) -> JSON? {
        let members = emulator.send(.get, "/collaborations/\(collaboration)/members", as: .advertiser)["memberSummaries"]?.array
        return members?.first { $0["accountId"]?.string == account.id }
    }

    func abilities(of account: Account, in collaboration: String) -> JSON? { row(of: account, in: collaboration)?["abilities"] }

    func isPayer(_ account: Account, through membership: String) -> JSON? {
        emulator.send(.get, "/memberships/\(membership)", as: account)["membership"]?["paymentConfiguration"]?["queryCompute"]?[
            "isResponsible"]
    }
}
