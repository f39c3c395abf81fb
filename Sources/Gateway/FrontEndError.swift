// What a request can fail at before it is an operation's input: these errors are the front end's, no operation declares them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/CommonErrors.html

/// A refusal by the gateway itself. Messages never quote what the caller sent.
enum FrontEndError: Error, Equatable {
    case missingAuthenticationToken
    case incompleteSignature(String)
    case unknownOperation
    /// The body is not a JSON object, or a value has another type than the model's.
    case serialization(String)
    /// The request breaks a rule of HTTP, such as a path with `%ZZ` in it.
    case malformedRequest(String)
}
