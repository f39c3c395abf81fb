// The objects that templates name, in a folder laid out as buckets: DIR/bucket/key.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/userguide/pyspark-analysis-templates.html on what is compared before a run

import CleanRooms
import Files
import Hashing
import Processes

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Why an artifact cannot be used.
struct ArtifactRefusal: Error, Equatable {
    let code: ExecutionFailure.Code
    let message: String
}

package struct ArtifactFolder: Sendable {
    private let path: String

    /// All artifacts of a template together have at most that many bytes (user guide).
    static let most = 1 << 30

    /// Nil for a folder that is not there.
    package init?(_ path: String) {
        guard let real = Self.resolved(path) else { return nil }
        self.path = real
    }

    /// Copies an object to a file.
    ///
    /// - Parameter left: How many bytes it may have; its own are taken off.
    /// - Returns: The SHA-256 of its bytes in hexadecimal digits.
    func copy(_ artifact: ScriptOrder.Artifact, to target: String, left: inout Int) throws(ArtifactRefusal) -> String {
        let place = "s3://\(artifact.bucket)/\(artifact.key)"
        guard let source = resolved(artifact), let bytes = Self.bytes(of: source, most: left) else {
            throw ArtifactRefusal(code: .resourceNotFound, message: "The artifact \(place) cannot be read.")
        }
        left -= bytes.count
        let hash: String
        do {
            hash = try SHA256().digest(of: bytes)
        } catch {
            throw ArtifactRefusal(code: .unknownError, message: "[emulator] \(error)")
        }
        guard artifact.hash == nil || artifact.hash == hash else {
            throw ArtifactRefusal(
                code: .invalidResource, message: "The artifacts of the analysis template have changed since it was created.")
        }
        do throws(SpawnFailure) {
            try FileWriter(target).write(bytes)
        } catch {
            throw ArtifactRefusal(code: .unknownError, message: "[emulator] The artifact \(place) cannot be copied: \(error).")
        }
        return hash
    }

    /// The file of an object; nil for a key that leads out of the folder, by its steps or by a link.
    private func resolved(_ artifact: ScriptOrder.Artifact) -> String? {
        let steps = [artifact.bucket] + artifact.key.split(separator: "/").map(String.init)
        guard steps.count > 1, !artifact.bucket.contains("/"), !steps.contains(where: { $0 == "." || $0 == ".." || $0.utf8.contains(0) })
        else { return nil }
        guard let real = Self.resolved(([path] + steps).joined(separator: "/")), real.hasPrefix(path + "/") else { return nil }
        return real
    }

    private static func resolved(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    private static func bytes(of path: String, most: Int) -> [UInt8]? {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        return try? wholeFile(path, mostBytes: most)
    }
}
