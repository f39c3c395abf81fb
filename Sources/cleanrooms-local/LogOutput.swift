// Where log lines gather until they are written: a call of the system for each would cost more than making them.
// Reference: https://man7.org/linux/man-pages/man2/write.2.html

import Synchronization

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The end of all log lines.
final class LogOutput: Sendable {
    private let pending = Mutex<[UInt8]>([])
    private let write: @Sendable ([UInt8]) -> Void

    init(write: @escaping @Sendable ([UInt8]) -> Void) {
        self.write = write
    }

    static let standardError = LogOutput { bytes in
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = writeSome(STDERR_FILENO, rest)
                guard count > 0 else { return }
                rest = rest.dropFirst(count)
            }
        }
    }

    /// - Parameter waits: Whether the line may wait for the end of the loop's turn.
    func append(_ line: [UInt8], waits: Bool) {
        pending.withLock { pending in
            pending.append(contentsOf: line)
            guard !waits || pending.count >= Self.mostPending else { return }
            write(pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    func flush() {
        pending.withLock { pending in
            guard !pending.isEmpty else { return }
            write(pending)
            pending.removeAll(keepingCapacity: true)
        }
    }

    private static let mostPending = 64 * 1024
}

/// `write`, taken up again after a signal; nobody is left to hear of an error of standard error.
private func writeSome(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    while true {
        let count = write(descriptor, UnsafeRawBufferPointer(rebasing: bytes).baseAddress, bytes.count)
        if count >= 0 || errno != EINTR { return count }
    }
}
