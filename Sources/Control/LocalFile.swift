// Files of this machine that a request or a posted seed names: only those below the directories that are for it.
// Reference: https://owasp.org/www-community/attacks/Path_Traversal

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The directories from which requests may have files read.
package struct LocalFiles: Sendable {
    /// Without links in them.
    private let directories: [String]

    /// - Parameter directories: Those that are not there are left out.
    package init(_ directories: [String] = []) {
        self.directories = directories.compactMap(Self.resolved)
    }

    /// How large a file may be, in bytes.
    static let mostBytes = 16 * 1024 * 1024

    /// The bytes of a file.
    ///
    /// - Parameter path: Absolute, or below one of the directories.
    /// - Throws: `badRequest` for a file that is not below one of them wherever links lead, that cannot be read, or that is larger.
    func contents(of path: String, mostBytes: Int = mostBytes) throws(ControlError) -> [UInt8] {
        let file = try self.path(of: path)
        do throws(FileProblem) {
            return try regularFile(file, mostBytes: mostBytes)
        } catch {
            throw .badRequest("The file \(path.prefix(200)) cannot be read: \(error.reason).")
        }
    }

    /// The path of a file without links.
    ///
    /// - Parameter path: Absolute, or below one of the directories.
    /// - Throws: `badRequest` for a file that is not below one of them wherever links lead.
    func path(of path: String) throws(ControlError) -> String {
        guard !directories.isEmpty else {
            throw .badRequest("No file is read for a request unless --files-dir names the directory that it is in.")
        }
        let candidates = path.hasPrefix("/") ? [path] : directories.map { "\($0)/\(path)" }
        guard let file = candidates.lazy.compactMap(Self.resolved).first(where: { file in directories.contains { file.isBelow($0) } })
        else {
            throw .badRequest(
                "There is no file \(path.prefix(200)) below \(directories.joined(separator: ", ")); --files-dir can name another directory."
            )
        }
        return file
    }

    /// A path without links and dots; nil for one that leads nowhere.
    private static func resolved(_ path: String) -> String? {
        // A zero byte would end the path early.
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}

extension String {
    fileprivate func isBelow(_ directory: String) -> Bool { hasPrefix(directory == "/" ? directory : directory + "/") }
}

/// Why a file cannot be read, as in `Permission denied`.
struct FileProblem: Error {
    let reason: String
}

/// The bytes of a file that is a file: what would wait for somebody, such as a named pipe, is none.
func regularFile(_ path: String, mostBytes: Int) throws(FileProblem) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { throw FileProblem(reason: "it is not a regular file") }
    guard status.st_size <= mostBytes else { throw FileProblem(reason: "it has more than \(mostBytes / 1_048_576) MB") }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= mostBytes {
        let count = read(descriptor, &chunk, chunk.count)
        guard count >= 0 || errno == EINTR else { throw FileProblem(reason: String(cString: strerror(errno))) }
        if count == 0 { break }
        if count > 0 { bytes += chunk[..<count] }
    }
    guard bytes.count <= mostBytes else { throw FileProblem(reason: "it has more than \(mostBytes / 1_048_576) MB") }
    return bytes
}
