// A JSON value: what a request body is before it becomes a shape of the model.
// Reference: RFC 8259.

/// A JSON value.
///
/// Whole numbers that fit keep their exact value as `integer`; every other number is a `double`.
package enum JSON: Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case double(Double)
    case string(String)
    case array([JSON])
    case object(Object)

    /// The members of an object in the order of the text.
    ///
    /// A name that occurs more than once keeps each value; look-ups answer with the last, as most readers of JSON do.
    package struct Object: Sendable, Equatable {
        package var members: [(name: String, value: JSON)]

        package init(_ members: [(name: String, value: JSON)] = []) {
            self.members = members
        }

        /// The value of a member. `null` counts as absent, since AWS's services read it that way.
        package subscript(name: String) -> JSON? {
            let length = name.utf8.count
            var index = members.count - 1
            // Most names differ in length already, and telling that is cheap.
            while index >= 0, members[index].name.utf8.count != length || members[index].name != name { index -= 1 }
            guard index >= 0 else { return nil }
            if case .null = members[index].value { return nil }
            return members[index].value
        }

        /// Adds a member without looking whether one of that name is there.
        package mutating func append(_ name: String, _ value: JSON) {
            members.append((name, value))
        }

        package static func == (left: Object, right: Object) -> Bool {
            left.members.count == right.members.count
                && zip(left.members, right.members).allSatisfy { $0.name == $1.name && $0.value == $1.value }
        }
    }

    /// The member of an object, or nil for another kind of value, an absent member or a null.
    package subscript(name: String) -> JSON? {
        guard case .object(let object) = self else { return nil }
        return object[name]
    }

    /// The text of a string, or nil for another kind of value.
    package var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }

    /// The elements of an array, or nil for another kind of value.
    package var array: [JSON]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// The members of an object, or nil for another kind of value.
    package var object: Object? {
        guard case .object(let object) = self else { return nil }
        return object
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral
{
    package init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(Object(elements.map { (name: $0.0, value: $0.1) }))
    }

    package init(arrayLiteral elements: JSON...) {
        self = .array(elements)
    }

    package init(stringLiteral value: String) {
        self = .string(value)
    }

    package init(integerLiteral value: Int64) {
        self = .integer(value)
    }

    package init(floatLiteral value: Double) {
        self = .double(value)
    }

    package init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}
