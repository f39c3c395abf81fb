// A folder laid out as buckets: DIR/bucket/key.
// Reference: the names of S3's buckets and keys, https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A folder as an object store.
///
/// Buckets and folders are made when something is written to them, since people who give a folder want to look at results and not to
/// prepare places for them. A bucket that refuses is one that the system lets nobody write: a file in its place, or a folder without the right.
package struct FolderStore: ObjectStore {
    private let path: String

    /// The folder cannot be used.
    package struct Unusable: Error, CustomStringConvertible {
        package let description: String
    }

    /// Takes a folder, making it and what is above it.
    ///
    /// - Throws: ``Unusable`` with one sentence.
    package init(at path: String) throws(Unusable) {
        self.path = path
        do throws(ObjectRefusal) {
            try Self.makeFolder(path)
        } catch {
            throw Unusable(description: "The folder \(path) cannot keep results: \(error).")
        }
        guard access(path, W_OK | X_OK) == 0 else {
            throw Unusable(description: "The folder \(path) cannot keep results: \(Self.lastReason()).")
        }
    }

    package func put(_ bytes: [UInt8], key: String, in bucket: String, region: String) throws(ObjectRefusal) {
        // Two slashes in a key are one in a path, and a key may begin with one.
        let steps = [bucket] + key.split(separator: "/").map(String.init)
        guard !bucket.isEmpty, !bucket.contains("/"), steps.count > 1, steps.allSatisfy(Self.staysInside) else {
            throw ObjectRefusal("no file of a folder can have the name \(bucket)/\(key)")
        }
        let folder = path + "/" + steps.dropLast().joined(separator: "/")
        try Self.makeFolder(folder)
        try Self.write(bytes, to: folder + "/" + steps[steps.count - 1])
    }

    private static func staysInside(_ step: String) -> Bool {
        step != "." && step != ".." && !step.utf8.contains(0)
    }

    /// Writes a file that is either whole or not there: readers poll these folders.
    private static func write(_ bytes: [UInt8], to path: String) throws(ObjectRefusal) {
        let temporary = path + ".part"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw ObjectRefusal(lastReason()) }
        var failure = isWritten(bytes, to: file) ? nil : lastReason()
        if close(file) != 0, failure == nil { failure = lastReason() }
        if failure == nil, rename(temporary, path) != 0 { failure = lastReason() }
        if let failure {
            unlink(temporary)
            throw ObjectRefusal(failure)
        }
    }

    private static func isWritten(_ bytes: [UInt8], to file: Int32) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = systemWrite(file, UnsafeRawBufferPointer(rebasing: rest))
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
            Darwin.write(file, bytes.baseAddress, bytes.count)
        #else
            Glibc.write(file, bytes.baseAddress, bytes.count)
        #endif
    }

    /// Makes a folder and those above it; one that is there already is fine.
    private static func makeFolder(_ path: String) throws(ObjectRefusal) {
        var status = stat()
        if stat(path, &status) == 0 {
            guard status.st_mode & S_IFMT == S_IFDIR else { throw ObjectRefusal("\(path) is not a directory") }
            return
        }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolder(String(path[..<slash])) }
        guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw ObjectRefusal(lastReason()) }
    }

    private static func lastReason() -> String {
        String(cString: strerror(errno))
    }
}
