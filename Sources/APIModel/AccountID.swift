// The ids of AWS accounts.
// Reference: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html

/// An AWS account's id as text.
package enum AccountID {
    /// Whether a text is twelve digits.
    package static func isOne(_ text: some StringProtocol) -> Bool { isOne(text.utf8) }

    /// Whether bytes are twelve digits.
    package static func isOne(_ bytes: some Collection<UInt8>) -> Bool {
        bytes.count == 12 && bytes.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
