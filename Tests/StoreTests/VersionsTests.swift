// A file of each version of the schema, as the program of that version made it.

import FilesTesting
import Testing

@testable import Store

@Suite struct VersionsTests {
    private let directory = TemporaryDirectory()

    private static func path(_ version: Int) -> String {
        "\(#filePath.dropLast("VersionsTests.swift".count))Versions/\(version).sqlite"
    }

    @Test(arguments: 1...migrations.count)
    func `a file of every version is brought to the newest, with all its rows`(version: Int) throws {
        let file = try #require(directory.read(at: Self.path(version)), "Versions/make.py makes the file of version \(version)")
        directory.write(file, to: "cleanrooms.sqlite")
        let before = try content(of: Connection(bytes: file))
        #expect(try Connection(bytes: file).rows("PRAGMA user_version", column: 0) == ["\(version)"])
        let store = try Store(at: .directory(directory.path))
        #expect(try store.connection.rows("PRAGMA user_version", column: 0) == ["\(migrations.count)"])
        #expect(try content(of: store.connection) == before)
        #expect(before.contains { $0.hasPrefix("protectedQuery ") })
        #expect(before.contains { $0.hasPrefix("protectedQuery.begin ") })
        // Every row reads as one, and the store writes on.
        let rows = try store.rows(
            kinds: ["collaboration", "membership", "configuredTable"], in: .account("111111111111", region: "us-east-1"), limit: 10)
        #expect(Set(rows.map(\.kind)) == ["collaboration", "membership", "configuredTable"])
        try store.transaction { try store.insert(Note("new")) }
        try store.close()
    }

    /// Ids and bodies of all records, what is due, and the tags.
    private func content(of connection: Connection) throws -> [String] {
        try connection.rows("SELECT kind || ' ' || id || ' ' || body FROM resource ORDER BY kind, id", column: 0)
            + connection.rows("SELECT event || ' ' || subject || ' ' || at FROM due ORDER BY seq", column: 0)
            + connection.rows("SELECT arn || ' ' || key || ' ' || value FROM tag ORDER BY arn, key", column: 0)
    }
}
