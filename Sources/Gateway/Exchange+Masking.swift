// An exchange as people may see it: without what the model marks sensitive, and without credentials.
// Reference: https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait

import CleanRoomsModel
import HTTP
package import JSON

extension Exchange {
    /// The request's body with its sensitive parts masked; nil where there is none, where it is no JSON, and for what is no operation of the API.
    package var maskedRequestBody: JSON? {
        guard let operation, let body = request?.body, !body.isEmpty, let json = try? JSON(parsing: body) else { return nil }
        return operation.inputSensitivity.masked(json)
    }

    /// The answer's body with its sensitive parts masked; nil as for the request. STS's answers, which hold credentials, are not shown.
    package var maskedResponseBody: JSON? {
        guard let operation, !response.body.isEmpty, let json = try? JSON(parsing: response.body) else { return nil }
        return (200..<300).contains(response.status) ? operation.outputSensitivity.masked(json) : json
    }

    /// The raw query without the signature and the session token of a presigned URL.
    package var maskedQuery: String {
        guard let query = request?.query, !query.isEmpty else { return "" }
        return query.split(separator: "&", omittingEmptySubsequences: false).map { item in
            let name = item.prefix { $0 != "=" }
            let decoded = PercentEncoding.decode(name)?.lowercased() ?? ""
            return ["x-amz-signature", "x-amz-security-token", "x-amz-credential"].contains(decoded) ? "\(name)=***" : String(item)
        }.joined(separator: "&")
    }
}
