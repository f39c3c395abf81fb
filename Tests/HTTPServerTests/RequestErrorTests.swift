// What is no request: refused alike however the bytes are cut.
import HTTP
import Testing

@testable import HTTPServer

@Suite struct RequestErrorTests {
    @Test(arguments: [
        ("GET / HTTP/1.1\nHost: h\r\n\r\n", RequestError.bareLineFeed), ("\n", .bareLineFeed),
        ("GET / HTTP/1.1\r\nHost: h\n\r\n", .bareLineFeed),
        ("GET / HTTP/1.1\r\nHost: h\r\n\n", .bareLineFeed), ("\rGET / HTTP/1.1\r\n", .invalidMethod),
        ("GET /\r\n", .malformedRequestLine), ("GET  HTTP/1.1\r\n", .malformedRequestLine), ("GET\r\n", .malformedRequestLine),
        ("GET / HTTP/1.1 \r\n", .malformedRequestLine), ("GET / http/1.1\r\n", .malformedRequestLine),
        ("GET / HTTP/11\r\n", .malformedRequestLine),
        ("GET / HTTP/1.10\r\n", .malformedRequestLine), ("GET / HTTP/1.1\r\r\n", .malformedRequestLine),
        ("GE(T / HTTP/1.1\r\n", .invalidMethod), (" GET / HTTP/1.1\r\n", .invalidMethod), ("G\0T / HTTP/1.1\r\n", .invalidMethod),
        ("\u{16}\u{3}\u{1}", .tlsHello), ("GET\t/ HTTP/1.1\r\n", .invalidMethod),
        ("GET  / HTTP/1.1\r\n", .invalidTarget), ("GET /a b HTTP/1.1\r\n", .invalidTarget), ("GET /a\tb HTTP/1.1\r\n", .invalidTarget),
        ("GET /\0 HTTP/1.1\r\n", .invalidTarget), ("GET /\u{7F} HTTP/1.1\r\n", .invalidTarget), ("GET /é HTTP/1.1\r\n", .invalidTarget),
        ("GET /a#b HTTP/1.1\r\n", .invalidTarget), ("GET /a\rb HTTP/1.1\r\n", .invalidTarget),
        ("GET a HTTP/1.1\r\n", .invalidTarget), ("OPTIONS * HTTP/1.1\r\n", .invalidTarget), ("GET http:///a HTTP/1.1\r\n", .invalidTarget),
        ("GET http:/a HTTP/1.1\r\n", .invalidTarget), ("GET ftp://h/a HTTP/1.1\r\n", .invalidTarget),
        ("CONNECT h:80 HTTP/1.1\r\n", .invalidTarget),
        ("GET / HTTP/2.0\r\n", .unsupportedVersion), ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .unsupportedVersion),
        ("GET / HTTP/1.2\r\n", .unsupportedVersion),
        ("GET / HTTP/0.9\r\n", .unsupportedVersion),
    ])
    func `a request line that is not one is refused`(text: String, error: RequestError) {
        #expect(parse(text) == [.error(error)])
    }

    @Test(arguments: [
        ("Name : x", RequestError.malformedField), ("Name", .malformedField), (": x", .malformedField), ("Na me: x", .malformedField),
        ("N\0: x", .malformedField), ("Né: x", .malformedField), ("N: a\0b", .malformedField), ("N: a\rb", .malformedField),
        ("N: 12345678\u{1}", .malformedField), ("N: \u{7F}2345678", .malformedField), ("N: 1234\u{1F}678", .malformedField),
        (" folded", .foldedField), ("\tfolded", .foldedField),
        ("Host: other", .duplicateHost), ("host: localhost", .duplicateHost),
    ])
    func `a field that is not one is refused`(field: String, error: RequestError) {
        #expect(parse(head("GET / HTTP/1.1", field)) == [.error(error)])
        #expect(parse(head("GET / HTTP/1.1", field, "Later: x")) == [.error(error)])
    }

    @Test(arguments: ["N: a\tb", "N: é", "N:", "!#$%&'*+-.^_`|~09: x"])
    func `an odd field that is one is taken`(field: String) {
        #expect(parse(head("GET / HTTP/1.1", field)).count == 1)
    }

    @Test func `HTTP 1.1 needs one Host that is a host`() {
        #expect(parse("GET / HTTP/1.1\r\n\r\n") == [.error(.missingHost)])
        #expect(parse("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n") == [.error(.duplicateHost)])
        for host in ["a/b", "a b", "a,b", "u@h", "h?x"] {
            #expect(parse("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n") == [.error(.invalidHost)])
        }
        for host in ["", "localhost:4566", "[::1]:80", "127.0.0.1"] {
            #expect(parse("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").count == 1)
        }
    }

    @Test(arguments: [
        ("Content-Length: +5", RequestError.invalidLength), ("Content-Length: -1", .invalidLength), ("Content-Length: 5x", .invalidLength),
        ("Content-Length: 0x5", .invalidLength), ("Content-Length: 5, 5", .invalidLength), ("Content-Length: 5 5", .invalidLength),
        ("Content-Length:", .invalidLength), ("Content-Length: 18446744073709551617", .invalidLength),
        ("Content-Length: ٣", .invalidLength),
        ("Content-Length: 6291457", .bodyTooLarge), ("Content-Length: 999999999999999999", .bodyTooLarge),
        ("Content-Length: 5\r\nContent-Length: 5", .duplicateLength), ("Content-Length: 5\r\ncontent-length: 6", .duplicateLength),
        ("Content-Length: 0\r\nTransfer-Encoding: chunked", .lengthAndCoding),
        ("Transfer-Encoding: chunked\r\nContent-Length: 5", .lengthAndCoding),
        ("Transfer-Encoding: gzip", .unsupportedCoding), ("Transfer-Encoding: gzip, chunked", .unsupportedCoding),
        ("Transfer-Encoding: chunked, chunked", .unsupportedCoding),
        ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked", .unsupportedCoding),
        ("Transfer-Encoding: xchunked", .unsupportedCoding), ("Transfer-Encoding:", .unsupportedCoding),
        ("Transfer-Encoding: chunked;q=1", .unsupportedCoding), ("Expect: 200-ok", .unknownExpectation),
        ("Expect: 100-continue\r\nExpect: x", .unknownExpectation),
    ])
    func `framing that is ambiguous or unknown is refused`(fields: String, error: RequestError) {
        #expect(parse(head("POST / HTTP/1.1", fields)) == [.error(error)])
    }

    @Test func `a coding in HTTP 1.0 is refused`() {
        #expect(parse(head("POST / HTTP/1.0", "Transfer-Encoding: chunked")) == [.error(.codingInHTTP10)])
    }

    @Test(arguments: [
        "+5\r\n", "-1\r\n", "0x5\r\n", "5 \r\n", " 5\r\n", "g\r\n", "\r\n", ";a\r\n", "5 a\r\n", "1234567812345678\r\n", "5;a\0\r\n",
        "5;a\rb\r\n",
        "1\r\nab\r\n", "1\r\na\rb", "1\r\na\n\n",
    ])
    func `a chunk that is not one is refused`(chunk: String) {
        #expect(parse(head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + chunk) == [.error(.malformedChunk)])
    }

    @Test(arguments: [
        ("1\n", RequestError.bareLineFeed), ("0\r\n\n", .bareLineFeed), ("0\r\nA : b\r\n", .malformedField), ("0\r\n a\r\n", .foldedField),
        ("600001\r\n", .bodyTooLarge), ("fffffffffffffff\r\n", .bodyTooLarge),
    ])
    func `a chunked body keeps the rules of lines, fields and sizes`(rest: String, error: RequestError) {
        #expect(parse(head("POST / HTTP/1.1", "Transfer-Encoding: chunked") + rest) == [.error(error)])
    }

    @Test(arguments: RequestError.allCases)
    func `every error has a client's or a server's status and one sentence`(error: RequestError) {
        #expect([400, 408, 413, 414, 417, 431, 501, 503, 505, 507].contains(error.status))
        #expect(error.sentence.hasSuffix(".") && !error.sentence.dropLast().contains(". "))
    }
}
