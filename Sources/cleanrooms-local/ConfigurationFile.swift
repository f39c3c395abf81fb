// A file of options in YAML, which teams commit: every option by its name. It is read only where it is named, and never found by itself, since
// a folder that somebody has cloned must not run anything.
// Reference: the README's section on options.

import ArgumentParser
import Control
import JSON
import YAML

/// `port: 5000`, `seed: [two-members]`, `strict-catalog: true`.
struct ConfigurationFile {
    private let entries: [(option: String, values: [String], line: Int)]

    /// - Throws: `ValidationError` that names the file, the line and what is wrong.
    init(at path: String) throws {
        let node: YAMLNode
        do {
            node = try YAML.parse(SeedShelf.contents(of: path))
        } catch let error as SeedError {
            throw ValidationError("--config: \(error)")
        } catch let error as YAMLError {
            throw ValidationError("\(path): \(error)")
        }
        let options = Serve.environmentOptions + Serve.environmentFlags
        let mapping: [YAMLNode.Entry]
        switch node.value {
        case .mapping(let entries): mapping = entries
        case .scalar(.null): mapping = []
        case .scalar, .sequence: throw ValidationError("\(path) has no options by their names, such as port: 5000.")
        }
        entries = try mapping.map { entry in
            let place = "\(path), line \(entry.position.line)"
            guard options.contains(entry.key), entry.key != "config" else {
                throw ValidationError("\(place): there is no option \(entry.key).\(NearestName.question(entry.key, among: options))")
            }
            guard let values = Self.values(of: entry.value.json) else {
                throw ValidationError("\(place): \(entry.key) takes a text, a number, true, false, or a list of them.")
            }
            return (entry.key, values, entry.position.line)
        }
    }

    /// The options as words, each with its line, without those that are given elsewhere.
    func words(without given: Set<String>) throws -> [(word: String, line: Int)] {
        entries.filter { !given.contains($0.option) }.flatMap { entry in
            entry.values.compactMap { value -> (word: String, line: Int)? in
                guard Serve.environmentFlags.contains(entry.option) else { return ("--\(entry.option)=\(value)", entry.line) }
                // The parser refuses a flag with a value that is neither.
                return value == "true"
                    ? ("--\(entry.option)", entry.line) : value == "false" ? nil : ("--\(entry.option)=\(value)", entry.line)
            }
        }
    }

    private static func values(of json: JSON) -> [String]? {
        switch json {
        case .string(let text): [text]
        case .integer(let number): ["\(number)"]
        case .double(let number): ["\(number)"]
        case .bool(let flag): ["\(flag)"]
        case .array(let elements):
            elements.reduce([String]?.some([])) { texts, element in
                guard let texts, element.array == nil, let more = values(of: element) else { return nil }
                return texts + more
            }
        case .null, .object: nil
        }
    }
}
