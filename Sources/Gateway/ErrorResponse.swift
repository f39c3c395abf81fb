// Errors as their wire form: the only place with status codes, `x-amzn-ErrorType` and error bodies.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization

import CleanRooms
import CleanRoomsModel
import JSON

/// The status, the type and the body of an error.
struct ErrorResponse {
    let status: Int
    /// What `x-amzn-ErrorType` says: a bare name, which SDKs read before they look into the body.
    let type: String
    let body: [UInt8]

    private init(status: Int, type: String, message: String, members: (inout JSONWriter) -> Void = { _ in }) {
        self.status = status
        self.type = type
        var writer = JSONWriter(reserving: 256)
        writer.beginObject()
        writer.member("message", message)
        members(&writer)
        writer.endObject()
        body = writer.bytes
    }

    private init(_ exception: ServiceException, _ message: String, members: (inout JSONWriter) -> Void = { _ in }) {
        self.init(status: exception.httpStatus, type: exception.rawValue, message: message, members: members)
    }

    /// The answer when something broke inside: it says nothing about what.
    static var internalFailure: ErrorResponse {
        ErrorResponse(.internalServerException, "The request processing has failed because of an unknown error, exception or failure.")
    }
}

// MARK: The service

extension ErrorResponse {
    /// - Parameter operation: The operation that failed. Debug builds stop at an error which it does not declare.
    init(_ error: ServiceError, of operation: Operation) {
        func declared(_ exception: ServiceException) -> ServiceException {
            assert(operation.facts.errors.contains(exception), "\(operation.name) does not declare \(exception.rawValue)")
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

// MARK: Faults

extension ErrorResponse {
    /// An error that the tester asked for.
    init(_ fault: FaultError) {
        self.init(status: fault.status, type: fault.code, message: fault.message) { writer in
            for member in fault.members.members {
                writer.name(member.name)
                writer.value(member.value)
            }
        }
    }

    /// An account calls an operation more often than it may.
    static var rateExceeded: ErrorResponse { ErrorResponse(.throttlingException, FaultError.throttlingMessage) }
}

// MARK: The front end

extension ErrorResponse {
    /// The errors common to AWS's services. Their statuses are documented; texts and the choice among them are inferred.
    init(_ error: FrontEndError) {
        switch error {
        case .missingAuthenticationToken:
            self.init(status: 403, type: "MissingAuthenticationTokenException", message: "Missing Authentication Token")
        case .incompleteSignature(let message):
            self.init(status: 403, type: "IncompleteSignatureException", message: message)
        case .unrecognizedClient:
            // Seen, at Lambda; the code and the status are in the list of common errors.
            self.init(status: 403, type: "UnrecognizedClientException", message: "The security token included in the request is invalid.")
        case .invalidSignature(let message):
            // Seen, at API Gateway, Lambda and CloudFront's key value store. The list has no error for it; services with other protocols say
            // SignatureDoesNotMatch, or answer 400.
            self.init(status: 403, type: "InvalidSignatureException", message: message)
        case .unknownOperation:
            self.init(status: 404, type: "UnknownOperationException", message: "The requested operation does not exist.")
        case .otherService(let service):
            self.init(status: OtherService.status, type: OtherService.code, message: OtherService.message(service)) { writer in
                // Where clients of other JSON protocols look for the code.
                writer.member("__type", OtherService.code)
            }
        case .serialization(let message):
            self.init(status: 400, type: "SerializationException", message: message)
        case .malformedRequest(let message):
            self.init(httpStatus: 400, message)
        }
    }

    /// An answer to a message that is not proper HTTP, or that the server cannot take.
    init(httpStatus status: Int, _ message: String) {
        let type =
            switch status {
            case 403: ServiceException.accessDeniedException.rawValue
            case 408: "RequestTimeoutException"
            case 413: "RequestEntityTooLargeException"
            case 429: ServiceException.throttlingException.rawValue
            case 500: ServiceException.internalServerException.rawValue
            case 503, 507: "ServiceUnavailableException"
            default: "MalformedHttpRequestException"
            }
        self.init(status: status, type: type, message: message)
    }
}
