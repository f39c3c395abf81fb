// The headers that every answer carries, and those that depend on what it is.
// Reference: recorded answers of the service (CloudTrail); https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html

package import HTTP

/// The matrix of headers, as a judge of responses.
package enum ResponseHeaders {
    /// What is wrong with the headers of a response.
    package static func problems(in response: HTTPResponse) -> [String] {
        var problems: [String] = []
        func expect(_ name: String, _ demand: String, _ holds: (String?) -> Bool) {
            let values = response.headers.values(named: name)
            if values.count > 1 { problems.append("\(name) stands there \(values.count) times") }
            if !holds(values.first) { problems.append("\(name) is \(values.first ?? "absent"), and should be \(demand)") }
        }
        let exposed = "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
        expect("x-amzn-RequestId", "a UUID") { $0.map(isUUID) ?? false }
        expect("Date", "an HTTP date") { $0?.hasSuffix(" GMT") ?? false }
        expect("Access-Control-Expose-Headers", exposed) { $0 == exposed }
        if response.status < 300 {
            expect("x-amzn-ErrorType", "absent from a success") { $0 == nil }
        } else {
            // SDKs cut a shape's namespace and a trailing address; the bare name needs neither.
            expect("x-amzn-ErrorType", "a bare name") { $0?.allSatisfy { $0.isASCII && $0.isLetter } ?? false }
        }
        if response.status == 204 {
            expect("Content-Type", "absent from a 204") { $0 == nil }
            if !response.body.isEmpty { problems.append("a 204 has a body") }
        } else {
            expect("Content-Type", "application/json") { $0 == "application/json" }
        }
        return problems
    }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.count) == [8, 4, 4, 4, 12] && parts.joined().allSatisfy { "0123456789abcdef".contains($0) }
    }
}
