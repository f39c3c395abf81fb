// A directory on disk that holds the state of one running program.
// Reference: flock(2), https://www.sqlite.org/howtocorrupt.html

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A directory that belongs to this process alone as long as the value lives.
final class DataDirectory {
    let path: String
    /// Where the database is.
    let database: String
    private let lock: Int32
    /// Which file the database is, once it is there.
    private var identity: FileIdentity?

    /// Takes a directory, making it and what is above it.
    ///
    /// - Throws: ``StoreRefusal`` if it cannot be made or written, or is taken.
    init(_ path: String) throws(StoreRefusal) {
        try makeDirectory(path)
        self.path = path
        database = path + "/cleanrooms.sqlite"
        lock = open(path + "/cleanrooms.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard lock >= 0 else { throw .unusable(path: path, reason: lastReason()) }
        // The system lets go of the lock when the process ends, however it ends.
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            // The descriptor is closed by `deinit`, which follows now that everything is initialized. A second `close` could hit a descriptor that
            // another thread has just been given.
            throw errno == EWOULDBLOCK ? .inUse(path: path) : .unusable(path: path, reason: lastReason())
        }
        // What a program that was killed was still receiving.
        for name in namesOfFiles(in: path) where name.hasPrefix("cleanrooms-body-") { unlink("\(path)/\(name)") }
    }

    deinit {
        _ = Self.close(lock)
    }

    /// Notes the identity of the database file that was opened.
    func noteDatabase() { identity = FileIdentity(of: database) }

    /// Whether that file is still in its place: one that was removed can be written to, and keeps nothing.
    var isPresent: Bool { identity == FileIdentity(of: database) }

    private static func close(_ descriptor: Int32) -> Int32 {
        #if canImport(Darwin)
            Darwin.close(descriptor)
        #else
            Glibc.close(descriptor)
        #endif
    }
}

/// The identity of a file, which another file of the same name does not share.
private struct FileIdentity: Equatable {
    let device: UInt64
    let number: UInt64

    /// - Returns: Nil for a file that is not there.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(truncatingIfNeeded: status.st_ino)
    }
}

/// Makes a directory and those above it; one that is there already is fine.
private func makeDirectory(_ path: String) throws(StoreRefusal) {
    var status = stat()
    if stat(path, &status) == 0 {
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .unusable(path: path, reason: "it is not a directory") }
        return
    }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeDirectory(String(path[..<slash])) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unusable(path: path, reason: lastReason()) }
}

func lastReason() -> String {
    String(cString: strerror(errno))
}
