// Why the names of a statement mean nothing.
// Source: our own words.

/// A name that means nothing, or more than one thing, or too much.
package struct NameError: Error, Equatable {
    package let message: String
    /// The column it is about, if it is about one.
    package let column: String?
    package let mark: Mark

    init(message: String, column: String? = nil, mark: Mark) {
        self.message = message
        self.column = column
        self.mark = mark
    }
}
