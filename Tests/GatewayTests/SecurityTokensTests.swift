// The two calls of STS: who am I, and become this role.

import EmulatorTesting
import HTTP
import JSON
import Testing

@testable import Gateway

struct SecurityTokensTests {
    private let gateway: Gateway

    init() throws {
        gateway = try .inMemory()
    }

    private func call(_ form: String, key: String = "111111111111", token: String? = nil) -> HTTPResponse {
        var request = HTTPRequest(
            method: "POST", path: "/",
            headers: [
                "Authorization": scope(key, "us-east-1", service: "sts"),
                "Content-Type": "application/x-www-form-urlencoded; charset=utf-8",
            ], body: Array(form.utf8))
        if let token { request.headers.append("X-Amz-Security-Token", token) }
        return gateway.respond(to: request)
    }

    private static let assume =
        "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A222222222222%3Arole%2Fteam%2Fanalyst&RoleSessionName=me%40example"

    @Test func `the caller of an account's key is the account`() {
        let response = call("Action=GetCallerIdentity&Version=2011-06-15")
        #expect(response.status == 200)
        #expect(response.headers["Content-Type"] == "text/xml")
        #expect(response.element("Account") == "111111111111")
        #expect(response.element("Arn") == "arn:aws:iam::111111111111:root")
        #expect(response.element("RequestId") == response.headers["x-amzn-RequestId"])
        #expect(
            response.text.hasPrefix(
                #"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>"#))
    }

    @Test func `a query asks as well as a form`() {
        let request = HTTPRequest(
            method: "GET", path: "/", query: "Action=GetCallerIdentity&Version=2011-06-15",
            headers: ["Authorization": scope("111111111111", "us-east-1", service: "sts")])
        #expect(gateway.respond(to: request).element("Account") == "111111111111")
    }

    @Test func `an assumed role acts for its account, by its key alone`() throws {
        let response = call(Self.assume)
        #expect(response.status == 200)
        #expect(response.element("Expiration") == "1970-01-01T01:00:00Z")
        let arn = "arn:aws:sts::222222222222:assumed-role/analyst/me@example"
        #expect(response.element("Arn") == arn)
        let key = try #require(response.element("AccessKeyId"))
        let token = try #require(response.element("SessionToken"))
        #expect(key.hasPrefix("LSIA"))

        // Another gateway knows nothing of the first one's answers.
        let other = try SecurityTokensTests()
        let identity = other.call("Action=GetCallerIdentity", key: key, token: token)
        #expect(identity.element("Arn") == arn)
        #expect(identity.element("UserId") == response.element("AssumedRoleId"))
        let body =
            #"{"name":"a","description":"b","creatorDisplayName":"c","creatorMemberAbilities":[],"members":[],"queryLogStatus":"DISABLED"}"#
        let created = other.gateway.respond(
            to: HTTPRequest(
                method: "POST", path: "/collaborations", headers: ["Authorization": scope(key, "us-east-1")], body: Array(body.utf8)))
        #expect(try created.json["collaboration"]?["creatorAccountId"] == "222222222222")
    }

    @Test func `a token of somebody else's says nothing of a role`() {
        #expect(call("Action=GetCallerIdentity", token: "IQoJb3JpZ2luX2Vj").element("Arn") == "arn:aws:iam::111111111111:root")
        #expect(call("Action=GetCallerIdentity", token: "cleanrooms-local/a<b/c").element("Arn") == "arn:aws:iam::111111111111:root")
    }

    @Test(arguments: [
        (
            "Action=AssumeRole",
            "2 validation errors detected: Value at 'roleArn' failed to satisfy constraint: Member must not be null; "
                + "Value at 'roleSessionName' failed to satisfy constraint: Member must not be null"
        ),
        (
            "\(assume)&DurationSeconds=60",
            "1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 900"
        ),
        ("Action=AssumeRole&RoleArn=arn%3Aaws%3As3%3A%3A%3Abucket%2Fthing&RoleSessionName=ab", "The RoleArn is not that of a role."),
    ])
    func `a bad input is a validation error in XML`(form: String, message: String) {
        let response = call(form)
        #expect(response.status == 400)
        #expect(response.element("Type") == "Sender")
        #expect(response.element("Code") == "ValidationError")
        #expect(response.element("Message") == message)
    }

    @Test func `another operation, another service and a missing signature are refused in XML`() {
        #expect(call("Action=GetSessionToken").element("Code") == "InvalidAction")
        #expect(call("Action=%ZZ").element("Code") == "MalformedQueryString")
        let unsigned = gateway.respond(to: HTTPRequest(method: "POST", path: "/", body: Array("Action=GetCallerIdentity".utf8)))
        #expect(unsigned.status == 403)
        #expect(unsigned.element("Code") == "MissingAuthenticationToken")
        // What is signed for Clean Rooms is none of STS's.
        let path = HTTPRequest(method: "POST", path: "/", headers: ["Authorization": authorization], body: Array("Action=AssumeRole".utf8))
        #expect(gateway.respond(to: path).type == "UnknownOperationException")
    }

    @Test func `what a caller sends cannot break out of the XML`() {
        let response = call("Action=%3Cscript%3E%26")
        #expect(!response.text.contains("<script>"))
    }
}

extension HTTPResponse {
    fileprivate var text: String { String(decoding: body, as: UTF8.self) }

    /// The text of the first element of that name.
    func element(_ name: String) -> String? {
        guard let start = text.firstRange(of: "<\(name)>"), let end = text[start.upperBound...].firstRange(of: "</\(name)>") else {
            return nil
        }
        return String(text[start.upperBound..<end.lowerBound])
    }
}
