// Which events each kind of resource has, as far as the list of the guide goes.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/events-detail-reference-full.html

import EmulatorTesting
import JSON
import Testing

@Suite struct EventKindsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private var events: [JSON] { emulator.control(.get, "/_cleanrooms/events").list("events") }

    /// The events since they were told last: each type with the last digit of the accounts that were told.
    private func news() -> [String] {
        defer { emulator.control(.delete, "/_cleanrooms/events") }
        var lines: [(type: String, accounts: String)] = []
        for event in events {
            let type = event["detail-type"]?.string ?? ""
            let account = String(event["account"]?.string?.last ?? "?")
            if lines.last?.type == type, lines.last?.accounts.contains(account) == false {
                lines[lines.count - 1].accounts += account
            } else {
                lines.append((type, account))
            }
        }
        return lines.map { "\($0.type) \($0.accounts)" }
    }

    // MARK: Jobs

    @Test func `a job is announced at each step to whoever runs it`() throws {
        let job = try emulator.readyJob()
        _ = news()
        let id = try emulator.startJob(job)
        emulator.advance(by: .seconds(1))
        #expect(emulator.job(id, of: job)?["status"] == "SUCCESS")
        #expect(events.allSatisfy { $0["detail"]?["id"]?.string == id })
        #expect(news() == ["Protected Job Submitted 2", "Protected Job Started 2", "Protected Job Succeeded 2"])
    }

    @Test func `a job that fails says why, and one that is cancelled takes two events`() throws {
        let job = try emulator.readyJob()
        let rule: JSON = [
            "model_name": "cleanrooms::protected-job", "status": "FAILED", "times": 1,
            "error": ["code": "RESOURCE_NOT_FOUND", "message": "No rows."],
        ]
        #expect(emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201)
        let failing = try emulator.startJob(job)
        emulator.advance(by: .seconds(1))
        #expect(emulator.job(failing, of: job)?["status"] == "FAILED")
        let detail = events.last?["detail"]
        #expect(detail?["status"] == "FAILED" && detail?["errorCode"] == "RESOURCE_NOT_FOUND" && detail?["errorMessage"] == "No rows.")
        _ = news()
        let cancelled = try emulator.startJob(job)
        let target = "/memberships/\(job.collaboration.publisherMembership)/protectedJobs/\(cancelled)"
        #expect(emulator.send(.patch, target, ["targetStatus": "CANCELLED"], as: .publisher).status == 200)
        emulator.advance(by: .seconds(1))
        #expect(emulator.job(cancelled, of: job)?["status"] == "CANCELLED")
        #expect(news() == ["Protected Job Submitted 2", "Protected Job Cancelling 2", "Protected Job Cancelled 2"])
    }

    // MARK: Change requests

    @Test(
        arguments: [
            ("APPROVE", "COMMIT", ["Approved 12", "Committed 12"]), ("DENY", nil, []), (nil, "CANCEL", ["Cancelled 12"]),
        ] as [(String?, String?, [String])])
    func `a change request is announced to all, but for a denial`(vote: String?, end: String?, words: [String]) throws {
        let shared = try emulator.makeCollaboration()
        _ = news()
        let requests = "/collaborations/\(shared.id)/changeRequests"
        let change: JSON = [
            "specificationType": "MEMBER",
            "specification": ["member": ["accountId": "111111111111", "memberAbilities": ["CAN_RECEIVE_RESULTS"]]],
        ]
        let made = emulator.send(.post, requests, ["changes": [change]], as: .advertiser)
        let id = try #require(made["collaborationChangeRequest"]?["id"]?.string)
        if let vote { #expect(emulator.send(.patch, "\(requests)/\(id)", ["action": .string(vote)], as: .publisher).status == 200) }
        if let end { #expect(emulator.send(.patch, "\(requests)/\(id)", ["action": .string(end)], as: .advertiser).status == 200) }
        let ofRequest = news().filter { $0.hasPrefix("Collaboration Change Request ") }
        #expect(ofRequest == (["Created 12"] + words).map { "Collaboration Change Request \($0)" })
    }

    // MARK: What memberships hold

    /// Makes, changes and deletes something of the publisher's, and answers what was told of it.
    private func life(of path: String, _ body: JSON, _ member: String, in shared: SharedCollaboration) throws -> [String] {
        _ = news()
        let target = "/memberships/\(shared.publisherMembership)/\(path)"
        let id = try #require(emulator.send(.post, target, body, as: .publisher)[member]?["id"]?.string)
        #expect(emulator.send(.patch, "\(target)/\(id)", ["description": "New"], as: .publisher).status == 200)
        #expect(emulator.send(.delete, "\(target)/\(id)", as: .publisher).status == 204)
        #expect(events.allSatisfy { $0["detail"]?["id"]?.string == id && $0["detail"]?["collaborationId"]?.string == shared.id })
        #expect(events.allSatisfy { $0["resources"]?.array?.first?.string?.hasSuffix("/\(id)") == true })
        return news()
    }

    private static func steps(of noun: String) -> [String] { ["Created", "Updated", "Deleted"].map { "\(noun) \($0) 21" } }

    @Test func `a template is announced to its owner and the active members`() throws {
        let body: JSON = ["name": "cities", "format": "SQL", "source": ["text": "SELECT city FROM customers"]]
        let told = try life(of: "analysistemplates", body, "analysisTemplate", in: emulator.makeCollaboration())
        #expect(told == Self.steps(of: "Analysis Template"))
    }

    private static func namespace(_ name: String, of account: Account) -> JSON {
        let arn = "arn:aws:entityresolution:us-east-1:\(account.id):idnamespace/\(name)"
        return ["name": .string(name), "inputReferenceConfig": ["inputReferenceArn": .string(arn), "manageResourcePolicies": true]]
    }

    @Test func `an ID namespace is announced to its owner and the active members`() throws {
        let told = try life(
            of: "idnamespaceassociations", Self.namespace("source", of: .publisher), "idNamespaceAssociation",
            in: emulator.makeCollaboration())
        #expect(told == Self.steps(of: "Id Namespace Association"))
    }

    @Test func `an ID mapping table is announced to its owner and the active members`() throws {
        let shared = try emulator.makeCollaboration()
        for name in ["source", "target"] {
            let target = "/memberships/\(shared.publisherMembership)/idnamespaceassociations"
            #expect(emulator.send(.post, target, Self.namespace(name, of: .publisher), as: .publisher).status == 200)
        }
        let workflow: JSON = [
            "inputReferenceArn": "arn:aws:entityresolution:us-east-1:222222222222:idmappingworkflow/match", "manageResourcePolicies": true,
        ]
        let told = try life(of: "idmappingtables", ["name": "mapping", "inputReferenceConfig": workflow], "idMappingTable", in: shared)
        #expect(told == Self.steps(of: "Id Mapping Table"))
    }

    // MARK: The end of a collaboration

    @Test func `a deleted collaboration is seen in its memberships and ID namespaces, by all who were active`() throws {
        let shared = try emulator.makeCollaboration()
        let target = "/memberships/\(shared.publisherMembership)/idnamespaceassociations"
        #expect(emulator.send(.post, target, Self.namespace("source", of: .publisher), as: .publisher).status == 200)
        _ = news()
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(events.allSatisfy { $0["detail"]?["status"] == "COLLABORATION_DELETED" })
        let told = news()
        #expect(told.filter { $0.hasPrefix("Membership Updated") }.map { $0.suffix(2).sorted() } == [["1", "2"], ["1", "2"]])
        #expect(told.last == "Id Namespace Association Updated 21")
    }
}
