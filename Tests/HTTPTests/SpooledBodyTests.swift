import HTTP
import Testing

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct SpooledBodyTests {
    private func file() throws -> String {
        var template = Array("/tmp/cleanrooms-spooled-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        try #require(descriptor >= 0)
        close(descriptor)
        return template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    @Test func `a body's file is gone with its last holder`() throws {
        let path = try file()
        _ = SpooledBody(path: path)
        #expect(access(path, F_OK) != 0)
    }

    @Test func `a body's file can be removed before, and what has its name afterwards stays`() throws {
        let path = try file()
        do {
            let body = SpooledBody(path: path)
            body.remove()
            #expect(access(path, F_OK) != 0)
            close(open(path, O_CREAT | O_WRONLY, 0o600))
        }
        #expect(access(path, F_OK) == 0)
        unlink(path)
    }
}
