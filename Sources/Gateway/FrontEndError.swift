// Errors of a request before it becomes the input of an operation: they are the front end's, and no operation declares them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/CommonErrors.html

/// A refusal by the gateway itself. Messages never quote what the caller sent, but for dates and regions that were read as such.
enum FrontEndError: Error, Equatable {
    case missingAuthenticationToken
    case incompleteSignature(String)
    /// The access key, or its session token, is not known.
    case unrecognizedClient
    /// The signature is not that of this request, at this time, for this place.
    case invalidSignature(String)
    case unknownOperation
    /// It is signed for another service of AWS's: a client that `AWS_ENDPOINT_URL` leads here with all services.
    case otherService(String)
    /// The body is not a JSON object, or a value has another type than the model's.
    case serialization(String)
    /// The request breaks a rule of HTTP, such as a path with `%ZZ` in it.
    case malformedRequest(String)
}
