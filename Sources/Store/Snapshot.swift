// Snapshots: whole states under names, each one file that is a SQLite database.
// Reference: decision note 0007.

/// What a snapshot is called: one to 64 of the letters, digits, `.`, `_` and `-`. It is a file's name too, so it holds no path.
package struct SnapshotName: Sendable, Hashable, CustomStringConvertible {
    package let text: String

    /// - Returns: nil for a text that is no name.
    package init?(_ text: String) {
        let isName =
            (1...64).contains(text.utf8.count)
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                    true
                case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): true
                default: false
                }
            }
        guard isName else { return nil }
        self.text = text
    }

    package var description: String { text }
}

/// A snapshot as a list shows it.
package struct Snapshot: Sendable, Equatable {
    package var name: SnapshotName
    /// The size of its file, in bytes.
    package var bytes: Int
    /// Milliseconds since 1970, by the world's clock.
    package var savedAt: Int64
}

/// Why there is no such snapshot, or why it cannot be used. Each description is a sentence for the person who asked for it.
package enum SnapshotRefusal: Error, Equatable, CustomStringConvertible {
    case missing(SnapshotName)
    /// The file is no SQLite database, is damaged, or is a database of another program.
    case foreign(SnapshotName)
    /// A later version of this program has written the file.
    case newer(SnapshotName, version: Int64, known: Int64)
    /// The file cannot be read or written; `reason` is the system's phrase.
    case unusable(SnapshotName, reason: String)
    /// There is something in it that this program could not use.
    case unreadable(SnapshotName, RefusedRow)

    package var description: String {
        switch self {
        case .missing(let name): "There is no snapshot \(name)."
        case .foreign(let name): "The file of snapshot \(name) is not a database of cleanrooms-local, or it is damaged."
        case .newer(let name, let version, let known):
            "The file of snapshot \(name) has schema version \(version), but this program knows versions up to \(known); "
                + "use a newer cleanrooms-local."
        case .unusable(let name, let reason): "The file of snapshot \(name) cannot be used: \(reason)."
        case .unreadable(let name, let row): "Snapshot \(name) cannot be used: \(row)."
        }
    }
}
