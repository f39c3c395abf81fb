// Why bytes are not a request that this server takes.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html

/// A fault in a request's message. After any of them the place where the next request begins is unknown, so the connection ends with the answer.
enum RequestError: Error, Equatable, CaseIterable {
    case bareLineFeed
    case malformedRequestLine
    case invalidMethod
    case tlsHello
    case invalidTarget
    case targetTooLong
    case unsupportedVersion
    case malformedField
    case foldedField
    case headTooLarge
    case missingHost
    case duplicateHost
    case invalidHost
    case lengthAndCoding
    case duplicateLength
    case invalidLength
    case codingInHTTP10
    case unsupportedCoding
    case unknownExpectation
    case bodyTooLarge
    case malformedChunk
    case headTimeout
    case bodyTimeout
    case crowded
    case noRoom

    /// The status code of the answer.
    var status: Int {
        switch self {
        case .bareLineFeed, .malformedRequestLine, .invalidMethod, .tlsHello, .invalidTarget, .malformedField, .foldedField, .missingHost,
            .duplicateHost,
            .invalidHost, .lengthAndCoding, .duplicateLength, .invalidLength, .codingInHTTP10, .malformedChunk:
            400
        case .headTimeout, .bodyTimeout: 408
        case .bodyTooLarge: 413
        case .targetTooLong: 414
        case .unknownExpectation: 417
        case .headTooLarge: 431
        case .unsupportedCoding: 501
        case .crowded: 503
        case .unsupportedVersion: 505
        case .noRoom: 507
        }
    }

    /// One sentence for the person who sent the request.
    var sentence: String {
        switch self {
        case .bareLineFeed: "A line of the request does not end in CRLF."
        case .malformedRequestLine: "The request line is not a method, a target and a version, separated by single spaces."
        case .invalidMethod: "The method is not a token."
        case .tlsHello:
            "HTTPS was sent to a port that speaks plain HTTP: call it by http://, or serve with --tls-certificate and --tls-key."
        case .invalidTarget: "The request target is not a path that begins with a slash, in printable ASCII."
        case .targetTooLong: "The request target is too long."
        case .unsupportedVersion: "The version of HTTP is neither 1.1 nor 1.0."
        case .malformedField: "A header field is not a name, a colon and a value without control characters."
        case .foldedField: "A header field is folded over two lines."
        case .headTooLarge: "The header fields are too large."
        case .missingHost: "The request has no Host header field."
        case .duplicateHost: "The request has more than one Host header field."
        case .invalidHost: "The Host header field is not a host name."
        case .lengthAndCoding: "The request has both Content-Length and Transfer-Encoding."
        case .duplicateLength: "The request has more than one Content-Length header field."
        case .invalidLength: "The Content-Length is not a decimal number, or is out of range."
        case .codingInHTTP10: "HTTP/1.0 has no Transfer-Encoding."
        case .unsupportedCoding: "The only transfer coding understood is chunked."
        case .unknownExpectation: "The only expectation understood is 100-continue."
        case .bodyTooLarge: "The request body is too large."
        case .malformedChunk: "The chunked request body is malformed."
        case .headTimeout: "The head of the request did not arrive in time."
        case .bodyTimeout: "The body of the request did not arrive in time."
        case .crowded: "The server holds too much of unfinished requests and unread answers; try again later."
        case .noRoom: "There is no room on the server's disk for the request body."
        }
    }
}
