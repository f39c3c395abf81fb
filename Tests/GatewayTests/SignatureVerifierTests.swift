// Signatures held against the secrets of a file: which requests come in, and what the others are told.

import HTTP
import Hashing
import JSON
import Testing

@testable import Gateway

struct SignatureVerifierTests {
    /// What a request is refused with; nil for one whose signature is right.
    private func refusal(
        of request: HTTPRequest, file: String = SignedRequests.file, secondsLater: Int64 = 0
    ) throws -> (status: Int, type: String, message: String)? {
        let gateway = try Gateway.inMemory(
            signatures: try SigningCredentials(file), second: SignedRequests.second + secondsLater)
        let response = gateway.respond(to: request)
        let type = response.type ?? ""
        guard ["InvalidSignatureException", "UnrecognizedClientException", "IncompleteSignatureException"].contains(type) else {
            return nil
        }
        return (response.status, type, try response.message ?? "")
    }

    private func expect(
        _ type: String, _ message: String, for request: HTTPRequest, file: String = SignedRequests.file, secondsLater: Int64 = 0,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let refusal = try #require(try refusal(of: request, file: file, secondsLater: secondsLater), sourceLocation: location)
        #expect(refusal.status == 403, sourceLocation: location)
        #expect(refusal.type == type, sourceLocation: location)
        #expect(refusal.message == message, sourceLocation: location)
    }

    // MARK: What comes in

    @Test(arguments: SignedRequests.ofBotocore.indices)
    func `what botocore signs comes in`(index: Int) throws {
        #expect(try refusal(of: SignedRequests.ofBotocore[index].request) == nil, "\(SignedRequests.ofBotocore[index].title)")
    }

    @Test func `the account is the profile's`() throws {
        let gateway = try Gateway.inMemory(signatures: try SigningCredentials(SignedRequests.file), second: SignedRequests.second)
        let body =
            #"{"name":"n","description":"d","creatorDisplayName":"c","creatorMemberAbilities":[],"members":[],"queryLogStatus":"DISABLED"}"#
        let response = gateway.respond(to: try SignedRequests.signed("POST", body: body))
        #expect(try response.json["collaboration"]?["creatorAccountId"] == "111111111111")
    }

    @Test func `an access key that is an account needs no other mention of it`() throws {
        let file = "[a]\naws_access_key_id=222222222222\naws_secret_access_key=s"
        let gateway = try Gateway.inMemory(signatures: try SigningCredentials(file), second: SignedRequests.second)
        let body = "Action=GetCallerIdentity&Version=2011-06-15"
        let response = gateway.respond(
            to: try SignedRequests.signed("POST", "/", body: body, key: ("222222222222", "s"), service: "sts"))
        #expect(response.status == 200)
        #expect(String(decoding: response.body, as: UTF8.self).contains("<Account>222222222222</Account>"))
    }

    @Test func `spaces in a signed header count as one, and those around it as none`() throws {
        #expect(try refusal(of: SignedRequests.withToken, file: SignedRequests.file + "\naws_session_token = token/+=") == nil)
    }

    @Test func `dot segments and empty ones are no part of a signed path`() {
        #expect(CanonicalRequest.path("/a/./b//../c%2Fd/") == "/a/c%252Fd/")
        #expect(CanonicalRequest.path("/") == "/")
        #expect(CanonicalRequest.path("/..") == "/")
    }

    // MARK: What was changed

    @Test func `a changed body, header, path or query is another request`() throws {
        let original = try SignedRequests.signed("POST", headers: ["Content-Type": "application/json"], body: "{}")
        let changes: [(inout HTTPRequest) -> Void] = [
            { $0.body = Array("{ }".utf8) },
            { $0.headers = $0.headers.replacing("Content-Type", with: "text/plain") },
            { $0.headers = $0.headers.replacing("Content-Type", with: nil) },
            { $0.headers = $0.headers.replacing("X-Amz-Date", with: "20260101T000001Z") },
            { $0.path = "/memberships" },
            { $0.query = "maxResults=1" },
            { $0.method = "GET" },
        ]
        for change in changes {
            var request = original
            change(&request)
            try expect("InvalidSignatureException", SignatureVerifier.mismatch, for: request)
        }
    }

    @Test func `a wrong secret makes a wrong signature`() throws {
        let request = try SignedRequests.signed(key: (SignedRequests.keyID, "wrong"))
        try expect("InvalidSignatureException", SignatureVerifier.mismatch, for: request)
    }

    @Test(arguments: ["", "a76ea5b4", String(repeating: "0", count: 64), String(repeating: "é", count: 64)])
    func `what is no signature is none`(signature: String) throws {
        var request = try SignedRequests.signed()
        request.headers = request.headers.replacing(
            "Authorization", with: authorization.replacing("111111111111", with: SignedRequests.keyID))
        request.headers = request.headers.replacing(
            "Authorization", with: (request.headers["Authorization"] ?? "").replacing("00ff", with: signature + "0"))
        try expect("InvalidSignatureException", SignatureVerifier.mismatch, for: request)
    }

    @Test func `a signed hash has to be that of the body`() throws {
        let sha256 = try SHA256()
        let hash = sha256.digest(of: Array("{}".utf8))
        #expect(try refusal(of: SignedRequests.signed("POST", headers: ["X-Amz-Content-Sha256": hash], body: "{}")) == nil)
        for claim in [sha256.digest(of: []), "UNSIGNED-PAYLOAD"] {
            let request = try SignedRequests.signed("POST", headers: ["X-Amz-Content-Sha256": claim], body: "{}")
            try expect("InvalidSignatureException", SignatureVerifier.mismatch, for: request)
        }
    }

    @Test func `the host has to be signed`() throws {
        try expect(
            "InvalidSignatureException", "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
            for: try SignedRequests.signed(leavingOut: "host"))
    }

    // MARK: Keys

    @Test func `an unknown key and an unknown token are not recognized`() throws {
        let message = "The security token included in the request is invalid."
        try expect("UnrecognizedClientException", message, for: try SignedRequests.signed(key: ("AKIDOTHER", "s")))
        try expect("UnrecognizedClientException", message, for: SignedRequests.withToken)
        let file = SignedRequests.file + "\naws_session_token = other"
        try expect("UnrecognizedClientException", message, for: SignedRequests.withToken, file: file)
        try expect("UnrecognizedClientException", message, for: try SignedRequests.signed(), file: file)
    }

    @Test func `a session signs with the secret that AssumeRole gave it, for its account and with its token`() throws {
        let gateway = try Gateway.inMemory(signatures: try SigningCredentials(SignedRequests.file), second: SignedRequests.second)
        let assumed = gateway.respond(
            to: try SignedRequests.signed(
                "POST", "/",
                body: "Action=AssumeRole&RoleArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Arole%2Fanalyst&RoleSessionName=tests", service: "sts"))
        let key = (id: try #require(assumed.element("AccessKeyId")), secret: try #require(assumed.element("SecretAccessKey")))
        let token = try #require(assumed.element("SessionToken"))
        let identity = "Action=GetCallerIdentity&Version=2011-06-15"
        func ask(_ token: String, _ secret: String) throws -> HTTPResponse {
            gateway.respond(
                to: try SignedRequests.signed(
                    "POST", "/", headers: ["X-Amz-Security-Token": token], body: identity, key: (key.id, secret), service: "sts"))
        }
        #expect(try ask(token, key.secret).element("Account") == "222222222222")
        #expect(try ask(token, "wrong").element("Code") == "SignatureDoesNotMatch")
        #expect(try ask(token.replacing("tests", with: "admin"), key.secret).element("Code") == "SignatureDoesNotMatch")
        #expect(try ask("other", key.secret).element("Code") == "InvalidClientTokenId")
    }

    // MARK: Time

    @Test(arguments: [0, 900, -900])
    func `a signature holds for a quarter of an hour, before and after`(secondsLater: Int64) throws {
        #expect(try refusal(of: SignedRequests.signed(), secondsLater: secondsLater) == nil)
    }

    @Test func `a stale signature has expired, and one of tomorrow is too early`() throws {
        try expect(
            "InvalidSignatureException",
            "Signature expired: 20260101T000000Z is now earlier than 20260101T000001Z (20260101T001501Z - 15 min.)",
            for: try SignedRequests.signed(), secondsLater: 901)
        try expect(
            "InvalidSignatureException",
            "Signature not yet current: 20260101T000000Z is still later than 20251231T235959Z (20251231T234459Z + 15 min.)",
            for: try SignedRequests.signed(), secondsLater: -901)
    }

    @Test func `a presigned URL holds as long as it says`() throws {
        let request = try #require(SignedRequests.ofBotocore.last?.request)
        #expect(try refusal(of: request, secondsLater: 600) == nil)
        try expect(
            "InvalidSignatureException",
            "Signature expired: 20260101T000000Z is now earlier than 20260101T000001Z (20260101T001001Z - 10 min.)", for: request,
            secondsLater: 601)
        var longer = request
        longer.query = request.query.replacing("Expires=600", with: "Expires=604801")
        try expect("IncompleteSignatureException", "X-Amz-Expires must be a number of seconds from 1 to 604800.", for: longer)
    }

    @Test func `a request has to say when it was signed`() throws {
        var request = try SignedRequests.signed()
        request.headers = request.headers.replacing("X-Amz-Date", with: nil)
        try expect(
            "IncompleteSignatureException", "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
            for: request)
        request.headers.append("Date", "yesterday")
        try expect("IncompleteSignatureException", "Date must be in ISO-8601 'basic format'.", for: request)
    }

    @Test(arguments: [
        ("20260101T000000Z", 1_767_225_600), ("Thu, 01 Jan 2026 00:00:00 GMT", 1_767_225_600), ("20260101T000000", nil), ("", nil),
        ("2026-01-01T00:00:00Z", nil), ("20261301T000000Z", nil), ("20260230T000000Z", nil), ("Thu, 01 Foo 2026 00:00:00 GMT", nil),
        ("20260101T000000é", nil),
    ])
    func `times are read in the two forms that headers have`(text: String, second: Int64?) {
        #expect(SigningTime(text)?.second == second)
    }

    // MARK: Scope

    @Test func `a scope of another service, region or day is refused`() throws {
        try expect(
            "InvalidSignatureException", "Credential should be scoped to correct service: 'cleanrooms'.",
            for: try SignedRequests.signed(service: "cleanrooms-ml"))
        try expect(
            "InvalidSignatureException", "Credential should be scoped to a valid region, not 'us-east-1'.",
            for: try SignedRequests.signed(host: "cleanrooms.eu-west-1.amazonaws.com"))
        try expect(
            "InvalidSignatureException",
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20251231' != '20260101', "
                + "from '20260101T000000Z'.",
            for: try SignedRequests.signed(date: "20251231"))
        var terminated = try SignedRequests.signed()
        terminated.headers = terminated.headers.replacing(
            "Authorization", with: (terminated.headers["Authorization"] ?? "").replacing("aws4_request", with: "aws5_request"))
        try expect(
            "InvalidSignatureException", "Credential should be scoped with a valid terminator: 'aws4_request'.", for: terminated)
    }

    @Test func `a scope that was changed after signing is a wrong signature`() throws {
        var request = try SignedRequests.signed()
        request.headers = request.headers.replacing(
            "Authorization", with: (request.headers["Authorization"] ?? "").replacing("us-east-1", with: "eu-west-1"))
        try expect("InvalidSignatureException", SignatureVerifier.mismatch, for: request)
    }

    @Test func `without a file no signature is looked at`() throws {
        let gateway = try Gateway.inMemory()
        #expect(gateway.respond(to: .signed("GET", "/collaborations")).status == 200)
    }
}
