// Why a statement can't be bound.
// Source: our own words; conditions are Spark's names of its errors.

/// A name that means nothing, or more than one thing, or too much; or a check of Spark's analyzer that the statement does not pass.
package struct NameError: Error, Equatable {
    package let message: String
    /// The column it is about, if it is about one.
    package let column: String?
    package let mark: Mark
    /// Whether every name has its meaning and Spark would refuse the statement all the same: of types, of aggregates, of places.
    package let isFault: Bool

    init(message: String, column: String? = nil, mark: Mark, isFault: Bool = false) {
        self.message = message
        self.column = column
        self.mark = mark
        self.isFault = isFault
    }
}

/// A check of Spark's analyzer that a query does not pass: Spark's name of the error, and our sentence.
func mismatch(_ condition: String, _ message: String, at mark: Mark) -> NameError {
    NameError(message: "[\(condition)] \(message)", mark: mark, isFault: true)
}
