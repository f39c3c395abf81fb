// Files that are read whole, and the names in a directory.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/open.html on O_NONBLOCK: a named pipe without a writer would wait.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why a file or a directory cannot be read, as in `Permission denied`: what stands behind "cannot be read: ".
package struct FileProblem: Error, Equatable {
    package let reason: String

    package init(reason: String) { self.reason = reason }

    static var last: FileProblem { FileProblem(reason: String(cString: strerror(errno))) }
}

/// The bytes of a file.
///
/// - Parameters:
///   - mostBytes: How many it may have.
///   - isPipeAllowed: Whether a file that may keep its reader waiting, such as a named pipe, is allowed: one named at the start.
package func wholeFile(_ path: String, mostBytes: Int, isPipeAllowed: Bool = false) throws(FileProblem) -> [UInt8] {
    let bytes = try beginning(of: path, bytes: mostBytes + 1, isPipeAllowed: isPipeAllowed)
    guard bytes.count <= mostBytes else { throw FileProblem(reason: "it has more than \(mostBytes / 1_048_576) MB") }
    return bytes
}

/// The first bytes of a file, as many as there are of those that are wanted.
package func beginning(of path: String, bytes count: Int, isPipeAllowed: Bool = false) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, isPipeAllowed ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .last }
    defer { close(descriptor) }
    var status = stat()
    if !isPipeAllowed, fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFREG {
        throw FileProblem(reason: "it is not a regular file")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < count {
        let taken = read(descriptor, &chunk, min(chunk.count, count - bytes.count))
        // A directory can be opened, but not read.
        guard taken >= 0 || errno == EINTR else { throw .last }
        if taken == 0 { break }
        if taken > 0 { bytes += chunk[..<taken] }
    }
    return bytes
}

/// The names of what is in a directory, without `.` and `..`, sorted by their bytes.
package func names(inDirectory path: String) throws(FileProblem) -> [String] {
    guard let directory = opendir(path) else { throw .last }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
}

package func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
