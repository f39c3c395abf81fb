// The options that say what the state begins with.
// Reference: docs/seeds.md.

import ArgumentParser
import CleanRoomsModel
import Clocks
import Control
import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct SeedOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["seed", "seeds-dir", "files-dir", "start-time"]

    /// Where a container finds seeds that are mounted into it.
    private static let usualDirectory = "/etc/cleanrooms-local/seeds"

    @Option(
        help: """
            A seed to begin with: a name, or a file where there is a / or .yaml in it; several with commas or by repeating the option. \
            With --data-dir each runs once.
            """)
    var seed: [String] = []

    @Option(
        help: "A directory of seeds that go by the names of their files. Without one it is /etc/cleanrooms-local/seeds, if that exists.")
    var seedsDir: String?

    @Option(
        help: """
            The time at which the clock begins, before the seeds run, such as 2026-01-31T12:00:00Z. With --id-seed they make the same ids at \
            each start.
            """,
        transform: Self.time)
    var startTime: Timestamp?

    private static func time(_ text: String) throws -> Timestamp {
        guard let time = Timestamp(text: text), Timestamp.span.contains(time) else {
            throw ValidationError("--start-time takes a time such as 2026-01-31T12:00:00Z, from 1970 to 9999, and not \(text).")
        }
        return time
    }

    @Option(
        help: ArgumentHelp(
            "A directory below which requests and posted seeds may name files, such as an outcome's rows; several by repeating the option. "
                + "Without one it is that of the seeds and that of --catalog.",
            valueName: "directory"))
    var filesDir: [String] = []

    func validate() throws {
        if let directory = filesDir.first(where: { !isDirectory($0) }) {
            throw ValidationError("--files-dir takes a directory, and \(directory) is none.")
        }
        if let seedsDir, !isDirectory(seedsDir) { throw ValidationError("--seeds-dir takes a directory, and \(seedsDir) is none.") }
    }

    var shelf: SeedShelf { SeedShelf(directory: directory) }

    private var directory: String? { seedsDir ?? (isDirectory(Self.usualDirectory) ? Self.usualDirectory : nil) }

    /// The files that requests can have read: below what the option names, or else below where seeds and declared tables are.
    func files(catalog: String?) -> LocalFiles {
        guard filesDir.isEmpty else { return LocalFiles(filesDir) }
        let seeds = seedNames.filter(Self.isFile).map { $0.contains("/") ? String($0[...($0.lastIndex(of: "/") ?? $0.startIndex)]) : "." }
        return LocalFiles(([directory, catalog] + seeds).compactMap(\.self))
    }

    private var seedNames: [String] { seed.flatMap { $0.split(separator: ",").map(String.init) } }

    /// The seeds to begin with, read and in the order of the options.
    ///
    /// - Throws: ``SeedError`` for one that is not there, and for one that is no seed.
    func scripts() throws(SeedError) -> [SeedScript] {
        var scripts: [SeedScript] = []
        for name in seedNames {
            scripts.append(Self.isFile(name) ? try SeedShelf.script(inFile: name) : try shelf.script(named: name))
        }
        return scripts
    }

    /// Whether a seed that somebody names is a file, and not the name of one.
    static func isFile(_ name: String) -> Bool { name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") }
}
