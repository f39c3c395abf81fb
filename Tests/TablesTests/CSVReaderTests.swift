// CSV files as rows.

import Tables
import Testing

struct CSVReaderTests {
    private var openCSV: CSVOptions {
        var options = CSVOptions()
        options.headerLines = 1
        return options
    }

    @Test func `columns are taken by position, empty fields are null and quoted ones are not`() throws {
        var reading = FileReading("id bigint", "name string", "amount decimal(10,2)", "day date", "at timestamp", "is boolean")
        let rows = try reading.rows(
            "a.csv",
            """
            \u{FEFF}id,name,amount,day,at,is
            1,"a ""b"", c",12.50,2026-01-31,2026-01-31 12:00:00.5,true
            ,"",-0.1,,,FALSE

            9223372036854775807,x y,7,1969-12-31,2026-01-31T00:00:00Z,maybe\r
            """)
        #expect(
            rows == [
                ["1", "a \"b\", c", "12.50", "2026-01-31", "2026-01-31T12:00:00.500", "true"],
                ["null", "", "-0.10", "null", "null", "false"],
                ["9223372036854775807", "x y", "7.00", "1969-12-31", "2026-01-31T00:00:00.000", "null"],
            ])
        #expect(reading.warnings.isEmpty)
    }

    @Test(arguments: [
        ("tinyint", "128"), ("int", "1.0"), ("bigint", "9223372036854775808"), ("decimal(3,1)", "100.0"), ("decimal(3,1)", "1.23"),
        ("decimal(18,0)", "1000000000000000000"), ("date", "2026-02-30"), ("timestamp", "2026-01-31 24:00:00"), ("double", "0x1"),
        ("int", "-"), ("int", ""), ("decimal(5,2)", "."), ("double", "."),
    ])
    func `a field that is no value of its column's type is null`(type: String, text: String) throws {
        var reading = FileReading("a \(type)", "b int")
        #expect(try reading.rows("a.csv", "a,b\n\(text),1\n") == [["null", "1"]])
    }

    @Test(arguments: [
        ("double", "0.1", "0.1"), ("double", "-0", "-0.0"), ("double", "1e3", "1000.0"),
        ("double", "123456789012345678", "1.2345678901234568E17"),
        ("float", "3.4", "3.4"), ("decimal(38,2)", "-123456789012345678901.5", "-123456789012345678901.50"),
        ("decimal(20,10)", "1.5", "1.5000000000"), ("decimal(3,1)", "-99.9", "-99.9"), ("smallint", "-32768", "-32768"),
        ("timestamp_ntz", "2026-01-31 01:02:03.123456", "2026-01-31T01:02:03.123"), ("date", "0001-01-01", "0001-01-01"),
    ])
    func `numbers and times of every form are read`(type: String, text: String, value: String) throws {
        var reading = FileReading("a \(type)")
        #expect(try reading.rows("a.csv", "a\n\(text)\n") == [[value]])
    }

    @Test func `a row that is not as wide as the table is refused where its width is fixed`() {
        var reading = FileReading("a int", "b int")
        #expect(
            reading.failure("a.csv", "a,b\n1,2\n1\n")
                == "FAILED_READ_FILE: The file a.csv of a table cannot be read: line 3 has 1 field(s) for 2 column(s).")
    }

    @Test func `OpenCSV's way lets rows be of any width`() throws {
        var reading = FileReading("a int", "b string")
        #expect(try reading.rows("a", "1\n2,x,y\n", as: .csv(CSVOptions())) == [["1", "null"], ["2", "x"]])
    }

    @Test func `separator, quote, escape and null are the table's`() throws {
        var options = CSVOptions()
        options.separator = UInt8(ascii: ";")
        options.quote = UInt8(ascii: "'")
        options.null = "NA"
        var reading = FileReading("a string", "b string", "c string")
        let text = #"""
            'it\'s';'a;''b''';"c"
            NA;'NA';'C:\new\\x'
            """#
        #expect(
            try reading.rows("a", text, as: .csv(options)) == [["it's", "a;'b'", "\"c\""], ["null", "NA", #"C:\new\x"#]])
    }

    @Test func `a header that names other columns warns`() throws {
        var reading = FileReading("a string", "b string")
        #expect(try reading.rows("a.csv", "b,a\n1,2\n") == [["1", "2"]])
        #expect(
            reading.warnings == [
                "Column 1 of the file a.csv is \"b\" by its first line and \"a\" in the table: columns are taken by position."
            ])
        _ = try reading.rows("a.csv", "A,B\n1,2\n")
        #expect(reading.warnings.isEmpty)
    }

    @Test func `records that do not fit into one piece of the file are read whole`() throws {
        let long = String(repeating: "x,\"", count: 1_500_000)
        let quoted = long.replacing("\"", with: "\"\"")
        var reading = FileReading("a string", "b int")
        let rows = try reading.rows("a.csv", "a,b\ny,1\n\"\(quoted)\",2\nz,3\n")
        #expect(rows.map { $0[1] } == ["1", "2", "3"] && rows[1][0] == long && rows[2][0] == "z")
        reading.budget = MemoryBudget(limit: 4 << 20)
        #expect(reading.failure("a.csv", "a,b\n\"\(quoted)\",2\n").hasPrefix("OUT_OF_MEMORY"))
    }

    @Test func `a file without a byte has no rows, and a quote that nothing closes ends with the file`() throws {
        var reading = FileReading("a string")
        #expect(try reading.rows("a.csv", "") == [])
        #expect(try reading.rows("a.csv", "a\n\"x\ny") == [["x\ny"]])
    }
}
