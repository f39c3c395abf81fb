// Quotas: those that AWS cannot adjust hold always, the others where they are asked for.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct QuotasTests {
    private static let collaboration: JSON = [
        "name": "Campaign", "creatorDisplayName": "Advertiser", "creatorMemberAbilities": [], "members": [], "queryLogStatus": "DISABLED",
    ]

    private static let table: JSON = [
        "name": "customers", "allowedColumns": ["email", "city"], "analysisMethod": "DIRECT_QUERY",
        "tableReference": ["glue": ["databaseName": "data", "tableName": "customers"]],
    ]

    private func emulator(_ change: (inout Quotas) -> Void = { _ in }) throws -> Emulator {
        var settings = Settings()
        change(&settings.quotas)
        return try Emulator(settings: settings)
    }

    @Test func `an eleventh collaboration is no mistake unless AWS's quotas are asked for`() throws {
        let lenient = try emulator()
        for _ in 0..<11 { #expect(lenient.send(.post, "/collaborations", Self.collaboration, as: .advertiser).status == 200) }
        let strict = try emulator { $0.enforcesAdjustable = true }
        for _ in 0..<10 { #expect(strict.send(.post, "/collaborations", Self.collaboration, as: .advertiser).status == 200) }
        let reply = strict.send(.post, "/collaborations", Self.collaboration, as: .advertiser)
        #expect(reply.status == 402)
        #expect(reply["quotaName"] == "Collaborations created per account")
        #expect(reply["quotaValue"] == 10.0)
        // Another account and another region have room of their own.
        #expect(strict.send(.post, "/collaborations", Self.collaboration, as: .publisher).status == 200)
        #expect(strict.send(.post, "/collaborations", Self.collaboration, as: .advertiser, in: "eu-west-1").status == 200)
    }

    @Test func `a deleted collaboration makes room`() throws {
        let emulator = try emulator { $0.values[.collaborations] = 1 }
        let id = emulator.send(.post, "/collaborations", Self.collaboration, as: .advertiser)["collaboration"]?["id"]?.string
        #expect(emulator.send(.post, "/collaborations", Self.collaboration, as: .advertiser).status == 402)
        #expect(emulator.send(.delete, "/collaborations/\(id ?? "")", as: .advertiser).status == 204)
        #expect(emulator.send(.post, "/collaborations", Self.collaboration, as: .advertiser).status == 200)
    }

    @Test func `what is over a quota leaves nothing behind`() throws {
        let emulator = try emulator { $0.values[.columns] = 1 }
        #expect(emulator.send(.post, "/configuredTables", Self.table, as: .advertiser).errorType == "ServiceQuotaExceededException")
        #expect(emulator.send(.get, "/configuredTables", as: .advertiser)["configuredTableSummaries"] == [])
    }

    @Test func `single quotas hold where they are given`() throws {
        let emulator = try emulator { $0.values = [.configuredTables: 1, .members: 0, .memberships: 0] }
        #expect(emulator.send(.post, "/configuredTables", Self.table, as: .advertiser).status == 200)
        #expect(emulator.send(.post, "/configuredTables", Self.table, as: .advertiser).status == 402)
        let id = emulator.send(.post, "/collaborations", Self.collaboration, as: .advertiser)["collaboration"]?["id"]
        let membership: JSON = ["collaborationIdentifier": id ?? .null, "queryLogStatus": "DISABLED"]
        #expect(emulator.send(.post, "/memberships", membership, as: .advertiser).status == 402)
    }

    @Test func `a quota is found by its name and by its code`() {
        #expect(Quota(named: "collaborations") == .collaborations)
        #expect(Quota(named: "L-F60C2030") == .collaborations)
        #expect(Quota(named: "collaboration") == nil)
    }
}
