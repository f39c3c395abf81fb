// The cases are of the kinds of the public JSON parsing test suite: texts that are JSON, texts that are not, and texts that RFC 8259 leaves open.

@testable import JSON
import Testing

@Suite struct JSONParserTests {
    @Test(arguments: JSONTexts.accepted)
    func `a JSON text is read as its value`(text: String, value: JSON) throws {
        #expect(try JSON(parsing: text) == value)
    }

    @Test(arguments: JSONTexts.refused)
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: text) }
    }

    @Test(arguments: JSONTexts.notUTF8)
    func `bytes that are not UTF-8 are refused wherever they stand`(bytes: [UInt8]) {
        for text in [bytes, quoted(bytes), Array("[\"a".utf8) + bytes, Array("{\"".utf8) + bytes + Array("\":1}".utf8)] {
            #expect(throws: JSONSyntaxError(reason: "invalid UTF-8", offset: 0)) { try JSON(parsing: text) }
        }
    }

    @Test(arguments: JSONTexts.edgesOfUTF8)
    func `the first and the last characters of each length are read`(scalar: Unicode.Scalar) throws {
        let text = String(Character(scalar))
        #expect(try JSON(parsing: quoted(Array(text.utf8))) == .string(text))
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `nesting is read to its bound and refused beyond it`(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth - 1) + opening + (opening == "[" ? "" : "1") + String(repeating: closing, count: depth)
        }
        #expect(throws: Never.self) { try JSON(parsing: nested(JSON.maximumDepth)) }
        let error = #expect(throws: JSONSyntaxError.self) { try JSON(parsing: nested(JSON.maximumDepth + 1)) }
        #expect(error?.reason == "nesting deeper than 128")
        #expect(throws: JSONSyntaxError.self) { try JSON(parsing: String(repeating: opening, count: 1_000_000)) }
    }

    @Test func `depth counts what is open, not what has been closed`() throws {
        let text = "[" + String(repeating: "[[]],", count: 500) + "{}]"
        #expect(try JSON(parsing: text).array?.count == 501)
    }

    @Test func `a name that occurs twice keeps both values and answers with the last`() throws {
        let json = try JSON(parsing: #"{"a":1,"b":2,"a":3}"#)
        #expect(json.object?.members.count == 3)
        #expect(json["a"] == 3)
        #expect(json["b"] == 2)
    }

    @Test func `a null member counts as absent, even after a value`() throws {
        let json = try JSON(parsing: #"{"a":null,"b":1,"b":null}"#)
        #expect(json["a"] == nil)
        #expect(json["b"] == nil)
        #expect(json.object?.members.count == 3)
    }

    @Test func `names are compared by their characters after escapes`() throws {
        #expect(try JSON(parsing: #"{"\u0061\n":1}"#)["a\n"] == 1)
    }

    @Test(arguments: [
        ("", 0, "end of text instead of a value"), ("  [1,", 5, "end of text instead of a value"),
        ("[1 2]", 3, "an array without its end"), (#"{"a" 1}"#, 5, "no colon after a name"),
        ("{1:2}", 1, "no name of a member"), (#"{"a":1,}"#, 7, "no name of a member"), ("1 x", 2, "text after the value"),
    ])
    func `an error tells what was met and where`(text: String, offset: Int, reason: String) {
        #expect(throws: JSONSyntaxError(reason: reason, offset: offset)) { try JSON(parsing: text) }
    }

    @Test func `every text cut short is refused`() {
        let text = Array(#"{"a":[1.5e-3,"\u00e9\ud83d\ude00",true,null,{"b":-0}]}"#.utf8)
        #expect(throws: Never.self) { try JSON(parsing: text) }
        for length in text.indices {
            #expect(throws: JSONSyntaxError.self) { try JSON(parsing: Array(text[..<length])) }
        }
    }

    @Test func `no text of a few bytes makes the parser do anything but answer`() {
        // Every text of up to three bytes over an alphabet of the bytes that decide something.
        let alphabet = Array("[]{},:\"\\u0-.e1t \u{1}".utf8) + [0x80, 0xC2, 0xED, 0xF4]
        var texts: [[UInt8]] = [[]]
        for _ in 0..<3 {
            texts = texts.flatMap { text in alphabet.map { text + [$0] } }
            for text in texts {
                guard let json = try? JSON(parsing: text) else { continue }
                #expect(try! JSON(parsing: json.text) == json)
            }
        }
    }

    private func quoted(_ bytes: [UInt8]) -> [UInt8] {
        [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
    }
}
