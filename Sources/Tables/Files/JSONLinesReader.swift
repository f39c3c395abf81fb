// JSON lines: an object a line, whose members are columns by their names.
// Reference: https://jsonlines.org; https://docs.aws.amazon.com/athena/latest/ug/json-serde.html

import JSON

struct JSONLinesReader {
    private let target: FileTarget
    /// By name in lower case, the columns that are wanted.
    private let places: [String: Int]

    init(_ target: FileTarget) {
        self.target = target
        places = Dictionary(
            target.columns.indices.filter { target.columns[$0].builder != nil }.map { (target.columns[$0].name.lowercased(), $0) },
            uniquingKeysWith: { first, _ in first })
    }

    /// - Returns: How many rows there were.
    func read() throws(QueryFailure) -> Int {
        let window = try TextWindow(Compression.stream(of: target.file, target.budget), target.budget)
        try window.extend()
        try FileFormat.refuseBinary(Array(window.bytes.prefix(4)), target.file)
        if window.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { window.take(3) }
        let arena = Arena(budget: target.budget)
        var rows = 0
        var line = 0
        while let text = try nextLine(window) {
            line += 1
            if line & 1023 == 0 { try target.check() }
            if text.allSatisfy({ $0 <= UInt8(ascii: " ") }) { continue }
            try append(text, line, arena)
            rows += 1
            arena.reset()
        }
        return rows
    }

    private func nextLine(_ window: TextWindow) throws(QueryFailure) -> UnsafeBufferPointer<UInt8>? {
        var searched = 0
        while true {
            let bytes = window.bytes
            if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
                window.take(end + 1)
                return UnsafeBufferPointer(rebasing: bytes[..<end])
            }
            if window.isLast {
                window.take(bytes.count)
                return bytes.isEmpty ? nil : bytes
            }
            searched = bytes.count
            try window.extend()
        }
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>, _ line: Int, _ arena: Arena) throws(QueryFailure) {
        // The tree of a line takes several times its bytes.
        try target.budget.take(text.count * 8)
        defer { target.budget.give(text.count * 8) }
        guard case .object(let object)? = try? JSON(parsing: Array(text)) else {
            throw target.file.broken("line \(line) is no JSON object")
        }
        var values = [JSON?](repeating: nil, count: target.columns.count)
        for member in object.members {
            if let place = places[member.name] ?? places[member.name.lowercased()] { values[place] = member.value }
        }
        for (column, value) in zip(target.columns, values) {
            guard let builder = column.builder else { continue }
            guard let datum = try JSONValue.datum(value ?? .null, column.type, arena) else {
                throw target.mismatch("line \(line)", column, String(decoding: (value ?? .null).text, as: UTF8.self))
            }
            try builder.append(datum)
        }
    }
}
