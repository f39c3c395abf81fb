// Times as text: what people write is read, and what is no time is not.

import Calendar
import CleanRoomsModel
import Clocks
import Testing

@Suite struct TimestampTextTests {
    @Test(
        arguments: [
            ("1970-01-01T00:00:00Z", 0), ("2026-01-01T00:00:00Z", 1_767_225_600_000), ("2000-02-29T23:59:59.250Z", 951_868_799_250),
            ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
        ] as [(String, Int64)])
    func `a time is written as it is read`(text: String, milliseconds: Int64) {
        #expect(Timestamp(text: text) == Timestamp(milliseconds: milliseconds))
        #expect(Timestamp(milliseconds: milliseconds).text == text)
    }

    @Test(
        arguments: [
            ("2026-01-01T02:00:00+02:00", 1_767_225_600_000), ("2025-12-31T19:00:00-05:00", 1_767_225_600_000),
            ("2026-01-01", 1_767_225_600_000), ("2026-01-01 00:00:00.5Z", 1_767_225_600_500),
            ("2026-01-01t00:00:00.123456z", 1_767_225_600_123),
        ] as [(String, Int64)])
    func `offsets, dates alone and more decimals are read too`(text: String, milliseconds: Int64) {
        #expect(Timestamp(text: text) == Timestamp(milliseconds: milliseconds))
    }

    @Test(arguments: [
        "", "tomorrow", "2026-1-1", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "2026-01-01T", "2026-01-01T24:00:00Z",
        "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-01-01T00:00:00", "2026-01-01T00:00:00.Z", "2026-01-01T00:00:00ZZ",
        "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+01:00", "2026-01-01T00:00:00+0100", "٢٠٢٦-01-01",
    ])
    func `what is no time is not read`(text: String) {
        #expect(Timestamp(text: text) == nil)
    }

    @Test func `each day's number is that of its date`() {
        for day in stride(from: Int64(-800_000), through: 3_000_000, by: 13) where CivilDate(days: day).days != day {
            Issue.record("day \(day) comes back as \(CivilDate(days: day).days)")
            return
        }
    }
}
