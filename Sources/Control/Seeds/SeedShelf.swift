// Where seeds are found by name: a directory of the tester's, and those that come with the program.
// Source: docs/seeds.md.

import Files
import ShippedSeeds

/// Seeds by name. A file `NAME.yaml` of the directory wins over a shipped seed of that name.
package struct SeedShelf: Sendable {
    /// Nil for the shipped seeds alone.
    private let directory: String?

    package init(directory: String? = nil) {
        self.directory = directory
    }

    /// How large a seed of the directory may be.
    private static let mostBytes = 16 * 1024 * 1024

    /// The names that there are, in order.
    package var names: [String] { Set(shipped.keys).union(namesInDirectory).sorted() }

    /// A seed by its name.
    ///
    /// - Throws: ``SeedError`` if there is none, if its file cannot be read, and if it is no seed.
    package func script(named name: String) throws(SeedError) -> SeedScript {
        var script = try SeedScript(text(named: name), named: "\(name).yaml")
        if let directory, namesInDirectory.contains(name) { script.files = .beside(directory) }
        return script
    }

    /// The text of a seed, as it stands in its file.
    ///
    /// - Throws: ``SeedError`` if there is none, and if its file cannot be read.
    func text(named name: String) throws(SeedError) -> [UInt8] {
        guard let text = try textIfThere(named: name) else {
            throw SeedError(.missing, "There is no seed \(name); there is \(names.joined(separator: ", ")).")
        }
        return text
    }

    /// A seed in a file, whatever its name.
    ///
    /// - Throws: ``SeedError`` if it cannot be read, and if it is no seed.
    package static func script(inFile path: String) throws(SeedError) -> SeedScript {
        var script = try SeedScript(contents(of: path), named: path)
        script.files = .beside(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".")
        return script
    }

    /// The description in a seed's first line; nil if that is not a comment.
    func summary(of name: String) throws(SeedError) -> String? {
        let line = try textIfThere(named: name)?.split(separator: UInt8(ascii: "\n"), maxSplits: 1).first ?? []
        guard line.first == UInt8(ascii: "#") else { return nil }
        return String(decoding: line.dropFirst().drop { $0 == UInt8(ascii: " ") }, as: UTF8.self)
    }

    private func textIfThere(named name: String) throws(SeedError) -> [UInt8]? {
        guard let directory, namesInDirectory.contains(name) else { return shipped[name] }
        let path = "\(directory)/\(name).yaml"
        do throws(FileProblem) {
            return try wholeFile(path, mostBytes: Self.mostBytes)
        } catch {
            throw SeedError(.missing, "\(path) cannot be read: \(error.reason).")
        }
    }

    // MARK: Places

    private var namesInDirectory: [String] {
        guard let directory, let names = try? Files.names(inDirectory: directory) else { return [] }
        return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(".yaml".count)) }
    }

    private var shipped: [String: [UInt8]] {
        var texts: [String: [UInt8]] = [:]
        for index in 0..<shipped_seed_count() {
            let seed = shipped_seed_at(index)
            texts[String(cString: seed.name)] = Array(UnsafeBufferPointer(start: seed.text, count: Int(seed.count)))
        }
        return texts
    }

    /// The bytes of a file that a shipped seed names; nil for any other path.
    static func shippedFile(_ path: String) -> [UInt8]? {
        for index in 0..<shipped_file_count() {
            let file = shipped_file_at(index)
            if String(cString: file.path) == path { return Array(UnsafeBufferPointer(start: file.bytes, count: Int(file.count))) }
        }
        return nil
    }

    /// The bytes of a file that is named when the program is started, which may be a pipe.
    ///
    /// - Throws: ``SeedError`` if it cannot be read.
    package static func contents(of path: String) throws(SeedError) -> [UInt8] {
        do throws(FileProblem) {
            return try wholeFile(path, mostBytes: mostBytes, isPipeAllowed: true)
        } catch {
            throw SeedError(.missing, "\(path) cannot be read: \(error.reason).")
        }
    }
}
