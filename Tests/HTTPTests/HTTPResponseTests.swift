// Responses and the names of status codes.
import HTTP
import Testing

@Suite struct HTTPResponseTests {
    @Test(arguments: [
        (200, "OK"), (402, "Payment Required"), (409, "Conflict"), (429, "Too Many Requests"), (505, "HTTP Version Not Supported"),
    ])
    func `a status has its standard name`(status: Int, name: String) {
        #expect(HTTPResponse.reasonPhrase(status) == name)
    }

    @Test func `an unknown status has no name`() {
        #expect(HTTPResponse.reasonPhrase(599) == "")
    }

    @Test func `a response waits for no commit unless it says so`() {
        #expect(!HTTPResponse(status: 200).awaitsCommit)
    }
}
