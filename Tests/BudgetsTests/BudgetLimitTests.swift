// Limits over time: what is left, and when it is there again.

import CleanRoomsModel
import Budgets
import Clocks
import Testing

/// 2026-01-01T00:00:00Z, a Thursday.
private let newYear = Timestamp(milliseconds: 1_767_225_600_000)

private func day(_ number: Int) -> Timestamp { newYear + .seconds(number * 86_400) }

@Suite struct PrivacyLimitTests {
    private func limit(_ period: CalendarPeriod?) -> PrivacyLimit {
        PrivacyLimit(utility: PrivacyUtility(epsilon: 1, usersNoisePerQuery: 30), period: period)
    }

    @Test func `a budget that is refreshed is whole again on the first of the next month`() {
        var limit = limit(.month)
        let spent = limit.spend([.avg, .avg], at: day(3))
        #expect(spent && limit.remainingCount(of: .countDistinct, at: day(31) + .milliseconds(-1)) == 1)
        #expect(limit.remainingCount(of: .countDistinct, at: day(31)) == 9)
        #expect(limit.refreshTime(at: day(30)) == newYear && limit.refreshTime(at: day(32)) == day(31))
    }

    @Test func `a budget that is not refreshed stays used`() {
        var limit = limit(nil)
        let spent = limit.spend([.avg, .avg], at: day(3))
        #expect(spent && limit.remainingCount(of: .countDistinct, at: day(4000)) == 1 && limit.refreshTime(at: day(4000)) == nil)
    }

    @Test func `what does not fit takes nothing`() {
        var limit = limit(nil)
        let (first, second) = (limit.spend([.avg, .avg, .count], at: day(1)), limit.spend([.avg], at: day(1)))
        #expect(!first && second && limit.remainingCount(of: .countDistinct, at: day(1)) == 5)
    }

    @Test func `uses of a new month do not count those of the last`() {
        var limit = limit(.month)
        let spent = [limit.spend([.avg, .avg], at: day(3)), limit.spend([.count], at: day(31)), limit.spend([.count], at: day(32))]
        #expect(spent == [true, true, true] && limit.remainingCount(of: .countDistinct, at: day(33)) == 5)
    }
}

@Suite struct AccessLimitTests {
    @Test func `each type of access budget but LIFETIME has a period`() {
        #expect(AccessBudgetType.allCases.map(\.period) == [.day, .month, .week, nil])
    }

    private func limit(_ type: AccessBudgetType, _ refresh: AutoRefreshMode?) -> AccessLimit {
        AccessLimit(parameter: BudgetParameter(type: type, budget: 3, autoRefresh: refresh), setTime: newYear + .seconds(3600))
    }

    @Test(arguments: [(AccessBudgetType.calendarDay, 0, 1), (.calendarWeek, -4, 3), (.calendarMonth, 0, 31)])
    func `a refreshed limit is whole again when its period ends`(type: AccessBudgetType, first: Int, next: Int) {
        var limit = limit(type, .enabled)
        limit.spend(at: newYear + .seconds(7200))
        let before = limit.details(at: day(next) + .milliseconds(-1))
        #expect(before.remainingBudget == 2 && before.startTime == day(first) && before.endTime == day(next))
        let after = limit.details(at: day(next))
        #expect(after.remainingBudget == 3 && after.startTime == day(next) && limit.refreshTime(at: day(next)) == day(next))
    }

    @Test(arguments: [AutoRefreshMode.disabled, nil])
    func `from the end of a period that is not refreshed nothing remains`(refresh: AutoRefreshMode?) {
        var limit = limit(.calendarDay, refresh)
        limit.spend(at: newYear + .seconds(7200))
        #expect(limit.details(at: day(1) + .milliseconds(-1)).remainingBudget == 2)
        let details = limit.details(at: day(1))
        #expect(details.remainingBudget == 0 && details.startTime == newYear && details.endTime == day(1))
        #expect(details.autoRefresh == refresh && limit.refreshTime(at: day(1)) == nil)
    }

    @Test func `a limit for good has no end, and begins when it is set`() {
        var limit = limit(.lifetime, nil)
        limit.spend(at: day(1))
        limit.spend(at: day(400))
        let details = limit.details(at: day(4000))
        #expect(details.remainingBudget == 1 && details.startTime == newYear + .seconds(3600) && details.endTime == nil)
    }

    @Test func `uses add up in a period, and only there`() {
        var limit = limit(.calendarWeek, .enabled)
        for number in [0, 1, 2] { limit.spend(at: day(number)) }
        #expect(limit.details(at: day(2)).remainingBudget == 0)
        limit.spend(at: day(3))
        #expect(limit.details(at: day(3)).remainingBudget == 2)
    }
}
