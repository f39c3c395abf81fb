import Testing

@testable import HTTPServer

struct ReceiveTimeTests {
    /// Whether the time begins anew at each step, after what was there first.
    private func beginnings(_ steps: [(RequestParser.Phase, Int)], after first: (RequestParser.Phase, Int)? = nil) -> [Bool] {
        var time = ReceiveTime()
        if let first {
            _ = time.begins(with: first.0, bodyBytes: first.1)
            time.forget()
        }
        return steps.map { time.begins(with: $0.0, bodyBytes: $0.1) }
    }

    @Test func `each part of a request has a time of its own`() {
        #expect(beginnings([(.idle, 0), (.head, 0), (.head, 0), (.body, 0)]) == [false, true, false, true])
        #expect(beginnings([(.idle, 0)], after: (.body, 0)) == [true])
    }

    @Test func `a body that comes steadily gets new time with each mebibyte, and one that drips does not`() {
        let mebibyte = ReceiveTime.progressBytes
        let drips = stride(from: 11, to: mebibyte + 10, by: 4099).map { (RequestParser.Phase.body, $0) }
        #expect(!beginnings([(.body, 10)] + drips).dropFirst().contains(true))
        #expect(
            beginnings([(.body, 10), (.body, mebibyte + 10), (.body, 2 * mebibyte + 9), (.body, 2 * mebibyte + 10)])
                == [true, true, false, true])
    }

    @Test func `the next body begins its time, however large the last one was`() {
        #expect(beginnings([(.body, 0), (.body, ReceiveTime.progressBytes)], after: (.body, 1 << 30)) == [true, true])
    }
}
