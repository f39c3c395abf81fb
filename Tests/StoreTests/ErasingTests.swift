import JSON
import Testing

@testable import Store

@Suite struct ErasingTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    /// A note and a memo of three accounts and regions, each with an event and a tag.
    private func fill() throws {
        for (account, region) in [("1", "r"), ("1", "s"), ("12", "r")] {
            let id = "\(account)-\(region)"
            try store.insert(Note(id, account: account, region: region, parent: "p\(id)", collaboration: "c\(id)"))
            var memo = Memo("m\(id)")
            memo.row.account = account
            memo.row.region = region
            try store.insert(memo)
            try store.schedule(event: "begin", subject: id, at: 5)
            try store.setTags(["k": "v"], of: "arn:\(region):\(account):thing/\(id)")
        }
        try store.setMeta("offset", to: "7")
    }

    private var ids: [String] {
        get throws { try store.connection.rows("SELECT id FROM resource ORDER BY id", column: 0) }
    }

    private var subjects: [String] {
        get throws { try store.connection.rows("SELECT subject FROM due ORDER BY subject", column: 0) }
    }

    @Test func `erasing everything leaves what the program knows about itself`() throws {
        try fill()
        try store.eraseEverything()
        try store.commit()
        #expect(try ids == [])
        #expect(try subjects == [])
        #expect(try store.tags(of: "arn:r:1:thing/1-r").isEmpty)
        #expect(try store.meta("offset") == "7")
        #expect(try store.connection.rows("PRAGMA user_version", column: 0) == ["\(migrations.count)"])
    }

    @Test func `erasing an account's records in a region leaves those of others, and their events`() throws {
        try fill()
        try store.erase(.account("1", region: "r"))
        #expect(try ids == ["1-s", "12-r", "m1-s", "m12-r"])
        #expect(try subjects == ["1-s", "12-r"])
        #expect(try store.regions(of: "1") == ["s"])
    }

    @Test func `a kind can be spared with its events`() throws {
        try fill()
        try store.erase(.account("1", region: "r"), except: [Note.kind])
        #expect(try ids == ["1-r", "1-s", "12-r", "m1-s", "m12-r"])
        #expect(try subjects == ["1-r", "1-s", "12-r"])
    }

    @Test(arguments: [Scope.parent("p1-r"), .collaboration("c1-r")])
    func `erasing a scope takes what stands in it`(scope: Scope) throws {
        try fill()
        try store.erase(scope)
        #expect(try ids == ["1-s", "12-r", "m1-r", "m1-s", "m12-r"])
        #expect(try subjects == ["1-s", "12-r"])
    }

    @Test func `the regions of an account are those of its own records, whatever their kinds`() throws {
        try fill()
        #expect(try store.regions(of: "1") == ["r", "s"])
        #expect(try store.regions(of: "12") == ["r"])
        #expect(try store.regions(of: "2") == [])
    }

    @Test func `tags go by the beginning of their ARNs`() throws {
        for arn in ["a:1:x", "a:1:", "a:1", "a:12:x", "a:1:\u{10FFF}", "b:1:x"] { try store.setTags(["k": "v"], of: arn) }
        try store.deleteTags(ofARNsBeginning: "a:1:")
        #expect(try store.connection.rows("SELECT arn FROM tag ORDER BY arn", column: 0) == ["a:1", "a:12:x", "b:1:x"])
    }

    @Test func `an erasure that is undone leaves everything`() throws {
        struct Refused: Error {}
        try fill()
        #expect(throws: Refused.self) {
            try store.transaction {
                try store.eraseEverything()
                throw Refused()
            }
        }
        #expect(try ids.count == 6)
        #expect(try subjects.count == 3)
        #expect(try store.tags(of: "arn:r:1:thing/1-r") == ["k": "v"])
    }
}
