// The emulator that tests drive: what it sends is a client's request, and what deviates becomes an issue.

import EmulatorTesting
import HTTP
import JSON
import Testing

@Suite struct EmulatorTests {
    @Test func `a request without credentials reaches the gateway as it stands`() throws {
        let reply = try Emulator().send(HTTPRequest(method: "GET", path: "/memberships"))
        #expect(reply.status == 403)
        #expect(reply.errorType == "MissingAuthenticationTokenException")
        #expect(reply.message != nil)
    }

    @Test func `a request is signed for its account`() throws {
        // An account that is not a member learns nothing but that.
        let reply = try Emulator().send(.get, "/collaborations/019ab3c4-5d6e-4f70-8a1b-2c3d4e5f6071", as: .stranger)
        #expect(reply.status == 403)
        #expect(reply.errorType == "AccessDeniedException")
    }

    @Test func `ids and times are the same in every run`() throws {
        let first = try Emulator().makeCollaboration()
        let second = try Emulator().makeCollaboration()
        #expect(first.id == second.id)
        #expect(first.publisherMembership == second.publisherMembership)
    }

    @Test func `the clock stands until it is moved`() throws {
        let emulator = try Emulator()
        let collaboration = try emulator.makeCollaboration()
        emulator.advance(by: .milliseconds(1500))
        let path = "/collaborations/\(collaboration.id)"
        _ = emulator.send(.patch, path, ["name": "Renamed"], as: .advertiser)
        let found = try #require(emulator.send(.get, path, as: .advertiser)["collaboration"])
        #expect(found["createTime"] == 1_767_225_600.0)
        #expect(found["updateTime"] == 1_767_225_601.5)
    }

    // MARK: Whole responses

    private func problems(_ method: String, _ path: String, _ status: Int, _ body: String) -> [String] {
        let headers: HTTPHeaders = [
            "x-amzn-RequestId": "7464211b-2277-4b55-9723-fb4f259aefd2",
            "Date": "Thu, 01 Jan 2026 00:00:00 GMT",
            "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
            "Content-Type": "application/json",
        ]
        let response = HTTPResponse(status: status, headers: headers, body: Array(body.utf8))
        return ModelShapes.committed.problems(in: response, to: HTTPRequest(method: method, path: path))
    }

    @Test func `a response is held against the operation that its request is bound to`() {
        #expect(problems("GET", "/collaborations", 200, #"{"collaborationList":[]}"#).isEmpty)
        #expect(
            problems("GET", "/collaborations", 200, "{}")
                == ["ListCollaborations answered 200: collaborationList: is required and absent (ListCollaborationsOutput)"])
    }

    @Test func `a body that is no JSON, and a success where there is no operation, are found`() {
        #expect(problems("GET", "/collaborations", 200, "{").first?.contains("the body is no JSON") == true)
        #expect(problems("GET", "/nothing", 200, "{}") == ["GET /nothing answered 200: the model has no operation there"])
    }
}
