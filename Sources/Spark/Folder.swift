// Folders and files that the emulator and its workers give each other.

import Files
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
        guard let names = try? names(inDirectory: path) else { return }
        for name in names {
            let child = "\(path)/\(name)"
            var status = stat()
            guard lstat(child, &status) == 0 else { continue }
            if status.st_mode & S_IFMT == S_IFDIR { remove(child) } else { unlink(child) }
        }
        rmdir(path)
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
