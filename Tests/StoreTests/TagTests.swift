import JSON
import Testing

@testable import Store

@Suite struct TagTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    @Test func `setting tags replaces those of the same keys and keeps the others`() throws {
        try store.setTags(["a": "1", "b": ""], of: "arn:x")
        try store.setTags(["a": "2", "A": "3"], of: "arn:x")
        #expect(try store.tags(of: "arn:x") == ["a": "2", "b": "", "A": "3"])
    }

    @Test func `tags are removed by key, or all with their resource`() throws {
        try store.setTags(["a": "1", "b": "2"], of: "arn:x")
        try store.setTags(["a": "1"], of: "arn:y")
        try store.removeTags(["a", "unknown"], of: "arn:x")
        #expect(try store.tags(of: "arn:x") == ["b": "2"])
        try store.deleteTags(of: "arn:x")
        #expect(try store.tags(of: "arn:x") == [:])
        #expect(try store.tags(of: "arn:y") == ["a": "1"])
    }

    @Test func `a fact of the program is set, replaced and removed`() throws {
        #expect(try store.meta("clock") == nil)
        try store.setMeta("clock", to: "5")
        try store.setMeta("clock", to: "6")
        #expect(try store.meta("clock") == "6")
        try store.setMeta("clock", to: nil)
        #expect(try store.meta("clock") == nil)
    }
}
