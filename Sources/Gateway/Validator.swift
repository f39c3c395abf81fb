// Checks an input against the constraints of the model, all of them, and owns the wording of what is wrong.
// Reference: https://smithy.io/2.0/spec/constraint-traits.html; the wording is that of AWS's services of the same family (see Constraint+Demands).

import APIModel
import JSON

/// One walk through an input, in the order of the model's members.
///
/// A value of a wrong type ends it, since then nothing was deserialized that could be validated; violations are gathered.
/// A member that is null counts as absent, and members that the model does not know are passed over.
struct Validator {
    /// No request needs more, and a small body must not be able to ask for a huge answer.
    static let mostIssues = 1000

    private var path: [Step] = []
    private var issues: [FieldIssue] = []

    private enum Step {
        case member(String)
        /// Counted from 0, named from 1.
        case element(Int)
    }

    /// Everything that is wrong with a value, in the order of the model's members.
    ///
    /// - Throws: `serialization` for a value of a wrong type.
    static func issues(of value: JSON, against constraint: Constraint) throws(FrontEndError) -> [FieldIssue] {
        var validator = Validator()
        try validator.check(value, constraint)
        return validator.issues
    }

    private mutating func check(_ value: JSON, _ constraint: Constraint) throws(FrontEndError) {
        switch constraint {
        case .string, .enumeration, .integer, .double, .boolean, .timestamp, .document:
            try checkScalar(value, constraint) { validator, demand in validator.report(demand) }
        case .list(let element, let length):
            guard case .array(let elements) = value else { throw wrongType("a list") }
            report(length, lengthOf: elements.count)
            try check(elements.lazy.enumerated().map { (.element($0.offset), $0.element) }, each: element, "Member")
        case .map(let key, let element, let length):
            guard case .object(let object) = value else { throw wrongType("a map") }
            let entries = Self.entries(of: object)
            report(length, lengthOf: entries.count)
            try check(entries.lazy.map { (.member("key"), .string($0.name)) }, each: key, "Map keys")
            try check(entries.lazy.map { (.member("value"), $0.value) }, each: element, "Map value")
        case .structure(let members):
            guard case .object(let object) = value else { throw wrongType("an object") }
            _ = try check(members, of: object)
        case .union(let members):
            guard case .object(let object) = value else { throw wrongType("an object") }
            if try check(members, of: object) != 1 { report(Demand.oneMember) }
        }
    }

    /// Checks the members of a structure or a union.
    ///
    /// - Returns: How many of them are there.
    private mutating func check(_ members: [Constraint.Member], of object: JSON.Object) throws(FrontEndError) -> Int {
        var present = 0
        for member in members {
            if let value = object[member.name] {
                present += 1
                path.append(.member(member.name))
                try check(value, member.constraint)
                path.removeLast()
            } else if member.isRequired {
                path.append(.member(member.name))
                report(Demand.notNull)
                path.removeLast()
            }
        }
        return present
    }

    /// Checks the elements of a list or the keys or values of a map.
    ///
    /// What is wrong with a composite is said of its members, `members.1.member.accountId`. What is wrong with a scalar is said once, of the whole
    /// collection, by all demands on its elements, as AWS's services do: `Member must satisfy constraint: [Member must have length …, …]`.
    private mutating func check(
        _ elements: some Sequence<(Step, JSON)>, each constraint: Constraint, _ subject: StaticString
    ) throws(FrontEndError) {
        guard constraint.isScalar else {
            for (step, element) in elements {
                path.append(step)
                // The `member` of a path is the name of a list's element in the model.
                if case .element = step { path.append(.member("member")) }
                try check(element, constraint)
                if case .element = step { path.removeLast() }
                path.removeLast()
            }
            return
        }
        var isViolated = false
        for (step, element) in elements {
            path.append(step)
            try checkScalar(element, constraint) { _, _ in isViolated = true }
            path.removeLast()
        }
        if isViolated { report("\(subject) must satisfy constraint: [\(constraint.demands.joined(separator: ", "))]") }
    }

    /// The members of a map: a null counts as absent, and of a name that occurs twice the last value counts.
    private static func entries(of object: JSON.Object) -> [(name: String, value: JSON)] {
        var seen: Set<String> = []
        return object.members.reversed().filter { seen.insert($0.name).inserted && $0.value != .null }.reversed()
    }
}

// MARK: Scalars

extension Validator {
    /// Checks a scalar and hands each demand that it does not meet to `violated`.
    private mutating func checkScalar(
        _ value: JSON, _ constraint: Constraint, _ violated: (inout Validator, String) -> Void
    ) throws(FrontEndError) {
        switch constraint {
        case .string(let length, let pattern):
            guard case .string(let text) = value else { throw wrongType("a string") }
            if let demand = Self.unmet(length, lengthOf: text) { violated(&self, demand) }
            if let pattern, !pattern.matches(text) { violated(&self, Demand.pattern(pattern)) }
        case .enumeration(let values):
            guard case .string(let text) = value else { throw wrongType("a string") }
            if !values.contains(text) { violated(&self, Demand.enumeration(values)) }
        case .integer(let range):
            // A fraction is refused, also that of 1.0, which some readers of JSON take for whole; AWS's protocol tests refuse 1.001 (1.0 inferred).
            guard case .integer(let number) = value else { throw wrongType("a whole number") }
            if let demand = Self.unmet(range, by: Int(number)) { violated(&self, demand) }
        case .double(let range):
            switch value {
            case .integer(let number): if let demand = Self.unmet(range, by: Double(number)) { violated(&self, demand) }
            case .double(let number): if let demand = Self.unmet(range, by: number) { violated(&self, demand) }
            case .null, .bool, .string, .array, .object: throw wrongType("a number")
            }
        case .boolean:
            guard case .bool = value else { throw wrongType("a boolean") }
        case .timestamp:
            switch value {
            case .integer, .double: break
            case .null, .bool, .string, .array, .object: throw wrongType("a number of seconds")
            }
        case .document, .list, .map, .structure, .union:
            break
        }
    }

    /// The length of a string is counted in Unicode scalar values, as Smithy has it.
    private static func unmet(_ bounds: Bounds<Int>, lengthOf text: String) -> String? {
        // A scalar takes one to four bytes: most texts need no counting.
        let bytes = text.utf8.count
        if bytes / 4 >= bounds.minimum ?? 0, bytes <= bounds.maximum ?? .max { return nil }
        // Every byte but a continuation begins a scalar. The sum of a buffer is taken many bytes at a time.
        let continuations = text.withBytes { $0.reduce(into: 0) { $0 += $1 & 0xC0 == 0x80 ? 1 : 0 } }
        return unmet(bounds, length: bytes - continuations)
    }

    private static func unmet(_ bounds: Bounds<Int>, length: Int) -> String? {
        if let minimum = bounds.minimum, length < minimum { return Demand.length(atLeast: minimum) }
        if let maximum = bounds.maximum, length > maximum { return Demand.length(atMost: maximum) }
        return nil
    }

    private static func unmet<Value>(_ bounds: Bounds<Value>, by number: Value) -> String? {
        if let minimum = bounds.minimum, number < minimum { return Demand.value(atLeast: minimum) }
        if let maximum = bounds.maximum, number > maximum { return Demand.value(atMost: maximum) }
        return nil
    }
}

// MARK: Reports

extension Validator {
    private mutating func report(_ bounds: Bounds<Int>, lengthOf count: Int) {
        if let demand = Self.unmet(bounds, length: count) { report(demand) }
    }

    private mutating func report(_ demand: String) {
        guard issues.count < Self.mostIssues else { return }
        issues.append(FieldIssue(field, demand))
    }

    private func wrongType(_ expected: String) -> FrontEndError {
        .serialization(path.isEmpty ? "The input is not \(expected)." : "The value at '\(field)' is not \(expected).")
    }

    /// The way to the place of the walk, as the wire names it.
    private var field: String {
        path.map { step in
            switch step {
            case .member(let name): name
            case .element(let index): "\(index + 1)"
            }
        }.joined(separator: ".")
    }
}
