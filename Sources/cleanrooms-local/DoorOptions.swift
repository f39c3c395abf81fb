// The options that say who may come in.
// Reference: docs/options.md.

import ArgumentParser
import Control
import Files
import Gateway

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

struct DoorOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["verify-signatures", "control-port", "control-token", "allowed-hosts"]

    @Option(
        help: ArgumentHelp(
            """
            A credentials file in AWS's format. Requests have to be signed with one of its keys, each for its profile's account, unless the \
            key id is an account itself. Signatures hold for 15 minutes by the clock of the world. It needs libcrypto 3 when the program runs.
            """, valueName: "file"))
    var verifySignatures: String?

    @Option(
        help: """
            A port of its own for the control API; 0 takes a free one. The line that is printed at the start names it. Health and ready \
            answer on both.
            """)
    var controlPort: Int?

    @Option(
        help: """
            What requests to the control API have to bring along, as Authorization: Bearer or as X-Cleanrooms-Token; health and ready stay \
            open. Better given as CLEANROOMS_CONTROL_TOKEN, which no list of processes shows.
            """)
    var controlToken: String?

    @Option(
        help: ArgumentHelp(
            """
            Further names by which the emulator may be called, such as ci.example.com, *.example.com or *; several with commas. Addresses, \
            localhost, names without a dot and those below .localhost, .internal, .cluster.local and localhost.localstack.cloud always may; \
            AWS's own lead to its API, and with --verify-signatures any does.
            """, valueName: "names"))
    var allowedHosts: [String] = []

    func validate() throws {
        if let controlPort, !(0...65535).contains(controlPort) { throw ValidationError("--control-port takes a number from 0 to 65535.") }
        if let controlToken, controlToken.isEmpty || !controlToken.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
            throw ValidationError("--control-token takes visible ASCII characters without spaces.")
        }
        if let name = doors.allowedHosts.first(where: { !Self.isHost($0) }) {
            throw ValidationError("--allowed-hosts takes names of hosts without a port, and not \(name).")
        }
    }

    var doors: Doors {
        Doors(allowedHosts: allowedHosts.flatMap { $0.split(separator: ",").map(String.init) }, token: controlToken)
    }

    /// - Throws: `ValidationError` with one sentence, in which no secret is.
    func credentials() throws -> SigningCredentials? {
        guard let file = verifySignatures else { return nil }
        do {
            return try SigningCredentials(String(decoding: try Self.contents(of: file), as: UTF8.self))
        } catch let error as SigningCredentials.Unusable {
            throw ValidationError("Cannot verify signatures with \(file). \(error)")
        }
    }

    private static func isHost(_ name: String) -> Bool {
        let name = name.hasPrefix("*.") ? name.dropFirst(2) : name == "*" ? "any" : name[...]
        return !name.isEmpty && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"*:/@?#".utf8.contains($0) }
    }

    /// The most that a file of keys may have.
    private static let mostBytes = 1 << 20

    private static func contents(of path: String) throws -> [UInt8] {
        do throws(FileProblem) {
            return try wholeFile(path, mostBytes: mostBytes, isPipeAllowed: true)
        } catch {
            throw ValidationError("Cannot verify signatures: \(path) cannot be read: \(error.reason).")
        }
    }
}
