// Feeds a parser as a connection does, in pieces of any size.
import HTTP
import Testing

@testable import HTTPServer

enum Parsed: Equatable {
    case request(HTTPRequest, Persistence)
    case continueExpected
    case error(RequestError)
}

/// All that comes out of bytes that arrive in pieces of `size`, up to the first error.
func parse(_ bytes: [UInt8], inPiecesOf size: Int, limits: RequestParser.Limits = .init()) -> [Parsed] {
    var parser = RequestParser(limits: limits)
    var results: [Parsed] = []
    var kept: [UInt8] = []
    var next = 0
    while next < bytes.count {
        let piece = bytes[next..<min(next + size, bytes.count)]
        next += piece.count
        kept += piece
        var cursor = 0
        pieces: while cursor < kept.count {
            do throws(RequestError) {
                switch try parser.parse(kept.span, from: &cursor) {
                case .incomplete: break pieces
                case .bodyExpected(_, let awaitsContinue): if awaitsContinue { results.append(.continueExpected) }
                case .complete(let request, let persistence): results.append(.request(request, persistence))
                }
            } catch {
                return results + [.error(error)]
            }
        }
        kept.removeFirst(cursor)
    }
    return results
}

/// All that comes out of a text, which has to be the same whole and byte by byte.
func parse(_ text: String, limits: RequestParser.Limits = .init()) -> [Parsed] {
    let bytes = Array(text.utf8)
    let whole = parse(bytes, inPiecesOf: max(1, bytes.count), limits: limits)
    let bytewise = parse(bytes, inPiecesOf: 1, limits: limits)
    if whole != bytewise { Issue.record("whole \(whole), but byte by byte \(bytewise)") }
    return whole
}

/// A head with a Host and these further lines.
func head(_ requestLine: String, _ lines: String...) -> String {
    ([requestLine, "Host: localhost"] + lines).map { $0 + "\r\n" }.joined() + "\r\n"
}
