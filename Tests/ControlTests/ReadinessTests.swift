// Readiness, and the seeds that a program begins with.

import Control
import EmulatorTesting
import JSON
import Testing

@Suite struct ReadinessTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func collaborations() -> Int? {
        emulator.send(.get, "/collaborations", as: .advertiser)["collaborationList"]?.array?.count
    }

    @Test func `ready answers 503 until the start is done, while health says ok`() {
        emulator.control.readiness = .waiting(for: "its seeds")
        let waiting = emulator.control(.get, "/_cleanrooms/ready")
        #expect(waiting.status == 503)
        #expect(waiting.message == "The emulator waits for its seeds.")
        #expect(emulator.control(.get, "/_cleanrooms/health").status == 200)
        emulator.control.readiness = .ready
        #expect(emulator.control(.get, "/_cleanrooms/ready").status == 200)
    }

    @Test func `a state begins with a seed once, and again after a reset of everything`() throws {
        let seed = try SeedShelf().script(named: "two-members")
        #expect(try emulator.control.begin(with: [seed]) == ["two-members.yaml"])
        #expect(try emulator.control.begin(with: [seed]) == [])
        #expect(collaborations() == 1)
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(try emulator.control.begin(with: [seed]) == ["two-members.yaml"])
        #expect(collaborations() == 1)
    }

    @Test func `of several seeds none is left when one fails`() throws {
        let good = try SeedShelf().script(named: "two-members")
        let bad = try SeedScript(Array("steps: [{as: 111111111111, call: GetMembership}]".utf8), named: "bad.yaml")
        #expect(throws: SeedError.self) { try emulator.control.begin(with: [good, bad]) }
        #expect(collaborations() == 0)
        #expect(try emulator.control.begin(with: [good]) == ["two-members.yaml"])
    }
}
