// Objects that were fetched, kept as files as long as there is room.

import FilesTesting
import Tables
import Testing

@testable import Inputs

struct ObjectSpoolTests {
    private func name(_ key: String, tag: String = "\"1\"", size: Int = 10) -> ObjectSpool.Name {
        ObjectSpool.Name(bucket: "lake", key: key, tag: tag, size: size)
    }

    /// Asks for an object and says how many pieces were fetched for it.
    private func pieces(_ spool: ObjectSpool, _ name: ObjectSpool.Name) throws -> Int {
        var count = 0
        let file = try spool.file(name, inPiecesOf: 4) { (range) throws(QueryFailure) in
            count += 1
            return Array(repeating: UInt8(range.lowerBound), count: range.count)
        }
        #expect(file.count == name.size)
        return count
    }

    @Test func `an object is fetched piece by piece, and once as long as its tag is the same`() throws {
        let directory = TemporaryDirectory()
        let spool = ObjectSpool(directory: directory.path)
        #expect(try pieces(spool, name("a")) == 3)
        #expect(try pieces(spool, name("a")) == 0)
        #expect(try pieces(spool, name("a", tag: "\"2\"")) == 3)
        #expect(try pieces(spool, name("b", tag: "")) == 3)
        #expect(try pieces(spool, name("b", tag: "")) == 3, "what has no tag may be another thing now")
    }

    @Test func `what was used longest ago makes room, and its file goes`() throws {
        let directory = TemporaryDirectory()
        let spool = ObjectSpool(directory: directory.path, limit: 25)
        for key in ["a", "b"] { _ = try pieces(spool, name(key)) }
        #expect(try pieces(spool, name("a")) == 0)
        #expect(try pieces(spool, name("c")) == 3)
        #expect(try pieces(spool, name("a")) == 0 && pieces(spool, name("b")) == 3)
        #expect(directory.names(in: ".").count == 2)
    }

    @Test func `a fetch that fails leaves no file`() throws {
        let directory = TemporaryDirectory()
        let spool = ObjectSpool(directory: directory.path)
        #expect(throws: QueryFailure.self) {
            try spool.file(name("a"), inPiecesOf: 4) { (_) throws(QueryFailure) in throw QueryFailure(.unreachable, "gone") }
        }
        #expect(directory.names(in: ".").isEmpty)
    }
}
