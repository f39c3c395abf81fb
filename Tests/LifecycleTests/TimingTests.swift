import Lifecycle
import Testing

@Suite struct TimingTests {
    @Test(arguments: [Timing().queries, Timing().jobs, Timing().logExports])
    func `an end comes a second after the start unless something else is said`(progression: Progression) throws {
        #expect(progression.queueing == .milliseconds(300))
        #expect(try #require(progression.queueing) + #require(progression.running) == .seconds(1))
        #expect(progression.cancelling == .milliseconds(200))
    }

    @Test func `timed steps take what they were given`() {
        var steps = Progression.Steps()
        steps.queueing = .seconds(1)
        steps.running = .seconds(2)
        steps.cancelling = .seconds(3)
        let progression = Progression.timed(steps)
        #expect([progression.queueing, progression.running, progression.cancelling] == [.seconds(1), .seconds(2), .seconds(3)])
    }

    @Test func `immediate steps take no time`() {
        let progression = Progression.immediate
        #expect([progression.queueing, progression.running, progression.cancelling] == [.zero, .zero, .zero])
    }

    @Test func `manual steps never happen by themselves`() {
        let progression = Progression.manual
        #expect([progression.queueing, progression.running, progression.cancelling] == [nil, nil, nil])
    }
}
