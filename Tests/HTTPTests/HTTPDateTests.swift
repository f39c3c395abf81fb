// Dates of HTTP.
import HTTP
import Testing

@Suite struct HTTPDateTests {
    @Test(arguments: [
        (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"), (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (1_709_251_199, "Thu, 29 Feb 2024 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `a moment is written as IMF-fixdate`(second: Int64, text: String) {
        var date = HTTPDate()
        #expect(date.text(atSecond: second) == text)
    }

    @Test func `a new second is written anew`() {
        var date = HTTPDate()
        _ = date.text(atSecond: 59)
        #expect(date.text(atSecond: 60) == "Thu, 01 Jan 1970 00:01:00 GMT")
        #expect(date.text(atSecond: 60) == "Thu, 01 Jan 1970 00:01:00 GMT")
    }
}
