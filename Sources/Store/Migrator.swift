// Brings a database to the schema this program knows.
// Reference: https://www.sqlite.org/pragma.html#pragma_user_version

import CSQLite

/// Applies the steps that a database lacks; `PRAGMA user_version` counts those it has.
struct Migrator {
    var steps: [StaticString] = migrations

    /// Brings the database up to date. A refused file is left as it was.
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
    fileprivate func integer(_ sql: StaticString) throws -> Int64 {
        try use(sql) { try $0.step() ? $0.integer(0) : 0 }
    }
}
