// Header fields: look-up, order and what may never reach the wire.
import HTTP
import Testing

@Suite struct HTTPHeadersTests {
    @Test func `a name is found in any case and the first value wins`() {
        let headers: HTTPHeaders = ["Content-Type": "application/json", "x-a": "1", "X-A": "2"]
        #expect(headers["content-type"] == "application/json")
        #expect(headers["X-a"] == "1")
        #expect(headers.values(named: "x-A") == ["1", "2"])
        #expect(headers["content-typ"] == nil)
        #expect(headers["content-type "] == nil)
    }

    @Test func `letters alone are folded`() {
        // "[" and "{" differ in the bit that separates the cases of letters; so do "@" and "`".
        let headers: HTTPHeaders = ["x-`": "1", "x-^": "2"]
        #expect(headers["x-@"] == nil)
        #expect(headers["x-~"] == nil)
    }

    @Test func `iteration keeps the order and the spelling`() {
        var headers: HTTPHeaders = ["B": "1"]
        headers.append("a", "2")
        headers.append("b", "3")
        #expect(headers.map { "\($0.name)=\($0.value)" } == ["B=1", "a=2", "b=3"])
        #expect(headers.count == 3)
    }

    @Test func `a section is the bytes of the fields`() {
        let headers: HTTPHeaders = ["A": "1", "b": ""]
        #expect(String(decoding: headers.section, as: UTF8.self) == "A: 1\r\nb: \r\n")
    }

    @Test func `no value begins a new line`() {
        let headers: HTTPHeaders = ["x-a": "1\r\nSet-Cookie: evil\0\u{7F}"]
        #expect(headers.section.count { $0 == UInt8(ascii: "\n") } == 1)
        #expect(headers["x-a"] == "1  Set-Cookie: evil  ")
    }

    @Test(arguments: ["", "a b", "a:b", "a\r\nb", "ä"])
    func `a name that is not a token is left out`(name: String) {
        var headers = HTTPHeaders()
        headers.append(name, "1")
        #expect(headers.isEmpty)
        #expect(headers.section.isEmpty)
    }

    @Test func `a token is made of the characters RFC 9110 lists`() {
        let tokens = Set("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        for byte in UInt8.min...UInt8.max {
            #expect(isTokenByte(byte) == tokens.contains(byte))
        }
    }

    @Test func `equality looks at names in any case, values and order`() {
        let headers: HTTPHeaders = ["A": "x", "b": "y"]
        #expect(headers == ["a": "x", "B": "y"])
        #expect(headers != ["b": "y", "a": "x"])
        #expect(headers != ["a": "X", "b": "y"])
        #expect(headers != ["a": "x"])
    }
}
