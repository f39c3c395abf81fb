// A process that this one starts: with an environment of its own, and in a group of its own, so that it ends with all it started.
// Reference: https://pubs.opengroup.org/onlinepubs/9799919799/functions/posix_spawn.html

// The environment is a variable of C, which Swift takes for shared; nothing here changes it while threads run.
#if canImport(Darwin)
    @preconcurrency import Darwin
#else
    @preconcurrency import Glibc
#endif

/// Why a process could not be started.
package struct SpawnFailure: Error, CustomStringConvertible {
    package let code: Int32

    package init(code: Int32) { self.code = code }

    /// Whether the file is executable but not a program.
    package var isForeignFormat: Bool { code == ENOEXEC }

    package var description: String { String(cString: strerror(code)) }
}

/// A process that was started. Its id stays its own until ``reap()``.
package struct ChildProcess: Sendable {
    package let id: Int32

    /// Descriptors that a process reads from and writes to.
    package struct Streams: Sendable {
        let input: Int32
        let output: Int32
        let errors: Int32

        package init(input: Int32, output: Int32, errors: Int32) {
            self.input = input
            self.output = output
            self.errors = errors
        }
    }

    package enum Ending: Equatable, Sendable {
        case status(Int32)
        case signal(Int32)

        /// As in `ended with status 3`; nil for a process that succeeded.
        package var failure: String? {
            switch self {
            case .status(0): nil
            case .status(let status): "ended with status \(status)"
            case .signal(let signal): "was ended by signal \(signal)"
            }
        }
    }

    /// Starts a program. Without streams it reads nothing, and what it prints goes to standard error.
    ///
    /// - Parameters:
    ///   - arguments: The path of the program, and its arguments.
    ///   - environment: All of its environment.
    package init(_ arguments: [String], environment: [String: String], streams: Streams? = nil) throws(SpawnFailure) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let streams {
            posix_spawn_file_actions_adddup2(&actions, streams.input, STDIN_FILENO)
            posix_spawn_file_actions_adddup2(&actions, streams.output, STDOUT_FILENO)
            posix_spawn_file_actions_adddup2(&actions, streams.errors, STDERR_FILENO)
        } else {
            posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
            posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
        }
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        posix_spawnattr_setpgroup(&attributes, 0)
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        // Its children would ignore the signals that this process ignores.
        for signal in [SIGPIPE, SIGXFSZ] { sigaddset(&signals, signal) }
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var texts = arguments.map { strdup($0) } + [nil]
        var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in texts + variables { free(text) } }
        var id: pid_t = 0
        let code = posix_spawnp(&id, arguments[0], &actions, &attributes, &texts, &variables)
        guard code == 0 else { throw SpawnFailure(code: code) }
        self.id = id
    }

    /// Waits until the process has ended, and leaves its id in use. For a thread that may wait.
    package func waitForEnd() {
        var information = siginfo_t()
        while waitid(P_PID, id_t(id), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
    }

    /// How the process ended. After this its id may belong to another process.
    package func reap() -> Ending {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0, errno == EINTR {}
        return status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
    }

    /// Ends the process and what it started, except for what has left its group.
    package func kill() { _ = killpg(id, SIGKILL) }

    /// The environment of this process.
    package static var environment: [String: String] {
        var environment: [String: String] = [:]
        var next: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = environ
        while let entry = next?.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") { environment[String(text[..<equals])] = String(text[text.index(after: equals)...]) }
            next = next?.successor()
        }
        return environment
    }
}
