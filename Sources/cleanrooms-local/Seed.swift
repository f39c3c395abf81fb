// `cleanrooms-local seed`: a seed planted in a running server.
// Reference: docs/seeds.md.

import ArgumentParser
import Control
import HTTP
import JSON

/// Runs a seed in a running server.
struct Seed: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "seed", abstract: "Run a seed in a running server, and print the ids of what its named steps made.")

    @OptionGroup var server: RunningServer

    @Argument(help: "A name that the server knows, or a file where there is a / or .yaml in it.")
    var seed: String

    func run() throws {
        let outcome =
            if SeedOptions.isFile(seed) {
                try server.send("POST", "/_cleanrooms/seeds", contents(), ofType: "application/yaml", seconds: Self.mostSeconds)
            } else {
                try server.send("POST", "/_cleanrooms/seeds/\(PercentEncoding.encode(seed))", [], ofType: nil, seconds: Self.mostSeconds)
            }
        let calls = if case .integer(let count)? = outcome["calls"] { count } else { Int64(0) }
        print("\(seed): \(calls) calls")
        for output in outcome["outputs"]?.object?.members ?? [] {
            guard let id = id(in: output.value) else { continue }
            print("\(output.name): \(id)")
        }
    }

    /// A hundred thousand calls take their time.
    private static let mostSeconds = 600

    private func contents() throws(RunningServer.Failure) -> [UInt8] {
        do throws(SeedError) {
            return try SeedShelf.contents(of: seed)
        } catch {
            throw RunningServer.Failure(description: "\(error)")
        }
    }

    /// The id of what a step made: answers have it in the one object that they are about.
    private func id(in answer: JSON) -> String? {
        if let id = answer["id"]?.string { return id }
        return answer.object?.members.lazy.compactMap { $0.value["id"]?.string }.first
    }
}
