// Responses to bytes.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-6.3

import HTTP

extension [UInt8] {
    /// Appends a whole response, framed so that the next one can follow it.
    ///
    /// The length and the life of the connection are this function's business, so fields of the application about them are left out.
    /// A response to HEAD has the length of the body but not the body; 204 and 304 have neither.
    mutating func append(_ response: HTTPResponse, toHead isHead: Bool, _ persistence: Persistence) {
        let headers = response.headers
        let needed = count + headers.section.count + response.body.count + 160
        if capacity < needed { reserveCapacity(Swift.max(needed, capacity * 2)) }
        append(contentsOf: "HTTP/1.1 ".utf8)
        append(decimal: response.status)
        append(UInt8(ascii: " "))
        append(contentsOf: HTTPResponse.reasonPhrase(response.status).utf8)
        append(contentsOf: "\r\n".utf8)
        if headers.fields.contains(where: { headers.isFraming($0) }) {
            append(unframed: headers)
        } else {
            append(contentsOf: headers.section)
        }
        let hasBody = response.status != 204 && response.status != 304
        if hasBody {
            append(contentsOf: "Content-Length: ".utf8)
            append(decimal: response.body.count)
            append(contentsOf: "\r\n".utf8)
        }
        switch persistence {
        case .open: append(contentsOf: "\r\n".utf8)
        case .openAnnounced: append(contentsOf: "Connection: keep-alive\r\n\r\n".utf8)
        case .close: append(contentsOf: "Connection: close\r\n\r\n".utf8)
        }
        if hasBody, !isHead { append(contentsOf: response.body) }
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
