// Requests with signatures that are right: those that botocore 1.44.5 made with SigV4Auth and SigV4QueryAuth, and some of our own.

import CleanRoomsModel
import EmulatorTesting
import HTTP
import Hashing

@testable import Gateway

enum SignedRequests {
    static let keyID = "AKIDEXAMPLE"
    static let secret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
    /// 2026-01-01T00:00:00Z, when all of them were signed.
    static let second = Emulator.start.milliseconds / 1000
    static let file = """
        [advertiser]
        aws_access_key_id = \(keyID)
        aws_secret_access_key = \(secret)
        account = 111111111111
        """

    /// Botocore's, by what is special about them.
    static let ofBotocore: [(title: String, request: HTTPRequest)] = [
        (
            "nothing but the path",
            request("GET", "/collaborations", signed: "host;x-amz-date", "a76ea5b45541bc5d6ede7a776e3b8d4b5a712aac88cd5b4ff20255d7bf2cb1c1")
        ),
        (
            "an ARN in the path",
            request(
                "GET",
                "/tags/arn%3Aaws%3Acleanrooms%3Aus-east-1%3A111111111111%3Amembership%2F11111111-2222-4333-8444-555555555555",
                signed: "host;x-amz-date", "cc12f96ab1b1b2b01a587f7ffac3f5d53c79476ae2ed62ea707fbf8c40f375cc")
        ),
        (
            "a list in the query, out of order",
            request(
                "DELETE",
                "/tags/arn%3Aaws%3Acleanrooms%3Aus-east-1%3A111111111111%3Amembership%2F1?tagKeys=b%20c&tagKeys=a%2Fd&tagKeys=%C3%A9",
                signed: "host;x-amz-date", "e0ac9230e28bd945c0bc20b2e8922e381e1acc7ca7c51eb169ea456c7bdd8e80")
        ),
        (
            "a body beyond ASCII",
            request(
                "POST", "/collaborations", #"{"name":"Grüße"}"#, ["Content-Type": "application/json"],
                signed: "content-type;host;x-amz-date",
                "a2fa7292b6422b8b69382bfa03a5a61cf1aa2b0e1bf85417dd89decaba529682")
        ),
        (
            "a presigned URL",
            HTTPRequest(
                method: "GET", path: "/collaborations",
                query:
                    "maxResults=5&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20260101%2Fus-east-1%2Fcleanrooms%2Faws4_request"
                    + "&X-Amz-Date=20260101T000000Z&X-Amz-Expires=600&X-Amz-SignedHeaders=host"
                    + "&X-Amz-Signature=2c4536d64c61e8551afe4f3652a824dbe6fdfbea35e20eb262f5aa532b4162fa",
                headers: ["Host": "localhost:4566"])
        ),
    ]

    /// Signed with a session token, and with a header whose spaces are more than one.
    static let withToken = request(
        "POST", "/collaborations", "{}", ["X-Custom": "  a   b  ", "X-Amz-Security-Token": "token/+="],
        signed: "host;x-amz-date;x-amz-security-token;x-custom", "66b047ce43a32b5a3af2c12e5f788983f4125da67d85e28818aa1be18a2d461a")

    private static func request(
        _ method: String, _ target: String, _ body: String = "", _ headers: HTTPHeaders = [:], signed: String, _ signature: String
    ) -> HTTPRequest {
        let parts = target.split(separator: "?")
        var request = HTTPRequest(
            method: method, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", headers: headers, body: Array(body.utf8)
        )
        request.headers.append("Host", "localhost:4566")
        request.headers.append("X-Amz-Date", "20260101T000000Z")
        request.headers.append(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=\(keyID)/20260101/us-east-1/cleanrooms/aws4_request, SignedHeaders=\(signed), Signature=\(signature)"
        )
        return request
    }

    /// A request that is signed as told, whether AWS would take it or not.
    static func signed(
        _ method: String = "GET", _ path: String = "/collaborations", headers: HTTPHeaders = [:], body: String = "",
        key: (id: String, secret: String) = (keyID, secret), host: String = "localhost:4566", time: String = "20260101T000000Z",
        date: String = "20260101", region: String = "us-east-1", service: String = "cleanrooms", leavingOut unsigned: String? = nil
    ) throws -> HTTPRequest {
        var request = HTTPRequest(method: method, path: path, headers: headers, body: Array(body.utf8))
        request.headers.append("Host", host)
        request.headers.append("X-Amz-Date", time)
        let names = request.headers.map { $0.name.lowercased() }.filter { $0 != unsigned }.sorted()
        let sha256 = try SHA256()
        let canonical = CanonicalRequest(of: request, signedHeaders: names, by: sha256)?.text ?? ""
        let text = "AWS4-HMAC-SHA256\n\(time)\n\(date)/\(region)/\(service)/aws4_request\n\(sha256.digest(of: Array(canonical.utf8)))"
        let signature = Signature.sign(text, with: key.secret, on: date, in: region, for: service, by: sha256)
        request.headers.append(
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=\(key.id)/\(date)/\(region)/\(service)/aws4_request, SignedHeaders=\(names.joined(separator: ";")), "
                + "Signature=\(signature)")
        return request
    }
}

extension HTTPHeaders {
    /// The headers with another value for one of them, or without it.
    func replacing(_ name: String, with value: String?) -> HTTPHeaders {
        var headers = HTTPHeaders()
        for header in self {
            if header.name.lowercased() != name.lowercased() {
                headers.append(header.name, header.value)
            } else if let value {
                headers.append(name, value)
            }
        }
        return headers
    }
}
