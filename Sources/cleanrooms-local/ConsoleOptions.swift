// The options about what can be seen of the emulator: the console, and the journal.
// Reference: docs/options.md.

import ArgumentParser
import Control

struct ConsoleOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["console"]

    enum Presence: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    @Option(help: "Whether there is a web page to look at and to steer by, at /_cleanrooms/console/ and for browsers at /: on, or off.")
    var console = Presence.on
}

struct JournalOptions: ParsableArguments {
    /// Each has an environment variable.
    static let names = ["journal-size", "journal-sensitive"]

    enum Sensitive: String, ExpressibleByArgument, CaseIterable {
        case mask, keep
    }

    @Option(help: "How many of the last requests the journal at /_cleanrooms/requests keeps; 0 for no journal.")
    var journalSize = 1000

    @Option(help: "Whether the journal tells what the API's model calls sensitive, such as SQL: mask, or keep.")
    var journalSensitive = Sensitive.mask

    func validate() throws {
        guard (0...1_000_000).contains(journalSize) else { throw ValidationError("--journal-size takes a number from 0 to 1000000.") }
    }

    var settings: JournalSettings { JournalSettings(size: journalSize, masksSensitive: journalSensitive == .mask) }
}
