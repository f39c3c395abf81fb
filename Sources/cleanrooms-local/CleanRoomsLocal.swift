// The command line. Every option has an environment variable, and a bad value of either refuses to start.
// Reference: docs/options.md.

import ArgumentParser
import Control

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
    private static let others: [any ParsableCommand.Type] = [
        Explain.self, Query.self, Advance.self, Status.self, Reset.self, Seed.self, AWSCommand.self, MCPCommand.self,
    ]

    static func main() {
        ProcessStart.settle()
        guard !CommandLine.arguments.isEmpty else { exit(withError: ValidationError(noArguments)) }
        let arguments = Array(CommandLine.arguments.dropFirst())
        guard !others.contains(where: { $0.configuration.commandName == arguments.first }) else { return main(arguments) }
        if let word = arguments.first, let sentence = strangeCommand(word) { exit(withError: ValidationError(sentence)) }
        serve(StandIns.joiningNegatives(arguments))
    }

    /// Not even the program's own name is known where Swift cannot read the command line, as in a root without /proc.
    private static let noArguments = "The command line cannot be read: there is no /proc here, which it is read from."

    /// Runs the server, or says what is wrong and where it was said.
    private static func serve(_ arguments: [String]) {
        var standIns: StandIns?
        do {
            let all = try StandIns(for: arguments)
            standIns = all
            var command = try parseAsRoot(all.words)
            try command.run()
        } catch {
            exit(withError: standIns?.naming(error) ?? error)
        }
    }

    /// A sentence about a first word that is neither an option nor a command: nothing else can stand there.
    private static func strangeCommand(_ word: String) -> String? {
        let commands = ["serve"] + others.compactMap { $0.configuration.commandName } + ["help"]
        guard !word.hasPrefix("-"), !commands.contains(word) else { return nil }
        return "There is no command \(word).\(NearestName.question(word, among: commands)) There is \(commands.joined(separator: ", "))."
    }
}
