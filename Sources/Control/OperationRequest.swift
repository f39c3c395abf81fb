// A call of an operation as the request that a client would send, for seeds and for calls through the control API.
// Reference: https://smithy.io/2.0/spec/http-bindings.html

import CleanRoomsModel
import HTTP
import JSON

/// Why a client could not even send an input, as a sentence.
struct UnsendableInput: Error {
    let sentence: String
}

extension HTTPRequest {
    /// Members in the path, in the query and in the body, with the credentials of the account and a dummy signature.
    ///
    /// - Throws: ``UnsendableInput`` for a label without a value, and for a list or an object where the query or the path takes text.
    init(
        calling operation: Operation, with input: JSON.Object, as account: String, in region: String
    ) throws(UnsendableInput) {
        let facts = operation.facts
        var path = ""
        var labels: Set<String> = []
        for segment in facts.uri.split(separator: "/") {
            path += "/"
            guard segment.first == "{" else {
                path += segment
                continue
            }
            let name = String(segment.dropFirst().dropLast())
            labels.insert(name)
            guard let text = input[name]?.scalarText, !text.isEmpty else { throw UnsendableInput(sentence: "\(facts.name) needs \(name).") }
            path += PercentEncoding.encode(text)
        }
        var query: [String] = []
        var body = JSON.Object()
        for member in input.members where !labels.contains(member.name) {
            guard facts.query.contains(member.name) else {
                body.append(member.name, member.value)
                continue
            }
            for element in member.value.array ?? [member.value] {
                guard let text = element.scalarText else {
                    throw UnsendableInput(sentence: "\(member.name) travels in the query, as text.")
                }
                query.append("\(member.name)=\(PercentEncoding.encode(text))")
            }
        }
        self.init(method: facts.method, path: path, query: query.joined(separator: "&"))
        headers = [
            "Host": "cleanrooms.\(region).amazonaws.com",
            "Authorization": "AWS4-HMAC-SHA256 Credential=\(account)/20260101/\(region)/cleanrooms/aws4_request, "
                + "SignedHeaders=host, Signature=\(Self.noSignature)",
        ]
        if facts.method != "GET", facts.method != "DELETE" {
            headers.append("Content-Type", "application/json")
            self.body = JSON.object(body).text
        }
    }

    /// Nobody checks it.
    private static let noSignature = String(repeating: "0", count: 64)
}

extension JSON {
    /// As a path or a query has it; nil for null, lists and objects.
    fileprivate var scalarText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bool(let flag): "\(flag)"
        case .null, .array, .object: nil
        }
    }
}
