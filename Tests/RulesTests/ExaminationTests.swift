// Every rule's word on a query, and the place in the text.
// Source: the cases: what a query is refused for is what its verdict says.

import Rules
import SQL
import SQLTesting
import Testing

struct ExaminationTests {
    @Test(arguments: Cases.verdicts)
    func `the first rule that refuses makes the verdict`(one: Case) throws {
        guard let statement = try? parse(one.sql, dialect: Dialect(one.context.engine)) else {
            return #expect(one.expectations.contains { $0.hasPrefix("refused syntax") }, "it cannot be read")
        }
        let examination = examine(statement, in: one.context)
        #expect(examination.refusals.first == examination.verdict.refusal)
        let judged = judge(statement, in: one.context)
        #expect(examination.verdict.refusal == judged.refusal)
        #expect(examination.verdict.accepted?.outputs == judged.accepted?.outputs)
        // An examination ends with the names if they mean nothing, and with the binding if nothing can be bound behind a fault.
        let rules = examination.checks.map(\.rule)
        #expect(rules.starts(with: ["syntax", "names"]) || rules == ["syntax", "dialect.binding"])
    }

    private func examination(_ sql: String, world: String) throws -> Examination {
        examine(try parse(sql), in: QueryContext(runnerAccountID: World.runner, schemas: World.all[world] ?? .init([])))
    }

    @Test func `rules after the first that refuses have their say`() throws {
        let examination = try examination("SELECT loyalty_number, UPPER(city) FROM members ORDER BY city", world: "airline")
        #expect(examination.refusals.map(\.rule) == ["list.structure", "list.functions", "list.select", "list.joinRunner"])
    }

    @Test func `a rule names the tables that ask for it`() throws {
        let sql = "SELECT u.country, COUNT(*) AS n FROM users u JOIN orders o ON u.user_id = o.user_id GROUP BY u.country"
        let examination = try examination(sql, world: "free")
        let tables = Dictionary(examination.checks.map { ($0.rule, $0.tables) }, uniquingKeysWith: { first, _ in first })
        #expect(tables["custom.disallowedOutputColumns"] == ["users", "orders"])
        #expect(tables["tables.ready"] == ["users", "orders"])
        #expect(tables["syntax"] == [])
        // Nobody asks for these.
        #expect(tables["privacy.finalSelect"] == nil && tables["list.select"] == nil && tables["idMapping.innerSide"] == nil)
    }

    @Test func `a refusal names the table and the column`() throws {
        let examination = try examination("SELECT u.name FROM users u", world: "free")
        let refusal = try #require(examination.refusals.first)
        #expect(refusal.table == "users" && refusal.column == "name" && refusal.position == TextPosition(line: 1, column: 8))
    }

    @Test func `what was accepted with a doubt says so`() throws {
        let sql = "SELECT city FROM members m JOIN flight_history f ON m.loyalty_number = f.loyalty_number"
        let examination = try examination(sql, world: "airline")
        let warned = examination.checks.filter { if case .warned = $0.outcome { true } else { false } }
        #expect(warned.map(\.rule) == ["list.distinct"])
        #expect(examination.verdict.accepted != nil)
    }

    @Test func `a text that is no SQL is refused by its syntax alone`() throws {
        do {
            _ = try parse("SELECT FROM")
            Issue.record("it was read")
        } catch {
            let examination = Examination(error)
            #expect(examination.checks.map(\.rule) == ["syntax"])
            #expect(examination.verdict.refusal?.position == error.position)
        }
    }
}

struct ExcerptTests {
    @Test func `the caret stands under the place`() {
        let excerpt = Excerpt(of: "SELECT a,\n  b + c\nFROM t", at: TextPosition(line: 2, column: 7))
        #expect(excerpt.description == "  b + c\n      ^")
    }

    @Test func `tabs stay tabs, and the end of the text is a place`() {
        #expect(Excerpt(of: "\tä x\r\n", at: TextPosition(line: 1, column: 4)).description == "\tä x\n\t  ^")
        #expect(Excerpt(of: "SELECT", at: TextPosition(line: 1, column: 7)).description == "SELECT\n      ^")
        #expect(Excerpt(of: "", at: TextPosition(line: 1, column: 1)).description == "\n^")
    }

    @Test func `of a long line only the surroundings are shown`() {
        let text = String(repeating: "a", count: 300) + "!" + String(repeating: "b", count: 300)
        let excerpt = Excerpt(of: text, at: TextPosition(line: 1, column: 301), width: 10)
        #expect(excerpt.line == "…aaaaa!bbbb…" && excerpt.caret == "      ^")
        #expect(Excerpt(of: text, at: TextPosition(line: 1, column: 1), width: 4).description == "aaaa…\n^")
        #expect(Excerpt(of: text, at: TextPosition(line: 1, column: 602), width: 4).description == "…bbbb\n     ^")
    }
}

extension Examination {
    var refusals: [Refusal] {
        checks.compactMap { check in
            if case .refused(let refusal) = check.outcome { refusal } else { nil }
        }
    }
}
