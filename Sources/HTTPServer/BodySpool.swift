// The file into which a large body goes as it arrives.
// Reference: mkstemp(3).

import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A body on its way into a file.
final class BodySpool {
    let body: SpooledBody
    private(set) var count = 0
    private let descriptor: Int32

    /// How the names of such files begin. What a program that was killed has left of them is of use to nobody.
    static let prefix = "cleanrooms-body-"

    /// - Returns: Nil where no file can be made.
    init?(in directory: String) {
        var template = Array("\(directory)/\(Self.prefix)XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        // Programs that are started meanwhile have no part in it.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        body = SpooledBody(path: template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" })
    }

    deinit { close(descriptor) }

    /// - Returns: False where the disk takes no more.
    func append(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var written = 0
        while written < bytes.count {
            let taken = write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            if taken < 0, errno == EINTR { continue }
            guard taken > 0 else { return false }
            written += taken
        }
        count += bytes.count
        return true
    }
}
