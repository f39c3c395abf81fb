// The command line. Every option has an environment variable, and a bad value of either refuses to start.
// Reference: docs/options.md.

import ArgumentParser

@main
struct CleanRoomsLocal: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "cleanrooms-local",
        abstract: "A local emulator of AWS Clean Rooms.",
        version: version,
        subcommands: [Serve.self] + others,
        defaultSubcommand: Serve.self)

    /// The commands beside `serve`. They take nothing from the environment but what they read themselves.
    private static let others: [any ParsableCommand.Type] = [Explain.self, Query.self, Advance.self, Status.self, Reset.self, Seed.self]

    static func main() {
        ProcessStart.settle()
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard !others.contains(where: { $0.configuration.commandName == arguments.first }) else { return main(arguments) }
        let environment = EnvironmentOptions(
            Serve.environmentOptions, flags: Serve.environmentFlags, protecting: Serve.protectingOptions)
        do {
            main(try environment.added(to: arguments))
        } catch {
            exit(withError: error)
        }
    }
}
