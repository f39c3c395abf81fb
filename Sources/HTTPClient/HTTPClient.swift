// Requests that the program itself sends: results to an S3 endpoint, events to a URL.
// Reference: https://curl.se/libcurl/c/libcurl-easy.html; libcurl speaks TLS and signs.

import CCurl
package import HTTP
import Hashing

/// Sends HTTP requests through libcurl, each on a connection of its own.
///
/// A request blocks its thread until the answer is there, so the loop's thread leaves that to a worker.
package struct HTTPClient: Sendable {
    /// libcurl is not on this machine, or cannot be used.
    package struct Unavailable: Error, CustomStringConvertible {
        package let description: String
    }

    /// There was no answer: no connection, no trust, no end in time; or nothing to sign with.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    package struct Request: Sendable {
        /// A token, such as `PUT`.
        package var method: String
        /// Absolute, `http` or `https`, and percent-encoded.
        package var url: String
        package var headers = HTTPHeaders()
        package var body: [UInt8] = []
        package var signature: AWSSignature?
        package var connectMilliseconds = 5000
        package var totalMilliseconds = 60_000
        /// An answer with a longer head or body is a failure.
        package var maximumAnswerBytes = 16 * 1024 * 1024

        package init(_ method: String, _ url: String) {
            self.method = method
            self.url = url
        }
    }

    /// A file of the certificates to trust, in PEM, in place of the system's.
    package var certificates: String?
    /// Whether a certificate that is trusted may be for any name.
    package var takesAnyName = false

    /// Opens libcurl. The program's start leaves it out, since every run would have to load some 25 libraries.
    ///
    /// - Throws: ``Unavailable`` with one sentence.
    package init(certificates: String? = nil) throws(Unavailable) {
        if let reason = ccurl_open() {
            throw Unavailable(description: "libcurl, which sends HTTP requests, cannot be used: \(String(cString: reason)).")
        }
        self.certificates = certificates
    }

    /// A URL as people may see it: without its user name and password.
    package static func shown(_ url: String) -> String {
        guard let scheme = url.firstRange(of: "://") else { return url }
        let rest = url[scheme.upperBound...]
        let authority = rest.prefix { !"/?#".contains($0) }
        guard let at = authority.lastIndex(of: "@") else { return url }
        return String(url[..<scheme.upperBound]) + rest[rest.index(after: at)...]
    }

    /// Sends a request and waits for its answer, whatever its status. Redirections are answers.
    ///
    /// - Throws: ``Failure`` with one sentence when there is no answer.
    package func send(_ request: Request) throws(Failure) -> HTTPResponse {
        guard request.isWebAddress else { throw Failure(description: "\(Self.shown(request.url)) is no URL of http or https.") }
        let headerLines: [String]
        do {
            headerLines = try request.headerLines()
        } catch {
            throw Failure(description: "\(request.method) \(Self.shown(request.url)) cannot be signed. \(error)")
        }
        let texts = CTexts()
        var sent = ccurl_request()
        sent.method = texts.pointer(to: request.method)
        sent.url = texts.pointer(to: request.url)
        let lines = headerLines.map { Optional(texts.pointer(to: $0)) }
        sent.header_count = lines.count
        sent.body_size = request.body.count
        if let signature = request.signature {
            sent.signature = texts.pointer(to: "aws:amz:\(signature.region):\(signature.service)")
            let credentials = signature.credentials
            sent.credentials = texts.pointer(to: "\(credentials.accessKeyID):\(credentials.secretAccessKey)")
        }
        sent.is_direct = request.isForThisMachine
        sent.certificates = certificates.map { texts.pointer(to: $0) }
        sent.any_name = takesAnyName
        sent.connect_milliseconds = request.connectMilliseconds
        sent.total_milliseconds = request.totalMilliseconds
        sent.answer_limit = request.maximumAnswerBytes
        var answer = ccurl_answer()
        defer { ccurl_free(&answer) }
        let isAnswered = withExtendedLifetime(texts) {
            lines.withUnsafeBufferPointer { lines in
                request.body.withUnsafeBytes { body in
                    sent.headers = lines.baseAddress
                    sent.body = body.baseAddress
                    return ccurl_exchange(&sent, &answer)
                }
            }
        }
        guard isAnswered else {
            let reason = withUnsafeBytes(of: answer.error) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            throw Failure(description: "\(request.method) \(Self.shown(request.url)) has no answer: \(reason).")
        }
        return HTTPResponse(
            status: answer.status, headers: HTTPHeaders(lines: answer.head.text), body: Array(answer.body.bytes))
    }
}

extension HTTPClient.Request {
    fileprivate var isWebAddress: Bool {
        let scheme = url.split(separator: ":", maxSplits: 1).first?.lowercased()
        // A zero byte would end the text early for libcurl.
        return (scheme == "http" || scheme == "https") && !url.utf8.contains(0)
    }

    /// Whether the host is this machine itself, which no proxy elsewhere could reach for us.
    fileprivate var isForThisMachine: Bool {
        guard let scheme = url.firstRange(of: "://") else { return false }
        let authority = url[scheme.upperBound...].prefix { !"/?#".contains($0) }
        let host = authority[(authority.lastIndex(of: "@").map(authority.index(after:)) ?? authority.startIndex)...].lowercased()
        if host.hasPrefix("[") { return host == "[::1]" || host.hasPrefix("[::1]:") }
        let name = host.prefix { $0 != ":" }
        return name == "localhost" || name.hasSuffix(".localhost") || name.hasPrefix("127.")
    }

    fileprivate func headerLines() throws(SHA256.Unavailable) -> [String] {
        var lines = headers.map { "\($0.name): \($0.value)" }
        if let signature {
            // S3 asks for it, and older versions of libcurl do not add it by themselves; all sign it with the rest.
            lines.append("x-amz-content-sha256: \(try SHA256().digest(of: body))")
            if let token = signature.credentials.sessionToken { lines.append("x-amz-security-token: \(token)") }
        }
        // libcurl's own would call bytes a form, which some servers then parse.
        if headers["Content-Type"] == nil, !body.isEmpty || method == "PUT" { lines.append("Content-Type: application/octet-stream") }
        return lines
    }
}

extension HTTPHeaders {
    fileprivate init(lines text: String) {
        self.init()
        for line in text.split(whereSeparator: \.isNewline) {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            append(String(line[..<colon]), String(value))
        }
    }
}

extension ccurl_bytes {
    fileprivate var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: start, count: count) }

    fileprivate var text: String { String(decoding: bytes, as: UTF8.self) }
}
