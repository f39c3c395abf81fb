import Testing

@testable import Store

@Suite struct DueTests {
    let store: Store

    init() throws {
        store = try Store(at: .memory)
    }

    private func takeAll(upTo time: Int64) throws -> [String] {
        var events: [String] = []
        while let taken = try store.takeDue(upTo: time) {
            switch taken {
            case .due(let due): events.append("\(due.event) \(due.subject) \(due.at)")
            case .unreadable(let reason, let event, let subject): events.append("\(event) \(subject): \(reason)")
            }
        }
        return events
    }

    @Test func `what is due comes earliest first, and at one time in the order of scheduling`() throws {
        for (event, at) in [("c", 30), ("a", 10), ("b1", 20), ("b2", 20), ("b3", 20), ("d", 40)] as [(String, Int64)] {
            try store.schedule(event: event, subject: "q", at: at)
        }
        #expect(try store.nextDue() == 10)
        #expect(try takeAll(upTo: 30) == ["a q 10", "b1 q 20", "b2 q 20", "b3 q 20", "c q 30"])
        #expect(try store.nextDue() == 40)
        #expect(try takeAll(upTo: 39) == [])
        #expect(try takeAll(upTo: .max) == ["d q 40"])
        #expect(try store.nextDue() == nil)
    }

    @Test func `an event scheduled while others are taken takes its turn`() throws {
        try store.schedule(event: "begin", subject: "q", at: 10)
        try store.schedule(event: "other", subject: "p", at: 20)
        #expect(try store.takeDue(upTo: 50) == .due(Due(at: 10, event: "begin", subject: "q")))
        try store.schedule(event: "end", subject: "q", at: 15)
        #expect(try takeAll(upTo: 50) == ["end q 15", "other p 20"])
    }

    @Test func `unscheduling a subject leaves the others`() throws {
        try store.schedule(event: "begin", subject: "q", at: 10)
        try store.schedule(event: "end", subject: "q", at: 20)
        try store.schedule(event: "begin", subject: "p", at: 30)
        try store.unschedule(subject: "q")
        try store.unschedule(subject: "nobody")
        #expect(try takeAll(upTo: .max) == ["begin p 30"])
    }

    @Test func `an event taken in a transaction that throws is still due`() throws {
        struct Refused: Error {}
        try store.schedule(event: "begin", subject: "q", at: 10)
        #expect(throws: Refused.self) {
            try store.transaction {
                _ = try store.takeDue(upTo: 10)
                throw Refused()
            }
        }
        #expect(try takeAll(upTo: 10) == ["begin q 10"])
    }

    @Test func `looking for what is due takes no lock for writing`() throws {
        try store.schedule(event: "begin", subject: "q", at: 10)
        _ = try store.transaction { try store.takeDue(upTo: 9) }
        #expect(!store.hasUncommittedWrites)
    }

    @Test func `an event that cannot be read is taken once, and holds up no other`() throws {
        try store.schedule(event: "begin", subject: "q", at: 10)
        try store.connection.execute(
            """
            INSERT INTO due (at, event, subject) VALUES (-9223372036854775808, 'early', 'a'), ('soon', 'late', 'b'), (1, x'ff', 'c'),
            (2, 'begin', CAST(x'c0' AS TEXT))
            """)
        #expect(
            try takeAll(upTo: 50) == [
                "early a: its at is not a time from 1970 on", "\u{FFFD} c: its event is not a text in UTF-8",
                "begin \u{FFFD}: its subject is not a text in UTF-8", "begin q 10", "late b: its at is not a whole number",
            ])
        #expect(try store.nextDue() == nil)
    }
}
