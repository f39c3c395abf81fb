// Who signed a request, and for where: the scope of its credentials. SignatureVerifier checks whether the signature is right.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html

import APIModel
import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The credential of Signature Version 4: `AKID/20260101/us-east-1/cleanrooms/aws4_request`.
struct CredentialScope: Equatable {
    let accessKeyID: String
    let region: String
    let service: String

    /// Reads the `Authorization` header, or else the query of a presigned URL.
    ///
    /// - Throws: `missingAuthenticationToken` for a request without credentials, `incompleteSignature` for credentials that are not of the form.
    init(of request: HTTPRequest) throws(FrontEndError) {
        if let authorization = request.headers.place(of: "Authorization") {
            try self.init(authorization: request.headers.section.span.extracting(authorization))
        } else if let query = Self.presigned(request.query) {
            try self.init(presigned: query)
        } else {
            throw .missingAuthenticationToken
        }
    }

    /// The account and region that the credentials act for, by themselves.
    ///
    /// As other local AWS services have it: an access key id of twelve digits is an account, and one that such a service issued holds an account.
    ///
    /// - Parameter account: What is known better.
    func caller(defaultAccount: String, account: String? = nil) -> Caller {
        Caller(account: account ?? AccessKey.account(of: accessKeyID) ?? defaultAccount, region: region)
    }

    // MARK: Forms

    /// `AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…`; white space after the commas is optional.
    private init(authorization text: Span<UInt8>) throws(FrontEndError) {
        let algorithmEnd = text.first(UInt8(ascii: " "), in: 0..<text.count)
        guard text.holds(Self.algorithm, at: 0..<algorithmEnd) else { throw .incompleteSignature(Self.unsupportedAlgorithm) }
        var credential: Range<Int>?
        var hasSignedHeaders = false
        var hasSignature = false
        var start = algorithmEnd
        while start < text.count {
            let end = text.first(UInt8(ascii: ","), in: start..<text.count)
            while start < end, text[start] == UInt8(ascii: " ") || text[start] == UInt8(ascii: "\t") { start += 1 }
            let equals = text.first(UInt8(ascii: "="), in: start..<end)
            if equals + 1 < end {
                if text.holds("Credential", at: start..<equals) {
                    credential = equals + 1..<end
                } else if text.holds("SignedHeaders", at: start..<equals) {
                    hasSignedHeaders = true
                } else if text.holds("Signature", at: start..<equals) {
                    hasSignature = true
                }
            }
            start = end + 1
        }
        guard let credential, hasSignedHeaders, hasSignature else {
            let missing = [("Credential", credential != nil), ("Signature", hasSignature), ("SignedHeaders", hasSignedHeaders)]
                .filter { !$0.1 }.map { "Authorization header requires '\($0.0)' parameter." }
            throw .incompleteSignature(missing.joined(separator: " "))
        }
        try self.init(credential: text.extracting(credential))
    }

    /// The query of a presigned URL, or nil for any other.
    private static func presigned(_ query: String) -> QueryItems? {
        guard !query.isEmpty, let items = QueryItems(query), items["X-Amz-Credential"] != nil || items["X-Amz-Algorithm"] != nil else {
            return nil
        }
        return items
    }

    private init(presigned query: QueryItems) throws(FrontEndError) {
        guard query["X-Amz-Algorithm"].map({ $0 == Self.algorithm.description }) ?? true else {
            throw .incompleteSignature(Self.unsupportedAlgorithm)
        }
        let missing = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature"].filter { query[$0] ?? "" == "" }
        guard let credential = query["X-Amz-Credential"], missing.isEmpty else {
            throw .incompleteSignature(missing.map { "AWS query-string parameters must include '\($0)'." }.joined(separator: " "))
        }
        try self.init(credential: Array(credential.utf8).span)
    }

    private init(credential text: Span<UInt8>) throws(FrontEndError) {
        // The fifth part takes what follows the fourth slash, and another slash makes it wrong.
        let (key, date, region, service, terminator) = text.fiveParts(between: UInt8(ascii: "/"))
        guard let terminator, !key.isEmpty, text.first(UInt8(ascii: "/"), in: terminator) == text.count else {
            throw .incompleteSignature("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.")
        }
        guard date.count == 8, date.allSatisfy({ isDigit(text[$0]) }) else {
            throw .incompleteSignature("Date in Credential scope must be of the form YYYYMMDD.")
        }
        // The region becomes part of ARNs, so it has to look like one. Length: the longest today has 14 characters.
        guard (1...32).contains(region.count), region.allSatisfy({ isRegionByte(text[$0]) }) else {
            throw .incompleteSignature("Credential should be scoped to a valid region.")
        }
        guard !service.isEmpty, text.holds("aws4_request", at: terminator) else {
            throw .invalidSignature("Credential should be scoped with a valid terminator: 'aws4_request'.")
        }
        accessKeyID = text.text(key)
        self.region = text.text(region)
        self.service = text.text(service)
    }

    private static let algorithm: StaticString = "AWS4-HMAC-SHA256"
    private static let unsupportedAlgorithm = "Unsupported AWS 'algorithm': it must be AWS4-HMAC-SHA256."
}

extension Span<UInt8> {
    /// The place of the first such byte in a range, or the range's end.
    fileprivate func first(_ byte: UInt8, in range: Range<Int>) -> Int {
        extracting(range).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return range.upperBound }
            return range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(start))
        }
    }

    /// Whether the bytes of a range are that word.
    fileprivate func holds(_ word: StaticString, at range: Range<Int>) -> Bool {
        guard range.count == word.utf8CodeUnitCount else { return false }
        return extracting(range).withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return true }
            return memcmp(start, word.utf8Start, bytes.count) == 0
        }
    }

    /// The parts between the first four separators, and what follows these; nil as the last part if there are fewer.
    fileprivate func fiveParts(between separator: UInt8) -> (Range<Int>, Range<Int>, Range<Int>, Range<Int>, Range<Int>?) {
        let first = 0..<self.first(separator, in: 0..<count)
        let second = part(after: first, separator)
        let third = part(after: second, separator)
        let fourth = part(after: third, separator)
        return (first, second, third, fourth, fourth.upperBound < count ? fourth.upperBound + 1..<count : nil)
    }

    private func part(after part: Range<Int>, _ separator: UInt8) -> Range<Int> {
        let start = Swift.min(part.upperBound + 1, count)
        return start..<first(separator, in: start..<count)
    }

    fileprivate func text(_ range: Range<Int>) -> String {
        extracting(range).withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
    }
}

private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

private func isRegionByte(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "-")
}
