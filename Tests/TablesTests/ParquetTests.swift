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
            504152311500153415342c1506150015061506000006000000020102000201010000000000000002000000000000001502192c480c7370\
            61726b5f736368656d611502001504250218016e001606191c191c26081c1504192500061918016e150016061656165626080000165616\
            06002810636c65616e726f6f6d732d6c6f63616c005400000050415231
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
        // Runs of 3 values, 200 nulls and 1 value, after their length in bytes; then four values in one byte.
        #expect(hex(file).contains("07000000060190030002010d"))
    }

    @Test func `decimals of more digits than an integer holds have their highest byte first`() {
        let type = ColumnType.decimal(precision: 38, scale: 2)
        let file = ResultTable(columns: [.init("d", type)], cells: [[.decimal(-100)]]).parquet
        #expect(hex(file).contains(String(repeating: "f", count: 30) + "9c"))
    }
}
