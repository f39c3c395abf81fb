// A request in the one form that both sides sign.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request

import HTTP
import Hashing

struct CanonicalRequest {
    let text: String

    /// The form of a request, with what it names as signed. Its payload is what came, whatever `X-Amz-Content-Sha256` says of it.
    ///
    /// Nil if a signed header is not there, or if the query cannot be decoded.
    init?(of request: HTTPRequest, signedHeaders: [String], by sha256: SHA256) {
        guard let items = QueryItems(request.query) else { return nil }
        var headers = ""
        for name in signedHeaders {
            let values = request.headers.values(named: name)
            guard !values.isEmpty else { return nil }
            headers += "\(name):\(values.map(Self.collapsed).joined(separator: ","))\n"
        }
        text = """
            \(request.method)
            \(Self.path(request.path))
            \(Self.query(items))
            \(headers)
            \(signedHeaders.joined(separator: ";"))
            \(sha256.digest(of: request.body))
            """
    }

    /// The raw path without `.`, `..` and empty segments, and each segment encoded once more: what a client sends as `%3A` is signed as `%253A`.
    /// All services but S3 do it this way.
    static func path(_ path: String) -> String {
        let slash = UInt8(ascii: "/")
        var segments: [String] = []
        for segment in path.utf8.split(separator: slash) {
            switch String(Substring(segment)) {
            case ".": continue
            case "..": _ = segments.popLast()
            case let name: segments.append(PercentEncoding.encode(name))
            }
        }
        let end = path.utf8.last == slash && !segments.isEmpty ? "/" : ""
        return "/" + segments.joined(separator: "/") + end
    }

    /// All items but a presigned URL's signature, in the order of their encoded names and values.
    static func query(_ items: QueryItems) -> String {
        items.filter { $0.name != "X-Amz-Signature" }
            .map { (PercentEncoding.encode($0.name), PercentEncoding.encode($0.value)) }
            .sorted(by: <)
            .map { "\($0)=\($1)" }
            .joined(separator: "&")
    }

    private static func collapsed(_ value: String) -> String {
        value.split { $0 == " " || $0 == "\t" }.joined(separator: " ")
    }
}
