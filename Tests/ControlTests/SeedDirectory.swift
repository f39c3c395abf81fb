// A directory of seeds that is gone when its test is over.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

final class SeedDirectory {
    let path: String
    private let files: [String]

    /// - Parameter seeds: The texts by their names.
    init(_ seeds: [String: String]) {
        var template = Array("/tmp/cleanrooms-seeds-XXXXXX".utf8CString)
        let path = template.withUnsafeMutableBufferPointer { String(cString: mkdtemp($0.baseAddress!)) }
        self.path = path
        files = seeds.keys.map { "\(path)/\($0).yaml" }
        for (name, text) in seeds {
            guard let file = fopen("\(path)/\(name).yaml", "w") else { continue }
            fputs(text, file)
            fclose(file)
        }
    }

    deinit {
        for file in files { unlink(file) }
        rmdir(path)
    }
}
