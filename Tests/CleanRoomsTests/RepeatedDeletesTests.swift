// Deleting what is not there, or no longer: as clients have seen it, or as the model's idempotent trait reads.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

@Suite struct RepeatedDeletesTests {
    private static let missing = "00000000-0000-4000-8000-000000000000"

    private func emulator(_ deletes: Settings.RepeatedDeletes) throws -> Emulator {
        var settings = Settings()
        settings.repeatedDeletes = deletes
        return try Emulator(settings: settings)
    }

    @Test func `by default what is gone cannot be deleted again`() throws {
        let emulator = try emulator(.refuse)
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/configuredTables/\(Self.missing)", as: .advertiser).status == 404)
        #expect(emulator.send(.delete, "/memberships/\(Self.missing)", as: .advertiser).status == 404)
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 403)
    }

    @Test func `what is gone can count as deleted`() throws {
        let emulator = try emulator(.succeed)
        let shared = try emulator.makeCollaboration()
        let membership = "/memberships/\(shared.publisherMembership)"
        for target in [
            "/configuredTables/\(Self.missing)", "/configuredTables/\(Self.missing)/analysisRule/LIST", "/memberships/\(Self.missing)",
            "\(membership)/analysistemplates/\(Self.missing)", "\(membership)/configuredTableAssociations/\(Self.missing)",
        ] {
            #expect(emulator.send(.delete, target, as: .publisher).status == 204, "\(target)")
        }
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .advertiser).status == 204)
        // Another's collaboration is none that the caller has deleted.
        #expect(emulator.send(.delete, "/collaborations/\(shared.id)", as: .publisher).status == 403)
        #expect(emulator.send(.delete, "/collaborations/\(Self.missing)", as: .publisher).status == 403)
    }

    @Test func `what cannot be deleted still is not, and reading what is gone still fails`() throws {
        let emulator = try emulator(.succeed)
        let shared = try emulator.makeCollaboration()
        #expect(emulator.send(.delete, "/memberships/\(shared.advertiserMembership)", as: .advertiser).status == 409)
        #expect(emulator.send(.get, "/memberships/\(Self.missing)", as: .advertiser).status == 404)
    }
}
