// The clock in the tester's hands: what it says, how it moves, and what moves with it.

import CleanRooms
import CleanRoomsModel
import Clocks
import EmulatorTesting
import JSON
import Store
import Testing

@Suite struct ClockControlTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func clock() -> Reply { emulator.control(.get, "/_cleanrooms/clock") }

    private func steer(_ change: String, _ body: JSON? = nil) -> Reply { emulator.control(.post, "/_cleanrooms/clock/\(change)", body) }

    /// The time at which something is made now.
    private func createTime() throws -> JSON? {
        let shared = try emulator.makeCollaboration()
        return emulator.send(.get, "/collaborations/\(shared.id)", as: .advertiser)["collaboration"]?["createTime"]
    }

    // MARK: Shape

    @Test func `the clock tells its time, its offset and whether it runs`() {
        #expect(clock().json == ["now": "2026-01-01T00:00:00Z", "epochSeconds": 1767225600.0, "frozen": false, "offsetSeconds": 0.0])
    }

    @Test func `a change answers the clock as it is then`() {
        let reply = steer("advance", ["duration": "PT1H"])
        #expect(reply["now"] == "2026-01-01T01:00:00Z" && reply["offsetSeconds"] == 3600.0 && reply["applied"] == 0)
    }

    @Test func `a clock goes back to the time of the world`() {
        _ = steer("freeze", ["at": "2030-01-01T00:00:00Z"])
        #expect(steer("resume")["offsetSeconds"] != 0.0)
        let reply = steer("resume", ["to": "world"])
        #expect(reply["now"] == "2026-01-01T00:00:00Z" && reply["offsetSeconds"] == 0.0 && reply["frozen"] == false)
    }

    // MARK: Validation

    @Test(
        arguments: [
            ("advance", [:]), ("advance", ["duration": "soon"]), ("advance", ["duration": -1]), ("advance", ["duration": "P1M"]),
            ("advance", ["by": 5]), ("advance", ["duration": "9000w", "to": 1]), ("set", [:]), ("set", ["time": "noon"]),
            ("set", ["time": -5]), ("set", ["time": 1e300]), ("freeze", ["at": true]), ("freeze", ["time": 5]), ("resume", ["at": 5]),
            ("resume", ["to": "home"]),
            ("set", []),
        ] as [(String, JSON)])
    func `a change that says nothing clear is refused and changes nothing`(change: String, body: JSON) {
        let reply = steer(change, body)
        #expect(reply.status == 400)
        #expect(reply.message?.isEmpty == false)
        #expect(clock()["now"] == "2026-01-01T00:00:00Z" && clock()["frozen"] == false)
    }

    @Test func `the clock does not go beyond the year 9999`() {
        #expect(steer("set", ["time": "9999-12-31T23:59:59Z"]).status == 200)
        #expect(steer("advance", ["duration": "1s"]).status == 400)
    }

    // MARK: Behaviour

    @Test func `a frozen clock stands while the world goes on, and a resumed one goes on from there`() {
        #expect(steer("freeze")["frozen"] == true)
        emulator.advance(by: .seconds(60))
        #expect(clock()["now"] == "2026-01-01T00:00:00Z")
        #expect(clock()["offsetSeconds"] == -60.0)
        #expect(steer("resume")["frozen"] == false)
        emulator.advance(by: .seconds(5))
        #expect(clock()["now"] == "2026-01-01T00:00:05Z")
    }

    @Test func `a clock is frozen at a time`() {
        #expect(steer("freeze", ["at": "2026-06-01T12:00:00+02:00"])["now"] == "2026-06-01T10:00:00Z")
        emulator.advance(by: .seconds(60))
        #expect(clock()["now"] == "2026-06-01T10:00:00Z")
    }

    @Test(arguments: ["90s", "PT1M30S", 90, 90.0] as [JSON])
    func `a clock advances, frozen or not`(duration: JSON) {
        #expect(steer("advance", ["duration": duration])["now"] == "2026-01-01T00:01:30Z")
        #expect(steer("freeze").status == 200)
        #expect(steer("advance", ["duration": duration])["now"] == "2026-01-01T00:03:00Z")
        #expect(clock()["frozen"] == true)
    }

    @Test func `what is made bears the clock's time`() throws {
        #expect(steer("set", ["time": 1_800_000_000.5]).status == 200)
        #expect(try createTime() == 1800000000.5)
    }

    @Test func `a clock is set back, and what was scheduled waits for its time to come again`() throws {
        let query = try emulator.startQuery()
        #expect(steer("set", ["time": "2025-01-01T00:00:00Z"])["applied"] == 0)
        #expect(emulator.status(of: query) == "SUBMITTED")
        emulator.advance(by: .seconds(60))
        #expect(emulator.status(of: query) == "SUBMITTED")
        #expect(steer("set", ["time": "2026-01-01T00:00:01Z"])["applied"] == 2)
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test func `what is due is applied before the answer, each at its own time`() throws {
        let query = try emulator.startQuery()
        #expect(steer("freeze").status == 200)
        #expect(steer("advance", ["duration": "1h"])["applied"] == 2)
        #expect(emulator.query(query)?["statistics"]?["totalDurationInMillis"] == 1000)
    }

    @Test func `what is late already happens before a clock is set back`() throws {
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(2))
        #expect(steer("set", ["time": "2025-01-01T00:00:00Z"])["applied"] == 2)
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test func `a frozen clock waits for nothing that is still to come`() throws {
        #expect(steer("freeze").status == 200)
        try emulator.startQuery()
        #expect(try emulator.service.timeToNextDue() == nil)
        #expect(steer("resume").status == 200)
        #expect(try emulator.service.timeToNextDue() == .milliseconds(300))
    }

    @Test func `the clock is part of the state that a restart takes up`() throws {
        let store = try Store(at: .memory)
        let world = ManualClock(at: Emulator.start)
        func service() throws -> CleanRooms { try CleanRooms(store: store, clock: world, ids: IDGenerator(seed: 1)) }
        try service().steerClock(.advance(by: .seconds(60)))
        #expect(try service().clockReading.ahead == .seconds(60))
        let frozen = Emulator.start + .seconds(86_400)
        try service().steerClock(.freeze(at: frozen))
        world.advance(by: .seconds(5))
        let reading = try service().clockReading
        #expect(reading.now == frozen && reading.isFrozen && reading.ahead == .seconds(86_395))
    }

    @Test func `a snapshot brings its clock along, and a reset puts the clock back to the world's time`() {
        #expect(steer("freeze", ["at": "2026-06-01T00:00:00Z"]).status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/june").status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(clock()["now"] == "2026-01-01T00:00:00Z" && clock()["frozen"] == false)
        #expect(emulator.control(.post, "/_cleanrooms/snapshots/june/restore").status == 200)
        #expect(clock()["now"] == "2026-06-01T00:00:00Z" && clock()["frozen"] == true)
    }
}
