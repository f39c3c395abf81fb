// What a signature comes with, beside the scope of its credentials.
// Reference: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html

import HTTP

/// The fields of an `Authorization` header, or of a presigned URL's query. They are read apart from ``CredentialScope``, as most servers do without.
struct SignedFields {
    /// The day in the credential's scope, as eight digits.
    let date: String
    /// In lower case and in order.
    let headers: [String]
    let signature: String
    /// The items of a presigned URL; nil for a request with a header.
    let query: QueryItems?

    /// Reads a request whose ``CredentialScope`` was read already, so that every field is there.
    init(of request: HTTPRequest) {
        var fields: [String: String] = [:]
        if let authorization = request.headers["Authorization"] {
            query = nil
            for field in authorization.drop(while: { $0 != " " }).split(separator: ",") {
                let parts = field.drop { $0 == " " || $0 == "\t" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count == 2, !parts[1].isEmpty { fields[String(parts[0])] = String(parts[1]) }
            }
        } else {
            let items = QueryItems(request.query)
            query = items
            for name in ["Credential", "SignedHeaders", "Signature"] { fields[name] = items?["X-Amz-\(name)"] }
        }
        let credential = fields["Credential"]?.split(separator: "/") ?? []
        date = credential.count > 1 ? String(credential[1]) : ""
        headers = (fields["SignedHeaders"] ?? "").lowercased().split(separator: ";").map(String.init).sorted()
        signature = fields["Signature"] ?? ""
    }
}
