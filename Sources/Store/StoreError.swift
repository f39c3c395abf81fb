// What can go wrong between the program and its database.
// Reference: https://www.sqlite.org/rescode.html

import CSQLite

/// A statement that SQLite refused.
package struct StoreError: Error, Equatable, CustomStringConvertible {
    /// SQLite's extended result code.
    package var code: Int32
    /// SQLite's sentence about it.
    package var message: String
    /// The statement, or what stood in its place when there was none.
    package var sql: String

    /// The result code without its extension, such as 13 for a full disk.
    package var primaryCode: Int32 { code & 0xFF }

    /// Whether a row of that kind and id, or of that key, is there already.
    package var isDuplicate: Bool {
        // SQLITE_CONSTRAINT_UNIQUE and SQLITE_CONSTRAINT_PRIMARYKEY, which the importer of C macros leaves out.
        code == SQLITE_CONSTRAINT | 8 << 8 || code == SQLITE_CONSTRAINT | 6 << 8
    }

    package var description: String { "SQLite error \(code): \(message) (\(sql))" }
}

/// Why a place cannot hold the state of this program. Each description is a sentence for the person who chose the place.
package enum StoreRefusal: Error, Equatable, CustomStringConvertible {
    /// The directory cannot be made or written; `reason` is the system's phrase.
    case unusable(path: String, reason: String)
    /// Another process, or another store of this one, holds the directory.
    case inUse(path: String)
    /// The file is no SQLite database, or a database of another program.
    case foreign(path: String)
    /// A later version of this program has written the file.
    case newer(path: String, version: Int64, known: Int64)
    /// Another program has changed what the file is made of; `part` is such as `trigger t`.
    case altered(path: String, part: String)
    /// The file cannot be read; `reason` is SQLite's phrase.
    case damaged(path: String, reason: String)

    package var description: String {
        switch self {
        case .altered(let path, let part):
            "The file \(path) is not as cleanrooms-local makes it: its \(part) is another program's work, or is missing."
        case .damaged(let path, let reason): "The file \(path) cannot be read: \(reason)."
        case .unusable(let path, let reason): "The data directory \(path) cannot be used: \(reason)."
        case .inUse(let path): "The data directory \(path) is in use by another cleanrooms-local."
        case .foreign(let path): "The file \(path) is not a database of cleanrooms-local."
        case .newer(let path, let version, let known):
            "The file \(path) has schema version \(version), but this program knows versions up to \(known); use a newer cleanrooms-local."
        }
    }
}

/// A stored row that is not what its record wants to read, or that lacks another which it needs. Only who asks for it is told.
package struct UnreadableRecord: Error, Equatable, CustomStringConvertible {
    package var kind: String
    package var id: String
    package var reason: String

    package init(kind: String, id: String, reason: String) {
        self.kind = kind
        self.id = id
        self.reason = reason
    }

    package var description: String { "The stored \(kind) \(id) cannot be read: \(reason)" }
}

/// A stored value that is not of its column's type.
struct UnreadableValue: Error, Equatable, CustomStringConvertible {
    var column: String
    var expected: String

    var description: String { "its \(column) is not \(expected)" }
}

extension StoreError {
    /// Whether the file is damaged where the statement had to read.
    package var isDamage: Bool { primaryCode == SQLITE_CORRUPT || primaryCode == SQLITE_NOTADB }
}
