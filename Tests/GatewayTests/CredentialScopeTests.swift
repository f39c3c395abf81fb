// Credentials as headers and presigned URLs carry them.

import APIModel
import HTTP
import Testing

@testable import Gateway

struct CredentialScopeTests {
    private func read(header: String) throws -> CredentialScope {
        try CredentialScope(of: HTTPRequest(method: "GET", path: "/", headers: ["Authorization": header]))
    }

    private func message(_ read: () throws -> CredentialScope) -> String? {
        do {
            _ = try read()
        } catch FrontEndError.incompleteSignature(let message) {
            return message
        } catch {}
        return nil
    }

    @Test func `key, region and service are read from the Authorization header`() throws {
        let scope = try read(header: scope("AKIDEXAMPLE", "eu-central-1"))
        #expect(scope.accessKeyID == "AKIDEXAMPLE")
        #expect(scope.region == "eu-central-1")
        #expect(scope.service == "cleanrooms")
    }

    @Test func `white space after the commas may be missing or more`() throws {
        let credential = "Credential=AKID/20260101/us-east-1/cleanrooms/aws4_request"
        #expect(try read(header: "AWS4-HMAC-SHA256 \(credential),SignedHeaders=host,Signature=00").region == "us-east-1")
        #expect(try read(header: "AWS4-HMAC-SHA256   Signature=00,  SignedHeaders=host,\t\(credential)").region == "us-east-1")
    }

    @Test func `a presigned URL carries the scope in its query`() throws {
        let query =
            "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=222222222222%2F20260101%2Fus-west-2%2Fcleanrooms%2Faws4_request"
            + "&X-Amz-SignedHeaders=host&X-Amz-Signature=00"
        let scope = try CredentialScope(of: HTTPRequest(method: "GET", path: "/", query: query))
        #expect(scope.caller(defaultAccount: "000000000000") == Caller(account: "222222222222", region: "us-west-2"))
    }

    @Test(arguments: [
        ("111111111111", "111111111111"), ("AKIDEXAMPLE", "999999999999"), ("11111111111", "999999999999"),
        ("1111111111111", "999999999999"), ("11111111111a", "999999999999"), ("11111111111１", "999999999999"),
    ])
    func `twelve ASCII digits are the account, anything else stands for the default`(key: String, account: String) throws {
        #expect(try read(header: scope(key, "us-east-1")).caller(defaultAccount: "999999999999").account == account)
    }

    @Test(arguments: ["", "maxResults=5", "x=%ZZ"])
    func `a request without credentials lacks its token`(query: String) {
        #expect(throws: FrontEndError.missingAuthenticationToken) {
            try CredentialScope(of: HTTPRequest(method: "GET", path: "/", query: query))
        }
    }

    @Test(arguments: [
        "", "AWS4-HMAC-SHA256", "Bearer abc",
        "AWS4-ECDSA-P256-SHA256 Credential=a/20260101/b/cleanrooms/aws4_request, SignedHeaders=h, Signature=0",
        "AWS4-HMAC-SHA256 Credential=, SignedHeaders=host, Signature=00", "AWS4-HMAC-SHA256 ,,,===,",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/cleanrooms, SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=/20260101/us-east-1/cleanrooms/aws4_request, SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=AKID/2026-01-01/us-east-1/cleanrooms/aws4_request, SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101//cleanrooms/aws4_request, SignedHeaders=host, Signature=00",
        "AWS4-HMAC-SHA256 Credential=AKID/20260101/us:east/cleanrooms/aws4_request, SignedHeaders=host, Signature=00",
    ])
    func `a header of another form is an incomplete signature`(header: String) {
        #expect(message { try read(header: header) } != nil)
    }

    @Test func `another terminator is another scope`() {
        #expect(throws: FrontEndError.invalidSignature("Credential should be scoped with a valid terminator: 'aws4_request'.")) {
            try read(header: scope("AKID", "us-east-1").replacing("aws4_request", with: "aws5_request"))
        }
    }

    @Test func `every missing part of the header is named`() {
        #expect(
            message { try read(header: "AWS4-HMAC-SHA256 Credential=AKID/20260101/us-east-1/cleanrooms/aws4_request") }
                == "Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.")
    }

    @Test(arguments: [
        "X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fcleanrooms%2Faws4_request", "X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "X-Amz-Algorithm=other&X-Amz-Credential=AKID%2F20260101%2Fus-east-1%2Fcleanrooms%2Faws4_request&X-Amz-SignedHeaders=h&X-Amz-Signature=0",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKID&X-Amz-SignedHeaders=host&X-Amz-Signature=00",
    ])
    func `half a presigned query is an incomplete signature`(query: String) {
        #expect(message { try CredentialScope(of: HTTPRequest(method: "GET", path: "/", query: query)) } != nil)
    }
}
