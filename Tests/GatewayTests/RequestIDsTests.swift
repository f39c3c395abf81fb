// The ids of requests.

import Testing

@testable import APIModel
@testable import Gateway

struct RequestIDsTests {
    @Test func `an id is a version 4 UUID in lower case`() {
        let form = Pattern(ofModel: "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
        var ids = RequestIDs(seed: 1)
        for _ in 0..<100 {
            let id = ids.next()
            #expect(form.matches(id), "\(id)")
        }
    }

    @Test func `the same seed gives the same ids, and no id twice`() {
        var first = RequestIDs(seed: 7)
        var second = RequestIDs(seed: 7)
        let ids = (0..<1000).map { _ in first.next() }
        #expect(ids == (0..<1000).map { _ in second.next() })
        #expect(Set(ids).count == 1000)
    }
}
