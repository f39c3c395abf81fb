// The errors of Clean Rooms as their wire form.
// Reference: the exceptions of the API model.

import APIModel
import CleanRooms
import CleanRoomsModel
import JSON

extension ErrorResponse {
    /// - Parameter operation: The operation that failed. Debug builds stop at an error which it does not declare.
    init(_ error: ServiceError, of operation: Operation) {
        func declared(_ exception: ServiceException) -> ServiceException {
            assert(operation.declares(exception), "\(operation.name) does not declare \(exception.rawValue)")
            return exception
        }
        switch error {
        case .accessDenied(let message):
            // The only `reason` of the model is about denials by IAM, which the emulator never makes (inferred).
            self.init(declared(.accessDeniedException), message)
        case .notFound(let resource, let message):
            self.init(declared(.resourceNotFoundException), message) { writer in
                writer.member("resourceId", resource.id)
                writer.member("resourceType", resource.kind.rawValue)
            }
        case .conflict(let reason, let resource, let message):
            self.init(declared(.conflictException), message) { writer in
                writer.member("resourceId", resource?.id)
                writer.member("resourceType", resource?.kind.rawValue)
                writer.member("reason", reason)
            }
        case .validation(let reason, let message, let fields):
            self.init(declared(.validationException), message) { writer in
                writer.member("reason", reason)
                if !fields.isEmpty { writer.member("fieldList", fields.map(FieldListEntry.init)) }
            }
        case .quotaExceeded(let name, let value):
            // The text is inferred: that of other services.
            let amount = Int(exactly: value).map { "\($0)" } ?? "\(value)"
            let message = "Request denied because service quota has been exceeded. Quota: \(name), value: \(amount)"
            self.init(declared(.serviceQuotaExceededException), message) { writer in
                writer.member("quotaName", name)
                writer.member("quotaValue", value)
            }
        }
    }

    private struct FieldListEntry: JSONWritable {
        let issue: FieldIssue

        func write(to writer: inout JSONWriter) {
            writer.beginObject()
            writer.member("name", issue.field)
            writer.member("message", issue.message)
            writer.endObject()
        }
    }
}

extension ErrorResponse {
    private init(_ exception: ServiceException, _ message: String, members: (inout JSONWriter) -> Void = { _ in }) {
        self.init(status: exception.httpStatus, type: exception.rawValue, message: message, members: members)
    }
}
