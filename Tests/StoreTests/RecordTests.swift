import JSON
import Testing

@testable import Store

@Suite struct RecordTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    @Test func `a record is found as it was inserted`() throws {
        let note = Note(
            "n1", at: 1_700_000_000_123, name: "Näme", status: "ACTIVE", text: "quote \" line\n emoji 🧼 null \u{0}", numbers: [1, -2, .max])
        try store.insert(note)
        #expect(try store.find(Note.self, id: "n1") == note)
    }

    @Test func `absent columns come back absent and empty ones empty`() throws {
        try store.insert(Note("bare", parent: nil, collaboration: nil))
        try store.insert(Note("empty", parent: "", collaboration: "", name: "", status: ""))
        let bare = try #require(try store.find(Note.self, id: "bare")).row
        #expect(bare.parent == nil && bare.collaboration == nil && bare.name == nil && bare.status == nil)
        let empty = try #require(try store.find(Note.self, id: "empty")).row
        #expect(empty.parent == "" && empty.collaboration == "" && empty.name == "" && empty.status == "")
    }

    @Test func `an id is looked up within its kind`() throws {
        try store.insert(Note("same"))
        #expect(try store.find(Memo.self, id: "same") == nil)
        try store.insert(Memo("same"))
        #expect(try store.delete(Memo.self, id: "same"))
        #expect(try store.find(Note.self, id: "same") != nil)
    }

    @Test func `an update replaces name, status and body, but not whose a record is nor its place`() throws {
        try store.insert(Note("a", text: "old"))
        try store.insert(Note("b"))
        let changed = Note("a", name: "new", status: "DONE", text: "new")
        #expect(try store.update(changed))
        #expect(try store.find(Note.self, id: "a") == changed)
        #expect(
            try store.update(
                Note("a", at: 9, account: "2", region: "s", parent: "q", collaboration: "d", name: "new", status: "DONE", text: "new")))
        #expect(try store.find(Note.self, id: "a") == changed)
        #expect(try store.noteIDs == ["a", "b"])
    }

    @Test func `updating or deleting what is not there says so`() throws {
        #expect(try !store.update(Note("ghost")))
        #expect(try !store.delete(Note.self, id: "ghost"))
        #expect(try store.find(Note.self, id: "ghost") == nil)
    }

    @Test func `a second record of one kind and id is a duplicate`() throws {
        try store.insert(Note("a", text: "first"))
        let error = #expect(throws: StoreError.self) { try store.insert(Note("a", text: "second")) }
        #expect(error?.isDuplicate == true)
        #expect(try store.find(Note.self, id: "a")?.text == "first")
    }

    @Test func `a body that its record cannot read is named`() throws {
        try store.insert(Note("a"))
        try store.connection.execute("UPDATE resource SET body = '{\"text\":5}'")
        #expect(throws: UnreadableRecord(kind: "note", id: "a", reason: "text is not a string")) { try store.find(Note.self, id: "a") }
        try store.connection.execute("UPDATE resource SET body = '{'")
        #expect(throws: UnreadableRecord.self) { try store.find(Note.self, id: "a") }
    }

    @Test func `the body is stored as JSON text that a shell can read`() throws {
        try store.insert(Note("a", text: "hé", numbers: [1]))
        let body = try store.connection.use("SELECT typeof(body), body, json_extract(body, '$.text') FROM resource") { statement in
            _ = try statement.step()
            return [try statement.text(0), try statement.text(1), try statement.text(2)]
        }
        #expect(body == ["text", #"{"text":"hé","numbers":[1]}"#, "hé"])
    }
}
