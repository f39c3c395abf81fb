// What was called, and what of it is shown.

import CleanRooms
import EmulatorTesting
import Gateway
import HTTP
import JSON
import Testing

@testable import Control

struct JournalTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func requests(_ reply: Reply) -> [JSON] { reply.list("requests") }

    /// Starts a query whose SQL the rules of its table refuse.
    private func startRefusedQuery() throws -> (shared: SharedCollaboration, reply: Reply) {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser)
        let reply = emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/protectedQueries",
            [
                "type": "SQL", "sqlParameters": ["queryString": "SELECT email, 'a secret' FROM customers"],
                "resultConfiguration": ["outputConfiguration": ["s3": ["resultFormat": "CSV", "bucket": "results"]]],
            ], as: .publisher)
        return (shared, reply)
    }

    @Test func `exchanges are listed newest first, with what was asked and answered`() throws {
        _ = emulator.send(.get, "/collaborations?maxResults=5", as: .publisher, in: "eu-west-1")
        emulator.advance(by: .seconds(5))
        let made = emulator.send(.get, "/memberships/11111111-2222-4333-8444-555555555555", as: .advertiser)
        let list = requests(emulator.control(.get, "/_cleanrooms/requests"))
        #expect(list.map { $0["operation"] } == ["GetMembership", "ListCollaborations"])
        #expect(list[0]["time"] == "2026-01-01T00:00:05Z")
        #expect(list[0]["status"] == 404)
        #expect(list[0]["errorType"] == "ResourceNotFoundException")
        #expect(list[0]["requestId"]?.string == made.headers["x-amzn-RequestId"])
        #expect(list[0]["response"]?["message"]?.string == made.message)
        #expect(list[1]["account"]?.string == Account.publisher.id)
        #expect(list[1]["region"] == "eu-west-1")
        #expect(list[1]["query"] == "maxResults=5")
        #expect(list[1]["response"] == ["collaborationList": []])
        #expect(list[1]["errorType"] == nil)
        #expect(list[1]["worldTime"]?.string?.hasPrefix("20") == true)
    }

    @Test func `limit and since narrow the list, and its total counts what is wanted`() {
        for _ in 0..<3 {
            _ = emulator.send(.get, "/collaborations", as: .publisher)
            emulator.advance(by: .seconds(10))
        }
        let reply = emulator.control(.get, "/_cleanrooms/requests?limit=1&since=2026-01-01T00:00:10Z")
        #expect(requests(reply).count == 1)
        #expect(reply["meta"]?["total"] == 2)
        #expect(emulator.control(.get, "/_cleanrooms/requests?limit=x").status == 400)
        #expect(emulator.control(.get, "/_cleanrooms/requests?since=x").status == 400)
    }

    @Test func `pages go on where the last one ended, and the last of all names no other`() throws {
        for _ in 0..<5 { _ = emulator.send(.get, "/collaborations", as: .publisher) }
        var ids: [String] = []
        var query = "limit=2"
        for count in [2, 2, 1] {
            let reply = emulator.control(.get, "/_cleanrooms/requests?\(query)")
            #expect(requests(reply).count == count && reply["meta"]?["total"] == 5)
            ids += requests(reply).compactMap { $0["id"]?.string }
            query = "limit=2&before=\(reply["meta"]?["next"]?.string ?? "none")"
        }
        #expect(ids == ["5", "4", "3", "2", "1"])
        #expect(query == "limit=2&before=none")
    }

    @Test func `a page ends where its bytes do`() throws {
        let name = String(repeating: "n", count: 100_000)
        for _ in 0..<25 { _ = emulator.send(.post, "/collaborations", ["name": .string(name)], as: .publisher) }
        let reply = emulator.control(.get, "/_cleanrooms/requests")
        #expect((20...22).contains(requests(reply).count) && reply["meta"]?["total"] == 25)
        let rest = emulator.control(.post, "/_cleanrooms/requests/find?before=\(reply["meta"]?["next"]?.string ?? "")", [:])
        #expect(requests(rest).count == 25 - requests(reply).count && rest["meta"]?["next"] == nil)
    }

    @Test func `one exchange is found by its number and by its request id`() throws {
        let id = try #require(emulator.send(.get, "/collaborations", as: .publisher).headers["x-amzn-RequestId"])
        #expect(emulator.control(.get, "/_cleanrooms/requests/1")["requestId"]?.string == id)
        #expect(emulator.control(.get, "/_cleanrooms/requests/\(id)")["id"] == "1")
        #expect(emulator.control(.get, "/_cleanrooms/requests/2").status == 404)
    }

    @Test func `refused SQL names its rule, column and place, and is itself masked`() throws {
        let (shared, reply) = try startRefusedQuery()
        #expect(reply.status == 200)
        let entry = try #require(requests(emulator.control(.get, "/_cleanrooms/requests?limit=1")).first)
        #expect(entry["refusal"]?["rule"]?.string?.isEmpty == false)
        #expect(entry["refusal"]?["place"]?["line"] == 1)
        #expect(entry["request"]?["sqlParameters"] == "*** Sensitive Data Redacted ***")
        #expect(entry["response"]?["protectedQuery"]?["sqlParameters"] == "*** Sensitive Data Redacted ***")
        #expect(entry["response"]?["protectedQuery"]?["membershipId"]?.string == shared.publisherMembership)
        #expect(!String(decoding: entry.text, as: UTF8.self).contains("secret"))
    }

    @Test func `what the model calls sensitive is masked wherever it is, and nothing else`() throws {
        let shared = try emulator.makeCollaboration()
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser)
        let template = emulator.send(
            .post, "/memberships/\(shared.publisherMembership)/analysistemplates",
            [
                "name": "open", "format": "SQL", "source": ["text": "SELECT city FROM customers WHERE email = :secret"],
                "analysisParameters": [["name": "secret", "type": "VARCHAR", "defaultValue": "hidden"]],
            ], as: .publisher)
        #expect(template.status == 200)
        let entry = try #require(requests(emulator.control(.get, "/_cleanrooms/requests?limit=1")).first)
        for body in [entry["request"], entry["response"]?["analysisTemplate"]] {
            #expect(body?["name"] == "open")
            #expect(body?["source"]?["text"] == "*** Sensitive Data Redacted ***")
            #expect(body?["analysisParameters"] == ["*** Sensitive Data Redacted ***"])
        }
    }

    @Test func `credentials are kept of no request`() throws {
        var request = emulator.request(.get, "/collaborations", as: .publisher)
        request.headers.append("X-Amz-Security-Token", "cleanrooms-local/role/hush")
        _ = emulator.gateway.respond(to: request)
        let presigned = HTTPRequest(
            method: "GET", path: "/collaborations",
            query: "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=111111111111%2F20260101%2Fus-east-1%2Fcleanrooms%2Faws4_request"
                + "&X-Amz-SignedHeaders=host&X%2DAmz-Signature=hush&X-Amz-Signature=hush&x-amz-security-token=hush")
        _ = emulator.gateway.respond(to: presigned)
        var tokens = request
        tokens.method = "POST"
        tokens.path = "/"
        tokens.headers = [
            "Authorization":
                "AWS4-HMAC-SHA256 Credential=111111111111/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=hush"
        ]
        tokens.body = Array("Action=AssumeRole&RoleArn=arn:aws:iam::111111111111:role/a&RoleSessionName=hush".utf8)
        #expect(emulator.gateway.respond(to: tokens).status == 200)
        let reply = emulator.control(.get, "/_cleanrooms/requests")
        #expect(requests(reply).map { $0["operation"] } == ["AssumeRole", "ListCollaborations", "ListCollaborations"])
        let text = String(decoding: reply.json.text, as: UTF8.self)
        #expect(!text.contains("hush") && !text.contains("SecretAccessKey") && !text.contains("aws4_request"))
    }

    @Test func `exchanges are found and counted by what they were`() throws {
        let (shared, _) = try startRefusedQuery()
        _ = emulator.send(.get, "/memberships/\(shared.publisherMembership)", as: .publisher)
        _ = emulator.send(.get, "/nothing", as: .publisher)
        func count(_ criteria: JSON) -> JSON? { emulator.control(.post, "/_cleanrooms/requests/count", criteria)["count"] }
        #expect(count(["operation": "CreateMembership"]) == 2)
        #expect(count(["operation": "CreateMembership", "account": .string(Account.publisher.id)]) == 1)
        #expect(count(["status": 404]) == 1)
        #expect(count(["errorType": "UnknownOperationException"]) == 1)
        #expect(count(["region": "eu-west-1"]) == 0)
        #expect(count(["method": "GET"]) == 2)
        #expect(count(["path": "/collaborations"]) == 1)
        #expect(count(["since": "2026-01-01T00:00:01Z"]) == 0)
        #expect(count(["until": "2026-01-01T00:00:01Z"]) == count([:]))
        // Its creation, its use in the path, and its query's answer.
        #expect(count(["resource": .string(shared.publisherMembership)]) == 3)
        let found = requests(emulator.control(.post, "/_cleanrooms/requests/find?limit=1", ["operation": "CreateMembership"]))
        #expect(found.map { $0["account"]?.string } == [Account.publisher.id])
        let refused = emulator.control(.post, "/_cleanrooms/requests/find", ["operatoin": "CreateMembership"])
        #expect(refused.status == 400)
        #expect(refused.message?.hasPrefix("There is no 'operatoin' here") == true)
    }

    @Test(arguments: [(Emulator.Method.delete, "/_cleanrooms/requests"), (.post, "/_cleanrooms/requests/reset")])
    func `a reset forgets every exchange`(method: Emulator.Method, path: String) {
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        #expect(emulator.control(method, path).status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/requests/count")["count"] == 0)
    }

    // MARK: Bounds

    private func exchanges(_ count: Int, body: Int = 0, in journal: Journal) throws {
        emulator.gateway.observe(journal.record)
        for _ in 0..<count {
            var request = emulator.request(.post, "/collaborations", as: .publisher)
            request.body = Array(repeating: UInt8(ascii: " "), count: body)
            _ = emulator.gateway.respond(to: request)
        }
    }

    @Test func `a journal keeps as many exchanges as it may, the newest`() throws {
        let journal = Journal(capacity: 3) { Emulator.start }
        try exchanges(5, in: journal)
        #expect(journal.newestFirst.map(\.number) == [5, 4, 3])
    }

    @Test func `a journal keeps as many bytes as it may, and goes on from there`() throws {
        let journal = Journal(capacity: 100, mostBytes: 100_000) { Emulator.start }
        try exchanges(200, body: 10_000, in: journal)
        let numbers = journal.newestFirst.map(\.number)
        #expect((5...9).contains(numbers.count))
        #expect(numbers == Array(stride(from: 200, to: 200 - numbers.count, by: -1)))
    }

    @Test func `a body that is too long is left out, and the entry says so`() throws {
        try exchanges(1, body: Journal.mostBodyBytes + 1, in: Journal(capacity: 1) { Emulator.start })
        let entry = try #require(requests(emulator.control(.get, "/_cleanrooms/requests")).first)
        #expect(entry["request"]?["bytes"] == .integer(Int64(Journal.mostBodyBytes + 1)))
        #expect(entry["request"]?["leftOut"] != nil)
    }

    @Test func `a journal of no size keeps nothing and says so`() throws {
        let control = Control(
            service: emulator.service, gateway: emulator.gateway, version: "0.0.0", journal: JournalSettings(size: 0), uptime: { .zero })
        _ = emulator.send(.get, "/collaborations", as: .publisher)
        let json = try JSON(parsing: control.respond(to: HTTPRequest(method: "GET", path: "/_cleanrooms/requests")).body)
        #expect(json["requests"] == [])
        #expect(json["requestJournalDisabled"] == true)
    }
}
