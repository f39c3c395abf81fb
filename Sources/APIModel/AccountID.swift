// The ids of AWS accounts.
// Reference: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html

/// An AWS account's id as text.
package enum AccountID {
    /// Whether a text is twelve digits.
    package static func isOne(_ text: String) -> Bool { isOne(text[...]) }

    /// Whether a text is twelve digits.
    package static func isOne(_ text: Substring) -> Bool {
        // Of one type and no generic: every request asks, and other targets could not specialize it.
        let bytes = text.utf8
        return bytes.count == 12 && bytes.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    }
}
