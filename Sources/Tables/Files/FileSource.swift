// The bytes of a file of a table, wherever they lie.
// Source: our own.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file that can be read at any place: one of this machine's, an object that was spooled, or bytes in memory.
package struct FileSource: Sendable {
    /// What messages call it: the last part of its path or key. Its ending tells the compression, and the format where nothing else does.
    package let name: String
    package let size: Int
    private let fill: @Sendable (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Void

    /// - Parameter fill: Fills a whole buffer with the bytes from an offset on; both lie within the size. It may wait, and throws where
    ///   bytes are not there.
    package init(
        name: String, size: Int,
        fill: @escaping @Sendable (_ offset: Int, _ buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Void
    ) {
        self.name = name
        self.size = size
        self.fill = fill
    }

    /// Bytes in memory.
    package init(name: String, bytes: [UInt8]) {
        self.init(name: name, size: bytes.count) { offset, buffer in
            bytes.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<(offset + buffer.count)])) }
        }
    }

    /// A regular file of this machine.
    ///
    /// - Parameter name: What messages call it; nil for the last part of its path.
    /// - Throws: `brokenFile` with the system's reason.
    package init(path: String, name: String? = nil) throws(QueryFailure) {
        let name = name ?? path.split(separator: "/").last.map { String($0) } ?? ""
        let file = OpenFile(open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK))
        guard file.descriptor >= 0 else { throw .broken(file: name, String(cString: strerror(errno))) }
        var status = stat()
        guard fstat(file.descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .broken(file: name, "it is no regular file")
        }
        self.init(name: name, size: Int(status.st_size)) { (offset, buffer) throws(QueryFailure) in
            try file.fill(buffer, from: offset, name)
        }
    }

    /// Fills a buffer with the bytes from an offset on.
    ///
    /// - Throws: `brokenFile` for a place that the file does not have.
    func read(_ offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(QueryFailure) {
        guard offset >= 0, offset <= size, buffer.count <= size - offset else { throw broken("it ends too early") }
        if !buffer.isEmpty { try fill(offset, buffer) }
    }

    /// The first bytes of the file, as many as there are of those that are wanted.
    func start(_ count: Int) throws(QueryFailure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: min(count, size))
        try bytes.fill { (buffer) throws(QueryFailure) in try read(0, into: buffer) }
        return bytes
    }

    func broken(_ reason: String) -> QueryFailure { .broken(file: name, reason) }
}

extension QueryFailure {
    /// - Parameter reason: Half a sentence: "it ends too early".
    package static func broken(file name: String, _ reason: String) -> QueryFailure {
        QueryFailure(.brokenFile, "The file \(name) of a table cannot be read: \(reason).")
    }
}

extension [UInt8] {
    /// Lets a body write the bytes, and passes on what it throws.
    mutating func fill(_ body: (UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Void) throws(QueryFailure) {
        let failure: QueryFailure? = withUnsafeMutableBytes { buffer in
            do throws(QueryFailure) {
                try body(buffer)
                return nil
            } catch {
                return error
            }
        }
        if let failure { throw failure }
    }
}

/// A file of the system that is closed when nobody reads it any more.
private final class OpenFile: Sendable {
    let descriptor: Int32

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    deinit { if descriptor >= 0 { close(descriptor) } }

    func fill(_ buffer: UnsafeMutableRawBufferPointer, from offset: Int, _ name: String) throws(QueryFailure) {
        var count = 0
        while count < buffer.count {
            let more = pread(descriptor, buffer.baseAddress?.advanced(by: count), buffer.count - count, off_t(offset + count))
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { throw .broken(file: name, more == 0 ? "it ends too early" : String(cString: strerror(errno))) }
            count += more
        }
    }
}
