// How much has been used of a limit that is counted by periods.
// Source: our own form.

package import APIModel

/// What the last use took, counted with those before it in its period.
package struct BudgetUse<Amount: Numeric & Sendable>: Sendable, Equatable {
    package let amount: Amount
    /// The time of the last use.
    package let time: Timestamp

    package init(_ amount: Amount, at time: Timestamp) {
        self.amount = amount
        self.time = time
    }
}

extension Optional {
    /// What was used within a period, or ever without one; nothing where nothing was used yet.
    func amount<Amount>(in period: Range<Timestamp>?) -> Amount where Wrapped == BudgetUse<Amount> {
        guard let self, period?.contains(self.time) ?? true else { return .zero }
        return self.amount
    }
}
