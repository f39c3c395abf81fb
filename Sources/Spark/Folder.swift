// Folders and files that the emulator and its workers give each other.

import Processes
import ShippedSpark

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

enum Folder {
    /// Removes a folder with all that is in it; what cannot be removed stays. Links are removed and not followed.
    static func remove(_ path: String) {
        guard let directory = opendir(path) else { return }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: entry.pointee.d_name)) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        closedir(directory)
        for name in names {
            let child = "\(path)/\(name)"
            var status = stat()
            guard lstat(child, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(child) } else { unlink(child) }
        }
        rmdir(path)
    }

    /// The bytes of a file; nil where it cannot be read, or has more than that.
    static func bytes(of path: String, most: Int) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        while let next = Pipe.read(descriptor, most: 1 << 20) {
            bytes += next
            guard bytes.count <= most else { return nil }
        }
        return bytes
    }
}

/// A file that is written from its beginning to its end.
struct FileWriter: ~Copyable {
    private let descriptor: Int32

    /// - Throws: ``SpawnFailure`` with the system's reason.
    init(_ path: String) throws(SpawnFailure) {
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SpawnFailure(code: errno) }
    }

    deinit { close(descriptor) }

    func write(_ bytes: [UInt8]) throws(SpawnFailure) {
        guard Pipe.write(bytes, to: descriptor, milliseconds: 60_000) else { throw SpawnFailure(code: errno) }
    }
}

/// The scripts that come with the program.
enum ShippedFiles {
    /// - Parameter folder: Which is made.
    static func write(to folder: String) throws(SpawnFailure) {
        guard mkdir(folder, 0o700) == 0 else { throw SpawnFailure(code: errno) }
        for index in 0..<spark_file_count() {
            let file = spark_file_at(index)
            let writer = try FileWriter("\(folder)/\(String(cString: file.name))")
            try writer.write(Array(UnsafeBufferPointer(start: file.text, count: Int(file.count))))
        }
    }
}
