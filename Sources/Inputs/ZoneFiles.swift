// The machine's time zone database.
// Reference: RFC 9636; Debian's package tzdata, macOS and the image have it below /usr/share/zoneinfo.

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

package enum ZoneFiles {
    private static let folder = "/usr/share/zoneinfo"
    /// The largest file of the database has less than 4 KiB.
    private static let mostBytes = 1 << 18

    /// The bytes of a zone's file; nil if there is none.
    ///
    /// - Parameter name: Such as `Europe/Oslo`: names without dots and with single slashes between them, which lead to no other folder.
    package static func bytes(of name: String) -> [UInt8]? {
        let file = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= mostBytes else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        let count = bytes.withUnsafeMutableBytes { buffer in read(file, buffer.baseAddress, buffer.count) }
        return count == bytes.count ? bytes : nil
    }
}
