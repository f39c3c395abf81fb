// An exchange as people may see it: without what the model marks sensitive, and without credentials.
// Reference: https://smithy.io/2.0/spec/documentation-traits.html#sensitive-trait

import APIModel
import HTTP
package import JSON

extension Exchange {
    /// The request's body; nil if there is none, if it is not JSON, or if the request is for no operation of the API.
    ///
    /// - Parameter masks: Whether what the model calls sensitive is masked.
    package func requestBody(masks: Bool) -> JSON? {
        guard let operation = asked, let body = request?.body, !body.isEmpty, let json = try? JSON(parsing: body) else { return nil }
        return masks ? operation.inputSensitivity.masked(json) : json
    }

    /// The answer's body; nil as for the request. STS's answers, which hold credentials, are not shown.
    ///
    /// - Parameter masks: As for the request.
    package func responseBody(masks: Bool) -> JSON? {
        guard let operation = asked, !response.body.isEmpty, let json = try? JSON(parsing: response.body) else { return nil }
        return masks && (200..<300).contains(response.status) ? operation.outputSensitivity.masked(json) : json
    }

    /// The operation's input as one object, wherever its members travelled; nil for what is no operation, and where it cannot be read.
    ///
    /// - Parameter masks: Whether what the model calls sensitive is masked.
    package func input(masks: Bool) -> JSON? {
        guard let operation = asked, let request, let labels = Self.labels(of: request.path, in: operation.facts.uri) else { return nil }
        let message = HTTPRequest(method: request.method, path: request.path, query: request.query, body: request.body)
        guard let input = try? RequestInput(of: message, to: operation, labels: labels) else { return nil }
        return masks ? operation.inputSensitivity.masked(input.json) : input.json
    }

    /// What the labels of an operation's path hold; nil if the path is not the operation's.
    private static func labels(of path: String, in template: String) -> [(name: String, value: String)]? {
        let names = template.split(separator: "/")
        let values = path.split(separator: "/")
        guard names.count == values.count else { return nil }
        var labels: [(name: String, value: String)] = []
        for (name, value) in zip(names, values) where name.first == "{" {
            guard let text = PercentEncoding.decode(value) else { return nil }
            labels.append((String(name.dropFirst().dropLast()), text))
        }
        return labels
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
