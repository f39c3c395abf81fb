// A folder laid out as buckets: DIR/bucket/prefix/file.
// Reference: https://owasp.org/www-community/attacks/Path_Traversal: what a link leads to counts, and not its name.

import Tables

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Buckets as folders.
package struct FolderBuckets: BucketSource {
    /// Without links in it.
    private let root: String

    /// - Returns: Nil for what is no directory.
    package init?(_ path: String) {
        guard let root = Self.resolved(path), Self.kind(of: root) == S_IFDIR else { return nil }
        self.root = root
    }

    func has(_ bucket: String) -> Bool { inside("\(root)/\(bucket)").map { Self.kind(of: $0) == S_IFDIR } ?? false }

    func listing(
        of folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FolderListing {
        guard has(folder.bucket) else { throw .notAccessible("--tables-dir has no folder \(folder.bucket)") }
        // As with S3, a prefix that nothing begins with has nothing in it.
        guard let path = inside(path(of: folder)) else { return FolderListing() }
        guard let directory = opendir(path) else {
            guard errno != ENOTDIR else { return FolderListing() }
            throw .notAccessible("\(folder) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { closedir(directory) }
        var listing = FolderListing()
        while let entry = readdir(directory) {
            try check()
            let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            guard name != ".", name != "..", let file = inside("\(path)/\(name)") else { continue }
            var status = stat()
            guard stat(file, &status) == 0 else { continue }
            switch status.st_mode & S_IFMT {
            case S_IFREG: listing.files.append(ListedFile(name: name, size: Int(status.st_size), tag: ""))
            case S_IFDIR: listing.folders.append(name)
            default: continue
            }
        }
        listing.files.sort { $0.name < $1.name }
        listing.folders.sort()
        return listing
    }

    func open(
        _ file: ListedFile, in folder: BucketFolder, for owner: TableOwner, _ check: () throws(QueryFailure) -> Void
    ) throws(QueryFailure) -> FileSource {
        guard let path = inside("\(path(of: folder))\(file.name)") else { throw .broken(file: file.name, "it is gone") }
        return try FileSource(path: path, name: file.name)
    }

    private func path(of folder: BucketFolder) -> String { "\(root)/\(folder.bucket)/\(folder.prefix)" }

    /// Where a path leads; nil where that is not below the root, or nowhere.
    private func inside(_ path: String) -> String? {
        guard let resolved = Self.resolved(path), resolved.hasPrefix(root == "/" ? root : root + "/") else { return nil }
        return resolved
    }

    private static func resolved(_ path: String) -> String? {
        // A zero byte would end the path early.
        guard !path.utf8.contains(0), let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    private static func kind(of path: String) -> mode_t? {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
    }
}
