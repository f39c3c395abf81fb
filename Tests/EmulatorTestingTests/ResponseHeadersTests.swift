// The judge of headers, tried with one response of each wrong kind.

import EmulatorTesting
import HTTP
import Testing

@Suite struct ResponseHeadersTests {
    private func problems(_ status: Int, without name: String? = nil, with extra: HTTPHeaders = [:], body: [UInt8] = []) -> [String] {
        var headers = HTTPHeaders()
        let common: HTTPHeaders = [
            "x-amzn-RequestId": "7464211b-2277-4b55-9723-fb4f259aefd2",
            "Date": "Thu, 01 Jan 2026 00:00:00 GMT",
            "Access-Control-Expose-Headers": "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date",
            "Content-Type": "application/json",
        ]
        for (field, value) in common where field != name { headers.append(field, value) }
        for (field, value) in extra { headers.append(field, value) }
        return ResponseHeaders.problems(in: HTTPResponse(status: status, headers: headers, body: body))
    }

    @Test func `the headers of a success, an empty success and an error have no problem`() {
        #expect(problems(200).isEmpty)
        #expect(problems(204, without: "Content-Type").isEmpty)
        #expect(problems(404, with: ["x-amzn-ErrorType": "ResourceNotFoundException"]).isEmpty)
    }

    @Test(arguments: ["x-amzn-RequestId", "Date", "Access-Control-Expose-Headers", "Content-Type"])
    func `a missing header is found`(name: String) {
        #expect(problems(200, without: name).first?.hasPrefix("\(name) is absent") == true)
    }

    @Test func `a header that stands twice is found`() {
        #expect(problems(200, with: ["content-type": "application/json"]) == ["Content-Type stands there 2 times"])
    }

    @Test func `a request id that is no UUID is found`() {
        #expect(problems(200, without: "x-amzn-RequestId", with: ["x-amzn-RequestId": "7464211B"]).count == 1)
    }

    @Test func `an error without its type, or with a namespace before it, is found`() {
        #expect(problems(404).count == 1)
        #expect(problems(404, with: ["x-amzn-ErrorType": "com.amazonaws#NotFound"]).count == 1)
        #expect(problems(200, with: ["x-amzn-ErrorType": "NotFound"]).count == 1)
    }

    @Test func `a 204 with a content type or a body is found`() {
        #expect(problems(204).count == 1)
        #expect(problems(204, without: "Content-Type", body: [0x7B, 0x7D]) == ["a 204 has a body"])
    }
}
