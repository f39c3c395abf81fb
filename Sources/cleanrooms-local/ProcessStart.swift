// What the program does before anything else, since its parent process may have left it in an odd state.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/execve.html (what a new program inherits)

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

enum ProcessStart {
    /// Sees to the descriptors and signals that a program takes for granted.
    static func settle() {
        openStandardDescriptors()
        // A log or an answer whose reader has gone fails a write, and does not end the program. Its children have the default (ChildProcess).
        signal(SIGPIPE, SIG_IGN)
        // A file at the limit of its size fails the write, as a full disk does, and not the program.
        signal(SIGXFSZ, SIG_IGN)
    }

    /// Whether a signal was ignored when the program was started, as `nohup` has it with SIGHUP.
    static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        guard sigaction(signal, nil, &action) == 0 else { return false }
        #if canImport(Darwin)
            let handler = action.__sigaction_u.__sa_handler
        #else
            let handler = action.__sigaction_handler.sa_handler
        #endif
        return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    /// A descriptor from 0 to 2 that is closed would be the next file's, which standard error then writes into.
    private static func openStandardDescriptors() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
            // The lowest one that is free, which is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_RDONLY : O_WRONLY)
        }
    }
}
