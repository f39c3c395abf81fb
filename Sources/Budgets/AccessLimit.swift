// How often a table may be used, in a period or for good, and how often it has been.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AccessBudgetDetails.html

package import CleanRoomsModel
import Clocks

/// One of the limits of an access budget. Nothing happens to it by itself: what is left is computed from the time.
package struct AccessLimit: Sendable, Equatable {
    package let parameter: BudgetParameter
    /// When the limit was set.
    package let setTime: Timestamp
    /// Nil until the first use.
    package private(set) var use: Use?

    /// The last use and, in its period, those before it.
    package struct Use: Sendable, Equatable {
        package let count: Int
        /// The time of the last one.
        package let time: Timestamp

        package init(count: Int, time: Timestamp) {
            self.count = count
            self.time = time
        }
    }

    package init(parameter: BudgetParameter, setTime: Timestamp, use: Use? = nil) {
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
            remainingBudget: period.map { now < $0.upperBound } ?? true ? max(0, parameter.budget - used(in: period)) : 0,
            budget: parameter.budget, budgetType: parameter.type, autoRefresh: parameter.autoRefresh)
    }

    /// When the limit was last refreshed, whether it had been used or not; nil for one that is never refreshed.
    package func refreshTime(at now: Timestamp) -> Timestamp? {
        isRefreshed ? period(at: now)?.lowerBound : nil
    }

    /// Counts a use, which there has to be room for.
    package mutating func spend(at now: Timestamp) {
        use = Use(count: used(in: period(at: now)) + 1, time: now)
    }

    /// Without a word about it a period is not refreshed (inferred).
    private var isRefreshed: Bool { parameter.autoRefresh == .enabled }

    private func period(at now: Timestamp) -> Range<Timestamp>? {
        parameter.type.period?.containing(isRefreshed ? now : setTime)
    }

    private func used(in period: Range<Timestamp>?) -> Int {
        guard let use, period?.contains(use.time) ?? true else { return 0 }
        return use.count
    }
}
