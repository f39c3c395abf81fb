// A value of a YAML document with the place where it stands.
// Reference: https://yaml.org/spec/1.2.2/#3.2.1.-node

package import JSON

/// A value and where it begins, so that an error in it can say where it is.
package struct YAMLNode: Sendable, Equatable {
    package let position: YAMLPosition
    package let value: Value
    /// How many values it has in it, itself included; what an alias repeats counts each time.
    let size: Int

    package enum Value: Sendable, Equatable {
        /// Null, a flag, a number or a text.
        case scalar(JSON)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// A key with its value. Keys are texts as they are written: of `1: one` it is `1`.
    package struct Entry: Sendable, Equatable {
        package let key: String
        package let position: YAMLPosition
        package let value: YAMLNode
    }

    init(_ position: YAMLPosition, _ value: Value) {
        self.position = position
        self.value = value
        size =
            switch value {
            case .scalar: 1
            case .sequence(let elements): elements.reduce(1) { $0 + $1.size }
            case .mapping(let entries): entries.reduce(1) { $0 + $1.value.size }
            }
    }

    /// The value without places.
    package var json: JSON {
        switch value {
        case .scalar(let scalar): scalar
        case .sequence(let elements): .array(elements.map(\.json))
        case .mapping(let entries): .object(JSON.Object(entries.map { (name: $0.key, value: $0.value.json) }))
        }
    }

    /// The value of a key; nil where there is none, and for anything but a mapping.
    package subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// A place in a text.
package struct YAMLPosition: Sendable, Equatable {
    /// Counted from 1.
    package let line: Int
    /// Counted from 1, in characters.
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why a text is not YAML as it is read here.
package struct YAMLError: Error, Equatable, CustomStringConvertible {
    package let position: YAMLPosition
    /// What is wrong, without the place.
    package let sentence: String

    package init(_ position: YAMLPosition, _ sentence: String) {
        self.position = position
        self.sentence = sentence
    }

    package var description: String { "Line \(position.line), column \(position.column): \(sentence)" }
}
