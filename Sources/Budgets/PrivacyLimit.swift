// A differential privacy budget and what has been used of it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyPrivacyBudget.html

package import CleanRoomsModel
package import Clocks

/// What queries may learn through aggregations. Nothing happens to it by itself: what is left is computed from the time.
package struct PrivacyLimit: Sendable, Equatable {
    package var utility: PrivacyUtility
    /// How often the whole budget is refilled; nil for never.
    package let period: CalendarPeriod?
    /// The losses of queries, as ``PrivacyUtility/loss(of:)`` counts; nil until the first one.
    package private(set) var use: BudgetUse<Double>?

    package init(utility: PrivacyUtility, period: CalendarPeriod?, use: BudgetUse<Double>? = nil) {
        self.utility = utility
        self.period = period
        self.use = use
    }

    /// When the budget was last refreshed, whether it had been used or not; nil for one that is never refreshed.
    package func refreshTime(at now: Timestamp) -> Timestamp? { period?.containing(now).lowerBound }

    package func remainingCount(of type: DifferentialPrivacyAggregationType, at now: Timestamp) -> Int {
        utility.remainingCount(of: type, after: loss(at: now))
    }

    /// Takes what a query's aggregations cost.
    ///
    /// - Returns: Whether there was enough left; if not, nothing is taken.
    package mutating func spend(_ aggregations: [DifferentialPrivacyAggregationType], at now: Timestamp) -> Bool {
        let used = loss(at: now)
        guard utility.allows(aggregations, after: used) else { return false }
        use = BudgetUse(used + utility.loss(of: aggregations), at: now)
        return true
    }

    private func loss(at now: Timestamp) -> Double { use.amount(in: period?.containing(now)) }
}
