// Requests as a client signs them, and answers as a client reads them.

import CleanRoomsModel
import HTTP
import JSON
import Testing

@testable import Gateway

let authorization = scope("111111111111", "us-east-1")

func scope(_ accessKeyID: String, _ region: String, service: String = "cleanrooms") -> String {
    "AWS4-HMAC-SHA256 Credential=\(accessKeyID)/20260101/\(region)/\(service)/aws4_request, SignedHeaders=host;x-amz-date, Signature=00ff"
}

extension HTTPRequest {
    /// A request with an `Authorization` header that need not be right.
    static func signed(_ method: String, _ target: String, _ body: [UInt8] = []) -> HTTPRequest {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        return HTTPRequest(
            method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "",
            headers: ["Host": "localhost", "authorization": authorization], body: body)
    }

    static func signed(_ method: String, _ target: String, _ body: String) -> HTTPRequest {
        signed(method, target, Array(body.utf8))
    }
}

extension HTTPResponse {
    var type: String? { headers["x-amzn-ErrorType"] }

    /// The body, which has to be JSON.
    var json: JSON {
        get throws { try JSON(parsing: body) }
    }

    var message: String? {
        get throws { try json["message"]?.string }
    }

    /// The names in `fieldList`, in its order.
    var fields: [String] {
        get throws { try (json["fieldList"]?.array ?? []).compactMap { $0["name"]?.string } }
    }
}

extension Operation: CustomTestStringConvertible {
    public var testDescription: String { name }

    var inputMembers: [Constraint.Member] {
        guard case .structure(let members) = input else { return [] }
        return members
    }

    var labels: [String] {
        facts.uri.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// The path with values that the model allows, except where `replaced` says otherwise (in its encoded form).
    func path(replacing replaced: [String: String] = [:]) throws -> String {
        try facts.uri.split(separator: "/").reduce(into: "") { path, segment in
            path += "/"
            guard segment.hasPrefix("{") else { return path += segment }
            let label = String(segment.dropFirst().dropLast())
            path += try replaced[label] ?? PercentEncoding.encode(allowedValue(of: label))
        }
    }

    private func allowedValue(of label: String) throws -> String {
        let member = try #require(inputMembers.first { $0.name == label })
        if case .enumeration(let values) = member.constraint { return values[0] }
        let candidates = [
            "11111111-2222-4333-8444-555555555555", "111111111111", "orders",
            "arn:aws:cleanrooms:us-east-1:111111111111:membership/11111111-2222-4333-8444-555555555555",
            "arn:aws:cleanrooms:us-east-1:111111111111:membership/11111111-2222-4333-8444-555555555555/analysistemplate/11111111-2222-4333-8444-555555555555",
        ]
        return try #require(candidates.first { (try? Validator.issues(of: .string($0), against: member.constraint))?.isEmpty == true })
    }
}
