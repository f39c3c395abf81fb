// Pipes between this process and those that it starts.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/pipe.html

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The two ends of a pipe, which no child inherits unless it is given one.
package struct Pipe: Sendable {
    package let reading: Int32
    package let writing: Int32

    /// - Throws: ``SpawnFailure`` when the system gives no descriptors.
    package init() throws(SpawnFailure) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SpawnFailure(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    /// Reads what is there next, waiting for it; nil at the end.
    ///
    /// - Parameter most: In bytes.
    package static func read(_ descriptor: Int32, most: Int = 1 << 16) -> [UInt8]? {
        let bytes = [UInt8](unsafeUninitializedCapacity: most) { buffer, count in
            var got = -1
            repeat { got = systemRead(descriptor, buffer.baseAddress, most) } while got < 0 && errno == EINTR
            count = max(0, got)
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Writes all of it, unless the other side takes nothing for so long.
    ///
    /// - Returns: Whether all of it was written.
    package static func write(_ bytes: [UInt8], to descriptor: Int32, milliseconds: Int32) -> Bool {
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress?.advanced(by: start), bytes.count - start) }
            if count > 0 {
                start += count
            } else if errno == EAGAIN {
                var watched = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                guard poll(&watched, 1, milliseconds) > 0 else { return false }
            } else if errno != EINTR {
                return false
            }
        }
        return true
    }
}

// The names are also those of methods above.
private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int { read(descriptor, buffer, count) }
private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, buffer, count) }
