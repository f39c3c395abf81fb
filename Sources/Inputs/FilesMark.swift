// A mark that changes when somebody writes to a local file.

package import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The sizes and times of the files that tables were declared with.
package struct FilesMark {
    /// Nil where no table has such a file.
    package let text: String?

    package init(of tables: some Sequence<TableData>) {
        let files = tables.compactMap { data in if case .file(let path) = data.source { "\(path)|\(Self.state(of: path))" } else { nil } }
        text = files.isEmpty ? nil : files.sorted().joined(separator: "|")
    }

    private static func state(of path: String) -> String {
        var status = stat()
        guard !path.utf8.contains(0), stat(path, &status) == 0 else { return "" }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return "\(status.st_size)|\(time.tv_sec)|\(time.tv_nsec)"
    }
}
