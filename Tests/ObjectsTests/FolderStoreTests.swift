// A folder laid out as buckets.

import FilesTesting
import Testing

@testable import Objects

@Suite struct FolderStoreTests {
    private let directory = TemporaryDirectory()

    private func put(_ text: String, key: String, in bucket: String = "results") throws {
        try FolderStore(at: directory.path + "/made/here").put(Array(text.utf8), key: key, in: bucket, region: "us-east-1")
    }

    @Test func `an object is a file below its bucket, whose folders come to be`() throws {
        try put("one", key: "a/collaboration=1/part.csv")
        #expect(directory.text("made/here/results/a/collaboration=1/part.csv") == "one")
    }

    @Test func `an object is replaced, and nothing else is left`() throws {
        try put("the longer one", key: "a/b")
        try put("two", key: "a/b")
        #expect(directory.text("made/here/results/a/b") == "two")
        #expect(directory.names(in: "made/here/results/a") == ["b"])
    }

    @Test func `slashes too many are one`() throws {
        try put("one", key: "/a//b")
        #expect(directory.text("made/here/results/a/b") == "one")
    }

    @Test(arguments: [
        ("../escape", "results"), ("a/../../escape", "results"), ("a/./b", "results"), ("a\u{0}b", "results"), ("", "results"),
        ("/", "results"),
        ("key", ".."), ("key", "a/b"), ("key", ""), ("key", "."),
    ])
    func `nothing is written outside of a bucket`(key: String, bucket: String) {
        #expect(throws: ObjectRefusal.self) { try put("one", key: key, in: bucket) }
        #expect(directory.names(in: "").allSatisfy { $0 == "made" })
        #expect(directory.names(in: "made").allSatisfy { $0 == "here" })
        #expect(directory.names(in: "made/here").isEmpty)
    }

    @Test func `a file in the place of a bucket refuses`() throws {
        try put("one", key: "results", in: "first")
        let store = try FolderStore(at: directory.path + "/made/here/first")
        #expect(throws: ObjectRefusal.self) { try store.put([1], key: "a", in: "results", region: "us-east-1") }
        #expect(throws: FolderStore.Unusable.self) { _ = try FolderStore(at: directory.path + "/made/here/first/results") }
    }
}
