import Files
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct FileEndTests {
    private func file(bytes: Int) throws -> String {
        var template = Array("/tmp/cleanrooms-end-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0 && ftruncate(descriptor, off_t(bytes)) == 0)
        close(descriptor)
        return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    @Test(arguments: [10, 8 << 20])
    func `a file's name is gone at once, however large it is`(bytes: Int) throws {
        let path = try file(bytes: bytes)
        #expect(FileEnd.remove(path))
        #expect(access(path, F_OK) != 0)
        #expect(!FileEnd.remove(path) && errno == ENOENT)
    }

    @Test(arguments: [10, 8 << 20])
    func `a file is closed, by whoever has the time`(bytes: Int) throws {
        let path = try file(bytes: bytes)
        defer { unlink(path) }
        let held = FileEnd.hold(path)
        #expect(flock(held, LOCK_EX) == 0)
        FileEnd.close(held)
        // Waits for the lock, which goes with the descriptor.
        let descriptor = open(path, O_RDWR)
        #expect(flock(descriptor, LOCK_EX) == 0)
        close(descriptor)
    }

    @Test func `what is no descriptor is passed over`() {
        FileEnd.close(FileEnd.hold("/nowhere/at/all"))
    }
}
