// Durations as text: numbers with units, and the forms of ISO 8601 that have a length.

import Clocks
import Testing

@Suite struct DurationTextTests {
    @Test(
        arguments: [
            ("90", .seconds(90)), ("0.5", .milliseconds(500)), ("0", .zero), ("300ms", .milliseconds(300)), ("1.5s", .milliseconds(1500)),
            ("1h30m", .seconds(5400)), ("7d", .seconds(604_800)), ("2w", .seconds(1_209_600)), ("PT1H", .seconds(3600)),
            ("PT1H30M0.25S", .milliseconds(5_400_250)), ("P7D", .seconds(604_800)), ("P1DT1S", .seconds(86_401)),
            ("P2W", .seconds(1_209_600)),
        ] as [(String, Duration)])
    func `a duration is read`(text: String, duration: Duration) {
        #expect(Duration(text: text) == duration)
    }

    @Test(arguments: [
        "", "s", "-1", "1y", "P", "PT", "P1DT", "P1M", "P1Y", "PT1D", "1h30", "1.s", ".5", "1s ", "9999999999999", "999999999999w",
        "P1DT1H1D",
        "١s",
    ])
    func `what has no length is not read`(text: String) {
        #expect(Duration(text: text) == nil)
    }

    @Test func `seconds are counted to the millisecond, from none to ten thousand years`() {
        #expect(Duration(seconds: 0.0004) == .zero)
        for seconds in [-1, .infinity, .nan, 1e12] { #expect(Duration(seconds: seconds) == nil) }
    }
}
