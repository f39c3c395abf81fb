// How often a table may be used, in each period or in all, and how often it has been used.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AccessBudgetDetails.html

package import CleanRoomsModel
package import Clocks

/// One of the limits of an access budget. Nothing happens to it by itself: what is left is computed from the time.
package struct AccessLimit: Sendable, Equatable {
    package let parameter: BudgetParameter
    /// When the limit was set.
    package let setTime: Timestamp
    /// Nil until the first use.
    package private(set) var use: BudgetUse<Int>?

    package init(parameter: BudgetParameter, setTime: Timestamp, use: BudgetUse<Int>? = nil) {
        self.parameter = parameter
        self.setTime = setTime
        self.use = use
    }

    /// The limit as the API shows it at a time.
    ///
    /// Periods are the calendar's, so the first has begun before the limit was set. One that is not refreshed stays, and from its end on
    /// nothing remains (both inferred).
    package func details(at now: Timestamp) -> AccessBudgetDetails {
        let period = period(at: now)
        return AccessBudgetDetails(
            startTime: period?.lowerBound ?? setTime, endTime: period?.upperBound,
            remainingBudget: period.map { now < $0.upperBound } ?? true ? max(0, parameter.budget - use.amount(in: period)) : 0,
            budget: parameter.budget, budgetType: parameter.type, autoRefresh: parameter.autoRefresh)
    }

    /// When the limit was last refreshed, whether it had been used or not; nil for one that is never refreshed.
    package func refreshTime(at now: Timestamp) -> Timestamp? {
        isRefreshed ? period(at: now)?.lowerBound : nil
    }

    /// Counts a use. There has to be room for it.
    package mutating func spend(at now: Timestamp) {
        use = BudgetUse(use.amount(in: period(at: now)) + 1, at: now)
    }

    /// A period that says nothing of a refresh is not refreshed (inferred).
    private var isRefreshed: Bool { parameter.autoRefresh == .enabled }

    private func period(at now: Timestamp) -> Range<Timestamp>? {
        parameter.type.period?.containing(isRefreshed ? now : setTime)
    }
}

extension AccessBudgetType {
    /// The period after which the budget is counted anew; nil for a lifetime budget.
    package var period: CalendarPeriod? {
        switch self {
        case .calendarDay: .day
        case .calendarWeek: .week
        case .calendarMonth: .month
        case .lifetime: nil
        }
    }
}
