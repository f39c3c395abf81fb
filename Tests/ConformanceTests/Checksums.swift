// A checksum of each operation's shapes, so that a newer model shows what to look at again.

import Foundation
import JSON

/// The committed checksums, a line each: `CreateCollaboration 3f0c…`.
enum Checksums {
    private static var file: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("checksums.txt")
    }

    static var committed: [String: String] {
        get throws {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { $0.split(separator: " ") }
            return Dictionary(lines.map { (String($0[0]), String($0[1])) }, uniquingKeysWith: { $1 })
        }
    }

    static func record(_ model: Model) throws {
        let lines = model.operations.map { "\($0.name) \(of($0, in: model))\n" }
        try lines.joined().write(to: file, atomically: true, encoding: .utf8)
    }

    /// Of the operation itself and of all shapes that its input, output and errors are made of. FNV-1a.
    static func of(_ operation: Operation, in model: Model) -> String {
        let names = ([operation.input, operation.output] + operation.errors).reduce(into: Set<String>()) {
            $0.formUnion(model.closure(of: $1))
        }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for json in [operation.json] + names.sorted().map({ ["\($0)": model.shape($0).json].json }) {
            var writer = JSONWriter()
            json.write(to: &writer)
            for byte in writer.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let text = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension [String: JSON] {
    fileprivate var json: JSON { .object(JSON.Object(map { (name: $0.key, value: $0.value) })) }
}
