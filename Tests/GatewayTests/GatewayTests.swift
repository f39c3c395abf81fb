// What every answer has, in which order requests are refused, and what a hostile one gets.

import CleanRooms
import CleanRoomsModel
import HTTP
import JSON
import Testing

@testable import Gateway

struct GatewayTests {
    private let gateway: Gateway
    private static let collaboration =
        #"{"name":"a","description":"b","creatorDisplayName":"c","creatorMemberAbilities":["CAN_QUERY","CAN_RECEIVE_RESULTS"],"members":[],"queryLogStatus":"DISABLED"}"#

    init() throws {
        gateway = try .inMemory()
    }

    private func createdID() throws -> String {
        let created = gateway.respond(to: .signed("POST", "/collaborations", Self.collaboration))
        return try #require(try created.json["collaboration"]?["id"]?.string)
    }

    private func expectCommonHeaders(_ response: HTTPResponse) {
        #expect(response.headers.values(named: "x-amzn-RequestId").count == 1)
        #expect(response.headers.values(named: "x-amzn-RequestId").allSatisfy { $0.count == 36 })
        #expect(response.headers.values(named: "Date") == ["Thu, 01 Jan 1970 00:00:00 GMT"])
        #expect(
            response.headers.values(named: "Access-Control-Expose-Headers") == [
                "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date"
            ])
    }

    /// Whatever was asked: JSON with a message and a type that the header names.
    private func expectRefusal(_ response: HTTPResponse, _ status: Int, _ type: String, _ note: Comment? = nil) throws {
        expectCommonHeaders(response)
        #expect(response.status == status, note)
        #expect(response.headers.values(named: "x-amzn-ErrorType") == [type], note)
        #expect(response.headers.values(named: "Content-Type") == ["application/json"], note)
        #expect(try response.message != nil, note)
        #expect(!response.awaitsCommit, note)
    }

    // MARK: Answers

    @Test func `a success is JSON with the common headers and no error type`() throws {
        let response = gateway.respond(to: .signed("POST", "/collaborations", Self.collaboration))
        expectCommonHeaders(response)
        #expect(response.status == 200)
        #expect(response.headers.values(named: "Content-Type") == ["application/json"])
        #expect(response.type == nil)
        #expect(try response.json.object != nil)
    }

    @Test func `an answer of 204 has the common headers, no body and no content type`() throws {
        let id = try createdID()
        let response = gateway.respond(to: .signed("DELETE", "/collaborations/\(id)"))
        expectCommonHeaders(response)
        #expect(response.status == 204)
        #expect(response.headers["Content-Type"] == nil)
        #expect(response.type == nil)
        #expect(response.body.isEmpty)
    }

    @Test func `only the success of an operation that writes waits for the commit`() throws {
        let id = try createdID()
        #expect(!gateway.respond(to: .signed("GET", "/collaborations/\(id)")).awaitsCommit)
        #expect(!gateway.respond(to: .signed("PATCH", "/collaborations/\(id)", #"{"name":""}"#)).awaitsCommit)
        #expect(gateway.respond(to: .signed("DELETE", "/collaborations/\(id)")).awaitsCommit)
        #expect(gateway.respond(to: .signed("POST", "/collaborations", Self.collaboration)).awaitsCommit)
    }

    @Test func `every request has an id of its own`() {
        let ids = (0..<10).map { _ in gateway.respond(to: .signed("GET", "/collaborations")).headers["x-amzn-RequestId"] }
        #expect(Set(ids).count == 10)
    }

    @Test func `Date follows the time of the world`() {
        var headers = ResponseHeaders()
        var ids = RequestIDs(seed: 1)
        #expect(headers.headers(requestID: ids.next(), .json, atSecond: 784_111_777)["Date"] == "Sun, 06 Nov 1994 08:49:37 GMT")
        let id = ids.next()
        #expect(headers.headers(requestID: id, .json, atSecond: 784_111_777)["x-amzn-RequestId"] == id)
        #expect(headers.headers(requestID: ids.next(), .json, atSecond: 784_111_778)["Date"] == "Sun, 06 Nov 1994 08:49:38 GMT")
    }

    @Test(arguments: [
        (400, "MalformedHttpRequestException"), (408, "RequestTimeoutException"), (413, "RequestEntityTooLargeException"),
        (414, "MalformedHttpRequestException"), (431, "MalformedHttpRequestException"), (501, "MalformedHttpRequestException"),
        (503, "ServiceUnavailableException"),
    ])
    func `a message that is no request is refused in the same form`(status: Int, type: String) throws {
        let response = gateway.refuse(status, "The request is not proper.")
        try expectRefusal(response, status, type)
        #expect(try response.message == "The request is not proper.")
    }

    @Test func `what broke inside is told to the program by its request id, and not to the caller`() throws {
        var told: [(error: any Error, requestID: String)] = []
        let gateway = try Gateway.inMemory { told.append(($0, $1)) }
        let response = gateway.fail(because: JSONMismatch(path: "secret", expected: "a string"))
        try expectRefusal(response, 500, "InternalServerException")
        #expect(!String(decoding: response.body, as: UTF8.self).contains("secret"))
        #expect(told.map(\.requestID) == [response.headers["x-amzn-RequestId"]])
        #expect(told.first?.error as? JSONMismatch == JSONMismatch(path: "secret", expected: "a string"))
    }

    // MARK: The caller

    @Test func `account and region come from the credential scope`() throws {
        let id = try createdID()
        func get(_ key: String, _ region: String) -> Int {
            let request = HTTPRequest(method: "GET", path: "/collaborations/\(id)", headers: ["Authorization": scope(key, region)])
            return gateway.respond(to: request).status
        }
        #expect(get("111111111111", "us-east-1") == 200)
        #expect(get("222222222222", "us-east-1") == 403)
        #expect(get("111111111111", "us-west-2") == 403)
        #expect(get("AKIDEXAMPLE", "us-east-1") == 403)
    }

    @Test func `a key that is no account acts for the default account`() throws {
        let gateway = try Gateway.inMemory(defaultAccount: "111111111111")
        let request = HTTPRequest(
            method: "POST", path: "/collaborations", headers: ["Authorization": scope("AKIDEXAMPLE", "us-east-1")],
            body: Array(Self.collaboration.utf8))
        #expect(try gateway.respond(to: request).json["collaboration"]?["creatorAccountId"] == "111111111111")
    }

    // MARK: The order of refusals

    @Test func `authentication comes before everything`() throws {
        try expectRefusal(gateway.respond(to: HTTPRequest(method: "BREW", path: "x")), 403, "MissingAuthenticationTokenException")
        let half = HTTPRequest(method: "POST", path: "/nothing", headers: ["Authorization": "AWS4-HMAC-SHA256"], body: [0xFF])
        try expectRefusal(gateway.respond(to: half), 403, "IncompleteSignatureException")
    }

    @Test func `an unknown operation comes before a malformed body`() throws {
        try expectRefusal(gateway.respond(to: .signed("POST", "/nothing", "}")), 404, "UnknownOperationException")
    }

    @Test func `what is signed for another service is unknown here`() throws {
        let request = HTTPRequest(
            method: "GET", path: "/tags/x", headers: ["Authorization": scope("AKID", "us-east-1", service: "cleanrooms-ml")])
        try expectRefusal(gateway.respond(to: request), 404, "ServiceNotEmulated")
    }

    @Test(arguments: [
        ("glue", "GLUE"), ("execute-api", "EXECUTE_API"),
    ])
    func `a client of another service is told what this is and which variable to set`(service: String, variable: String) throws {
        let request = HTTPRequest(method: "POST", path: "/", headers: ["Authorization": scope("AKID", "us-east-1", service: service)])
        let message = try #require(try gateway.respond(to: request).message)
        #expect(
            message.hasPrefix(
                "This is Clean Rooms Local, which speaks cleanrooms, tagging and two calls of sts, and the request is for \(service).")
        )
        #expect(message.contains("AWS_ENDPOINT_URL_CLEANROOMS") && message.contains("AWS_ENDPOINT_URL_\(variable) "))
    }

    @Test(arguments: [
        ("s3", "", "<Error>"), ("sqs", "application/x-www-form-urlencoded; charset=utf-8", "<ErrorResponse>"),
    ])
    func `whoever reads XML is told in XML`(service: String, type: String, root: String) {
        let headers: HTTPHeaders = ["Authorization": scope("AKID", "us-east-1", service: service), "Content-Type": type]
        let response = gateway.respond(to: HTTPRequest(method: "PUT", path: "/bucket", headers: headers))
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(response.status == 404 && text.hasPrefix(root) && text.contains("<Code>ServiceNotEmulated</Code>"))
    }

    @Test func `a service that no service is called is not echoed`() throws {
        let request = HTTPRequest(
            method: "GET", path: "/", headers: ["Authorization": scope("AKID", "us-east-1", service: "<script>")])
        #expect(try gateway.respond(to: request).message?.contains("script") == false)
    }

    @Test func `a malformed body comes before a bad label, a bad label before the service`() throws {
        try expectRefusal(gateway.respond(to: .signed("PATCH", "/collaborations/X", "}")), 400, "SerializationException")
        try expectRefusal(gateway.respond(to: .signed("PATCH", "/collaborations/X", "{}")), 400, "ValidationException")
        try expectRefusal(
            gateway.respond(to: .signed("PATCH", "/collaborations/11111111-2222-4333-8444-555555555555", "{}")), 403,
            "AccessDeniedException")
    }

    // MARK: Paths

    @Test func `an encoded slash in an ARN does not separate segments`() throws {
        let arn = "arn%3Aaws%3Acleanrooms%3Aus-east-1%3A111111111111%3Amembership%2F11111111-2222-4333-8444-555555555555"
        #expect(gateway.respond(to: .signed("GET", "/tags/\(arn)")).type != "UnknownOperationException")
        let plain = "arn:aws:cleanrooms:us-east-1:111111111111:membership/11111111-2222-4333-8444-555555555555"
        #expect(gateway.respond(to: .signed("GET", "/tags/\(plain)")).type == "UnknownOperationException")
    }

    // MARK: Hostile requests

    @Test(arguments: [
        "null", "[]", "1", #""text""#, "true", " ", "{", "}", "{]", #"{"a":1}x"#, #"{"name":"#, #"{"name":"\ud800"}"#,
        "{\"name\":\"\u{1}\"}", "{'a':1}",
        #"{"a":1,}"#, "NaN", #"{"a":01}"#, #"{"a":1e999}"#, "\u{FEFF}{}", "\0",
        String(repeating: "[", count: 100_000), String(repeating: #"{"a":"#, count: 100_000),
    ])
    func `a body that is not a JSON object cannot be read`(body: String) throws {
        try expectRefusal(
            gateway.respond(to: .signed("POST", "/collaborations", body)), 400, "SerializationException", "\(body.prefix(20))")
    }

    @Test(arguments: [[0xFF], [0x7B, 0x22, 0xC0, 0xAF, 0x22, 0x3A, 0x31, 0x7D], [0x22, 0xED, 0xA0, 0x80, 0x22]] as [[UInt8]])
    func `a body that is not UTF-8 cannot be read`(body: [UInt8]) throws {
        try expectRefusal(gateway.respond(to: .signed("POST", "/collaborations", body)), 400, "SerializationException")
    }

    @Test func `violations in many places are one answer, in the order of the model`() throws {
        let body = #"""
            {"name":"","description":"ok","creatorDisplayName":"c","creatorMemberAbilities":["CAN_FLY"],"queryLogStatus":"ON","analyticsEngine":null,
             "members":[{"accountId":"1","memberAbilities":[],"displayName":"m"},{"memberAbilities":[]}],
             "tags":{"k":"v"}}
            """#
        let response = gateway.respond(to: .signed("POST", "/collaborations", body))
        try expectRefusal(response, 400, "ValidationException")
        #expect(try response.json["reason"] == "FIELD_VALIDATION_FAILED")
        #expect(
            try response.fields == [
                "members.1.member.accountId", "members.2.member.accountId", "members.2.member.displayName", "name", "name",
                "creatorMemberAbilities",
                "queryLogStatus",
            ])
    }

    @Test(arguments: [
        "", "*", "/", "//", "/collaborations/", "/%2Fcollaborations", "/collaborations%2F", "/\0", "http://x/collaborations", "/é",
    ])
    func `a strange path is an unknown operation`(path: String) throws {
        try expectRefusal(gateway.respond(to: .signed("GET", path)), 404, "UnknownOperationException", "\(path)")
    }

    @Test func `a label with bytes that no id has is named and not echoed`() throws {
        let response = gateway.respond(to: .signed("GET", "/collaborations/%00%0D%0A%3Cscript%3E"))
        try expectRefusal(response, 400, "ValidationException")
        #expect(try response.fields.contains("collaborationIdentifier"))
        #expect(!String(decoding: response.body, as: UTF8.self).contains("script"))
    }
}
