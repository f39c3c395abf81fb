// What AWS would put on EventBridge: which events there are, on whose bus, and when there are none.

import EmulatorTesting
import JSON
import Testing

@Suite struct EventControlTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func events(_ query: String = "") -> [JSON] { emulator.control(.get, "/_cleanrooms/events\(query)").list("events") }

    /// `Membership Created 111111111111`.
    private func lines(_ query: String = "") -> [String] {
        events(query).map { "\($0["detail-type"]?.string ?? "") \($0["account"]?.string ?? "")" }
    }

    // MARK: Shape

    @Test func `an event is in EventBridge's envelope`() throws {
        let shared = try emulator.makeCollaboration()
        let event = try #require(events().first)
        #expect(event["id"]?.string?.count == 36)
        #expect(event["version"] == "0" && event["source"] == "aws.cleanrooms" && event["detail-type"] == "Collaboration Created")
        #expect(event["account"] == "111111111111" && event["region"] == "us-east-1" && event["time"] == "2026-01-01T00:00:00Z")
        #expect(event["resources"] == [.string("arn:aws:cleanrooms:us-east-1:111111111111:collaboration/\(shared.id)")])
        #expect(event["detail"]?["id"]?.string == shared.id)
    }

    // MARK: Behaviour

    @Test func `a collaboration begins with its owner's event, an invitation and the memberships`() throws {
        _ = try emulator.makeCollaboration()
        #expect(
            lines() == [
                "Collaboration Created 111111111111", "Invited To Collaboration 222222222222", "Membership Created 111111111111",
                "Membership Created 222222222222", "Membership Created 111111111111",
            ])
    }

    @Test func `a query is announced at each step to those who have a part in it`() throws {
        let query = try emulator.startQuery()
        emulator.control(.delete, "/_cleanrooms/events")
        emulator.advance(by: .seconds(1))
        #expect(emulator.status(of: query) == "SUCCESS")
        #expect(lines() == ["Protected Query Started 222222222222", "Protected Query Succeeded 222222222222"])
        #expect(events().map { $0["detail"]?["status"] } == ["STARTED", "SUCCESS"])
        #expect(events().map { $0["detail"]?["id"]?.string } == [query.id, query.id])
    }

    @Test func `tables are announced to the owner and all active members`() throws {
        let shared = try emulator.makeCollaboration()
        emulator.control(.delete, "/_cleanrooms/events")
        try emulator.contributeTable("customers", through: shared.advertiserMembership, as: .advertiser, receivers: [.publisher])
        #expect(
            lines() == [
                "Configured Table Association Created 111111111111", "Configured Table Association Created 222222222222",
                "Configured Table Association Analysis Rule Created 111111111111",
                "Configured Table Association Analysis Rule Created 222222222222",
            ])
    }

    @Test func `a deleted collaboration is seen in its memberships`() throws {
        let shared = try emulator.makeCollaboration()
        emulator.control(.delete, "/_cleanrooms/events")
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(Set(lines()) == ["Membership Updated 111111111111", "Membership Updated 222222222222"])
        #expect(events().allSatisfy { $0["detail"]?["status"] == "COLLABORATION_DELETED" })
    }

    @Test func `what is refused is not announced`() throws {
        let shared = try emulator.makeCollaboration()
        emulator.control(.delete, "/_cleanrooms/events")
        #expect(emulator.send(.delete, "/memberships/\(shared.advertiserMembership)", as: .advertiser).status == 409)
        #expect(events() == [])
    }

    @Test func `events are found by type and account, after one, and up to a number of the newest`() throws {
        _ = try emulator.makeCollaboration()
        #expect(lines("?detail-type=Invited%20To%20Collaboration") == ["Invited To Collaboration 222222222222"])
        #expect(events("?account=222222222222").count == 2)
        let third = try #require(events()[2]["id"]?.string)
        #expect(events("?since=\(third)") == Array(events()[3...]))
        #expect(events("?limit=1") == Array(events().suffix(1)))
        #expect(emulator.control(.get, "/_cleanrooms/events?limit=many").status == 400)
    }

    @Test func `only the newest are kept`() throws {
        for _ in 0..<205 { _ = try emulator.makeCollaboration() }
        #expect(events().count == 1000)
    }
}
