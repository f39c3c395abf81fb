// The printer and the parser agree.
// Source: our own property.

import SQL
import SQLTesting
import Testing

struct PrinterTests {
    @Test(arguments: Corpus.readable)
    func `what is printed reads as the same tree`(text: CorpusText) throws {
        let tree = try parse(text.sql, dialect: text.dialect)
        let printed = tree.printed
        let again = try parse(printed, dialect: text.dialect)
        #expect(again.query == tree.query, "\(printed)")
        #expect(again.caches == tree.caches, "\(printed)")
        #expect(again.printed == printed)
    }

    @Test(arguments: [
        ("select a+b*c", "SELECT a + b * c"),
        ("select (a+b)*c", "SELECT (a + b) * c"),
        ("select a-(b-c)", "SELECT a - (b - c)"),
        ("select not (a or b)", "SELECT NOT (a OR b)"),
        ("select - -1", "SELECT - -1"),
        ("select 'it''s', 'it\\'s'", "SELECT 'its', 'it\\'s'"),
        ("select count( distinct x )from t where(a)in(1,2)", "SELECT count(DISTINCT x) FROM t WHERE a IN (1, 2)"),
        ("select x from a join b using(x)order by x desc limit 3", "SELECT x FROM a INNER JOIN b USING (x) ORDER BY x DESC LIMIT 3"),
    ])
    func `a statement has one printed form`(sql: String, printed: String) throws {
        #expect(try parse(sql).printed == printed)
    }

    @Test(arguments: [
        ("select top 5 a", "SELECT TOP 5 a"), ("select top(n)a", "SELECT TOP (n) a"), ("select top (n + 1) a", "SELECT TOP (n + 1) a"),
    ])
    func `TOP is printed so that it reads as TOP again`(sql: String, printed: String) throws {
        let tree = try parse(sql, dialect: .cleanRoomsSQL)
        #expect(tree.printed == printed)
        #expect(try parse(printed, dialect: .cleanRoomsSQL).query == tree.query)
    }

    @Test func `trees are compared by what they say, not by where they say it`() throws {
        #expect(try parse("SELECT a FROM t").query == parse("  select\n a  from t").query)
        #expect(try parse("SELECT a FROM t").query != parse("SELECT b FROM t").query)
        #expect(try parse("SELECT a + b + c").query != parse("SELECT a + (b + c)").query)
    }
}
