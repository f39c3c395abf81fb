// Mutated requests: nothing crashes, and the cut of the bytes never matters.
import HTTP
import Testing

@testable import HTTPServer

@Suite struct RequestParserFuzzTests {
    private let corpus = [
        head("GET /memberships/m-1?maxResults=5 HTTP/1.1", "Accept: */*", "Authorization: AWS4-HMAC-SHA256 Credential=a/b"),
        head("POST /collaborations HTTP/1.1", "Content-Type: application/json", "Content-Length: 8") + "{\"a\": 1}"
            + head("GET / HTTP/1.1"),
        head("PUT /a HTTP/1.1", "Transfer-Encoding: chunked") + "4;x=y\r\nabcd\r\n1\r\ne\r\n0\r\nT: v\r\n\r\n" + head("GET /b HTTP/1.1"),
        head("POST / HTTP/1.1", "Expect: 100-continue", "Content-Length: 3") + "abc",
        "GET http://h/x HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    ].map { Array($0.utf8) }

    /// Fragments that steer towards the rules of framing.
    private let fragments = [
        "\r\n", "\n", "\r", "\0", " ", ":", "\r\n\r\n", "Content-Length: 1\r\n", "Transfer-Encoding: chunked\r\n", "HTTP/1.0", "0\r\n\r\n",
        "ffffffff",
        "Host: x\r\n", ";", "\u{7F}", "é", "-", "99999999999999999999",
    ].map { Array($0.utf8) }

    @Test func `mutated requests parse alike whole, in pieces and byte by byte`() {
        var random = SplitMix(state: 0x5EED)
        var limits = RequestParser.Limits()
        limits.head = 400
        limits.target = 100
        limits.body = 64
        limits.chunkLine = 24
        var requests = 0
        var errors = 0
        for _ in 0..<20_000 {
            let bytes = mutation(&random)
            let whole = parse(bytes, inPiecesOf: max(1, bytes.count), limits: limits)
            let bytewise = parse(bytes, inPiecesOf: 1, limits: limits)
            let pieces = parse(bytes, inPiecesOf: Int.random(in: 2...40, using: &random), limits: limits)
            if whole != bytewise || whole != pieces {
                Issue.record("cut differently, this parses differently: \(String(decoding: bytes, as: UTF8.self).debugDescription)")
                return
            }
            for case .request in whole { requests += 1 }
            for case .error in whole { errors += 1 }
        }
        // Both kinds come up, or the mutations test nothing.
        #expect(requests > 1000)
        #expect(errors > 1000)
    }

    private func mutation(_ random: inout SplitMix) -> [UInt8] {
        var bytes = corpus[Int.random(in: 0..<corpus.count, using: &random)]
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
            case 3: bytes.insert(contentsOf: fragments[Int.random(in: 0..<fragments.count, using: &random)], at: place)
            case 4: bytes.removeSubrange(place..<min(bytes.count, place + 12))
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
            }
        }
        return bytes
    }
}

/// SplitMix64, so that a failure comes again.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
