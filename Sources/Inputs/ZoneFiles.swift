// The machine's time zone database.
// Reference: RFC 9636; Debian's package tzdata, macOS and the image have it below /usr/share/zoneinfo.

import Files

package enum ZoneFiles {
    private static let folder = "/usr/share/zoneinfo"
    /// The largest file of the database has less than 4 KiB.
    private static let mostBytes = 1 << 18

    /// The bytes of a zone's file; nil if there is none.
    ///
    /// - Parameter name: Such as `Europe/Oslo`: names without dots and with single slashes between them, which lead to no other folder.
    package static func bytes(of name: String) -> [UInt8]? {
        try? wholeFile("\(folder)/\(name)", mostBytes: mostBytes)
    }
}
