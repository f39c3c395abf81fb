// Responses to bytes.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-6.3

import HTTP

extension [UInt8] {
    /// Appends a response, framed so that the next one can follow it; a truncated one ends within its body.
    ///
    /// The length and the life of the connection are this function's business, so fields of the application about them are left out.
    /// A response to HEAD has the length of the body but not the body; 204 and 304 have neither.
    mutating func append(_ response: HTTPResponse, toHead isHead: Bool, _ persistence: Persistence) {
        let needed = count + response.headers.section.count + response.body.count + 160
        if capacity < needed { reserveCapacity(Swift.max(needed, capacity * 2)) }
        append(status: response.status, response.headers)
        let hasBody = HTTPResponse.hasBody(response.status)
        if hasBody {
            append(contentsOf: "Content-Length: ".utf8)
            append(decimal: response.file?.count ?? response.body.count)
            append(contentsOf: "\r\n".utf8)
        }
        append(endOfHead: persistence)
        guard hasBody, !isHead else { return }
        if case .truncated(let count) = response.delivery.extent {
            append(contentsOf: response.body.prefix(Swift.max(0, count)))
        } else {
            append(contentsOf: response.body)
        }
    }

    /// Appends the head of a response whose length nobody knows: in chunks, or else up to the end of the connection.
    mutating func append(headOf stream: ResponseStream, inChunks: Bool, _ persistence: Persistence) {
        append(status: stream.status, stream.headers)
        if inChunks { append(contentsOf: "Transfer-Encoding: chunked\r\n".utf8) }
        append(endOfHead: persistence)
    }

    /// Appends the head of a response whose body of a known length follows piece by piece.
    mutating func append(headOf response: HTTPResponse, bodyBytes: Int, _ persistence: Persistence) {
        append(status: response.status, response.headers)
        append(contentsOf: "Content-Length: ".utf8)
        append(decimal: bodyBytes)
        append(contentsOf: "\r\n".utf8)
        append(endOfHead: persistence)
    }

    /// Appends a piece of a body as a chunk; an empty one would end the body.
    mutating func append(chunk: [UInt8]) {
        append(contentsOf: String(chunk.count, radix: 16).utf8)
        append(contentsOf: "\r\n".utf8)
        append(contentsOf: chunk)
        append(contentsOf: "\r\n".utf8)
    }

    mutating func appendLastChunk() { append(contentsOf: "0\r\n\r\n".utf8) }

    private mutating func append(status: Int, _ headers: HTTPHeaders) {
        append(contentsOf: "HTTP/1.1 ".utf8)
        append(decimal: status)
        append(UInt8(ascii: " "))
        append(contentsOf: HTTPResponse.reasonPhrase(status).utf8)
        append(contentsOf: "\r\n".utf8)
        if headers.fields.contains(where: { headers.isFraming($0) }) {
            append(unframed: headers)
        } else {
            append(contentsOf: headers.section)
        }
    }

    private mutating func append(endOfHead persistence: Persistence) {
        switch persistence {
        case .open: append(contentsOf: "\r\n".utf8)
        case .openAnnounced: append(contentsOf: "Connection: keep-alive\r\n\r\n".utf8)
        case .close: append(contentsOf: "Connection: close\r\n\r\n".utf8)
        }
    }

    private mutating func append(unframed headers: HTTPHeaders) {
        for field in headers.fields where !headers.isFraming(field) {
            append(contentsOf: headers.section[field.name])
            append(contentsOf: ": ".utf8)
            append(contentsOf: headers.section[field.value])
            append(contentsOf: "\r\n".utf8)
        }
    }

    private mutating func append(decimal number: Int) {
        var divisor = 1
        while number / divisor >= 10 { divisor *= 10 }
        while divisor > 0 {
            append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / divisor % 10))
            divisor /= 10
        }
    }
}

extension HTTPResponse {
    /// Whether a final response of that status has a body, be it empty (RFC 9112 §6.3).
    static func hasBody(_ status: Int) -> Bool { status != 204 && status != 304 }
}

extension HTTPHeaders {
    fileprivate func isFraming(_ field: Field) -> Bool {
        switch field.name.count {
        case 10: section[field.name].isWord("connection")
        case 14: section[field.name].isWord("content-length")
        case 17: section[field.name].isWord("transfer-encoding")
        default: false
        }
    }
}
