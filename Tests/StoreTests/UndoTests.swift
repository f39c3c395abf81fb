import Testing

@testable import Store

/// Steps that are undone, drawn at random and held against a dictionary.
@Suite struct UndoTests {
    private struct Undone: Error {}

    /// What the store should hold.
    private typealias Notes = [String: String]

    /// Does random things to a store and to what it should hold.
    private final class Run {
        let store: Store
        var random: SplitMix64
        var notes: Notes = [:]

        init(_ store: Store, seed: UInt64) {
            self.store = store
            random = SplitMix64(state: seed)
        }

        func step(depth: Int) throws {
            let before = notes
            do {
                try store.transaction {
                    for _ in 0..<Int.random(in: 0...4, using: &random) { try act(depth: depth) }
                    if Int.random(in: 0..<3, using: &random) == 0 { throw Undone() }
                }
            } catch is Undone {
                notes = before
            }
        }

        private func act(depth: Int) throws {
            let id = "\(Int.random(in: 0..<6, using: &random))"
            let text = "\(random.next())"
            let note = Note(id, status: Bool.random(using: &random) ? "A" : "B", text: text)
            switch Int.random(in: 0..<5, using: &random) {
            case 0 where depth < 3: try step(depth: depth + 1)
            case 1:
                #expect(try store.delete(Note.self, id: id) == (notes[id] != nil))
                notes[id] = nil
            case 2:
                #expect(try store.update(note) == (notes[id] != nil))
                if notes[id] != nil { notes[id] = text }
            default:
                if notes[id] == nil {
                    try store.insert(note)
                    notes[id] = text
                } else {
                    #expect(throws: StoreError.self) { try store.insert(note) }
                }
            }
        }

        /// What the store holds.
        var stored: Notes {
            get throws {
                let all = try store.all(of: Note.self, in: .account("1", region: "r"))
                return Dictionary(uniqueKeysWithValues: all.map { ($0.row.id, $0.text) })
            }
        }

        var counted: [String] {
            get throws {
                try store.connection.rows(
                    "SELECT kind || status || count(*) FROM resource GROUP BY kind, status ORDER BY kind, status", column: 0)
            }
        }
    }

    @Test(arguments: [0, 1, 3, 8, 1000])
    func `whatever is undone, what is left is what the other steps wrote`(capacity: Int) throws {
        for seed in 0..<40 as Range<UInt64> {
            let store = try Store(at: .memory)
            store.writeLog = WriteLog(capacity: capacity)
            let run = Run(store, seed: seed)
            for _ in 0..<5 {
                for _ in 0..<5 {
                    try run.step(depth: 0)
                    #expect(try run.stored == run.notes, "seed \(seed)")
                }
                try store.commit()
                #expect(try run.stored == run.notes, "seed \(seed), committed")
                let counts = try store.resourceCounts().filter { $0.count != 0 }.map { "\($0.kind)\($0.status ?? "")\($0.count)" }
                #expect(try counts == run.counted, "seed \(seed), counts")
            }
        }
    }

    @Test func `a write that fails when its statement has run is undone with its step`() throws {
        let store = try Store(at: .memory)
        try store.transaction { try store.setMeta("before", to: "x") }
        #expect(throws: Undone.self) {
            try store.transaction {
                try store.write("INSERT INTO meta (key, value) VALUES ('half', 'x')") { statement in
                    try statement.run()
                    throw Undone()
                }
            }
        }
        try store.commit()
        #expect(try store.meta("half") == nil)
        #expect(try store.meta("before") == "x")
    }

    @Test func `a step that wrote more than can be done again is undone, and what came before it stays`() throws {
        let store = try Store(at: .memory)
        store.writeLog = WriteLog(capacity: 10)
        try store.transaction { try store.insert(Note("before")) }
        #expect(throws: Undone.self) {
            try store.transaction {
                for id in 0..<20 { try store.transaction { try store.insert(Note("\(id)")) } }
                throw Undone()
            }
        }
        try store.transaction { try store.insert(Note("after")) }
        try store.commit()
        #expect(try store.noteIDs == ["before", "after"])
    }
}

private struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }
}
