// The SQL of the lists of each scope.
// Reference: https://www.sqlite.org/queryplanner.html; a test holds that each uses its index and none sorts a page.

/// The statements over one scope. Their first parameters are the kind and the scope's own.
struct ScopeQueries {
    var page: StaticString
    var all: StaticString
    var count: StaticString
    var named: StaticString
    var erase: StaticString
    /// Deletes the due events of the records, while the records are still there.
    var eraseDue: StaticString
}

extension Scope {
    var queries: ScopeQueries {
        switch self {
        case .account: .account
        case .parent: .parent
        case .collaboration: .collaboration
        }
    }
}

extension ScopeQueries {
    static let account = ScopeQueries(
        page: """
            SELECT * FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3
            AND (?4 IS NULL OR status IN (SELECT value FROM json_each(?4)))
            AND (created_at, id) < (?5, ?6) ORDER BY created_at DESC, id DESC LIMIT ?7
            """,
        all: "SELECT * FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3 ORDER BY seq",
        count: """
            SELECT count(*) FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3
            AND (?4 IS NULL OR status IN (SELECT value FROM json_each(?4)))
            """,
        named: "SELECT * FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3 AND name = ?4 ORDER BY seq",
        erase: "DELETE FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3",
        eraseDue: "DELETE FROM due WHERE subject IN (SELECT id FROM resource WHERE kind = ?1 AND account = ?2 AND region = ?3)")

    static let parent = ScopeQueries(
        page: """
            SELECT * FROM resource WHERE kind = ?1 AND parent = ?2
            AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
            AND (created_at, id) < (?4, ?5) ORDER BY created_at DESC, id DESC LIMIT ?6
            """,
        all: "SELECT * FROM resource WHERE kind = ?1 AND parent = ?2 ORDER BY seq",
        count: """
            SELECT count(*) FROM resource WHERE kind = ?1 AND parent = ?2
            AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
            """,
        named: "SELECT * FROM resource WHERE kind = ?1 AND parent = ?2 AND name = ?3 ORDER BY seq",
        erase: "DELETE FROM resource WHERE kind = ?1 AND parent = ?2",
        eraseDue: "DELETE FROM due WHERE subject IN (SELECT id FROM resource WHERE kind = ?1 AND parent = ?2)")

    static let collaboration = ScopeQueries(
        page: """
            SELECT * FROM resource WHERE kind = ?1 AND collaboration = ?2
            AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
            AND (created_at, id) < (?4, ?5) ORDER BY created_at DESC, id DESC LIMIT ?6
            """,
        all: "SELECT * FROM resource WHERE kind = ?1 AND collaboration = ?2 ORDER BY seq",
        count: """
            SELECT count(*) FROM resource WHERE kind = ?1 AND collaboration = ?2
            AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3)))
            """,
        named: "SELECT * FROM resource WHERE kind = ?1 AND collaboration = ?2 AND name = ?3 ORDER BY seq",
        erase: "DELETE FROM resource WHERE kind = ?1 AND collaboration = ?2",
        eraseDue: "DELETE FROM due WHERE subject IN (SELECT id FROM resource WHERE kind = ?1 AND collaboration = ?2)")
}
