// The option that names the tester's own scripts, and the scripts that are found there.
// Reference: https://docs.localstack.cloud/aws/capabilities/config/initialization-hooks/ for the names of the directories.

import ArgumentParser
import Control
import Files

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct HookOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["init-dir"]

    /// Where a container finds hooks that are mounted into it.
    private static let usualDirectory = "/etc/cleanrooms-local/init"

    @Option(
        help:
            "A directory with scripts to run: ready.d/ when the server answers, shutdown.d/ before it stops. Without one it is /etc/cleanrooms-local/init, if that exists."
    )
    var initDir: String?

    /// The scripts that there are.
    ///
    /// - Throws: `ValidationError` with one sentence for a directory that is not there or cannot be read.
    func scripts() throws -> HookScripts {
        guard let directory = initDir ?? (FileKind(of: Self.usualDirectory) == .directory ? Self.usualDirectory : nil) else {
            return HookScripts()
        }
        guard FileKind(of: directory) == .directory else {
            throw ValidationError("--init-dir takes a directory, and \(directory) is none.")
        }
        var scripts = HookScripts()
        for (stage, name) in HookScripts.directories { try scripts.add(directory: "\(directory)/\(name)", to: stage) }
        return scripts
    }
}

/// A script of the tester's.
struct HookScript: Sendable, Equatable {
    let name: String
    let path: String
    /// Whether it is run as a program; otherwise it is one for `/bin/sh`.
    let isExecutable: Bool
}

/// The scripts of each stage, in the order in which they run.
struct HookScripts {
    static let directories: [(stage: HookReport.Stage, name: String)] = [(.ready, "ready.d"), (.shutdown, "shutdown.d")]

    private var byStage: [HookReport.Stage: [HookScript]] = [:]
    /// Paths of files that cannot be run.
    private(set) var skipped: [String] = []

    var isEmpty: Bool { byStage.isEmpty }

    subscript(_ stage: HookReport.Stage) -> [HookScript] { byStage[stage] ?? [] }

    fileprivate mutating func add(directory: String, to stage: HookReport.Stage) throws {
        guard FileKind(of: directory) != nil else { return }
        let names: [String]
        do throws(FileProblem) {
            names = try Files.names(inDirectory: directory)
        } catch {
            throw ValidationError("The hooks in \(directory) cannot be read: \(error.reason).")
        }
        // What is hidden is no hook: a mounted ConfigMap keeps its versions so.
        for name in names where !name.hasPrefix(".") {
            let path = "\(directory)/\(name)"
            guard FileKind(of: path) == .file else { continue }
            let isExecutable = access(path, X_OK) == 0
            guard isExecutable || name.hasSuffix(".sh") else {
                skipped.append(path)
                continue
            }
            byStage[stage, default: []].append(HookScript(name: name, path: path, isExecutable: isExecutable))
        }
    }
}

/// What stands at a path, behind its links.
private enum FileKind {
    case directory, file, other

    /// Nil where there is nothing.
    init?(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: self = .directory
        case S_IFREG: self = .file
        default: self = .other
        }
    }
}
