// A directory that is gone when its test is over.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

final class TemporaryDirectory {
    let path: String

    init() {
        var template = Array("/tmp/cleanrooms-results-XXXXXX".utf8CString)
        path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
    }

    deinit {
        remove(path)
    }

    /// A file's text; nil if there is none.
    func text(_ name: String) -> String? {
        guard let file = fopen(path + "/" + name, "rb") else { return nil }
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = fread(&bytes, 1, bytes.count, file)
        return String(decoding: bytes[..<count], as: UTF8.self)
    }

    /// What is in a directory, without an order; nothing if there is none.
    func names(_ name: String) -> [String] { Self.names(path + "/" + name) }

    private static func names(_ path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            if name != ".", name != ".." { names.append(name) }
        }
        return names
    }

    /// Removes a file, or a directory with what is in it.
    private func remove(_ path: String) {
        if unlink(path) == 0 { return }
        for name in Self.names(path) { remove(path + "/" + name) }
        rmdir(path)
    }
}
