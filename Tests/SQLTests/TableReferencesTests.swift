// The tables a text refers to.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_AnalysisSchema.html

import SQL
import Testing

struct TableReferencesTests {
    @Test(arguments: [
        ("SELECT 1", [String]()),
        ("SELECT * FROM a", ["a"]),
        ("SELECT * FROM A JOIN a ON TRUE JOIN b ON TRUE", ["A", "b"]),
        ("SELECT * FROM \"my-table\", `x y`", ["my-table", "x y"]),
        ("WITH c AS (SELECT * FROM a) SELECT * FROM c JOIN b ON TRUE", ["a", "b"]),
        ("WITH a AS (SELECT * FROM a) SELECT * FROM a", ["a"]),
        ("WITH c AS (SELECT 1), d AS (SELECT * FROM c) SELECT * FROM d", []),
        ("SELECT * FROM (WITH c AS (SELECT * FROM a) SELECT * FROM c) JOIN c ON TRUE", ["a", "c"]),
        ("SELECT (SELECT max(x) FROM a) FROM b WHERE y IN (SELECT z FROM c) AND EXISTS (SELECT 1 FROM d)", ["b", "a", "c", "d"]),
        ("SELECT 1 FROM a UNION (SELECT 2 FROM b) EXCEPT TABLE c", ["a", "b", "c"]),
        ("CACHE TABLE x AS SELECT * FROM a; CACHE TABLE b; SELECT * FROM x, b, c", ["a", "b", "c"]),
        ("SELECT * FROM db.t", ["db.t"]),
        ("SELECT * FROM a ORDER BY (SELECT 1 FROM b)", ["a", "b"]),
        ("WITH RECURSIVE r AS (SELECT 1 FROM a UNION ALL SELECT 1 FROM r) SELECT * FROM r", ["a"]),
    ])
    func `each table is named once, in the order of the text`(sql: String, tables: [String]) throws {
        #expect(try referencedTables(of: sql) == tables)
    }

    @Test func `a text that is no SQL is a syntax error`() {
        #expect(throws: SyntaxError.self) { try referencedTables(of: "SELECT FROM") }
    }
}
