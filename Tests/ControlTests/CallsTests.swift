// Calls by the control API: as any account, several at once, and quietly.

import CleanRooms
import CleanRoomsModel
import Control
import EmulatorTesting
import Gateway
import HTTP
import JSON
import Testing

@Suite struct CallsTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func call(_ name: String, _ input: JSON = [:], as account: Account = .publisher, in region: String? = nil) -> JSON {
        var members: [(name: String, value: JSON)] = [("as", .string(account.id)), ("call", .string(name)), ("with", input)]
        if let region { members.append(("region", .string(region))) }
        return .object(JSON.Object(members))
    }

    private func perform(_ calls: [JSON], quiet: Bool = false, on other: Emulator? = nil) -> Reply {
        (other ?? emulator).control(.post, "/_cleanrooms/calls", ["calls": .array(calls), "quiet": .bool(quiet)])
    }

    private func journal(_ other: Emulator? = nil) -> [JSON] { (other ?? emulator).control(.get, "/_cleanrooms/requests").list("requests") }

    private func counted(_ other: Emulator? = nil) -> [Substring] {
        let response = (other ?? emulator).control.respond(to: HTTPRequest(method: "GET", path: "/metrics"))
        return String(decoding: response.body, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("cleanrooms_requests_total") }
    }

    // MARK: What is answered

    @Test func `each call acts as its account, and is answered as a client would be`() throws {
        let shared = try emulator.makeCollaboration()
        let answers = perform([
            call("GetMembership", ["membershipIdentifier": .string(shared.publisherMembership)]),
            call("GetMembership", ["membershipIdentifier": .string(shared.publisherMembership)], as: .stranger),
            call("ListCollaborations", ["maxResults": 1], as: .advertiser),
        ]).list("answers")
        #expect(answers.map { $0["status"] } == [200, 404, 200])
        #expect(answers[0]["output"]?["membership"]?["id"]?.string == shared.publisherMembership)
        #expect(answers[0]["requestId"]?.string?.count == 36)
        #expect(answers[1]["errorType"] == "ResourceNotFoundException")
        #expect(answers[1]["output"]?["message"]?.string?.isEmpty == false)
        #expect(answers[2]["output"]?["collaborationList"]?.array?.count == 1)
    }

    @Test func `a call is of its region`() throws {
        _ = try emulator.makeCollaboration()
        let answers = perform([call("ListCollaborations"), call("ListCollaborations", in: "eu-west-1")]).list("answers")
        #expect(answers.map { $0["output"]?["collaborationList"]?.array?.count } == [1, 0])
    }

    @Test func `calls happen in their order, and one that is refused keeps no other from being made`() {
        let table: JSON = [
            "name": "customers", "tableReference": ["glue": ["databaseName": "crm", "tableName": "customers"]],
            "allowedColumns": ["email"], "analysisMethod": "DIRECT_QUERY",
        ]
        let answers = perform([
            call("CreateConfiguredTable", ["name": "nothing else"]), call("GetMembership"), call("CreateConfiguredTable", table),
            call("ListConfiguredTables"),
        ]).list("answers")
        #expect(answers.map { $0["status"] } == [400, 400, 200, 200])
        #expect(answers[1]["output"]?["message"] == "GetMembership needs membershipIdentifier.")
        #expect(answers[3]["output"]?["configuredTableSummaries"]?.array?.count == 1)
    }

    @Test(
        arguments: [
            (["calls": "x"], "The body has a list of calls"), ([:], "The body has a list of calls"),
            (["calls": [1]], "calls[0] is no object."),
            (["calls": [["as": "222222222222", "call": "ListMembership"]]], "Did you mean ListMemberships?"),
            (["calls": [["call": "ListMemberships"]]], "'as' takes the twelve digits"),
            (["calls": [["as": "222222222222", "call": "ListMemberships", "with": 1]]], "'with' is an object"),
            (["calls": [["as": "222222222222", "call": "ListMemberships", "in": "x"]]], "There is no 'in' here"),
        ] as [(JSON, String)])
    func `what is no list of calls is refused, and nothing of it is done`(body: JSON, sentence: String) {
        let reply = emulator.control(.post, "/_cleanrooms/calls", body)
        #expect(reply.status == 400)
        #expect(reply.message?.contains(sentence) == true, "\(reply.message ?? "")")
    }

    @Test func `one request makes fifty calls at most`() {
        #expect(perform(Array(repeating: call("ListMemberships"), count: 50), quiet: true).list("answers").count == 50)
        #expect(perform(Array(repeating: call("ListMemberships"), count: 51), quiet: true).status == 400)
    }

    // MARK: Real calls

    @Test func `a call is in the journal as the console's, and counted`() {
        _ = perform([call("ListMemberships")])
        #expect(journal().map { $0["operation"] } == ["ListMemberships"])
        #expect(journal().first?["from"] == "console")
        #expect(counted().count == 1)
        _ = emulator.send(.get, "/memberships", as: .publisher)
        #expect(journal().first?["from"] == "client")
    }

    @Test func `a call meets faults and limits`() throws {
        let limited = try Emulator(gateway: Gateway.Configuration(limitsRates: true))
        let statuses = perform(Array(repeating: call("ListMemberships"), count: 7), on: limited).list("answers").map { $0["status"] }
        #expect(statuses == [200, 200, 200, 200, 200, 429, 429])
        let fault: JSON = ["operation": "ListMemberships", "count": 1, "error": ["code": "ThrottlingException"]]
        #expect(emulator.control(.post, "/_cleanrooms/faults", fault).status == 201)
        let answers = perform([call("ListMemberships"), call("ListMemberships")]).list("answers")
        #expect(answers.map { $0["errorType"] } == ["ThrottlingException", nil])
    }

    @Test func `an answer that a fault lets nobody have is told as that, and late ones come late`() {
        #expect(
            emulator.control(.post, "/_cleanrooms/faults", ["operation": "ListMemberships", "connection": "drop", "count": 1]).status == 201
        )
        let answer = perform([call("ListMemberships")]).list("answers").first
        #expect(answer?["delivery"]?["connection"] == "drop")
        #expect(answer?["output"] == nil)
        #expect(emulator.control(.post, "/_cleanrooms/faults", ["operation": "ListMemberships", "latency": 700]).status == 201)
        let body: JSON = ["calls": .array([call("ListMemberships")])]
        let response = emulator.control.respond(to: HTTPRequest(method: "POST", path: "/_cleanrooms/calls", body: body.text))
        #expect(response.delivery.delayMilliseconds == 700)
    }

    @Test func `no signature is needed where all others are checked`() throws {
        let strict = try Emulator(
            gateway: Gateway.Configuration(
                signatures: SigningCredentials("[default]\naws_access_key_id=a\naws_secret_access_key=b\naccount=222222222222\n")))
        #expect(strict.gateway.respond(to: strict.request(.get, "/memberships", as: .publisher)).status == 403)
        let answers = perform([call("ListMemberships")], on: strict).list("answers")
        #expect(answers.map { $0["status"] } == [200])
    }

    // MARK: Quiet calls

    @Test func `a quiet call leaves no trace in the journal and in the metrics`() {
        #expect(perform([call("ListMemberships")], quiet: true).list("answers").first?["status"] == 200)
        #expect(journal().isEmpty)
        #expect(counted().isEmpty)
    }

    @Test func `a quiet call uses up no fault`() {
        let fault: JSON = ["operation": "ListMemberships", "count": 1, "error": ["code": "ThrottlingException"]]
        #expect(emulator.control(.post, "/_cleanrooms/faults", fault).status == 201)
        #expect(perform([call("ListMemberships")], quiet: true).list("answers").first?["status"] == 200)
        #expect(emulator.control(.get, "/_cleanrooms/faults").list("faults").first?["struck"] == 0)
        #expect(emulator.send(.get, "/memberships", as: .publisher).status == 429)
    }

    @Test func `a quiet call uses up no rate`() throws {
        let limited = try Emulator(gateway: Gateway.Configuration(limitsRates: true))
        _ = perform(Array(repeating: call("ListMemberships"), count: 50), quiet: true, on: limited)
        #expect((1...6).map { _ in limited.send(.get, "/memberships", as: .publisher).status } == [200, 200, 200, 200, 200, 429])
    }

    @Test func `a quiet call is no look`() throws {
        let query = try emulator.startQuery()
        #expect(emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "manual", "times": 2]]).status == 200)
        let read = call(
            "GetProtectedQuery",
            ["membershipIdentifier": .string(query.collaboration.publisherMembership), "protectedQueryIdentifier": .string(query.id)])
        let quiet = perform(Array(repeating: read, count: 9), quiet: true).list("answers")
        #expect(Set(quiet.map { $0["output"]?["protectedQuery"]?["status"]?.string }) == ["SUBMITTED"])
        #expect((1...2).map { _ in emulator.status(of: query) } == ["SUBMITTED", "STARTED"])
    }

    @Test func `a preview, which keeps nothing, can be quiet`() {
        let input: JSON = [
            "membershipIdentifier": "11111111-2222-4333-8444-555555555555",
            "parameters": ["differentialPrivacy": ["epsilon": 3, "usersNoisePerQuery": 30]],
        ]
        let reply = perform([call("PreviewPrivacyImpact", input)], quiet: true)
        #expect(reply.list("answers").map { $0["errorType"] } == ["ResourceNotFoundException"])
        #expect(journal().isEmpty)
    }

    @Test func `what changes something cannot be quiet, and then nothing is done`() {
        let reply = perform([call("ListMemberships"), call("DeleteMembership", ["membershipIdentifier": "x"])], quiet: true)
        #expect(reply.status == 400)
        #expect(reply.message == "DeleteMembership changes something, so that it cannot be called quietly.")
        #expect(journal().isEmpty)
    }
}
