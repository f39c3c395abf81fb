// A body that stays in its file until the client takes it.
// Reference: pread(2).

import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// An open file that is sent as it was when it was opened, even if another file takes its name meanwhile.
package final class FileBody: Sendable {
    /// The bytes of the file.
    package let count: Int
    private let descriptor: Int32

    /// - Returns: Nil for what is no plain file, or cannot be read.
    package init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        self.descriptor = descriptor
        count = Int(status.st_size)
    }

    deinit { FileEnd.close(descriptor) }

    /// The bytes of a range, on any thread; nil if they are no longer there, or cannot be read.
    package func bytes(in range: Range<Int>) -> [UInt8]? {
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            count = 0
            while count < range.count {
                let read = pread(descriptor, buffer.baseAddress?.advanced(by: count), range.count - count, off_t(range.lowerBound + count))
                if read < 0, errno == EINTR { continue }
                guard read > 0 else {
                    isWhole = false
                    return
                }
                count += read
            }
        }
        return isWhole ? bytes : nil
    }
}

extension FileBody: Equatable {
    package static func == (left: FileBody, right: FileBody) -> Bool { left === right }
}
