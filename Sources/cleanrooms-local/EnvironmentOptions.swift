// Environment variables as options: each stands in for an option that the command line does not give.

import ArgumentParser

#if canImport(Darwin)
    import Darwin
#else
    import Glibc
#endif

/// Options that may come from the environment: `--data-dir` from `CLEANROOMS_DATA_DIR`.
///
/// They are put among the arguments before these are parsed, so that both ways have one check and one wording of what is wrong.
struct EnvironmentOptions {
    private let options: [String]
    private let flags: [String]
    private let protecting: Set<String>
    private let value: (String) -> String?

    /// - Parameter options: Names without their dashes, such as `data-dir`.
    /// - Parameter flags: Names of options without a value.
    /// - Parameter protecting: Those of the options that keep somebody out.
    /// - Parameter value: What a variable holds; nil if it is not set.
    init(
        _ options: [String], flags: [String] = [], protecting: Set<String> = [],
        value: @escaping (String) -> String? = { name in getenv(name).map { String(cString: $0) } }
    ) {
        self.options = options
        self.flags = flags
        self.protecting = protecting
        self.value = value
    }

    static func variable(for option: String) -> String {
        "CLEANROOMS_" + option.uppercased().map { $0 == "-" ? "_" : String($0) }.joined()
    }

    /// The arguments with the environment's options behind them. What the command line gives counts; an empty variable does not, as compose files
    /// have `${SEED:-}`.
    ///
    /// - Throws: `ValidationError` for an empty variable of what keeps somebody out: a secret that was not set must not open the door.
    func added(to arguments: [String]) throws -> [String] {
        // Only the server takes options from the environment; `--help` and `--version` stay what they are.
        guard !arguments.contains(where: { ["--help", "-h", "help", "--version"].contains($0) }) else { return arguments }
        return try (options + flags).reduce(arguments) { result, option in
            let flag = "--\(option)"
            let isGiven = arguments.contains { $0 == flag || $0.hasPrefix("\(flag)=") }
            guard !isGiven, let text = value(Self.variable(for: option)) else { return result }
            guard !text.isEmpty else {
                guard protecting.contains(option) else { return result }
                throw ValidationError("\(Self.variable(for: option)) is set and empty; unset it to do without --\(option).")
            }
            guard flags.contains(option) else { return result + ["\(flag)=\(text)"] }
            switch text.lowercased() {
            case "true", "1", "yes": return result + [flag]
            case "false", "0", "no": return result
            // The parser refuses a flag with a value.
            default: return result + ["\(flag)=\(text)"]
            }
        }
    }
}
