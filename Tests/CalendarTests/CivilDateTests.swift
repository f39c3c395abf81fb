// Dates from counts of days, each day of four centuries and more.

import Calendar
import Testing

@Suite struct CivilDateTests {
    @Test(
        arguments: [
            (0, CivilDate(year: 1970, month: 1, day: 1)), (-1, CivilDate(year: 1969, month: 12, day: 31)),
            (11_016, CivilDate(year: 2000, month: 2, day: 29)), (11_017, CivilDate(year: 2000, month: 3, day: 1)),
            (20_454, CivilDate(year: 2026, month: 1, day: 1)), (-25_509, CivilDate(year: 1900, month: 2, day: 28)),
            (-25_508, CivilDate(year: 1900, month: 3, day: 1)), (-719_528, CivilDate(year: 0, month: 1, day: 1)),
            (-719_529, CivilDate(year: -1, month: 12, day: 31)),
        ] as [(Int64, CivilDate)])
    func `known days have their dates`(day: Int64, date: CivilDate) {
        #expect(CivilDate(days: day) == date)
    }

    @Test func `each date follows the one before it, from 1599 to 2401`() {
        var date = CivilDate(days: -135_510)
        for day in Int64(-135_509)...157_420 {
            let next = following(date)
            date = CivilDate(days: day)
            guard date == next else {
                Issue.record("day \(day) is \(date), and \(next) was to come")
                return
            }
        }
        #expect(date.year == 2401)
    }

    private func following(_ date: CivilDate) -> CivilDate {
        let isLeapYear = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0)
        let lengths: [Int64] = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if date.day < lengths[Int(date.month) - 1] { return CivilDate(year: date.year, month: date.month, day: date.day + 1) }
        if date.month < 12 { return CivilDate(year: date.year, month: date.month + 1, day: 1) }
        return CivilDate(year: date.year + 1, month: 1, day: 1)
    }
}
