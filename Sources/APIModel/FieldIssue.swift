// What is wrong with a request, field by field.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ValidationExceptionField.html

/// What is wrong with one field of a request.
package struct FieldIssue: Sendable, Equatable {
    /// The way to the field, as the wire names it: `members.1.member.accountId`.
    package var field: String
    package var message: String

    package init(_ field: String, _ message: String) {
        self.field = field
        self.message = message
    }
}
