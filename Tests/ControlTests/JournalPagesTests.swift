// The journal by pages, with what was asked and by whom.

import Control
import EmulatorTesting
import HTTP
import JSON
import Testing

@Suite struct JournalPagesTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func ids(_ query: String) -> [String?] {
        emulator.control(.get, "/_cleanrooms/requests?\(query)").list("requests").map { $0["id"]?.string }
    }

    @Test func `pages go on before an entry or after one, to the oldest`() {
        for _ in 0..<7 { _ = emulator.send(.get, "/memberships", as: .publisher) }
        #expect(ids("limit=3") == ["7", "6", "5"])
        #expect(ids("limit=3&before=5") == ["4", "3", "2"])
        #expect(ids("limit=3&before=2") == ["1"])
        #expect(ids("after=5") == ["7", "6"])
        #expect(emulator.control(.get, "/_cleanrooms/requests?limit=1&before=3")["meta"]?["total"] == 7)
        let found = emulator.control(.post, "/_cleanrooms/requests/find?before=3", ["operation": "ListMemberships"])
        #expect(found.list("requests").map { $0["id"] } == ["2", "1"])
        #expect(emulator.control(.get, "/_cleanrooms/requests?before=x").status == 400)
    }

    @Test func `bodies are left out where nobody wants them`() {
        _ = emulator.createTable()
        let entry = emulator.control(.get, "/_cleanrooms/requests?bodies=false").list("requests").first
        #expect(entry?["operation"] == "CreateConfiguredTable")
        #expect(entry?["request"] == nil && entry?["response"] == nil && entry?["input"] == nil)
        #expect(emulator.control(.get, "/_cleanrooms/requests?bodies=maybe").status == 400)
    }

    @Test func `the input is one object, wherever its members travelled`() throws {
        let shared = try emulator.makeCollaboration()
        _ = emulator.send(.get, "/collaborations/\(shared.id)/members?maxResults=5", as: .publisher)
        let entry = emulator.control(.get, "/_cleanrooms/requests").list("requests").first
        #expect(entry?["input"] == ["maxResults": 5, "collaborationIdentifier": .string(shared.id)])
    }

    @Test func `the client says what it is`() {
        var request = emulator.request(.get, "/memberships", as: .publisher)
        request.headers.append("User-Agent", "Boto3/1.44.5")
        _ = emulator.send(request)
        let entry = emulator.control(.get, "/_cleanrooms/requests").list("requests").first
        #expect(entry?["userAgent"] == "Boto3/1.44.5")
        #expect(emulator.control(.post, "/_cleanrooms/requests/count", ["from": "client"])["count"] == 1)
        #expect(emulator.control(.post, "/_cleanrooms/requests/count", ["from": "console"])["count"] == 0)
    }

    @Test func `what is sensitive is masked in the input too, unless it is to be kept`() throws {
        let query: JSON = ["type": "SQL", "sqlParameters": ["queryString": "SELECT secret FROM customers"]]
        for masks in [true, false] {
            let emulator = try Emulator(journal: JournalSettings(masksSensitive: masks))
            let shared = try emulator.readyCollaboration()
            _ = emulator.send(.post, "/memberships/\(shared.publisherMembership)/protectedQueries", query, as: .publisher)
            let entry = try #require(emulator.control(.get, "/_cleanrooms/requests?limit=1").list("requests").first)
            #expect(entry["input"]?["membershipIdentifier"]?.string == shared.publisherMembership)
            #expect(String(decoding: entry.text, as: UTF8.self).contains("SELECT secret") == !masks)
        }
    }
}
