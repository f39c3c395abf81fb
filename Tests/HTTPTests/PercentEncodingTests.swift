// Percent-encoding: what decodes, what does not, and the way back.
import HTTP
import Testing

@Suite struct PercentEncodingTests {
    @Test(arguments: [
        ("", ""), ("abc", "abc"), ("a%2Fb", "a/b"), ("a%2fb", "a/b"), ("%00", "\0"), ("a+b", "a+b"), ("%C3%A9", "é"), ("%25", "%"),
        ("%2525", "%25"),
        ("arn%3Aaws%3Acleanrooms", "arn:aws:cleanrooms"), ("é", "é"),
    ])
    func `a segment is decoded once`(encoded: String, text: String) {
        #expect(PercentEncoding.decode(encoded) == text)
    }

    @Test(arguments: ["%", "%2", "%zz", "%2g", "a%", "% 2", "%+1", "%-1", "%%41"])
    func `an escape without two hex digits is refused`(encoded: String) {
        #expect(PercentEncoding.decode(encoded) == nil)
    }

    @Test(arguments: ["%FF", "%C3", "%C3(", "%C0%AF", "%ED%A0%80", "%F4%90%80%80"])
    func `bytes that are not UTF-8 are refused`(encoded: String) {
        #expect(PercentEncoding.decode(encoded) == nil)
    }

    @Test func `only unreserved characters stay as they are`() {
        #expect(PercentEncoding.encode("AZaz09-._~") == "AZaz09-._~")
        #expect(PercentEncoding.encode("a/b c+é%") == "a%2Fb%20c%2B%C3%A9%25")
    }

    @Test func `every character comes back from its encoding`() {
        let text = String(String.UnicodeScalarView((0...0x2FF).compactMap(Unicode.Scalar.init))) + "😀"
        #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    }
}
