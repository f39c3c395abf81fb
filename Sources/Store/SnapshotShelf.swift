// Where snapshots are kept: in memory beside a database in memory, in files beside one in a file.
// Reference: rename(2), which replaces a file at once.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A place for the files of snapshots.
protocol SnapshotShelf: AnyObject {
    /// In the order of their names.
    func list() throws(SnapshotRefusal) -> [Snapshot]
    /// - Throws: `missing`.
    func read(_ name: SnapshotName) throws(SnapshotRefusal) -> [UInt8]
    /// Puts a file on the shelf, as a whole or not at all; one of that name is replaced.
    func write(_ bytes: [UInt8], as name: SnapshotName) throws(SnapshotRefusal) -> Snapshot
    /// - Throws: `missing`.
    func delete(_ name: SnapshotName) throws(SnapshotRefusal)
}

final class MemoryShelf: SnapshotShelf {
    private var files: [SnapshotName: (snapshot: Snapshot, bytes: [UInt8])] = [:]

    func list() -> [Snapshot] {
        files.values.map(\.snapshot).inOrder
    }

    func read(_ name: SnapshotName) throws(SnapshotRefusal) -> [UInt8] {
        guard let file = files[name] else { throw .missing(name) }
        return file.bytes
    }

    func write(_ bytes: [UInt8], as name: SnapshotName) -> Snapshot {
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let snapshot = Snapshot(name: name, bytes: bytes.count, savedAt: now.milliseconds)
        files[name] = (snapshot, bytes)
        return snapshot
    }

    func delete(_ name: SnapshotName) throws(SnapshotRefusal) {
        guard files.removeValue(forKey: name) != nil else { throw .missing(name) }
    }
}

/// The files `NAME.sqlite` of a directory, which is made with the first of them.
final class DirectoryShelf: SnapshotShelf {
    private let path: String
    private static let suffix = ".sqlite"

    init(_ path: String) {
        self.path = path
    }

    func list() throws(SnapshotRefusal) -> [Snapshot] {
        guard let directory = opendir(path) else { return [] }
        defer { closedir(directory) }
        var snapshots: [Snapshot] = []
        while let entry = readdir(directory) {
            let file = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard file.hasSuffix(Self.suffix), let name = SnapshotName(String(file.dropLast(Self.suffix.count))),
                let snapshot = snapshot(name)
            else { continue }
            snapshots.append(snapshot)
        }
        return snapshots.inOrder
    }

    func read(_ name: SnapshotName) throws(SnapshotRefusal) -> [UInt8] {
        guard snapshot(name) != nil else { throw .missing(name) }
        guard let file = fopen(file(of: name), "rb") else { throw .unusable(name, reason: lastReason()) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        let size = 1 << 20
        while true {
            let before = bytes.count
            bytes.reserveCapacity(before + size)
            let chunk = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in count = fread(buffer.baseAddress, 1, size, file) }
            bytes += chunk
            if chunk.isEmpty { break }
        }
        guard ferror(file) == 0 else { throw .unusable(name, reason: lastReason()) }
        return bytes
    }

    func write(_ bytes: [UInt8], as name: SnapshotName) throws(SnapshotRefusal) -> Snapshot {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unusable(name, reason: lastReason()) }
        // No snapshot's own name ends so, and no list shows it.
        let partial = file(of: name) + ".partial"
        guard let output = fopen(partial, "wb") else { throw .unusable(name, reason: lastReason()) }
        // On the disk before it has its name: a crash leaves the old file or the new one.
        let isWritten = fwrite(bytes, 1, bytes.count, output) == bytes.count && fflush(output) == 0 && fsync(fileno(output)) == 0
        let reason = lastReason()
        guard fclose(output) == 0, isWritten else {
            unlink(partial)
            throw .unusable(name, reason: reason)
        }
        guard rename(partial, file(of: name)) == 0, let snapshot = snapshot(name) else {
            let reason = lastReason()
            unlink(partial)
            throw .unusable(name, reason: reason)
        }
        return snapshot
    }

    func delete(_ name: SnapshotName) throws(SnapshotRefusal) {
        guard unlink(file(of: name)) == 0 else {
            throw errno == ENOENT ? .missing(name) : .unusable(name, reason: lastReason())
        }
    }

    private func file(of name: SnapshotName) -> String {
        "\(path)/\(name)\(Self.suffix)"
    }

    /// What is said of a name's file; nil unless it is a plain file.
    private func snapshot(_ name: SnapshotName) -> Snapshot? {
        var status = stat()
        guard lstat(file(of: name), &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Snapshot(name: name, bytes: Int(status.st_size), savedAt: time.milliseconds)
    }
}

extension timespec {
    fileprivate var milliseconds: Int64 { Int64(tv_sec) * 1000 + Int64(tv_nsec) / 1_000_000 }
}

extension [Snapshot] {
    fileprivate var inOrder: [Snapshot] { sorted { $0.name.text < $1.name.text } }
}
