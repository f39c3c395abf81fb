import Testing

@testable import HTTPServer

struct ReceiveTimeTests {
    @Test func `each part of a request has a time of its own`() {
        var time = ReceiveTime()
        #expect(!time.begins(with: .idle, bodyBytes: 0))
        #expect(time.begins(with: .head, bodyBytes: 0))
        #expect(!time.begins(with: .head, bodyBytes: 0))
        #expect(time.begins(with: .body, bodyBytes: 0))
        time.forget()
        #expect(time.begins(with: .idle, bodyBytes: 0))
    }

    @Test func `a body that comes steadily gets new time with each mebibyte, and one that drips does not`() {
        var time = ReceiveTime()
        #expect(time.begins(with: .body, bodyBytes: 10))
        let mebibyte = ReceiveTime.progressBytes
        for bytes in stride(from: 11, to: mebibyte + 10, by: 4099) { #expect(!time.begins(with: .body, bodyBytes: bytes)) }
        #expect(time.begins(with: .body, bodyBytes: mebibyte + 10))
        #expect(!time.begins(with: .body, bodyBytes: 2 * mebibyte + 9))
        #expect(time.begins(with: .body, bodyBytes: 2 * mebibyte + 10))
    }

    @Test func `the next body begins its time, however large the last one was`() {
        var time = ReceiveTime()
        #expect(time.begins(with: .body, bodyBytes: 1 << 30))
        time.forget()
        #expect(time.begins(with: .body, bodyBytes: 0))
        #expect(time.begins(with: .body, bodyBytes: ReceiveTime.progressBytes))
    }
}
