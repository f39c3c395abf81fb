// A file of rows that is the program's own: it is gone with the last who holds it.
// Reference: mkstemp(3), unlink(2).

import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// A file in the directory for what passes through.
package final class SpooledFile: Sendable, Equatable {
    package let path: String
    package let count: Int

    /// How the names of such files begin. What a program that was killed has left of them is of use to nobody.
    package static let prefix = "cleanrooms-body-"

    /// The file cannot be made or written: the system's reason.
    package struct Unwritable: Error, CustomStringConvertible {
        package let description: String
    }

    fileprivate init(path: String, count: Int) {
        self.path = path
        self.count = count
    }

    deinit { FileEnd.remove(path) }

    /// A file with these bytes.
    package static func holding(_ bytes: [UInt8], in directory: String) throws(Unwritable) -> SpooledFile {
        let writer = try SpooledFileWriter(in: directory)
        try writer.append(bytes)
        return writer.finish()
    }

    package static func == (left: SpooledFile, right: SpooledFile) -> Bool { left === right }
}

/// Writes such a file, piece by piece. One that is let go of before its end leaves nothing.
package final class SpooledFileWriter {
    private let descriptor: Int32
    private let path: String
    private var count = 0
    private var isFinished = false

    package init(in directory: String) throws(SpooledFile.Unwritable) {
        var template = Array("\(directory)/\(SpooledFile.prefix)XXXXXX".utf8CString)
        descriptor = mkstemp(&template)
        path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
        guard descriptor >= 0 else { throw SpooledFile.Unwritable(description: "\(directory): \(String(cString: strerror(errno)))") }
        // Programs that are started meanwhile have no part in it.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        if !isFinished { unlink(path) }
    }

    package func append(_ bytes: [UInt8]) throws(SpooledFile.Unwritable) {
        let isWritten = bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let written = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { return false }
                rest = rest.dropFirst(written)
            }
            return true
        }
        guard isWritten else { throw SpooledFile.Unwritable(description: String(cString: strerror(errno))) }
        count += bytes.count
    }

    package func finish() -> SpooledFile {
        isFinished = true
        return SpooledFile(path: path, count: count)
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
        Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #else
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
}
