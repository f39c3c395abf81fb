// What the columns of a result are called and what they hold.
// Source: names as Spark gives them; types from the schema.

import Rules
import SQL
import SQLTesting
import Tables
import Testing

struct ResultColumnTests {
    private func columns(of sql: String) throws -> [ResultColumn] {
        let context = QueryContext(runnerAccountID: World.runner, schemas: World.all["free"] ?? .init([]))
        return try #require(judge(sql, in: context).accepted).resultColumns
    }

    @Test func `a column is called by its alias, its last name or its text`() throws {
        let columns = try columns(of: "SELECT u.country, u.age AS Years, COUNT(DISTINCT u.user_id) FROM users u GROUP BY u.country, u.age")
        #expect(
            columns == [
                ResultColumn(name: "country", type: .string), ResultColumn(name: "Years", type: .int),
                ResultColumn(name: "count(DISTINCT user_id)", type: .bigint),
            ])
    }

    @Test func `types come from the schema, through aggregates and casts`() throws {
        let columns = try columns(
            of: "SELECT AVG(age) AS a, SUM(age) AS b, CAST(age AS DECIMAL(9, 2)) AS c, MAX(signup) AS d FROM users GROUP BY age")
        #expect(columns.map(\.type) == [.double, .bigint, .decimal(precision: 9, scale: 2), .date])
    }

    @Test func `what has no known type is text`() throws {
        #expect(try columns(of: "SELECT NULL AS a, consent_tcf_v2_decode(country) AS b FROM users").map(\.type) == [.void, .string])
    }

    @Test func `every query of a set operation has its say in the type`() throws {
        #expect(try columns(of: "SELECT age AS n FROM users UNION ALL SELECT order_id FROM orders").map(\.type) == [.bigint])
    }

    @Test(arguments: [
        "boolean", "tinyint", "bigint", "decimal(10,2)", "timestamp_ntz", "char(3)", "varchar(64)", "array<string>", "map<string,int>",
        "struct<city:string,zip:array<int>>", "double", "date", "binary",
    ])
    func `a type's text is read as that type`(text: String) {
        #expect(DataType(catalog: text) != .unknown)
        #expect(DataType(catalog: text).description == text)
    }
}
