// Columns that AWS's encryption client C3R has written, and what a collaboration says of them.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/crypto-computing-column-types.html and github.com/aws/c3r

/// How a column is encrypted, as far as its name tells.
///
/// The service is never told. The suffixes are those that the client suggests; that they mean anything to anybody else is [inferred].
package enum ColumnProtection: Sendable, Equatable {
    /// A keyed hash of the value, to be joined: `02:hmac:` and Base64 of 32 bytes.
    case fingerprint
    /// The value itself, for those who select it and have the key to decrypt it: `02:enc:` and Base64.
    case sealed

    /// - Returns: Nil for a column in cleartext.
    package init?(ofColumn name: String) {
        let name = name.lowercased()
        if name.hasSuffix("_fingerprint") {
            self = .fingerprint
        } else if name.hasSuffix("_sealed") {
            self = .sealed
        } else {
            return nil
        }
    }

    /// Whether C3R can have written a value: a version of two digits, the kind, and Base64.
    func mayHaveWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let kind: StaticString = self == .fingerprint ? ":hmac:" : ":enc:"
        let start = 2 + kind.utf8CodeUnitCount
        guard bytes.count > start, bytes.prefix(2).allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }),
            kind.withUTF8Buffer({ bytes[2..<start].elementsEqual($0) })
        else { return false }
        let text = bytes[start...]
        return self == .fingerprint ? text.count == 44 : text.count % 4 == 0
    }
}

/// What a collaboration's `dataEncryptionMetadata` says of the values in a table.
package struct TableEncryption: Sendable, Equatable {
    /// What the collaboration calls the table.
    package let table: String
    package let allowsDuplicates: Bool
    package let preservesNulls: Bool

    package init(table: String, allowsDuplicates: Bool, preservesNulls: Bool) {
        self.table = table
        self.allowsDuplicates = allowsDuplicates
        self.preservesNulls = preservesNulls
    }

    /// Notes where a column that is encrypted by its name holds what C3R would not have written for the collaboration. Rows are taken as they are:
    /// the client checks them when it encrypts, and the service does not.
    package func check(
        _ relation: Relation, budget: MemoryBudget, _ notes: inout ReadingNotes, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        for (name, column) in zip(relation.names, relation.columns) {
            // The other columns were not read.
            guard column.type.isText, let protection = ColumnProtection(ofColumn: name) else { continue }
            try self.check(column, name, protection, budget, &notes, check)
        }
    }

    private func check(
        _ column: Column, _ name: String, _ protection: ColumnProtection, _ budget: MemoryBudget, _ notes: inout ReadingNotes,
        _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) {
        let looksForDuplicates = protection == .fingerprint && !allowsDuplicates
        let share = MemoryShare(of: budget)
        // Hashes of 64 bits stand for values: that two of them meet by chance, a warning can bear.
        if looksForDuplicates { try share.take(column.count * 32) }
        var seen: Set<Int> = []
        var told: Set<String> = []
        func tell(_ what: String) {
            if told.insert(what).inserted { notes.warn("Column \(name) of table \(table) \(what)") }
        }
        for row in 0..<column.count {
            if row & 4095 == 0 { try check() }
            let value = column[row]
            if value.isNull {
                if !preservesNulls { tell("has nulls, which C3R encrypts in a collaboration with preserveNulls false.") }
            } else if !protection.mayHaveWritten(value.bytes) {
                let form = protection == .fingerprint ? "02:hmac:" : "02:enc:"
                tell("has values that C3R has not written: by its name they would begin with \(form)")
            } else if looksForDuplicates {
                var hasher = Hasher()
                hasher.combine(bytes: UnsafeRawBufferPointer(value.bytes))
                if !seen.insert(hasher.finalize()).inserted {
                    tell("has a value twice, which C3R refuses to encrypt in a collaboration with allowDuplicates false.")
                }
            }
        }
    }
}
