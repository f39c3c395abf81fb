// What a query demands of every row of a table, as readers of files are told it.

import SQL
import Tables
import Testing

@testable import Execution

struct RowFiltersTests {
    private func filters(_ sql: String, noise: Bool = false) throws -> [String] {
        let columns = [
            ("id", "bigint"), ("name", "string"), ("day", "date"), ("price", "decimal(9,2)"), ("real", "double"), ("flag", "boolean"),
        ]
        let schema = columns.map { TableSchema.Column(name: $0.0, type: $0.1) }
        let binder = Binder(
            try parse(sql, dialect: .spark), TableSchemas(["t", "u"].map { TableSchema(name: $0, columns: schema) }), .spark)
        let statement = try binder.run()
        if let fault = binder.fault { throw fault }
        var policy = RowPolicy()
        if noise { policy.noise = .init(users: [(relation: 0, column: 0)], usersNoisePerQuery: 10, seed: 1, isAdded: true) }
        let context = RunContext(budget: MemoryBudget(limit: 1 << 20), microseconds: 1_000_000 * 86_400 * 20_000)
        return statement.rowFilters(policy, context).sorted { $0.key < $1.key }.flatMap { table, filters in
            filters.map { "\(["t", "u"][table]).\(columns[$0.column].0) \(text($0.test))" }
        }
    }

    private func text(_ test: RowFilter.Test) -> String {
        func text(_ value: FilterValue) -> String {
            switch value {
            case .integer(let number): "\(number)"
            case .decimal(let number): "\(number)"
            case .double(let number): "\(number)"
            case .bytes(let bytes): String(decoding: bytes, as: UTF8.self)
            }
        }
        switch test {
        case .isNull: return "null"
        case .isPresent: return "present"
        case .compared(let comparison, let value): return "\(comparison) \(text(value))"
        case .oneOf(let values): return "one of \(values.map(text).joined(separator: ","))"
        }
    }

    @Test(arguments: [
        ("id = 5", ["t.id equal 5"]), ("5 < id", ["t.id greater 5"]),
        ("id <=> 5 AND name >= 'b'", ["t.id equal 5", "t.name greaterOrEqual b"]),
        ("day BETWEEN '2024-10-04' AND current_date", ["t.day greaterOrEqual 20000", "t.day lessOrEqual 20000"]),
        ("name IN ('a', 'b') AND id IS NULL", ["t.name one of a,b", "t.id null"]), ("id IS NOT NULL", ["t.id present"]),
        ("price < CAST(3 AS DECIMAL(9,2))", ["t.price less 300"]), ("real > 1D AND flag = true", ["t.real greater 1.0", "t.flag equal 1"]),
    ])
    func `a comparison of a column with a value of its type is a filter`(condition: String, expected: [String]) throws {
        #expect(try filters("SELECT id FROM t WHERE \(condition)") == expected)
    }

    @Test(arguments: [
        "id = 5 OR name = 'a'", "NOT id = 5", "id <> 5", "id = NULL", "id IN (1, NULL)", "id NOT IN (1)", "id NOT BETWEEN 1 AND 2",
        "id + 1 = 2",
        "CAST(id AS STRING) = '5'", "id = (SELECT MAX(id) FROM u)", "real > double('NaN')", "id = id", "id = rand()",
        // The first part fails on a row where it cannot be computed, which has to be read for that.
        "1 / id > 0 AND id = 5", "CAST(name AS INT) = 3 AND id = 5",
    ])
    func `what may be true of other rows, or fail on them, is none`(condition: String) throws {
        #expect(try filters("SELECT id FROM t WHERE \(condition)").isEmpty)
    }

    @Test func `a condition that cannot fail stands before a filter`() throws {
        #expect(try filters("SELECT id FROM t WHERE (id = 5 OR name <> 'a') AND id > 3 AND 1 / id > 0 AND id < 9") == ["t.id greater 3"])
    }

    @Test(arguments: [
        ("SELECT t.id FROM t JOIN u ON t.id = u.id WHERE t.id > 3 AND u.name = 'a'", ["t.id greater 3", "u.name equal a"]),
        ("SELECT t.id FROM t LEFT JOIN u ON t.id = u.id WHERE t.id > 3 AND u.name = 'a'", ["t.id greater 3"]),
        ("SELECT t.id FROM t RIGHT JOIN u ON t.id = u.id WHERE t.id > 3 AND u.name = 'a'", []),
        ("SELECT t.id FROM t FULL JOIN u ON t.id = u.id WHERE t.id > 3", []),
        ("SELECT t.id FROM t JOIN u ON t.id = u.id AND t.id > 3", []),
        ("WITH c AS (SELECT id FROM t WHERE day = '2024-10-04') SELECT id FROM c WHERE id = 3", ["t.day equal 20000"]),
        ("SELECT id FROM t WHERE id = 3 UNION SELECT id FROM u WHERE id = 4", ["t.id equal 3", "u.id equal 4"]),
        ("SELECT id FROM t WHERE id = 3 UNION SELECT id FROM t WHERE id = 4", []),
        ("SELECT id FROM t WHERE id = 3 AND EXISTS (SELECT 1 FROM u WHERE u.id = t.id AND u.id < 9)", ["t.id equal 3", "u.id less 9"]),
        ("SELECT id FROM t WHERE id = (SELECT MAX(b.id) FROM t b)", []),
        ("SELECT id FROM t TABLESAMPLE (10 PERCENT) WHERE id = 3", []),
        ("SELECT COUNT(*) FROM t HAVING COUNT(*) > 3", []),
    ])
    func `only a table in one place has filters, where its rows are asked before a join`(sql: String, expected: [String]) throws {
        #expect(try filters(sql) == expected)
    }

    @Test func `there are none under differential privacy, to which every user counts`() throws {
        #expect(try filters("SELECT COUNT(DISTINCT id) FROM t WHERE day > '2024-10-04'", noise: true).isEmpty)
    }
}
