// A directory of files for one test, which is gone when the test is over.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/mkdtemp.html

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A new directory in that of `TMPDIR`, else in `/tmp`. It goes with this object, and whatever is in it then.
package final class TemporaryDirectory: Sendable {
    package let path: String

    /// - Parameter files: Texts by their names, such as `notes.txt` and `crm/customers.json`; the folders in them are made.
    package init(_ files: [String: String] = [:]) {
        let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(place)/cleanrooms-test-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { preconditionFailure("no directory can be made in \(place)") }
        path = template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
        for (name, text) in files { write(Array(text.utf8), to: name) }
    }

    deinit {
        remove(path)
    }

    /// The bytes of a file; nil if there is none.
    package func read(_ name: String) -> [UInt8]? { read(at: "\(path)/\(name)") }

    /// The bytes of a file anywhere; nil if there is none.
    package func read(at path: String) -> [UInt8]? {
        guard let file = fopen(path, "rb") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return bytes
    }

    /// A file's text; nil if there is none.
    package func text(_ name: String) -> String? {
        read(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a file, and makes the folders that it is in.
    package func write(_ bytes: [UInt8], to name: String) {
        var folder = path
        for part in name.split(separator: "/").dropLast() {
            folder += "/\(part)"
            mkdir(folder, 0o755)
        }
        guard let file = fopen("\(path)/\(name)", "wb") else { preconditionFailure("\(path)/\(name) cannot be written") }
        defer { fclose(file) }
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { preconditionFailure("\(path)/\(name) cannot be written") }
    }

    /// Makes a link to a place anywhere.
    package func link(_ place: String, as name: String) {
        guard symlink(place, "\(path)/\(name)") == 0 else { preconditionFailure("\(path)/\(name) cannot be made") }
    }

    /// Removes a file, if it is there.
    package func delete(_ name: String) { remove("\(path)/\(name)") }

    /// The names of what a directory below holds, in order; none if it is not there.
    package func names(in below: String) -> [String] { names(at: "\(path)/\(below)") }

    private func names(at path: String) -> [String] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.filter { $0 != "." && $0 != ".." }.sorted()
    }

    /// Removes a file, or a directory with what is in it.
    private func remove(_ path: String) {
        if unlink(path) == 0 { return }
        for name in names(at: path) { remove("\(path)/\(name)") }
        rmdir(path)
    }
}
