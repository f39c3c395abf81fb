// Brings a database to the schema this program knows.
// Reference: https://www.sqlite.org/pragma.html#pragma_user_version

import CSQLite

/// Applies the steps that a database lacks; `PRAGMA user_version` counts those it has.
struct Migrator {
    var steps: [StaticString] = migrations

    /// Brings the database up to date. A refused file is left as it was.
    ///
    /// It does not look at what a database of ours is made of: ``alteration(of:version:)`` does.
    ///
    /// - Parameter path: how messages call the file.
    /// - Throws: ``StoreRefusal`` for a file that is not ours or is newer than the program; ``StoreError``.
    func migrate(_ connection: Connection, path: String) throws {
        let known = Int64(steps.count)
        let version = try version(of: connection, path: path)
        guard version <= known else { throw StoreRefusal.newer(path: path, version: version, known: known) }
        for number in Int(version)..<steps.count {
            try connection.execute("BEGIN IMMEDIATE")
            do {
                try connection.execute(steps[number].description)
                try connection.execute("PRAGMA user_version = \(number + 1); COMMIT")
            } catch {
                if connection.isInTransaction { try connection.execute("ROLLBACK") }
                throw error
            }
        }
    }

    /// The first part of a database that is not as our steps make it, such as `trigger t`; nil if there is none.
    ///
    /// Whoever has added a trigger or a view can have the program's own statements do anything.
    func alteration(of connection: Connection, version: Int64) throws -> String? {
        let made = try Connection(path: ":memory:")
        try Migrator(steps: Array(steps.prefix(Int(version)))).migrate(made, path: ":memory:")
        let (ours, theirs) = (try made.parts, try connection.parts)
        let other = theirs.first { part in !ours.contains(part) } ?? ours.first { part in !theirs.contains(part) }
        return other?.name
    }

    /// How many steps a database has; 0 for an empty one.
    func version(of connection: Connection, path: String) throws -> Int64 {
        do {
            let version = try connection.integer("PRAGMA user_version")
            // Tables without a version were made by another program.
            let isOurs = try version > 0 || (version == 0 && connection.integer("SELECT count(*) FROM sqlite_schema") == 0)
            guard isOurs else { throw StoreRefusal.foreign(path: path) }
            return version
        } catch let error as StoreError where error.primaryCode == SQLITE_NOTADB {
            throw StoreRefusal.foreign(path: path)
        }
    }
}

extension Connection {
    /// A table, an index, a trigger or a view.
    fileprivate struct Part: Equatable {
        /// Such as `table resource`.
        let name: String
        let sql: String
    }

    /// What the database is made of, without what SQLite adds by itself: the indexes of keys, and the statistics of `ANALYZE`.
    fileprivate var parts: [Part] {
        get throws {
            try use(
                """
                SELECT type || ' ' || name, ifnull(sql, '') FROM sqlite_schema
                WHERE NOT (type = 'index' AND name LIKE 'sqlite~_autoindex~_%' ESCAPE '~' AND sql IS NULL)
                AND NOT (type = 'table' AND name IN ('sqlite_stat1', 'sqlite_stat4')) ORDER BY 1
                """
            ) { statement in
                var parts: [Part] = []
                while try statement.step() { parts.append(Part(name: statement.label(0), sql: statement.repairedText(1))) }
                return parts
            }
        }
    }

    fileprivate func integer(_ sql: StaticString) throws -> Int64 {
        try use(sql) { try $0.step() ? $0.nearestInteger(0) : 0 }
    }
}
