import CleanRoomsModel
import Clocks
import Testing

@Suite struct ClockTests {
    let base = ManualClock(at: Timestamp(milliseconds: 1000))
    let clock: SteerableClock

    init() {
        clock = SteerableClock(over: base)
    }

    private var milliseconds: Int64 { clock.now.milliseconds }

    @Test func `the clock of the machine is past the day this was written`() {
        #expect(SystemClock().now > Timestamp(milliseconds: 1_767_225_600_000))
    }

    @Test func `a manual clock stands until it is moved`() {
        #expect(base.now.milliseconds == 1000)
        base.advance(by: .milliseconds(250))
        #expect(base.now.milliseconds == 1250)
    }

    @Test func `an untouched clock tells the time below it`() {
        base.advance(by: .milliseconds(5))
        #expect(milliseconds == 1005)
        #expect(!clock.isFrozen)
    }

    @Test func `a clock stands still at the end of the years, and before their beginning`() {
        clock.set(to: Timestamp.span.upperBound + .milliseconds(-2))
        base.advance(by: .seconds(3600))
        #expect(clock.now == Timestamp.span.upperBound)
        #expect(clock.now.text == "9999-12-31T23:59:59.999Z")
        clock.advance(by: .seconds(-400_000_000_000))
        #expect(clock.now == Timestamp.span.lowerBound)
    }

    @Test func `a frozen clock stands while the time below it goes on`() {
        base.advance(by: .milliseconds(5))
        clock.freeze()
        base.advance(by: .seconds(60))
        #expect(milliseconds == 1005)
        #expect(clock.isFrozen)
    }

    @Test func `a resumed clock goes on from where it stopped`() {
        clock.freeze()
        base.advance(by: .seconds(60))
        clock.resume()
        #expect(milliseconds == 1000)
        base.advance(by: .milliseconds(7))
        #expect(milliseconds == 1007)
        #expect(clock.state == .running(ahead: .seconds(-60)))
    }

    @Test func `resuming a running clock and freezing a frozen one change nothing`() {
        clock.advance(by: .seconds(3))
        clock.resume()
        #expect(clock.state == .running(ahead: .seconds(3)))
        clock.freeze()
        base.advance(by: .seconds(1))
        clock.freeze()
        #expect(milliseconds == 4000)
    }

    @Test func `a clock that is moved goes on running from there`() {
        clock.advance(by: .seconds(10))
        clock.advance(by: .milliseconds(1))
        base.advance(by: .milliseconds(2))
        #expect(milliseconds == 11_003)
    }

    @Test(arguments: [Int64(0), 500, 1_000_000])
    func `a clock that is set goes on running from there, back or forth`(time: Int64) {
        clock.advance(by: .seconds(10))
        clock.set(to: Timestamp(milliseconds: time))
        base.advance(by: .milliseconds(2))
        #expect(milliseconds == time + 2)
    }

    @Test func `a frozen clock that is moved or set stays frozen`() {
        clock.freeze()
        clock.advance(by: .seconds(1))
        base.advance(by: .seconds(50))
        #expect(milliseconds == 2000)
        clock.set(to: Timestamp(milliseconds: 7))
        base.advance(by: .seconds(50))
        #expect(milliseconds == 7)
        #expect(clock.state == .frozen(at: Timestamp(milliseconds: 7)))
    }

    @Test func `a clock is taken up again from its state`() {
        clock.advance(by: .seconds(9))
        #expect(SteerableClock(over: base, state: clock.state).now == clock.now)
        clock.freeze()
        #expect(SteerableClock(over: base, state: clock.state).isFrozen)
    }
}
