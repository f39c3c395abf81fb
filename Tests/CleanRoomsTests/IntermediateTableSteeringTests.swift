// Populations in the tester's hands: how they end, and when.
// Reference: docs/architecture.md, "The life cycle and the clock": a population is a protected query, and is steered as one.

import CleanRooms
import EmulatorTesting
import JSON
import Testing

struct IntermediateTableSteeringTests {
    private let stage: IntermediateStage

    init() throws {
        stage = try IntermediateStage()
    }

    private func add(_ rule: JSON) { #expect(stage.emulator.control(.post, "/_cleanrooms/outcomes", rule).status == 201) }

    private static let failure: JSON = ["code": "INTERNAL_ERROR", "message": "Out of luck."]

    // MARK: Outcomes

    @Test func `a rule fits a population by the name of its table`() throws {
        add(["match": ["name": "cities"], "status": "FAILED", "error": Self.failure])
        let (failing, other) = (try stage.make("cities"), try stage.make("towns"))
        let query = try stage.populated(failing)
        #expect(stage.query(query)?["status"] == "FAILED" && stage.query(query)?["error"]?["message"] == "Out of luck.")
        #expect(stage.status(failing) == "POPULATE_FAILED" && stage.table(failing)?["statusReason"] == "Out of luck.")
        #expect(stage.versions(failing).map { $0["status"] } == ["POPULATE_FAILED"])
        try stage.populated(other)
        #expect(stage.status(other) == "POPULATE_SUCCESS")
    }

    @Test(arguments: [("TIMED_OUT", "POPULATE_FAILED"), ("CANCELLED", "POPULATE_FAILED"), ("SUCCESS", "POPULATE_SUCCESS")])
    func `a table follows the end that its population's rule has`(end: String, status: String) throws {
        add(["match": ["name": "cities"], "status": .string(end)])
        let id = try stage.make("cities")
        let query = try stage.populated(id)
        stage.emulator.advance(by: .seconds(1))
        #expect(stage.query(query)?["status"]?.string == end)
        #expect(stage.status(id) == status)
    }

    @Test func `a rule's duration is that of the population, and its times are used up by it`() throws {
        add(["match": ["name": "cities"], "status": "SUCCESS", "duration": "1h", "times": 1])
        let id = try stage.make("cities")
        try stage.populated(id)
        #expect(stage.status(id) == "POPULATE_STARTED")
        stage.emulator.advance(by: .seconds(3600))
        #expect(stage.status(id) == "POPULATE_SUCCESS")
        try stage.populated(id)
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_SUCCESS", "POPULATE_SUCCESS"])
    }

    // MARK: Looks and steps

    private func set(_ transition: JSON) {
        #expect(stage.emulator.control(.post, "/_cleanrooms/lifecycle", ["transition": transition]).status == 200)
    }

    @Test func `a look at a table is one at its population`() throws {
        set(["progression": "manual", "times": 2])
        let id = try stage.make()
        #expect(stage.populate(id).status == 200)
        stage.emulator.advance(by: .seconds(86_400))
        #expect(
            (1...5).map { _ in stage.status(id) } == [
                "POPULATE_STARTED", "POPULATE_STARTED", "POPULATE_STARTED", "POPULATE_SUCCESS", "POPULATE_SUCCESS",
            ])
    }

    @Test func `looks at the table and at its query count together`() throws {
        set(["progression": "manual", "times": 2])
        let id = try stage.make()
        let query = try #require(stage.populate(id)["analysisId"]?.string)
        #expect(stage.status(id) == "POPULATE_STARTED")
        #expect(stage.query(query)?["status"] == "STARTED")
        #expect(stage.query(query)?["status"] == "STARTED")
        #expect(stage.status(id) == "POPULATE_SUCCESS")
    }

    @Test func `a refresh is looked at, and not the population before it`() throws {
        let id = try stage.make()
        try stage.populated(id)
        set(["progression": "manual", "times": 1])
        #expect(stage.populate(id).status == 200)
        #expect((1...2).map { _ in stage.status(id) } == ["POPULATE_STARTED", "POPULATE_SUCCESS"])
        #expect(stage.versions(id).map { $0["status"] } == ["POPULATE_SUCCESS", "POPULATE_SUCCESS"])
    }

    @Test func `steps by hand take a population to its end`() throws {
        set(["progression": "manual"])
        let id = try stage.make()
        let query = try #require(stage.populate(id)["analysisId"]?.string)
        for status in ["STARTED", "SUCCESS"] {
            let taken = stage.emulator.control(.post, "/_cleanrooms/lifecycle/step", ["id": .string(query)])
            #expect(taken["steps"]?.array?.first?["to"]?.string == status)
        }
        #expect(stage.status(id) == "POPULATE_SUCCESS")
    }
}
