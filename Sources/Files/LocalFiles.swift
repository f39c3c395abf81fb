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
    package static let mostBytes = 16 * 1024 * 1024

    /// Why a file is not read, in one sentence.
    package struct Refusal: Error, CustomStringConvertible {
        package let description: String
    }

    /// The bytes of a file.
    ///
    /// - Parameter path: Absolute, or below one of the directories.
    /// - Throws: ``Refusal`` for a file that is not below one of them wherever links lead, that cannot be read, or that is larger.
    package func contents(of path: String, mostBytes: Int = mostBytes) throws(Refusal) -> [UInt8] {
        let file = try self.path(of: path)
        do throws(FileProblem) {
            return try wholeFile(file, mostBytes: mostBytes)
        } catch {
            throw Refusal(description: "The file \(path.prefix(200)) cannot be read: \(error.reason).")
        }
    }

    /// The path of a file without links.
    ///
    /// - Parameter path: Absolute, or below one of the directories.
    /// - Throws: ``Refusal`` for a file that is not below one of them wherever links lead.
    package func path(of path: String) throws(Refusal) -> String {
        guard !directories.isEmpty else {
            throw Refusal(description: "No file is read for a request unless --files-dir names the directory that it is in.")
        }
        let candidates = path.hasPrefix("/") ? [path] : directories.map { "\($0)/\(path)" }
        guard let file = candidates.lazy.compactMap(Self.resolved).first(where: { file in directories.contains { file.isBelow($0) } })
        else {
            throw Refusal(
                description:
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
