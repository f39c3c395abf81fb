// How much the store holds: numbers at hand, none of which takes a walk through the rows.
// Reference: https://www.sqlite.org/pragma.html#pragma_page_count

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// How many records of a kind are in a state.
package struct ResourceCount: Sendable, Equatable {
    package var kind: String
    /// Nil for records without a state.
    package var status: String?
    package var count: Int
}

extension Store {
    /// The records by kind and state, in the order of both. Kinds and states that there once were are counted as 0.
    package func resourceCounts() throws -> [ResourceCount] {
        try countInserted()
        return try connection.use("SELECT kind, status, count FROM resource_count ORDER BY kind, status") { statement in
            var counts: [ResourceCount] = []
            while try statement.step() {
                let status = try statement.text(1)
                counts.append(
                    ResourceCount(
                        kind: try statement.text(0), status: status.isEmpty ? nil : status, count: statement.count(2)))
            }
            return counts
        }
    }

    /// Adds to a count.
    func add(_ added: ResourceCount) throws {
        try write(
            "INSERT INTO resource_count VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count", reach: .neither
        ) { statement in
            try statement.bind(added.kind)
            try statement.bind(added.status ?? "")
            try statement.bind(Int64(added.count))
            try statement.run()
        }
    }

    /// How many events are scheduled, late ones among them. SQLite counts whole pages here: 1,000,000 events take it some milliseconds.
    package func dueCount() throws -> Int {
        try number("SELECT count(*) FROM due")
    }

    /// The size of the database, in bytes, without what its log still holds.
    package func databaseBytes() throws -> Int {
        try number("PRAGMA page_count") * number("PRAGMA page_size")
    }

    /// The size of the write-ahead log's file, in bytes; nil for a store in memory, which has none.
    package var logBytes: Int? {
        guard let directory else { return nil }
        var status = stat()
        return stat(directory.database + "-wal", &status) == 0 ? Int(status.st_size) : 0
    }

    private func number(_ sql: StaticString) throws -> Int {
        try connection.use(sql) { try $0.step() ? Int($0.nearestInteger(0)) : 0 }
    }
}

extension Statement {
    /// How many there are of something. What cannot be a number of rows is the nearest one that can, so that sums of them are numbers, too.
    fileprivate func count(_ column: Int32) -> Int {
        Int(min(max(0, nearestInteger(column)), 1 << 48))
    }
}
