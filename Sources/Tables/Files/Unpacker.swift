// Unpacks bytes by a library that is opened when a file needs it.

import CCodecs

/// Unpacks gzip, zstd or bzip2.
final class Unpacker {
    enum Kind: String {
        case gzip, zstd, bzip2

        fileprivate var number: ccodecs_kind {
            switch self {
            case .gzip: CCODECS_GZIP
            case .zstd: CCODECS_ZSTD
            case .bzip2: CCODECS_BZIP2
            }
        }

        fileprivate var library: String {
            switch self {
            case .gzip: "zlib"
            case .zstd: "libzstd"
            case .bzip2: "libbz2"
            }
        }
    }

    struct Step {
        let taken: Int
        let made: Int
        /// Whether what was packed in one piece is over.
        let isEnd: Bool
    }

    private let stream: OpaquePointer
    private let file: FileSource

    /// - Throws: `brokenFile` where the library is not on this machine.
    init(_ kind: Kind, _ file: FileSource) throws(QueryFailure) {
        if let reason = ccodecs_open(kind.number) {
            throw file.broken("\(kind.library), which unpacks it, cannot be used: \(String(cString: reason))")
        }
        guard let stream = ccodecs_start(kind.number) else { throw file.broken("\(kind.library) has no memory for it") }
        self.stream = stream
        self.file = file
    }

    deinit { ccodecs_end(stream) }

    func restart() throws(QueryFailure) {
        guard ccodecs_restart(stream) != 0 else { throw damage }
    }

    func step(_ input: UnsafeMutableRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Step {
        try step(UnsafeRawBufferPointer(input), into: output)
    }

    func step(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(QueryFailure) -> Step {
        var taken = 0
        var made = 0
        let state = ccodecs_step(stream, input.baseAddress, input.count, &taken, output.baseAddress, output.count, &made)
        guard state != CCODECS_BROKEN else { throw damage }
        return Step(taken: taken, made: made, isEnd: state == CCODECS_END)
    }

    /// Unpacks what fills a whole buffer.
    func unpack(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) throws(QueryFailure) {
        try restart()
        var taken = 0
        var made = 0
        while made < output.count {
            let step = try step(
                UnsafeRawBufferPointer(rebasing: input[taken...]), into: UnsafeMutableRawBufferPointer(rebasing: output[made...]))
            taken += step.taken
            made += step.made
            if made == output.count { break }
            // Gzip's members may follow each other within one page.
            if step.isEnd, taken < input.count { try restart() }
            guard step.taken > 0 || step.made > 0 else { throw damage }
        }
    }

    private var damage: QueryFailure { file.broken("its compressed bytes are damaged") }
}
