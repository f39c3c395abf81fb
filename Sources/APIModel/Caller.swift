// Who calls: clients act for one account in one region.

/// The account and the region of a request, from the scope of its credentials.
package struct Caller: Sendable, Hashable {
    /// Twelve digits.
    package let account: String
    /// Such as `us-east-1`.
    package let region: String

    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }
}
