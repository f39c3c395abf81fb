// Errors as their wire form in rest-json: with what each service adds to it, the only place with status codes, `x-amzn-ErrorType` and error bodies.
// Reference: https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization

import JSON

/// The status, the type and the body of an error.
struct ErrorResponse {
    let status: Int
    /// What `x-amzn-ErrorType` says: a bare name, which SDKs read before they look into the body.
    let type: String
    let body: [UInt8]

    init(status: Int, type: String, message: String, members: (inout JSONWriter) -> Void = { _ in }) {
        self.status = status
        self.type = type
        var writer = JSONWriter(reserving: 256)
        writer.beginObject()
        writer.member("message", message)
        members(&writer)
        writer.endObject()
        body = writer.bytes
    }

    /// The answer when something broke inside: it says nothing about what.
    static var internalFailure: ErrorResponse {
        ErrorResponse(
            status: 500, type: "InternalServerException",
            message: "The request processing has failed because of an unknown error, exception or failure.")
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
    static var rateExceeded: ErrorResponse {
        ErrorResponse(status: 429, type: "ThrottlingException", message: FaultError.throttlingMessage)
    }
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
            case 403: "AccessDeniedException"
            case 408: "RequestTimeoutException"
            case 413: "RequestEntityTooLargeException"
            case 429: "ThrottlingException"
            case 500: "InternalServerException"
            case 503, 507: "ServiceUnavailableException"
            default: "MalformedHttpRequestException"
            }
        self.init(status: status, type: type, message: message)
    }
}
