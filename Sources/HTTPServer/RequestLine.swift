// The first line of a request: method, target, version.
// Reference: https://www.rfc-editor.org/rfc/rfc9112.html#section-3

import HTTP

struct RequestLine {
    var method = ""
    var path = ""
    var query = ""
    var isHTTP10 = false

    init() {}

    /// Reads a line without its CRLF.
    ///
    /// The target is in origin form (`/path?query`), or in absolute form, of which the scheme and the authority are dropped.
    init(_ bytes: Span<UInt8>, _ line: Range<Int>, targetLimit: Int) throws(RequestError) {
        var methodEnd = line.lowerBound
        while methodEnd < line.upperBound, isTokenByte(bytes[methodEnd]) { methodEnd += 1 }
        guard methodEnd > line.lowerBound else { throw .invalidMethod }
        guard methodEnd < line.upperBound else { throw .malformedRequestLine }
        guard bytes[methodEnd] == UInt8(ascii: " ") else { throw .invalidMethod }
        // The last space, so that one within the target is a fault of the target.
        var targetEnd = line.upperBound - 1
        while targetEnd > methodEnd, bytes[targetEnd] != UInt8(ascii: " ") { targetEnd -= 1 }
        guard targetEnd > methodEnd + 1 else { throw .malformedRequestLine }
        isHTTP10 = try Self.isHTTP10(bytes, targetEnd + 1..<line.upperBound)
        let target = methodEnd + 1..<targetEnd
        guard target.count <= targetLimit else { throw .targetTooLong }
        method = bytes.text(line.lowerBound..<methodEnd)
        (path, query) = try Self.pathAndQuery(bytes, target)
    }

    private static func isHTTP10(_ bytes: Span<UInt8>, _ version: Range<Int>) throws(RequestError) -> Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let major = version.lowerBound + 5
        let isVersion =
            version.count == 8 && digits.contains(bytes[major]) && bytes[major + 1] == UInt8(ascii: ".")
            && digits.contains(bytes[major + 2])
            && bytes.extracting(version.lowerBound..<major).withUnsafeBufferPointer { $0.elementsEqual("HTTP/".utf8) }
        guard isVersion else { throw .malformedRequestLine }
        guard bytes[major] == UInt8(ascii: "1"), bytes[major + 2] <= UInt8(ascii: "1") else { throw .unsupportedVersion }
        return bytes[major + 2] == UInt8(ascii: "0")
    }

    private static func pathAndQuery(_ bytes: Span<UInt8>, _ target: Range<Int>) throws(RequestError) -> (path: String, query: String) {
        // A fragment is no part of a request target, so a "#" is as wrong as a space.
        guard bytes.isVisibleASCII(in: target), bytes.first(UInt8(ascii: "#"), in: target) == nil else { throw .invalidTarget }
        let mark = bytes.first(UInt8(ascii: "?"), in: target)
        let pathEnd = mark ?? target.upperBound
        let query = mark.map { bytes.text($0 + 1..<target.upperBound) } ?? ""
        if bytes[target.lowerBound] == UInt8(ascii: "/") { return (bytes.text(target.lowerBound..<pathEnd), query) }
        guard let pathStart = endOfAuthority(bytes, target.lowerBound..<pathEnd) else { throw .invalidTarget }
        return (pathStart == pathEnd ? "/" : bytes.text(pathStart..<pathEnd), query)
    }

    /// Where the path of `http://authority/path` begins; nil when the target is no such URI.
    private static func endOfAuthority(_ bytes: Span<UInt8>, _ target: Range<Int>) -> Int? {
        bytes.extracting(target).withUnsafeBufferPointer { uri in
            let slashes = uri.dropFirst(5).first == UInt8(ascii: ":") ? 6 : 5
            guard slashes < uri.count, uri[..<slashes].isWord("http:") || uri[..<slashes].isWord("https:"),
                uri[slashes...].starts(with: "//".utf8)
            else { return nil }
            let authority = uri[(slashes + 2)...]
            let end = authority.firstIndex(of: UInt8(ascii: "/")) ?? uri.count
            return end > authority.startIndex ? target.lowerBound + end : nil
        }
    }
}
