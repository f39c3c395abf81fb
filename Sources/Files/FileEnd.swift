// The ends of large files, which take time: a gibibyte gives back its blocks in up to a second.
// Reference: unlink(2), close(2): the blocks of a file go with its last name and its last descriptor, whichever is later.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Ends files without waiting for the disk: on a thread of its own where they are large.
package enum FileEnd {
    /// A file of no more bytes ends within a few milliseconds.
    private static let quickBytes = 2 * 1024 * 1024

    /// Removes a file's name, and the file if it has no other and nobody has it open.
    ///
    /// - Returns: Whether there was such a file and it is removed; otherwise `errno` says why not.
    @discardableResult
    package static func remove(_ path: String) -> Bool {
        let descriptor = hold(path)
        let isRemoved = unlink(path) == 0
        let reason = errno
        close(descriptor)
        errno = reason
        return isRemoved
    }

    /// Opens the file of a name that is about to be given to another, so that the name's change need not wait for the file's end.
    ///
    /// - Returns: What ``close(_:)`` takes, even if there is no file.
    package static func hold(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }

    /// Closes a descriptor, which may be the last of a file that has no name any more.
    package static func close(_ descriptor: Int32) {
        guard descriptor >= 0 else { return }
        var status = stat()
        var number = descriptor
        if fstat(descriptor, &status) == 0, status.st_size > quickBytes, let closer, write(closer, &number, numberBytes) == numberBytes {
            return
        }
        closeHere(descriptor)
    }

    private static let numberBytes = MemoryLayout<Int32>.size

    /// Where the thread that closes gets its descriptors; nil where the system gives no pipe or thread. It is for as long as the program lives.
    private static let closer: Int32? = {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        // Who closes does not wait for the thread: where the pipe is full it closes itself.
        _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
        if startThread(reading: ends[0]) { return ends[1] }
        for end in ends { closeHere(end) }
        return nil
    }()

    private static func startThread(reading end: Int32) -> Bool {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let context = UnsafeMutableRawPointer(bitPattern: Int(end))
        #if canImport(Darwin)
            var thread: pthread_t?
            return pthread_create(&thread, &attributes, { FileEnd.closeAll(from: $0) }, context) == 0
        #else
            var thread = pthread_t()
            return pthread_create(&thread, &attributes, { $0.flatMap { FileEnd.closeAll(from: $0) } }, context) == 0
        #endif
    }

    private static func closeAll(from context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
        // Signals are for the thread of the loop.
        var all = sigset_t()
        sigfillset(&all)
        pthread_sigmask(SIG_BLOCK, &all, nil)
        let end = Int32(truncatingIfNeeded: Int(bitPattern: context))
        var number: Int32 = -1
        while true {
            let taken = read(end, &number, numberBytes)
            if taken < 0, errno == EINTR { continue }
            guard taken == numberBytes else { return nil }
            closeHere(number)
        }
    }

    private static func closeHere(_ descriptor: Int32) {
        #if canImport(Darwin)
            _ = Darwin.close(descriptor)
        #else
            _ = Glibc.close(descriptor)
        #endif
    }
}
