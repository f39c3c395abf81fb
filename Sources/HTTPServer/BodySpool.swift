// The file for a large body, written as the body arrives. A slow disk holds up only the client that sends the body.
// Reference: mkstemp(3); docs/architecture.md, "Threads": the loop never waits.

import Files
import HTTP

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Writes bytes as `write(2)` does. A test can put another disk in its place.
typealias FileWriting = @Sendable (_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int

/// A body on its way into a file.
final class BodySpool {
    let body: SpooledBody
    /// How many bytes of it have arrived.
    private(set) var count = 0
    /// How many of these are still in memory, since the file does not have them yet.
    private(set) var unwritten = 0
    /// Whether the disk failed to take a piece.
    private(set) var hasFailed = false
    /// Called when something was written, or failed to be.
    var progressed: (() -> Void)?
    private let file: SpoolFile
    private let worker: Worker?

    /// How the names of such files begin. Files that a killed program has left behind are of no use.
    static let prefix = "cleanrooms-body-"

    /// - Parameter worker: Who writes; nil has each piece written when it comes.
    /// - Returns: Nil where no file can be made.
    init?(in directory: String, by worker: Worker? = nil, writing: @escaping FileWriting = { write($0, $1.baseAddress, $1.count) }) {
        var template = Array("\(directory)/\(Self.prefix)XXXXXX".utf8CString)
        let descriptor = mkstemp(&template)
        guard descriptor >= 0 else { return nil }
        // Programs that are started meanwhile have no part in it.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        file = SpoolFile(descriptor, writing)
        body = SpooledBody(path: template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" })
        self.worker = worker
    }

    /// Takes the next piece.
    ///
    /// - Returns: False where the disk takes no more, as far as that is known.
    func append(_ piece: [UInt8]) -> Bool {
        guard !hasFailed else { return false }
        count += piece.count
        guard let worker else {
            hasFailed = !piece.withUnsafeBytes(file.append)
            return !hasFailed
        }
        unwritten += piece.count
        worker.run { [file] in
            piece.withUnsafeBytes(file.append)
        } then: { [weak self] isWritten in
            guard let self else { return }
            unwritten -= piece.count
            if !isWritten { hasFailed = true }
            progressed?()
        }
        return true
    }
}

/// An open file, which one thread at a time writes.
private final class SpoolFile: Sendable {
    private let descriptor: Int32
    private let writing: FileWriting

    init(_ descriptor: Int32, _ writing: @escaping FileWriting) {
        self.descriptor = descriptor
        self.writing = writing
    }

    deinit { FileEnd.close(descriptor) }

    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        var written = 0
        while written < bytes.count {
            let taken = writing(descriptor, UnsafeRawBufferPointer(rebasing: bytes[written...]))
            if taken < 0, errno == EINTR { continue }
            guard taken > 0 else { return false }
            written += taken
        }
        return true
    }
}
