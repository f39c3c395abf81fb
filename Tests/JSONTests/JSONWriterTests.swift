import JSON
import Testing

@Suite struct JSONWriterTests {
    private func text(_ json: JSON) -> String {
        String(decoding: json.text, as: UTF8.self)
    }

    @Test(arguments: JSONTexts.accepted)
    func `what is written reads back as the same value`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: value.text) == value)
    }

    @Test func `a value is written without space, in its order`() {
        let json: JSON = ["b": [1, -2, .null, true, false, 0.5], "a": ["x": "y", "e": .object(JSON.Object())], "c": [], "b": ""]
        #expect(text(json) == #"{"b":[1,-2,null,true,false,0.5],"a":{"x":"y","e":{}},"c":[],"b":""}"#)
    }

    @Test func `control characters, quotes and backslashes are escaped, and nothing else`() {
        #expect(text("\"\\/\u{8}\u{C}\n\r\t") == #""\"\\/\b\f\n\r\t""#)
        #expect(text("a\0b\u{1F}c\u{7F}") == "\"a\\u0000b\\u001fc\u{7F}\"")
        #expect(text("é€😀\u{2028}<&'>") == "\"é€😀\u{2028}<&'>\"")
        #expect(text(["q\"\n": 1]) == #"{"q\"\n":1}"#)
    }

    @Test func `every control character reads back`() throws {
        for code in UInt8(0)..<0x20 {
            let json = JSON.string("a" + String(Character(Unicode.Scalar(code))) + "b")
            #expect(try JSON(parsing: json.text) == json)
        }
    }

    @Test(arguments: [Int64.min, .min + 1, -10, -1, 0, 1, 9, 10, 99, 100, 1_000_000_007, .max - 1, .max])
    func `a whole number is written in its digits`(number: Int64) {
        #expect(text(.integer(number)) == "\(number)")
    }

    @Test(
        arguments: [
            (0.0, "0.0"), (-0.0, "-0.0"), (1, "1.0"), (-1, "-1.0"), (0.1, "0.1"), (1.5, "1.5"), (-2.25, "-2.25"), (100, "100.0"),
            (1e14, "100000000000000.0"),
            (1_680_897_212.279, "1680897212.279"), (0.5333333333333333, "0.5333333333333333"), (1e300, "1e+300"), (1e-7, "1e-07"),
            (.leastNonzeroMagnitude, "5e-324"),
        ] as [(Double, String)])
    func `a double is written in its shortest form`(number: Double, expected: String) {
        #expect(text(.double(number)) == expected)
    }

    @Test func `doubles read back to the last bit`() throws {
        var bits: UInt64 = 0x9E37_79B9_7F4A_7C15
        for _ in 0..<20_000 {
            // A generator of Marsaglia's, so that each run sees the same numbers.
            bits ^= bits << 13
            bits ^= bits >> 7
            bits ^= bits << 17
            let number = Double(bitPattern: bits)
            guard number.isFinite else { continue }
            guard case .double(let back) = try JSON(parsing: JSON.double(number).text) else {
                Issue.record("\(number) came back as another kind of value")
                return
            }
            #expect(back.bitPattern == number.bitPattern)
        }
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `a number that JSON cannot say becomes null`(number: Double) {
        #expect(text([.double(number), 1]) == "[null,1]")
    }

    @Test func `commas stand between members and elements of every kind`() {
        var writer = JSONWriter()
        writer.beginArray()
        writer.beginObject()
        writer.name("literal")
        writer.value(1)
        writer.name("chosen" as String)
        writer.beginArray()
        writer.endArray()
        writer.name("verbatim")
        writer.verbatim("1.50".utf8)
        writer.name("null")
        writer.null()
        writer.endObject()
        writer.value("text")
        writer.value(true)
        writer.beginObject()
        writer.endObject()
        writer.value(0.5)
        writer.value([1, 2] as JSON)
        writer.endArray()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == #"[{"literal":1,"chosen":[],"verbatim":1.50,"null":null},"text",true,{},0.5,[1,2]]"#)
    }
}
