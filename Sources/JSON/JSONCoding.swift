// What reads itself from a JSON value and writes itself as JSON text.
// The shapes of the model and the bodies of stored records are such values; `Codable` costs four times the build and the run (tried on the 743 shapes: 11 s of release build against 39).

/// A value that knows its JSON text.
@usableFromInline
package protocol JSONWritable {
    /// Appends the value to the text.
    func write(to writer: inout JSONWriter)
}

/// A value that can be made from its JSON.
package protocol JSONReadable {
    /// - Throws: ``JSONMismatch`` where the JSON has another kind of value, or lacks a member.
    init(json: JSON) throws(JSONMismatch)
}

package typealias JSONCoding = JSONReadable & JSONWritable

/// JSON that does not have the value that was to be read from it.
package struct JSONMismatch: Error, Equatable, CustomStringConvertible {
    /// The way to the place, outermost first: `members[0].accountId`.
    package var path: String
    package var expected: String

    package init(path: String = "", expected: String) {
        self.path = path
        self.expected = expected
    }

    package var description: String { path.isEmpty ? "not \(expected)" : "\(path) is not \(expected)" }

    func under(_ step: String) -> JSONMismatch {
        let separator = path.isEmpty || path.hasPrefix("[") ? "" : "."
        return JSONMismatch(path: step + separator + path, expected: expected)
    }
}

extension JSON.Object {
    /// Reads a member that must be there.
    package func required<Value: JSONReadable>(_ name: String) throws(JSONMismatch) -> Value {
        guard let json = self[name] else { throw JSONMismatch(path: name, expected: "there") }
        do { return try Value(json: json) } catch { throw error.under(name) }
    }

    /// Reads a member that may be absent or null.
    package func optional<Value: JSONReadable>(_ name: String) throws(JSONMismatch) -> Value? {
        guard let json = self[name] else { return nil }
        do { return try Value(json: json) } catch { throw error.under(name) }
    }
}

extension JSON.Object {
    /// Reads a member that is a number of things, small enough to be added up.
    ///
    /// - Throws: ``JSONMismatch`` for what is not among the ``JSON/counts``.
    package func count(_ name: String) throws(JSONMismatch) -> Int {
        guard let count = try optionalCount(name) else { throw JSONMismatch(path: name, expected: "there") }
        return count
    }

    /// Reads such a member if it is there.
    package func optionalCount(_ name: String) throws(JSONMismatch) -> Int? {
        guard let count: Int = try optional(name) else { return nil }
        guard JSON.counts.contains(count) else { throw JSONMismatch(path: name, expected: "a count") }
        return count
    }
}

extension JSON {
    /// How many there can be of anything. Sums and products of a few of them are still numbers.
    package static let counts: ClosedRange<Int> = 0...Int(Int32.max)

    /// The members of this value, which has to be an object.
    package func members() throws(JSONMismatch) -> Object {
        guard case .object(let object) = self else { throw JSONMismatch(expected: "an object") }
        return object
    }
}

extension JSONWriter {
    // Inlinable, so that each of the model's types has its own code: the generic one looks types up at run time.

    /// Writes a member.
    @inlinable
    package mutating func member(_ name: StaticString, _ value: some JSONWritable) {
        self.name(name)
        value.write(to: &self)
    }

    /// Writes a member if there is a value; what is absent stays out of the text.
    @inlinable
    package mutating func member(_ name: StaticString, _ value: (some JSONWritable)?) {
        guard let value else { return }
        self.name(name)
        value.write(to: &self)
    }
}

extension String: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        guard case .string(let text) = json else { throw JSONMismatch(expected: "a string") }
        self = text
    }

    @inlinable
    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Bool: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        guard case .bool(let flag) = json else { throw JSONMismatch(expected: "a boolean") }
        self = flag
    }

    @inlinable
    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Int: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        guard case .integer(let number) = json, let exact = Int(exactly: number) else { throw JSONMismatch(expected: "a whole number") }
        self = exact
    }

    @inlinable
    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Double: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) {
        switch json {
        case .integer(let number): self = Double(number)
        case .double(let number): self = number
        default: throw JSONMismatch(expected: "a number")
        }
    }

    @inlinable
    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension JSON: JSONCoding {
    package init(json: JSON) throws(JSONMismatch) { self = json }

    package func write(to writer: inout JSONWriter) { writer.value(self) }
}

extension Array: JSONReadable where Element: JSONReadable {
    package init(json: JSON) throws(JSONMismatch) {
        guard case .array(let elements) = json else { throw JSONMismatch(expected: "an array") }
        self.init()
        reserveCapacity(elements.count)
        for (index, element) in elements.enumerated() {
            do { append(try Element(json: element)) } catch { throw error.under("[\(index)]") }
        }
    }
}

extension Array: JSONWritable where Element: JSONWritable {
    @inlinable
    package func write(to writer: inout JSONWriter) {
        writer.beginArray()
        for element in self { element.write(to: &writer) }
        writer.endArray()
    }
}

/// What the members of an object can go by in a dictionary. Its order is that in which they are written.
package protocol JSONMemberName: Hashable, Comparable {
    init(memberName: String)

    var memberName: String { get }
}

extension String: JSONMemberName {
    package init(memberName: String) { self = memberName }

    package var memberName: String { self }
}

extension Dictionary: JSONReadable where Key: JSONMemberName, Value: JSONReadable {
    /// A null value counts as absent; of a name that occurs twice the last value counts.
    package init(json: JSON) throws(JSONMismatch) {
        self.init()
        for member in try json.members().members {
            let name = Key(memberName: member.name)
            guard member.value != .null else {
                self[name] = nil
                continue
            }
            do { self[name] = try Value(json: member.value) } catch { throw error.under(member.name) }
        }
    }
}

extension Dictionary: JSONWritable where Key: JSONMemberName, Value: JSONWritable {
    /// Members are written in the order of their names, so that the same value is always the same text.
    @usableFromInline
    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        for name in keys.sorted() {
            writer.name(name.memberName)
            self[name]?.write(to: &writer)
        }
        writer.endObject()
    }
}

extension RawRepresentable where Self: JSONReadable, RawValue == String {
    package init(json: JSON) throws(JSONMismatch) {
        guard case .string(let text) = json, let value = Self(rawValue: text) else {
            throw JSONMismatch(expected: "one of \(Self.self)'s values")
        }
        self = value
    }
}

extension RawRepresentable where Self: JSONWritable, RawValue == String {
    @inlinable
    package func write(to writer: inout JSONWriter) { writer.value(rawValue) }
}
