import Lifecycle
import Testing

@Suite struct TimingTests {
    private func delays(_ progression: Progression) -> [Duration?] { LifecycleStep.allCases.map { progression.delay(of: $0) } }

    @Test(arguments: LifecycleModel.allCases)
    func `an end comes a second after the start unless something else is said`(model: LifecycleModel) throws {
        #expect(delays(Timing()[model]) == [.milliseconds(300), .milliseconds(700), .milliseconds(200)])
    }

    @Test func `timed steps take what they were given`() {
        var steps = Progression.Steps()
        for (seconds, step) in LifecycleStep.allCases.enumerated() { steps[step] = .seconds(seconds + 1) }
        #expect(delays(.timed(steps)) == [.seconds(1), .seconds(2), .seconds(3)])
    }

    @Test func `immediate steps take no time`() {
        #expect(delays(.immediate) == [.zero, .zero, .zero])
    }

    @Test(arguments: [Progression.manual, .looks(2)])
    func `steps by hand and by looks never happen by themselves`(progression: Progression) {
        #expect(delays(progression) == [nil, nil, nil])
        #expect(progression.delay(of: .running, own: .seconds(1)) == nil)
    }

    @Test(arguments: [Progression.immediate, .timed(Progression.Steps())])
    func `a step's own duration stands in for that of its kind`(progression: Progression) {
        #expect(progression.delay(of: .running, own: .seconds(9)) == .seconds(9))
    }

    @Test(arguments: LifecycleModel.allCases)
    func `each kind has a progression of its own`(model: LifecycleModel) {
        var timing = Timing()
        timing[model] = .manual
        #expect(LifecycleModel.allCases.filter { timing[$0] == .manual } == [model])
    }
}
