// How a whole file is packed, which its ending tells.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/data-formats.html

enum Compression {
    case gzip, bzip2, zstd, snappy

    static let byEnding: [String: Compression] = [
        "gz": .gzip, "gzip": .gzip, "bz2": .bzip2, "zst": .zstd, "zstd": .zstd, "snappy": .snappy,
    ]
    private static let refused: Set = ["lz4", "lzo", "br", "zip", "xz", "7z", "deflate", "z"]

    /// The compression of a file; nil for one that is as it is.
    ///
    /// - Throws: `unsupportedFile` for a compression that is known and not read.
    init?(_ file: FileSource) throws(QueryFailure) {
        guard let ending = Self.endings(of: file.name).last else { return nil }
        if Self.refused.contains(ending) {
            throw QueryFailure(
                .unsupportedFile,
                "The file \(file.name) of a table is compressed in a way that is not supported: .gz, .bz2, .zst and .snappy are.")
        }
        guard let compression = Self.byEnding[ending] else { return nil }
        self = compression
    }

    /// The parts of a name behind its points, in lower case.
    static func endings(of name: String) -> [String] {
        name.split(separator: ".").dropFirst(name.hasPrefix(".") ? 0 : 1).map { $0.lowercased() }
    }
}
