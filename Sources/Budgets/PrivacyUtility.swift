// How many aggregations a differential privacy budget allows: the utility, as the console calls it.
// Reference: figures in screenshots of the console of March 2024, from which the model is inferred. It gives all of them but one: of 1,833
// averages at ε = 10 and a noise of 100 the console had 1,832 left after a SUM, where this has 1,833.

package import CleanRoomsModel

/// A privacy budget and the noise that each aggregation adds, which together decide how many there can be.
package struct PrivacyUtility: Sendable, Equatable {
    /// The privacy budget, 1 to 20.
    package var epsilon: Int
    /// How many users each aggregation hides, 10 to 100.
    package var usersNoisePerQuery: Int

    package init(epsilon: Int, usersNoisePerQuery: Int) {
        self.epsilon = epsilon
        self.usersNoisePerQuery = usersNoisePerQuery
    }

    /// The most aggregations of a type, if no other is used.
    package func maxCount(of type: DifferentialPrivacyAggregationType) -> Int {
        remainingCount(of: type, after: 0)
    }

    /// How many aggregations of a type are left.
    ///
    /// - Parameter loss: What has been used, as ``loss(of:)`` gives it. It may be more than there is: after use, the noise of a query
    ///   can be made smaller.
    package func remainingCount(of type: DifferentialPrivacyAggregationType, after loss: Double) -> Int {
        let count = (remainingUnits(after: loss) / Double(type.units)).rounded(.down)
        // NaN counts as less than nothing. No budget of the API's comes near the upper bound.
        return count > 0 ? Int(min(count, 1e15)) : 0
    }

    /// Whether a query's aggregations fit into what is left.
    package func allows(_ aggregations: [DifferentialPrivacyAggregationType], after loss: Double) -> Bool {
        Double(units(of: aggregations)) <= remainingUnits(after: loss)
    }

    /// What a query's aggregations take of the budget.
    ///
    /// Independent of the noise that other queries add, so that a template's noise can change after use: then the share of the budget
    /// that was used stays used (inferred).
    package func loss(of aggregations: [DifferentialPrivacyAggregationType]) -> Double {
        Double(units(of: aggregations)) / squaredNoise
    }

    private func units(of aggregations: [DifferentialPrivacyAggregationType]) -> Int {
        aggregations.reduce(0) { $0 + $1.units }
    }

    private func remainingUnits(after loss: Double) -> Double { (Self.capacity(of: epsilon) - loss) * squaredNoise }

    private var squaredNoise: Double { Double(usersNoisePerQuery) * Double(usersNoisePerQuery) }

    /// The budget for which `epsilon` stands, in units at a noise of one user.
    ///
    /// As zero-concentrated differential privacy has it: (√(L + ε) − √L)², where L = ln(1/δ). That δ is 1/10,000 and the factor are
    /// fitted to the console's figures at ε = 10 and ε = 1; other fits differ from this one by up to 4 % elsewhere.
    private static func capacity(of epsilon: Int) -> Double {
        let l = 9.210_340_371_976_184
        let root = (l + Double(epsilon)).squareRoot() - l.squareRoot()
        return 0.403628 * root * root
    }
}

extension DifferentialPrivacyAggregationType {
    /// What one aggregation costs. Inferred from the console's figures.
    fileprivate var units: Int {
        switch self {
        case .countDistinct: 1
        case .count: 2
        case .sum: 3
        case .avg, .stddev: 4
        }
    }
}
