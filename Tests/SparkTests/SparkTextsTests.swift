// Statements as texts that a real Spark runs.
// Reference: https://spark.apache.org/docs/3.5.3/sql-ref-literals.html

import SQL
import Tables
import Testing

struct SparkTextsTests {
    private func text(_ sql: String, _ values: [String: ParameterValue] = [:], conditions: [String] = []) throws -> String {
        try parse(sql).binding(values).sparkTexts(microseconds: 1_000_000, conditions: conditions).query
    }

    @Test func `parameters are literals of their types`() throws {
        let values: [String: ParameterValue] = [
            "a": .integer(-1, .smallint), "b": .decimal("-1.50"), "c": .string("o'neil"), "d": .moment("2026-01-31", .date),
            "e": .double(.infinity),
            "f": .boolean(true), "g": .binary("FF"),
        ]
        #expect(
            try text("SELECT :a, :b, :c, :d, :e, :f, :g", values)
                == """
                SELECT CAST('-1' AS smallint), (-1.50BD), 'o\\'neil', DATE '2026-01-31', CAST('inf' AS DOUBLE), TRUE, X'FF'
                """)
    }

    @Test func `the time is that of the emulator's clock`() throws {
        #expect(
            try text("SELECT current_date, now(), unix_timestamp()")
                == "SELECT CAST(TIMESTAMP_MICROS(1000000) AS DATE), TIMESTAMP_MICROS(1000000), UNIX_SECONDS(TIMESTAMP_MICROS(1000000))")
    }

    @Test func `short casts are written out, and tables have their last names`() throws {
        #expect(try text("SELECT a::int FROM db.t") == "SELECT CAST(a AS int) FROM t")
    }

    @Test func `conditions are the outermost SELECT's alone`() throws {
        #expect(
            try text(
                "SELECT a FROM (SELECT a FROM t GROUP BY a HAVING a > 1) AS u GROUP BY a HAVING a = 1 OR a = 2", conditions: ["x >= 2"])
                == "SELECT a FROM (SELECT a FROM t GROUP BY a HAVING a > 1) AS u GROUP BY a HAVING (a = 1 OR a = 2) AND x >= 2")
    }

    @Test func `cached queries are views of their own`() throws {
        let texts = try parse("CACHE TABLE c AS SELECT 1 AS a; SELECT a FROM c").sparkTexts(microseconds: 0)
        #expect(texts.views.map(\.name) == ["c"] && texts.views.map(\.query) == ["SELECT 1 AS a"])
        #expect(texts.query == "SELECT a FROM c")
    }
}
