// A differential privacy budget and what has been used of it.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DifferentialPrivacyPrivacyBudget.html

package import CleanRoomsModel
package import Clocks

/// What queries may learn through aggregations. Nothing happens to it by itself: what is left is computed from the time.
package struct PrivacyLimit: Sendable, Equatable {
    package var utility: PrivacyUtility
    /// How often the whole budget is refilled; nil for never.
    package let period: CalendarPeriod?
    /// Nil until the first query.
    package private(set) var use: Use?

    /// What the last query, and those before it in its period, have used.
    package struct Use: Sendable, Equatable {
        /// As ``PrivacyUtility/loss(of:)`` counts.
        package let loss: Double
        /// When the last query used some.
        package let time: Timestamp

        package init(loss: Double, time: Timestamp) {
            self.loss = loss
            self.time = time
        }
    }

    package init(utility: PrivacyUtility, period: CalendarPeriod?, use: Use? = nil) {
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
        use = Use(loss: used + utility.loss(of: aggregations), time: now)
        return true
    }

    private func loss(at now: Timestamp) -> Double {
        guard let use else { return 0 }
        if let period, !period.containing(now).contains(use.time) { return 0 }
        return use.loss
    }
}
