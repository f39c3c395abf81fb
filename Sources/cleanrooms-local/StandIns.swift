// What stands in for options that the command line does not give: environment variables, and behind them a configuration file.
// Reference: the README's section on options.

import ArgumentParser
import Control

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// The words of a command line, and where those come from that nobody has typed.
struct StandIns {
    private let typed: [String]
    private var added: [(word: String, source: String)] = []

    /// All words, the typed ones first.
    var words: [String] { typed + added.map(\.word) }

    /// - Throws: `ValidationError` for a file that is not a configuration file.
    init(for typed: [String]) throws {
        self.typed = typed
        let environment = EnvironmentOptions(
            Serve.environmentOptions, flags: Serve.environmentFlags, protecting: Serve.protectingOptions, value: Self.variable)
        for word in try environment.added(to: typed).dropFirst(typed.count) {
            added.append((word, EnvironmentOptions.variable(for: Self.option(of: word))))
        }
        guard let path = Self.value(of: "config", in: words) else { return }
        for (word, line) in try ConfigurationFile(at: path).words(without: Set(words.map(Self.option))) {
            added.append((word, "\(path), line \(line)"))
        }
    }

    /// An error that also names the source of the option that caused it, if nobody has typed that option.
    func naming(_ error: any Error) -> any Error {
        let message = CleanRoomsLocal.message(for: error)
        guard !message.isEmpty, (try? CleanRoomsLocal.parseAsRoot(typed)) != nil else { return error }
        let culprit =
            added.first { (try? CleanRoomsLocal.parseAsRoot(typed + [$0.word])) == nil }
            ?? added.first { addition in
                // What is wrong only when it is looked at, such as a seed that is not there, is quoted.
                Self.value(of: Self.option(of: addition.word), in: [addition.word]).map { $0.count > 2 && message.contains($0) } ?? false
            }
        guard let culprit else { return error }
        return ValidationError("\(culprit.source): \(message)")
    }

    /// What the log should tell of the environment: variables of ours that mean nothing, since a slip in one would be passed over.
    static func warnings() -> [String] {
        var warnings: [String] = []
        let known = (Serve.environmentOptions + Serve.environmentFlags).map(EnvironmentOptions.variable) + ofCommands
        for name in names().sorted() where name.hasPrefix("CLEANROOMS_") && !known.contains(name) && !isKubernetes(name) {
            warnings.append("\(name) means nothing here.\(NearestName.question(name, among: known))")
        }
        if isAddress(port) {
            warnings.append(
                "CLEANROOMS_PORT is \(port), which Kubernetes sets for a service named cleanrooms: it is passed over. --port sets the port."
            )
        }
        return warnings
    }

    // MARK: The environment

    /// What commands beside `serve`, and the Python package, read.
    private static let ofCommands = ["CLEANROOMS_ENDPOINT", "CLEANROOMS_CA", "CLEANROOMS_BINARY"]

    private static var port: String { getenv("CLEANROOMS_PORT").map { String(cString: $0) } ?? "" }

    private static func isAddress(_ text: String) -> Bool { text.hasPrefix("tcp://") || text.hasPrefix("udp://") }

    private static func variable(_ name: String) -> String? {
        guard let text = getenv(name).map({ String(cString: $0) }) else { return nil }
        return name == "CLEANROOMS_PORT" && isAddress(text) ? nil : text
    }

    /// Whether it is one of those that each container gets for a service named `cleanrooms`.
    private static func isKubernetes(_ name: String) -> Bool {
        name == "CLEANROOMS_SERVICE_HOST" || name.hasPrefix("CLEANROOMS_SERVICE_PORT")
            || name.hasPrefix("CLEANROOMS_PORT_") && (name.contains("_TCP") || name.contains("_UDP"))
    }

    /// The names of all variables.
    private static func names() -> [String] {
        var names: [String] = []
        var next = environ
        while let text = next.pointee {
            names.append(String(String(cString: text).prefix { $0 != "=" }))
            next += 1
        }
        return names
    }

    // MARK: Words

    /// `--port=80` as `port`.
    private static func option(of word: String) -> String {
        word.hasPrefix("--") ? String(word.dropFirst(2).prefix { $0 != "=" }) : ""
    }

    private static func value(of option: String, in words: [String]) -> String? {
        for (index, word) in words.enumerated() {
            if word.hasPrefix("--\(option)=") { return String(word.dropFirst(option.count + 3)) }
            if word == "--\(option)", index + 1 < words.count { return words[index + 1] }
        }
        return nil
    }

    /// The words with each number below zero joined to its option: `--journal-size -1` would otherwise be an option without a value.
    static func joiningNegatives(_ words: [String]) -> [String] {
        words.reduce(into: []) { joined, word in
            if let last = joined.last, last.hasPrefix("--"), !last.contains("="), word.hasPrefix("-"),
                word.dropFirst().first?.isNumber == true
            {
                joined[joined.count - 1] = "\(last)=\(word)"
            } else {
                joined.append(word)
            }
        }
    }
}
