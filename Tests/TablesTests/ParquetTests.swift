// Results as Parquet. That other readers understand the files is held by the client tests, which read them with pyarrow.

import Tables
import Testing

@Suite struct ParquetTests {
    private func hex(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    @Test func `a file is its magic, its pages and its footer`() {
        let table = ResultTable(columns: [.init("n", .long)], cells: [[.integer(1)], [nil], [.integer(2)]])
        // Read as [1, None, 2] by pyarrow 25.0.1.
        let golden = """
            504152311500152c15262c15061500150615060000161c02000000030501001601000e0e000e0a001502192c480c737061726b5f736368\
            656d611502001504250218016e001606191c191c26081c1504192500061918016e15021606164e164826080000164e1606002810636c65\
            616e726f6f6d732d6c6f63616c005400000050415231
            """
        #expect(
            hex(table.parquet)
                == golden)
    }

    @Test func `a table without rows has a schema and no pages`() {
        let file = ResultTable(columns: [.init("n", .long), .init("name", .string)]).parquet
        #expect(file.starts(with: Array("PAR1".utf8)) && file.suffix(4) == Array("PAR1".utf8)[...])
        let footer = file.suffix(8).prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(footer == file.count - 12)
    }

    @Test func `booleans are packed and runs of nulls are counted`() {
        let values: [Bool?] = [true, false, true] + Array(repeating: nil, count: 200) + [true]
        let file = ResultTable(columns: [.init("b", .boolean)], cells: values.map { [$0.map(Cell.boolean)] }).parquet
        // Eight packed flags, runs of 195 nulls and of 1 value, after their length in bytes; then four values in one byte.
        #expect(hex(file).contains("07000000030786030002010d"))
    }

    @Test func `decimals of more digits than an integer holds have their highest byte first`() {
        let type = ColumnType.decimal(precision: 38, scale: 2)
        let file = ResultTable(columns: [.init("d", type)], cells: [[.decimal(0x0102_0304_0506_0708_090A_0B0C_0D0E_0F10)]]).parquet
        #expect(hex(file).contains("0102030405060708090a0b0c0d0e0f10"))
    }

    @Test func `columns are numbered by a dictionary and packed where that is smaller, and come back as they were`() throws {
        var columns: [ResultTable.Column] = []
        let types: [(ColumnType, (Int) -> Cell)] = [
            (.boolean, { .boolean($0 % 3 == 0) }), (.integer(bits: 8), { .integer(Int64($0 % 200 - 100)) }),
            (.integer(bits: 16), { .integer(Int64($0)) }), (.integer(bits: 32), { .integer(Int64($0 % 7)) }),
            (.long, { .integer(Int64($0) << 40) }), (.float, { .double(Double($0 % 5) / 4) }), (.double, { .double(Double($0) * 0.1) }),
            (.decimal(precision: 5, scale: 2), { .decimal(Int128($0 % 9)) }),
            (.decimal(precision: 18, scale: 2), { .decimal(-Int128($0)) }),
            (.decimal(precision: 38, scale: 2), { .decimal(Int128($0 % 50) << 90) }), (.date, { .date(Int32($0 / 100)) }),
            (.timestamp(hasZone: true), { .timestamp(Int64($0 % 3) * 1_000_000) }), (.timestamp(hasZone: false), { .timestamp(Int64($0)) }),
            (.string, { .text($0 % 11 == 0 ? "" : "name \($0 % 300)") }), (.string, { .text("\($0 &* 7_919)") }),
            (.string, { _ in .text("x") }),
        ]
        for (index, type) in types.enumerated() { columns.append(.init("c\(index)", type.0)) }
        let cells = (0..<5000).map { row in types.enumerated().map { (row + $0) % 13 == 0 ? nil : $1.1(row) } }
        let table = ResultTable(columns: columns, cells: cells)
        let bytes = table.parquet
        #expect(bytes.count < table.csv.count)
        var reading = FileReading()
        reading.columns = columns.map { TableData.Column(name: $0.name, type: $0.type.description) }
        reading.places = Array(columns.indices)
        let relation = try reading.relation("a.parquet", bytes)
        let read = try ResultTable(relation, budget: MemoryBudget(limit: 64 << 20))
        #expect(read == table)
    }
}
