import FilesTesting
import Testing

@testable import Store

@Suite struct RecordCacheTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
        try store.insert(Note("a", text: "first"))
    }

    @Test func `a record that was read and changed reads as changed`() throws {
        #expect(try store.find(Note.self, id: "a")?.text == "first")
        try store.update(Note("a", text: "second"))
        #expect(try store.find(Note.self, id: "a")?.text == "second")
        try store.delete(Note.self, id: "a")
        #expect(try store.find(Note.self, id: "a") == nil)
    }

    @Test func `a record that was missed is found once it is there`() throws {
        #expect(try store.find(Note.self, id: "b") == nil)
        try store.insert(Note("b"))
        #expect(try store.find(Note.self, id: "b") != nil)
    }

    @Test func `listings that were read know of inserts, updates and deletes`() throws {
        #expect(try texts() == ["first"])
        try store.update(Note("a", text: "second"))
        #expect(try texts() == ["second"])
        try store.insert(Note("b", text: "third"))
        #expect(try texts() == ["second", "third"])
        try store.delete(Note.self, id: "a")
        #expect(try texts() == ["third"])
    }

    @Test func `what was read of a transaction that throws is not remembered`() throws {
        struct Refused: Error {}
        #expect(throws: Refused.self) {
            try store.transaction {
                try store.update(Note("a", text: "undone"))
                #expect(try store.find(Note.self, id: "a")?.text == "undone")
                #expect(try texts() == ["undone"])
                throw Refused()
            }
        }
        #expect(try store.find(Note.self, id: "a")?.text == "first")
        #expect(try texts() == ["first"])
    }

    @Test func `the next event that was read knows of later schedules`() throws {
        #expect(try store.nextDue() == nil)
        try store.schedule(event: "begin", subject: "a", at: 9)
        #expect(try store.nextDue() == 9)
        try store.schedule(event: "end", subject: "b", at: 7)
        #expect(try store.nextDue() == 7)
        try store.unschedule(subject: "b")
        #expect(try store.nextDue() == 9)
        _ = try store.takeDue(upTo: 10)
        #expect(try store.nextDue() == nil)
    }

    @Test func `what another program writes into the file is seen in the next turn`() throws {
        let directory = TemporaryDirectory()
        let store = try Store(at: .directory(directory.path))
        try store.transaction { try store.insert(Note("a", text: "first")) }
        try store.commit()
        #expect(try store.reading { try store.find(Note.self, id: "a")?.text } == "first")
        try store.commit()
        let other = try Connection(path: directory.path + "/cleanrooms.sqlite")
        try other.execute("UPDATE resource SET body = json_set(body, '$.text', 'theirs')")
        other.close()
        #expect(try store.reading { try store.find(Note.self, id: "a")?.text } == "theirs")
    }

    @Test func `many records and large ones are all read right`() throws {
        let large = String(repeating: "x", count: 600_000)
        try store.transaction {
            for number in 0..<3000 { try store.insert(Note("n\(number)", text: number % 1000 == 0 ? large : "text \(number)")) }
        }
        for _ in 0..<2 {
            for number in 0..<3000 {
                let text = try store.find(Note.self, id: "n\(number)")?.text
                #expect(text == (number % 1000 == 0 ? large : "text \(number)"))
            }
        }
    }

    private func texts() throws -> [String] {
        try store.all(of: Note.self, in: .account("1", region: "r")).map(\.text)
    }
}
