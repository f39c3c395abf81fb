// Erasing state: all of it, or all records of a scope.
// Reference: https://www.sqlite.org/lang_delete.html#the_truncate_optimization

extension Store {
    /// Erases every record, everything due and every tag. What the program knows about itself (``meta(_:)``) stays.
    package func eraseEverything() throws {
        try transaction {
            try countInserted()
            // Row by row the triggers would take several times as long.
            try connection.withoutTriggers {
                for table in ["DELETE FROM resource", "DELETE FROM due", "DELETE FROM tag"] as [StaticString] {
                    try write(table) { try $0.run() }
                }
            }
            // A status that was counted once stays known.
            try write("UPDATE resource_count SET count = 0") { try $0.run() }
        }
    }

    /// Erases the records of a scope, of all kinds but some, and what was to happen to them. Tags are erased by their ARNs.
    package func erase(_ scope: Scope, except spared: [String] = []) throws {
        try transaction {
            try countInserted()
            for kind in try kinds where !spared.contains(kind) {
                for sql in [scope.queries.eraseDue, scope.queries.erase] {
                    try write(sql) { statement in
                        try statement.bind(kind, scope)
                        try statement.run()
                    }
                }
            }
        }
    }

    /// Removes the tags of all resources whose ARNs begin with a text.
    package func deleteTags(ofARNsBeginning prefix: String) throws {
        // No text is behind the last code point.
        try write("DELETE FROM tag WHERE arn >= ?1 AND arn < ?1 || char(0x10FFFF)") { statement in
            try statement.bind(prefix)
            try statement.run()
        }
    }

    /// The regions in which an account has records, in their order.
    package func regions(of account: String) throws -> [String] {
        var regions: Set<String> = []
        for kind in try kinds {
            try connection.use("SELECT DISTINCT region FROM resource WHERE kind = ? AND account = ?") { statement in
                try statement.bind(kind)
                try statement.bind(account)
                while try statement.step() { regions.insert(try statement.text(0)) }
            }
        }
        return regions.sorted()
    }

    /// The kinds of which there are records: every index begins with the kind, so one step into an index finds the next.
    ///
    /// Of what is no text no record is made, and so none is of that kind. `UNION` ends the steps also in an index that is out of order.
    private var kinds: [String] {
        get throws {
            try connection.use(
                """
                WITH RECURSIVE step (kind) AS (
                    SELECT min(kind) FROM resource
                    UNION SELECT (SELECT min(kind) FROM resource WHERE resource.kind > step.kind) FROM step WHERE step.kind IS NOT NULL
                )
                SELECT kind FROM step WHERE typeof(kind) = 'text'
                """
            ) { statement in
                var kinds: [String] = []
                while try statement.step() {
                    if let kind = try? statement.text(0) { kinds.append(kind) }
                }
                return kinds
            }
        }
    }
}
