// Results as CSV.

import Tables
import Testing

@Suite
struct CSVTests {
    private func csv(_ columns: [(String, String)], _ rows: [[String?]]) throws -> String {
        let columns = columns.map { ResultTable.Column($0.0, ColumnType(sqlName: $0.1)) }
        let cells = try rows.map { try zip($0, columns).map { text, column in try text.map { try #require(Cell($0, as: column.type)) } } }
        let table = ResultTable(columns: columns, cells: cells)
        return String(decoding: table.csv, as: UTF8.self)
    }

    @Test func `a table without rows is its header`() throws {
        #expect(try csv([("city", "string"), ("count(DISTINCT id)", "bigint")], []) == "city,count(DISTINCT id)\n")
    }

    @Test func `a table without columns is an empty file`() throws {
        #expect(try csv([], []) == "")
    }

    @Test func `null is nothing and the empty text is quoted`() throws {
        #expect(try csv([("a", "string"), ("b", "string")], [[nil, ""]]) == "a,b\n,\"\"\n")
    }

    @Test(arguments: [
        ("plain", "plain"), ("a,b", #""a,b""#), (#"say "hi""#, #""say \"hi\"""#), ("two\nlines", "\"two\nlines\""), ("  around ", "around"),
        (#"back\slash"#, #"back\slash"#), (#"ends,\"#, #""ends,\\""#), (#"a\"b"#, #""a\\\"b""#), ("   ", "\"\""), ("été", "été"),
    ])
    func `a text is quoted only where it needs to be`(text: String, field: String) throws {
        #expect(try csv([("a", "string")], [[text]]) == "a\n\(field)\n")
    }

    @Test(
        arguments: [
            ("boolean", "true", "true"), ("int", "7", "7"), ("double", "5", "5.0"), ("double", "12345678.9", "1.23456789E7"),
            ("double", "0.0005", "5.0E-4"),
            ("double", "-0.25", "-0.25"), ("double", "100", "100.0"), ("float", "0.1", "0.1"), ("decimal(10,2)", "3.5", "3.50"),
            ("decimal(10,2)", "-0.05", "-0.05"), ("decimal(5,0)", "12", "12"), ("date", "2026-02-28", "2026-02-28"),
            ("timestamp", "2026-01-02 03:04:05", "2026-01-02T03:04:05.000Z"),
            ("timestamp", "1969-12-31T23:59:59.9994Z", "1969-12-31T23:59:59.999Z"),
            ("timestamp_ntz", "2026-01-02T03:04:05.25", "2026-01-02T03:04:05.250"), ("string", "12", "12"),
            ("array<int>", "[1,2]", "\"[1,2]\""),
        ])
    func `a value is written as Spark writes its type`(type: String, value: String, field: String) throws {
        #expect(try csv([("a", type)], [[value]]) == "a\n\(field)\n")
    }
}
