// Where snapshots are kept: in memory beside a database in memory, in files beside one in a file.
// Reference: rename(2), which replaces a file at once.

import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A place for the files of snapshots.
protocol SnapshotShelf: AnyObject {
    /// In the order of their names.
    func list() throws(SnapshotRefusal) -> [Snapshot]
    /// Where a snapshot's file can be read while it is there, even if it is replaced meanwhile.
    ///
    /// - Throws: `missing`.
    func file(_ name: SnapshotName) throws(SnapshotRefusal) -> StateFile
    /// A path for a database that may become a snapshot, or none; `:memory:` where nothing is kept in files.
    func workplace(for name: SnapshotName) throws(SnapshotRefusal) -> String
    /// Puts a file on the shelf that was made in a workplace, as a whole or not at all; one of that name is replaced.
    func keep(_ file: StateFile, as name: SnapshotName) throws(SnapshotRefusal) -> Snapshot
    /// - Throws: `missing`.
    func delete(_ name: SnapshotName) throws(SnapshotRefusal)
}

final class MemoryShelf: SnapshotShelf {
    private var files: [SnapshotName: (snapshot: Snapshot, bytes: [UInt8])] = [:]

    func list() -> [Snapshot] {
        files.values.map(\.snapshot).inOrder
    }

    func file(_ name: SnapshotName) throws(SnapshotRefusal) -> StateFile {
        guard let file = files[name] else { throw .missing(name) }
        return .bytes(file.bytes)
    }

    func workplace(for name: SnapshotName) -> String { ":memory:" }

    func keep(_ file: StateFile, as name: SnapshotName) throws(SnapshotRefusal) -> Snapshot {
        switch file {
        case .bytes(let bytes):
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            let snapshot = Snapshot(name: name, bytes: bytes.count, savedAt: now.milliseconds)
            files[name] = (snapshot, bytes)
            return snapshot
        case .path: throw .unusable(name, reason: "it is a file, and the state is in memory")
        }
    }

    func delete(_ name: SnapshotName) throws(SnapshotRefusal) {
        guard files.removeValue(forKey: name) != nil else { throw .missing(name) }
    }
}

/// The files `NAME.sqlite` of a directory, which is made with the first of them.
final class DirectoryShelf: SnapshotShelf {
    private let path: String
    private static let suffix = ".sqlite"
    /// The ending of files that are no snapshots yet.
    private static let partialSuffix = ".partial"
    private var workplaces = 0

    /// A directory of snapshots, without the unfinished files of a program that was killed.
    init(_ path: String) {
        self.path = path
        for name in names where name.hasSuffix(Self.partialSuffix) { unlink("\(path)/\(name)") }
    }

    func list() throws(SnapshotRefusal) -> [Snapshot] {
        names.compactMap { file in
            guard file.hasSuffix(Self.suffix), let name = SnapshotName(String(file.dropLast(Self.suffix.count))) else { return nil }
            return snapshot(name)
        }.inOrder
    }

    private var names: [String] { namesOfFiles(in: path) }

    func file(_ name: SnapshotName) throws(SnapshotRefusal) -> StateFile {
        guard snapshot(name) != nil else { throw .missing(name) }
        return .path(file(of: name))
    }

    func workplace(for name: SnapshotName) throws(SnapshotRefusal) -> String {
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw .unusable(name, reason: lastReason()) }
        workplaces += 1
        // No snapshot's own name ends so, and no list shows it.
        return "\(file(of: name)).\(workplaces)\(Self.partialSuffix)"
    }

    func keep(_ file: StateFile, as name: SnapshotName) throws(SnapshotRefusal) -> Snapshot {
        switch file {
        case .bytes: throw .unusable(name, reason: "it is in memory, and snapshots are in files")
        case .path(let partial):
            // What has had the name until now may be large.
            let former = FileEnd.hold(self.file(of: name))
            defer { FileEnd.close(former) }
            guard rename(partial, self.file(of: name)) == 0, let snapshot = snapshot(name) else {
                let reason = lastReason()
                FileEnd.remove(partial)
                throw .unusable(name, reason: reason)
            }
            return snapshot
        }
    }

    func delete(_ name: SnapshotName) throws(SnapshotRefusal) {
        guard FileEnd.remove(file(of: name)) else {
            throw errno == ENOENT ? .missing(name) : .unusable(name, reason: lastReason())
        }
    }

    private func file(of name: SnapshotName) -> String {
        "\(path)/\(name)\(Self.suffix)"
    }

    /// What the system knows of a file by its name; nil unless it is a plain file.
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

/// The names of everything in a directory; none if there is no directory.
func namesOfFiles(in path: String) -> [String] {
    guard let directory = opendir(path) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names
}

/// Makes sure that a file is on the disk before it gets its final name.
func synchronizeFile(_ path: String) -> Bool {
    let descriptor = open(path, O_RDWR | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
}
