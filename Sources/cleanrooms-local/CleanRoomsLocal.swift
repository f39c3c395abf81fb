// The command line. Every option has an environment variable, and a bad value of either refuses to start.
// Reference: the README's table of options.

import ArgumentParser

@main
struct CleanRoomsLocal: ParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "cleanrooms-local",
        abstract: "A local emulator of AWS Clean Rooms.",
        version: version,
        subcommands: [Serve.self],
        defaultSubcommand: Serve.self)

    static func main() {
        let arguments = Array(CommandLine.arguments.dropFirst())
        main(EnvironmentOptions(Serve.environmentOptions, flags: Serve.environmentFlags).added(to: arguments))
    }
}
