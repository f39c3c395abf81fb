// Values and the types of their columns.

import Tables
import Testing

@Suite
struct ResultTableTests {
    @Test(arguments: [
        ("boolean", "yes"), ("tinyint", "128"), ("smallint", "-32769"), ("int", "2147483648"), ("bigint", "1.5"), ("bigint", "many"),
        ("double", "big"), ("decimal(4,2)", "100"), ("decimal(4,2)", "0.125"), ("date", "2026-02-29"), ("date", "2026-1-1"),
        ("timestamp", "2026-01-01T24:00:00Z"), ("timestamp", "5"),
    ])
    func `a text of another type is no value`(type: String, text: String) {
        #expect(Cell(text, as: ColumnType(sqlName: type)) == nil)
    }

    @Test(arguments: [
        ("DECIMAL(12, 3)", ColumnType.decimal(precision: 12, scale: 3)), ("decimal", .decimal(precision: 10, scale: 0)),
        ("varchar(32)", .string), ("Timestamp", .timestamp(hasZone: true)), ("map<string,int>", .string), ("void", .string),
        ("INT4", .integer(bits: 32)), ("double precision", .double), ("decimal(39,0)", .string), ("bigger int", .string),
    ])
    func `a type has SQL's name`(name: String, type: ColumnType) {
        #expect(ColumnType(sqlName: name) == type)
    }

    @Test func `a table is cut into parts that hold all its rows`() {
        let table = ResultTable(columns: [.init("n", .long)], cells: (0..<7).map { [.integer($0)] })
        let parts = table.parts(ofRows: 3)
        #expect(parts.map(\.rows.count) == [3, 3, 1])
        #expect(parts.flatMap(\.rows) == table.rows)
        #expect(ResultTable(columns: table.columns).parts(ofRows: 3).count == 1)
    }
}
