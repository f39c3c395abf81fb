// What the system says of this process.
// Reference: proc_pid_statm(5), clock(3)

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Figures of the running process, at the moment they are asked for.
struct ProcessFigures {
    let cpuSeconds: Double
    /// Nil where there is no `/proc`.
    let residentBytes: Int?

    init() {
        // POSIX counts it in millionths of a second.
        cpuSeconds = Double(clock()) / 1e6
        residentBytes = Self.residentPages.map { $0 * Int(getpagesize()) }
    }

    /// The second number of the file: `size resident shared …`, in pages.
    private static var residentPages: Int? {
        let file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        let text = [UInt8](unsafeUninitializedCapacity: 256) { $1 = max(0, read(file, $0.baseAddress, $0.count)) }
        let numbers = text.split(separator: UInt8(ascii: " "))
        return numbers.count > 1 ? Int(String(decoding: numbers[1], as: UTF8.self)) : nil
    }
}
