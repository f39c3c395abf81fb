// A file that is gone when its test is.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

final class TemporaryFile {
    let path: String

    struct Unwritable: Error {}

    init(_ text: String) throws {
        var template = Array("/tmp/cleanrooms-XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { throw Unwritable() }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { close(descriptor) }
        guard write(descriptor, text, text.utf8.count) == text.utf8.count else { throw Unwritable() }
    }

    deinit {
        unlink(path)
    }
}
