// Bodies that are read piece by piece.

import FilesTesting
import HTTP
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

@Suite struct PulledBodyTests {
    private let directory = TemporaryDirectory(["file": "0123456789"])

    @Test func `bytes and files give the same pieces`() throws {
        for body in [PulledBody(Array("0123456789".utf8)), try #require(PulledBody(file: "\(directory.path)/file"))] {
            #expect(body.count == 10)
            #expect(body.piece(0..<4) == Array("0123".utf8) && body.piece(4..<10) == Array("456789".utf8))
            #expect(body.piece(10..<12) == nil)
        }
    }

    @Test func `a file stays what it was when another takes its name, and one that is cut short has no piece`() throws {
        let body = try #require(PulledBody(file: "\(directory.path)/file"))
        directory.write(Array("another".utf8), to: "other")
        #expect(rename("\(directory.path)/file", "\(directory.path)/old") == 0)
        #expect(rename("\(directory.path)/other", "\(directory.path)/file") == 0)
        #expect(body.piece(0..<10) == Array("0123456789".utf8))
        #expect(truncate("\(directory.path)/old", 5) == 0)
        #expect(body.piece(0..<5) != nil && body.piece(0..<6) == nil)
    }

    @Test func `what is no regular file is no body`() {
        #expect(mkfifo("\(directory.path)/pipe", 0o600) == 0)
        for name in ["pipe", "nothing", ""] { #expect(PulledBody(file: "\(directory.path)/\(name)") == nil) }
    }
}
