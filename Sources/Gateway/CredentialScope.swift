// Who signed a request, and for where: the scope of its credentials. Whether the signature is right is SignatureVerifier's to say.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html

import CleanRooms
import HTTP

/// The credential of Signature Version 4: `AKID/20260101/us-east-1/cleanrooms/aws4_request`.
struct CredentialScope: Equatable {
    let accessKeyID: String
    /// The day, as eight digits.
    let date: Substring
    let region: String
    let service: String
    /// The names as sent, with semicolons.
    let signedHeaders: Substring
    let signature: Substring
    /// Whether all this stands in the query and not in a header.
    let isPresigned: Bool

    /// Reads the `Authorization` header, or else the query of a presigned URL.
    ///
    /// - Throws: `missingAuthenticationToken` for a request without credentials, `incompleteSignature` for credentials that are not of the form.
    init(of request: HTTPRequest) throws(FrontEndError) {
        if let authorization = request.headers["Authorization"] {
            try self.init(authorization: authorization)
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
    private init(authorization: String) throws(FrontEndError) {
        let text = authorization.utf8
        let algorithm = text.prefix { $0 != UInt8(ascii: " ") }
        guard algorithm.elementsEqual(Self.algorithm) else { throw .incompleteSignature(Self.unsupportedAlgorithm) }
        var credential: Substring.UTF8View?
        var signedHeaders: Substring.UTF8View?
        var signature: Substring.UTF8View?
        for field in text[algorithm.endIndex...].split(separator: UInt8(ascii: ",")) {
            let field = field.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let equals = field.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let value = field[field.index(after: equals)...]
            guard !value.isEmpty else { continue }
            if field[..<equals].elementsEqual("Credential".utf8) {
                credential = value
            } else if field[..<equals].elementsEqual("SignedHeaders".utf8) {
                signedHeaders = value
            } else if field[..<equals].elementsEqual("Signature".utf8) {
                signature = value
            }
        }
        guard let credential, let signedHeaders, let signature else {
            let missing = [("Credential", credential), ("Signature", signature), ("SignedHeaders", signedHeaders)]
                .filter { $0.1 == nil }.map { "Authorization header requires '\($0.0)' parameter." }
            throw .incompleteSignature(missing.joined(separator: " "))
        }
        try self.init(credential: credential, Substring(signedHeaders), Substring(signature), isPresigned: false)
    }

    /// The query of a presigned URL, or nil for any other.
    private static func presigned(_ query: String) -> QueryItems? {
        guard !query.isEmpty, let items = QueryItems(query), items["X-Amz-Credential"] != nil || items["X-Amz-Algorithm"] != nil else {
            return nil
        }
        return items
    }

    private init(presigned query: QueryItems) throws(FrontEndError) {
        guard query["X-Amz-Algorithm"].map({ $0.utf8.elementsEqual(Self.algorithm) }) ?? true else {
            throw .incompleteSignature(Self.unsupportedAlgorithm)
        }
        let missing = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-SignedHeaders", "X-Amz-Signature"].filter { query[$0] ?? "" == "" }
        guard let credential = query["X-Amz-Credential"], missing.isEmpty else {
            throw .incompleteSignature(missing.map { "AWS query-string parameters must include '\($0)'." }.joined(separator: " "))
        }
        try self.init(
            credential: credential[...].utf8, (query["X-Amz-SignedHeaders"] ?? "")[...], (query["X-Amz-Signature"] ?? "")[...],
            isPresigned: true)
    }

    private init(
        credential: Substring.UTF8View, _ signedHeaders: Substring, _ signature: Substring, isPresigned: Bool
    ) throws(FrontEndError) {
        let parts = credential.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 5, !parts[0].isEmpty else {
            throw .incompleteSignature("Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term.")
        }
        guard parts[1].count == 8, parts[1].allSatisfy(isDigit) else {
            throw .incompleteSignature("Date in Credential scope must be of the form YYYYMMDD.")
        }
        // The region becomes part of ARNs, so it has to look like one. Length: the longest today has 14 characters.
        guard (1...32).contains(parts[2].count), parts[2].allSatisfy(isRegionByte) else {
            throw .incompleteSignature("Credential should be scoped to a valid region.")
        }
        guard !parts[3].isEmpty, parts[4].elementsEqual("aws4_request".utf8) else {
            throw .invalidSignature("Credential should be scoped with a valid terminator: 'aws4_request'.")
        }
        accessKeyID = String(Substring(parts[0]))
        date = Substring(parts[1])
        region = String(Substring(parts[2]))
        service = String(Substring(parts[3]))
        self.signedHeaders = signedHeaders
        self.signature = signature
        self.isPresigned = isPresigned
    }

    private static let algorithm = "AWS4-HMAC-SHA256".utf8
    private static let unsupportedAlgorithm = "Unsupported AWS 'algorithm': it must be AWS4-HMAC-SHA256."
}

private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") < 10
}

private func isRegionByte(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "a") < 26 || isDigit(byte) || byte == UInt8(ascii: "-")
}
