// A body that is read as its client takes it, from where it lies anyway.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/pread.html

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A body of a known length, of which an answer holds a piece at a time.
package final class PulledBody {
    /// In bytes.
    package let count: Int
    private let source: Source

    private enum Source {
        case bytes([UInt8])
        /// A file that is open, and stays what it was when it is replaced.
        case file(Int32)
    }

    package init(_ bytes: [UInt8]) {
        count = bytes.count
        source = .bytes(bytes)
    }

    /// Opens a file; nil with `errno` set if it cannot be read, or is no regular one.
    package init?(file path: String) {
        let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            errno = EINVAL
            return nil
        }
        count = Int(status.st_size)
        source = .file(descriptor)
    }

    deinit {
        if case .file(let descriptor) = source { close(descriptor) }
    }

    /// The bytes of a place; nil if they cannot be read, as when a file was cut short.
    package func piece(_ place: Range<Int>) -> [UInt8]? {
        switch source {
        case .bytes(let bytes): return bytes.indices.contains(place.lowerBound) ? Array(bytes[place.clamped(to: bytes.indices)]) : nil
        case .file(let descriptor):
            var isRead = true
            let piece = [UInt8](unsafeUninitializedCapacity: place.count) { buffer, count in
                while count < place.count {
                    let read = pread(
                        descriptor, buffer.baseAddress?.advanced(by: count), place.count - count, off_t(place.lowerBound + count))
                    if read < 0, errno == EINTR { continue }
                    guard read > 0 else {
                        isRead = false
                        return
                    }
                    count += read
                }
            }
            return isRead ? piece : nil
        }
    }
}
