// JSON lines as rows.

import Tables
import Testing

struct JSONLinesTests {
    @Test func `members are columns by their names, missing ones and null are null`() throws {
        var reading = FileReading("id int", "Name string", "tags array<string>", "at struct<x:int,y:map<string,double>>")
        let rows = try reading.rows(
            "a.json",
            """
            {"id": 1, "name": "a", "tags": ["x", null], "at": {"Y": {"k": 1.5}, "x": 2}, "more": [1]}

            {"NAME": 12}\r
            {"id": null, "tags": []}
            """)
        #expect(
            rows == [
                ["1", "a", "[x, null]", "{2, {k -> 1.5}}"], ["null", "12", "null", "null"], ["null", "null", "[]", "null"],
            ])
    }

    @Test func `a line that is no object, or has a value of another type, is refused with its place`() {
        var reading = FileReading("id int", "day date")
        #expect(
            reading.failure("a.json", "{\"id\":1}\n[1]\n")
                == "FAILED_READ_FILE: The file a.json of a table cannot be read: line 2 is no JSON object.")
        #expect(
            reading.failure("a.json", "{\"id\":\"x\"}\n")
                == "FAILED_READ_FILE: The file a.json of a table cannot be read: line 1 has no int in column id, but \"x\".")
        let deep = String(repeating: "[", count: 100_000)
        #expect(reading.failure("a.json", "{\"id\":\(deep)").hasSuffix("line 1 is no JSON object."))
    }
}
