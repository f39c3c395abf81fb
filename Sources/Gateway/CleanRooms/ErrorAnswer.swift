// The answer that an error of the service would get, for messages that quote it.
// Reference: ErrorResponse+CleanRooms.swift.

package import CleanRooms
package import CleanRoomsModel
import JSON

/// The answer to a call that failed, without sending one.
package struct ErrorAnswer: Sendable, Equatable {
    /// The HTTP status.
    package let status: Int
    /// The exception's name, such as `ValidationException`.
    package let type: String
    package let message: String
    package let reason: String?

    package init(_ error: ServiceError, of operation: Operation) {
        let response = ErrorResponse(error, of: operation)
        // The body is the gateway's own, so it is JSON with a message.
        let body = (try? JSON(parsing: response.body)) ?? .null
        status = response.status
        type = response.type
        message = body["message"]?.string ?? ""
        reason = body["reason"]?.string
    }
}
