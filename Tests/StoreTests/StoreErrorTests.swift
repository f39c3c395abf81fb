import Testing

@testable import Store

@Suite struct StoreErrorTests {
    let connection: Connection

    init() throws {
        connection = try Connection(path: ":memory:")
    }

    @Test func `a statement that cannot be prepared is in its error`() throws {
        let error = #expect(throws: StoreError.self) { try connection.run("SELECT it FROM nowhere") }
        #expect(error == StoreError(code: 1, message: "no such table: nowhere", sql: "SELECT it FROM nowhere"))
        #expect(error?.description == "SQLite error 1: no such table: nowhere (SELECT it FROM nowhere)")
    }

    @Test func `a statement that fails can be used again`() throws {
        try connection.execute("CREATE TABLE t (x UNIQUE NOT NULL)")
        func insert(_ text: String?) throws {
            try connection.use("INSERT INTO t VALUES (?)") { statement in
                try statement.bind(text)
                try statement.run()
            }
        }
        try insert("a")
        let duplicate = #expect(throws: StoreError.self) { try insert("a") }
        #expect(duplicate?.isDuplicate == true && duplicate?.message == "UNIQUE constraint failed: t.x")
        let null = #expect(throws: StoreError.self) { try insert(nil) }
        #expect(null?.isDuplicate == false && null?.sql == "INSERT INTO t VALUES (?)")
        try insert("b")
        #expect(try connection.rows("SELECT x FROM t", column: 0) == ["a", "b"])
    }

    @Test func `a value for which there is no parameter is refused`() throws {
        #expect(throws: StoreError.self) { try connection.use("SELECT 1") { try $0.bind("extra") } }
    }

    @Test func `a use leaves none of its values to the next, be they long and itself thrown out of`() throws {
        struct Refused: Error {}
        func read(_ text: String?, failing: Bool = false) throws -> String? {
            try connection.use("SELECT ?") { statement in
                if let text { try statement.bind(text) }
                _ = try statement.step()
                if failing { throw Refused() }
                return try statement.optionalText(0)
            }
        }
        let long = String(repeating: "long", count: 10_000)
        #expect(throws: Refused.self) { try read("a", failing: true) }
        #expect(throws: Refused.self) { try read(long, failing: true) }
        #expect(try read(long) == long)
        #expect(try read("b") == "b")
        #expect(try read("") == "")
        #expect(try read(nil) == nil)
    }

    @Test func `a file that cannot be opened is in its error`() throws {
        let error = #expect(throws: StoreError.self) { try Connection(path: "/nowhere/at/all") }
        #expect(error?.sql == "open /nowhere/at/all" && error?.primaryCode == 14)
    }
}
