// The paths of GET_JSON_OBJECT: `$.a.b[0]['c'][*]`.
// Reference: https://docs.aws.amazon.com/clean-rooms/latest/sql-reference/get_json_object.html; Spark's JsonPathParser and GetJsonObject

/// A path, taken apart.
struct JSONPath {
    private enum Step {
        case name([UInt8])
        case index(Int)
        /// `[*]`
        case elements
        /// `.*`
        case fields
    }

    private let steps: [Step]

    /// Nil for what is no path.
    init?(_ path: UnsafeBufferPointer<UInt8>) {
        var reader = ByteReader(path)
        var steps: [Step] = []
        guard reader.skip("$") else { return nil }
        while !reader.isAtEnd {
            if reader.skip(".") {
                if reader.skip("*") {
                    steps.append(.fields)
                    continue
                }
                var name: [UInt8] = []
                while let byte = reader.next, byte != UInt8(ascii: "."), byte != UInt8(ascii: "[") {
                    name.append(byte)
                    _ = reader.take()
                }
                guard !name.isEmpty else { return nil }
                steps.append(.name(name))
            } else {
                guard reader.skip("["), let step = Self.bracketed(&reader), reader.skip("]") else { return nil }
                steps.append(step)
            }
        }
        self.steps = steps
    }

    private static func bracketed(_ reader: inout ByteReader) -> Step? {
        if reader.skip("*") { return .elements }
        if reader.skip("'") {
            var name: [UInt8] = []
            while let byte = reader.take() {
                if byte == UInt8(ascii: "'") { return name == Array("*".utf8) ? .fields : name.isEmpty ? nil : .name(name) }
                name.append(byte)
            }
            return nil
        }
        guard var index = reader.digit() else { return nil }
        while let digit = reader.digit() {
            index = index * 10 + digit
            guard index < Int64(Int32.max) else { return nil }
        }
        return .index(Int(index))
    }

    private enum Style { case raw, quoted, flat }

    /// What the path leads to: a text as it is, anything else as JSON; nil for nothing and for a JSON null.
    func find(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard let tree = JSONTree(text) else { return nil }
        var found: [JSONTree] = []
        Self.evaluate(tree, steps[...], .raw, &found)
        guard let first = found.first else { return nil }
        if case .string(let text) = first { return text }
        var written: [UInt8] = []
        first.write(to: &written)
        return written
    }

    /// Appends what the steps lead to: at most one value but inside of a wildcard.
    private static func evaluate(_ tree: JSONTree, _ steps: ArraySlice<Step>, _ style: Style, _ found: inout [JSONTree]) {
        if case .null = tree, style == .raw { return }
        guard let step = steps.first else {
            if style == .flat, case .array(let elements) = tree {
                for element in elements { evaluate(element, steps, style, &found) }
            } else {
                found.append(tree)
            }
            return
        }
        let rest = steps.dropFirst()
        switch (step, tree) {
        case (.name(let name), .object(let fields)):
            guard let field = fields.first(where: { $0.name == name }) else { return }
            evaluate(field.value, rest, style, &found)
        case (.fields, .object(let fields)):
            for field in fields { evaluate(field.value, rest, style, &found) }
        case (.index(let index), .array(let elements)):
            guard index < elements.count else { return }
            if case .elements? = rest.first { return evaluate(elements[index], rest, .quoted, &found) }
            evaluate(elements[index], rest, style, &found)
        case (.elements, .array(let elements)):
            var inner: [JSONTree] = []
            if case .elements? = rest.first {
                // Two wildcards side by side flatten what they find.
                for element in elements { evaluate(element, rest.dropFirst(), .flat, &inner) }
                if !inner.isEmpty { found.append(.array(inner)) }
                return
            }
            for element in elements { evaluate(element, rest, style == .flat ? .flat : .quoted, &inner) }
            if style == .quoted {
                found.append(.array(inner))
            } else if inner.count > 1 {
                found.append(.array(inner))
            } else {
                // One element stands without its array.
                found += inner
            }
        default: return
        }
    }
}

/// Remembers the last path, which is nearly always the next one too.
final class JSONPathMemo {
    private var source: [UInt8]?
    private var last: JSONPath?

    func path(_ bytes: UnsafeBufferPointer<UInt8>) -> JSONPath? {
        if let source, source.count == bytes.count, source.elementsEqual(bytes) { return last }
        source = Array(bytes)
        last = JSONPath(bytes)
        return last
    }
}
