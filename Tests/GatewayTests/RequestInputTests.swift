// Where the members of an input come from.

import CleanRoomsModel
import HTTP
import JSON
import Testing

@testable import Gateway

struct RequestInputTests {
    private func input(_ operation: Operation, _ request: HTTPRequest, _ labels: (String, String)...) throws -> JSON {
        try RequestInput(of: request, to: operation, labels: labels.map { (name: $0.0, value: $0.1) }).json
    }

    @Test func `labels and body make one object`() throws {
        let input = try input(
            .updateMembership, .signed("PATCH", "/", #"{"queryLogStatus":"ENABLED"}"#), ("membershipIdentifier", "m"))
        #expect(input["membershipIdentifier"] == "m")
        #expect(input["queryLogStatus"] == "ENABLED")
    }

    @Test func `a label wins over a member of that name in the body`() throws {
        let input = try input(.updateMembership, .signed("PATCH", "/", #"{"membershipIdentifier":5}"#), ("membershipIdentifier", "m"))
        #expect(input["membershipIdentifier"] == "m")
    }

    @Test(arguments: ["GET", "DELETE"])
    func `the body of a request without body members is not read`(method: String) throws {
        #expect(try input(.listCollaborations, .signed(method, "/", "}{")) == [:])
    }

    @Test func `query members have the types of the model`() throws {
        let input = try input(.listCollaborations, .signed("GET", "/?maxResults=5&nextToken=5&other=x&memberStatus=a%20b+c"))
        #expect(input["maxResults"] == 5)
        #expect(input["nextToken"] == "5")
        #expect(input["memberStatus"] == "a b c")
        #expect(input["other"] == nil)
    }

    @Test func `a list of the query is its name, repeated`() throws {
        #expect(try input(.untagResource, .signed("DELETE", "/?tagKeys=a&x=1&tagKeys=&tagKeys=b"))["tagKeys"] == ["a", "", "b"])
        #expect(try input(.untagResource, .signed("DELETE", "/?x=1"))["tagKeys"] == nil)
    }

    @Test(arguments: ["abc", "", "1.5", "0x5", "true", "9223372036854775808", "1e2", "%205"])
    func `a query number that is none cannot be read`(text: String) throws {
        #expect(throws: FrontEndError.serialization("The query parameter 'maxResults' is not a whole number.")) {
            try input(.listCollaborations, .signed("GET", "/?maxResults=\(text)"))
        }
    }

    @Test(arguments: ["nextToken=%ZZ", "nextToken=%", "nextToken=%FF", "%C0%AF=1"])
    func `a query that is not percent-encoded UTF-8 is malformed`(query: String) throws {
        #expect(throws: FrontEndError.malformedRequest("The query string is not valid percent-encoded UTF-8.")) {
            try input(.listCollaborations, .signed("GET", "/?\(query)"))
        }
    }
}
