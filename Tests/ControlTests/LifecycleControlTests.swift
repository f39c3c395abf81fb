// How resources move in the tester's hands: by time, at once, by looks, and step by step.

import CleanRooms
import CleanRoomsModel
import Clocks
import EmulatorTesting
import JSON
import Lifecycle
import Store
import Testing

@Suite struct LifecycleControlTests {
    private let emulator: Emulator

    init() throws {
        emulator = try Emulator()
    }

    private func set(_ transition: JSON, of model: String? = "cleanrooms::protected-query") -> Reply {
        var body = JSON.Object([("transition", transition)])
        if let model { body.append("model_name", .string(model)) }
        return emulator.control(.post, "/_cleanrooms/lifecycle", .object(body))
    }

    private func step(_ body: JSON? = nil) -> Reply { emulator.control(.post, "/_cleanrooms/lifecycle/step", body) }

    private func transition(of model: String, in reply: Reply) -> JSON? {
        reply["models"]?.array?.first { $0["model_name"]?.string == model }?["transition"]
    }

    private static let byDefault: JSON = ["progression": "time", "queueing": 0.3, "running": 0.7, "cancelling": 0.2]

    // MARK: Shape

    @Test func `every kind tells how it moves`() {
        let reply = emulator.control(.get, "/_cleanrooms/lifecycle")
        #expect(reply["models"]?.array?.count == 4)
        #expect(transition(of: "cleanrooms::protected-query", in: reply) == Self.byDefault)
        #expect(transition(of: "cleanrooms::id-mapping-table", in: reply) == ["progression": "time", "running": 0.7])
    }

    @Test(
        arguments: [
            (["progression": "immediate"], ["progression": "immediate"]), (["progression": "manual"], ["progression": "manual"]),
            (["progression": "manual", "times": 3], ["progression": "manual", "times": 3]),
            (["progression": "time", "seconds": 5], ["progression": "time", "queueing": 1.5, "running": 3.5, "cancelling": 1.0]),
            (
                ["progression": "time", "running": "PT1M", "seconds": 1],
                ["progression": "time", "queueing": 0.3, "running": 60.0, "cancelling": 0.2]
            ),
            (["progression": "time"], ["progression": "time", "queueing": 0.3, "running": 0.7, "cancelling": 0.2]),
        ] as [(JSON, JSON)])
    func `a transition that is set is the one that is told, until it is unset`(given: JSON, told: JSON) {
        #expect(transition(of: "cleanrooms::protected-query", in: set(given)) == told)
        let others = emulator.control(.get, "/_cleanrooms/lifecycle")
        #expect(transition(of: "cleanrooms::protected-job", in: others) == Self.byDefault)
        let unset = emulator.control(.delete, "/_cleanrooms/lifecycle?model_name=cleanrooms::protected-query")
        #expect(transition(of: "cleanrooms::protected-query", in: unset) == Self.byDefault)
    }

    @Test func `without a kind a transition is that of every kind`() {
        let reply = set(["progression": "immediate"], of: nil)
        #expect(reply["models"]?.array?.map { $0["transition"] } == Array(repeating: ["progression": "immediate"], count: 4))
        let unset = emulator.control(.delete, "/_cleanrooms/lifecycle")
        #expect(unset.json == emulator.control(.get, "/_cleanrooms/lifecycle").json)
        #expect(unset["models"]?.array?.map { $0["transition"]?["progression"] } == Array(repeating: "time", count: 4))
    }

    // MARK: Validation

    @Test(
        arguments: [
            [:], ["progression": "slow"], ["progression": "immediate", "seconds": 1], ["progression": "manual", "times": 0],
            ["progression": "time", "seconds": -1], ["progression": "time", "walking": 1], ["progression": "manual", "times": "3"],
        ] as [JSON])
    func `a transition that is none is refused and changes nothing`(transition: JSON) {
        let reply = set(transition)
        #expect(reply.status == 400)
        #expect(reply.message?.isEmpty == false)
        #expect(self.transition(of: "cleanrooms::protected-query", in: emulator.control(.get, "/_cleanrooms/lifecycle")) == Self.byDefault)
    }

    @Test func `a kind that there is not is refused with those that there are`() {
        let reply = set(["progression": "immediate"], of: "dax::cluster")
        #expect(reply.status == 400)
        #expect(reply.message?.contains("cleanrooms::protected-job") == true)
    }

    // MARK: Immediate and timed

    @Test func `in immediate progression a query that answers SUBMITTED is a SUCCESS at the next look`() throws {
        #expect(set(["progression": "immediate"]).status == 200)
        let query = try emulator.startQuery()
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test func `timed steps take what was set`() throws {
        #expect(set(["progression": "time", "queueing": "10s", "running": "1m"]).status == 200)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(9))
        #expect(emulator.status(of: query) == "SUBMITTED")
        emulator.advance(by: .seconds(1))
        #expect(emulator.status(of: query) == "STARTED")
        emulator.advance(by: .seconds(60))
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test func `five seconds take five from the beginning to the end`() throws {
        #expect(set(["progression": "time", "seconds": 5]).status == 200)
        let query = try emulator.startQuery()
        emulator.advance(by: .milliseconds(1500))
        #expect(emulator.status(of: query) == "STARTED")
        emulator.advance(by: .milliseconds(3499))
        #expect(emulator.status(of: query) == "STARTED")
        emulator.advance(by: .milliseconds(1))
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    @Test func `five seconds for all kinds are five for each`() {
        let reply = emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": ["progression": "time", "seconds": 5]])
        #expect(transition(of: "cleanrooms::protected-job", in: reply)?["running"] == 3.5)
        #expect(transition(of: "cleanrooms::analysis-log-export", in: reply) == ["progression": "time", "running": 5.0])
        #expect(transition(of: "cleanrooms::id-mapping-table", in: reply) == ["progression": "time", "running": 5.0])
    }

    // MARK: Manual

    @Test func `in manual progression only steps move a query`() throws {
        #expect(set(["progression": "manual"]).status == 200)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(86_400))
        #expect(emulator.status(of: query) == "SUBMITTED")
        let taken = step(["id": .string(query.id)])
        #expect(
            taken["steps"] == [
                ["model_name": "cleanrooms::protected-query", "id": .string(query.id), "from": "SUBMITTED", "to": "STARTED"]
            ])
        emulator.advance(by: .seconds(86_400))
        #expect(emulator.status(of: query) == "STARTED")
        #expect(step(["id": .string(query.id)])["steps"]?.array?.first?["to"] == "SUCCESS")
        #expect(emulator.query(query)?["statistics"]?["totalDurationInMillis"] == 172_800_000)
    }

    @Test func `a resource at the end of its life has no step to take`() throws {
        #expect(set(["progression": "immediate"]).status == 200)
        let query = try emulator.startQuery()
        let reply = step(["id": .string(query.id)])
        #expect(reply.status == 409)
        #expect(reply.message == "\(query.id) has no step to take: it is SUCCESS.")
    }

    @Test func `a step of nothing known, and one of two things at once, are refused`() {
        #expect(step(["id": "nothing"]).status == 404)
        #expect(step(["id": "nothing", "model_name": "cleanrooms::protected-job"]).status == 400)
        #expect(step(["model_name": "nothing"]).status == 400)
    }

    @Test func `one call steps all of a kind, and each by one step`() throws {
        #expect(set(["progression": "manual"], of: nil).status == 200)
        let shared = try emulator.readyCollaboration()
        let queries = [try emulator.startQuery(in: shared), try emulator.startQuery(in: shared)]
        #expect(step(["model_name": "cleanrooms::protected-job"])["steps"] == [])
        #expect(step()["steps"]?.array?.map { $0["id"]?.string } == queries.map(\.id))
        #expect(queries.map { emulator.status(of: $0) } == ["STARTED", "STARTED"])
        #expect(step(["model_name": "cleanrooms::protected-query"])["steps"]?.array?.count == 2)
        #expect(queries.map { emulator.status(of: $0) } == ["SUCCESS", "SUCCESS"])
        #expect(step()["steps"] == [])
    }

    @Test func `a step by hand comes before its time, and the next counts from there`() throws {
        let query = try emulator.startQuery()
        #expect(step(["id": .string(query.id)])["steps"]?.array?.first?["to"] == "STARTED")
        emulator.advance(by: .milliseconds(699))
        #expect(emulator.status(of: query) == "STARTED")
        emulator.advance(by: .milliseconds(1))
        #expect(emulator.status(of: query) == "SUCCESS")
    }

    // MARK: By looks

    @Test func `a resource takes a step at every n-th look`() throws {
        #expect(set(["progression": "manual", "times": 2]).status == 200)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(86_400))
        #expect((1...5).map { _ in emulator.status(of: query) } == ["SUBMITTED", "STARTED", "STARTED", "SUCCESS", "SUCCESS"])
    }

    @Test func `only looks at the resource itself count`() throws {
        #expect(set(["progression": "manual", "times": 1]).status == 200)
        let query = try emulator.startQuery()
        let target = "/memberships/\(query.collaboration.publisherMembership)/protectedQueries"
        for _ in 1...3 { #expect(emulator.send(.get, target, as: .publisher).status == 200) }
        let listed = emulator.send(.get, target, as: .publisher)["protectedQueries"]?.array?.first
        #expect(listed?["status"] == "SUBMITTED")
        #expect(emulator.status(of: query) == "STARTED")
    }

    // MARK: What was under way before

    @Test func `what is under way is done at once where its kind becomes immediate`() throws {
        #expect(set(["progression": "manual"]).status == 200)
        let query = try emulator.startQuery()
        #expect(set(["progression": "immediate"]).status == 200)
        #expect(emulator.status(of: query) == "SUCCESS")
        #expect(emulator.query(query)?["statistics"]?["totalDurationInMillis"] == 0)
    }

    @Test func `what is under way waits for the tester where its kind becomes manual`() throws {
        let query = try emulator.startQuery()
        #expect(set(["progression": "manual"]).status == 200)
        emulator.advance(by: .seconds(60))
        #expect(emulator.status(of: query) == "SUBMITTED")
    }

    @Test func `what waited takes its time where its kind becomes timed`() throws {
        #expect(set(["progression": "manual"]).status == 200)
        let query = try emulator.startQuery()
        emulator.advance(by: .seconds(60))
        #expect(set(["progression": "time", "seconds": 10]).status == 200)
        emulator.advance(by: .milliseconds(2999))
        #expect(emulator.status(of: query) == "SUBMITTED")
        emulator.advance(by: .milliseconds(1))
        #expect(emulator.status(of: query) == "STARTED")
    }

    @Test func `what was set is part of the state that a restart takes up`() throws {
        let store = try Store(at: .memory)
        func service() throws -> CleanRooms {
            try CleanRooms(store: store, clock: ManualClock(at: Emulator.start), ids: IDGenerator(seed: 1))
        }
        var steps = Progression.Steps()
        steps.running = .milliseconds(1500)
        try service().setProgression(.looks(3), of: [.protectedQuery])
        try service().setProgression(.timed(steps), of: [.protectedJob])
        let timing = try service().timing
        #expect(timing.queries == .looks(3) && timing.jobs == .timed(steps) && timing.logExports == Timing().logExports)
        try service().setProgression(nil, of: LifecycleModel.allCases)
        #expect(try service().timing == Timing())
    }

    @Test func `a reset leaves the kinds to the program's options again`() {
        #expect(set(["progression": "immediate"], of: nil).status == 200)
        #expect(emulator.control(.post, "/_cleanrooms/reset").status == 200)
        #expect(transition(of: "cleanrooms::protected-query", in: emulator.control(.get, "/_cleanrooms/lifecycle")) == Self.byDefault)
    }
}
