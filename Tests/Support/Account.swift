// The accounts that tests act as.

/// An AWS account: an access key id of twelve digits is one, as other local AWS services have it.
package struct Account: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Twelve digits.
    package let id: String

    package init(stringLiteral id: String) {
        self.id = id
    }

    /// Makes the shared collaboration, and joins it without abilities of its own.
    package static let advertiser: Account = "111111111111"
    /// The member of the shared collaboration that queries and receives results.
    package static let publisher: Account = "222222222222"
    /// No member of any collaboration.
    package static let stranger: Account = "333333333333"
}
