// Errors of Clean Rooms that a tester sets as faults.
// Reference: the exceptions of the API model.

import CleanRoomsModel
package import JSON

extension FaultError {
    /// - Parameters:
    ///   - code: An exception of the model or one of ``common``; nil for `ServiceUnavailable`.
    ///   - status: Nil for that of the model or of AWS's list.
    ///   - message: Nil for a text of ours.
    ///   - members: The exception's, besides its message. Required ones that are missing are filled in.
    /// - Throws: ``Refusal`` for an unknown code, a status that is not an error's, and members that the model does not allow.
    package init(
        code: String?, status: Int? = nil, message: String? = nil, members: JSON.Object = JSON.Object()
    ) throws(Refusal) {
        try self.init(code: code, status: status, message: message, members: members, of: ServiceException.self, standIns: Self.standIns)
    }

    /// Required members that a tester left out, by name.
    private static let standIns: [String: JSON] = ["resourceType": "COLLABORATION", "quotaValue": 0]
}
